"""What the reader of operands learns from: well-formed, independent of the evaluation, shown as the program does."""

from random import Random

import pytest
from pydantic import ValidationError

from assistant.facts.roles import NAMED
from assistant.models.network import read_tokenizer
from assistant.models.operands import FIRST, NONE, SECOND, WANTED, FigureRoleReader
from assistant.models.parser import OPERATIONS
from evals.cases import DATA, read_cases
from evals.operands.material import (
    Paper,
    Question,
    Said,
    named_operation,
    paper_pairs,
    phrase_pairs,
    question_pairs,
    read_papers,
    roles_in,
)
from evals.reading.figures import read_figures

PAPER = Paper(
    document="云河县年报",
    sentences=(
        Said(heading="1.3 学生", text="毕业生1756人，比上年增加36人，其中升学915人、就业728人。"),
        Said(heading="1.3 学生", text="两个班各招收新生55名和55名。"),
        Said(heading="1.4 教师", text="专任教师155人，班主任66人。"),
    ),
    questions=(
        Question(q="升学的占毕业生几成", op="share", A=((0, "915人"),), B=((0, "1756人"),)),
        Question(q="两个班一共招了几个", op="sum", A=((1, "55名#1"), (1, "55名#2"))),
        Question(q="管班的老师几个", op="none", asked=((2, "66人"),)),
    ),
)


@pytest.fixture(scope="module")
def material():
    return read_papers()


def test_every_figure_stands_in_its_sentence(material):
    for paper in material:
        for question in paper.questions:
            assert question.op in OPERATIONS
            for number, said in enumerate(paper.sentences):
                roles = roles_in(question, number, said.text)
                assert all(0 <= start < end <= len(said.text) for start, end in roles), question.q


def test_no_question_of_the_evaluation_is_learnt(material):
    learnt = {question.q for paper in material for question in paper.questions}
    cases = read_cases([*sorted(DATA.glob("*.jsonl")), *(DATA / "others").glob("*/cases.jsonl")])
    assert len(learnt) > 5000
    assert not learnt & {case.question for case in cases}


def test_every_operation_has_a_name_and_is_asked_for_often(material):
    for operation in NAMED:
        asked = [q for paper in material for q in paper.questions if q.op == operation]
        assert len(asked) > 50, operation


def test_figures_have_the_roles_that_the_question_gives_them():
    share, total, plain = PAPER.questions
    first, *others = question_pairs(share, PAPER)
    told = {first.shown.sentence[a:b]: role for (a, b), role in zip(first.shown.figures, first.roles, strict=True)}
    assert told == {"1756人": SECOND, "36人": NONE, "915人": FIRST, "728人": NONE}
    assert all(set(pair.roles) <= {NONE} for pair in others)
    assert [pair.roles for pair in question_pairs(total, PAPER)][1][-2:] == (FIRST, FIRST)
    assert [pair.roles for pair in question_pairs(plain, PAPER)][2] == (NONE, WANTED)


def test_a_sentence_is_shown_after_the_one_before_it_unless_a_heading_comes_between():
    befores = [pair.shown.before for pair in question_pairs(PAPER.questions[0], PAPER)]
    assert befores == ["", PAPER.sentences[0].text, ""]


def test_a_question_is_shown_with_its_operation_and_one_without_arithmetic_with_any():
    rng = Random(0)
    share, _, plain = PAPER.questions
    assert {named_operation(share, rng) for _ in range(200)} == {"share", "none"}
    assert len({named_operation(plain, rng) for _ in range(200)}) > 5
    asked = next(iter(paper_pairs([PAPER, PAPER, PAPER], Random(3)))).question
    assert asked.endswith("升学的占毕业生几成")


def test_a_phrase_asks_for_the_figures_that_it_names():
    pairs = list(phrase_pairs(read_figures()[:20]))
    assert {role for pair in pairs for role in pair.roles} == {NONE, WANTED}
    assert all(len(pair.roles) == len(pair.shown.figures) for pair in pairs)


def test_the_tokens_of_a_figure_are_found_in_the_pair():
    reader = FigureRoleReader()
    pair = next(question_pairs(PAPER.questions[0], PAPER))
    ids, parts, places = reader.pair(pair.question, pair.shown)
    assert len(ids) == len(parts)
    read = [read_tokenizer().decode(ids[start:end]).replace(" ", "") for start, end in places]
    for (start, end), text in zip(pair.shown.figures, read, strict=True):
        assert pair.shown.sentence[start:end] in text


def test_a_malformed_document_is_named(tmp_path):
    (tmp_path / "x.jsonl").write_text('{"document": "甲"}\n', encoding="utf-8")
    with pytest.raises(ValidationError):
        read_papers(tmp_path)
