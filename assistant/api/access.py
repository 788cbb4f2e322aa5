"""Who may do what.

In: a request, on whose state the gate has put the actor. Out: `require(scope)`, a dependency that gives the `Actor` or
ends with 401 or 403; `Access`, how a deployment is opened. Not here: how the actor is recognised.
"""

import secrets
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from fastapi import Request

from assistant.errors import Forbidden, Unauthenticated
from assistant.reception.actor import Actor, Scope

NAMES = {"ask": "提问", "read": "查看", "admin": "管理"}
NO_KEY = "需要密钥：请在请求头 Authorization 中写 Bearer 和密钥，密钥向管理员领取。"


@dataclass(frozen=True)
class Access:
    """How the service is opened. The defaults are those of an app inside another program, which guards it itself."""

    keyless: bool = True  # while no key was ever made, whoever reaches the service may do everything
    guarded: bool = False  # … but only by a name of this machine and not through a proxy
    origins: tuple[str, ...] = ()  # of other sites whose pages may call the interface
    rate_limit: int = 0  # requests a minute of one key; 0: any number
    concurrency_limit: int = 256  # requests worked on or waiting
    session_secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)


@cache
def require(scope: Scope) -> Callable[[Request], Coroutine[Any, Any, Actor]]:
    """Return the dependency for endpoints that need `scope`: `actor: Annotated[Actor, Depends(require("ask"))]`.

    It raises Unauthenticated when nobody was recognised and Forbidden when the key lacks the scope. Like every
    dependency that waits for nothing it is a coroutine: the framework would take a plain function to another thread.
    """

    async def permitted(request: Request) -> Actor:
        return permit(getattr(request.state, "actor", None), scope)

    return permitted


def permit(actor: Actor | None, scope: Scope) -> Actor:
    """Return the actor when it has the scope. Raises Unauthenticated, Forbidden."""
    if actor is None:
        raise Unauthenticated(NO_KEY)
    if not actor.may(scope):
        raise Forbidden(f"这个密钥没有“{NAMES[scope]}”（{scope}）权限，请向管理员申请。")
    return actor
