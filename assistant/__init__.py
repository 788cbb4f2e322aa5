"""Chinese question answering over an annual report and its policy documents, with citations that can be checked.

In: `open_assistant(data_dir=…)` and the types named in `__all__`. Out: `.ask(question)` gives an `Answer`,
`.search(query)` passages, `.stream(question)` events. Everything else is internal.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from assistant.offline import go_offline

if TYPE_CHECKING:
    from assistant.bootstrap import open_assistant
    from assistant.errors import AssistantError
    from assistant.pipeline import Assistant
    from assistant.types import Answer, Citation, Delta, Event, Final, Passage, Retrieved, Status, Turn

__all__ = [
    "Answer",
    "Assistant",
    "AssistantError",
    "Citation",
    "Delta",
    "Event",
    "Final",
    "Passage",
    "Retrieved",
    "Status",
    "Turn",
    "open_assistant",
]

go_offline()  # before any library is imported that reads these switches

_HOMES = {"open_assistant": "bootstrap", "AssistantError": "errors", "Assistant": "pipeline"}


def __getattr__(name: str) -> object:
    """Import a public name when it is first used: `assistant --help` should not load a search engine."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES.get(name, 'types')}"), name)
