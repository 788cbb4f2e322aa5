"""What the cross-encoder learns from: questions with sentences that answer them and sentences that do not.

In: `data/reading/*.jsonl` (sections of invented documents, written for this). Out: `Group`s, drawn anew for each epoch.
No case of the evaluation is among them: what is measured there was never learnt.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from pydantic import BaseModel, ConfigDict

from assistant.answer.reread import Candidate
from assistant.text import marked, quantities
from evals.cases import DATA
from evals.lines import read_lines

FOLDER = DATA / "reading"
HELD_OUT = 10  # one document in so many is kept for checking
WRONG = 3  # sentences beside the right one, the likeliest first
OTHER = 0.5  # share of the questions that also meet a sentence of anywhere
_AMOUNT = re.compile(r"多少|(?<![好那这])几(?!乎|时)|人数|数量|[占比]|多大|多高")
ELSEWHERE = 0.7  # … and one of another section of their document
MARKING = 0.5  # share of the questions for an amount whose sentences are shown with a figure marked


class Asked(BaseModel):
    """A question and the places of the sentences that answer it; none when the section does not."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    q: str
    a: tuple[int, ...]


class Section(BaseModel):
    """A section of an invented document."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    document: str
    heading: str
    sentences: tuple[str, ...]
    questions: tuple[Asked, ...]

    def candidate(self, place: int) -> Candidate:
        """Return a sentence as the encoder reads it."""
        return Candidate(self.heading, self.sentences[place - 1] if place else "", self.sentences[place])


@dataclass(frozen=True)
class Group:
    """A question with sentences; `right` tells which of them answer it."""

    question: str
    candidates: tuple[Candidate, ...]
    right: tuple[bool, ...]


def read_sections(folder: Path = FOLDER) -> list[Section]:
    """Read all sections. Raises ValidationError for a malformed line."""
    return read_lines(folder, Section)


def is_held_out(document: str) -> bool:
    """Tell whether a document is kept for checking."""
    return int(hashlib.sha256(document.encode()).hexdigest()[:8], 16) % HELD_OUT == 0


def section_groups(sections: Sequence[Section], rng: Random) -> list[Group]:
    """Return a group a question: one or two right sentences, the likeliest wrong ones, some from elsewhere."""
    by_document: dict[str, list[Section]] = {}
    for section in sections:
        by_document.setdefault(section.document, []).append(section)
    return [
        _group(
            section, asked, [other for other in by_document[section.document] if other is not section], sections, rng
        )
        for section in sections
        for asked in section.questions
    ]


def _group(
    section: Section, asked: Asked, siblings: Sequence[Section], everything: Sequence[Section], rng: Random
) -> Group:
    right = rng.sample(asked.a, min(2, len(asked.a)))
    wrong = [place for place in range(len(section.sentences)) if place not in asked.a]
    wrong.sort(key=lambda place: -overlap(asked.q, section.sentences[place]) - 0.25 * rng.random())
    chosen = [section.candidate(place) for place in [*right, *wrong[: WRONG + (not right)]]]
    if rng.random() < OTHER:
        stranger = rng.choice(everything)
        chosen.append(stranger.candidate(rng.randrange(len(stranger.sentences))))
    if siblings and rng.random() < ELSEWHERE:
        sibling = rng.choice(siblings)
        near = max(range(len(sibling.sentences)), key=lambda place: overlap(asked.q, sibling.sentences[place]))
        chosen.append(sibling.candidate(near))
    return marked_sometimes(
        Group(asked.q, tuple(chosen), tuple(place < len(right) for place in range(len(chosen)))), rng
    )


def marked_sometimes(group: Group, rng: Random) -> Group:
    """Return a question for an amount half of the time with a figure of each sentence marked, any other as it is."""
    return with_marks(group, rng) if _AMOUNT.search(group.question) and rng.random() < MARKING else group


def with_marks(group: Group, rng: Random) -> Group:
    """Return a question for an amount with a figure of each sentence marked.

    A right sentence with several figures does not tell which of them is meant: such a group stays as it is.
    """
    found = [[one for one in quantities(candidate.sentence) if one.role == "measure"] for candidate in group.candidates]
    several = any(right and len(figures) != 1 for right, figures in zip(group.right, found, strict=True))
    if several or (not any(group.right) and rng.random() < MARKING):  # a mark must not tell that nothing answers
        return group
    drawn = [rng.choice(figures) if figures else None for figures in found]
    candidates = tuple(
        replace(candidate, sentence=marked(candidate.sentence, one.start, one.end)) if one else candidate
        for candidate, one in zip(group.candidates, drawn, strict=True)
    )
    return replace(group, candidates=candidates)


def whole_groups(sections: Iterable[Section]) -> list[Group]:
    """Return a group a question with all sentences of its section, for checking."""
    return [
        Group(
            asked.q,
            tuple(section.candidate(place) for place in range(len(section.sentences))),
            tuple(place in asked.a for place in range(len(section.sentences))),
        )
        for section in sections
        for asked in section.questions
    ]


def overlap(question: str, sentence: str) -> float:
    """Return the share of the question's character pairs that stand in the sentence."""
    asked = _pairs(question)
    return len(asked & _pairs(sentence)) / max(1, len(asked))


def _pairs(text: str) -> set[str]:
    plain = re.sub(r"\W", "", text)
    return {plain[at : at + 2] for at in range(len(plain) - 1)}
