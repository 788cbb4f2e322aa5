"""Plain text: encodings and line breaks; nothing else changes."""

import pytest

from assistant.ingest.chunks import chunk
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


def cut(text, width=34):
    return "\n".join(text[at : at + width] for at in range(0, len(text), width))


def test_lines_of_one_width_are_paragraphs_again(tmp_path):
    path = tmp_path / "a.txt"
    said = (
        "全市中等职业学校坚持立德树人，推动专业建设不断取得新的进展，服务地方产业，" * 3
        + "现有专任教师2155人，其中双师型教师395人。"
    )
    rows = "东河职中 1482 96 12 301 7 45 88 90 17\n西河职中 907 61 10 255 6 31 70 66 12"
    path.write_text(
        "云河市职业教育\n\n" + "\n\n".join(f"{at}.1 教师队伍\n{cut(said)}\n{rows}" for at in range(1, 12)),
        encoding="utf-8",
    )
    document = parse(path)
    assert document.warnings == ()
    assert [section.number for section in document.sections if section.number] == [f"{at}.1" for at in range(1, 12)]
    sentences = [s for one in chunk(document) for s in one.sentences]
    assert sum(s.text == said for s in sentences) == 11
    assert all(document.text[s.start : s.end].replace("\n", "") == said for s in sentences if s.text == said)
    assert not any("西河" in s.text and "东河" in s.text for s in sentences)


def test_short_lines_and_whole_sentences_are_left_alone(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(
        "\n".join(["一、职业学校名单"] + [f"云河市第{at}中等职业学校" for at in range(40)]), encoding="utf-8"
    )
    assert len([s for one in chunk(parse(path)) for s in one.sentences]) >= 40
