"""An error in the reader's code or configuration, as data."""

import json
import os
import re
import traceback
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from companion.attempt import attempt
from companion.problem import Problem
from companion.reports.frames import MOST_CALLS, Frame, frame_at, frames_of, read_frame
from companion.reports.handler_frame import handler_frame
from companion.reports.hints.lookup import hint_for
from companion.reports.values import shortened

LONGEST_MESSAGE = 10_000  # characters
MOST_CAUSES = 5

# Some versions of Python add this to a message. Our hint says it on all versions.
SUGGESTION = re.compile(r"\.? (Did you (mean|forget)|Or did you forget)\b.*", re.DOTALL)
SUGGESTED = (AttributeError, ImportError, NameError, SyntaxError, TypeError)


@dataclass(frozen=True)
class Cause:
    """The error that caused another one.

    raised_from: whether the code has `raise ... from error`; otherwise the other error
    was raised while this one was handled. frames: the innermost frame, if any.
    """

    headline: str
    raised_from: bool
    frames: tuple[Frame, ...]


@dataclass(frozen=True)
class Report:
    """One error.

    kind: the exception's name; empty for an error in app.yaml.
    message: what is wrong. hint: what to write instead, or empty.
    frames: the frames in the reader's own code, innermost first.
    traceback: Python's full traceback.
    causes: the errors that caused it, nearest first.
    place: named before a message that isn't an exception's: `app.yaml:7`.
    """

    kind: str
    message: str
    hint: str = ""
    frames: tuple[Frame, ...] = ()
    traceback: str = ""
    causes: tuple[Cause, ...] = ()
    place: str = ""

    @property
    def error(self) -> str:
        """`NameError: name 'x' is not defined`, as in a traceback's last line."""
        return ": ".join(filter(None, [self.kind, self.message]))

    @property
    def headline(self) -> str:
        """The error, with its place in front if it has one."""
        return f"{self.place}: {self.error}" if self.place else self.error

    def to_json(self) -> str:
        """Return the report as JSON in ASCII; from_json() is the reverse."""
        return json.dumps(asdict(self))


def from_json(text: str) -> Report:
    """Return the report from the text that Report.to_json() made."""
    fields = json.loads(text)
    causes = [
        Cause(**{**cause, "frames": tuple(map(read_frame, cause["frames"]))})
        for cause in fields["causes"]
    ]
    frames = tuple(map(read_frame, fields["frames"]))
    return Report(**{**fields, "frames": frames, "causes": tuple(causes)})


class ScriptFailed(Exception):
    """A CGI script failed. The report was made in the script's process."""

    def __init__(self, report: Report) -> None:
        self.report = report
        super().__init__(report)


def report(error: BaseException, folder: Path) -> Report:
    """Return the report of an error in the code or configuration of `folder`.

    It never raises: if something about the error can't be found out, it is left out.
    """
    # Compare exact types, because isinstance() could run the exception's own code.
    if type(error) is Problem:
        return report_problem(error, folder)
    if type(error) is ScriptFailed:
        return error.report
    kind = kind_of(error)
    message = message_of(error, kind)
    frames = attempt(frames_of, error, folder) or ()
    if not frames and (behind := attempt(handler_frame, error, folder)):
        frames = (behind,)
    whole = attempt(partial(traceback.format_exception, error, limit=-MOST_CALLS))
    return Report(
        kind=kind,
        message=message.replace(f"{folder}{os.sep}", ""),
        hint=attempt(hint_for, error, kind, message, frames, folder) or "",
        frames=frames,
        traceback="".join(whole or ()).rstrip(),
        causes=attempt(causes_of, error, folder) or (),
    )


def report_problem(error: Problem, folder: Path) -> Report:
    path = folder / error.place.file
    if not path.is_file():  # the path as typed, relative to another folder
        path = folder / Path(error.place.file).name
    place = error.place
    frame = attempt(frame_at, path, folder, place.line) if place.line else None
    frames = (frame,) if frame else ()
    return Report("", error.message, error.hint, frames, str(error), place=str(place))


def kind_of(error: BaseException) -> str:
    """Return the exception's name as in a traceback, with its module."""
    module, name = type(error).__module__, type(error).__qualname__
    return str(name if module in ("builtins", "__main__") else f"{module}.{name}")


def message_of(error: BaseException, kind: str) -> str:
    message = attempt(last_line_of, error, kind) or attempt(str, error) or ""
    if issubclass(type(error), SUGGESTED):
        message = SUGGESTION.sub("", message)
    return shortened(message, LONGEST_MESSAGE)


def last_line_of(error: BaseException, kind: str) -> str:
    # Lines with place and source are indented. Notes come after the message.
    lines = traceback.format_exception_only(type(error), error)
    last_line = next(line for line in lines if line[0] != " ").strip()
    return last_line.removeprefix(kind).removeprefix(":").strip()


def causes_of(error: BaseException, folder: Path) -> tuple[Cause, ...]:
    """Return the error's cause or context, the cause of that one, and so on."""
    found: list[Cause] = []
    seen = [error]
    while len(found) < MOST_CAUSES:
        raised_from = error.__cause__ is not None
        before = error.__cause__ if raised_from else error.__context__
        hidden = error.__suppress_context__ and not raised_from
        if before is None or hidden or any(before is other for other in seen):
            break
        kind = kind_of(before)
        headline = f"{kind}: {message_of(before, kind)}".removesuffix(": ")
        frames = attempt(frames_of, before, folder) or ()
        found.append(Cause(headline, raised_from, frames[:1]))
        seen.append(before)
        error = before
    return tuple(found)
