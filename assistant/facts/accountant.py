"""Answers the questions that need arithmetic or a second look: holds the corpus's ledger and its contradictions.

In: the chunks of a corpus (once), then a question with the chunks that were retrieved for it. Out: a `Computed`, or
None when the question asks for no arithmetic or the operands are not in the corpus; a remark where an answer's figure
has a rival.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from assistant.facts import disputes
from assistant.facts.asked.asserted import read_assertion
from assistant.facts.asked.listed import headed
from assistant.facts.asked.parse import Asked
from assistant.facts.asked.parts import halves_of
from assistant.facts.asked.plain import plain
from assistant.facts.asked.reading import read_tasks
from assistant.facts.asked.share import share
from assistant.facts.asked.task import Task
from assistant.facts.assertions import verdict
from assistant.facts.book import Book
from assistant.facts.claims import amounts_judged
from assistant.facts.columns import count_headed
from assistant.facts.crossing import crosses
from assistant.facts.errand import Errand
from assistant.facts.events import of_another_event, of_another_name
from assistant.facts.finding import Finder, Options
from assistant.facts.former import FORMER
from assistant.facts.grades import graded_total
from assistant.facts.guard import names_both
from assistant.facts.ledger import ledger
from assistant.facts.limits import of_a_noun_unasked, of_a_school_unasked, within, years_named
from assistant.facts.meant import Desk, MeaningReader, Meant
from assistant.facts.naming import Naming, best_of, naming
from assistant.facts.pairing import are_siblings
from assistant.facts.phrased import FigureReader, MeaningFinder
from assistant.facts.printed import printed
from assistant.facts.results import Clash, Computed
from assistant.facts.rules import RULES
from assistant.facts.sequels import STEP
from assistant.facts.shelf import Want
from assistant.facts.tabletask import TableTask
from assistant.facts.tabular import of_cells, work_out
from assistant.facts.wants import Words, read_wants
from assistant.lexicon import Tagger
from assistant.prompts import TOTAL
from assistant.stages import asked_stage
from assistant.text import folded
from assistant.types import Chunk, Figure, Query, Sentence

PHRASES = 512  # phrases whose words are kept: a question is held against several documents, for several purposes
DOCUMENTS = 3  # the documents of the retrieved passages that operands are looked for in, best first
NAMED = 3  # characters from which a word has hardly another for it
EAGER = 3000  # chunks up to which the whole ledger is written when the corpus is opened; else a document at a time


_RATE = re.compile(r"率|比例|比重|占比|百分|几成")
_PARTS = ("%", "百分点", "‰")


def _says_another(text: str, meant: Meant, finder: Finder) -> bool:
    """Tell whether a share is of some whom the question names (少数民族学生) and no operand's sentence or heading does.

    Only a word of three characters and more is held against them: of shorter ones there are many for one thing.
    """
    if meant.operation not in ("share", "remainder", "times"):
        return False
    task = share(plain(text))
    named = [w for w in finder.wants(task.phrases[0]) if _is_noun(w)] if task else []
    operands = meant.computed.among(finder.entries)
    around = "".join(folded(entry.label + entry.sentence + entry.context) for entry in operands)
    return any(not any(form[i : i + 2] in around for form in w.forms for i in range(len(form) - 1)) for w in named)


def _is_noun(want: Want) -> bool:
    """Tell whether a word may name people or things: 少数民族, and no 相当于."""
    return len(want.forms[0]) >= NAMED and not want.school and want.forms[0][-1] not in "于是为占"


class Accountant:
    """The ledgers of a corpus. Safe for concurrent use: a ledger is only ever written whole."""

    def __init__(
        self,
        chunks: Iterable[Chunk],
        *,
        tagger: Tagger,
        words: Words,
        meaning: MeaningReader | None = None,
    ) -> None:
        self._meaning = meaning
        self._tagger = tagger
        self._words = words
        self._wants = lru_cache(maxsize=PHRASES)(lambda phrase, schools: read_wants(phrase, words, schools))
        self._chunks: dict[str, list[Chunk]] = {}
        for chunk in chunks:
            self._chunks.setdefault(chunk.document_id, []).append(chunk)
        self._book = lru_cache(maxsize=None)(self._write)
        if sum(map(len, self._chunks.values())) <= EAGER:
            for document in self._chunks:
                self._book(document)

    @property
    def figure_reader(self) -> FigureReader | None:
        """What tells which figure a phrase means, where networks are there."""
        return self._meaning.figures if self._meaning else None

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All figures of the corpus in reading order."""
        return tuple(entry.figure for document in self._chunks for entry in self._book(document).shelf.entries)

    def clashes(self, document: str) -> tuple[Clash, ...]:
        """Return the contradictions within a document."""
        return self._book(document).clashes

    def task(self, query: Query, document: str) -> Task | None:
        """Return the arithmetic that the question asks for, read against one document."""
        book = self._book(document)
        tasks = read_tasks(query.text, year=book.year, bases=book.bases)
        parts = halves_of(query.text)
        if not tasks and parts:
            tasks = read_tasks(parts[0], year=book.year, bases=book.bases)
        return next(iter(tasks), None)

    def compute(self, query: Query, retrieved: Sequence[Chunk]) -> Computed | None:
        """Carry out the question's arithmetic over one of the documents that were retrieved, the best that has it."""
        rejected = None
        documents = list(dict.fromkeys(chunk.document_id for chunk in retrieved))[:DOCUMENTS]
        for document in self._speaking_first(documents, query.text):
            book = self._book(document)
            errand = Errand(query, book, self._chunks[document], self._words)
            finder = self._finder(book, query, retrieved)
            if done := errand.in_halves(finder):
                return done
            for task in read_tasks(query.text, year=book.year, bases=book.bases):
                done, of_another = errand.carry_out(task, finder)
                if done:
                    return done
                rejected = rejected or of_another
            if rejected is None and (done := errand.untold(finder)):
                return done
        return rejected  # of another event, as `settled` will tell: nothing else is tried

    def _speaking_first(self, documents: Sequence[str], text: str) -> Sequence[str]:
        """Return the documents, first those that measure against the very period (上届, 上一学年) of the question."""
        period = FORMER.search(text)
        return sorted(documents, key=lambda name: period is None or period.group() not in self._book(name).formers)

    def compute_meant(
        self, query: Query, retrieved: Sequence[Chunk], *, answered: bool, several: bool = False
    ) -> Computed | None:
        """Carry out the arithmetic of a question whose wording no rule knows, over the document at the top.

        `answered`: a sentence of the corpus seems to answer it, so that only what surely is arithmetic is carried out.
        `several`: it asks for several amounts at once, which are not to be added.
        """
        if self._meaning is None or not retrieved:
            return None
        book = self._book(retrieved[0].document_id)
        desk = self._desk(query, retrieved)
        for meant in self._meaning.compute(desk, answered=answered, several=several):
            done = meant.computed
            if (
                meant.operation in ("previous", "change")
                and _RATE.search(query.text)
                and not done.result.endswith(_PARTS)
            ):
                continue  # 升学率 is no number of leavers
            if _says_another(query.text, meant, desk.finder) or crosses(done, book.shelf.entries):
                continue
            operands = done.among(desk.finder.entries)
            if (
                meant.operation == "share"
                and len(operands) == 2
                and are_siblings(operands[0], operands[1], desk.finder)
            ):
                continue
            if meant.operation == "average" and of_a_noun_unasked(query.text, done, desk.finder):
                continue
            entries = book.shelf.entries
            of_another = meant.operation == "sum" and of_a_school_unasked(query, done, entries)
            of_another = of_another or of_another_name(query.text, done, entries)
            of_another = of_another or of_another_event(query, done, entries)
            if within(query, done, book, self._words) and not of_another:
                told = printed(done, entries)
                return disputes.noted(self._with_verdict(query, told, book), book.clashes)
        return None

    def _with_verdict(self, query: Query, done: Computed, book: Book) -> Computed:
        """Return what the question claims to come out one way, or to be so much, with whether it is."""
        claim = read_assertion(plain(query.text))
        judged = claim and verdict(claim, done, self._finder(book, query, ()))
        return judged or amounts_judged(plain(query.text), done) or done

    def _desk(self, query: Query, retrieved: Sequence[Chunk]) -> Desk:
        """Return what the arithmetic of a question is done with, over the document at the top."""
        assert self._meaning is not None  # noqa: S101  # callers have asked
        document = retrieved[0].document_id
        options = self._options(self._book(document), query, retrieved)
        chunks = {chunk.id: chunk for chunk in self._chunks[document]}
        ranks = {chunk.id: rank for rank, chunk in enumerate(c for c in retrieved if c.document_id == document)}
        words = MeaningFinder(self._meaning.figures, chunks, ranks, **options)
        return Desk(query.text, Finder(**options), chunks, ranks, words, lambda t, f: RULES[t.operation](t, f))

    def settled(self, query: Query, retrieved: Sequence[Chunk], computed: Computed) -> Computed | None:
        """Return what was computed by rule unless the question is read otherwise, or a figure in it as no operand.

        Rules choose operands by shared words and may take a figure of another event: then the sentences are given.
        """
        entries = self._book(computed.operands[0].document_id).shelf.entries if computed.operands else ()
        if entries and (told := printed(computed, entries)) is not computed:
            return self._with_verdict(query, told, self._book(computed.operands[0].document_id))
        if crosses(computed, entries):
            return None
        if self._meaning is None or not computed.expression or computed.clash:
            return computed
        if of_another_event(query, computed, self._book(computed.operands[0].document_id).shelf.entries):
            return None
        if STEP in computed.expression:  # the networks know questions for one thing
            return computed
        if self._meaning.contradicts(self._desk(query, retrieved), computed):
            return None
        adds, shares = computed.text.startswith(TOTAL), computed.result.endswith("%") and "÷" in computed.expression
        if not (adds or shares):
            return computed
        document = computed.operands[0].document_id
        finder = self._finder(self._book(document), query, ())
        task = self.task(query, document)
        if shares and task and task.operation == "growth":
            return computed  # the text itself ties a change to its figure
        if shares and task and task.operation == "share" and all(task.phrases) and names_both(task, computed, finder):
            return computed
        chunks = {chunk.id: chunk for chunk in self._chunks[document]}
        operation: Asked = "sum" if adds else "share"
        return None if self._meaning.doubts(query.text, operation, computed, finder, chunks) else computed

    def of_table(
        self, chunk: Chunk, first: Sequence[int], second: Sequence[int], make: Callable[..., TableTask]
    ) -> Computed | None:
        """Carry out what a question asks of cells of one table, told by where they stand."""
        entries = self._book(chunk.document_id).shelf.entries
        operands = [of_cells(entries, chunk.number, starts) for starts in (first, second)]
        if any(len(found) < len(starts) for found, starts in zip(operands, (first, second), strict=True)):
            return None
        return work_out(make(first=operands[0], second=operands[1]))

    def naming(
        self,
        query: Query,
        units: Sequence[str],
        retrieved: Sequence[Chunk],
        keep: Callable[[str], bool] | None = None,
    ) -> Naming:
        """Return the figures that a question for an amount names, in the documents that were retrieved for it.

        `keep` tells by id which chunks may be looked into (None: all).
        """
        years = years_named(query, self._words)
        documents = list(dict.fromkeys(chunk.document_id for chunk in retrieved))[:DOCUMENTS]
        finders = [self._finder(self._book(document), query, retrieved) for document in documents]
        return best_of([naming(query.text, units, finder, years, keep) for finder in finders])

    def graded(self, query: Query, chunk: Chunk, sentence: Sentence) -> Computed | None:
        """Return the prizes of all grades that the answering sentence tells, where the question asks for all."""
        book = self._book(chunk.document_id)
        done = graded_total(query.text, book.told.get((chunk.id, sentence.start), ()))
        return done if done and within(query, done, book, self._words) else None

    def listed(self, query: Query, retrieved: Sequence[Chunk]) -> Computed | None:
        """Return how many things a column of the retrieved tables lists, where the question asks for their number."""
        task = headed(plain(query.text))
        tables = [chunk for chunk in retrieved if chunk.table is not None]
        if task is None or not tables:
            return None
        document = tables[0].document_id
        wanted = {(chunk.section, chunk.caption) for chunk in tables if chunk.document_id == document}
        parts = [chunk for chunk in self._chunks[document] if (chunk.section, chunk.caption) in wanted]
        book = self._book(document)
        done = count_headed(task, self._finder(book, query, retrieved), parts)
        return done if done and within(query, done, book, self._words) else None

    def remark(self, query: Query, answer: str, retrieved: Sequence[Chunk]) -> Computed | None:
        """Return the rival of a figure that the answer gives, when the question asks for just that indicator."""
        if not retrieved:
            return None
        book = self._book(retrieved[0].document_id)
        if not book.clashes:
            return None
        return disputes.rival(query.text, answer, self._finder(book, query, retrieved), book.clashes)

    def _finder(self, book: Book, query: Query, retrieved: Sequence[Chunk]) -> Finder:
        return Finder(**self._options(book, query, retrieved))

    def _options(self, book: Book, query: Query, retrieved: Sequence[Chunk]) -> Options:
        return Options(
            shelf=book.shelf,
            words=self._words,
            terms=query.terms,
            read=self._wants,
            preferred=frozenset(chunk.id for chunk in retrieved),
            disputed=book.disputed,
            years=[term.variants[0] for term in query.terms if term.role == "year" and term.variants],
            year=book.year,
            stage=asked_stage(query.text),
        )

    def _write(self, document: str) -> Book:
        chunks = self._chunks[document]
        return Book(ledger(chunks, self._tagger), self._words, {chunk.id: folded(chunk.text) for chunk in chunks})
