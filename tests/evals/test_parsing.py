"""What the parser of arithmetic questions learns from: well-formed, independent of the evaluation, tagged as told."""

import pytest
from pydantic import ValidationError

from assistant.models.network import read_tokenizer
from assistant.models.parser import INSIDE, NOTHING, OPENING, OPERATIONS
from evals.cases import DATA, read_cases
from evals.parsing.material import (
    UNCOUNTED,
    Question,
    paper_questions,
    plain_questions,
    read_parsed,
    tagged,
    untagged,
)


@pytest.fixture(scope="module")
def material():
    return read_parsed()


@pytest.fixture(scope="module")
def tokenizer():
    return read_tokenizer()


def test_every_operand_stands_in_its_question(material):
    for question in material:
        assert question.op in OPERATIONS
        assert all(phrase and phrase in question.q for phrase in (*question.A, *question.B)), question.q


def test_no_question_of_the_evaluation_is_learnt(material):
    learnt = {question.q for question in [*material, *plain_questions()]}
    cases = read_cases([*sorted(DATA.glob("*.jsonl")), *(DATA / "others").glob("*/cases.jsonl")])
    assert not learnt & {case.question for case in cases}


def test_every_operation_is_asked_for_often(material):
    for operation in OPERATIONS:
        assert sum(question.op == operation for question in material) > 100, operation


def test_the_tokens_of_operands_are_tagged(tokenizer):
    seen = tagged(Question(q="医师和护士一共多少人", op="sum", A=("医师", "护士")), tokenizer)
    assert seen.operation == OPERATIONS.index("sum")
    assert seen.tags.count(OPENING[0]) == 2
    assert set(seen.tags) <= {NOTHING, OPENING[0], INSIDE[0]}
    assert len(seen.ids) == len(seen.tags)


def test_of_the_questions_about_small_documents_the_operation_alone_is_learnt(tokenizer):
    asked = paper_questions()
    assert len(asked) > 5000
    assert set(untagged(asked[0], tokenizer).tags) == {UNCOUNTED}


def test_plain_questions_have_no_word_of_arithmetic():
    asked = plain_questions()
    assert len(asked) > 1000
    assert all(question.op == "none" for question in asked)


def test_a_malformed_question_is_named(tmp_path):
    (tmp_path / "x.jsonl").write_text('{"q": "甲"}\n', encoding="utf-8")
    with pytest.raises(ValidationError):
        read_parsed(tmp_path)
