"""`POST /api/v1/search`: passages for a query, without an answer.

In: a query. Out: passages, best first, with their scores.
"""

import logging

from fastapi import APIRouter
from pydantic import BaseModel, Field

from assistant.api.ask import MAX_DOCUMENTS
from assistant.api.body import Body
from assistant.api.dependencies import READER, AssistantDep
from assistant.logs import digest
from assistant.types import Passage

logger = logging.getLogger(__name__)
router = APIRouter(tags=["检索"])


class SearchRequest(Body):
    """What to look for."""

    query: str = Field(description="查找的内容", examples=["双师型教师"])
    limit: int = Field(default=10, ge=1, le=50, description="最多返回几个片段")
    documents: tuple[str, ...] = Field(
        default=(),
        max_length=MAX_DOCUMENTS,
        description="只在这些文档（编号）中查找；不填则查找全部",
        examples=[["report-2025"]],
    )


class SearchResponse(BaseModel):
    """The passages found, best first."""

    query: str = Field(description="查找的内容，原样返回")
    passages: tuple[Passage, ...] = Field(description="片段，由相关到不相关")


@router.post(
    "/search",
    dependencies=READER,
    summary="检索片段",
    description="查找与问题相关的原文片段，不生成回答。",
    response_description="找到的片段",
)
def search(body: SearchRequest, assistant: AssistantDep) -> SearchResponse:
    """Find passages."""
    passages = assistant.search(body.query, limit=body.limit, documents=body.documents)
    logger.info("searched", extra={"fields": {**digest(body.query), "passages": len(passages)}})
    return SearchResponse(query=body.query, passages=tuple(passages))
