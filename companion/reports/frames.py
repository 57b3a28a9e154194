"""The places in the reader's own code that an error passed through."""

import dis
import linecache
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FrameType, TracebackType
from typing import Any

MOST_FRAMES = 10
LINES_AROUND = 3  # how many lines of source are shown above and below the one at fault
RAISE = dis.opmap["RAISE_VARARGS"]  # what a `raise` is compiled to

Columns = tuple[int, int]


@dataclass(frozen=True)
class Frame:
    """One line of the reader's source that was running.

    file: its path inside the folder. function: whose code it is, empty for a module's.
    source: the lines around it, with their numbers. columns: the characters at fault
    as a slice of the line, where Python tells.
    """

    file: str
    line: int
    function: str
    source: tuple[tuple[int, str], ...]
    columns: Columns | None = None

    @property
    def place(self) -> str:
        """The place in words: `hello.py, line 6, in get`."""
        where = f"{self.file}, line {self.line}"
        return f"{where}, in {self.function}" if self.function else where


def frame_from_json(fields: dict[str, Any]) -> Frame:
    """Return the frame that dataclasses.asdict() made these fields of."""
    source = tuple((number, line) for number, line in fields["source"])
    columns = tuple(fields["columns"]) if fields["columns"] else None
    return Frame(**{**fields, "source": source, "columns": columns})


def frames_of(error: BaseException, folder: Path) -> tuple[Frame, ...]:
    """Return the frames of an exception in the folder's files, innermost first."""
    found = [
        frame_at(Path(code.co_filename), folder, line, code.co_name, columns)
        for code, line, columns in places_of(error.__traceback__)
        if is_own(code.co_filename, folder)
    ]
    if isinstance(error, SyntaxError) and is_own(error.filename, folder):
        found.append(syntax_error_frame(error, folder))
    # Once each, and not all: a recursion has a thousand of them.
    once = {(frame.file, frame.line): frame for frame in reversed(found)}
    return tuple(frame for frame in once.values() if frame.source)[:MOST_FRAMES]


def stack(frame: FrameType | None, folder: Path) -> tuple[Frame, ...]:
    """Return the frames of a running thread in the folder's files, innermost first."""
    found: list[Frame] = []
    while frame and len(found) < MOST_FRAMES:
        code = frame.f_code
        if is_own(code.co_filename, folder):
            path = Path(code.co_filename)
            found.append(frame_at(path, folder, frame.f_lineno or 1, code.co_name))
        frame = frame.f_back
    return tuple(found)


def frame_at(
    path: Path,
    folder: Path,
    line: int,
    function: str = "",
    columns: Columns | None = None,
) -> Frame:
    """Return the frame of a line, with its source as Python read it."""
    first = max(1, line - LINES_AROUND)
    numbers = range(first, line + LINES_AROUND + 1)
    lines = linecache.getlines(str(path))
    return Frame(
        file=str(path.relative_to(folder)),
        line=line,
        function="" if function == "<module>" else function,
        source=tuple((n, lines[n - 1].rstrip()) for n in numbers if n <= len(lines)),
        columns=columns,
    )


def is_own(filename: object, folder: Path) -> bool:
    return isinstance(filename, str) and Path(filename).is_relative_to(folder)


def places_of(
    trace: TracebackType | None,
) -> Iterator[tuple[CodeType, int, Columns | None]]:
    """Give each call's code, line and columns, but for those that only pass it on."""
    while trace:
        code = trace.tb_frame.f_code
        passes_on = trace.tb_next and code.co_code[trace.tb_lasti] == RAISE
        if not passes_on:
            yield code, trace.tb_lineno or 1, columns_of(code, trace)
        trace = trace.tb_next


def columns_of(code: CodeType, trace: TracebackType) -> Columns | None:
    """Return which characters of its line a call is; Python tells from 3.11 on."""
    if not hasattr(code, "co_positions"):
        return None
    positions = list(code.co_positions())
    line, end_line, start, end = positions[trace.tb_lasti // 2]
    if line != trace.tb_lineno or line != end_line or start is None or end is None:
        return None
    text = linecache.getline(code.co_filename, trace.tb_lineno)
    return characters(text, start), characters(text, end)


def characters(text: str, utf_8_bytes: int) -> int:
    """Turn an offset into a line's bytes, as Python counts, into one of characters."""
    return len(text.encode()[:utf_8_bytes].decode(errors="replace"))


def syntax_error_frame(error: SyntaxError, folder: Path) -> Frame:
    path = Path(str(error.filename))
    line = error.lineno if isinstance(error.lineno, int) else 1
    return frame_at(path, folder, line or 1, columns=syntax_error_columns(error))


def syntax_error_columns(error: SyntaxError) -> Columns | None:
    """Return the characters at fault; a SyntaxError counts them from 1."""
    start, end = error.offset, error.end_offset
    if not isinstance(start, int) or start < 1:
        return None
    same_line = error.end_lineno in (None, error.lineno)
    if same_line and isinstance(end, int) and end > start:
        return start - 1, end - 1
    return start - 1, start
