from decimal import Decimal

from assistant.facts.ledger import ledger
from assistant.text import Segmenter
from tests.fakes import chunk

TAGGER = Segmenter()


def figures(*sentences):
    return [entry.figure for entry in ledger([chunk("c", *sentences)], TAGGER)]


def test_each_measure_becomes_a_figure_with_what_it_counts():
    found = figures("全市在校生24206人，毕业生10756人，其中升学6015人。")
    assert [(f.indicator, f.value, f.unit) for f in found] == [
        ("在校生", Decimal(24206), "人"),
        ("毕业生", Decimal(10756), "人"),
        ("升学", Decimal(6015), "人"),
    ]


def test_a_change_belongs_to_the_figure_before_it():
    found = figures("截至2025年12月底，在校生500人，较上年减少20人。")
    assert found[1].change == "减少"
    assert found[1].indicator == found[0].indicator
    assert found[0].period == "2025年12月底" or found[0].period.endswith("2025年12月底")


def test_dates_and_names_are_no_figures():
    assert figures("2025年3月，第二届大赛按3+2模式举行，见表1-1。") == []


def test_a_figure_stands_where_it_says():
    text = "学校共有教师120人。"
    built = chunk("c", text)
    figure = ledger([built], TAGGER)[0].figure
    assert text[figure.start : figure.end] == "120人"
