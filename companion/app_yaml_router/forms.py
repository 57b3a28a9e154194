"""Reads a form, within bounds, and leaves its fields where WebOb looks for them.

WebOb itself uses Python's old cgi module, where a small form can take minutes.
"""

from collections.abc import Iterator, Sequence
from urllib.parse import parse_qsl

from multipart import MultipartParser, MultipartPart, parse_options_header
from webob import exc
from webob.compat import cgi_FieldStorage as FieldStorage
from webob.multidict import MultiDict
from webob.request import BaseRequest

from .wsgi import Environ, refused

MAX_BODY = 32 * 1024 * 1024  # bytes; App Engine's limit for a request
# Letters, or bytes in a form with files. A page that shows them takes 100 times that in
# memory: Python has up to four bytes a letter, " becomes &quot;, and there are copies.
MAX_TYPED = 256 * 1024
TOO_LONG = "what is typed into a form may have 256 kB, and a file 32 MB"
MAX_FIELDS = 2_000
MAX_FILES = 40  # that are longer than the spool_limit, and so in temporary files
BOUNDS = {
    "header_limit": 4,  # lines a field
    "headersize_limit": 512,  # bytes a line
    "part_limit": MAX_FIELDS,
    "spool_limit": 16 * 1024,  # bytes of a field; a longer one goes to the disk
    "memory_limit": 4 * 1024 * 1024,  # bytes of all fields that don't
}
TYPED = "application/x-www-form-urlencoded"  # what a form without a file is sent as
UNENCODED = ("binary", "8bit", "7bit")
# A request with a body has one of these (RFC 9112, section 6.3).
BODY_HEADERS = ("CONTENT_LENGTH", "HTTP_TRANSFER_ENCODING", "CONTENT_TYPE")

Value = str | bytes | FieldStorage


def read_form(environ: Environ) -> None:
    """Read a form, if any. Raises HTTPError if it's broken, too long or not UTF-8."""
    if not any(map(environ.get, BODY_HEADERS)):
        return
    request = BaseRequest(environ)
    if request.charset != "UTF-8":
        raise refused(exc.HTTPBadRequest, "a form is sent in UTF-8")
    content_type, options = parse_options_header(environ.get("CONTENT_TYPE", TYPED))
    # Encoded, a byte has up to three: %22.
    longest = 3 * MAX_TYPED if content_type == TYPED else MAX_BODY
    if (request.content_length or 0) > longest:
        raise refused(exc.HTTPRequestEntityTooLarge, TOO_LONG)
    # waitress's body is seekable, others' are copied.
    environ["webob.is_body_seekable"] = hasattr(environ["wsgi.input"], "seek")
    request.make_body_seekable()
    body = environ["wsgi.input"]
    try:
        if content_type == "multipart/form-data":
            parser = MultipartParser(body, options.get("boundary", ""), **BOUNDS)
            fields: Sequence[tuple[str, Value]] = list(read_parts(parser))
        elif content_type == TYPED:
            fields = read_typed(body.read().decode(errors="replace"))
        else:
            return
    except ValueError:  # MultipartError is one
        raise refused(exc.HTTPBadRequest, "the form can't be read") from None
    finally:
        body.seek(0)
    # Where WebOb keeps the fields that it has read itself; its request.POST has no
    # other way in.
    environ["webob._parsed_post_vars"] = (MultiDict(fields), body)


def close_files(environ: Environ) -> None:
    """Close a form's files, which Python would do at some later time."""
    fields, _ = environ.get("webob._parsed_post_vars", (MultiDict(), None))
    for value in fields.values():
        if isinstance(value, Upload):
            value.file.close()


def read_typed(text: str) -> list[tuple[str, str]]:
    """Return each field's name and value. Raises HTTPError if the text is too long."""
    fields = parse_qsl(text, keep_blank_values=True, max_num_fields=MAX_FIELDS)
    if sum(len(value) for _, value in fields) > MAX_TYPED:
        raise refused(exc.HTTPRequestEntityTooLarge, TOO_LONG)
    return fields


def read_parts(parser: MultipartParser) -> Iterator[tuple[str, Value]]:
    """Yield each field's name and value. Raises HTTPError if the text is too long."""
    typed = files = 0
    for part in parser:
        files += part.size > BOUNDS["spool_limit"]
        typed += 0 if part.filename else part.size
        if typed > MAX_TYPED or files > MAX_FILES:
            raise refused(exc.HTTPRequestEntityTooLarge, TOO_LONG)
        yield part.name, field_value(part)


def field_value(part: MultipartPart) -> Value:
    """Return what WebOb makes of a form's field. Raises ValueError if it is broken."""
    encoding = part.headers.get("Content-Transfer-Encoding", "binary").lower()
    if part.content_type.startswith("multipart/") or encoding not in UNENCODED:
        raise ValueError("a nested or an encoded form, which no browser sends")
    if part.filename:
        return Upload(part)
    content: bytes = part.raw
    part.close()
    if part.filename == "":  # a field for a file, left empty
        return content
    if part.charset.lower() not in ("utf-8", "utf8", "us-ascii"):
        raise ValueError(part.charset)
    return content.decode(errors="replace")


class Upload(FieldStorage):
    """A form's file, of the class that webapp2 expects; nothing is read to make it."""

    def __init__(self, part: MultipartPart) -> None:
        self.name, self.filename, self.file = part.name, part.filename, part.file
        self.headers, self.type = part.headers, part.content_type
        self.type_options: dict[str, str] = {}
        self.disposition, self.list, self.length = part.disposition, None, part.size
