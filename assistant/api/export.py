"""`POST /api/v1/export`: an answer or a conversation as a file.

In: an answer's or a conversation's id and a format. Out: Markdown or Word with citations and the label of generated
content, visible and in the file's metadata (标识办法 articles 4 and 5).
"""

from datetime import UTC, datetime
from typing import Annotated, Literal, Self

from fastapi import APIRouter, Depends, Request, Response
from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from assistant.api.body import Body
from assistant.api.dependencies import AskerDep
from assistant.api.stored import StoreDep, attachment
from assistant.export import Label, to_markdown, to_word
from assistant.types import Answer

router = APIRouter(prefix="/export", tags=["对话"])

MARKDOWN = "text/markdown"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class ExportRequest(Body):
    """What to export: one of the two ids."""

    model_config = ConfigDict(
        json_schema_extra={"oneOf": [{"required": ["answer_id"]}, {"required": ["conversation_id"]}]}
    )

    answer_id: str = Field(
        default="",
        min_length=1,
        max_length=100,
        description="回答的编号；与 conversation_id 二选一",
        examples=["666da5d6adf44f5c98437d253d8b60f4"],
    )
    conversation_id: str = Field(default="", min_length=1, max_length=100, description="对话的编号")
    format: Literal["markdown", "docx"] = Field(default="docx", description="文件格式")

    @model_validator(mode="after")
    def _one_of_them(self) -> Self:
        if bool(self.answer_id) == bool(self.conversation_id):
            said = "answer_id 和 conversation_id 须填写其中一个"
            raise PydanticCustomError("value_error", "one of two", {"error": said})
        return self


def labelling(request: Request) -> tuple[str, str]:
    """Return the configured notice and provider, put on the app by `create_app`."""
    return request.app.state.notice, request.app.state.provider


@router.post(
    "",
    summary="导出",
    description="把一个回答或自己的一个对话导出为 Word 或 Markdown 文件，附全部引用；"
    "文件中有可见的生成内容标识，元数据中也有。",
    response_description="文件，名称见响应头 Content-Disposition",
    response_class=Response,
    responses={200: {"content": {WORD: {}, MARKDOWN: {}}}},
)
def export(
    body: ExportRequest, store: StoreDep, actor: AskerDep, labels: Annotated[tuple[str, str], Depends(labelling)]
) -> Response:
    """Write the file."""
    if body.answer_id:
        answers: tuple[Answer, ...] = (store.answers.get(body.answer_id).answer,)
        title = answers[0].question
    else:
        conversation = store.conversations.get(body.conversation_id, actor.name)
        answers = tuple(kept.answer for kept in store.conversations.messages(body.conversation_id, actor.name))
        title = conversation.title or "对话"
    notice, provider = labels
    notice = notice or next((answer.notice for answer in answers), "")
    at = datetime.now(UTC).isoformat(timespec="seconds")
    label = Label(notice, provider, body.answer_id or body.conversation_id, at)
    if body.format == "docx":
        return Response(to_word(answers, title=title, label=label), 200, attachment(title, "docx"), WORD)
    text = to_markdown(answers, title=title, label=label)
    return Response(text.encode(), 200, attachment(title, "md"), f"{MARKDOWN}; charset=utf-8")
