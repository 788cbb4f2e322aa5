"""Write the answer out of the corpus's own sentences: no model, no invention.

In: a question, what it asks for, passages and the evidence read from them. Out: lines of Chinese text with `[n]` marks,
n counting the passages from 1. Citing and verifying come after and are the same as for a chat model's text.
"""

from collections.abc import Iterator, Sequence

from assistant.answer.account import LENGTH, MORE, NEAR, around, defined, told_alone, told_on
from assistant.answer.apart import told_apart
from assistant.answer.choose import ITEM, beside, list_run, same_text, unnumbered
from assistant.answer.coined import members_of
from assistant.answer.divided import divided, divides
from assistant.answer.evidence import Evidence, EvidenceReader
from assistant.answer.fit import refit
from assistant.answer.halves import answering, open_halves
from assistant.answer.lines import bare, marked
from assistant.answer.matching import LOOSELY, term_match
from assistant.answer.members import telling, tells
from assistant.answer.outdone import FITS, outdone
from assistant.answer.parties import sort_differs
from assistant.answer.question import THINGS, Ask
from assistant.answer.series import series_asked
from assistant.answer.sortsections import section_asked, told_section
from assistant.answer.tables import from_table
from assistant.answer.trim import trim
from assistant.answer.units import Unit, names_person
from assistant.answer.wholly import told_whole
from assistant.answer.yesno import opening
from assistant.lexicon import Tagger
from assistant.text import folded, quantities
from assistant.types import Chunk, Kind, Passage, Query, Term

APART = 0.7  # of the best coverage: below it a sentence of another passage meets a word or two, not the question
ROW = 0.6  # how far a table row must meet a word to be named by it
_ACCOUNTS = ("explanation", "other", "definition")  # kinds that a run of sentences answers
_ONE_THING = ("number", "when", "where")  # kinds that need no more of an article than their sentence
_ONE_ANSWER = (*_ONE_THING, "who", "which")  # … and that one sentence answers, where it holds what is asked for
HOLDS = 0.75  # degree of holding it
SECTION = 420  # characters: a section up to here answers a question about it as a whole


class ExtractiveAnswerer:
    """Answers with sentences, clauses, table cells and list items of the passages."""

    name = "extractive"

    def __init__(self, reader: EvidenceReader, tagger: Tagger) -> None:
        self._reader = reader
        self._tagger = tagger

    def write(self, query: Query, ask: Ask, passages: Sequence[Passage], evidence: Sequence[Evidence]) -> Iterator[str]:
        """Yield the answer line by line; nothing when there is no evidence."""
        if not evidence:
            return
        evidence = divided(query.text, refit(query, ask, passages, evidence))
        lines = list(self._main(query, ask, passages, evidence))
        for place, half, own in told_apart(query, passages, evidence[0].passage, "".join(lines), self._reader):
            alone = query.model_copy(update={"text": half.text, "terms": half.terms})
            lines.insert(0 if place == 0 else len(lines), marked(self._trimmed(own, alone, half.ask), own.passage))
        yield from lines
        written = "".join(lines)
        for half in open_halves(query, written) if written else ():
            item = answering(half, evidence, self._reader.weight)
            if item and bare(item.sentence.sentence.text) not in written:
                yield marked(
                    self._trimmed(item, query.model_copy(update={"terms": half.terms}), half.ask), item.passage
                )

    def _main(self, query: Query, ask: Ask, passages: Sequence[Passage], evidence: Sequence[Evidence]) -> Iterator[str]:
        """Yield the answer to the question as a whole, in the way that suits its kind."""
        best = evidence[0]
        chunk = passages[best.passage].chunk
        if (place := section_asked(query, ask, passages)) is not None:
            yield from (marked(text, at) for text, at in told_section(query, passages, place))
        elif ask.kind == "article" or _asks_section(query, ask, chunk, self._reader):
            yield from self._whole(best, passages)
        elif (line := from_table(query, ask, passages, evidence, self._reader)) and not outdone(
            query, ask, line, evidence
        ):
            yield line
        elif chunk.number.endswith("条") and len(chunk.text) <= LENGTH and ask.kind not in _ONE_THING:
            yield from self._article(query, ask, best, chunk)
        elif (told := members_of(query.text, self._reader.units(chunk), best.unit)) is not None:
            yield marked(self._reader.units(chunk)[told].sentence.text, best.passage)
        elif run := series_asked(query, ask, units := self._reader.units(chunk), best.unit):
            yield from (marked(units[at].sentence.text, best.passage) for at in run)
        elif ask.kind == "list":
            yield from self._list(query, ask, passages, evidence)
        elif ask.kind in _ACCOUNTS:
            yield from self._account(query, ask, passages, evidence)
        else:
            yield from self._facts(query, ask, passages, evidence)

    def _article(self, query: Query, ask: Ask, best: Evidence, chunk: Chunk) -> Iterator[str]:
        """Yield a short article of a law whole: a condition or an exception may stand in its next sentence.

        The sentence that answers comes first where one thing is asked, else all is in reading order.
        """
        first = best.sentence.sentence
        rest = [sentence for sentence in chunk.sentences if sentence != first]
        in_order = ask.kind in _ACCOUNTS and not sort_differs(query.text, chunk.sentences[0].text)
        told = chunk.sentences if in_order else (first, *rest)
        lead = opening(ask)
        for sentence in told:
            yield marked(lead + sentence.text, best.passage)
            lead = ""

    def _whole(self, best: Evidence, passages: Sequence[Passage]) -> Iterator[str]:
        yield from (marked(text, place) for text, place in told_whole(passages, best.passage))

    def _list(self, query: Query, ask: Ask, passages: Sequence[Passage], evidence: Sequence[Evidence]) -> Iterator[str]:
        if not divides(query.text, evidence[0]) and (told := telling(query, evidence)):
            evidence = [told]  # what else has words of the question is no member
        best = evidence[0]
        units = self._reader.units(passages[best.passage].chunk)
        run = list_run(units, best.unit)
        items = [place for place, unit in enumerate(units) if ITEM.match(unit.sentence.text)]
        if len(run) == 1 and items and passages[best.passage].chunk.number.endswith("条"):
            run = list_run(units, items[0])  # an article that lists is asked for its list
        if len(run) == 1:
            run = told_on(query, ask, passages[best.passage].chunk, units, best.unit, self._reader.weight)
        elif told_alone(query, units, run, best.unit, self._reader.weight):
            run = []
        if len(run) > 1:
            for place in run:
                yield marked(units[place].sentence.text, best.passage)
            return
        yield from self._facts(query, ask, passages, evidence)

    def _rows(self, query: Query, passages: Sequence[Passage], best: Evidence) -> list[Unit]:
        """Return the rows of the best evidence's table that the question names, when it names several."""
        chunk = passages[best.passage].chunk
        if chunk.table is None:
            return []
        units = self._reader.units(chunk)
        telling = [t for t in query.terms if 0 < sum(term_match(t, u)[0] >= ROW for u in units) < len(units)]
        rows = [u for u in units if any(term_match(t, u)[0] >= ROW for t in telling if t.role == "word")]
        return rows if 1 < len(rows) <= MORE + 3 else []

    def _facts(
        self, query: Query, ask: Ask, passages: Sequence[Passage], evidence: Sequence[Evidence]
    ) -> Iterator[str]:
        rows = self._rows(query, passages, evidence[0]) if ask.several > 1 or "各" in query.text else []
        if rows:
            for row in rows:
                yield marked(row.sentence.text, evidence[0].passage)
            return
        lead = opening(ask)
        chosen = self._chosen(query, ask, evidence)
        if ask.kind == "number" and not any(item.sentence.quantities for item in chosen):
            return  # words without an amount answer no question for an amount
        for item in chosen:
            yield marked(lead + self._trimmed(item, query, ask), item.passage)
            lead = ""

    def _trimmed(self, item: Evidence, query: Query, ask: Ask) -> str:
        """Return the part of the sentence that answers; a table's row means nothing without its headings."""
        if item.sentence.row:
            return item.sentence.sentence.text
        return trim(
            item.sentence.sentence.text,
            query,
            ask,
            weight=lambda clause: self._clause_weight(clause, query, ask),
            schools=item.sentence.schools,
        )

    def _account(
        self, query: Query, ask: Ask, passages: Sequence[Passage], evidence: Sequence[Evidence]
    ) -> Iterator[str]:
        """Yield the best sentence and what stands around it in the same chunk, in reading order."""
        best = evidence[0]
        units = self._reader.units(passages[best.passage].chunk)
        run = (ask.kind == "definition" and defined(query, units, best.unit)) or unnumbered(units, best.unit)
        if run[:1] == [best.unit]:  # an account that ends in a list is not told without it
            yield from (marked(units[place].sentence.text, best.passage) for place in run)
            return
        article = passages[best.passage].chunk.number.endswith("条")
        for place in around(units, evidence):
            if article and place != best.unit and sort_differs(query.text, units[place].sentence.text):
                continue  # of 公办 where 民办 is asked for
            yield marked(units[place].sentence.text, best.passage)

    def _chosen(self, query: Query, ask: Ask, evidence: Sequence[Evidence]) -> list[Evidence]:
        """Return the best sentence and those that meet a part of the question which it leaves out.

        Where it has the list that is asked for, no other passage has more of it.
        """
        listed = ask.kind == "list" and ask.several == 1 and tells(query, evidence[0].sentence.sentence.text)
        chosen = [evidence[0], *beside(evidence)]
        named = THINGS.get(ask.thing, ()) if evidence[0].features["kind"] >= FITS else ()  # 学校 of 哪所学校 is named
        missing = [t for t in query.terms if t.text not in named and term_match(t, evidence[0].sentence)[0] < 0.5]
        alone = ask.several == 1 and ask.kind in _ONE_ANSWER and evidence[0].features["kind"] >= HOLDS
        if any(term.text.isascii() for term in missing):  # MOU指的是什么文件: what names other papers is no answer
            alone = False
        for item in evidence[1:]:
            if len(chosen) > MORE or item.score < NEAR * evidence[0].score:
                break
            if item.features["kind"] < 0.5:
                continue
            if item.sentence.row and ask.several == 1 and not evidence[0].sentence.row:
                continue  # a row has a word in common with the question and tells of one of many
            apart = item.passage != chosen[0].passage
            if apart and (listed or item.features["coverage"] < APART * chosen[0].features["coverage"]):
                continue
            gained = [term for term in missing if term_match(term, item.sentence)[0] >= 0.5]
            if apart and alone and all(term.role == "word" for term in gained):
                continue  # it has a word more of the question, and tells another amount
            if not gained or same_text(item.sentence, chosen):
                continue
            other = item.features["other_subject"] and all(term.role != "school" for term in gained)
            if other or not self._weighty(gained, query):
                continue
            chosen.append(item)
            missing = [term for term in missing if term not in gained]
        return chosen

    def _weighty(self, gained: Sequence[Term], query: Query) -> bool:
        """Tell whether the terms make up a real part of the question."""
        total = sum(self._reader.weight(term) for term in query.terms)
        return sum(self._reader.weight(term) for term in gained) >= 0.2 * total

    def _clause_weight(self, clause: str, query: Query, ask: Ask) -> float:
        plain = folded(clause)
        met = sum(self._reader.weight(term) * _said(term, plain) for term in query.terms)
        found = [q for q in quantities(clause) if q.role == "measure"]
        fits = ask.kind == "number" and any(not ask.units or q.unit in ask.units for q in found)
        if ask.thing == "person" and names_person(clause, self._tagger):
            return met + sum(self._reader.weight(term) for term in query.terms)  # who it is answers, whatever is said
        dated = ask.kind == "when" and any(q.role == "date" for q in quantities(clause))
        return met * (1.5 if fits or dated else 1.0) if met else 0.0


def _said(term: Term, plain: str) -> float:
    """Return how far a clause says the term: an official word that is usual for an everyday one counts less."""
    if any(folded(form) in plain for form in (term.text, *term.variants)):
        return 1.0
    return LOOSELY if any(folded(form) in plain for form in term.near) else 0.0


def _asks_section(query: Query, ask: Ask, chunk: Chunk, reader: EvidenceReader) -> bool:
    """Tell whether the question asks about a section as a whole: its title or caption holds most of the question."""
    if ask.kind not in ("list", "explanation", "other") or chunk.table or len(chunk.text) > SECTION:
        return False
    title = folded(chunk.caption or (chunk.path[-1] if chunk.path else ""))
    total = sum(reader.weight(term) for term in query.terms)
    met = sum(
        reader.weight(term)
        for term in query.terms
        if any(folded(form) in title for form in (term.text, *term.variants))
    )
    many = sum(bool(ITEM.match(sentence.text)) for sentence in chunk.sentences) > 1 or chunk.kind is Kind.CASE
    return total > 0 and met >= 0.6 * total and many
