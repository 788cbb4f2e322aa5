"""The tab 问答: ask, read the answer, go back to earlier ones.

In: the site. Out: what happens when something is typed or clicked. Words become HTML in render.py; how the parts are
laid out and connected stands in talk.py.
"""

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace

import gradio as gr

from assistant.api.current import Answering
from assistant.errors import AssistantError
from assistant.reception.actor import Actor
from assistant.types import Answer, Delta, Event, Final, Retrieved, Span, Turn
from ui.archive import Archive
from ui.conversation import Conversation, Exchange
from ui.events import Update, number, text
from ui.excerpt import readable
from ui.followups import Suggestions
from ui.footer import Extras
from ui.markup import Html
from ui.site import Site, actor_of
from ui.welcome import missing_html, welcome_html

PAUSE = 0.08  # seconds between two updates of a streamed answer
BROKEN = "服务内部出错，没有答完。请再问一次；仍不成功请告诉管理员。"
SHARED = "这是别人分享给您的一个回答。继续提问会开始新的对话。"
READY: Update = gr.update(submit_btn=True, stop_btn=False)
NOTHING_NEW: Update = gr.skip()
Opened = tuple[Conversation, list[Html]]


class Chat:
    """The handlers of the tab."""

    def __init__(self, site: Site) -> None:
        self._current = site.current
        self._reception = site.reception
        self.archive = Archive(site.store)
        self.suggestions = Suggestions()

    def greet(self, event: gr.EventData, request: gr.Request) -> Iterator[Opened]:
        """Open what the page's address names, a conversation or an answer; else greet."""
        conversation = text(event, "conversation")
        answer = text(event, "answer")
        if conversation or answer:
            yield self._reopened(conversation, answer, actor_of(request))
        else:
            yield from self.open()

    def warm(self) -> None:
        """Make the suggestions before the first visitor comes."""
        assistant = self._assistant()
        if assistant is not None:
            self.suggestions.first(assistant)

    def open(self) -> Iterator[Opened]:
        """Greet: at once with what the corpus holds, then with suggested questions."""
        conversation = Conversation()
        try:
            assistant = self._current()
        except AssistantError as error:
            yield conversation, [missing_html(error.message)]
            return
        questions = self.suggestions.ready(assistant)
        if questions is None:
            yield conversation, [welcome_html(assistant.snapshot.documents, None)]
            questions = self.suggestions.first(assistant)
        yield conversation, [welcome_html(assistant.snapshot.documents, questions)]

    def resume(self, event: gr.EventData, request: gr.Request) -> Opened:
        """Open an earlier conversation."""
        return self._reopened(text(event, "conversation"), "", actor_of(request))

    def _reopened(self, conversation_id: str, answer_id: str, actor: Actor) -> Opened:
        conversation = Conversation(id=conversation_id, note="" if conversation_id else SHARED)
        try:
            if conversation_id:
                messages = self.archive.messages(conversation_id, actor)
            else:
                messages = [self.archive.shared(answer_id)]
        except AssistantError as error:
            return Conversation(), [missing_html(error.message, heading="打不开这个链接")]
        for message in messages:
            conversation.restore(message.question, message.answer, self._extras(message.answer, kept=True))
        return conversation, conversation.html()

    def ask(
        self, conversation: Conversation, typed: str, event: gr.EventData, request: gr.Request
    ) -> Iterator[tuple[list[Html] | Update, Update]]:
        """Answer the typed or clicked question; yields (thread, input box)."""
        question = (text(event, "question") or typed or "").strip()
        if not question or conversation.busy:
            yield gr.skip(), gr.skip()
            return
        actor = actor_of(request)
        history = conversation.history()
        exchange = conversation.begin(question)
        yield conversation.html(), gr.update(value="", submit_btn=False, stop_btn=True)
        shown = time.monotonic()
        for _ in self._answer(conversation, exchange, history, actor):
            if time.monotonic() - shown >= PAUSE and not conversation.left:
                yield conversation.html(), gr.skip()
                shown = time.monotonic()
        if not conversation.left:
            yield conversation.html(), gr.skip() if exchange.stopped else READY
        if self._go_on(conversation, exchange) and not conversation.left:
            yield conversation.html(), gr.skip()
        yield gr.skip(), gr.skip()  # the framework sends the last value twice; by then it may be out of date

    def _answer(
        self, conversation: Conversation, exchange: Exchange, history: Sequence[Turn], actor: Actor
    ) -> Iterator[None]:
        """Fill the exchange, yielding whenever there is more to show. A fault becomes its sentence."""
        if not conversation.id and not conversation.note:
            conversation.id = self.archive.begin(actor)
        try:
            for event in self._reception.stream(
                exchange.question,
                () if conversation.id else history,
                actor=actor,
                conversation_id=conversation.id,
            ):
                if exchange.stopped:
                    return
                self._take(exchange, event)
                yield
        except AssistantError as error:
            exchange.fault = error.message

    def _take(self, exchange: Exchange, event: Event) -> None:
        if isinstance(event, Retrieved):
            exchange.passages, exchange.found = event.passages, len(event.passages)
        elif isinstance(event, Delta):
            exchange.draft += event.text
        elif isinstance(event, Final):
            kept = self.archive.keeps and bool(event.answer.conversation_id)
            exchange.extras = self._extras(event.answer, kept=kept)
            exchange.answer = event.answer

    def _go_on(self, conversation: Conversation, exchange: Exchange) -> bool:
        """Suggest what to ask next; tells whether there is anything new to show."""
        assistant = self._assistant()
        if exchange.answer is None or assistant is None:
            return False
        asked = [earlier.question for earlier in conversation.exchanges]
        questions = self.suggestions.after(assistant, exchange.answer, asked)
        exchange.extras = replace(exchange.extras, followups=tuple(questions))
        return bool(questions)

    def praise(self, conversation: Conversation, event: gr.EventData, request: gr.Request) -> list[Html] | Update:
        """Keep a 👍."""
        exchange = conversation.answered(number(event, "turn"))
        if exchange is None or exchange.answer is None:
            return NOTHING_NEW
        told = self.archive.rate(exchange.answer.id, actor_of(request), "up")
        exchange.extras = replace(exchange.extras, told=told)
        return conversation.html()

    def complain(self, conversation: Conversation, event: gr.EventData, request: gr.Request) -> list[Html] | Update:
        """Keep a 👎 with its reason and correction."""
        exchange = conversation.answered(number(event, "turn"))
        if exchange is None or exchange.answer is None:
            return NOTHING_NEW
        reason, correction, section = (text(event, key).strip() for key in ("reason", "correction", "section"))
        told = self.archive.rate(
            exchange.answer.id, actor_of(request), "down", reason=reason, correction=correction, section=section
        )
        exchange.extras = replace(exchange.extras, told=told)
        return conversation.html()

    def stop(self, conversation: Conversation) -> tuple[list[Html], Update]:
        """Stop the answer in the making; returns (thread, input box).

        The asking thread notices at its next event. The framework is not told to cancel: it would wait for that event
        too, and drop a question that is sent meanwhile.
        """
        if conversation.busy:
            conversation.exchanges[-1].stopped = True
        return conversation.html(), READY

    def leave(self, conversation: Conversation) -> Update:
        """Stop, because another conversation takes the place of this one; returns the input box."""
        self.stop(conversation)
        conversation.left = True
        return READY

    def failed(self, conversation: Conversation) -> tuple[list[Html], Update]:
        """Say that something went wrong that nobody expected; the framework has logged it. Returns as `stop`."""
        if conversation.busy:
            conversation.exchanges[-1].fault = BROKEN
        return conversation.html(), READY

    def _extras(self, answer: Answer, *, kept: bool) -> Extras:
        """Return how quoted table rows read, and whether the answer is kept."""
        assistant = self._assistant()
        chunks = assistant.snapshot.chunks if assistant else {}
        readings = {
            item.label: readable(chunks.get(item.chunk_id), Span(start=item.start, end=item.end))
            for item in answer.citations
        }
        return Extras(readings={label: words for label, words in readings.items() if words}, kept=kept)

    def _assistant(self) -> Answering | None:
        try:
            return self._current()
        except AssistantError:
            return None
