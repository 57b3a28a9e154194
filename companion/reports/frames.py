"""The places in the reader's own code that an error passed through."""

import dis
import importlib.util
import linecache
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import FrameType, TracebackType
from typing import Any

from companion.reports.attempt import attempt
from companion.reports.columns import Columns, call_columns, syntax_error_columns
from companion.reports.values import Values, simple_values

MOST_FRAMES = 10
MOST_CALLS = 100
LINES_AROUND = 3  # how many lines of source are shown above and below the one at fault
RAISE = dis.opmap["RAISE_VARARGS"]  # what a `raise` is compiled to


@dataclass(frozen=True)
class Frame:
    """One line of the reader's source that was running.

    file: its path inside the folder. function: whose code it is, empty for a module's.
    source: the lines around it, with their numbers. columns: the characters at fault
    as a slice of the line, where Python tells. values: its simple variables.
    """

    file: str
    line: int
    function: str
    source: tuple[tuple[int, str], ...]
    columns: Columns | None = None
    values: Values = ()

    @property
    def place(self) -> str:
        """The place in words: `hello.py, line 6, in get`."""
        where = f"{self.file}, line {self.line}"
        return f"{where}, in {self.function}" if self.function else where

    @property
    def text(self) -> str:
        """The line itself."""
        return dict(self.source).get(self.line, "")


def frame_from_json(fields: dict[str, Any]) -> Frame:
    """Return the frame that dataclasses.asdict() made these fields of."""
    pairs = {
        key: tuple((first, second) for first, second in fields[key])
        for key in ("source", "values")
    }
    columns = tuple(fields["columns"]) if fields["columns"] else None
    return Frame(**{**fields, **pairs, "columns": columns})


def frames_of(error: BaseException, folder: Path) -> tuple[Frame, ...]:
    """Return the frames of an exception in the folder's files, innermost first."""
    found = [
        traced_frame(trace, folder)
        # Of a recursion, which may be a million calls deep, the innermost.
        for trace in deque(calls(error.__traceback__), maxlen=MOST_CALLS)
        if is_own(trace.tb_frame.f_code.co_filename, folder)
    ]
    if isinstance(error, SyntaxError) and is_own(error.filename, folder):
        found.append(syntax_error_frame(error, folder))
    # Once each, and not all: a recursion has a thousand of them.
    once: dict[tuple[str, int], Frame] = {}
    for frame in reversed(found):
        if frame.source:
            once.setdefault((frame.file, frame.line), frame)
    return tuple(once.values())[:MOST_FRAMES]


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
    values: Values = (),
) -> Frame:
    """Return the frame of a line, with its source as Python read it."""
    first = max(1, line - LINES_AROUND)
    numbers = range(first, line + LINES_AROUND + 1)
    lines = lines_of(path)
    return Frame(
        file=str(path.relative_to(folder)),
        line=line,
        function="" if function == "<module>" else function,
        source=tuple((n, lines[n - 1].rstrip()) for n in numbers if n <= len(lines)),
        columns=columns,
        values=values,
    )


def lines_of(path: Path) -> list[str]:
    """Return a file's lines: a module's as they were read, others' as saved now."""
    linecache.checkcache(str(path))  # which leaves those of a module as they are
    lines = linecache.getlines(str(path))
    if lines or not path.is_file():
        return lines
    return path.read_text(encoding="utf-8", errors="replace").splitlines(keepends=True)


def is_own(filename: object, folder: Path) -> bool:
    return isinstance(filename, str) and Path(filename).is_relative_to(folder)


def calls(trace: TracebackType | None) -> Iterator[TracebackType]:
    """Give each call, outermost first, but for those that only pass an error on."""
    while trace:
        code = trace.tb_frame.f_code
        if not (trace.tb_next and code.co_code[trace.tb_lasti] == RAISE):
            yield trace
        trace = trace.tb_next


def traced_frame(trace: TracebackType, folder: Path) -> Frame:
    code, line = trace.tb_frame.f_code, trace.tb_lineno or 1
    path = Path(code.co_filename)
    text = linecache.getline(code.co_filename, line)
    values = attempt(simple_values, trace.tb_frame.f_locals, text) or ()
    columns = call_columns(trace, text)
    return frame_at(path, folder, line, code.co_name, columns, values)


def syntax_error_frame(error: SyntaxError, folder: Path) -> Frame:
    path = Path(str(error.filename))
    line = error.lineno if isinstance(error.lineno, int) and error.lineno > 0 else 0
    columns = syntax_error_columns(error)
    return frame_at(path, folder, line or undecodable_line(path), columns=columns)


def undecodable_line(path: Path) -> int:
    """Return the first line that isn't in the file's encoding, or else the first."""
    data = path.read_bytes()
    try:
        importlib.util.decode_source(data)
    except UnicodeDecodeError as error:
        return data.count(b"\n", 0, error.start) + 1
    except SyntaxError:  # the encoding isn't known
        pass
    return 1
