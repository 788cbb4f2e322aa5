"""`/mcp`: the Model Context Protocol over HTTP, behind the same gate as everything else.

In: the app's reception and index. Out: an ASGI endpoint that lives as long as the app runs. No session is kept: each
request stands for itself, so that a key holds for just as long as it is valid.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.mcp import build_server

PATH = "/mcp"


class Endpoint:
    """Passes requests on to the server of the running app."""

    def __init__(self) -> None:
        self._app: ASGIApp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request. Raises HTTPException for all but POST.

        Without sessions there is nothing to listen to and nothing to end; the library would keep a GET open for ever.
        """
        if scope["type"] == "http" and scope["method"] != "POST":
            raise HTTPException(405, headers={"Allow": "POST"})
        assert self._app is not None, "the app is not running"  # noqa: S101  # requests come while it runs only
        await self._app(scope, receive, send)

    @asynccontextmanager
    async def running(self, app: FastAPI) -> AsyncIterator[None]:
        """Run a server of its own for each run of the app: the library's cannot be started twice."""
        server = build_server(app.state.reception, app.state.current)
        self._app = server.streamable_http_app(
            streamable_http_path=PATH,
            json_response=True,
            stateless_http=True,
            transport_security=None,
            host="",  # names and origins are checked by the gate, for all addresses alike
        )
        async with server.session_manager.run():
            yield
