"""Parses the options for host and port, and opens the listening sockets."""

import contextlib
import errno
import ipaddress
import re
import socket
from collections.abc import Collection, Sequence
from urllib.parse import unquote

from companion.problem import Problem

EVERY_ADDRESS = ("0.0.0.0", "::", "")  # each --host that means all of this machine's
# What only the error page asks for. App Engine keeps paths like this for itself.
NEWS_PATH = "/_ah/saved"
IDENT = "dev_appserver.py"  # in the Server header, before the folder's name


def port_number(value: str) -> int:
    """Return a --port as a number. Raises Problem if it isn't one."""
    if not re.fullmatch("[0-9]{1,5}", value) or int(value) > 65535:
        hint = "write a number from 0 to 65535, like 8080"
        raise Problem(f"--port {value} isn't a port", hint)
    return int(value)


def free_port(first: int, taken: Collection[int]) -> int:
    """Return this port, or the next that is neither taken nor another program's."""
    ports = (port for port in range(first, 65536) if port not in taken)
    return next(port for port in ports if not answers(port))


def answers(port: int) -> bool:
    """Whether a program listens on a port of this machine."""
    with socket.socket() as one:
        return one.connect_ex(("127.0.0.1", port)) == 0


def allowed_host(value: str) -> str:
    """Return an --allow-host in lower case. Raises Problem if it isn't a name."""
    name = value.lower().removesuffix(".")
    if is_address(name) or re.fullmatch(r"[\w-]+(\.[\w-]+)*", name):
        return name
    hint = "write a name only, like my-app.example.com"
    raise Problem(f"--allow-host {value} isn't a name", hint)


def is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def listen(host: str, port: int) -> list[socket.socket]:
    """Listen on each address of the host: localhost has an IPv4 and an IPv6 address.

    Port 0 picks a free one. Raises Problem if the port is in use or the host isn't
    an address of this machine.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Problem(f"--host {host}: there is no such address") from None
    addresses = dict.fromkeys((family, where[0]) for family, _, _, _, where in found)
    sockets: list[socket.socket] = []
    for family, address in addresses:
        try:
            where = str(address), port
            sockets.append(socket.create_server(where, family=family, backlog=1024))
            port = sockets[0].getsockname()[1]
        except OSError as error:
            # localhost may have the address ::1 on a machine without IPv6.
            if error.errno not in (errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT):
                why = why_not(error, str(address), port)
                raise Problem(f"--port {port}: {why}") from None
    if not sockets:
        raise Problem(f"--host {host}: not an address of this machine")
    return sockets


def why_not(error: OSError, address: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        other = folder_at(address, port)
        uses = "another program uses this port; stop it"
        if other:
            uses = f"the folder {other} is served there; stop that server"
        return f"{uses}, or choose another with --port"
    if error.errno == errno.EACCES:
        return "this port is reserved; choose another with --port"
    return str(error.strerror).partition(" (while")[0]  # at which address


def folder_at(address: str, port: int) -> str:
    """Ask another of our servers for its folder, as its error page asks for news."""
    answer = b""
    with (
        contextlib.suppress(OSError),
        socket.create_connection((address, port), timeout=1) as other,
    ):
        other.sendall(f"GET {NEWS_PATH} HTTP/1.0\r\nHost: localhost\r\n\r\n".encode())
        answer = other.recv(4096)
    found = re.search(rf"\r\nServer: {IDENT} (\S+)", answer.decode("latin-1"))
    return unquote(found[1]) if found else ""


def url(host: str, sockets: Sequence[socket.socket]) -> str:
    """Return the URL to open in a browser, without a trailing slash."""
    port = sockets[0].getsockname()[1]
    if host in EVERY_ADDRESS:
        host = "localhost"
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
