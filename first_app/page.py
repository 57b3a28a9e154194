"""The HTML that all pages share, so that each module writes only its own part."""

import html

import webapp2

import security

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


def write(response: webapp2.Response, path: str, title: str, content: str) -> None:
    """Write a whole page with `content`, which is HTML, in the frame.

    `path` is the page's own path; its link is marked. `title` is plain text.
    """
    links = []
    for link_path, name in PAGES:
        current = ' aria-current="page"' if link_path == path else ""
        links.append(f'      <a href="{link_path}"{current}>{name}</a>')
    response.headers["Content-Type"] = "text/html; charset=utf-8"
    response.headers.update(security.HEADERS)
    response.write(
        FRAME.format(title=html.escape(title), links="\n".join(links), content=content)
    )


def typed(request: webapp2.Request, name: str) -> str:
    """Return what the visitor typed into the field called `name`."""
    value: str | bytes = request.get(name)
    if isinstance(value, bytes):  # somebody sent a file instead of text
        return ""
    return value
