"""Request bodies: how large they may be, and what every one of them must satisfy.

In: raw bodies and parsed JSON. Out: HTTP 413 for one that is too large, and `Body`, the base of the request models.
"""

import json
from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict, model_validator
from pydantic_core import PydanticCustomError
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Body(BaseModel):
    """A request's JSON object: unknown fields and text that cannot be written as UTF-8 are rejected."""

    model_config = ConfigDict(extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _must_be_encodable(cls, data: object) -> object:
        # JSON can spell a lone surrogate ("\ud800"); Python reads it, but no answer that repeats it could be sent.
        try:
            json.dumps(data, ensure_ascii=False, default=str).encode()
        except UnicodeEncodeError:
            raise PydanticCustomError("string_unicode", "lone surrogate") from None
        return data


class BodyLimit:
    """ASGI middleware: bodies sent to addresses below `prefixes` end with HTTP 413 after `limit` bytes.

    `larger` has the limits of single addresses that take more.

    The framework's own limit answers in plain text where the length is declared, so it cannot give a problem document.
    """

    def __init__(self, app: ASGIApp, *, prefixes: tuple[str, ...], limit: int, larger: Mapping[str, int]) -> None:
        self.app = app
        self.prefixes = prefixes
        self.limit = limit
        self.larger = larger

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, its body counted while it is read."""
        if scope["type"] != "http" or not scope["path"].startswith(self.prefixes):
            await self.app(scope, receive, send)
            return
        declared = Headers(scope=scope).get("content-length", "")
        limit = self.larger.get(scope["path"], self.limit)
        read = 0

        async def receive_counted() -> Message:
            nonlocal read
            if declared.isdecimal() and int(declared) > limit:
                raise too_large(limit)
            message = await receive()
            read += len(message.get("body", b""))
            if read > limit:
                raise too_large(limit)
            return message

        await self.app(scope, receive_counted, send)


def too_large(limit: int, what: str = "请求体") -> HTTPException:
    """Return what is raised for more than `limit` bytes."""
    return HTTPException(413, f"{what}超过 {limit / 1_000_000:.3g} MB，请缩短或拆分后再发。")
