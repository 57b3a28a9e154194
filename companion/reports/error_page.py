"""The page that the local server shows for an error."""

import html
import re
from collections.abc import Callable, Iterable, Iterator, Sequence

import webob

from companion.app_yaml_router.wsgi import Environ, StartResponse, WSGIApp
from companion.attempt import attempt
from companion.problem import Edit
from companion.reports.error_page_style import PAGE, STYLE
from companion.reports.frames import Frame
from companion.reports.report import Cause, Report
from companion.reports.text import plain_text, value_lines
from companion.reports.values import Values, shortened, simple_values

LONGEST_HEADLINE = 200  # characters; the plain text has the whole message
GAP = 2  # columns to mark where something is missing at the end of a line

# What visitors from other machines see.
MESSAGE_ELSEWHERE = "500 Internal Server Error"
HINT_ELSEWHERE = (
    "The server's console says why. So does this page if you open it at "
    "localhost, on the server's own machine."
)

MOST_LINES = 12  # that have changed since the page worked
Since = tuple[str, Sequence[Edit]]  # a time: `14:02`, and changes

EARLIER: tuple[str, Values] = ("an earlier one", ())


def error_page(
    report: Report,
    may_see: Callable[[Environ], bool],
    earlier: bool = False,
    since: Callable[[Environ], Since] = lambda environ: ("", []),
) -> WSGIApp:
    """Return an app that shows the report, with everything escaped.

    may_see: returns whether a request may see the reader's source. earlier: whether an
    earlier request caused the error. since: returns until when the page worked, and
    what has changed since then.
    """

    def answer(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        text = (
            report_page(
                report, *(EARLIER if earlier else asked_for(environ)), since(environ)
            )
            if may_see(environ)
            else page(MESSAGE_ELSEWHERE, HINT_ELSEWHERE)
        )
        response = webob.Response(status=500, charset="utf-8")
        # The error page runs no scripts and loads nothing.
        response.headers["Content-Security-Policy"] = (
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
            "form-action 'none'; frame-ancestors 'none'"
        )
        response.headers["Cache-Control"] = "no-store"
        # A message may contain what UTF-8 can't encode, such as half a character.
        response.body = text.encode("utf-8", errors="backslashreplace")
        return response(environ, start_response)

    return answer


def report_page(report: Report, asked: str, fields: Values, since: Since) -> str:
    text = plain_text(report, [f"Request: {asked}", *value_lines(fields)])
    parts = [
        *(frame_html(frame, bool(n)) for n, frame in enumerate(report.frames)),
        *map(cause_html, report.causes),
        since_html(*since),
        "<p>Fix the file, save it, then reload this page.</p>",
        f"<h2>Request: {html.escape(asked)}</h2>{values_html(fields)}",
        "<details>\n<summary>Everything as plain text</summary>",
        f"<pre>{html.escape(text)}</pre>\n</details>",
    ]
    return page(report.headline, report.hint, "\n".join(parts))


def page(message: str, hint: str, rest: str = "") -> str:
    """Return the whole page. `rest` is HTML; the others are plain text."""
    hint = hint[:1].upper() + hint[1:]
    hint = re.sub("`([^`]+)`", r"<code>\1</code>", html.escape(hint))
    hint = f"<p><strong>{hint}</strong></p>\n" if hint else ""
    message = html.escape(shortened(message, LONGEST_HEADLINE))
    return PAGE.format(style=STYLE, message=message, hint=hint, rest=rest)


def frame_html(frame: Frame, called: bool = False) -> str:
    """Return a frame's place, source and values. called: whether it's a caller."""
    place = f"called from {frame.place}" if called else frame.place
    source = "\n".join(source_lines(frame))
    return (
        f"<h2>{html.escape(place)}</h2>\n<pre>{source}</pre>{values_html(frame.values)}"
    )


def source_lines(frame: Frame) -> Iterator[str]:
    for number, source in frame.source:
        if number == frame.line:
            marked = mark_columns(frame, source)
            yield f'<mark class="line">{number:4}  {marked}</mark>'
        else:
            yield f'<span class="line">{number:4}  {html.escape(source)}</span>'


def mark_columns(frame: Frame, source: str) -> str:
    """Return a line's HTML with the error's columns marked, if they are known."""
    if not frame.columns:
        return html.escape(source)
    start, end = frame.columns
    if start >= len(source):  # something is missing at the end
        end = start + GAP
        source = source.ljust(end)
    before, at, after = source[:start], source[start:end], source[end:]
    if not (before + after).strip():  # the whole line is marked anyway
        return html.escape(source)
    return f"{html.escape(before)}<u>{html.escape(at)}</u>{html.escape(after)}"


def since_html(time: str, edits: Sequence[Edit]) -> str:
    """Return what has changed since a page worked, as `diff` shows it."""
    lines = []
    for edit in edits:
        lines.append(f"{edit.file}, line {edit.line}:")
        lines += [f"- {line}" for line in edit.before]
        lines += [f"+ {line}" for line in edit.after]
    if not lines:
        return ""
    text = html.escape("\n".join(lines[:MOST_LINES]))
    return (
        f"<h2>This page worked until {time}. Since then:</h2>\n"
        f'<pre class="values">{text}</pre>'
    )


def values_html(values: Values) -> str:
    if not values:
        return ""
    text = html.escape("\n".join(value_lines(values)))
    return f'\n<pre class="values">{text}</pre>'


def cause_html(cause: Cause) -> str:
    how = "Raised from" if cause.raised_from else "Raised while handling"
    headline = html.escape(shortened(cause.headline, LONGEST_HEADLINE))
    frames = "".join(
        f"\n<p>{html.escape(frame.place)}</p>\n"
        f"<pre>{chr(10).join(source_lines(frame))}</pre>{values_html(frame.values)}"
        for frame in cause.frames
    )
    return f"<h2>{how} {headline}</h2>{frames}"


def asked_for(environ: Environ) -> tuple[str, Values]:
    """Return the request's method and path, and its form fields."""
    request = webob.Request(environ)
    asked = attempt(lambda: f"{request.method} {request.path}") or "a request"
    fields = attempt(lambda: simple_values(request.params.mixed(), "")) or ()
    return shortened(asked, LONGEST_HEADLINE), fields
