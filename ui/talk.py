"""The tab 问答 laid out: earlier conversations, the open one, the input box; and which handler each event goes to.

In: the site, the evidence panel. Out: Gradio components. The handlers stand in chat.py, past.py and panel.py.
"""

from dataclasses import dataclass
from typing import Any

import gradio as gr

from ui.chat import Chat
from ui.conversation import Conversation
from ui.events import AT_ONCE, QUIET, piece
from ui.panel import Panel
from ui.past import Past
from ui.site import Site
from ui.welcome import footing_html

ANSWERED_AT_ONCE = 8
EVENTS = ("greet", "ask", "cite", "related", "new", "resume", "praise", "complain")


@dataclass(frozen=True)
class Talk:
    """The tab's parts, to be connected once the evidence panel beside it is there."""

    chat: Chat
    thread: Any  # see _thread
    box: gr.Textbox
    past: Any
    conversation: gr.State

    def connect(self, handlers: Panel, panel: Any) -> None:  # noqa: ANN401  # see events.piece
        """Say what happens on every event; `panel` shows the evidence."""
        chat, thread, box, conversation = self.chat, self.thread, self.box, self.conversation
        opened, answered = [conversation, thread], [thread, box]
        thread.greet(chat.greet, None, opened, **QUIET)
        for asked, js in ((box.submit, "reportPage.take"), (thread.ask, None)):
            asking = asked(
                chat.ask,
                [conversation, box],
                answered,
                js=js,
                concurrency_limit=ANSWERED_AT_ONCE,
                trigger_mode="multiple",
                **QUIET,
            )
            asking.failure(chat.failed, conversation, answered, **QUIET)
        box.stop(chat.stop, conversation, answered, **AT_ONCE)
        thread.cite(handlers.cite, conversation, panel, **AT_ONCE)
        thread.related(handlers.related, conversation, panel, **AT_ONCE)
        thread.new(chat.leave, conversation, box, **AT_ONCE).then(chat.open, None, opened, **QUIET)
        thread.resume(chat.leave, conversation, box, **AT_ONCE)
        thread.resume(chat.resume, None, opened, **AT_ONCE)
        thread.praise(chat.praise, conversation, thread, **AT_ONCE)
        thread.complain(chat.complain, conversation, thread, **AT_ONCE)
        past = Past(chat.archive)
        self.past.past(past.show, None, self.past, **AT_ONCE)
        self.past.forget(past.forget, None, self.past, **AT_ONCE)


def build(site: Site, chat: Chat) -> Talk:
    """Lay out the tab."""
    conversation = gr.State(Conversation())
    with gr.Row(elem_id="ask", elem_classes="pane"):
        past = piece("past", ("past", "forget"))
        with gr.Column(elem_id="talk"):
            thread = _thread()
            box = gr.Textbox(
                label="问题",
                show_label=False,
                container=False,
                placeholder="请输入问题",
                lines=1,
                max_lines=6,
                submit_btn=True,
                autofocus=True,
                elem_id="box",
                html_attributes=gr.InputHTMLAttributes(autocomplete="off", spellcheck=False, enterkeyhint="send"),
            )
            piece("footing", value=footing_html(site.notice))
    return Talk(chat, thread, box, past, conversation)


def _thread() -> Any:  # noqa: ANN401  # its events exist at run time only
    """Return the conversation: a list of HTML pieces, of which the browser is sent those that changed."""
    names = ", ".join(f"'{event}'" for event in EVENTS)
    return gr.HTML(
        [],
        html_template="""<div role="log" aria-label="对话">${value.join('')}</div>""",
        js_on_load=f'reportPage.wire("thread", trigger, [{names}])',
        apply_default_css=False,
        elem_id="thread",
    )
