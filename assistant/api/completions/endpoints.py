"""`POST /v1/chat/completions`, `GET /v1/chat/completions/{id}`, `GET /v1/models`, `GET /v1/models/{id}`.

In: what an OpenAI client sends. Out: what it expects. A stream begins when the answer has been checked: this protocol
has no way to take back what was sent.
"""

from typing import Annotated, Literal

from fastapi import APIRouter, Path
from fastapi.responses import StreamingResponse
from pydantic import BaseModel
from starlette.responses import Response

from assistant.api.ask import log_answer
from assistant.api.completions.bodies import MODEL, MODELS, ChatRequest
from assistant.api.completions.replies import PREFIX, Completion, completion, stream
from assistant.api.dependencies import ASKER, AskerDep, ReceptionDep, StoreDep
from assistant.errors import AnswerNotFound, ModelNotFound
from assistant.logs import request_id

router = APIRouter(prefix="/v1", tags=["OpenAI 兼容接口"])

CREATED = 1767225600  # 2026-01-01: clients want a time
CompletionId = Annotated[
    str, Path(max_length=200, description="回答中的 id", examples=["chatcmpl-666da5d6adf44f5c98437d253d8b60f4"])
]
ModelName = Annotated[str, Path(max_length=200, description="模型名", examples=[MODEL])]


class Model(BaseModel):
    """A model that can be named in a request."""

    id: str
    object: Literal["model"] = "model"
    created: int = CREATED
    owned_by: str = MODEL


class ModelList(BaseModel):
    """All of them."""

    object: Literal["list"] = "list"
    data: tuple[Model, ...]


@router.post(
    "/chat/completions",
    response_model=Completion,
    summary="对话补全",
    description="与 /api/v1/ask 相同的回答，用 OpenAI 的格式：正文带 [n] 标记，引用见 citations，完整的回答见 "
    "report_assistant。system 消息和 temperature 等参数不起作用；不支持多个回答、图片、JSON 格式和工具调用。",
    response_description="回答；stream 为 true 时是 text/event-stream，以 data: [DONE] 结束",
)
def create(body: ChatRequest, reception: ReceptionDep, actor: AskerDep) -> Completion | Response:
    """Answer the last message."""
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
    asked = "\n".join(message.words for message in body.messages)
    if not body.stream:
        return completion(answer, model=body.model, asked=asked)
    with_usage = bool(body.stream_options and body.stream_options.include_usage)
    events = stream(answer, model=body.model, asked=asked, include_usage=with_usage)
    return StreamingResponse(events, media_type="text/event-stream")


@router.get(
    "/chat/completions/{completion_id}",
    dependencies=ASKER,
    summary="取回一次对话补全",
    description="按编号取回保存过的回答，供只保留编号和正文的客户端（如 LangChain）取得引用。",
    response_description="当时的回答",
)
def read(completion_id: CompletionId, store: StoreDep) -> Completion:
    """Give a stored answer again."""
    if store is None:
        raise AnswerNotFound("没有保存回答。")
    answer = store.answers.get(completion_id.removeprefix(PREFIX)).answer
    return completion(answer, model=MODEL, asked=answer.question)


@router.get(
    "/models", dependencies=ASKER, summary="模型列表", description="可用的模型名。", response_description="模型名"
)
def list_models() -> ModelList:
    """List the models."""
    return ModelList(data=tuple(Model(id=name) for name in MODELS))


@router.get(
    "/models/{model}",
    dependencies=ASKER,
    summary="模型",
    description="给出一个模型名的信息。",
    response_description="模型",
)
def read_model(model: ModelName) -> Model:
    """Describe one model."""
    if model not in MODELS:
        raise ModelNotFound(f"没有这个模型，可用的有：{'、'.join(MODELS)}。")
    return Model(id=model)
