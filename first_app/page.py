"""The HTML that all pages share, so that each module writes only its own part."""

import html

# The links at the top of every page: path and name.
PAGES = [
    ("/", "Hello"),
    ("/greeting", "Greeting"),
    ("/temperature", "Temperature"),
    ("/poem", "Poem"),
]

FRAME = """<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>{title}</title>
    <link rel="stylesheet" href="/static/style.css">
  </head>
  <body>
    <nav aria-label="Pages">
{links}
    </nav>
    <main>
      <h1>{title}</h1>
{content}
    </main>
  </body>
</html>
"""

# If a page shows what somebody typed without escaping it, a <script> in it would run in
# the visitor's browser (cross-site scripting, XSS). This header is a second protection:
# the browser loads nothing but our own style sheet and pictures, and runs no script.
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)


def write(response, path, title, content):
    """write a whole page with `content`, which is HTML; mark the link to `path`"""
    links = []
    for link_path, name in PAGES:
        current = ' aria-current="page"' if link_path == path else ""
        links.append(f'      <a href="{link_path}"{current}>{name}</a>')
    response.headers["Content-Type"] = "text/html; charset=utf-8"
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["Referrer-Policy"] = "same-origin"  # others don't see what's typed
    response.write(
        FRAME.format(title=html.escape(title), links="\n".join(links), content=content)
    )
