"""The pages that a visitor sees when something goes wrong."""

import html
import logging

import webapp2

import page

NOT_OPENED = "{path} can't be opened this way."

# The text of each error page, by status code. Links to all pages are above it.
ERRORS = {
    404: "There is no page {path} here. Please choose one of the pages above.",
    405: f'{NOT_OPENED} Please <a href="/greeting">start from the greeting</a>'
    " or another of the pages above.",
    501: f"{NOT_OPENED} Please start from one of the pages above.",
    500: "Something went wrong on our side when you asked for {path}.",
}


def add_error_pages(my_app: webapp2.WSGIApplication) -> None:
    """Make an app show its errors on pages that look like the others."""
    for code in ERRORS:
        my_app.error_handlers[code] = show_error


def show_error(
    request: webapp2.Request, response: webapp2.Response, exception: Exception
) -> None:
    """Write an error page; see webapp2's WSGIApplication.error_handlers."""
    error: webapp2.HTTPException = exception
    if not isinstance(exception, webapp2.HTTPException):
        if request.app.debug:
            raise exception  # so that you see the traceback
        logging.error("%s failed", request.path, exc_info=exception)
        error = webapp2.exc.HTTPInternalServerError()
    response.clear()
    response.set_status(error.code)
    if "Allow" in error.headers:  # a 405 lists the methods that are allowed
        response.headers["Allow"] = error.headers["Allow"]
    words = ERRORS[error.code].format(path=html.escape(request.path_info))
    page.write(response, request.path, response.status, f"      <p>{words}</p>")
