"""`POST /api/v1/ask/stream`: an answer while it is written, as server-sent events.

In: what `/ask` takes. Out: the events `retrieved`, `delta` and `final`, whose data are the JSON of `Retrieved`, of
`Delta` and of the verified `Answer`, the same as `/ask` gives; `error` with a problem document where something fails
after the first event. Before it, faults are ordinary problem responses.

The framework's own server-sent events are used: they send a comment every 15 s while nothing else is sent, and stop
asking for events when the client has gone. `sse-starlette` can do the same, but is here only because another library
needs it, and would have to be bridged to plain generators.
"""

import logging
from collections.abc import Iterator
from itertools import chain
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.sse import EventSourceResponse, ServerSentEvent

from assistant.api import problems
from assistant.api.ask import AskRequest, log_answer
from assistant.api.dependencies import AskerDep, ReceptionDep
from assistant.errors import AssistantError
from assistant.logs import request_id
from assistant.types import Event, Final

logger = logging.getLogger(__name__)
router = APIRouter(tags=["问答"])

SENT: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "事件流：retrieved（找到的片段）、delta（文字，尚未核对）、final（核对后的回答，与 /ask 相同，"
        "取代此前的文字）；中途出错时为 error（问题说明）",
        "content": {"text/event-stream": {}},
    }
}


def events(body: AskRequest, reception: ReceptionDep, actor: AskerDep) -> Iterator[Iterator[Event]]:
    """Give the answer's events, the first one made already; whatever is left of the work ends with the request."""
    stream = reception.stream(
        body.question,
        body.history,
        actor=actor,
        conversation_id=body.conversation_id,
        documents=body.documents,
        mode=body.mode,
        request_id=request_id.get(),
    )
    try:
        yield chain([next(stream)], stream)
    finally:
        close = getattr(stream, "close", None)  # generators have it: a model that is still writing is stopped
        if close is not None:
            close()


@router.post(
    "/ask/stream",
    summary="提问，边写边返回",
    description="与 /ask 相同，以 SSE（text/event-stream）逐步返回。delta 是未经核对的草稿，以 final 为准。",
    response_class=EventSourceResponse,
    responses=SENT,
)
def ask_stream(
    request: Request, body: AskRequest, found: Annotated[Iterator[Event], Depends(events)]
) -> Iterator[ServerSentEvent]:
    """Answer a question event by event."""
    try:
        for event in found:
            if isinstance(event, Final):
                log_answer(body.question, event.answer)
                yield ServerSentEvent(event="final", data=event.answer)
            else:
                yield ServerSentEvent(event=event.event, data=event)
    except AssistantError as fault:
        yield ServerSentEvent(event="error", data=problems.of(request, fault))
    except Exception as error:
        # The response has begun, so the handler of unexpected errors can no longer answer.
        logger.exception("unexpected", extra={"fields": {"error": type(error).__name__}})
        yield ServerSentEvent(event="error", data=problems.unexpected(request))
