"""The gate that every request passes: it recognises the actor.

In: any ASGI request. Out: `request.state.actor`. Not here: which scope an endpoint needs (access.py).
"""

from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.reception.actor import LOCAL


class Gate:
    """ASGI middleware. Without a store of keys everybody is at the machine itself."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with its actor."""
        if scope["type"] in {"http", "websocket"}:
            scope.setdefault("state", {})["actor"] = LOCAL
        await self.app(scope, receive, send)
