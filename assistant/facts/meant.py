"""Arithmetic of questions whose wording no rule knows: trained networks tell the operation and its operands.

In: a question with the chunks that were retrieved for it, the ledger of their document. Out: a `Computed`, or None. A
parser tells the operation. A reader of operands tells of the figures of some sentences which part each plays; where
that comes to nothing, the words that name the operands are looked up one by one, and the reader has to agree. Only
figures of the ledger are computed with.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.facts.asked.parse import Asked, Parse, Parser, tasks_of
from assistant.facts.asked.task import Task
from assistant.facts.candidates import Candidate, candidates, shown_of
from assistant.facts.entries import Entry
from assistant.facts.finding import Finder
from assistant.facts.guard import leaves
from assistant.facts.operations import OPERATIONS
from assistant.facts.phrased import FigureReader, MeaningFinder
from assistant.facts.results import Computed, only
from assistant.facts.roled import SURE, Read
from assistant.facts.roles import OperandReader, pleaded
from assistant.facts.working import Worked, work_out
from assistant.types import Chunk

PARSED = 0.6  # probability from which an operation is tried
SECOND = 0.2  # … and from which the second likeliest is, where the first comes to nothing
BETWEEN = ("share", "difference", "times", "average", "compare", "growth")  # operations that name two amounts
OTHERWISE = 0.6  # score from which operands are surely read as others than a rule chose
STRANGE = 0.08  # probability of being an operand below which a figure that phrases chose is none
DENIED = 0.03  # … and one that a rule chose, which goes by the very words
LEFT = 0.8  # score from which operands leave a remainder whose words stand at none of them
KNOWN = 0.15  # … and that one at least must have of figures that phrases chose
_EACH = re.compile(r"分别|各自|各[有是为占多几]|各[\u4e00-\u9fff]{1,3}(?:多少|几)")


@dataclass(frozen=True)
class Meant:
    """What was computed, and for which operation."""

    computed: Computed
    operation: Asked


@dataclass(frozen=True)
class Desk:
    """What one question is computed with: its text, the ledger of a document, its chunks by id, those found for it.

    `words` looks phrases up by meaning, `carry_out` does a task with it.
    """

    text: str
    finder: Finder
    chunks: Mapping[str, Chunk]
    ranks: Mapping[str, int]
    words: MeaningFinder
    carry_out: Callable[[Task, Finder], Computed | None]


class MeaningReader:
    """Reads the arithmetic of questions over the ledger of a document. Safe to use from several threads."""

    def __init__(self, parser: Parser, operands: OperandReader, figures: FigureReader) -> None:
        self._parser = parser
        self._operands = operands
        self.figures = figures

    def compute(self, desk: Desk, *, answered: bool, several: bool = False) -> Iterator[Meant]:
        """Yield what the question may come to, the likelier first; `answered` and `several` as for `Parse.is_plain`.

        `answered`: a sentence seems to answer, so that only what surely is arithmetic is done.
        """
        parse = self._parser(desk.text)
        several = several or bool(_EACH.search(desk.text))
        operations = [
            operation
            for operation in _tried(parse)
            if operation in OPERATIONS
            and (operation in BETWEEN or not several)  # of amounts that are all asked for none is the sum of others
        ]
        if answered:
            operations = [o for o in operations if parse.is_plain(o, desk.text, several=several)]
        worked = {}
        for operation in operations:
            worked[operation] = self._worked(operation, desk)
            done = worked[operation].done
            if done and _asked_for(operation, done, desk, worked[operation].scores.get(done.result, 0.0)):
                yield Meant(done, operation)
        done = self._by_phrases(parse, desk) if parse.operation in worked else None
        if done and worked[parse.operation].allows(done) and _asked_for(parse.operation, done, desk):
            yield Meant(done, parse.operation)

    def contradicts(self, desk: Desk, by_rule: Computed) -> bool:
        """Tell whether the operands are read plainly, and as others than those that a rule chose."""
        parse = self._parser(desk.text)
        if parse.operation not in BETWEEN or parse.probability < PARSED or not by_rule.result:
            return False
        told = self._mattering(desk.text, parse.operation, by_rule, desk.finder, desk.chunks)
        if told and min(told) >= STRANGE:  # read first: one or two sentences instead of six
            return False
        worked = self._worked(parse.operation, desk)
        return not (worked.done is None or worked.allows(by_rule) or max(worked.scores.values()) < OTHERWISE)

    def doubts(self, text: str, operation: Asked, done: Computed, finder: Finder, chunks: Mapping[str, Chunk]) -> bool:
        """Tell whether of the operands that others chose some surely are meant and another one surely is not."""
        told = [] if "×" in done.expression else self._mattering(text, operation, done, finder, chunks)
        return bool(told) and max(told) >= SURE and min(told) < DENIED

    def _mattering(
        self, text: str, operation: Asked, done: Computed, finder: Finder, chunks: Mapping[str, Chunk]
    ) -> list[float]:
        """Return of the operands of a result how probable it is that each is one."""
        places = done.among(finder.entries)
        around = {(e.statement, e.clause if chunks[e.figure.chunk_id].table is not None else "") for e in places}
        shown = [_with_neighbours(key, finder, chunks) for key in sorted(around)]
        matters = {read.entry.place: read.matters for read in self._read(text, operation, shown)}
        return [matters[entry.place] for entry in places if entry.place in matters]

    def _worked(self, operation: Asked, desk: Desk) -> Worked:
        found = candidates(desk.text, operation, desk.finder, desk.chunks, desk.ranks)
        return work_out(operation, desk.text, self._read(desk.text, operation, found), desk.finder)

    def _by_phrases(self, parse: Parse, desk: Desk) -> Computed | None:
        found = (desk.carry_out(task, desk.words) for task in tasks_of(parse, desk.text))
        if parse.operation == "sum":
            done = only([one for one in found if one])
        else:
            done = next((one for one in found if one), None)
        told = self._mattering(desk.text, parse.operation, done, desk.finder, desk.chunks) if done else []
        known = bool(told) and max(told) >= KNOWN and (max(told) < SURE or min(told) >= STRANGE)
        return done if known else None

    def _read(self, text: str, operation: Asked, found: Sequence[Candidate]) -> list[Read]:
        told = self._operands(pleaded(text, operation), [one.shown for one in found])
        return [
            Read(entry, roles)
            for one, row in zip(found, told, strict=True)
            for entry, roles in zip(one.entries, row, strict=True)
            if entry.exact
        ]


def _asked_for(operation: Asked, done: Computed, desk: Desk, score: float = 0.0) -> bool:
    """Tell whether the question has a sign of the operation, where the network too easily takes any part for one."""
    return operation != "remainder" or leaves(desk.text, done, desk.finder, surely=score >= LEFT)


def _tried(parse: Parse) -> list[Asked]:
    """Return the operations that are worth trying, the likelier first."""
    likely = [parse.operation] if parse.probability >= PARSED else []
    other, probability = parse.second_best
    tried = [*likely, other] if probability >= SECOND else likely
    unlikely = ("none", "conflict")  # who does not plainly ask whether two figures agree is told of no contradiction
    return [o for o in tried if o != "none" and (o not in unlikely or o in likely)]


def _with_neighbours(key: tuple[int, str], finder: Finder, chunks: Mapping[str, Chunk]) -> Candidate:
    """Return a sentence or row with all its figures."""

    def stands(entry: Entry) -> bool:
        return entry.statement == key[0] and key[1] in ("", entry.clause)

    return shown_of([entry for entry in finder.entries if stands(entry)], chunks)
