"""What there is to say of an error: for the console and for the error page."""

import dis
import linecache
import re
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from companion.errors import UserError
from companion.reports.hints import hint

MOST_EXCERPTS = 10
RAISE = dis.opmap["RAISE_VARARGS"]  # what a `raise` is compiled to
LINES_AROUND = 3  # how many lines of source stand above and below the one at fault


@dataclass(frozen=True)
class Excerpt:
    """A few lines of the reader's own source around the one at fault."""

    file: str
    line: int
    source: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Report:
    """An error in the reader's code or configuration.

    message is the last line of the traceback, advice what to write instead (or
    empty), excerpts the reader's own lines, where it came up first, details the
    whole traceback, which ends with the message.
    """

    message: str
    advice: str
    excerpts: tuple[Excerpt, ...]
    details: str


def report(error: BaseException, folder: Path) -> Report:
    """Make the report of an error that came up in `folder`'s code."""
    if isinstance(error, UserError):
        message = str(error)
        details = error.details.strip()
        last_line = details.rpartition("\n")[2]
        if not last_line or last_line not in message:
            details = f"{details}\n{message}".strip()
    else:
        details = "".join(traceback.format_exception(error)).rstrip()
        # The lines with the place and the source are indented, notes come behind.
        lines = traceback.format_exception_only(type(error), error)
        message = last_line = next(line for line in lines if line[0] != " ").strip()
    advice = hint(last_line, folder) or hint(message, folder)
    linecache.clearcache()  # a script's lines may have been saved since the last error
    return Report(message, advice, tuple(excerpts(error, folder)), details)


def excerpts(error: BaseException, folder: Path) -> Iterator[Excerpt]:
    places = list(places_of(error.__traceback__))
    if isinstance(error, SyntaxError):
        places.append((error.filename or "", error.lineno or 1))
    if isinstance(error, UserError):  # its details may be a script's traceback
        found = re.findall(r'^  File "(.+)", line (\d+)', error.details, re.MULTILINE)
        places += [(str(folder / file), int(line)) for file, line in found]
    # Once each, and not all: a recursion has a thousand of them.
    own = [place for place in reversed(places) if Path(place[0]).is_relative_to(folder)]
    for filename, line in list(dict.fromkeys(own))[:MOST_EXCERPTS]:
        part = excerpt(filename, line, folder)
        if part.source:
            yield part


def places_of(trace: TracebackType | None) -> Iterator[tuple[str, int]]:
    """Give file and line of each call, but for those that only pass the error on."""
    while trace:
        code = trace.tb_frame.f_code
        passes_on = trace.tb_next and code.co_code[trace.tb_lasti] == RAISE
        if not passes_on:
            yield code.co_filename, trace.tb_lineno or 1
        trace = trace.tb_next


def excerpt(filename: str, line: int, folder: Path) -> Excerpt:
    first = max(1, line - LINES_AROUND)
    numbers = range(first, line + LINES_AROUND + 1)
    lines = linecache.getlines(filename)
    source = tuple((n, lines[n - 1].rstrip()) for n in numbers if n <= len(lines))
    return Excerpt(str(Path(filename).relative_to(folder)), line, source)
