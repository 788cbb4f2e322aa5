"""`GET /metrics`: what Prometheus reads.

In: finished requests, given answers, the index in service. Out: counters and histograms in Prometheus's text format, to
administrators (on this machine without keys: to everybody). No label holds anything that a caller wrote.
"""

import time
from collections.abc import Iterator, Sequence

from fastapi import APIRouter, Request
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.api.current import Current
from assistant.api.dependencies import ADMIN
from assistant.errors import IndexFault
from assistant.types import Answer, Status

PREFIX = "report_assistant_"
PAGE = "page"  # everything that belongs to the page, whose addresses are many
UNKNOWN = "unknown"  # addresses that lead nowhere
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})

router = APIRouter(tags=["状态"])


class Metrics:
    """The numbers of one app. Thread-safe."""

    def __init__(self, current: Current) -> None:
        self.registry = CollectorRegistry()
        self._requests = Counter(
            PREFIX + "requests", "Finished HTTP requests", ("method", "route", "status"), registry=self.registry
        )
        self._seconds = Histogram(
            PREFIX + "request_seconds", "Time to answer a request", ("route",), buckets=SECONDS, registry=self.registry
        )
        self._answers = Counter(
            PREFIX + "answers", "Answers by outcome", ("status", "answerer"), registry=self.registry
        )
        self._refusals = Counter(PREFIX + "refusals", "Questions that were refused", registry=self.registry)
        self._degraded = Counter(
            PREFIX + "degraded_answers", "Answers given in a lesser way than asked for", registry=self.registry
        )
        self.registry.register(IndexInfo(current))

    def request(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count a finished request."""
        self._requests.labels(method if method in METHODS else "other", route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def answer(self, answer: Answer) -> None:
        """Count an answer."""
        self._answers.labels(answer.status.value, answer.answerer).inc()
        if answer.status is Status.REFUSED:
            self._refusals.inc()
        if answer.provenance.degraded:
            self._degraded.inc()


class IndexInfo(Collector):
    """What is indexed, read when it is asked for."""

    def __init__(self, current: Current) -> None:
        self._current = current

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Yield the size of the index and its fingerprint; only that there is none when there is none."""
        usable = GaugeMetricFamily(PREFIX + "index_usable", "1 when questions can be answered")
        try:
            snapshot = self._current().snapshot
        except IndexFault:
            usable.add_metric([], 0)
            yield usable
            return
        usable.add_metric([], 1)
        yield usable
        yield GaugeMetricFamily(PREFIX + "index_documents", "Indexed documents", value=len(snapshot.documents))
        yield GaugeMetricFamily(PREFIX + "index_chunks", "Indexed passages", value=len(snapshot.chunks))
        info = GaugeMetricFamily(PREFIX + "index_info", "The index in service", labels=("fingerprint",))
        info.add_metric([snapshot.fingerprint], 1)
        yield info

    def describe(self) -> Sequence[GaugeMetricFamily]:
        """Say nothing beforehand: what there is may change, and registering must not open the index."""
        return ()


class Measured:
    """ASGI middleware that counts requests by their route."""

    def __init__(self, app: ASGIApp, *, metrics: Metrics) -> None:
        self.app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and count it when it has ended."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        status = 500
        started = time.perf_counter()

        async def send_noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, send_noted)
        finally:
            self._metrics.request(scope["method"], _route(scope), status, time.perf_counter() - started)


@router.get(
    "/metrics",
    dependencies=ADMIN,
    response_class=Response,
    summary="运行指标",
    description="Prometheus 文本格式：请求数和用时、回答数（按结果和回答方式）、拒答数、索引的大小。需要 admin 权限。",
    response_description="指标",
    responses={200: {"content": {"text/plain": {"schema": {"type": "string"}}}}},
)
def metrics(request: Request) -> Response:
    """Tell the numbers."""
    held: Metrics = request.app.state.metrics
    return Response(generate_latest(held.registry), media_type=CONTENT_TYPE_LATEST)


def _route(scope: Scope) -> str:
    """Return the template of the route that answered: never the address itself, of which there may be any number.

    A route knows its template below the prefix it was included with, so the prefix is taken from the address.
    """
    template = getattr(scope.get("route"), "path", None)
    if not template:
        return PAGE
    if ":path}" in template:
        return UNKNOWN
    parts = template.split("/")[1:]
    return "/".join([*scope["path"].split("/")[: -len(parts)], *parts])
