"""What the ledger says of a sentence or a table."""

from decimal import Decimal

import pytest

from assistant.facts.ledger import ledger
from tests.facts.desk import SEGMENTER, report, table


def entries(*paragraphs, **options):
    return ledger(report(*paragraphs, **options), SEGMENTER)


@pytest.mark.parametrize(
    ("sentence", "labels"),
    [
        ("全市在校生24206人，毕业生10756人。", ["在校生", "毕业生"]),
        ("建成62间智慧教室、15间互动教室。", ["建成智慧教室", "互动教室"]),
        ("“双师型”教师队伍已形成规模，共395人。", ["“双师型”教师"]),
        ("开展培训18次，共计1949人。", ["开展培训", "开展培训"]),
        ("才艺类一等奖3个、二等奖4个。", ["才艺类一等奖", "才艺类二等奖"]),
        ("发放助学金784人次1803200元。", ["发放助学金", "发放助学金"]),
        ("企业授课占比不低于30%。", ["企业授课占比"]),
        ("2025年教师120人。", ["教师"]),
        ("起薪最高的三类为制造（3642元）、运输（3475元）。", ["起薪最高的", "制造", "运输"]),
        ("就业398人（62%）。", ["就业", "就业"]),  # a bracket behind a figure says more of it
    ],
)
def test_what_is_counted_stands_at_the_figure(sentence, labels):
    assert [entry.figure.indicator for entry in entries(sentence)] == labels


@pytest.mark.parametrize(
    "sentence", ["2025年3月，第二届大赛按3+2模式举行。", "构建“四级”网络和三大体系。", "一年制专业停办。"]
)
def test_dates_names_and_ways_of_speaking_are_no_figures(sentence):
    assert entries(sentence) == []


def test_a_change_belongs_to_the_value_before_it():
    now, change = entries("截至2025年12月底，在校生500人，较上年减少20人。")
    assert (change.figure.change, change.base, change.change_of) == ("减少", "上年", now.place)
    assert now.figure.period == "截至2025年12月底"


def test_a_change_with_words_of_its_own_belongs_to_no_other_value():
    _, change = entries("覆盖率85%，合格率较上年提升12%。")
    assert (change.figure.indicator, change.change_of) == ("合格率", None)


def test_a_level_is_no_change():
    (level,) = entries("对口就业率提升至85%。")
    assert level.figure.change == ""


@pytest.mark.parametrize(
    "text",
    [
        "毕业生100人，其中升学60人、就业30人。",
        "毕业生100人（升学60人、就业30人）。",
        "共有毕业生100人：升学60人，就业30人。",
    ],
)
def test_parts_are_tied_to_their_total(text):
    whole, *parts = entries(text)
    assert [part.part_of for part in parts] == [whole.place, whole.place]


def test_a_bracket_divides_the_figure_before_it_only():
    _, studying, bachelor, working = entries("毕业生100人，其中升学60人（含本科20人）、就业30人。")
    assert bachelor.part_of == studying.place
    assert working.part_of != studying.place


def test_a_share_for_each_knows_how_many():
    counties, each = entries("其余12个县各办1所职业高中。")
    assert each.each
    assert each.each_of == counties.place


def test_a_range_is_one_figure_and_not_exact():
    (found,) = entries("推选1-2名优秀教师。")
    assert found.figure.text == "1-2名"
    assert not found.exact


def test_the_subject_is_the_school_that_opens_a_clause():
    found = entries("交城县职业中学有教师80人；柳林县职业中学有教师90人。全市共有教师900人。")
    assert [entry.figure.subject for entry in found] == ["交城县职业中学", "柳林县职业中学", "全市"]


@pytest.mark.parametrize("text", ["吕梁市卫生学校等20所学校停招。", "除吕梁市卫生学校外，停招学校3所。"])
def test_a_school_beside_the_subject_is_none(text):
    assert [entry.figure.subject for entry in entries(text)] == [""]


def test_a_case_is_about_its_school_to_the_end():
    found = entries("交城县职业中学开展培训。学校有教师80人。", case=True)
    assert found[0].figure.subject == "交城县职业中学"


def test_a_figure_stands_where_it_says():
    chunks = report("学校共有教师120人。")
    figure = ledger(chunks, SEGMENTER)[0].figure
    assert chunks[0].text[figure.start : figure.end] == "120人"


def test_a_cell_is_named_by_row_and_heading_and_measured_by_the_heading():
    made = table(("序号", "分馆", "到馆人次（万人次）"), ("1", "东城分馆", "42"), ("2", "西城分馆", "36"))
    found = ledger([made], SEGMENTER)
    assert [(e.figure.indicator, e.figure.value, e.figure.unit) for e in found] == [
        ("东城分馆到馆人次", Decimal(420000), "人次"),
        ("西城分馆到馆人次", Decimal(360000), "人次"),
    ]
    assert found[0].run == found[1].run


def test_a_name_within_a_name_is_said_once():
    header = ("片区", "牵头馆", "藏书（册）", "其中：少儿（册）")
    made = table(header, ("东片", "东片中心馆", "900", "300"), ("西片", "西片中心馆", "700", "200"))
    assert [e.figure.indicator for e in ledger([made], SEGMENTER)][:2] == ["东片藏书", "东片其中：少儿"]
