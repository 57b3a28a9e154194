"""Finds the columns of an error, as a slice of its line."""

from types import TracebackType

Columns = tuple[int, int]


def call_columns(trace: TracebackType, text: str) -> Columns | None:
    """Return the columns of a call in its line, or None before Python 3.11."""
    code = trace.tb_frame.f_code
    if not hasattr(code, "co_positions"):
        return None
    line, end_line, start, end = list(code.co_positions())[trace.tb_lasti // 2]
    if line != trace.tb_lineno or start is None or end is None:
        return None
    if line != end_line:
        return characters(text, start), len(text.rstrip())
    return characters(text, start), characters(text, end)


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
