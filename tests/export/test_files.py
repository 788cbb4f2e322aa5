"""Exported answers: label visible and in the metadata, citations whole, nothing that formats or breaks the file."""

import io
import json
import zipfile

import docx
import pytest
from docx.oxml import parse_xml

from assistant.export import Label, to_markdown, to_word
from assistant.export.markdown import escaped
from assistant.types import Status
from tests.export.answers import FULL
from tests.fakes import CITATION, answer

LABEL = Label("内容由人工智能生成。", "某市 & <教育局>", "a1", "2025-12-31T08:00:00+00:00")
EXPECTED = {"Label": "1", "ContentProducer": "某市 & <教育局>", "ProduceID": "a1"}


def word(*answers, title="标题"):
    return to_word(answers, title=title, label=LABEL)


def said(content):
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs]


def test_word_opens_again_and_holds_the_answer_with_its_citations():
    lines = said(word(FULL))
    assert "三所。[1]" in lines
    assert f"[1] {CITATION.reference}（整编本）" in lines
    assert CITATION.quote in lines
    assert "另有 四所。" in lines
    assert "1 ÷ 3 = 33.3%（一所[1]；三所[1]）" in lines
    assert "示范学校：三所[1]；四所[2]（口径可能不同）" in lines


def test_word_shows_the_label_and_carries_it_in_its_metadata():
    content = word(FULL)
    document = docx.Document(io.BytesIO(content))
    lines = said(content)
    assert lines[0] == lines[-1] == document.sections[0].footer.paragraphs[0].text == LABEL.notice
    properties = document.core_properties
    assert (properties.author, properties.identifier, properties.comments) == (LABEL.provider, "a1", LABEL.notice)
    assert properties.subject == "人工智能生成合成内容"
    relations = {relation.reltype.rsplit("/")[-1]: relation for relation in document.part.package.rels.values()}
    assert relations["custom-properties"].target_part.blob
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        custom = parse_xml(archive.read("docProps/custom.xml"))
    (field,) = custom
    assert field.get("name") == "AIGC"
    assert EXPECTED.items() <= json.loads("".join(field.itertext())).items()


def test_chinese_has_a_chinese_font_in_word():
    style = docx.Document(io.BytesIO(word(FULL))).styles["Normal"]
    assert "宋体" in style.element.xml


def test_a_refusal_is_exported_with_its_nearest_sections():
    lines = said(word(answer("今天天气？", Status.REFUSED)))
    assert "资料中没有。" in lines
    assert CITATION.reference in lines
    assert "依据" not in lines


def test_a_title_of_any_length_and_kind_fits():
    assert "长" * 250 in docx.Document(io.BytesIO(word(FULL, title="长" * 1000))).core_properties.title
    assert said(word(FULL, title="\x00\x0b"))[0] == LABEL.notice


def test_markdown_shows_the_label_and_carries_it_in_its_front_matter():
    lines = to_markdown([FULL], title='标题 "一"', label=LABEL).splitlines()
    assert lines[0] == "---"
    fields = dict(line.split(": ", 1) for line in lines[1 : lines.index("---", 1)])
    assert json.loads(fields["title"]) == '标题 "一"'
    assert EXPECTED.items() <= json.loads(fields["AIGC"]).items()
    assert "> " + LABEL.notice in lines
    assert lines[-1] == LABEL.notice


def test_markdown_holds_the_citations_and_shows_signs_as_they_are():
    text = to_markdown([FULL], title="标题", label=LABEL)
    assert f"[1] {CITATION.reference}（整编本）" in text
    assert f"> {CITATION.quote}" in text
    assert "\\<script\\>" in text
    assert "<script>" not in text
    assert "\n\\# 不是标题" in text
    assert "[点我\\](http" in text
    assert "\x00" not in text


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("18.3%是教师", "18.3%是教师"),
        ("2025)年", "2025)年"),
        ("1. 办学", "1\\. 办学"),
        ("- 5%", "\\- 5%"),
        ("12)", "12\\)"),
    ],
)
def test_markdown_leaves_figures_at_the_beginning_of_a_line_as_they_are(line, written):
    assert escaped(line) == written


def test_a_conversation_without_questions_is_a_file_too():
    assert LABEL.notice in to_markdown([], title="空", label=LABEL)
    assert LABEL.notice in said(word(title="空"))
