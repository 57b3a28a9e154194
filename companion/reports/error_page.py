"""The page that the local server shows in place of one that has an error."""

import html

import webob

from companion.reports.error_report import Excerpt, Report

STYLE = """
:root { color-scheme: light dark; --paper: #fbfaf7; --ink: #23211e; --line: #8d877c;
  --panel: #f1efe9; --problem: #a3231b; --mark: #f7dcd8; }
@media (prefers-color-scheme: dark) { :root { --paper: #181a1b; --ink: #ebe8e2;
  --line: #7d786f; --panel: #222829; --problem: #ff9d92; --mark: #4a2a28; } }
body { margin: 0 auto; max-width: 50rem; padding: 1rem; background: var(--paper);
  color: var(--ink); font: 1.0625rem/1.6 system-ui, sans-serif; }
h1 { color: var(--problem); font-size: 1.375rem; overflow-wrap: anywhere; }
h2 { margin-bottom: 0; font-size: 1rem; }
pre { margin: 0.5rem 0; padding: 0.75rem 1rem; background: var(--panel);
  font: 0.9375rem/1.5 ui-monospace, monospace; white-space: pre-wrap;
  overflow-wrap: anywhere; }
mark { background: var(--mark); color: inherit; font-weight: bold; }
summary { margin-top: 1.5rem; cursor: pointer; }
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
{advice}{excerpts}
      <p>Save the file once it is mended, then reload this page.</p>
      <details>
        <summary>Everything Python says about it</summary>
        <pre>{details}</pre>
      </details>
    </main>
  </body>
</html>
"""


def error_page(report: Report) -> webob.Response:
    """Make the response that shows the report, everything in it escaped."""
    response = webob.Response(status=500, charset="utf-8")
    # Whatever a page of theirs could do, this one runs and loads nothing.
    response.headers["Content-Security-Policy"] = (
        "default-src 'none'; style-src 'unsafe-inline'"
    )
    response.headers["Cache-Control"] = "no-store"
    advice = f"      <p><strong>{html.escape(report.advice)}</strong></p>\n"
    page = PAGE.format(
        style=STYLE,
        message=html.escape(report.message),
        advice=advice if report.advice else "",
        excerpts="\n".join(map(excerpt, report.excerpts)),
        details=html.escape(report.details),
    )
    # An error's message may hold what UTF-8 can't, like half of a character.
    response.body = page.encode("utf-8", errors="backslashreplace")
    return response


def excerpt(part: Excerpt) -> str:
    lines = []
    for number, source in part.source:
        line = html.escape(f"{number:4}  {source}")
        lines.append(f"<mark>{line}</mark>" if number == part.line else line)
    source = "\n".join(lines)
    return f"""      <h2>{html.escape(part.file)}, line {part.line}</h2>
      <pre>{source}</pre>"""
