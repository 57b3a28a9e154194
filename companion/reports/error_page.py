"""The page that the local server shows in place of one that has an error."""

import html
import re
from collections.abc import Callable, Iterable

import webob

from companion.main import Environ, StartResponse, WSGIApp
from companion.reports.frames import Frame
from companion.reports.report import Report

# The look of first_app/static/style.css; a reader's folder may not have that file.
STYLE = """
:root { color-scheme: light dark; --desk: #f1ece3; --paper: #fffdf8; --ink: #25221e;
  --panel: #f4efe6; --accent: #0b5c66; --problem: #a3231b; --mark: #f7dcd8; }
@media (prefers-color-scheme: dark) { :root { --desk: #121415; --paper: #1b1e1f;
  --ink: #ebe8e2; --panel: #25292a; --accent: #7fd0d8; --problem: #ff9d92;
  --mark: #4a2a28; } }
body { margin: 0 auto; max-width: 52rem; padding: 1rem; background: var(--desk);
  color: var(--ink); font: 1.0625rem/1.6 system-ui, sans-serif;
  overflow-wrap: anywhere; }
main { padding: clamp(1.25rem, 4vw, 2rem); border-radius: 0.75rem;
  background: var(--paper); box-shadow: 0 1px 4px rgb(0 0 0 / 15%); }
h1 { margin: 0; color: var(--problem); font-size: 1.375rem; line-height: 1.4; }
h2 { margin: 1.5rem 0 0; font-size: 1rem; }
pre { margin: 0.5rem 0; padding: 0.75rem 1rem; border-radius: 0.375rem;
  background: var(--panel); font: 0.9375rem/1.5 ui-monospace, monospace;
  overflow-x: auto; }
details pre { white-space: pre-wrap; }
mark { background: var(--mark); color: inherit; font-weight: bold; }
summary { cursor: pointer; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
"""

PAGE = """<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>{message}</title>
    <style>{style}</style>
  </head>
  <body>
    <main>
      <h1>{message}</h1>
{hint}{rest}
    </main>
  </body>
</html>
"""

REST = """{excerpts}
      <p>Fix the file, save it, then reload this page.</p>
      <details>
        <summary>Full traceback</summary>
        <pre>{details}</pre>
      </details>"""


# What there is for everybody else to see of an error.
MESSAGE_ELSEWHERE = "500 Internal Server Error"
HINT_ELSEWHERE = (
    "The console of the server says why, and so does this page when it is opened at "
    "localhost, on the server's own machine."
)


def error_page(report: Report, may_see: Callable[[Environ], bool]) -> WSGIApp:
    """Make the app that shows the report, everything in it escaped.

    may_see: whether a request's visitor may see the reader's source.
    """

    def answer(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        text = (
            report_page(report)
            if may_see(environ)
            else page(MESSAGE_ELSEWHERE, HINT_ELSEWHERE, "")
        )
        response = webob.Response(status=500, charset="utf-8")
        # Whatever a page of theirs could do, this one runs and loads nothing.
        response.headers["Content-Security-Policy"] = (
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
            "form-action 'none'; frame-ancestors 'none'"
        )
        response.headers["Cache-Control"] = "no-store"
        # An error's message may hold what UTF-8 can't, like half of a character.
        response.body = text.encode("utf-8", errors="backslashreplace")
        return response(environ, start_response)

    return answer


def report_page(report: Report) -> str:
    rest = REST.format(
        excerpts="\n".join(map(excerpt, report.frames)),
        details=html.escape(report.traceback),
    )
    return page(report.headline, report.hint, rest)


def page(message: str, hint: str, rest: str) -> str:
    """Return the whole page; `rest` is HTML, the others are text."""
    hint = hint[:1].upper() + hint[1:]
    hint = re.sub("`([^`]+)`", r"<code>\1</code>", html.escape(hint))
    hint = f"      <p><strong>{hint}</strong></p>\n" if hint else ""
    message = html.escape(message)
    return PAGE.format(style=STYLE, message=message, hint=hint, rest=rest)


def excerpt(part: Frame) -> str:
    lines = []
    for number, source in part.source:
        line = html.escape(f"{number:4}  {source}")
        lines.append(f"<mark>{line}</mark>" if number == part.line else line)
    source = "\n".join(lines)
    return f"""      <h2>{html.escape(part.place)}</h2>
      <pre tabindex="0">{source}</pre>"""
