"""The page that the local server shows in place of one that has an error."""

import html
import re
from collections.abc import Iterable

import webob

from companion.main import Environ, StartResponse, WSGIApp
from companion.reports.error_report import Excerpt, Report
from companion.request_origin import is_local

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
{advice}{rest}
    </main>
  </body>
</html>
"""

REST = """{excerpts}
      <p>Save the file once it is mended, then reload this page.</p>
      <details>
        <summary>Everything Python says about it</summary>
        <pre>{details}</pre>
      </details>"""


# What there is for everybody else to see of an error.
MESSAGE_ELSEWHERE = "500 Internal Server Error"
ADVICE_ELSEWHERE = (
    "The console of the server says why, and so does this page when it is opened at "
    "localhost, on the server's own machine."
)


def error_page(report: Report) -> WSGIApp:
    """Make the app that shows the report, everything in it escaped.

    Only who is on this machine is shown the reader's source.
    """

    def answer(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        text = (
            report_page(report)
            if is_local(environ)
            else page(MESSAGE_ELSEWHERE, ADVICE_ELSEWHERE, "")
        )
        response = webob.Response(status=500, charset="utf-8")
        # Whatever a page of theirs could do, this one runs and loads nothing.
        response.headers["Content-Security-Policy"] = (
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
            "form-action 'none'; frame-ancestors 'none'"
        )
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Cache-Control"] = "no-store"
        # An error's message may hold what UTF-8 can't, like half of a character.
        response.body = text.encode("utf-8", errors="backslashreplace")
        return response(environ, start_response)

    return answer


def report_page(report: Report) -> str:
    rest = REST.format(
        excerpts="\n".join(map(excerpt, report.excerpts)),
        details=html.escape(report.details),
    )
    return page(report.message, report.advice, rest)


def page(message: str, advice: str, rest: str) -> str:
    """Return the whole page; `rest` is HTML, the others are text."""
    advice = re.sub("`([^`]+)`", r"<code>\1</code>", html.escape(advice))
    advice = f"      <p><strong>{advice}</strong></p>\n" if advice else ""
    message = html.escape(message)
    return PAGE.format(style=STYLE, message=message, advice=advice, rest=rest)


def excerpt(part: Excerpt) -> str:
    lines = []
    for number, source in part.source:
        line = html.escape(f"{number:4}  {source}")
        lines.append(f"<mark>{line}</mark>" if number == part.line else line)
    source = "\n".join(lines)
    return f"""      <h2>{html.escape(part.file)}, line {part.line}</h2>
      <pre tabindex="0">{source}</pre>"""
