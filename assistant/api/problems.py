"""Every fault as a problem document (RFC 9457) with a Chinese title and detail and the request's id.

In: the error tree, the framework's own errors and whatever nobody expected. Out: `application/problem+json`. The
rejected value itself is never repeated. Statuses follow the table in `errors.py`.
"""

import logging
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from assistant.api.completions.faults import FaultBody, fault, status_for
from assistant.api.context import HEADER
from assistant.complaints import phrase
from assistant.errors import (
    AnswerNotFound,
    AssistantError,
    Busy,
    ConversationNotFound,
    DocumentConflict,
    DocumentError,
    DocumentNotFound,
    Forbidden,
    IndexFault,
    KeyNotFound,
    ModelNotFound,
    QuestionError,
    StoreFault,
    TooManyRequests,
    Unauthenticated,
    UsageError,
)
from assistant.logs import request_id

logger = logging.getLogger(__name__)

COMPLETIONS = "/v1/"  # addresses whose callers expect another form
MEDIA_TYPE = "application/problem+json"

_STATUS: tuple[tuple[type[AssistantError], int], ...] = (
    (QuestionError, 422),
    (Unauthenticated, 401),
    (Forbidden, 403),
    (TooManyRequests, 429),
    (UsageError, 400),
    (DocumentError, 422),
    (DocumentNotFound, 404),
    (ModelNotFound, 404),
    (DocumentConflict, 409),
    (ConversationNotFound, 404),
    (AnswerNotFound, 404),
    (KeyNotFound, 404),
    (StoreFault, 503),
    (Busy, 503),
    (IndexFault, 503),
)

_TITLES = {
    400: "请求无法读取",
    401: "需要密钥",
    403: "没有权限",
    404: "没有这个内容",
    405: "不支持这种请求方法",
    409: "与现有内容冲突",
    413: "请求体过大",
    415: "不支持这种内容类型",
    422: "请求内容不符合要求",
    429: "请求过于频繁",
    500: "服务内部出错",
    503: "服务暂不可用",
}

_DETAILS = {
    400: "请求体无法解析，请发送 UTF-8 编码的完整 JSON。",
    403: "不允许访问这个地址。",
    404: "没有这个地址，请对照 /openapi.json 检查路径。",
    405: "这个地址不支持该请求方法，请对照 /openapi.json。",
    500: "服务内部出错，请把请求编号告诉管理员。",
}


class FieldProblem(BaseModel, frozen=True):
    """One field that was rejected."""

    field: str = Field(description="字段路径，如 history.0.role", examples=["question"])
    message: str = Field(description="哪里不符合要求", examples=["缺少，须填写"])


class Problem(BaseModel):
    """A problem document (RFC 9457)."""

    type: str = Field(default="about:blank", description="问题类别的 URI")
    title: str = Field(description="问题类别", examples=["请求内容不符合要求"])
    status: int = Field(description="HTTP 状态码", examples=[422])
    detail: str = Field(description="具体原因和下一步", examples=["question：缺少，须填写。"])
    instance: str = Field(description="出问题的路径", examples=["/api/v1/ask"])
    request_id: str = Field(description="请求编号，与响应头 X-Request-ID 相同", examples=["3f0c9a5e"])
    errors: tuple[FieldProblem, ...] = Field(default=(), description="逐个字段的问题")


def install(app: FastAPI) -> None:
    """Register the handlers for every kind of fault on `app`."""
    app.add_exception_handler(AssistantError, _expected)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _framework)
    app.add_exception_handler(Exception, _unexpected)


def install_on_page(app: FastAPI) -> None:
    """Register the one for addresses that there are not: the page's own framework would answer in English."""
    app.add_exception_handler(HTTPException, _framework)


def described(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return what `responses=` takes, so that the API description tells these problems."""
    return {status: {"model": Problem, "description": _TITLES[status]} for status in statuses}


def described_faults(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return the same for addresses whose callers expect OpenAI's form."""
    return {status: {"model": FaultBody, "description": _TITLES[status]} for status in statuses}


def document(instance: str, status: int, detail: str, errors: Sequence[FieldProblem] = ()) -> Problem:
    """Build the document; `instance` is the address that failed."""
    return Problem(
        title=_TITLES.get(status) or HTTPStatus(status).phrase,
        status=status,
        detail=detail,
        instance=instance,
        request_id=request_id.get(),
        errors=tuple(errors),
    )


def of(request: Request, error: AssistantError) -> Problem:
    """Build the document for a fault of the error tree."""
    return failure(request.url.path, error)


def unexpected(request: Request) -> Problem:
    """Build the document for a fault that nobody expected: it tells the request's id and nothing else."""
    return failure(request.url.path, None)


def failure(instance: str, error: AssistantError | None) -> Problem:
    """Build the document for work that failed in the background; None for a fault that nobody expected."""
    if error is None:
        return document(instance, 500, _DETAILS[500])
    return document(instance, status_of(error), str(error))


def status_of(error: AssistantError) -> int:
    """Return the HTTP status of a fault."""
    return next((status for kind, status in _STATUS if isinstance(error, kind)), 500)


def problem(request: Request, status: int, detail: str, errors: Sequence[FieldProblem] = ()) -> Response:
    """Build the response."""
    body = document(request.url.path, status, detail, errors)
    headers = {HEADER: body.request_id}
    if status == 503:
        headers["Retry-After"] = "10"
    if request.url.path.startswith(COMPLETIONS):
        fault_body = fault(status, detail, errors[0].field if errors else None)
        return Response(fault_body.model_dump_json(), status_for(status), headers, "application/json")
    return Response(body.model_dump_json(), status, headers, MEDIA_TYPE)


def answer(request: Request, error: AssistantError) -> Response:
    """Build the response for a fault of the error tree."""
    response = problem(request, status_of(error), str(error))
    if isinstance(error, Unauthenticated):
        response.headers["WWW-Authenticate"] = "Bearer"
    if isinstance(error, TooManyRequests):
        response.headers["Retry-After"] = str(error.retry_after)
    return response


def _expected(request: Request, error: Exception) -> Response:
    assert isinstance(error, AssistantError)  # noqa: S101  # registered for this type only
    return answer(request, error)


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101  # registered for this type only
    items = error.errors()
    if any(item["type"] == "json_invalid" for item in items):
        return problem(request, 400, _DETAILS[400])
    # A body that an endpoint and what it depends on both take is found fault with twice.
    errors = list(dict.fromkeys(FieldProblem(field=_path(item["loc"]), message=phrase(item)) for item in items))
    return problem(request, 422, "；".join(f"{e.field}：{e.message}" for e in errors[:5]) + "。", errors)


def _framework(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101  # registered for this type only
    response = problem(request, error.status_code, _DETAILS.get(error.status_code, str(error.detail)))
    response.headers.update(error.headers or {})
    return response


def _unexpected(request: Request, error: Exception) -> Response:
    logger.error("unexpected", extra={"fields": {"error": type(error).__name__}})
    return problem(request, 500, _DETAILS[500])


def _path(location: Sequence[object]) -> str:
    return ".".join(str(part) for part in location[1:]) or "请求体"
