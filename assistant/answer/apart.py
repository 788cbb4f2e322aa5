"""Answer each question of a text that asks several in sentences of their own.

In: a question (津贴下限是什么？满一年补多少？), the passages, what is written of it already. Out: sentences for the
questions that this leaves open, each read alone: of two questions at once the sentence with most words of both answers
one and hides the other.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.answer.evidence import Evidence, EvidenceReader
from assistant.answer.halves import FITS, KINDS, SLOT, Half, holds
from assistant.answer.lines import bare
from assistant.answer.question import read_ask
from assistant.types import Passage, Query

SPOKEN = 0.5  # coverage of a question by the sentence that answers it, in the passage of what is written
NOUN = 1.0  # share of meaning of a word that names a thing
_END = re.compile(r"[？?。！!]")


def asked_apart(query: Query) -> list[Half]:
    """Return the questions of a text that asks two or more, each about things of its own.

    A sentence without a noun of its own asks on about what the one before is about: 新增哪几个？
    """
    parts = [part.strip() for part in _END.split(query.text) if part.strip()]
    if len(parts) < 2:
        return []
    told = [tuple(term for term in query.terms if term.text in part) for part in parts]
    for place, terms in enumerate(told):
        others = {term.text for at, more in enumerate(told) if at != place for term in more}
        own = any(term.role == "word" and term.weight >= NOUN and term.text not in others for term in terms)
        if not own or not SLOT.search(parts[place]):
            return []
    return [Half(part, read_ask(part), terms) for part, terms in zip(parts, told, strict=True)]


def told_apart(
    query: Query, passages: Sequence[Passage], home: int, written: str, reader: EvidenceReader
) -> Iterator[tuple[int, Half, Evidence]]:
    """Yield the place of each question that what is written leaves open, the question, the sentence that answers it.

    `home` is the passage that most of what is written is from.
    """
    for place, half in enumerate(asked_apart(query)):
        alone = query.model_copy(update={"text": half.text, "terms": half.terms})
        first = reader.read(alone, half.ask, passages)[0]
        if _answers(half, first, home) and not _stands(first.sentence.sentence.text, written):
            yield place, half, first


def _answers(half: Half, item: Evidence, home: int) -> bool:
    met = item.features["coverage"] >= (SPOKEN if item.passage == home else FITS)
    return met and (half.ask.kind not in KINDS or holds(half.ask, item)) and not item.features["other_subject"]


def _stands(said: str, written: str) -> bool:
    """Tell whether the sentence or a part of it is written."""
    lines = [bare(re.sub(r"\[\d+\]\s*$", "", line)) for line in written.splitlines()]
    return any(line in said or bare(said) in line for line in lines if line)
