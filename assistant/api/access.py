"""Who may do what: the scope that an endpoint asks for.

In: a request, on whose state the gate has put the actor. Out: `require(scope)`, a dependency that gives the `Actor` or
ends with 401 or 403. Not here: how the actor is recognised.
"""

from collections.abc import Callable
from functools import cache

from fastapi import Request

from assistant.errors import Forbidden, Unauthenticated
from assistant.reception.actor import Actor, Scope

NAMES = {"ask": "提问", "read": "查看", "admin": "管理"}


@cache
def require(scope: Scope) -> Callable[[Request], Actor]:
    """Return the dependency for endpoints that need `scope`: `actor: Annotated[Actor, Depends(require("ask"))]`.

    It raises Unauthenticated when nobody was recognised and Forbidden when the key lacks the scope.
    """

    def permitted(request: Request) -> Actor:
        actor: Actor | None = getattr(request.state, "actor", None)
        if actor is None:
            raise Unauthenticated("需要密钥：请在请求头 Authorization 中写 Bearer 和密钥，密钥向管理员领取。")
        if not actor.may(scope):
            raise Forbidden(f"这个密钥没有“{NAMES[scope]}”（{scope}）权限，请向管理员申请。")
        return actor

    return permitted
