"""The reception of every question: screened, given its history, answered, recorded.

In: a question, who asks it, perhaps a conversation. Out: an `Answer` or its events. Not here: who may ask (api), what
the answer says (pipeline).

When nothing can be recorded, the answer is given all the same and its provenance says so: a full disk must not silence
the assistant on somebody's own machine. Who asks with a key, though, uses a service whose log is an obligation: there
an answer that cannot be recorded is not given (`audit_required`: "auto"; "always" and "never" hold for everybody).
"""

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from typing import Literal, Unpack

from assistant.reception.asking import Answering, Asked
from assistant.reception.screen import Screen
from assistant.reception.visit import Visit, remarked
from assistant.store import Store
from assistant.types import Answer, Delta, Event, Final, Retrieved, Turn

AuditRequired = Literal["auto", "always", "never"]


class Reception:
    """Receives questions for the assistant that answers right now. Thread-safe."""

    def __init__(
        self,
        current: Callable[[], Answering],
        store: Store,
        screen: Screen,
        *,
        notice: str,
        audit_required: AuditRequired = "auto",
    ) -> None:
        """`notice`: the label on the answers that the reception itself gives."""
        self.current = current
        self.store = store
        self._screen = screen
        self._notice = notice
        self._required = audit_required

    def ask(self, question: str, history: Sequence[Turn] = (), **asked: Unpack[Asked]) -> Answer:
        """Answer and record.

        Raises what `Answering.ask` does, ConversationNotFound, and StoreFault where no answer may go unrecorded.
        With a conversation and no history, the history is the conversation's own. Turns of the history that the list of
        sensitive words meets are left out.
        """
        visit = self._visit(question, asked)
        if lines := self._screen.hits(question):
            return visit.turn_away(lines, self._notice)
        turns, remark = visit.look_back(history)
        documents, mode = asked.get("documents", ()), asked.get("mode", "auto")
        answer = self.current().ask(question, self._passed(turns), documents=documents, mode=mode)
        return visit.record(remarked(answer, remark))

    def stream(self, question: str, history: Sequence[Turn] = (), **asked: Unpack[Asked]) -> Generator[Event]:
        """Answer event by event and record; raises like `ask`, before the first event.

        Whoever stops listening before the end leaves an entry in the audit log.
        """
        visit = self._visit(question, asked)
        if lines := self._screen.hits(question):
            yield from _told(visit.turn_away(lines, self._notice))
            return
        turns, remark = visit.look_back(history)
        visit.announce()
        recorded = False
        try:
            with closing(_generator(self.current(), question, self._passed(turns), asked)) as events:
                for event in events:
                    if isinstance(event, Final):
                        answer = visit.record(remarked(event.answer, remark), announced=True)
                        recorded = True
                        yield Final(answer=answer)
                    else:
                        yield event
        except GeneratorExit:
            if not recorded:
                visit.abandon()
            raise

    def _visit(self, question: str, asked: Asked) -> Visit:
        actor = asked["actor"]
        must = self._required == "always" or (self._required == "auto" and bool(actor.key_id))
        conversation_id, request_id = asked.get("conversation_id", ""), asked.get("request_id", "")
        return Visit(self.store, question, actor, conversation_id, request_id, must)

    def _passed(self, turns: Sequence[Turn]) -> list[Turn]:
        return [turn for turn in turns if not (turn.role == "user" and self._screen.hits(turn.content))]


def _generator(assistant: Answering, question: str, turns: Sequence[Turn], asked: Asked) -> Generator[Event]:
    """Wrap the assistant's events, so that they can be closed whatever kind of iterator they come as."""
    documents, mode = asked.get("documents", ()), asked.get("mode", "auto")
    yield from assistant.stream(question, turns, documents=documents, mode=mode)


def _told(answer: Answer) -> Iterator[Event]:
    yield Retrieved(passages=())
    yield Delta(text=answer.text)
    yield Final(answer=answer)
