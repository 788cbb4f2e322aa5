"""The evidence panel: the quote marked in its passage, tables as tables, and honesty when the index has moved on."""

import pytest

from assistant.types import Document, Passage, Profile, Row, Span, Table
from tests.ui.reading import read
from tests.ui.samples import CHUNKS, DOCUMENT, LISTED, PROSE, TABLE, TEXT, citation, span
from ui.evidence import citation_panel, passage_panel
from ui.excerpt import AROUND, ROWS, excerpt, readable, table_html


def panel(cited, document=DOCUMENT, labels=(1,)):
    return read(citation_panel(cited, document, CHUNKS.get(cited.chunk_id), turn=0, labels=labels))


def test_the_quote_is_marked_and_its_neighbours_are_readable():
    made = panel(citation(1, "甲市有学校三所。"))
    assert [mark.text for mark in made.find("mark")] == ["甲市有学校三所。"]
    assert made.find(".paragraph")[0].text == "甲市有学校三所。其中一所新建。"
    assert "教师共90人。" in made.find(".passage")[0].text


def test_other_sections_are_set_apart():
    outside = [element.text for element in panel(citation(1, "甲市有学校三所。")).find(".outside")]
    assert "教师共90人。" in outside
    assert "甲市有学校三所。其中一所新建。" not in outside


def test_a_quote_across_paragraphs_is_marked_in_each():
    quote = "其中一所新建。\n表1-1 学校名单"
    marks = [mark.text for mark in panel(citation(1, quote)).find("mark")]
    assert [mark.strip() for mark in marks] == ["其中一所新建。", "表1-1 学校名单"]


def test_a_cited_table_row_is_marked_in_its_table():
    made = panel(citation(1, "乙校\t镇上", LISTED))
    rows = made.find("tr")
    assert [row.text for row in rows] == ["校名位置", "甲校城里", "乙校镇上"]
    assert ["marked" in row.classes for row in rows] == [False, False, True]
    assert [mark.text for mark in made.find("mark")] == ["乙校", "镇上"]


def test_where_it_stands_is_told():
    made = panel(citation(1, "甲市有学校三所。", page_start=5, page_end=6))
    assert made.find(".title")[0].text == "《甲市报告》原文"
    assert [item.text for item in made.find("li")] == ["1.1 规模"]
    assert "第5—6页" in made.find(".place")[0].text
    assert "甲市教育局" in made.text


def test_validity_is_told():
    profile = Profile(kind="law", number="第1号", in_force="2022-05-01", superseded_by="新法")
    made = panel(citation(1, "甲市有学校三所。"), DOCUMENT.model_copy(update={"profile": profile}))
    assert "第1号 · 2022-05-01起施行" in made.text
    assert made.find(".superseded")[0].attributes["title"] == "新法"


def test_the_copied_quote_is_official():
    def copied(cited):
        return next(e for e in panel(cited).find("button") if e.attributes["data-act"] == "copy").attributes[
            "data-text"
        ]

    assert copied(citation(1, "甲市有学校三所。")) == "甲市有学校三所。（《甲市报告》第1.1节）"
    assert copied(citation(1, "乙校\t镇上", LISTED)) == "校名：乙校（《甲市报告》表1-1）"


def test_one_can_step_through_the_evidence_of_an_answer():
    steps = panel(citation(2, "甲市有学校三所。"), labels=(1, 2)).find("button")[:2]
    assert [step.attributes["aria-label"] for step in steps] == ["上一条依据", "下一条依据"]
    assert steps[0].attributes["data-label"] == "1"
    assert "disabled" in steps[1].attributes
    assert len(panel(citation(1, "甲市有学校三所。")).find("button")) == 2


@pytest.mark.parametrize("document", [None, DOCUMENT.model_copy(update={"text": "改" + TEXT})])
def test_after_the_document_changed_only_the_quote_is_shown(document: Document | None):
    made = panel(citation(1, "甲市有学校三所。"), document)
    assert made.find(".passage")[0].text.startswith("甲市有学校三所。资料在回答之后有过更新")


def test_a_section_note_is_shown():
    sections = (DOCUMENT.sections[0].model_copy(update={"note": "本节表格为图片。"}), *DOCUMENT.sections[1:])
    made = panel(citation(1, "甲市有学校三所。"), DOCUMENT.model_copy(update={"sections": sections}))
    assert "本节表格为图片。" in made.text


def test_only_a_web_address_becomes_a_link():
    def links(url):
        return panel(citation(1, "甲市有学校三所。", url=url)).find("a")

    assert links("https://example.org/law")[0].attributes["rel"] == "noopener noreferrer"
    assert links("javascript:alert(1)") == []


def test_a_passage_that_was_only_found_has_no_mark():
    made = read(passage_panel(Passage(chunk=PROSE, document_title="甲市报告", score=1), DOCUMENT))
    assert made.find("mark") == []
    assert "甲市有学校三所。" in made.text


def test_markup_in_a_document_is_shown_as_text():
    text = TEXT.replace("其中一所新建。", "<img src=x>")
    words = "甲市有学校三所。<img src=x>"
    document = DOCUMENT.model_copy(
        update={
            "text": text,
            "blocks": (DOCUMENT.blocks[1].model_copy(update={"end": text.index(words) + len(words)}),),
        }
    )
    made = read(excerpt(document, None, Span(start=text.index(words), end=text.index(words) + len(words))))
    assert made.find("mark")[0].text == words
    assert not made.find("img")


def test_a_long_document_is_cut_at_sentences():
    text = "前。" * 2000 + "要找的话。" + "后。" * 2000
    start = text.index("要找")
    document = DOCUMENT.model_copy(
        update={"text": text, "blocks": (DOCUMENT.blocks[1].model_copy(update={"start": 0, "end": len(text)}),)}
    )
    shown = read(excerpt(document, None, Span(start=start, end=start + 5))).find("p")[0].text
    assert len(shown) <= 2 * AROUND + 20
    assert shown.startswith("……前。")
    assert shown.endswith("后。……")


def test_a_long_table_is_cut_around_the_marked_row():
    rows = tuple(Row(cells=(), start=10 * i, end=10 * i + 5) for i in range(500))
    made = read(table_html(Table(caption="名单", header=(), rows=rows), "", Span(start=4000, end=4005)))
    assert len(made.find("tr")) == ROWS
    assert len(made.find(".marked")) == 1
    assert made.find("caption")[0].text == "名单（共 500 行，这里显示第 371—430 行）"


def test_rows_that_interleave_in_the_text_are_not_all_marked():
    rows = (Row(cells=(), start=0, end=20), Row(cells=(), start=5, end=25))
    made = read(table_html(Table(caption="", header=(), rows=rows), "", Span(start=5, end=25)))
    assert ["marked" in row.classes for row in made.find("tr")] == [False, True]


def test_a_series_far_from_its_caption_is_shown_from_the_chunk():
    document = DOCUMENT.model_copy(update={"blocks": DOCUMENT.blocks[:3]})
    made = read(excerpt(document, LISTED, span("乙校\t镇上")))
    assert made.find("table")


def test_only_whole_rows_are_read_out():
    assert readable(LISTED, span("甲校\t城里\n乙校\t镇上")) == "校名：甲校；校名：乙校"
    assert readable(PROSE, span("甲市有学校三所。")) == ""
    assert TABLE.rows[0].cells[1].text == "城里"
