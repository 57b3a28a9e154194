"""The frames of an error's traceback that are in the reader's own code."""

import dis
import linecache
import os
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import FrameType, TracebackType
from typing import Any

from companion.attempt import attempt
from companion.own_code import is_own
from companion.reports.values import Values, simple_values

MOST_FRAMES = 10
MOST_CALLS = 100
LINES_AROUND = 3  # lines of source to show above and below the line
RAISE = dis.opmap["RAISE_VARARGS"]  # the bytecode of `raise`

Columns = tuple[int, int]


@dataclass(frozen=True)
class Frame:
    """A line of the reader's source that was running.

    file: its path inside the folder. function: empty for a module's own code.
    source: the lines around it, with their numbers. columns: a slice of the line, if
    Python knows it. values: the variables that have simple values.
    """

    file: str
    line: int
    function: str
    source: tuple[tuple[int, str], ...]
    columns: Columns | None = None
    values: Values = ()

    @property
    def place(self) -> str:
        """The place, as in `hello.py, line 6, in get`."""
        where = f"{self.file}, line {self.line}"
        return f"{where}, in {self.function}" if self.function else where

    @property
    def text(self) -> str:
        """The line itself."""
        return dict(self.source).get(self.line, "")


def read_frame(fields: dict[str, Any]) -> Frame:
    """Return the frame from the fields that dataclasses.asdict() made."""
    pairs = {key: tuple(map(tuple, fields[key])) for key in ("source", "values")}
    columns = tuple(fields["columns"]) if fields["columns"] else None
    return Frame(**{**fields, **pairs, "columns": columns})


def frames_of(error: BaseException, folder: Path) -> tuple[Frame, ...]:
    """Return an exception's frames in the folder's files, innermost first."""
    found = [
        traced_frame(trace, folder)
        # Only the innermost calls: a recursion may be a million calls deep.
        for trace in deque(calls(error.__traceback__), maxlen=MOST_CALLS)
        if is_own(source_of(trace, folder), folder)
    ]
    if isinstance(error, SyntaxError) and is_own(error.filename, folder):
        line = max(error.lineno, 1) if isinstance(error.lineno, int) else 1
        frame = frame_at(Path(str(error.filename)), folder, line)
        found.append(replace(frame, columns=syntax_error_columns(error)))
    # Each line once, because a recursion repeats its lines.
    once: dict[tuple[str, int], Frame] = {}
    for frame in reversed(found):
        if frame.source:
            once.setdefault((frame.file, frame.line), frame)
    return tuple(once.values())[:MOST_FRAMES]


def stack(frame: FrameType | None, folder: Path) -> tuple[Frame, ...]:
    """Return a running thread's frames in the folder's files, innermost first."""
    found: list[Frame] = []
    while frame and len(found) < MOST_FRAMES:
        code = frame.f_code
        if is_own(code.co_filename, folder):
            path = Path(code.co_filename)
            found.append(frame_at(path, folder, frame.f_lineno or 1, code.co_name))
        frame = frame.f_back
    return tuple(found)


def frame_at(path: Path, folder: Path, line: int, function: str = "") -> Frame:
    """Return the frame for a line, with the source that Python read."""
    first = max(1, line - LINES_AROUND)
    numbers = range(first, line + LINES_AROUND + 1)
    lines = lines_of(path)
    return Frame(
        file=path.relative_to(folder).as_posix(),
        line=line,
        function="" if function == "<module>" else function,
        source=tuple((n, lines[n - 1].rstrip()) for n in numbers if n <= len(lines)),
    )


def lines_of(path: Path) -> list[str]:
    """Return a file's lines: a module's as they were imported, others' as saved now."""
    linecache.checkcache(str(path))  # keeps the lines of modules
    lines = linecache.getlines(str(path))
    if lines or not path.is_file():
        return lines
    with path.open(encoding="utf-8", errors="replace") as file:
        return file.readlines()


def calls(trace: TracebackType | None) -> Iterator[TracebackType]:
    """Yield each call, outermost first, except calls that only re-raise the error.

    Jinja2 has a call that raises for each line of a template.
    """
    while trace:
        code = trace.tb_frame.f_code
        raises = trace.tb_next and code.co_code[trace.tb_lasti] == RAISE
        if not raises or not code.co_filename.endswith(".py"):
            yield trace
        trace = trace.tb_next


def source_of(trace: TracebackType, folder: Path) -> str:
    """Return the path of a call's source; a template may be named from the folder."""
    return os.path.join(folder, trace.tb_frame.f_code.co_filename)


def traced_frame(trace: TracebackType, folder: Path) -> Frame:
    code, path = trace.tb_frame.f_code, Path(source_of(trace, folder))
    frame = frame_at(path, folder, trace.tb_lineno or 1, code.co_name)
    values = attempt(simple_values, trace.tb_frame.f_locals, frame.text) or ()
    # Those of a template's are Jinja2's own.
    is_code = code.co_filename.endswith(".py")
    columns = call_columns(trace, frame.text) if is_code else None
    return replace(frame, columns=columns, values=values)


def call_columns(trace: TracebackType, text: str) -> Columns | None:
    """Return the columns of a call in its line, or None before Python 3.11."""
    code = trace.tb_frame.f_code
    if not hasattr(code, "co_positions"):
        return None
    line, end_line, start, end = list(code.co_positions())[trace.tb_lasti // 2]
    if line != trace.tb_lineno or start is None or end is None:
        return None
    last = characters(text, end) if line == end_line else len(text.rstrip())
    return characters(text, start), last


def characters(text: str, utf_8_bytes: int) -> int:
    """Convert an offset in a line's UTF-8 bytes to an offset in its characters."""
    return len(text.encode()[:utf_8_bytes].decode(errors="replace"))


def syntax_error_columns(error: SyntaxError) -> Columns | None:
    """Return the columns of a SyntaxError, which itself counts from 1."""
    start, end = error.offset, error.end_offset
    undecodable = "\ufffd" in (error.text or "")  # then the offset is wrong
    if not isinstance(start, int) or start < 1 or undecodable:
        return None
    same_line = error.end_lineno in (None, error.lineno)
    if same_line and isinstance(end, int) and end > start:
        return start - 1, end - 1
    return start - 1, start
