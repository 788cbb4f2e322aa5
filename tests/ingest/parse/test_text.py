"""Plain text: encodings and line breaks; nothing else changes."""

import pytest

from assistant.ingest.parse import document_id, parse
from assistant.types import Profile

SAID = "前言\n学校办学多年，在校生2000人。\n第二段：“育人”为本。\n"


@pytest.mark.parametrize(
    "data",
    [
        SAID.encode(),
        b"\xef\xbb\xbf" + SAID.encode(),
        SAID.encode("gb18030"),
        SAID.encode("utf-16"),
        SAID.replace("\n", "\r\n").encode(),
        SAID.replace("\n", "\r").encode(),
    ],
    ids=["utf-8", "bom", "gb18030", "utf-16", "crlf", "cr"],
)
def test_encodings_and_line_breaks_give_one_text(tmp_path, data):
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    assert parse(path).text == SAID


def test_rare_characters_of_gb18030_are_read(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("岳村鈲子，㐂𠀀。".encode("gb18030"))
    assert parse(path).text == "岳村鈲子，㐂𠀀。"


def test_white_space_and_noise_stay_in_the_text(tmp_path):
    said = " 1.1 规模 \n\n[image: a]\n\t甲\n"
    path = tmp_path / "a.txt"
    path.write_text(said, encoding="utf-8")
    assert parse(path).text == said


def test_a_document_knows_its_source(tmp_path):
    path = tmp_path / "年度 Report 2025.TXT"
    path.write_text(SAID, encoding="utf-8")
    document = parse(path)
    assert (document.source.format, document.source.size) == ("txt", len(SAID.encode()))
    assert document.id == f"report-2025-{document.source.sha256[:6]}"
    assert parse(path, profile=Profile(id="x", title="题目")).id == "x"
    assert parse(path, profile=Profile(id="x", title="题目")).title == "题目"


def test_ids_are_safe_in_a_url(tmp_path):
    assert document_id(tmp_path / "年度报告.pdf", "abcdef0123") == "document-abcdef"
    assert document_id(tmp_path / "A b_c(1).pdf", "abcdef0123") == "a-b-c-1-abcdef"


def test_a_text_with_lines_of_one_width_is_reported(tmp_path):
    path = tmp_path / "a.txt"
    sentence = "全市中等职业学校坚持立德树人推动专业建设不断取得新的进展并且服务地方产业，" * 40
    path.write_text("\n".join(sentence[at : at + 34] for at in range(0, len(sentence), 34)), encoding="utf-8")
    assert parse(path).warnings == ("“a.txt”的段落在固定宽度处断成了多行，句子会被拆开。建议改用 Word 或 PDF 版本。",)
    path.write_text((sentence + "。\n") * 30, encoding="utf-8")
    assert parse(path).warnings == ()
