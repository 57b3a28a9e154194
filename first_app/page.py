"""The HTML frame that the pages share, so that each module writes only its own part."""

import html
import logging

import webapp2

# The links at the top of every page: path, name.
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

# What a browser may do with our pages: show them with our own style sheet and
# pictures, and send their forms back to us. Scripts are not on the list, so a
# browser would run none even if a page forgot to escape what it shows.
SECURITY_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}


def write(response: webapp2.Response, path: str, title: str, content: str) -> None:
    """Write a whole page: `content`, which is HTML, inside the frame.

    `path` is the page's own path, marked among the links; `title` is plain text.
    """
    links = []
    for link_path, name in PAGES:
        current = ' aria-current="page"' if link_path == path else ""
        links.append(f'      <a href="{link_path}"{current}>{name}</a>')
    response.headers["Content-Type"] = "text/html; charset=utf-8"
    response.headers.update(SECURITY_HEADERS)
    response.write(
        FRAME.format(title=html.escape(title), links="\n".join(links), content=content)
    )


# What an error page says, by its status.
ERRORS = {
    404: "There is no page {path} here.",
    405: "{path} can't be opened like this ({method}).",
    501: "{path} can't be opened like this ({method}).",
    500: "Something went wrong on our side, when you asked for {path}.",
}


def add_error_pages(my_app: webapp2.WSGIApplication) -> None:
    """Have an app answer its errors with pages in the same look as the others."""
    for code in ERRORS:
        my_app.error_handlers[code] = show_error


def show_error(
    request: webapp2.Request, response: webapp2.Response, exception: Exception
) -> None:
    """Write the page of an error; see webapp2's WSGIApplication.error_handlers."""
    error: webapp2.HTTPException = exception
    if not isinstance(exception, webapp2.HTTPException):
        if request.app.debug:
            raise exception  # so that you see where it comes from
        logging.error("%s failed", request.path, exc_info=exception)
        error = webapp2.exc.HTTPInternalServerError()
    response.clear()
    response.set_status(error.code)
    if "Allow" in error.headers:  # a 405 says which methods would do
        response.headers["Allow"] = error.headers["Allow"]
    words = ERRORS[error.code].format(path=request.path_info, method=request.method)
    names = "\n".join(
        f'        <li><a href="{path}">{name}</a></li>' for path, name in PAGES
    )
    write(
        response,
        request.path,
        response.status,
        f"""      <p>{html.escape(words)} The pages there are:</p>
      <ul>
{names}
      </ul>""",
    )


def typed(request: webapp2.Request, name: str) -> str:
    """Return what the visitor typed into the field called `name`."""
    value: str | bytes = request.get(name)
    if isinstance(value, bytes):  # a file was sent where the form has a text field
        return value.decode("utf-8", errors="replace")
    return value
