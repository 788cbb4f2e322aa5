"""Answers, citations and cases in little, and an assistant that gives the answers it was told to give."""

import json

import pytest

from assistant.answer.refuse import Judgement
from assistant.errors import QuestionError
from assistant.types import (
    Answer,
    Calculation,
    Final,
    Operand,
    Provenance,
    Retrieved,
    Statement,
    Status,
    Verdict,
)
from evals.cases import Case
from tests.fakes import CITATION, NOTICE, PASSAGE, FakeContents

FIGURES = "全市有3所学校，在校生24206人。"


@pytest.fixture
def citation():
    """Make a citation of section 1.1 that quotes a text; further fields replace those of the fake one."""

    def make(quote, label=1, **fields):
        return CITATION.model_copy(update={"quote": quote, "label": label, "section_number": "1.1", **fields})

    return make


@pytest.fixture
def answer(citation):
    """Make an answer of one statement over its quotes."""

    def make(text, quotes=(), *, status=Status.ANSWERED, calculations=(), citations=None, timings=None):
        cited = tuple(citation(quote, i) for i, quote in enumerate(quotes, 1)) if citations is None else citations
        labels = tuple(c.label for c in cited)
        refused = status is Status.REFUSED
        statement = Statement(text=text, citations=labels, verdict=Verdict.SUPPORTED)
        return Answer(
            id="a",
            question="？",
            standalone_question="？",
            status=status,
            answerer="extractive",
            text=text + "".join(f"[{label}]" for label in labels),
            statements=() if refused else (statement,),
            citations=cited,
            calculations=tuple(calculations),
            notice=NOTICE,
            provenance=Provenance(timings_ms=timings or {"retrieve": 2.0, "read": 1.0}),
        )

    return make


@pytest.fixture
def calculation():
    """Make a calculation whose operands all stand in citation 1."""

    def make(expression, result, *operands):
        return Calculation(
            expression=expression, result=result, operands=tuple(Operand(text=text, label=1) for text in operands)
        )

    return make


@pytest.fixture
def case():
    """Make a case; answerable unless it has no facts."""

    def make(*facts, **fields):
        values = {
            "id": "r-001",
            "question": "有多少所学校？",
            "facts": tuple((fact,) if isinstance(fact, str) else fact for fact in facts),
            "gold_sections": ("1.1",),
            "gold_document": "report",
            "kind": "number",
            "answerable": bool(facts),
            "style": "formal",
            "split": "dev",
        }
        return Case.model_validate({**values, **fields})

    return make


@pytest.fixture
def question_file(tmp_path):
    """Write cases as a file of questions: dictionaries, or lines as they are."""

    def write(*rows, name="own.jsonl"):
        path = tmp_path / name
        lines = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write


class Told:
    """An assistant that gives the answers it was told, by question, and refuses all others."""

    def __init__(self, answers, refusal, passages=(PASSAGE,), probability=0.5):
        self.answers = answers
        self.refusal = refusal
        self.passages = passages
        self.probability = probability
        self.snapshot = FakeContents()
        self.within = {}

    def stream(self, question, history=(), *, documents=()):
        if not question.strip("？"):
            raise QuestionError("请用文字写下问题。")
        self.within[question] = tuple(documents)
        found = self.answers.get(question, self.refusal)
        yield Retrieved(passages=self.passages)
        yield Final(answer=found.model_copy(update={"question": question, "standalone_question": question}))

    def examine(self, question, history=(), *, keep=lambda _: True):
        known = [passage for passage in self.passages if keep(passage)]
        return Judgement(bool(known), self.probability, "", {"coverage": 1.0} if known else {})

    def search(self, query, *, limit=10):
        return list(self.passages)[:limit]


@pytest.fixture
def told(answer):
    """Make an assistant that gives these answers and refuses other questions."""

    def make(answers=None, **fields):
        return Told(answers or {}, answer("资料中没有。", status=Status.REFUSED), **fields)

    return make
