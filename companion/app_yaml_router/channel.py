"""waitress's connections, with bounds on what one visitor can make the server hold."""

import time
from types import SimpleNamespace
from typing import Any, cast

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser, ParsingError
from waitress.task import ErrorTask, WSGITask
from waitress.utilities import BadRequest

CHUNKED_BYTES = 4 * 1024  # taken at a time of a body that comes in chunks
CHUNK_LINE = 8 * 1024  # bytes of a line between two chunks, or after the last
SEND_BYTES = 128 * 1024  # taken from a file at a time; it was 2.5 MB for each visitor
SHORT = 32 * 1024  # bytes of a page that is sent as a whole
TLS = b"\x16\x03"  # how a browser begins at https:// (RFC 8446, section 5.1)
HTTPS = "the browser asked for https://; write http:// before the address"
# What waitress says otherwise, by status.
REFUSALS = {
    431: 'the address (a form needs method="post" then) or the cookies are too long',
    413: "more was sent than the 32 MB that App Engine takes",
}
ROOM = 10  # connections that are closed before waitress's own limit is reached


def make_room(channels: dict[int, Any], most: int) -> None:
    """Make waitress close the connection that is idle longest, if there are `most`.

    At its own limit, waitress lets new visitors wait instead. A connection with a
    request in progress stays open. channels: waitress's map of open sockets.
    """
    if len(channels) < most:
        return
    waiting = [
        channel
        for channel in channels.values()
        if isinstance(channel, HTTPChannel)
        and not channel.requests
        and not channel.will_close
    ]
    if waiting:
        min(waiting, key=lambda channel: channel.last_activity).will_close = True


class RequestParser(HTTPRequestParser):
    """waitress's parser, but it leaves what follows a request to the channel.

    It also refuses a request that gives its length in two ways: a server in front of
    this one might go by the other length, and so take part of the body for another
    request (RFC 9112, sections 6.1 and 6.3).
    """

    def __init__(self, channel: "Channel") -> None:
        super().__init__(channel.adj)
        self.channel = channel

    def received(self, data: bytes) -> int:
        if not (self.headers_finished or self.header_plus) and data.startswith(TLS):
            self.error = BadRequest(HTTPS)
            self.completed = True
            return len(data)
        # waitress copies what is left at each chunk, however short.
        taken: int = super().received(data[:CHUNKED_BYTES] if self.chunked else data)
        receiver: Any = self.body_rcv
        if self.chunked and len(receiver.control_line + receiver.trailer) > CHUNK_LINE:
            self.error = BadRequest("A chunk's length has no end")
            self.completed = True
        if self.error or self.completed:
            self.expect_continue = False  # there is no body, or none that is wanted
        if self.completed:
            self.channel.unread = data[taken:]
            return len(data)
        return taken

    def parse_header(self, header_plus: bytes) -> None:
        try:
            super().parse_header(header_plus)
        except ValueError:  # an address like http://[
            raise ParsingError("The address can't be read") from None
        # waitress removes a Transfer-Encoding that it understands.
        two = self.chunked and "CONTENT_LENGTH" in self.headers
        if two or "TRANSFER_ENCODING" in self.headers:
            raise ParsingError("The length of the body isn't clear")


class Task(WSGITask):
    """waitress's task, but the headers come in one piece with the first of the body.

    A HEAD request isn't answered with the end of a body that it doesn't get.
    """

    def write(self, data: bytes) -> None:
        if self.wrote_header or len(data) > SHORT:
            super().write(data)
            return
        channel: Any = self.channel
        pieces: list[bytes] = []
        collecting = SimpleNamespace(server=channel.server, write_soon=pieces.append)
        self.channel = cast(Any, collecting)
        try:
            super().write(data)
        finally:
            self.channel = channel
        channel.write_soon(b"".join(pieces))
        if cast(Any, self.request).command == "HEAD":
            self.chunked_response = False


class Refusal(ErrorTask):
    """waitress's answer to a request that it refuses, in our words; it is logged."""

    def execute(self) -> None:
        error: Any = cast(Any, self.request).error
        self.status = f"{error.code} {error.reason}"
        said = f"{self.status}: {REFUSALS.get(error.code, error.body)}"
        # Some of waitress's words quote what was sent.
        self.channel.logger.warning("%s", said.encode("unicode_escape").decode())
        body = f"{said}\n".encode()
        self.response_headers = [("Content-Type", "text/plain; charset=utf-8")]
        self.content_length = len(body)
        self.set_close_on_finish()
        self.write(body)


class Channel(HTTPChannel):
    """waitress's connection; a visitor's next request waits until an answer is sent.

    waitress itself parses all requests that come at once, and makes all their answers
    even if nobody reads them. It has no options for any of this.
    """

    task_class = Task
    error_task_class = Refusal
    unread = b""  # what has come of the next requests

    def __init__(
        self, server: Any, sock: Any, addr: Any, adj: Any, map: dict[int, Any]
    ) -> None:
        make_room(map, adj.connection_limit - ROOM)
        super().__init__(server, sock, addr, adj, map)
        self.sendbuf_len = min(self.sendbuf_len, SEND_BYTES)

    def parser_class(self, adj: Any) -> RequestParser:  # type: ignore[override]
        return RequestParser(self)

    def recv(self, size: int) -> bytes:
        in_chunks = self.request and self.request.chunked
        return bytes(super().recv(CHUNKED_BYTES if in_chunks else size))

    def received(self, data: bytes) -> bool:
        if self.request is None:
            data = data.lstrip(b"\r\n")  # RFC 9112, section 2.2
        return bool(super().received(data))

    def readable(self) -> bool:
        if self.unread and super().readable():  # nothing is being made or sent
            data, self.unread = self.unread, b""
            try:
                self.received(data)
            except Exception:  # the disk is full, or too many files are open
                self.handle_error()
        return not self.unread and bool(super().readable())

    def is_stalled(self, seconds: float) -> bool:
        """Whether a thread has waited so long for the visitor to read something."""
        waits = self.total_outbufs_len > self.adj.outbuf_high_watermark
        return waits and self.last_activity < time.time() - seconds

    def handle_expt(self) -> None:
        self.will_close = True  # urgent data, which HTTP doesn't have

    def handle_close(self) -> None:
        if self.request:  # close its temporary file
            self.request.close()
            self.request = None
        super().handle_close()

    # A short page is sent once it is whole, and by the main thread. waitress has the
    # thread that makes the page send each piece (do_close is False there); with 64
    # visitors that takes almost twice as long, since the threads wait for each other.

    def writable(self) -> bool:
        if self.requests and self.total_outbufs_len < SHORT:
            return self.will_close or self.close_when_flushed
        return bool(super().writable())

    def send(self, data: bytes, do_close: bool = True) -> int:
        if not data:  # a file that was truncated while it is sent
            self.will_close = True
        if not data or (not do_close and self.total_outbufs_len < SHORT):
            return 0
        return int(super().send(data, do_close))
