"""Assemble the HTTP application.

In: the holder of the assistant and plain settings. Out: a FastAPI app without any page; `ui` mounts its own on top.
Nothing here loads from another host, so the framework's documentation pages, whose scripts come from one, are off; the
description itself is at /openapi.json.
"""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from importlib.metadata import version
from itertools import takewhile

from anyio.to_thread import current_default_thread_limiter, run_sync
from fastapi import APIRouter, Depends, FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import Response
from starlette.routing import BaseRoute, Match, Route
from starlette.types import Scope

from assistant.api import (
    ask,
    conversations,
    documents,
    export,
    feedback,
    figures,
    health,
    login,
    mcp,
    metrics,
    pages,
    problems,
    search,
    stream,
    uploads,
)
from assistant.api.access import Access
from assistant.api.body import BodyLimit
from assistant.api.completions import endpoints
from assistant.api.context import HEADER, RequestContext
from assistant.api.counted import Counted
from assistant.api.current import Current
from assistant.api.dependencies import known_parameters
from assistant.api.description import completed
from assistant.api.gate import Gate
from assistant.api.headers import SecurityHeaders
from assistant.api.metrics import Measured, Metrics
from assistant.api.rates import Places, Rates
from assistant.api.recognition import Recognition
from assistant.api.sessions import Sessions
from assistant.errors import IndexFault
from assistant.library import Library
from assistant.pages import Pages
from assistant.reception import Asking, Unrecorded
from assistant.store import Store

JSON_LIMIT = 1_000_000  # bytes of a request body
METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"]
READ = (401, 403, 404, 422, 429, 503)
ASKED = (400, *READ, 413)
DESCRIPTION = (
    "就年度报告和相关政策文件提问，回答附有可逐字核对的引用。"
    "出错时返回 application/problem+json（RFC 9457），其中 request_id 与响应头 X-Request-ID 相同。"
)


def create_app(
    current: Current,
    *,
    reception: Asking | None = None,
    store: Store | None = None,
    library: Library | None = None,
    notice: str = "",
    provider: str = "",
    access: Access | None = None,
    threads: int = 8,
) -> FastAPI:
    """Build the app. `threads` requests are worked on at once; others wait.

    Without a reception nothing is recorded, without a store there are no keys, without a library nothing can be
    uploaded: for apps inside other programs.
    """
    access = access or Access()
    endpoint = mcp.Endpoint()
    app = FastAPI(
        title="报告问答助手",
        description=DESCRIPTION,
        version=version("report-assistant"),
        docs_url=None,
        redoc_url=None,
        lifespan=_lifespan(current, threads, endpoint, library),
        telemetry={"tracing": False, "metrics": False, "logs": False},
    )
    app.state.current = current
    app.state.metrics = Metrics(current)
    app.state.reception = Counted(reception or Unrecorded(current), app.state.metrics.answer)
    app.state.store = store
    app.state.library = library
    app.state.notice = notice
    app.state.provider = provider or app.title
    app.state.pages = Pages()
    app.state.recognition = Recognition(store.keys if store else None, Sessions(access.session_secret), access)
    _surround(app, access, library)
    problems.install(app)
    app.include_router(login.page_router)
    app.router.routes.append(Route(mcp.PATH, endpoint, include_in_schema=False))
    app.include_router(metrics.router, responses=problems.described(401, 403))
    app.include_router(health.router, responses=problems.described(503))
    api = APIRouter(prefix="/api/v1", dependencies=[Depends(known_parameters)])
    for router in (ask.router, stream.router, search.router):
        api.include_router(router, responses=problems.described(*ASKED))
    api.include_router(login.router, responses=problems.described(400, 401, 403, 413, 422, 429))
    api.include_router(uploads.router, responses=problems.described(400, *READ, 409, 413, 415))
    api.include_router(documents.router, responses=problems.described(*READ))
    for router in (pages.router, figures.router, conversations.answers):
        api.include_router(router, responses=problems.described(*READ))
    for router in (conversations.router, feedback.router, export.router):
        api.include_router(router, responses=problems.described(*ASKED))
    app.include_router(api)
    app.include_router(endpoints.router, responses=problems.described_faults(400, 401, 403, 404, 429, 503))
    for prefix in ("/api/", "/v1/"):
        app.add_api_route(prefix + "{rest:path}", _no_such_address, methods=METHODS, include_in_schema=False)
    app.openapi = completed(app.openapi)  # type: ignore[method-assign]  # the framework's own way to extend it
    return app


def _surround(app: FastAPI, access: Access, library: Library | None) -> None:
    """Put the middleware around everything, the page included; what is added last is outermost."""
    app.add_middleware(
        BodyLimit,
        prefixes=("/api/", "/v1/", "/mcp", "/gradio_api/", login.PATH),
        limit=JSON_LIMIT,
        larger={uploads.PATH: library.limit + uploads.ENVELOPE} if library else {},
    )
    app.add_middleware(
        Gate,
        recognition=app.state.recognition,
        rates=Rates(access.rate_limit),
        places=Places(access.concurrency_limit),
    )
    app.add_middleware(SecurityHeaders)
    if access.origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=access.origins,
            allow_methods=["GET", "POST", "PATCH", "DELETE"],
            allow_headers=["Authorization", "Content-Type", HEADER],
            expose_headers=[HEADER, "Retry-After"],
        )
    app.add_middleware(Measured, metrics=app.state.metrics)
    app.add_middleware(RequestContext)


def _lifespan(
    current: Current, threads: int, endpoint: mcp.Endpoint, library: Library | None
) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        current_default_thread_limiter().total_tokens = threads
        await run_sync(_warm, current)
        if library is not None:
            await run_sync(library.resume)
        async with endpoint.running(app):
            yield

    return lifespan


def _warm(current: Current) -> None:
    """Open the index before the first request; the server starts without one too, and /readyz says so."""
    try:
        current()
    except IndexFault:
        return


def _no_such_address(request: Request) -> Response:
    """Answer for every other address below /api, and below /v1, before a page mounted at / takes it: 405 or 404."""
    routes = list(takewhile(lambda route: getattr(route, "endpoint", None) is not _no_such_address, request.app.routes))
    allowed = [method for method in METHODS if any(_matches(route, request.scope, method) for route in routes)]
    if allowed:
        raise HTTPException(405, headers={"Allow": ", ".join(allowed)})
    raise HTTPException(404)


def _matches(route: BaseRoute, scope: Scope, method: str) -> bool:
    return route.matches({**scope, "method": method})[0] is Match.FULL
