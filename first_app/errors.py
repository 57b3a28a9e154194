"""The pages that a visitor sees when something goes wrong."""

import html
import logging

import webapp2

import page

# The text of each error page, by status code. Links to all pages are above it.
ERRORS = {
    404: "There is no page {path} here. Please choose one of the pages above.",
    405: "{path} can't be opened this way. Please "
    '<a href="/greeting">start from the greeting</a> or another of the pages above.',
    500: "Something went wrong on our side when you asked for {path}.",
}


def add_error_pages(my_app):
    """make an app show its errors on pages that look like the others"""
    for code in ERRORS:
        my_app.error_handlers[code] = show_error


def show_error(request, response, exception):
    """write an error page; webapp2 calls this with what went wrong"""
    error = exception
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
