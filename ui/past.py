"""The list of earlier conversations beside the one that is open.

In: the archive. Out: its component and what it shows. Opening one is chat.py's business.
"""

from collections.abc import Sequence
from datetime import datetime

import gradio as gr

from assistant.errors import AssistantError
from assistant.store import Conversation
from ui.archive import Archive
from ui.events import text
from ui.markup import Html, tag
from ui.site import actor_of


class Past:
    """The handlers of the list."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def show(self, event: gr.EventData, request: gr.Request) -> Html:
        """Return the actor's conversations that hold the words looked for, all without words."""
        query = text(event, "query").strip()
        try:
            return past_html(self._archive.listed(actor_of(request), query), query, text(event, "open"))
        except AssistantError as error:
            return tag("p", error.message, class_="fault", role="alert")

    def forget(self, event: gr.EventData, request: gr.Request) -> Html:
        """Delete a conversation and return those that are left."""
        try:
            self._archive.forget(text(event, "conversation"), actor_of(request))
        except AssistantError as error:
            return tag("p", error.message, class_="fault", role="alert")
        return self.show(event, request)


def past_html(conversations: Sequence[Conversation], query: str, opened: str) -> Html:
    """Return the list with its search box."""
    box = tag("input", type="search", name="query", value=query, placeholder="搜索历史对话", aria_label="搜索历史对话")
    empty = "没有找到这样的对话。" if query else "还没有对话。问过的问题会留在这里。"
    items = [_item(conversation, opened) for conversation in conversations]
    return tag(
        "nav",
        tag("form", box, data_act="past", role="search"),
        tag("ul", *items) if items else tag("p", empty, class_="note"),
        aria_label="历史对话",
        class_="past",
    )


def _item(conversation: Conversation, opened: str) -> Html:
    link = tag(
        "a",
        tag("span", conversation.title),
        tag("time", _when(conversation.updated_at), datetime=conversation.updated_at.isoformat()),
        href=f"?conversation={conversation.id}",
        data_act="resume",
        data_conversation=conversation.id,
        aria_current="true" if conversation.id == opened else None,
    )
    delete = tag(
        "button",
        "×",
        type="button",
        title="删除这个对话",
        aria_label=f"删除对话：{conversation.title}",
        data_act="forget",
        data_conversation=conversation.id,
        data_sure="再按一次删除",
    )
    save = tag(
        "button",
        "Word",
        type="button",
        title="把整个对话存为 Word 文件",
        aria_label=f"导出对话：{conversation.title}",
        data_act="export",
        data_conversation=conversation.id,
        data_format="docx",
    )
    return tag("li", link, save, delete)


def _when(moment: datetime) -> str:
    return moment.astimezone().strftime("%m月%d日 %H:%M")
