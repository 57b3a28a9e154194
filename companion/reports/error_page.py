"""The page that the local server shows for an error, or for a page that isn't there."""

import html
import re
import secrets
from collections.abc import Callable, Iterable, Sequence

import webob

from companion.app_yaml_router.wsgi import Environ, StartResponse, WSGIApp
from companion.attempt import attempt
from companion.problem import Edit
from companion.reports.error_page_parts import PAGE, SCRIPT, STYLE
from companion.reports.frames import Frame
from companion.reports.report import Cause, Report
from companion.reports.text import plain_text, value_lines
from companion.reports.values import Values, shortened, simple_values
from companion.source.lines import diff

LONGEST_HEADLINE = 200  # characters; the plain text has the whole message
GAP = 2  # columns to mark where something is missing at the end of a line

# What visitors from other machines see.
MESSAGE_ELSEWHERE = "500 Internal Server Error"
HINT_ELSEWHERE = (
    "The server's console says why. So does this page if you open it at "
    "localhost, on the server's own machine."
)

TAGS = {"-": "del", "+": "ins"}
Advice = tuple[str, Sequence[Edit]]  # a hint, and the changes that it means
Since = tuple[str, Sequence[Edit]]  # a time: `14:02`, and changes


def error_page(
    report: Report,
    may_see: Callable[[Environ], bool],
    earlier: bool = False,
    status: str = "500 Internal Server Error",
    since: Callable[[Environ], Since] = lambda environ: ("", []),
    advice: Callable[[Report], Advice] = lambda report: (report.hint, ()),
    version: Callable[[], str] = lambda: "",
) -> WSGIApp:
    """Return an app that shows the report, with everything escaped.

    may_see: returns whether a request may see the reader's source. earlier: whether an
    earlier request caused the error. status: the response's. since: returns until when
    the page worked, and what has changed since then. advice: returns a hint, and the
    changes that correct the error, if they are known. version: returns what
    Corrections.news() compares, or "" if the page can't reload by itself.
    """

    def answer(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        nonce = secrets.token_urlsafe(16)
        text = page(MESSAGE_ELSEWHERE, HINT_ELSEWHERE)
        if may_see(environ):
            asked = ("an earlier one", ()) if earlier else asked_for(environ)
            hint, edits = advice(report)
            parts = report_parts(report, edits, since(environ), status, *asked)
            saved = version()
            repeats = environ["REQUEST_METHOD"] in ("GET", "HEAD") or earlier
            script = SCRIPT.format(nonce=nonce, version=saved, repeats=int(repeats))
            text = page(report.headline, hint, parts, script if saved else "")
        response = webob.Response(status=status, charset="utf-8")
        # The page loads nothing, runs our own script, and asks only this server.
        response.headers["Content-Security-Policy"] = (
            f"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
            f"script-src 'nonce-{nonce}'; connect-src 'self'; form-action 'self'; "
            "frame-ancestors 'none'"
        )
        response.headers["Cache-Control"] = "no-store"
        # A message may contain what UTF-8 can't encode, such as half a character.
        response.body = text.encode("utf-8", errors="backslashreplace")
        return response(environ, start_response)

    return answer


def page(message: str, hint: str, rest: str = "", script: str = "") -> str:
    """Return the whole page. rest and script are HTML; the others are plain text."""
    if hint.partition(" ")[0].isalpha():  # no code, and no file's name
        hint = hint[:1].upper() + hint[1:]
    hint = re.sub("`([^`]+)`", r"<code>\1</code>", html.escape(hint))
    hint = f"<p><strong>{hint}</strong></p>\n" if hint else ""
    message = html.escape(shortened(message, LONGEST_HEADLINE))
    small = ' class="small"' if hint else ""
    return PAGE.format(
        style=STYLE, message=message, small=small, hint=hint, rest=rest, script=script
    )


def report_parts(
    report: Report,
    edits: Sequence[Edit],
    since: Since,
    status: str,
    asked: str,
    fields: Values,
) -> str:
    """Return the page's HTML below the message: what to write, where, and why."""
    text = plain_text(report, [f"Request: {asked}", *value_lines(fields)])
    first, callers = report.frames[:1], report.frames[1:]
    online = f"<p>Online, visitors see: {status}.</p>"
    parts = [
        edits_html("Write this:", edits),
        edits_html(f"This page worked until {since[0]}. Since then:", since[1]),
        *(f"<h2>{html.escape(frame.place)}</h2>{frame_html(frame)}" for frame in first),
        "" if status.startswith("500") else online,
        '<p id="next">Save the file, then reload this page.</p>',
        *(values_html(frame.values) for frame in first),
        *map(cause_html, report.causes),
        *(folded(f"Called from {one.place}", frame_html(one)) for one in callers),
        folded(f"Request: {asked}", values_html(fields) or "<p>No fields.</p>"),
        folded(
            "Everything as plain text",
            '<button hidden data-copies="#everything">Copy</button>\n'
            f'<pre id="everything" tabindex="0">{html.escape(text)}</pre>',
        ),
    ]
    return "\n".join(filter(None, parts))


def folded(summary: str, content: str) -> str:
    return (
        f"<details>\n<summary>{html.escape(summary)}</summary>\n{content}\n</details>"
    )


def frame_html(frame: Frame) -> str:
    lines = "\n".join(
        f'<mark class="line">{number:4}  {mark_columns(frame, source)}</mark>'
        if number == frame.line
        else f'<span class="line">{number:4}  {html.escape(source)}</span>'
        for number, source in frame.source
    )
    return f"\n<pre>{lines}</pre>"


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


def edits_html(title: str, edits: Sequence[Edit]) -> str:
    """Return changes as `diff` shows them, below a title."""
    if not edits:
        return ""
    shown = "\n".join(
        f"<{TAGS[sign]}>{html.escape(f'{sign} {line}')}</{TAGS[sign]}>"
        if sign
        else html.escape(line)
        for sign, line in diff(edits)
    )
    # Between the lines of two changes are others, which stay.
    copied = "\n".join(edits[0].after) if len(edits) == 1 else ""
    copy = f'<button hidden data-text="{html.escape(copied)}">Copy</button>'
    return f"<h2>{title}</h2>\n<pre>{shown}</pre>\n{copy if copied else ''}"


def values_html(values: Values) -> str:
    if not values:
        return ""
    text = html.escape("\n".join(value_lines(values)))
    return f'<pre class="values">{text}</pre>'


def cause_html(cause: Cause) -> str:
    how = "Raised from" if cause.raised_from else "Raised while handling"
    headline = html.escape(shortened(cause.headline, LONGEST_HEADLINE))
    frames = "".join(
        f"\n<p>{html.escape(frame.place)}</p>{frame_html(frame)}"
        f"{values_html(frame.values)}"
        for frame in cause.frames
    )
    return f"<h2>{how} {headline}</h2>{frames}"


def asked_for(environ: Environ) -> tuple[str, Values]:
    """Return the request's method and path, and its form fields."""
    request = webob.Request(environ)
    asked = attempt(lambda: f"{request.method} {request.path}") or "a request"
    fields = attempt(lambda: simple_values(request.params.mixed(), "")) or ()
    return shortened(asked, LONGEST_HEADLINE), fields
