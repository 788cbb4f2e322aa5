"""A fault in the form that OpenAI's clients read.

In: status, Chinese sentence, rejected field. Out: the `error` object and the status that those clients expect.
"""

from pydantic import BaseModel, Field

KINDS = {
    400: ("invalid_request_error", None),
    401: ("authentication_error", "invalid_api_key"),
    403: ("permission_error", "insufficient_permissions"),
    404: ("invalid_request_error", "not_found"),
    429: ("rate_limit_error", "rate_limit_exceeded"),
}


class Fault(BaseModel):
    """What went wrong."""

    message: str = Field(description="具体原因和下一步")
    type: str = Field(description="类别", examples=["invalid_request_error"])
    param: str | None = Field(default=None, description="不符合要求的字段", examples=["messages.0.content"])
    code: str | None = Field(default=None, description="代码", examples=["invalid_api_key"])


class FaultBody(BaseModel):
    """The body of a response that is no success."""

    error: Fault


def status_for(status: int) -> int:
    """Return the status that OpenAI uses in the place of ours: requests that do not fit are 400."""
    return 400 if status in {405, 413, 415, 422} else status


def fault(status: int, detail: str, param: str | None = None) -> FaultBody:
    """Build the body."""
    kind, code = KINDS.get(status_for(status), ("server_error" if status >= 500 else "invalid_request_error", None))
    return FaultBody(error=Fault(message=detail, type=kind, param=param, code=code))
