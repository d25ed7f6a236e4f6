"""A look at a linked film: HEAD, and nothing else, at an address of the open net, followed nowhere.

The name is asked once and the answer is where we knock, so that it cannot lead inside meanwhile.
"""

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import urlsplit

from mentorship.films import HOSTS, is_allowed

PATIENCE = 10.0
Connect = Callable[[str], http.client.HTTPConnection]


class Answer(NamedTuple):
    """status 0: nobody was there."""

    status: int = 0
    kind: str = ""
    size: int = 0


def look(url: str, connect: Connect | None = None, hosts: frozenset[str] = HOSTS) -> Answer | None:
    """What the host says of it; None for an address that we never ask."""
    if not is_allowed(url, hosts):
        return None
    parts = urlsplit(url)
    path = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    try:
        line = (connect or pinned)(parts.hostname or "")
        line.request("HEAD", path, headers={"User-Agent": "Sokoni"})
        return heard(line.getresponse())
    except (OSError, http.client.HTTPException):
        return Answer()


def heard(response: http.client.HTTPResponse) -> Answer:
    kind = (response.getheader("Content-Type") or "").partition(";")[0].strip().lower()
    size = response.getheader("Content-Length") or ""
    response.close()
    return Answer(response.status, kind[:100], int(size) if size.isdecimal() else 0)


class Pinned(http.client.HTTPSConnection):
    """To an address that was looked at, under the name that the certificate must bear."""

    def __init__(self, host: str, address: str) -> None:
        self.tls = ssl.create_default_context()
        super().__init__(host, timeout=PATIENCE, context=self.tls)
        self.address = address

    def connect(self) -> None:
        plain = socket.create_connection((self.address, 443), PATIENCE)
        self.sock = self.tls.wrap_socket(plain, server_hostname=self.host)


def pinned(host: str) -> http.client.HTTPConnection:
    return Pinned(host, open_address(host))


def open_address(host: str) -> str:
    """Raises OSError where any address of the name lies inside."""
    found = [str(one[4][0]) for one in socket.getaddrinfo(host, 443, type=socket.SOCK_STREAM)]
    if not found or not all(ipaddress.ip_address(one).is_global for one in found):
        raise OSError("not an address of the open net")
    return found[0]
