"""What endpoints are given: the assistant that answers right now, the reception of questions, who sends the request.

In: the request's app. Out: `Annotated` aliases for endpoint signatures. Coroutines, except for what may have to open an
index: the framework takes each plain function to another thread and back.
"""

from collections.abc import Iterator
from typing import Annotated

from fastapi import Depends, Request
from fastapi.dependencies.models import Dependant
from fastapi.exceptions import RequestValidationError

from assistant.api.access import require
from assistant.api.current import Answering, Current
from assistant.reception import Asking
from assistant.reception.actor import Actor
from assistant.store import Store


async def current(request: Request) -> Current:
    """Return the holder of the assistant, put on the app by `create_app`."""
    holder: Current = request.app.state.current
    return holder


CurrentDep = Annotated[Current, Depends(current)]


def assistant(holder: CurrentDep) -> Answering:
    """Return the newest usable assistant; raises IndexFault when there is none."""
    return holder()


AssistantDep = Annotated[Answering, Depends(assistant)]


async def reception(request: Request) -> Asking:
    """Return what receives questions, put on the app by `create_app`."""
    received: Asking = request.app.state.reception
    return received


async def store(request: Request) -> Store | None:
    """Return the store, put on the app by `create_app`; None where nothing is stored."""
    held: Store | None = request.app.state.store
    return held


async def known_parameters(request: Request) -> None:
    """Reject query parameters that the endpoint does not have: a misspelt filter would silently let everything through.

    Raises RequestValidationError.
    """
    known = set(_parameters(request.scope["route"].dependant))
    unknown = [name for name in request.query_params if name not in known]
    if unknown:
        raise RequestValidationError([{"type": "extra_forbidden", "loc": ("query", name)} for name in unknown])


def _parameters(dependant: Dependant) -> Iterator[str]:
    yield from (field.alias for field in dependant.query_params)
    for inner in dependant.dependencies:
        yield from _parameters(inner)


StoreDep = Annotated[Store | None, Depends(store)]
ReceptionDep = Annotated[Asking, Depends(reception)]
AskerDep = Annotated[Actor, Depends(require("ask"))]
ASKER = [Depends(require("ask"))]  # for `dependencies=` of endpoints that need not know who asks
READER = [Depends(require("read"))]
ADMIN = [Depends(require("admin"))]
