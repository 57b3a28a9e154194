"""What went wrong in the reader's code or configuration, as data."""

import traceback
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, TypeVar

from companion.errors import TimeLimitExceeded, UserError
from companion.reports.frames import Frame, frame_at, frame_from_json, frames_of
from companion.reports.hints import hint_for

LONGEST_MESSAGE = 10_000  # characters

T = TypeVar("T")


@dataclass(frozen=True)
class Report:
    """One error.

    kind: the exception's name; empty for an error in a file that Python doesn't run.
    message: what is wrong. hint: what to write instead, or empty.
    frames: the reader's own lines that led to it, innermost first.
    traceback: all that Python says about it; its last line is the headline.
    seconds: the time limit, if that was exceeded.
    """

    kind: str
    message: str
    hint: str = ""
    frames: tuple[Frame, ...] = ()
    traceback: str = ""
    seconds: float = 0.0

    @property
    def headline(self) -> str:
        """The error as Python's last line has it: `NameError: name 'x' is not ...`."""
        return ": ".join(filter(None, [self.kind, self.message]))

    def to_json(self) -> dict[str, Any]:
        """Return the report as json.dumps() takes it; from_json() reads it again."""
        return asdict(self)


def from_json(fields: dict[str, Any]) -> Report:
    """Return the report that Report.to_json() made these fields of."""
    frames = tuple(map(frame_from_json, fields["frames"]))
    return Report(**{**fields, "frames": frames})


def console_text(found: Report) -> str:
    """Return what the console says of an error: the reader's line first."""
    place = f"{found.frames[0].place}: " if found.kind and found.frames else ""
    first = f"{place}{found.headline}"
    details = (
        [] if found.traceback in ("", first, str(found.headline)) else [found.traceback]
    )
    return "\n".join(filter(None, [first, found.hint, *details]))


class ScriptFailed(Exception):
    """A CGI script ended with an error, whose report it made in its own process."""

    def __init__(self, report: Report) -> None:
        self.report = report
        super().__init__(report)


def report(error: BaseException, folder: Path) -> Report:
    """Return the report of an error in the code or configuration of `folder`.

    It can't fail: what an error won't tell, the report leaves out.
    """
    if isinstance(error, UserError):
        return report_user_error(error, folder)
    if isinstance(error, ScriptFailed):
        return error.report
    kind = attempt(kind_of, error) or "an exception without a name"
    message = attempt(message_of, error, kind) or ""
    return Report(
        kind=kind,
        message=shortened(message),
        hint=attempt(hint_for, f"{kind}: {message}", folder) or "",
        frames=attempt(frames_of, error, folder) or (),
        traceback=attempt(traceback_of, error) or attempt(calls_of, error) or "",
        seconds=error.seconds if isinstance(error, TimeLimitExceeded) else 0.0,
    )


def attempt(function: Callable[..., T], *arguments: object) -> T | None:
    """Call the function; return None if the reader's exception makes that fail.

    The function runs code of the exception's own class, such as its __str__.
    """
    try:
        return function(*arguments)
    except (Exception, SystemExit):
        return None


def report_user_error(error: UserError, folder: Path) -> Report:
    path = folder / error.file
    if not path.is_file():  # a path as typed, from another folder than this
        path = folder / Path(error.file).name
    frames = (frame_at(path, folder, error.line),) if error.line else ()
    return Report("", error.headline, error.hint, frames, str(error))


def kind_of(error: BaseException) -> str:
    """Return the exception's name as a traceback has it, with its module."""
    module, name = type(error).__module__, type(error).__qualname__
    return name if module in ("builtins", "__main__") else f"{module}.{name}"


def message_of(error: BaseException, kind: str) -> str:
    # The lines with the place and the source are indented; notes follow the message.
    lines = traceback.format_exception_only(type(error), error)
    last_line = next(line for line in lines if line[0] != " ").strip()
    return last_line.removeprefix(kind).removeprefix(":").strip()


def shortened(message: str) -> str:
    if len(message) <= LONGEST_MESSAGE:
        return message
    return f"{message[:LONGEST_MESSAGE]} ..."


def traceback_of(error: BaseException) -> str:
    return "".join(traceback.format_exception(error)).rstrip()


def calls_of(error: BaseException) -> str:
    return "".join(traceback.format_tb(error.__traceback__)).rstrip()
