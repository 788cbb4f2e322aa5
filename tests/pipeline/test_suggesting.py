"""Suggested questions come from the corpus and are known to be answered."""

import pytest

from assistant.pipeline.suggesting import LONGEST, TRIED, candidates, suggestions
from assistant.types import Kind, Profile, Status
from tests.ui.samples import DOCUMENT, answer, citation, refusal, section


def questions(document):
    return [candidate.question for candidate in candidates({document.id: document})]


def with_section(title, kind=Kind.PROSE, number="1.1", profile=""):
    made = section(0, number, title, kind).model_copy(update={"parent": 0, "title": title})
    return DOCUMENT.model_copy(update={"sections": (made,), "blocks": (), "profile": Profile(kind=profile)})


def with_text(text):
    block = DOCUMENT.blocks[1].model_copy(update={"start": 0, "end": len(text)})
    return DOCUMENT.model_copy(update={"text": text, "blocks": (block,), "sections": DOCUMENT.sections[:1]})


@pytest.mark.parametrize(
    ("title", "question"),
    [
        ("师资队伍", "师资队伍情况怎么样？"),
        ("招生就业情况", "招生就业情况怎么样？"),
        ("依产调增，扎实推进", "在依产调增、扎实推进方面做了哪些工作？"),
        ("面临挑战", "面临挑战有哪些？"),
    ],
)
def test_a_section_asks_by_its_title(title, question):
    assert questions(with_section(title)) == [question]


@pytest.mark.parametrize(
    ("title", "number"), [("总则", "1.1"), ("整编本说明", ""), ("很长" * LONGEST, "1.1")], ids=["bare", "none", "long"]
)
def test_a_section_without_a_telling_title_or_number_asks_nothing(title, number):
    assert questions(with_section(title, number=number)) == []


def test_a_case_and_a_law_s_chapter_have_forms_of_their_own():
    assert questions(with_section("“四节”育人", Kind.CASE)) == ["典型案例“‘四节’育人”是怎么做的？"]
    assert questions(with_section("教师", number="第三章", profile="law")) == ["《甲市报告》对教师有哪些规定？"]
    assert questions(with_section("核实要点", number="二", profile="policy")) == []


def test_a_table_of_words_asks_what_it_lists():
    assert "学校有哪些？" in questions(DOCUMENT)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("全市共有专任教师876人，都很好。", "全市共有专任教师有多少人？"),
        ("其中，首批试点学校共12所。", "首批试点学校有多少所？"),
        ("投入配套资金达300万元。", "投入配套资金有多少万元？"),
    ],
)
def test_a_count_at_the_end_of_a_clause_asks_how_many(text, question):
    assert questions(with_text(text)) == [question]


@pytest.mark.parametrize(
    "text", ["比上年减少53人。", "就业率达到95%。", "新增约30个班级名额。", "甲校3人和乙校4人。", "A类共5个。"]
)
def test_other_figures_ask_nothing(text):
    assert questions(with_text(text)) == []


def test_only_questions_answered_from_their_own_section_are_suggested():
    document = with_section("师资队伍")
    own = answer(citations=(citation(1, "教师共90人。", section_path=("1.1 师资队伍",)),))
    other = answer(citations=(citation(1, "教师共90人。", section_path=("1.2 教师",)),))
    partial = own.model_copy(update={"status": Status.PARTIAL})
    asked = {document.id: document}
    assert suggestions(asked, lambda _: own) == ["师资队伍情况怎么样？"]
    for given in (other, partial, refusal()):
        answers = {"师资队伍情况怎么样？": given}
        assert suggestions(asked, answers.__getitem__) == []


def test_an_answer_to_how_many_must_say_the_number():
    document = with_text("专任教师876人。")
    cited = (citation(1, "教师共90人。", section_path=DOCUMENT.sections[0].path),)
    assert suggestions({"report": document}, lambda _: answer(text="876人。[1]", citations=cited)) == [
        "专任教师有多少人？"
    ]
    assert suggestions({"report": document}, lambda _: answer(text="86人。[1]", citations=cited)) == []


def test_a_large_corpus_is_asked_only_so_often():
    sections = tuple(section(i, f"1.{i}", f"第{i}项工作，推进", Kind.PROSE) for i in range(100))
    sections = tuple(made.model_copy(update={"parent": 0}) for made in sections)
    document = DOCUMENT.model_copy(update={"sections": sections, "blocks": ()})
    asked = []

    def refuse(question):
        asked.append(question)
        return refusal()

    assert suggestions({"report": document}, refuse) == []
    assert len(asked) == TRIED
