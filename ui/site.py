"""What the page is given by the application that it stands on.

In: the app's state (see api/app.py). Out: a `Site`, and who sent a request. It opens nothing itself.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import gradio as gr
from fastapi import FastAPI

from assistant.api.access import permit
from assistant.api.current import Answering
from assistant.library import Library
from assistant.pages import Pages
from assistant.reception import Asking
from assistant.reception.actor import LOCAL, Actor, Scope
from assistant.store import Store

NOTICE = "内容由人工智能生成，仅供参考，请以原文为准。"


@dataclass(frozen=True)
class Site:
    """The application under the page. Without a store nothing is kept, without a library nothing uploaded."""

    current: Callable[[], Answering]
    reception: Asking
    store: Store | None = None
    notice: str = NOTICE
    data_dir: Path | None = None
    library: Library | None = None
    pages: Pages = field(default_factory=Pages)

    @classmethod
    def of(cls, app: FastAPI) -> "Site":
        """Read the state of an app made by `create_app`."""
        state = app.state
        return cls(
            current=state.current,
            reception=state.reception,
            store=state.store,
            notice=state.notice or NOTICE,
            data_dir=getattr(state, "data_dir", None),
            library=state.library,
            pages=state.pages,
        )


def actor_of(request: gr.Request | None) -> Actor:
    """Return who sent an event: whom the gate has recognised, or the person at the machine where there is no gate."""
    inner: Any = getattr(request, "request", None)
    actor = getattr(getattr(inner, "state", None), "actor", None)
    return actor if isinstance(actor, Actor) else LOCAL


def may(request: gr.Request | None, scope: Scope) -> bool:
    """Tell whether who sent an event may do something."""
    return actor_of(request).may(scope)


def must(request: gr.Request | None, scope: Scope) -> None:
    """Raise Forbidden when who sent an event may not do something."""
    permit(actor_of(request), scope)
