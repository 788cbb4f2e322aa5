"""Request bodies: how large they may be, and what every one of them must satisfy.

In: raw bodies and parsed JSON. Out: HTTP 413 for one that is too large, and `Body`, the base of the request models.
"""

import json

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

    The framework's own limit answers in plain text where the length is declared, so it cannot give a problem document.
    """

    def __init__(self, app: ASGIApp, *, prefixes: tuple[str, ...], limit: int) -> None:
        self.app = app
        self.prefixes = prefixes
        self.limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, its body counted while it is read."""
        if scope["type"] != "http" or not scope["path"].startswith(self.prefixes):
            await self.app(scope, receive, send)
            return
        declared = Headers(scope=scope).get("content-length", "")
        read = 0

        async def receive_counted() -> Message:
            nonlocal read
            if declared.isdecimal() and int(declared) > self.limit:
                raise HTTPException(413)
            message = await receive()
            read += len(message.get("body", b""))
            if read > self.limit:
                raise HTTPException(413)
            return message

        await self.app(scope, receive_counted, send)
