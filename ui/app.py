"""The page at `/`: Gradio mounted on the HTTP application.

In: the app of `assistant.api`, which holds the assistant. Out: the same app with the page on top. One tab a file; this
file has the frame around them. Everything the browser loads comes from this server.
"""

import asyncio
import threading
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import gradio as gr
from fastapi import FastAPI
from starlette.routing import Mount

from assistant.api.problems import install_on_page
from ui import panel, talk
from ui.chat import Chat
from ui.evaluation import tab as evaluation
from ui.events import AT_ONCE, Update, piece
from ui.ledger import tab as ledger
from ui.library import tab as library
from ui.markup import Html
from ui.masthead import masthead_html, person_html
from ui.search import tab as search
from ui.site import Site, actor_of

QUEUE_LOOKED_AT = 0.03  # seconds between two looks at the queue of the page's calls
PROGRESS_LOOKED_AT = 0.1  # … and at how far long calls have come
TITLE = "报告问答助手"
HERE = Path(__file__).parent
STYLES = ("base.css", "chat.css", "past.css", "evidence.css", "search.css", "library.css", "numbers.css", "narrow.css")
SCRIPTS = ("page.js", "chat.js", "export.js", "library.js")
FONTS = (
    "PingFang SC",
    "Microsoft YaHei",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
    "sans-serif",
)
MONO = ("Consolas", "Menlo", "Noto Sans Mono CJK SC", "monospace")


def mount(app: FastAPI) -> FastAPI:
    """Put the page onto the app; `app.state.current` returns the assistant (see api/app.py).

    Called before the server runs: outside an event loop the framework would leave one open for each lock it makes.
    """
    asyncio.run(_mount(app))
    return app


async def _mount(app: FastAPI) -> None:
    site = Site.of(app)
    chat = Chat(site)
    gr.mount_gradio_app(
        app,
        page(site, chat),
        path="/",
        theme=theme(),
        head=_head(),
        footer_links=[],
        run_history=False,
        show_error=False,
        ssr_mode=False,
        pwa=False,
        mcp_server=False,
        enable_monitoring=False,
    )
    for route in app.routes:
        if isinstance(route, Mount) and isinstance(route.app, FastAPI):
            install_on_page(route.app)
    serving = app.router.lifespan_context

    @asynccontextmanager
    async def warming(host: FastAPI) -> AsyncIterator[Mapping[str, Any]]:
        async with serving(host) as state:
            threading.Thread(target=chat.warm, name="suggestions", daemon=True).start()
            yield state or {}

    app.router.lifespan_context = warming


def page(site: Site, chat: Chat) -> gr.Blocks:
    """Return the page over the site."""
    blocks = gr.Blocks(title=TITLE, analytics_enabled=False, fill_height=True, fill_width=True)
    with blocks, gr.Column(elem_id="frame"):
        masthead = piece("masthead", ("arrive",), value=masthead_html(TITLE, Html("")))
        masthead.arrive(arrive, None, masthead, **AT_ONCE)
        with gr.Row(elem_id="desk"):
            with gr.Column(elem_id="panes"):
                conversing = talk.build(site, chat)
                search.build(site.current)
                library.build(site)
                ledger.build(site.current)
                evaluation.build(site)
            conversing.connect(*panel.build(site))
    blocks.queue(default_concurrency_limit=talk.ANSWERED_AT_ONCE, api_open=False)
    queue = blocks._queue  # noqa: SLF001 - it looks a thousand times a second otherwise
    queue.sleep_when_free = QUEUE_LOOKED_AT
    queue.progress_update_sleep_when_free = PROGRESS_LOOKED_AT
    return blocks


def arrive(request: gr.Request) -> Html | Update:
    """Say in the masthead who is logged in."""
    person = person_html(actor_of(request))
    unchanged: Update = gr.skip()
    return masthead_html(TITLE, person) if person else unchanged


def theme() -> gr.themes.Base:
    """Return a plain theme that loads no font file."""
    return gr.themes.Base(
        primary_hue="blue",
        neutral_hue="slate",
        font=[gr.themes.Font(name) for name in FONTS],
        font_mono=[gr.themes.Font(name) for name in MONO],
    )


def _head() -> str:
    """Return styles and scripts; given as `css`, the framework would rewrite the selectors."""
    style, script = (_joined(folder, names) for folder, names in (("styles", STYLES), ("scripts", SCRIPTS)))
    return f"<style>{style}</style><script>{script}</script>"


def _joined(folder: str, names: Sequence[str]) -> str:
    return "\n".join((HERE / folder / name).read_text(encoding="utf-8") for name in names)
