"""One question put to the ledger of one document: its arithmetic by rule, within the limits that it sets.

In: a `Task` as the question was read, a `Finder`. Out: a `Computed`, or None where an operand is missing or is of
another year, place, school or event than the question's.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.facts import assertions, claims, disputes
from assistant.facts.asked.asserted import taken_way
from assistant.facts.asked.parts import halves_of, sequel
from assistant.facts.asked.plain import plain
from assistant.facts.asked.reading import read_task, read_tasks
from assistant.facts.asked.task import Task
from assistant.facts.book import Book
from assistant.facts.columns import held_against
from assistant.facts.events import of_another_name, of_other_events
from assistant.facts.finding import Finder
from assistant.facts.guard import named_outright
from assistant.facts.limits import of_a_school_unasked, tells_last_year, within, years_named
from assistant.facts.means import gives_ratio, told_mean
from assistant.facts.rests import rest
from assistant.facts.results import Computed
from assistant.facts.rows import count_rows
from assistant.facts.rules import RULES
from assistant.facts.sequels import go_on, joined
from assistant.facts.wants import Words
from assistant.facts.wholes import whole
from assistant.types import Chunk, Figure, Query

OF_COLUMNS = ("difference", "times", "share")  # operations over how many names two columns list
TOLD = 3  # sentences in which a text may tell of one event


@dataclass(frozen=True)
class Errand:
    """A question with the document that it is put to: its ledger and its chunks."""

    query: Query
    book: Book
    chunks: Sequence[Chunk]
    words: Words

    def in_halves(self, finder: Finder) -> Computed | None:
        """Answer a question for two things: each by itself, or the second of the figures of the first."""
        parts = halves_of(self.query.text)
        first = self._first_of(parts[0], finder) if parts else None
        asked = sequel(parts[1]) if parts else None
        if parts is None or (first is None and asked is None):
            return None
        if first is None:  # the first half asks for a plain figure, which stands in the formula of its change
            growing = asked is not None and asked.operation == "growth"
            return self._first_of(f"{parts[0]}{parts[1]}", finder) if growing else None
        if asked:
            done = go_on(first, asked, finder)
            return done if done and within(self.query, done, self.book, self.words) else None
        second = self._first_of(parts[1], finder)
        return joined(first, second) if second and second.result != first.result else None

    def untold(self, finder: Finder) -> Computed | None:
        """Return an amount that the text does not count: the rest of a whole, the whole of a share."""
        done = rest(plain(self.query.text), finder, self.book.rests) or whole(self.query.text, finder)
        return done if done and within(self.query, done, self.book, self.words) else None

    def _first_of(self, text: str, finder: Finder) -> Computed | None:
        """Return what the first reading of a half that comes to something comes to."""
        tasks = read_tasks(text, year=self.book.year, bases=self.book.bases)
        return next((done for task in tasks if (done := self.carry_out(task, finder)[0])), None)

    def carry_out(self, task: Task, finder: Finder) -> tuple[Computed | None, Computed | None]:
        """Do a task; return what is of the question's event, else what was found of another one.

        Once it took figures of another event, it is done again without them; a text may tell them several times.
        """
        rejected = None
        for _ in range(TOLD):
            done = self._done(task, finder)
            others = of_other_events(self.query, done, self.book.shelf.entries) if done else frozenset()
            if not others:
                return done, rejected
            rejected = rejected or done
            finder = finder.without(others)
        return None, rejected

    def _done(self, task: Task, finder: Finder) -> Computed | None:
        book, query = self.book, self.query
        if task.operation == "conflict":
            return disputes.explain(query.text, finder, book.clashes)
        if task.operation == "claim":
            return self._examine(task, finder)
        if task.operation == "asserted":
            done = assertions.examine(task, finder, self._quote)
            return done if done and within(query, done, book, self.words) else None
        if task.operation == "rows":
            return count_rows(task, finder, self.chunks)
        if task.operation == "average" and gives_ratio(query.text, finder):
            return None
        done = told_mean(task, finder) if task.operation == "average" else None
        done = done or RULES[task.operation](task, finder)
        if done is None and task.operation == "change" and (way := taken_way(query.text)):
            done = assertions.contradicted(task.phrases[0], way, finder, self._quote)
        if done is None:
            of_columns = task.operation in OF_COLUMNS and not task.strict
            return held_against(task, finder, self.chunks) if of_columns else None
        around = tuple({book.texts[figure.chunk_id] for figure in done.operands}) if task.strict else ()
        if (
            (task.this_year and tells_last_year(done, book.shelf.entries))
            or (task.strict and not named_outright(task, done, finder, around))
            or (task.operation in ("sum", "average") and of_a_school_unasked(query, done, book.shelf.entries))
        ):
            return None
        ours = within(query, done, book, self.words) and not of_another_name(query.text, done, book.shelf.entries)
        return disputes.noted(done, book.clashes) if ours else None

    def _examine(self, task: Task, finder: Finder) -> Computed | None:
        """Judge the amounts that the question claims, also those that have to be worked out."""

        def again(text: str) -> Computed | None:
            asked = read_task(text, year=self.book.year, bases=self.book.bases)
            return RULES[asked.operation](asked, finder) if asked and asked.operation in RULES else None

        done = claims.examine(task, finder, years_named(self.query, self.words), again, self._quote)
        return done if done and within(self.query, done, self.book, self.words) else None

    def _quote(self, figure: Figure) -> str:
        """Return the sentence of a figure."""
        chunk = next(chunk for chunk in self.chunks if chunk.id == figure.chunk_id)
        spans = ((sentence, (sentence.start, sentence.end)) for sentence in chunk.sentences)
        wanted = figure.sentence.start, figure.sentence.end
        return next((sentence.text for sentence, span in spans if span == wanted), "")
