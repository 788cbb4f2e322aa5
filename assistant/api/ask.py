"""`POST /api/v1/ask`: a question becomes a cited, verified answer.

In: the question, earlier turns, documents to keep to. Out: an `Answer`; a refusal is one too (status "refused", 200).
"""

import logging

from fastapi import APIRouter
from pydantic import Field
from starlette.responses import Response

from assistant.api.body import Body
from assistant.api.current import Mode
from assistant.api.dependencies import AskerDep, ReceptionDep
from assistant.logs import digest, request_id
from assistant.types import Answer, Turn

logger = logging.getLogger(__name__)
router = APIRouter(tags=["问答"])

MAX_TURNS = 100
MAX_DOCUMENTS = 100


class AskRequest(Body):
    """A question with its context."""

    question: str = Field(description="问题；字数上限见设置项 question_limit", examples=["全市有几所公办中职学校？"])
    history: tuple[Turn, ...] = Field(
        default=(),
        max_length=MAX_TURNS,
        description="此前的对话，由早到晚，用于理解“那民办的呢”这样的追问",
        examples=[[{"role": "user", "content": "全市有几所公办中职？"}]],
    )
    conversation_id: str = Field(
        default="", max_length=100, description="已保存的对话的编号；不填 history 时，由它取得此前的对话"
    )
    documents: tuple[str, ...] = Field(
        default=(),
        max_length=MAX_DOCUMENTS,
        description="只在这些文档（编号）中查找；不填则查找全部",
        examples=[["report-2025"]],
    )
    mode: Mode = Field(default="auto", description="回答方式；没有配置对话模型时均为摘录式")


@router.post(
    "/ask",
    summary="提问",
    description="回答一个问题，并给出可以逐字核对的引用。",
    response_description="回答：每句话都带引用，数字均见于引文；资料中没有的，status 为 refused",
    response_model=Answer,
)
def ask(body: AskRequest, reception: ReceptionDep, actor: AskerDep) -> Response:
    """Answer a question; written here, in the thread that answers, because the framework takes another one for it."""
    answer = reception.ask(
        body.question,
        body.history,
        actor=actor,
        conversation_id=body.conversation_id,
        documents=body.documents,
        mode=body.mode,
        request_id=request_id.get(),
    )
    log_answer(body.question, answer)
    return Response(answer.model_dump_json(), media_type="application/json")


def log_answer(question: str, answer: Answer) -> None:
    """Log the outcome: how long the question is, never what it says."""
    fields = {
        **digest(question),
        "status": answer.status.value,
        "answerer": answer.answerer,
        "ms": sum(answer.provenance.timings_ms.values()),
    }
    logger.info("answered", extra={"fields": fields})
