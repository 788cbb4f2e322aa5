"""The gate that every request passes, those of the page too.

In: any ASGI request. Out: `request.state.actor` for what lies behind, or a refusal: a problem document, and for a
person with a browser the page that asks for a key. Not here: which scope an endpoint needs (access.py).
"""

from contextlib import nullcontext

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from starlette.requests import HTTPConnection, Request
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from assistant.api import login, problems
from assistant.api.access import NO_KEY, permit
from assistant.api.origin import SAFE
from assistant.api.rates import Places, Rates
from assistant.api.recognition import Recognition
from assistant.errors import AssistantError, Forbidden, Unauthenticated
from assistant.reception.actor import Actor

PROBES = frozenset({"/healthz", "/readyz"})
LOGIN = frozenset({login.PATH, login.SESSION})
INTERFACES = ("/api/", "/v1/", "/mcp", "/metrics", "/openapi.json")
PAGE_CALLS = ("/gradio_api/queue/join", "/gradio_api/run/predict")  # what the page's framework is asked to do …
PAGE_ENDS = ("/gradio_api/cancel", "/gradio_api/reset")  # … and to stop doing
COUNTED = ("/api/", "/v1/", "/mcp", *PAGE_CALLS)  # not the files that make up the page
POLICY_VIOLATION = 1008  # RFC 6455
LOOKUPS = 8  # keys looked up at once, beside the threads that answer questions


class Gate:
    """ASGI middleware."""

    def __init__(self, app: ASGIApp, *, recognition: Recognition, rates: Rates, places: Places) -> None:
        self.app = app
        self._recognition = recognition
        self._rates = rates
        self._places = places
        self._lookups: CapacityLimiter | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with its actor, or refuse it."""
        if scope["type"] not in {"http", "websocket"} or scope["path"] in PROBES:
            await self.app(scope, receive, send)
            return
        try:
            scope.setdefault("state", {})["actor"] = await self._admitted(scope)
            place = self._places.take() if _costly(scope) else nullcontext()
        except AssistantError as fault:
            response = _refusal(scope, fault)
            await response(scope, receive, send)
            return
        with place:
            await self.app(scope, receive, send)

    async def _admitted(self, scope: Scope) -> Actor | None:
        """Return who asks; None only for those who are about to log in."""
        try:
            actor = await self._recognised(HTTPConnection(scope))
        except Unauthenticated:
            if scope["path"] not in LOGIN:  # who logs in may still carry a key that is no longer valid
                raise
            actor = None
        if actor is None:
            if scope["path"] in LOGIN:
                return None
            raise Unauthenticated(NO_KEY)
        if actor.key_id and scope["path"].startswith(COUNTED):
            self._rates.count(actor.key_id)
        if not scope["path"].startswith(INTERFACES) and scope["path"] not in LOGIN:
            permit(actor, "ask")  # the page is there for asking
            _for_the_page(scope)
        return actor

    async def _recognised(self, connection: HTTPConnection) -> Actor | None:
        actor = self._recognition.at_once(connection)
        if actor is None:
            self._lookups = self._lookups or CapacityLimiter(LOOKUPS)
            actor = await run_sync(self._recognition.actor, connection, limiter=self._lookups)
        return actor


def _for_the_page(scope: Scope) -> None:
    """Raise Forbidden for what the page's framework would do besides: take files of any size, convert recordings."""
    path = scope["path"]
    if scope.get("method", "GET") not in SAFE and path not in {*PAGE_CALLS, *PAGE_ENDS, login.LOGOUT}:
        raise Forbidden("这个地址不能这样使用。程序请使用 /api/v1 下的接口，见 /openapi.json。")


def _costly(scope: Scope) -> bool:
    return scope.get("method") == "POST" and scope["path"].startswith(COUNTED)


def _refusal(scope: Scope, fault: AssistantError) -> ASGIApp:
    """Return what a refused caller gets."""
    if scope["type"] == "websocket":
        return WebSocketClose(code=POLICY_VIOLATION, reason=fault.message)
    request = Request(scope)
    wants_page = request.method == "GET" and "text/html" in request.headers.get("accept", "")
    if isinstance(fault, Unauthenticated) and wants_page and not scope["path"].startswith(INTERFACES):
        return login.page(fault.message if fault.message != NO_KEY else "", status=401)
    return problems.answer(request, fault)
