"""What the cross-encoder learns from: well-formed, independent of the evaluation, drawn as told."""

from random import Random

import pytest
from pydantic import ValidationError

from assistant.answer.reread import Candidate
from evals.cases import DATA, read_cases
from evals.reading.engine import kept_pieces, read_engine
from evals.reading.figures import Counted, figure_groups, read_figures
from evals.reading.material import (
    Group,
    Section,
    is_held_out,
    overlap,
    read_sections,
    section_groups,
    whole_groups,
    with_marks,
)
from evals.reading.public import public_groups

SECTION = Section.model_validate(
    {
        "document": "河东医院年报",
        "heading": "2.1 护理",
        "sentences": ["护士756人。", "培训18期。", "周敏获奖。", "病床900张。", "院区3个。"],
        "questions": [{"q": "护士多少人", "a": [0]}, {"q": "护士工资多少", "a": []}],
    }
)
OTHER = SECTION.model_copy(update={"heading": "2.2 后勤", "sentences": ("食堂2个。", "护士食堂1个。"), "questions": ()})


@pytest.fixture(scope="module")
def sections():
    return read_sections()


def test_every_answer_is_a_sentence_of_its_section(sections):
    for section in sections:
        for asked in section.questions:
            assert all(0 <= place < len(section.sentences) for place in asked.a), (section.document, asked.q)


def test_no_question_of_the_evaluation_is_learnt(sections):
    learnt = {asked.q for section in sections for asked in section.questions}
    cases = read_cases([*sorted(DATA.glob("*.jsonl")), *(DATA / "others").glob("*/cases.jsonl")])
    assert not learnt & {case.question for case in cases}


def test_no_document_of_the_corpus_is_learnt(sections):
    assert not any("吕梁" in section.document or "山西" in section.document for section in sections)


def test_answered_and_unanswered_questions_are_both_many(sections):
    answered = [bool(asked.a) for section in sections for asked in section.questions]
    assert 0.5 < sum(answered) / len(answered) < 0.7
    assert len(answered) > 8000


def test_some_documents_are_held_out_whole(sections):
    held = {section.document for section in sections if is_held_out(section.document)}
    assert held
    assert not held & {section.document for section in sections if not is_held_out(section.document)}


def test_a_group_has_the_right_sentence_and_wrong_ones():
    groups = section_groups([SECTION, OTHER], Random(0))
    assert [group.question for group in groups] == ["护士多少人", "护士工资多少"]
    assert [any(group.right) for group in groups] == [True, False]
    assert groups[0].candidates[0] == Candidate("2.1 护理", "", "护士756人。")
    assert all(3 <= len(group.candidates) <= 6 for group in groups)


def test_a_sentence_brings_the_one_before_it():
    assert SECTION.candidate(1) == Candidate("2.1 护理", "护士756人。", "培训18期。")


def test_checking_shows_all_sentences():
    assert [len(group.candidates) for group in whole_groups([SECTION])] == [5, 5]


def test_overlap_counts_pairs_of_characters():
    assert overlap("护士多少人", "护士756人。") == 0.25
    assert overlap("", "护士") == 0.0


def test_marks_are_set_only_where_the_right_figure_is_certain():
    several = Group(
        "多少护士", (Candidate("", "", "护士756人、医师420人。"), Candidate("", "", "培训18期。")), (True, False)
    )
    assert with_marks(several, Random(0)) == several
    one = Group("多少护士", (Candidate("", "", "护士756人。"), Candidate("", "", "周敏获奖。")), (True, False))
    assert [c.sentence for c in with_marks(one, Random(0)).candidates] == ["护士【756人】。", "周敏获奖。"]


COUNTED = Counted.model_validate(
    {
        "document": "河东医院年报",
        "heading": "2.1 护理",
        "before": "",
        "sentence": "护士756人，其中男护士41人。",
        "figures": ["756人", "41人"],
        "phrases": [{"p": "男的", "f": [1]}, {"p": "医师", "f": []}],
    }
)


def test_a_phrase_meets_each_figure_of_its_sentence_marked():
    named, unnamed = figure_groups([COUNTED], Random(0))
    assert named.question == "男的"
    assert {(c.sentence, right) for c, right in zip(named.candidates, named.right, strict=True)} == {
        ("护士【756人】，其中男护士41人。", False),
        ("护士756人，其中男护士【41人】。", True),
    }
    assert unnamed.right == (False, False)


def test_every_figure_stands_in_its_sentence():
    figures = read_figures()
    assert len(figures) > 500
    for counted in figures:
        assert len(counted.candidates()) == len(counted.figures)
        assert all(0 <= place < len(counted.figures) for named in counted.phrases for place in named.f)


@pytest.mark.shared
def test_public_questions_join_where_they_are():
    groups = public_groups(Random(0))
    assert len(groups) > 1000
    assert all(len(group.candidates) == len(group.right) for group in groups)


def test_a_malformed_section_is_named(tmp_path):
    (tmp_path / "x.jsonl").write_text('{"document": "甲"}\n', encoding="utf-8")
    with pytest.raises(ValidationError):
        read_sections(tmp_path)


def test_the_vocabulary_keeps_what_chinese_documents_need():
    engine = read_engine()
    kept = {engine.pieces[place][0] for place in kept_pieces(engine)}
    assert {"毕业生", "的", ",", "20"} <= kept
    assert 10_000 < len(kept) < 25_000
    assert "遊" not in kept
