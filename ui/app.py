"""The page at `/`: Gradio mounted on the HTTP application.

In: the app of `assistant.api`, which holds the assistant. Out: the same app with the page on top. One tab a file; this
file has the frame around them. Everything the browser loads comes from this server.
"""

import asyncio
from collections.abc import Callable
from pathlib import Path

import gradio as gr
from fastapi import FastAPI

from ui import chat
from ui.markup import Html, tag

TITLE = "报告问答助手"
HERE = Path(__file__).parent
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
    gr.mount_gradio_app(
        app,
        page(app.state.current),
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


def page(current: Callable[[], chat.Streaming]) -> gr.Blocks:
    """Return the page; `current` returns the newest assistant or raises IndexFault."""
    blocks = gr.Blocks(title=TITLE, analytics_enabled=False, fill_height=True, fill_width=True)
    with blocks, gr.Column(elem_id="frame"):
        gr.HTML(_masthead(), js_on_load=None, apply_default_css=False, elem_id="masthead")
        chat.build(current, blocks)
    blocks.queue(default_concurrency_limit=chat.ANSWERED_AT_ONCE, api_open=False)
    return blocks


def theme() -> gr.themes.Base:
    """Return a plain theme that loads no font file."""
    return gr.themes.Base(
        primary_hue="blue",
        neutral_hue="slate",
        font=[gr.themes.Font(name) for name in FONTS],
        font_mono=[gr.themes.Font(name) for name in MONO],
    )


def _head() -> str:
    """Return style and script; given as `css`, the framework would rewrite the selectors."""
    style, script = ((HERE / name).read_text(encoding="utf-8") for name in ("style.css", "page.js"))
    return f"<style>{style}</style><script>{script}</script>"


def _masthead() -> Html:
    return tag(
        "header",
        tag("h1", TITLE),
        tag(
            "button",
            tag("span", "深色", class_="dark"),
            tag("span", "浅色", class_="light"),
            type="button",
            data_act="theme",
        ),
        tag("button", "新对话", type="button", data_act="new"),
        class_="masthead",
    )
