"""`GET /healthz` and `GET /readyz`: is the process up, and can it answer.

In: nothing. Out: a small JSON object; 503 with a problem document while no index is usable.
"""

from typing import Literal

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from fastapi import APIRouter, Request
from pydantic import BaseModel, Field

from assistant.api.current import Current

router = APIRouter(tags=["状态"])

PROBES = 2  # threads


class Health(BaseModel):
    """The process is up."""

    status: Literal["ok"] = "ok"


class Readiness(BaseModel):
    """The service can answer."""

    status: Literal["ready", "degraded"] = Field(description="degraded：新发布的索引不可用，仍由上一份索引回答")
    detail: str = Field(default="", description="degraded 的原因")
    index_fingerprint: str = Field(description="正在使用的索引的指纹")
    documents: int = Field(description="文档数")
    chunks: int = Field(description="片段数")


@router.get(
    "/healthz",
    summary="进程是否在运行",
    description="进程在运行即返回 200，不检查索引。",
    response_description="进程在运行",
)
async def healthz() -> Health:
    """Say that the process is up, without waiting for a thread: all of them may be busy with slow answers."""
    return Health()


@router.get(
    "/readyz",
    summary="是否可以回答",
    description="索引可用返回 200，不可用返回 503 和原因。",
    response_description="可以回答；没有可用的索引时返回 503 并说明原因",
)
async def readyz(request: Request) -> Readiness:
    """Say whether questions can be answered, in a thread beside those that answer them."""
    state = request.app.state
    if not hasattr(state, "probing"):  # made here because it belongs to the running event loop
        state.probing = CapacityLimiter(PROBES)
    return await run_sync(_readiness, state.current, limiter=state.probing)


def _readiness(current: Current) -> Readiness:
    snapshot = current().snapshot
    fault = current.fault
    return Readiness(
        status="ready" if fault is None else "degraded",
        detail="" if fault is None else fault.message,
        index_fingerprint=snapshot.fingerprint,
        documents=len(snapshot.documents),
        chunks=len(snapshot.chunks),
    )
