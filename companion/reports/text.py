"""A report as plain text, for the console and for the error page."""

from collections.abc import Iterable, Iterator

from companion.reports.frames import Frame
from companion.reports.report import Report
from companion.reports.values import Values, shortened
from companion.source.lines import indentation

LONGEST_LINE = 200  # characters of source in the console
LONGEST_HEADLINE = 1000


def console_text(found: Report) -> str:
    """Return the console's text: the reader's lines first, the error last.

    If none of the reader's lines is known, it has Python's traceback instead, and an
    error of our own is one line.
    """
    if not found.kind and not found.frames:
        return shortened(one_line(found), LONGEST_HEADLINE)
    if found.kind and found.traceback and not found.frames:
        return "\n".join([*hint_lines(found), found.traceback])
    headline = shortened(found.headline, LONGEST_HEADLINE)
    return "\n".join([*own_lines(found), *hint_lines(found), headline])


def one_line(found: Report) -> str:
    place = f"{found.frames[0].place}: " if found.kind and found.frames else ""
    hint = f"; {found.hint}" if found.hint else ""
    return f"{place}{found.headline}{hint}"


def plain_text(found: Report, asked: Iterable[str] = ()) -> str:
    """Return everything about an error; the last line is the error itself.

    asked: lines about the request.
    """
    parts = (
        [found.headline, *hint_lines(found)],
        own_lines(found, values=True),
        asked,
        [found.traceback or found.headline],
    )
    return "\n\n".join(filter(None, map("\n".join, parts)))


def hint_lines(found: Report) -> list[str]:
    return [f"hint: {found.hint}"] if found.hint else []


def own_lines(found: Report, values: bool = False) -> Iterator[str]:
    """Yield the reader's own lines, innermost first, then those of each cause."""
    for number, frame in enumerate(found.frames):
        yield f"called from {frame.place}" if number else frame.place
        yield from marked_line(frame)
        if values:
            yield from (f"    {line}" for line in value_lines(frame.values))
    for cause in found.causes:
        how = "raised from" if cause.raised_from else "while handling"
        yield f"{how} {cause.headline}"
        for frame in cause.frames:
            yield f"  {frame.place}"
            yield from marked_line(frame)


def value_lines(values: Values) -> list[str]:
    return [f"{name} = {value}" for name, value in values]


def marked_line(frame: Frame) -> Iterator[str]:
    """Yield the line without its indentation, and a line of ^ under the columns."""
    if not frame.text.strip():
        return
    text = frame.text.strip()
    yield f"    {shortened(text, LONGEST_LINE)}"
    if frame.columns:
        indented = indentation(frame.text)
        start, end = (max(0, column - indented) for column in frame.columns)
        if end <= LONGEST_LINE and (start, end) != (0, len(text)):
            yield f"    {' ' * start}{'^' * max(1, end - start)}"
