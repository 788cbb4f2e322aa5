"""From a question to what is known before a word is written: passages, evidence, the decision to answer, arithmetic.

In: a question with its history. Out: a `Reading`. Nothing is written here, and no chat model is asked: whether the
evidence suffices is decided first. Raises QuestionError, and DocumentNotFound for the id of a document that there is
not.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.answer.attribution import Owned
from assistant.answer.consult import Consulted, consult
from assistant.answer.evidence import Evidence, EvidenceReader
from assistant.answer.features import Calibration
from assistant.answer.holdings import Holdings
from assistant.answer.numbered import Part, part_numbered, told_outright, within
from assistant.answer.outline import outline_passages
from assistant.answer.question import Ask, read_ask
from assistant.answer.refuse import Judgement
from assistant.answer.reread import CrossEncoder
from assistant.errors import DocumentNotFound
from assistant.facts.accountant import Accountant
from assistant.facts.results import Computed
from assistant.index.snapshot import Snapshot
from assistant.lexicon import Lexicon
from assistant.pipeline.clock import Stopwatch
from assistant.pipeline.settling import Settler, Weighed
from assistant.pipeline.turns import Turns
from assistant.pipeline.weighing import Weigher
from assistant.retrieve.hybrid import HybridRetriever
from assistant.retrieve.query import understand
from assistant.retrieve.terms import Words, read_terms
from assistant.types import Document, Passage, Query, Turn

CANDIDATES = 2  # times the passages that are kept: so many are read before the best are chosen
PARTLY = 5  # times as many are sought where only a part of a document is looked at
NAMED = 10  # documents named to someone who asked for one that there is not


@dataclass(frozen=True)
class Ascribed:
    """Whose a thing is that a question ascribes to another school, and the reading that refused it, to go back to."""

    owned: Owned
    refused: "Reading"


@dataclass(frozen=True)
class Reading:
    """What is known of a question before its answer is written.

    `direct`: the passages are those that the question names outright (an outline, an article), so they are the answer.
    `computed` is the answer that was worked out in code, `cells` are the marked lines of the table cells that it names;
    `note` is fixed wording after a direct answer's first line. `ascribed` is set where the question was read with
    another school than it names; `left` is what was asked besides and is not told. `prompt_hash` is set when a chat
    model completed the question.
    """

    query: Query
    ask: Ask
    passages: tuple[Passage, ...]
    evidence: tuple[Evidence, ...]
    judgement: Judgement
    direct: bool = False
    computed: Computed | None = None
    note: str = ""
    cells: tuple[str, ...] = ()
    prompt_hash: str = ""
    ascribed: Ascribed | None = None
    left: str = ""

    @property
    def answers(self) -> bool:
        """Whether something answers: passages, what was computed or looked up, or sentences."""
        return bool(self.judgement.answerable or self.direct or self.computed or self.cells)


class QuestionReader:
    """Reads questions over one published snapshot. Safe to use from several threads."""

    def __init__(
        self,
        *,
        snapshot: Snapshot,
        retriever: HybridRetriever,
        evidence: EvidenceReader,
        accountant: Accountant,
        lexicon: Lexicon,
        words: Words,
        correct: Callable[[str], str],
        calibration: Calibration,
        encoder: CrossEncoder,
        turns: Turns,
        deeper: CrossEncoder | None = None,
        question_limit: int = 2000,
        passages: int = 8,
        holdings: Holdings | None = None,
    ) -> None:
        self._snapshot = snapshot
        self._turns = turns
        self._retriever = retriever
        self.accountant = accountant
        self._settler = Settler(snapshot, evidence, accountant)
        self._lexicon = lexicon
        self._words = words
        self._correct = correct
        self._weigher = Weigher(
            snapshot, evidence, accountant, calibration, encoder=encoder, deeper=deeper, passages=passages
        )
        self._limit = question_limit
        self._passages = passages
        self._holdings = holdings or Holdings(snapshot.documents)

    def understand(self, question: str, history: Sequence[Turn] = (), documents: Sequence[str] = ()) -> Query:
        """Make the question ready for search."""
        self._check_documents(documents)
        return understand(
            question,
            history,
            lexicon=self._lexicon,
            words=self._words,
            correct=self._correct,
            documents=documents,
            limit=self._limit,
        )

    def retrieve(self, query: Query, limit: int) -> list[Passage]:
        """Return the passages for a query, best first."""
        return self._retriever.retrieve(query, limit=limit)

    def read(self, query: Query, clock: Stopwatch) -> Reading:
        """Find the passages, weigh them, decide whether they answer the question, and do its arithmetic."""
        with self._turns.taken(clock):
            return self._read(query, clock)

    def _read(self, query: Query, clock: Stopwatch) -> Reading:
        ask = read_ask(query.text)
        consulted = consult(query, ask, self._holdings, self._snapshot.chunks.values())
        query, ask, refused = consulted.query, consulted.ask, bool(consulted.refusal)
        if consulted.spoken and (terms := read_terms(consulted.spoken, self._lexicon, self._words)):
            query = query.model_copy(update={"terms": terms})
        part = None if refused or consulted.direct or ask.kind == "article" else self._part(query, consulted)
        direct = [] if refused else list(consulted.direct) or self._outline(query, consulted, part)
        passages = direct or self._candidates(query, consulted, part)
        if part and not direct and (terms := read_terms(part.rest, self._lexicon, self._words)):
            query = query.model_copy(update={"terms": terms})
        clock.lap("retrieve")
        passages, evidence, judgement = self._weigher.weigh(query, ask, passages, direct=bool(direct))
        if refused:
            judgement = replace(judgement, answerable=False, reason=consulted.refusal, excluded=True)
        clock.lap("read")
        weighed = Weighed(query, ask, passages, evidence, judgement, direct=bool(direct), refused=refused)
        passages, judgement, computed, cells = self._settler.settle(weighed)
        clock.lap("compute")
        return Reading(
            query, ask, tuple(passages), tuple(evidence), judgement, bool(direct), computed, consulted.note, cells
        )

    def _outline(self, query: Query, consulted: Consulted, part: Part | None) -> list[Passage]:
        """Return the outline that is asked for, of the documents that the question names if it names any."""
        found = outline_passages(query, self._named(query, consulted))
        return found or (told_outright(part, self._snapshot.chunks.values()) if part else [])

    def _part(self, query: Query, consulted: Consulted) -> Part | None:
        """Return the part of a document that the question names by its number."""
        return part_numbered(query.text, self._named(query, consulted))

    def _named(self, query: Query, consulted: Consulted) -> Mapping[str, Document]:
        """Return the documents that the question names, all that may be looked at where it names none."""
        known = self._snapshot.documents
        return {name: known[name] for name in consulted.documents or query.documents} or known

    def _candidates(self, query: Query, consulted: Consulted, part: Part | None) -> list[Passage]:
        """Return the passages to read: of the documents that the question names, and those that name them."""
        wanted = CANDIDATES * self._passages
        if part:
            found = self.retrieve(query.model_copy(update={"documents": (part.document.id,)}), PARTLY * wanted)
            return within(part, found, self._snapshot.chunks.values(), wanted)[:wanted]
        if consulted.keep is None or query.documents:
            return self.retrieve(query, wanted)
        found = self.retrieve(query.model_copy(update={"documents": consulted.documents}), wanted)
        seen = {passage.chunk.id for passage in found}
        others = self.retrieve(query, wanted)
        return [p for p in (*found, *(o for o in others if o.chunk.id not in seen)) if consulted.keep(p.chunk)]

    def remark(self, query: Query, draft: str, passages: Sequence[Passage]) -> Computed | None:
        """Return what else the corpus says of a figure in the draft: another value for the same indicator."""
        return self.accountant.remark(query, draft, [passage.chunk for passage in passages])

    def examine(self, question: str, history: Sequence[Turn], keep: Callable[[Passage], bool]) -> Judgement:
        """Judge whether the passages that `keep` lets through answer the question: for calibrating refusal."""
        query = self.understand(question, history)
        ask = read_ask(query.text)
        found = [p for p in self.retrieve(query, 5 * self._passages) if keep(p)][: CANDIDATES * self._passages]
        return self._weigher.weigh(query, ask, found, keep=keep)[2]

    def _check_documents(self, documents: Sequence[str]) -> None:
        known = list(self._snapshot.documents)
        unknown = [identity for identity in documents if identity not in known]
        if unknown:
            more = f"等{len(known)}个" if len(known) > NAMED else ""
            raise DocumentNotFound(
                f"没有编号为“{unknown[0][:80]}”的文档，请从已有的编号中选择：{'、'.join(known[:NAMED])}{more}。"
            )
