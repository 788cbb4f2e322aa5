"""What endpoints are given: the assistant that answers right now, the reception of questions, who sends the request.

In: the request's app. Out: `Annotated` aliases for endpoint signatures.
"""

from typing import Annotated

from fastapi import Depends, Request

from assistant.api.access import require
from assistant.api.current import Answering, Current
from assistant.api.unrecorded import Asking
from assistant.reception.actor import Actor


def current(request: Request) -> Current:
    """Return the holder of the assistant, put on the app by `create_app`."""
    holder: Current = request.app.state.current
    return holder


CurrentDep = Annotated[Current, Depends(current)]


def assistant(holder: CurrentDep) -> Answering:
    """Return the newest usable assistant; raises IndexFault when there is none."""
    return holder()


AssistantDep = Annotated[Answering, Depends(assistant)]


def reception(request: Request) -> Asking:
    """Return what receives questions, put on the app by `create_app`."""
    received: Asking = request.app.state.reception
    return received


ReceptionDep = Annotated[Asking, Depends(reception)]
AskerDep = Annotated[Actor, Depends(require("ask"))]
READER = [Depends(require("read"))]  # for `dependencies=` of endpoints that need not know who asks
ADMIN = [Depends(require("admin"))]
