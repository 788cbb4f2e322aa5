"""XQuAD in Chinese: reading, and refusing when the passage that holds the answer is withheld.

In: 240 passages and 1,190 questions (google-deepmind/xquad, CC BY-SA 4.0). Out: one `Evaluation` of both: every
question is asked of all passages (the gold string must be in the answer, the gold passage cited) and of all but its
own (a refusal is right). Split by article, so that no passage is on both sides.
"""

from collections.abc import Mapping, Sequence

from assistant.index.snapshot import Progress
from assistant.settings import Settings
from evals.cases import Case, Split
from evals.evaluation import SPLITS, Evaluation, evaluate
from evals.public.texts import (
    Question,
    Text,
    absent,
    document_id,
    draw,
    folder_of,
    open_texts,
    read_questions,
    read_texts,
)

NAME = "xquad-zh"
SAMPLE = 120  # questions a split; 60 more move no rate by more than its own uncertainty
ANSWERABLE, WITHHELD = "reading", "withheld"


def evaluations(settings: Settings, *, full: bool, progress: Progress, notes: list[str]) -> list[Evaluation]:
    """Evaluate the set, or a sample of it; nothing, and a note, where it is absent."""
    folder = folder_of(NAME)
    if folder is None:
        notes.append(absent(NAME))
        return []
    texts, questions = read_texts(folder), read_questions(folder)
    places = {text.id: document_id(NAME, number) for number, text in enumerate(texts)}
    cases = cases_of(texts, questions, places, None if full else SAMPLE)
    assistant = open_texts(NAME, texts, settings, progress)
    everything = frozenset(places.values())
    within = {case.id: sorted(everything - set(case.related)) for case in cases if case.kind == WITHHELD}
    progress.start("评测公开题集 XQuAD", len(cases))
    found = evaluate(
        "xquad",
        "公开题集 XQuAD（中文阅读理解）",
        assistant,
        cases,
        advance=progress.advance,
        within=lambda case: within.get(case.id, ()),
        note=f"每题问两次：{ANSWERABLE} 在全部 {len(texts)} 段中问，{WITHHELD} 撤去答案所在段落后问（应拒答）。",
    )
    progress.done()
    return [found]


def cases_of(
    texts: Sequence[Text], questions: Sequence[Question], places: Mapping[str, str], sample: int | None
) -> list[Case]:
    """Return two cases a question; `sample` questions of each split, always the same."""
    titles = {text.id: text.title for text in texts}
    order = sorted(set(titles.values()))
    cases: list[Case] = []
    for number, split in enumerate(SPLITS):
        own = [q for q in questions if order.index(titles[q.passage_ids[0]]) % 2 == number]
        asked = draw((q.id for q in own), len(own) if sample is None else sample)
        cases += [case for q in own if q.id in asked for case in _cases(q, places, split)]
    return cases


def _cases(question: Question, places: Mapping[str, str], split: Split) -> tuple[Case, Case]:
    gold = places[question.passage_ids[0]]
    asked = Case(
        id=question.id,
        question=question.question,
        facts=(question.answers,),
        gold_sections=(),
        gold_document=gold,
        kind=ANSWERABLE,
        answerable=True,
        style="formal",
        split=split,
        file="xquad",
    )
    changes = {"facts": (), "gold_document": "", "kind": WITHHELD, "answerable": False, "related": (gold,)}
    return asked, asked.model_copy(update={"id": f"{question.id}-withheld", **changes})
