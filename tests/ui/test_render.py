"""An answer as HTML: every part is there, linked to its evidence, and escaped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.types import Calculation, Check, Conflict, Operand, Provenance, Statement, Status, Verdict
from tests.ui.reading import read
from tests.ui.samples import LISTED, NOTICE, answer, citation, refusal
from ui.render import answer_html, error_html, pending_html, question_html, stopped_html

EVIL = "<script>alert('x')</script>\"&*_`$$[9]{{x}}"


def rendered(**changed):
    return read(answer_html(answer(**changed), 3))


def test_marks_are_links_to_their_citation():
    marks = rendered().find(".mark")
    assert [mark.text for mark in marks] == ["[1]", "[2]"]
    assert marks[1].attributes["href"] == "#turn3-citation2"
    assert (marks[1].attributes["data-act"], marks[1].attributes["data-turn"]) == ("cite", "3")
    assert marks[1].attributes["data-label"] == "2"
    assert "《甲市报告》" in (marks[1].attributes["aria-label"] or "")
    assert {item.attributes.get("id") for item in rendered().find("a")} >= {"turn3-citation1", "turn3-citation2"}


def test_a_bracket_that_names_no_citation_is_text():
    made = rendered(text="见附件[7]。有学校三所。[1]", statements=())
    assert [mark.text for mark in made.find(".mark")] == ["[1]"]
    assert "见附件[7]。" in made.text


def test_a_bracket_inside_a_statement_is_text():
    statement = Statement(text="文号[1]有效", citations=(1,), verdict=Verdict.SUPPORTED)
    made = rendered(text="文号[1]有效。[1]", statements=(statement,))
    assert len(made.find(".mark")) == 1


def test_every_line_is_a_paragraph_and_the_text_is_whole():
    paragraphs = [element.text for element in rendered().find("p")]
    assert paragraphs[:2] == ["有学校三所。[1]已核对", "乙校在镇上。[2]已核对"]


def test_each_statement_has_its_verdict():
    failed = Check(name="digits", passed=False, detail="引文中没有“四”")
    statements = (
        Statement(text="有学校三所", citations=(1,), verdict=Verdict.SUPPORTED),
        Statement(text="有学校四所", citations=(1,), verdict=Verdict.UNSUPPORTED, checks=(failed,)),
        Statement(text="都很好", verdict=Verdict.UNCITED),
    )
    made = rendered(text="有学校三所。[1]有学校四所[1]。都很好。", statements=statements)
    assert [badge.text for badge in made.find(".verdict")] == ["已核对", "未核对", "未核对"]
    assert made.find(".unchecked")[0].attributes["title"] == "引文中没有“四”"
    assert "3 句中 1 句已核对" in made.text
    assert made.find("p")[0].text == "有学校三所。[1]已核对有学校四所[1]。未核对都很好。未核对"


def test_a_statement_that_is_not_in_the_text_still_counts():
    made = rendered(statements=(Statement(text="别的话", verdict=Verdict.UNCITED),))
    assert "1 句中 0 句已核对" in made.text
    assert "有学校三所。" in made.text


def test_citations_show_reference_edition_and_quote():
    made = rendered()
    assert [e.text for e in made.find(".reference")] == ["《甲市报告》1.1 规模原文", "《甲市报告》表1-1 学校名单原文"]
    assert [e.text for e in made.find(".quote")] == ["甲市有学校三所。", "乙校 镇上"]
    assert not rendered(citations=(citation(1, "甲市有学校三所。", edition=""),)).find(".edition")


def test_quotes_from_the_same_place_share_its_reference():
    second = citation(2, "其中一所新建。")
    made = rendered(citations=(citation(1, "甲市有学校三所。"), second, citation(3, "乙校\t镇上", LISTED)))
    assert [e.text for e in made.find(".reference")] == ["《甲市报告》1.1 规模原文", "《甲市报告》表1-1 学校名单原文"]
    assert [e.text for e in made.find(".label")] == ["[1]", "[2]", "[3]"]


def test_calculations_show_formula_and_cited_operands():
    operands = (Operand(text="3所", label=1), Operand(text="90人", label=2))
    made = rendered(calculations=(Calculation(expression="90 ÷ 3", result="30", operands=operands),))
    assert made.find(".formula")[0].text == "90 ÷ 3 = 30"
    assert made.find(".calculation")[0].text.endswith("3所[1]、90人[2]")


def test_conflicts_show_every_value_with_its_mark():
    values = (Operand(text="24206人", label=1), Operand(text="28053人", label=2))
    made = rendered(conflicts=(Conflict(indicator="在校生", values=values, note="口径不同。"),))
    assert [item.text for item in made.find("li")[:2]] == ["24206人[1]", "28053人[2]"]
    assert made.find(".conflict")[0].text.endswith("口径不同。")


def test_a_refusal_offers_the_nearest_sections_as_buttons():
    made = read(answer_html(refusal(), 2))
    button = next(e for e in made.find("button") if e.attributes["data-act"] == "related")
    assert button.text == "《甲市报告》1.1 规模"
    assert (button.attributes["data-turn"], button.attributes["data-index"]) == ("2", "0")
    assert "refused" in made.elements[0].classes
    assert not made.find(".citations")
    assert "已核对" not in made.text


def test_notice_and_time_are_always_there():
    for made in (rendered(), read(answer_html(refusal(), 0))):
        assert NOTICE in made.find(".notice")[0].text
        assert "用时 20 毫秒" in made.text


def test_the_one_who_wrote_it_and_why_is_told():
    assert "摘自原文" in rendered().text
    made = rendered(answerer="chat:some-model", provenance=Provenance(degraded="模型未响应，改用摘录。"))
    assert "由模型 some-model 撰写" in made.text
    assert "模型未响应，改用摘录。" in made.text


@pytest.mark.parametrize(
    ("question", "understood", "shown"),
    [("那民办的呢？", "全市民办学校有几所", True), ("2025年ＡＢ？", "2025年ab?", False)],
)
def test_a_follow_up_says_how_it_was_understood(question, understood, shown):
    made = rendered(question=question, standalone_question=understood)
    assert bool(made.find(".understood")) is shown


def test_the_answer_can_be_copied_with_its_label():
    button = next(e for e in rendered().find("button") if e.attributes["data-act"] == "copy")
    assert NOTICE in (button.attributes["data-text"] or "")
    assert "《甲市报告》第1.1节" in (button.attributes["data-text"] or "")


@given(st.text(st.characters(blacklist_categories=["C", "Z"]), min_size=1, max_size=40) | st.just(EVIL))
def test_no_text_changes_the_elements(text):
    def made(words):
        changed = {"quote": words, "reference": words, "document_title": words}
        cited = citation(1, "甲市有学校三所。").model_copy(update=changed)
        check = Check(name="digits", passed=False, detail=words)
        return answer(
            text=f"{words}。[1]",
            standalone_question=words + "？另问",
            statements=(Statement(text=words, citations=(1,), verdict=Verdict.UNSUPPORTED, checks=(check,)),),
            citations=(cited,),
            calculations=(Calculation(expression=words, result=words, operands=(Operand(text=words, label=1),)),),
            conflicts=(Conflict(indicator=words, values=(Operand(text=words, label=1),), note=words),),
            related=(words,),
            notice=words,
            answerer=f"chat:{words}",
        )

    def shape(words):
        whole = question_html(words) + answer_html(made(words), 0) + error_html(words, 0)
        return [(element.tag, sorted(element.attributes)) for element in read(whole).elements]

    assert shape(text) == shape("甲")


def test_an_answer_in_the_making_shows_no_marks_and_says_what_is_done():
    assert "正在查找资料" in read(pending_html("", None)).text
    made = read(pending_html("有学校三所。[1]\n", 8))
    assert made.find("p")[0].text == "有学校三所。"
    assert "已找到 8 段" in made.text
    assert made.elements[0].attributes["aria-busy"] == "true"


def test_a_stopped_answer_warns_that_it_is_not_checked():
    assert "未经核对" in read(stopped_html("有学校三所。[1]", 0)).text
    assert "未经核对" not in read(stopped_html("", 0)).text


def test_a_failure_is_announced_and_leads_on():
    made = read(error_html("请用文字写下问题。", 4))
    assert made.elements[0].attributes["role"] == "alert"
    assert made.find("button")[0].attributes == {
        "type": "button",
        "title": "把这个问题放回输入框修改",
        "data-act": "edit",
        "data-turn": "4",
    }


def test_partial_answers_say_what_the_buttons_are_for():
    made = rendered(status=Status.PARTIAL, related=("《甲市报告》1.2 教师",))
    assert "没有答全的部分" in made.text
