"""What the cross-encoder learns from the development halves of the public sets, where they are on this machine.

In: the sets. Out: `Group`s, drawn anew for each epoch; none without the sets.
"""

from random import Random

from assistant.answer.reread import Candidate
from assistant.text import sentences
from evals.public import statutes, xquad
from evals.public.texts import Question, Text, folder_of, read_questions, read_texts
from evals.reading.material import WRONG, Group, overlap

WITHHELD = 0.25  # share of the questions that are shown without their answer


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
