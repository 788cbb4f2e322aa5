"""`/api/v1/feedback`: what people think of answers.

In: 👍 or 👎 with a reason and a correction. Out: the same, kept; for administrators the list of all of it.
"""

from datetime import datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from assistant.api.body import Body
from assistant.api.dependencies import ADMIN, AskerDep
from assistant.api.stored import StoreDep
from assistant.store import Feedback

router = APIRouter(prefix="/feedback", tags=["评价"])


class NewFeedback(Body):
    """What somebody thinks of an answer."""

    answer_id: str = Field(max_length=100, description="回答的编号", examples=["666da5d6adf44f5c98437d253d8b60f4"])
    rating: Literal["up", "down"] = Field(description="up 有用，down 有误", examples=["down"])
    reason: str = Field(default="", max_length=2000, description="原因", examples=["引用的不是最新的一年"])
    corrected_answer: str = Field(default="", max_length=10_000, description="正确的回答", examples=["35所。"])
    corrected_section: str = Field(default="", max_length=100, description="依据所在的章节编号", examples=["1.1.1"])


class StoredFeedback(BaseModel):
    """Feedback as it is kept."""

    id: str = Field(description="评价的编号")
    answer_id: str = Field(description="回答的编号")
    rating: Literal["up", "down"] = Field(description="up 有用，down 有误")
    reason: str = Field(description="原因")
    corrected_answer: str = Field(description="正确的回答")
    corrected_section: str = Field(description="依据所在的章节编号")
    created_at: datetime = Field(description="时间（UTC）")


class FeedbackList(BaseModel):
    """Feedback, the latest first."""

    feedback: tuple[StoredFeedback, ...]


@router.post(
    "",
    status_code=201,
    summary="评价回答",
    description="评价一个回答；同一个人再次评价同一个回答，取代前一次。",
    response_description="保存的评价",
)
def give(body: NewFeedback, store: StoreDep, actor: AskerDep) -> StoredFeedback:
    """Keep what the caller thinks of an answer."""
    kept = store.feedback.add(
        body.answer_id,
        actor.name,
        body.rating,
        reason=body.reason,
        corrected_answer=body.corrected_answer,
        corrected_section=body.corrected_section,
    )
    return _told(kept)


@router.get(
    "",
    summary="评价列表",
    description="列出所有人的评价，最近的在前（需要管理权限）。",
    response_description="评价",
    dependencies=ADMIN,
)
def list_feedback(
    store: StoreDep,
    rating: Annotated[Literal["up", "down"] | None, Query(description="只要有用的或有误的")] = None,
    limit: Annotated[int, Query(ge=1, le=1000, description="最多返回几条")] = 100,
) -> FeedbackList:
    """List all feedback."""
    return FeedbackList(feedback=tuple(map(_told, store.feedback.list(rating=rating, limit=limit))))


def _told(kept: Feedback) -> StoredFeedback:
    return StoredFeedback(**kept.model_dump(exclude={"owner"}))
