"""`/api/v1/conversations` and `/api/v1/answers/{id}`: what was asked and answered before.

In: ids and titles. Out: the caller's own conversations with their messages; any single answer, so that a link to it can
be shared. A conversation of somebody else does not exist for the caller.
"""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query
from pydantic import AwareDatetime, BaseModel, Field

from assistant.api.access import require
from assistant.api.body import Body
from assistant.api.dependencies import AskerDep
from assistant.api.stored import StoreDep
from assistant.logs import request_id
from assistant.store import Conversation, Message
from assistant.types import Answer

router = APIRouter(prefix="/conversations", tags=["对话"])
answers = APIRouter(prefix="/answers", tags=["对话"])

ConversationId = Annotated[
    str, Path(max_length=100, description="对话的编号", examples=["258005dd6a1942c9b02e11444eb1c757"])
]
AnswerId = Annotated[
    str, Path(max_length=100, description="回答的编号（回答中的 id）", examples=["666da5d6adf44f5c98437d253d8b60f4"])
]
EARLIEST, LATEST = datetime(2000, 1, 1, tzinfo=UTC), datetime(9000, 1, 1, tzinfo=UTC)  # safe in every time zone
TITLE_LIMIT = 200  # characters


class ConversationSummary(BaseModel):
    """One conversation."""

    id: str = Field(description="对话的编号，提问时填入 conversation_id")
    title: str = Field(description="标题；未命名时取第一个问题的开头")
    created_at: datetime = Field(description="开始的时间（UTC）")
    updated_at: datetime = Field(description="最近一次提问或改名的时间（UTC）")


class ConversationList(BaseModel):
    """Conversations, the latest first."""

    conversations: tuple[ConversationSummary, ...]


class StoredMessage(BaseModel):
    """One question with its answer."""

    id: str = Field(description="回答的编号")
    question: str = Field(description="问题")
    answer: Answer = Field(description="当时的回答，原样")
    created_at: datetime = Field(description="时间（UTC）")


class ConversationDetail(BaseModel):
    """A conversation with its messages."""

    conversation: ConversationSummary
    messages: tuple[StoredMessage, ...] = Field(description="由早到晚")


class NewConversation(Body):
    """A conversation to begin."""

    title: str = Field(
        default="", max_length=TITLE_LIMIT, description="标题；不填则取第一个问题", examples=["招生情况"]
    )


class Renaming(Body):
    """Another title."""

    title: str = Field(min_length=1, max_length=TITLE_LIMIT, description="标题", examples=["招生情况"])


@router.post(
    "",
    status_code=201,
    summary="开始对话",
    description="开始一个对话；把返回的编号填入提问的 conversation_id，追问就能接上。",
    response_description="新的对话",
)
def begin(body: NewConversation, store: StoreDep, actor: AskerDep) -> ConversationSummary:
    """Begin a conversation."""
    return _summary(store.conversations.create(actor.name, body.title))


@router.get(
    "", summary="对话列表", description="列出自己的对话，最近的在前；可按其中的文字查找。", response_description="对话"
)
def list_conversations(
    store: StoreDep,
    actor: AskerDep,
    query: Annotated[str, Query(max_length=200, description="标题、问题或回答中的文字", examples=["毕业生"])] = "",
    limit: Annotated[int, Query(ge=1, le=200, description="最多返回几个")] = 50,
    before: Annotated[
        AwareDatetime | None, Query(ge=EARLIEST, le=LATEST, description="只要更早的：上一页最后一个的 updated_at")
    ] = None,
) -> ConversationList:
    """List the caller's conversations."""
    found = store.conversations.list(actor.name, query=query, limit=limit, before=before)
    return ConversationList(conversations=tuple(map(_summary, found)))


@router.get(
    "/{conversation_id}",
    summary="一个对话",
    description="给出自己的一个对话和其中的问答。",
    response_description="对话和问答",
)
def read_conversation(conversation_id: ConversationId, store: StoreDep, actor: AskerDep) -> ConversationDetail:
    """Give a conversation with its messages."""
    found = store.conversations.get(conversation_id, actor.name)
    messages = store.conversations.messages(conversation_id, actor.name)
    return ConversationDetail(conversation=_summary(found), messages=tuple(map(_message, messages)))


@router.patch(
    "/{conversation_id}", summary="改名", description="给自己的一个对话另起标题。", response_description="改名后的对话"
)
def rename(conversation_id: ConversationId, body: Renaming, store: StoreDep, actor: AskerDep) -> ConversationSummary:
    """Give a conversation another title."""
    return _summary(store.conversations.rename(conversation_id, actor.name, body.title))


@router.delete(
    "/{conversation_id}",
    status_code=204,
    summary="删除对话",
    description="删除自己的一个对话，连同其中的问答和对它们的所有评价（包括他人的）；审计记录保留。",
    response_description="已删除",
)
def delete(conversation_id: ConversationId, store: StoreDep, actor: AskerDep) -> None:
    """Delete a conversation."""
    store.conversations.delete(conversation_id, actor.name, key_id=actor.key_id, request_id=request_id.get())


@answers.get(
    "/{answer_id}",
    summary="一个回答",
    description="按编号给出一个已保存的回答，供分享；不限于自己的。",
    response_description="问题和当时的回答",
    dependencies=[Depends(require("ask"))],
)
def read_answer(answer_id: AnswerId, store: StoreDep) -> StoredMessage:
    """Give one answer."""
    return _message(store.answers.get(answer_id))


def _summary(found: Conversation) -> ConversationSummary:
    return ConversationSummary(id=found.id, title=found.title, created_at=found.created_at, updated_at=found.updated_at)


def _message(found: Message) -> StoredMessage:
    return StoredMessage(id=found.id, question=found.question, answer=found.answer, created_at=found.created_at)
