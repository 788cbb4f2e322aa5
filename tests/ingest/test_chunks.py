"""Chunks: limits, borders, headings, ids."""

from assistant.ingest.chunks import chunk
from assistant.ingest.packing import atoms, pack
from assistant.types import Block, Kind
from tests.ingest.reading import read

SENTENCE = "这是一个用来填满段落的普通句子，共二十多个字。"


def pieces(text, limit):
    block = Block(start=0, end=len(text), section=0, role="paragraph")
    return [text[group[0].start : group[-1].end] for group in pack(atoms(text, [block]), limit)]


def test_a_chunk_never_leaves_its_section(tmp_path):
    document = read(tmp_path, f"1.1 甲\n{SENTENCE}\n1.2 乙\n{SENTENCE}\n", title="报告")
    found = chunk(document)
    assert [(c.number, c.text) for c in found] == [("1.1", SENTENCE), ("1.2", SENTENCE)]
    assert found[0].heading == "报告 > 1.1 甲"
    assert found[0].reading == f"报告 > 1.1 甲\n{SENTENCE}"


def test_a_long_paragraph_is_cut_between_sentences_into_like_parts():
    text = SENTENCE * 20
    found = pieces(text, 200)
    assert "".join(found) == text
    assert all(len(part) <= 200 and part.endswith("。") for part in found)
    assert max(map(len, found)) - min(map(len, found)) <= 3 * len(SENTENCE)


def test_a_border_falls_between_paragraphs_where_one_is_near():
    text = SENTENCE * 3 + "\n" + SENTENCE * 4 + "\n"
    blocks = [
        Block(start=0, end=text.index("\n") + 1, section=0, role="paragraph"),
        Block(start=text.index("\n") + 1, end=len(text), section=0, role="paragraph"),
    ]
    found = [len(group) for group in pack(atoms(text, blocks), 120)]
    assert found == [3, 4]


def test_a_list_is_not_torn_while_it_fits():
    before = SENTENCE * 6
    text = before + "一是联动专业，对接需求。二是联动课程，修订方案。三是联动师资，打造团队。" + SENTENCE
    found = pieces(text, 190)
    assert any("一是" in part and "三是" in part for part in found)


def test_items_stay_with_the_line_that_announces_them():
    lines = [SENTENCE * 4, "学校应当符合下列条件：", "（一）有章程；", "（二）有教师；", "（三）有场所。"]
    text = "".join(line + "\n" for line in lines)
    blocks, position = [], 0
    for line in lines:
        blocks.append(Block(start=position, end=position + len(line) + 1, section=0, role="paragraph"))
        position += len(line) + 1
    groups = [text[g[0].start : g[-1].end] for g in pack(atoms(text, blocks), 110)]
    assert groups == [lines[0], "\n".join(lines[1:])]


def test_a_sentence_beyond_the_limit_is_cut_between_clauses():
    text = "推动专业建设不断取得新的进展，" * 60 + "成效显著。"
    found = pieces(text, 400)
    assert "".join(found) == text
    assert all(len(part) <= 400 and part.endswith(("，", "。")) for part in found)


def test_a_run_without_any_punctuation_is_cut_hard():
    assert [len(part) for part in pieces("职" * 1000, 400)] == [400, 400, 200]


def test_very_many_sentences_are_packed_in_order():
    text = "好。" * 3000
    found = pieces(text, 100)
    assert "".join(found) == text
    assert {len(part) for part in found} == {100}


def test_tables_figures_and_boxes_cite_the_section_that_they_stand_in(tmp_path):
    table = "\t学校\n\t人数\n\n\t甲校\n\t35\n\n\t乙校\n\t40\n\n"
    text = f"1.规模\n1.1 甲\n好。\n表1-1 人数表\n{table}图1-1 校门\n【典型案例1-1】 平台\n甲校建成平台。\n"
    found = chunk(read(tmp_path, text, title="报告"))
    assert [(c.kind, c.number, c.caption) for c in found] == [
        (Kind.PROSE, "1.1", ""),
        (Kind.TABLE, "1.1", "表1-1 人数表"),
        (Kind.FIGURE, "1.1", "图1-1 校门"),
        (Kind.CASE, "1.1", "典型案例1-1 平台"),
    ]
    assert {c.path for c in found} == {("1 规模", "1.1 甲")}
    assert found[3].heading == "报告 > 1 规模 > 1.1 甲 > 典型案例1-1 平台"
    assert [s.text for s in found[2].sentences] == ["图1-1 校门"]


def test_a_caption_without_numbered_section_is_cited_by_itself(tmp_path):
    table = "\t学校\n\t人数\n\n\t甲校\n\t35\n\n\t乙校\n\t40\n\n"
    (found,) = chunk(read(tmp_path, f"表1-1 人数表\n{table}"))
    assert (found.number, found.path) == ("表1-1", ("表1-1 人数表",))


def test_a_long_table_is_cut_between_rows_and_repeats_its_header(tmp_path):
    rows = "".join(f"\t{n}\n\t某某县职业中学{n}\n\t开设专业若干，成效显著\n\n" for n in range(1, 41))
    document = read(tmp_path, f"1.1 甲\n表1-1 学校表\n\t序号\n\t学校\n\t说明\n\n{rows}")
    found = [c for c in chunk(document) if c.kind is Kind.TABLE]
    assert len(found) > 2
    tables = [c.table for c in found if c.table is not None]
    assert [table.header for table in tables] == [("序号", "学校", "说明")] * len(found)
    assert all(s.text.startswith("序号：") for c in found for s in c.sentences)
    assert [row.cells[0].text for table in tables for row in table.rows] == [str(n) for n in range(1, 41)]
    assert all(len(c.text) < 500 for c in found)


def test_a_table_inside_prose_is_a_chunk_of_its_own(tmp_path):
    table = "\t学校\n\t人数\n\n\t甲校\n\t35\n\n\t乙校\n\t40\n\n"
    found = chunk(read(tmp_path, f"1.1 甲\n先说明情况。\n{table}再说明情况。\n"))
    assert [(c.kind, [s.text for s in c.sentences]) for c in found] == [
        (Kind.PROSE, ["先说明情况。"]),
        (Kind.TABLE, ["学校：甲校；人数：35", "学校：乙校；人数：40"]),
        (Kind.PROSE, ["再说明情况。"]),
    ]


def test_notes_on_unit_and_source_go_with_their_table(tmp_path):
    table = "\t学校\n\t人数\n\n\t甲校\n\t35\n\n\t乙校\n\t40\n\n"
    wanted = ["单位：人", "学校：甲校；人数：35", "学校：乙校；人数：40", "数据来源：年报"]
    for caption in ("", "表1-1 人数表\n"):
        document = read(tmp_path, f"1.1 甲\n先说明情况。\n{caption}单位：人\n{table}数据来源：年报\n")
        found = chunk(document)[1]
        assert [s.text for s in found.sentences][: 4 if caption else 3] == wanted[: 4 if caption else 3]
        assert found.text.startswith("单位：人")


def test_ids_depend_on_content_and_not_on_the_place(tmp_path):
    text = f"1.1 甲\n{SENTENCE}\n1.2 乙\n{SENTENCE}\n"
    first = chunk(read(tmp_path, text, id="a"))
    moved = chunk(read(tmp_path, "\n\n" + text, id="a"))
    other = chunk(read(tmp_path, text, id="b"))
    assert [c.id for c in first] == [c.id for c in moved]
    assert not {c.id for c in first} & {c.id for c in other}


def test_equal_content_of_one_document_has_different_ids(tmp_path):
    document = read(tmp_path, f"1.1 甲\n{SENTENCE}\n图1-1 门\n图1-1 门\n", id="a")
    ids = [c.id for c in chunk(document)]
    assert len(set(ids)) == 3
    assert ids[2] == ids[1] + "-2"


def test_pages_of_a_chunk_are_those_of_its_text(tmp_path):
    document = read(tmp_path, f"1.1 甲\n{SENTENCE}\n")
    assert {(c.page_start, c.page_end) for c in chunk(document)} == {(None, None)}


def test_what_opens_a_sentence_stands_with_it(tmp_path):
    said = (
        "一、项目\n1．实训基地二期。位于江北区，2024年开工。累计完成1.21亿元。\n2．新校区。占地186亩。\n"
        "二、说明\n说明1  取证人数是否包含专项证书？\n    答：不包含。专项证书另行统计。\n说明2  怎么算？不知道。\n"
    )
    found = [s.text for one in chunk(read(tmp_path, said, title="报告")) for s in one.sentences]
    assert "1．实训基地二期。位于江北区，2024年开工。" in found
    assert "累计完成1.21亿元。" in found
    assert "2．新校区。占地186亩。" in found
    assert "说明1  取证人数是否包含专项证书？答：不包含。" in found
    assert not any("怎么算？不知道" in s for s in found)
