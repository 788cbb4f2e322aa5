"""The tab 问答: ask, read the answer, open its evidence beside it.

In: the holder of the assistant. Out: Gradio components and what they do. Words become HTML in render.py and
evidence.py; clicks inside that HTML arrive here as the events that page.js sends.
"""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.answer.cite import reference
from assistant.api.current import Answering
from assistant.errors import AssistantError
from assistant.types import Chunk, Delta, Document, Event, Final, Passage, Retrieved, Span, Turn
from ui.conversation import Conversation, Exchange
from ui.events import AT_ONCE, QUIET, Update, number, piece, text
from ui.evidence import NONE, citation_panel, passage_panel
from ui.markup import Html
from ui.sheet import sheets_html
from ui.site import Site
from ui.suggest import suggestions
from ui.welcome import closed_html, footing_html, missing_html, welcome_html

PAUSE = 0.08  # seconds between two updates of a streamed answer
ANSWERED_AT_ONCE = 8
BROKEN = "服务内部出错，没有答完。请再问一次；仍不成功请告诉管理员。"


class Chat:
    """The handlers of the tab."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._current = site.current
        self._suggested: tuple[str, list[str]] = ("", [])

    def open(self) -> Iterator[tuple[Conversation, list[Html]]]:
        """Greet: at once with what the corpus holds, then with suggested questions."""
        conversation = Conversation()
        try:
            assistant = self._current()
        except AssistantError as error:
            yield conversation, [missing_html(error.message)]
            return
        snapshot = assistant.snapshot
        fingerprint, questions = self._suggested
        if fingerprint != snapshot.fingerprint:
            yield conversation, [welcome_html(snapshot.documents, None)]
            questions = self._suggest(assistant)
        yield conversation, [welcome_html(snapshot.documents, questions)]

    def _suggest(self, assistant: Answering) -> list[str]:
        """Make the suggestions once an index; without them the page works as well."""
        try:
            questions = suggestions(assistant.snapshot.documents, assistant.ask)
        except AssistantError:
            return []
        self._suggested = (assistant.snapshot.fingerprint, questions)
        return questions

    def ask(
        self, conversation: Conversation, typed: str, event: gr.EventData
    ) -> Iterator[tuple[list[Html] | Update, Update]]:
        """Answer the typed or clicked question; yields (thread, input box)."""
        question = (text(event, "question") or typed or "").strip()
        if not question or conversation.busy:
            yield gr.skip(), gr.skip()
            return
        history = conversation.history()
        exchange = conversation.begin(question)
        yield conversation.html(), gr.update(value="", submit_btn=False, stop_btn=True)
        shown = time.monotonic()
        for _ in self._answer(exchange, history):
            if time.monotonic() - shown >= PAUSE:
                yield conversation.html(), gr.skip()
                shown = time.monotonic()
        yield conversation.html(), gr.skip() if exchange.stopped else READY
        yield gr.skip(), gr.skip()  # the framework sends the last value twice; by then it may be out of date

    def _answer(self, exchange: Exchange, history: Sequence[Turn]) -> Iterator[None]:
        """Fill the exchange, yielding whenever there is more to show. A fault becomes its sentence."""
        try:
            for event in self._current().stream(exchange.question, history):
                if exchange.stopped:
                    return
                _take(exchange, event)
                yield
        except AssistantError as error:
            exchange.fault = error.message

    def stop(self, conversation: Conversation) -> tuple[list[Html], Update]:
        """Stop the answer in the making; returns (thread, input box).

        The asking thread notices at its next event. The framework is not told to cancel: it would wait for that event
        too, and drop a question that is sent meanwhile.
        """
        if conversation.busy:
            conversation.exchanges[-1].stopped = True
        return conversation.html(), READY

    def failed(self, conversation: Conversation) -> tuple[list[Html], Update]:
        """Say that something went wrong that nobody expected; the framework has logged it. Returns as `stop`."""
        if conversation.busy:
            conversation.exchanges[-1].fault = BROKEN
        return conversation.html(), READY

    def cite(self, conversation: Conversation, event: gr.EventData) -> Html:
        """Return the evidence panel of the clicked mark."""
        turn = number(event, "turn")
        found = conversation.citation(turn, number(event, "label"))
        if found is None:
            return closed_html()
        citation, labels = found
        document, chunk = self._look_up(citation.document_id, citation.chunk_id)
        span = Span(start=citation.start, end=citation.end)
        sheets = (
            sheets_html(self._site.pages, document, citation.page_start, citation.page_end, span) if document else NONE
        )
        return citation_panel(citation, document, chunk, turn=turn, labels=labels, sheets=sheets)

    def related(self, conversation: Conversation, event: gr.EventData) -> Html:
        """Return the panel of a section named by a refusal."""
        found = conversation.related(number(event, "turn"), number(event, "index"))
        passage = _named(*found) if found else None
        document = self._look_up(passage.chunk.document_id, "")[0] if passage else None
        if passage is None or document is None:
            return closed_html()
        chunk = passage.chunk
        whole = Span(start=chunk.start, end=chunk.end)
        sheets = sheets_html(self._site.pages, document, chunk.page_start, chunk.page_end, whole)
        return passage_panel(passage, document, sheets=sheets)

    def _look_up(self, document_id: str, chunk_id: str) -> tuple[Document | None, Chunk | None]:
        try:
            snapshot = self._current().snapshot
        except AssistantError:
            return None, None
        return snapshot.documents.get(document_id), snapshot.chunks.get(chunk_id)


READY: Update = gr.update(submit_btn=True, stop_btn=False)


@dataclass(frozen=True)
class Talk:
    """The tab's parts, to be connected once the evidence panel beside it is there."""

    chat: Chat
    page: gr.Blocks
    thread: Any  # see _thread
    box: gr.Textbox
    conversation: gr.State

    def connect(self, panel: Any) -> None:  # noqa: ANN401  # see events.piece
        """Say what happens on every event; `panel` shows the evidence."""
        chat, thread, box, conversation = self.chat, self.thread, self.box, self.conversation
        opened, answered = [conversation, thread], [thread, box]
        self.page.load(chat.open, None, opened, **QUIET)
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
        thread.cite(chat.cite, conversation, panel, **AT_ONCE)
        thread.related(chat.related, conversation, panel, **AT_ONCE)
        thread.new(chat.stop, conversation, answered, **AT_ONCE).then(chat.open, None, opened, **QUIET)


def build(site: Site, page: gr.Blocks) -> Talk:
    """Lay out the tab inside `page`."""
    conversation = gr.State(Conversation())
    with gr.Column(elem_id="ask", elem_classes="pane"):
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
        piece("footing", value=footing_html())
    return Talk(Chat(site), page, thread, box, conversation)


def _thread() -> Any:  # noqa: ANN401  # its events, "ask" "cite" "related" "new", exist at run time only
    """Return the conversation: a list of HTML pieces, of which the browser is sent those that changed."""
    return gr.HTML(
        [],
        html_template="""<div role="log" aria-label="对话">${value.join('')}</div>""",
        js_on_load="reportPage.wire(element, trigger, ['ask', 'cite', 'related', 'new'])",
        apply_default_css=False,
        elem_id="thread",
    )


def _take(exchange: Exchange, event: Event) -> None:
    if isinstance(event, Retrieved):
        exchange.passages, exchange.found = event.passages, len(event.passages)
    elif isinstance(event, Delta):
        exchange.draft += event.text
    elif isinstance(event, Final):
        exchange.answer = event.answer


def _named(name: str, passages: Sequence[Passage]) -> Passage | None:
    """Return the first passage that the reference names."""
    return next((p for p in passages if reference(p.document_title, p.chunk) == name), None)
