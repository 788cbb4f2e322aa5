"""What surrounds every request: its id, and one line in the log.

In: any ASGI request. Out: the header `X-Request-ID` on every response (a caller's own id is kept when it is plain), the
id in the log's context, and one log line with method, path, status and milliseconds. Never logged: bodies and query
strings, because questions are personal data.
"""

import logging
import re
import time
import uuid

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.logs import request_id

logger = logging.getLogger(__name__)

HEADER = "X-Request-ID"
_PLAIN = re.compile(r"[A-Za-z0-9._-]{1,64}")
_TOLD = ("/api/", "/v1/")  # not the page's own assets, nor the probes that come every few seconds


class RequestContext:
    """ASGI middleware; the outermost one, so that every response carries the id."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, with its id set and its outcome logged."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        given = Headers(scope=scope).get(HEADER, "")
        current = given if _PLAIN.fullmatch(given) else uuid.uuid4().hex
        status = 500  # what the server answers when nothing was sent before an error
        started = time.perf_counter()

        async def send_with_id(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)[HEADER] = current
            await send(message)

        # Never reset: the handler of unexpected errors runs outside of this and needs it, and every request has a
        # task, so a context, of its own.
        request_id.set(current)
        try:
            await self.app(scope, receive, send_with_id)
        finally:
            _log(scope, status, 1000 * (time.perf_counter() - started))


def _log(scope: Scope, status: int, milliseconds: float) -> None:
    fields = {"method": scope["method"], "path": scope["path"], "status": status, "ms": milliseconds}
    logger.log(_level(scope["path"], status), "request", extra={"fields": fields})


def _level(path: str, status: int) -> int:
    if status == 500:
        return logging.ERROR
    return logging.INFO if path.startswith(_TOLD) else logging.DEBUG
