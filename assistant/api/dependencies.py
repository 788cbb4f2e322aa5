"""What endpoints are given: the assistant that answers right now.

In: the request's app. Out: `Annotated` aliases for endpoint signatures.
"""

from typing import Annotated

from fastapi import Depends, Request

from assistant.api.current import Answering, Current


def current(request: Request) -> Current:
    """Return the holder of the assistant, put on the app by `create_app`."""
    holder: Current = request.app.state.current
    return holder


CurrentDep = Annotated[Current, Depends(current)]


def assistant(holder: CurrentDep) -> Answering:
    """Return the newest usable assistant; raises IndexFault when there is none."""
    return holder()


AssistantDep = Annotated[Answering, Depends(assistant)]
