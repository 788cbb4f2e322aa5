"""What the cross-encoder learns from: questions with sentences that answer them and sentences that do not.

In: `data/reading/*.jsonl` (sections of invented documents, written for this) and, where they are on this machine, the
development halves of the public sets. Out: `Group`s, drawn anew for each epoch. No case of the evaluation is among
them: what is measured there was never learnt.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from pydantic import BaseModel, ConfigDict

from assistant.answer.reread import Candidate
from assistant.text import sentences
from evals.cases import DATA
from evals.public import statutes, xquad
from evals.public.texts import Question, Text, folder_of, read_questions, read_texts

FOLDER = DATA / "reading"
HELD_OUT = 10  # one document in so many is kept for checking
WRONG = 3  # sentences beside the right one, the likeliest first
OTHER = 0.5  # share of the questions that also meet a sentence of anywhere
ELSEWHERE = 0.7  # … and one of another section of their document
WITHHELD = 0.25  # share of the public questions that are shown without their answer


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
    return [
        Section.model_validate_json(line)
        for path in sorted(folder.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]


def is_held_out(section: Section) -> bool:
    """Tell whether a section's document is kept for checking."""
    return int(hashlib.sha256(section.document.encode()).hexdigest()[:8], 16) % HELD_OUT == 0


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
    return Group(asked.q, tuple(chosen), tuple(place < len(right) for place in range(len(chosen))))


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


def public_groups(rng: Random) -> list[Group]:
    """Return groups of the development halves of the public sets; none where these are not on this machine."""
    return [*_reading_groups(rng), *_statute_groups(rng)]


def _reading_groups(rng: Random) -> list[Group]:
    folder = folder_of(xquad.NAME)
    if folder is None:
        return []
    texts = {text.id: text for text in read_texts(folder)}
    order = sorted({text.title for text in texts.values()})
    questions = [q for q in read_questions(folder) if order.index(texts[q.passage_ids[0]].title) % 2 == 0]
    return [group for question in questions if (group := _reading(question, texts[question.passage_ids[0]], rng))]


def _reading(question: Question, text: Text, rng: Random) -> Group | None:
    said = [text.text[span.start : span.end] for span in sentences(text.text)]
    right = [place for place, sentence in enumerate(said) if any(answer in sentence for answer in question.answers)]
    wrong = [place for place in range(len(said)) if place not in right]
    wrong.sort(key=lambda place: -overlap(question.question, said[place]) - 0.2 * rng.random())
    kept = [] if rng.random() < WITHHELD else right[:1]
    places = [*kept, *wrong[:WRONG]]
    if not right or not places:
        return None
    candidates = tuple(Candidate(text.title, said[place - 1] if place else "", said[place]) for place in places)
    return Group(question.question, candidates, tuple(place in kept for place in places))


def _statute_groups(rng: Random) -> list[Group]:
    folder = folder_of(statutes.NAME)
    if folder is None:
        return []
    texts = {text.id: text for text in read_texts(folder)}
    names = sorted(texts)
    groups = []
    for question in read_questions(folder):
        gold = [name for name in question.passage_ids if name in texts]
        if not gold or statutes.split_of(question) != "dev":
            continue
        drawn = [name for name in rng.sample(names, 60) if name not in gold]
        drawn.sort(key=lambda name: -overlap(question.question, texts[name].text))
        chosen = [texts[name] for name in [rng.choice(gold), *drawn[:WRONG]]]
        candidates = tuple(Candidate(text.title, "", text.text) for text in chosen)
        groups.append(Group(question.question, candidates, tuple(place == 0 for place in range(len(chosen)))))
    return groups
