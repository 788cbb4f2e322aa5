"""The conversation of one browser session, kept in memory.

In: questions and what became of them, or what the store kept of them. Out: the turns as HTML, the history for the next
question, the citations that a click refers to. It stores nothing itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.types import Answer, Citation, Passage, Turn
from ui.footer import Extras
from ui.markup import Html, tag
from ui.render import NOTHING, answer_html, error_html, pending_html, question_html, stopped_html

REMEMBERED = 6  # earlier questions that a follow-up may refer to


@dataclass(eq=False)
class Exchange:
    """One question and what has come of it so far. `found` is None until passages were retrieved."""

    question: str
    number: int
    passages: tuple[Passage, ...] = ()
    found: int | None = None
    draft: str = ""
    answer: Answer | None = None
    fault: str = ""
    stopped: bool = False
    extras: Extras = NOTHING

    @property
    def pending(self) -> bool:
        """Whether it is still being answered."""
        return self.answer is None and not self.fault and not self.stopped

    def html(self) -> Html:
        """Return the question and its answer, in whatever state it is."""
        if self.answer is not None:
            body = answer_html(self.answer, self.number, self.extras)
        elif self.fault:
            body = error_html(self.fault, self.number, self.question)
        elif self.stopped:
            body = stopped_html(self.draft, self.number, self.question)
        else:
            body = pending_html(self.draft, self.found)
        conversation = self.answer.conversation_id if self.answer else ""
        return tag(
            "article",
            question_html(self.question),
            body,
            class_="turn",
            data_turn=self.number,
            data_conversation=conversation or None,
        )


@dataclass(eq=False)
class Conversation:
    """The exchanges of one session, oldest first.

    `id` is the stored conversation that they belong to, "" where none is kept. `note` stands above them. `left` says
    that another conversation has taken its place on the page.
    """

    id: str = ""
    exchanges: list[Exchange] = field(default_factory=list)
    note: str = ""
    left: bool = False

    @property
    def busy(self) -> bool:
        """Whether the last question is still being answered."""
        return bool(self.exchanges) and self.exchanges[-1].pending

    def begin(self, question: str) -> Exchange:
        """Add a question without an answer yet; it takes the place of the same one that got none."""
        if self.exchanges and self.exchanges[-1].answer is None and self.exchanges[-1].question == question:
            self.exchanges.pop()
        exchange = Exchange(question, number=len(self.exchanges))
        self.exchanges.append(exchange)
        return exchange

    def history(self) -> tuple[Turn, ...]:
        """Return the answered questions and their answers, as the next question's history."""
        answered = [(e.question, e.answer) for e in self.exchanges if e.answer is not None]
        turns: list[Turn] = []
        for question, answer in answered[-REMEMBERED:]:
            turns += [Turn(role="user", content=question), Turn(role="assistant", content=answer.text)]
        return tuple(turns)

    def html(self) -> list[Html]:
        """Return one piece of HTML an exchange; the browser is sent only those that changed."""
        note = [tag("p", self.note, class_="note shared", role="status")] if self.note else []
        return [*note, *(exchange.html() for exchange in self.exchanges)]

    def restore(self, question: str, answer: Answer, extras: Extras) -> None:
        """Add an answered question as the store kept it."""
        self.exchanges.append(Exchange(question, number=len(self.exchanges), answer=answer, extras=extras))

    def answered(self, turn: int) -> Exchange | None:
        """Return the exchange of a turn that has its answer."""
        exchange = self.exchanges[turn] if 0 <= turn < len(self.exchanges) else None
        return exchange if exchange is not None and exchange.answer is not None else None

    def citation(self, turn: int, label: int) -> tuple[Citation, Sequence[int]] | None:
        """Return the citation a mark stands for and all labels of its answer; None for a mark that is not there."""
        answer = self._answer(turn)
        found = next((c for c in answer.citations if c.label == label), None) if answer else None
        return (found, [c.label for c in answer.citations]) if answer and found else None

    def related(self, turn: int, index: int) -> tuple[str, Sequence[Passage]] | None:
        """Return the reference of a related section and the passages that were retrieved with it."""
        answer = self._answer(turn)
        if answer is None or not 0 <= index < len(answer.related):
            return None
        return answer.related[index], self.exchanges[turn].passages

    def _answer(self, turn: int) -> Answer | None:
        return self.exchanges[turn].answer if 0 <= turn < len(self.exchanges) else None
