"""One asker of `make load`: asks over one connection, question after question.

In: the service's address, JSON bodies. Out: status and body of each response. It speaks just as much HTTP/1.1 as the
service answers with. The askers share the machine with the service that they measure, so they must cost little: a
general client takes 2.4 ms of processor time for a question, a twelfth of what the service itself needs; this one 0.3.
"""

import asyncio
from collections.abc import Mapping
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

LIMIT = 1 << 20  # bytes of a line; answers come with their length


class AskerFault(Exception):
    """The connection ended, or what came was no response."""


class Asker:
    """A connection that is kept; `async with Asker(address) as asker`."""

    def __init__(self, address: str, path: str, *, timeout: float) -> None:
        """Take an address like http://127.0.0.1:8000 and a path; `timeout` is for one answer, in seconds."""
        parts = urlsplit(address)
        self._place = parts.hostname or "", parts.port or 80
        self._head = f"POST {path} HTTP/1.1\r\nHost: {parts.netloc}\r\nContent-Type: application/json\r\n".encode()
        self._timeout = timeout

    async def __aenter__(self) -> Self:
        self._reader, self._writer = await asyncio.open_connection(*self._place, limit=LIMIT)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._writer.close()
        await self._writer.wait_closed()

    async def ask(self, body: bytes) -> tuple[int, bytes]:
        """Post a body; return status and body of the response. Raises AskerFault, OSError, TimeoutError."""
        async with asyncio.timeout(self._timeout):
            self._writer.write(self._head + b"Content-Length: %d\r\n\r\n" % len(body) + body)
            try:
                status, headers = _parsed(await self._reader.readuntil(b"\r\n\r\n"))
                return status, await self._reader.readexactly(int(headers[b"content-length"]))
            except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, KeyError, ValueError) as error:
                raise AskerFault(type(error).__name__) from error


def _parsed(head: bytes) -> tuple[int, Mapping[bytes, bytes]]:
    first, *lines = head.split(b"\r\n")
    headers = (line.partition(b":") for line in lines if line)
    return int(first.split(b" ")[1]), {name.lower(): value.strip() for name, _, value in headers}
