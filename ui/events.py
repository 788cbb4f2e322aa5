"""Between the browser's clicks and the handlers: what an event carries, and pieces of the page that send events.

In: events whose data the browser wrote. Out: texts and numbers that are what they claim to be; components. It decides
nothing.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import gradio as gr

Update = dict[str, Any]  # what gr.update() returns
QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
AT_ONCE: dict[str, Any] = {**QUIET, "queue": False}


def text(event: gr.EventData, key: str) -> str:
    """Return a text sent by the browser, "" when it is missing or something else."""
    value = sent(event).get(key)
    return value if isinstance(value, str) else ""


def number(event: gr.EventData, key: str) -> int:
    """Return a number sent by the browser, -1 when it is missing or something else."""
    value = text(event, key)
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 9 else -1


def sent(event: gr.EventData) -> Mapping[str, object]:
    """Return everything that the browser sent with an event, {} when that is no object."""
    data = event._data  # noqa: SLF001  # no public access
    return data if isinstance(data, dict) else {}


def piece(name: str, events: Sequence[str] = (), *, value: str = "", style: str = "") -> Any:  # noqa: ANN401  # its events exist at run time only
    """Return a part of the page with the id `name`, whose HTML handlers replace; `events` can be listened to on it."""
    names = ", ".join(f"'{event}'" for event in events)
    return gr.HTML(
        value,
        js_on_load=f'reportPage.wire("{name}", trigger, [{names}])' if events else None,
        apply_default_css=False,
        elem_id=name,
        elem_classes=style or None,
    )
