"""The original report: every number of its outline, its tables, charts and case boxes."""

import pytest

from assistant.ingest.chunks import chunk
from assistant.ingest.parse import parse
from assistant.text.reading import reads
from assistant.types import Kind, Profile
from tests.ingest.reading import REPORT, assert_partition, shared, words

pytestmark = pytest.mark.shared

CHAPTERS = ["前言", "1", "2", "3", "4", "5", "6", "7", "8"]
SECTIONS = [
    "1.1", "1.2", "1.3", "1.4", "1.5",
    "2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "2.7", "2.8", "2.9", "2.10",
    "3.1", "3.2", "3.3", "3.4", "3.5",
    "4.1", "4.2", "4.3",
    "5.1", "5.2", "5.3", "5.4", "5.5",
    "6.1", "6.2", "6.3", "6.4", "6.5",
    "7.1", "7.2", "7.3", "7.4", "7.5",
    "8.1", "8.2",
]  # fmt: skip
SUBSECTIONS = [
    "1.1.1", "1.1.2", "1.2.1", "1.2.2", "1.2.3", "1.3.1", "1.3.2", "1.4.1", "1.4.2", "1.5.1", "1.5.2",
    "2.1.1", "2.1.2", "2.1.3", "2.1.4", "2.2.1", "2.2.2", "2.3.1", "2.3.2", "2.3.3", "2.4.1", "2.4.2",
    "2.5.1", "2.5.2", "2.5.3", "2.6.1", "2.6.2", "2.6.3", "2.7.1", "2.7.2", "2.8.1", "2.8.2", "2.8.3",
    "2.9.1", "2.9.2", "2.10.1", "2.10.2",
]  # fmt: skip
CASES = {
    "典型案例2-1": "2.1.1", "典型案例2-2": "2.1.3", "典型案例2-3": "2.2.2", "典型案例2-4": "2.3.1",
    "典型案例2-5": "2.3.2", "典型案例2-6": "2.3.3", "典型案例2-7": "2.4.2", "典型案例2-8": "2.5.3",
    "典型案例2-9": "2.6.2", "典型案例2-10": "2.6.3", "典型案例2-11": "2.7.2", "典型案例2-12": "2.7.2",
    "典型案例2-13": "2.8.2", "典型案例2-14": "2.9.2", "典型案例2-15": "2.10.1", "典型案例3-1": "3.1",
    "典型案例3-2": "3.1", "典型案例3-3": "3.3", "典型案例3-4": "3.4", "典型案例3-5": "3.5",
    "典型案例4-1": "4.2", "典型案例4-2": "4.3", "典型案例6-1": "6.3", "典型案例6-2": "6.3",
    "典型案例7-1": "7.1", "典型案例7-2": "7.1", "典型案例7-3": "7.2", "典型案例7-4": "7.3", "典型案例7-5": "7.4",
}  # fmt: skip
TABLES = {"表1-1": "1.1.2", "表1-2": "1.4.2", "表2-1": "2.4.2", "表6-1": "6.1"}
FIGURES = {
    "2.1.1": "图2-1", "2.1.2": "图2-2 图2-3", "2.1.3": "图2-4", "2.1.4": "图2-5", "2.2.2": "图2-6 图2-7",
    "2.3.2": "图2-8", "2.4.1": "图2-9", "2.4.2": "图2-10", "2.5.2": "图2-11", "2.6.3": "图2-12",
    "2.7.1": "图2-13", "2.10.1": "图2-14",
    "3.1": "图3-1 图3-2 图3-3 图3-4 图3-5 图3-6 图3-7", "3.2": "图3-8 图3-9", "3.3": "图3-10 图3-11",
    "3.4": "图3-12 图3-13", "3.5": "图3-14", "4.1": "图4-1", "4.2": "图4-2", "4.3": "图4-3",
    "5.1": "图5-1 图5-2 图5-3", "5.2": "图5-4 图5-5", "5.3": "图5-6", "5.4": "图5-7 图5-8",
    "6.1": "图6-1", "6.2": "图6-2", "7.1": "图7-1 图7-2",
}  # fmt: skip


@pytest.fixture(scope="module")
def report():
    return parse(shared(REPORT), profile=Profile(id="report", title="年度报告"))


@pytest.fixture(scope="module")
def chunks(report):
    return chunk(report)


def numbers(report, kind):
    return [s.number for s in report.sections if s.kind is kind]


def parents(report, kind):
    return {s.number: report.sections[s.parent].number for s in report.sections if s.kind is kind}


def test_every_numbered_section_stands_once_in_order(report):
    def order(number):
        return [] if number == "前言" else [int(part) for part in number.split(".")]

    assert numbers(report, Kind.PROSE) == sorted(CHAPTERS + SECTIONS + SUBSECTIONS, key=order)


def test_every_section_stands_below_its_number_less_the_last_part(report):
    for number, parent in parents_of_prose(report):
        assert parent == (number.rpartition(".")[0] or None)


def parents_of_prose(report):
    found = [s for s in report.sections if s.kind is Kind.PROSE]
    return [(s.number, report.sections[s.parent].number if s.parent is not None else None) for s in found]


def test_paths_hold_number_and_title_from_the_chapter_down(report):
    path = next(s.path for s in report.sections if s.number == "1.1.1")
    assert [name.split(" ")[0] for name in path] == ["1", "1.1", "1.1.1"]
    assert path[2].endswith("，齐头并进发展")
    assert next(s.path for s in report.sections if s.number == "8.2")[-1] == "8.2 应对对策"
    assert next(s.path for s in report.sections if s.number == "前言") == ("前言",)


def test_every_case_box_is_a_section_below_the_one_that_it_stands_in(report):
    assert parents(report, Kind.CASE) == CASES
    assert next(s.title for s in report.sections if s.number == "典型案例7-2") == "引领培育清风 带头传播廉韵"


def test_every_case_box_ends_where_the_section_goes_on(report):
    paragraphs = {number: len(words(report, number)) for number in CASES}
    assert {n: count for n, count in paragraphs.items() if count != 1} == {
        "典型案例2-8": 2, "典型案例7-1": 2, "典型案例7-4": 2, "典型案例7-5": 2,
    }  # fmt: skip
    assert [len(words(report, number)) for number in ("7.1", "7.2", "7.3", "7.4")] == [6, 6, 8, 9]


def test_every_table_and_figure_stands_in_its_section(report):
    assert parents(report, Kind.TABLE) == TABLES
    assert parents(report, Kind.FIGURE) == {f: number for number, listed in FIGURES.items() for f in listed.split()}


def test_a_table_that_is_only_a_picture_says_so(report):
    notes = {s.number: s.note for s in report.sections if s.kind is Kind.TABLE}
    assert notes == {"表1-1": "", "表1-2": "", "表2-1": "原文此处为图片，没有文字数据", "表6-1": ""}


def test_nothing_is_lost_and_only_noise_is_dropped(report):
    assert_partition(report)
    assert {d.reason for d in report.dropped} == {"blank", "image", "bookmark"}


def test_the_list_of_schools_is_read_by_columns(chunks):
    found = next(c for c in chunks if c.caption.startswith("表1-1"))
    high = "省级高水平中等职业学校：山西徐特立高级职业中学、吕梁市卫生学校、交城县职业中学校、孝义市职业教育中心"
    assert found.number == "1.1.2"
    assert [s.text.count("、") + 1 for s in found.sentences] == [8, 4]
    assert found.sentences[1].text == high
    assert found.table is not None
    assert [name[-5:] for name in found.table.header] == ["校项目学校", "等职业学校"]
    assert [row.cells[1].text for row in found.table.rows[4:]] == ["", "", "", ""]


def test_cells_of_several_lines_stay_one_cell(chunks):
    found = [c for c in chunks if c.caption.startswith("表6-1")]
    rows = [row for c in found if c.table for row in c.table.rows]
    assert [row.cells[0].text for row in rows] == [str(n) for n in range(1, 9)]
    assert rows[7].cells[2].text == "社会文化艺术、音乐、舞蹈"
    said = [s.text for c in found for s in c.sentences]
    assert said[3].startswith(
        "序号：4；企业名称：孝义市第二中医院；合作专业：老年人服务与管理；合作方式：教师企业实践基地、"
    )


def test_the_charts_at_the_end_belong_to_their_captions(chunks):
    staff = next(c for c in chunks if c.caption.startswith("表1-2"))
    assert staff.number == "1.4.2"
    assert [s.text for s in staff.sentences][:3] == ["教职工总数：2368", "专任教师数：2155", "思政教师数：110"]
    assert len(staff.sentences) == 9
    courses = next(c for c in chunks if c.caption.startswith("图3-10"))
    assert (courses.number, courses.kind) == ("3.3", Kind.FIGURE)
    assert [s.text for s in courses.sentences] == [
        "美妆培训（第一期）：70人", "剪纸培训（第二期）：50人", "护理培训（第三期）：85人", "厨师培训（第四期）：122人",
        "种植培训（第五期）：138人", "协商培训（第六期）：110人", "岗前培训（第七期）：373人",
    ]  # fmt: skip


def test_the_challenges_are_items_of_a_list_and_not_chapters(report):
    assert [len(words(report, number)) for number in ("8.1", "8.2")] == [3, 3]
    roles = {b.role for b in report.blocks if report.sections[b.section].number == "8.1"}
    assert roles == {"heading", "item"}


def test_every_chunk_is_verbatim_and_within_its_limit(report, chunks):
    assert len({c.id for c in chunks}) == len(chunks) > 150
    for one in chunks:
        assert one.text == report.text[one.start : one.end]
        assert len(one.text) <= 400 or one.table is not None
        if one.table is None:
            assert all(s.text == reads(report.text[s.start : s.end], joined=True) for s in one.sentences)
            assert all(one.start <= s.start and s.end <= one.end for s in one.sentences)


def test_every_sentence_of_the_report_is_in_exactly_one_chunk(report, chunks):
    covered = [0] * len(report.text)
    for one in chunks:
        for sentence in one.sentences if one.table is None else ():
            for at in range(sentence.start, sentence.end):
                covered[at] += 1
    for block in report.blocks:
        if block.role in ("paragraph", "item"):
            said = range(block.start, block.end)
            assert all(covered[at] == 1 for at in said if not report.text[at].isspace())
