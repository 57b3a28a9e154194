"""What no browser sends, over a raw socket.

Each attack is given a random.Random and a function that opens a connection. It need not
read an answer, and whatever the server does to the connection is fine with it.
"""

import contextlib
import socket
import struct
import time

GET = b"GET /temperature?cel_temp=30 HTTP/1.1\r\nHost: localhost\r\n\r\n"
POST = (
    b"POST /welcome HTTP/1.1\r\nHost: localhost\r\n"
    b"Content-Type: application/x-www-form-urlencoded\r\n"
)
LEAVE = b"GET /trouble?leave HTTP/1.1\r\nHost: localhost\r\n\r\n"
LINES = [
    b"",
    b"\r\n" * 500,
    b"GET",
    b"GET /",
    b"GET / HTTP/9.9",
    b"GET / HTTP/1.1 HTTP/1.1",
    b"get / http/1.1",
    b"\0\0\0\0",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc",  # how TLS begins
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    b"GET http://[::1/ HTTP/1.1",
    b"GET //////////%00%ff%%% HTTP/1.1",
    b"CONNECT localhost:22 HTTP/1.1",
    b"OPTIONS * HTTP/1.1",
    b"GET /" + b"a" * 70_000 + b" HTTP/1.1",
    b"A" * 300_000,
]
LENGTHS = [
    b"-1",
    b"1e3",
    b"0x10",
    b"99999999999999999999",
    b"5, 6",
    b"",
    b" ",
    b"+5",
    b"\xb2",
]
CHUNKS = [
    b"5\r\nab\r\n0\r\n\r\n",
    b"-5\r\nabcde\r\n0\r\n\r\n",
    b"zz\r\nabcde\r\n0\r\n\r\n",
    b"ffffffffffffffff\r\nabcde",
    b"5;" + b"x" * 50_000 + b"\r\nabcde\r\n0\r\n\r\n",
    b"5\nabcde\n0\n\n",
    b"0\r\n" + b"Trailer: x\r\n" * 2_000 + b"\r\n",
    b"my_name\r\n",
]


def broken_request_line(random, connect):
    send(
        connect,
        random.choice(LINES) + random.choice([b"\r\n\r\n", b"\n\n", b"\r\r", b""]),
    )


def noise(random, connect):
    send(connect, random.randbytes(random.choice([1, 100, 10_000, 1_000_000])))


def slip_of_the_wire(random, connect):
    """A good request with a few of its bytes changed."""
    request = bytearray(
        random.choice([GET, POST + b"Content-Length: 11\r\n\r\nmy_name=Ann"])
    )
    for _ in range(random.randint(1, 5)):
        request[random.randrange(len(request))] = random.randrange(256)
    send(connect, bytes(request))


def header_flood(random, connect):
    number, length = random.choice([(10_000, 5), (100, 5_000), (1, 400_000)])
    headers = b"".join(b"X-%d: %s\r\n" % (n, b"x" * length) for n in range(number))
    send(connect, GET[:-2] + headers + b"\r\n")


def wrong_content_length(random, connect):
    length = random.choice([*LENGTHS, b"3", b"5000"])
    more = random.choice([b"", b"Content-Length: 7\r\n"])
    send(
        connect,
        POST + b"Content-Length: " + length + b"\r\n" + more + b"\r\nmy_name=Ann",
    )


def chunked_garbage(random, connect):
    send(connect, POST + b"Transfer-Encoding: chunked\r\n\r\n" + random.choice(CHUNKS))


def pipelining(random, connect):
    send(connect, GET * random.choice([2, 50, 500]), most=2_000_000)


def half_closed(random, connect):
    """Says after some of a request, or all of it, that nothing more will come."""
    with contextlib.suppress(OSError), connect() as connection:
        connection.sendall(GET[: random.randrange(len(GET) + 1)])
        connection.shutdown(socket.SHUT_WR)
        connection.recv(65_536)


def reset(random, connect):
    """Hangs up in the midst, without a good-bye."""
    with contextlib.suppress(OSError), connect() as connection:
        connection.setsockopt(
            socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0)
        )
        connection.sendall(random.choice([GET, GET[:30], GET * 20]))
        time.sleep(random.choice([0, 0.001, 0.01]))


def never_reads(random, connect):
    """Asks for more than a socket holds, and takes none of it."""
    with contextlib.suppress(OSError), connect() as connection:
        connection.sendall(GET * 200)
        time.sleep(random.uniform(0, 0.5))


def unread_file(random, connect):
    """Asks for a part of the style sheet many times, and takes none of it."""
    part = (
        b"GET /static/style.css HTTP/1.1\r\nHost: localhost\r\nRange: bytes=%d-\r\n\r\n"
    )
    with contextlib.suppress(OSError), connect() as connection:
        connection.sendall(part % random.randrange(3_000) * 500)
        time.sleep(random.uniform(0, 0.5))


def long_form(random, connect):
    """A form that becomes six times as long in a page, and may be too long."""
    body = b"my_name=" + b"%22" * random.choice([20_000, 80_000, 100_000])
    send(connect, POST + b"Content-Length: %d\r\n\r\n" % len(body) + body)


def asks_to_go_on(random, connect):
    length = random.choice([11, 40_000_000])
    expecting = b"Expect: 100-continue\r\nContent-Length: %d\r\n\r\n" % length
    send(connect, POST + expecting)


def page_that_exits(random, connect):
    """Asks for a page that calls exit(), and may be gone when it is answered."""
    send(connect, LEAVE * random.randint(1, 5), most=random.choice([0, 65_536]))


def slow_body(random, connect):
    with contextlib.suppress(OSError), connect() as connection:
        connection.sendall(POST + b"Content-Length: 1000\r\n\r\n")
        for _ in range(random.randint(1, 20)):
            connection.sendall(b"x")
            time.sleep(0.1)


def slow_headers(random, connect):
    with contextlib.suppress(OSError), connect() as connection:
        for byte in GET[: random.randint(5, 40)]:
            connection.sendall(bytes([byte]))
            time.sleep(0.05)


def crowd(random, connect):
    """200 connections at once, half of which never finish their request."""
    with contextlib.ExitStack() as stack, contextlib.suppress(OSError):
        connections = [stack.enter_context(connect()) for _ in range(200)]
        for number, connection in enumerate(connections):
            connection.sendall(GET if number % 2 else GET[:40])
        for connection in connections[1::2]:
            connection.recv(65_536)
        time.sleep(random.uniform(0, 1))


def send(connect, request, most=65_536):
    """Send it all, and read what comes until the server hangs up or says no more."""
    with contextlib.suppress(OSError), connect() as connection:
        connection.settimeout(0.5)
        connection.sendall(request)
        while most > 0 and (answer := connection.recv(65_536)):
            most -= len(answer)


class Attacker:
    """Attacks by one way after the other, chosen at random."""

    def __init__(self, port, choice, random, figures):
        self.port = port
        self.choice = choice
        self.random = random
        self.figures = figures

    def connect(self):
        return socket.create_connection(("127.0.0.1", self.port), timeout=5)

    def attack(self):
        self.random.choice(self.choice)(self.random, self.connect)
        self.figures.count("attacks")


QUICK = [
    broken_request_line,
    noise,
    slip_of_the_wire,
    header_flood,
    wrong_content_length,
    chunked_garbage,
    pipelining,
    half_closed,
    reset,
    unread_file,
    long_form,
    asks_to_go_on,
    page_that_exits,
]
SLOW = [slow_body, slow_headers, never_reads, crowd]
