"""Headers of several levels: their rows, and what each column is called."""

import pytest

from assistant.ingest.cells import split_row
from assistant.ingest.headers import header_names, header_rows


def rows(*lines):
    text = "\n".join(lines)
    found, start = [], 0
    for line in lines:
        cells = split_row(text, (start, start + len(line)), "|")
        found.append(cells)
        start += len(line) + 1
    return found


TWO_LEVELS = rows("地区|2023年|||2024年||", "|学校|教师|学生|学校|教师", "东县|3|40|500|4|41")


def test_a_second_level_below_blank_places_belongs_to_the_header():
    assert header_rows(rows("地区|2023年||2024年|", "|教师|学生|教师|学生", "东县|40|500|41|520")) == 2


def test_a_second_level_counts_where_the_format_marks_one_row_only():
    assert header_rows(rows("地区|教师||合计", "|男|女|", "东县|18|22|40"), marked=1) == 2


def test_years_may_be_the_second_level():
    assert header_rows(rows("指标|单位|目标||", "||2025年|2026年|2027年", "企业|家|260|320|400")) == 2


@pytest.mark.parametrize(
    "lines",
    [
        ("地区|教师||合计", "东县|18|22|40", "西县|11|12|23"),  # the first column is filled
        ("地区|教师||合计", "|18|22|40", "西县|11|12|23"),  # figures
        ("地区|教师|学生|合计", "|男|女|", "西县|11|12|23"),  # no place is blank above
        ("地区|教师||合计", "|男|女|"),  # nothing below
    ],
)
def test_a_row_that_splits_no_names_is_no_header(lines):
    assert header_rows(rows(*lines)) == 1


def test_a_name_over_several_columns_is_said_of_each():
    names = header_names(rows("地区|教师||合计", "|男|女|"), 4)
    assert names == ("地区", "教师·男", "教师·女", "合计")


def test_a_name_reaches_no_further_than_the_columns_that_are_split():
    names = header_names(rows("学校|考生|特控线||本科线|", "||物理|历史|人数|比率"), 6)
    assert names == ("学校", "考生", "特控线·物理", "特控线·历史", "本科线·人数", "本科线·比率")


def test_three_levels_are_named_from_above():
    names = header_names(rows("地区|在校生|||", "|职高||技工|", "|男|女|男|女"), 5)
    assert names == ("地区", "在校生·职高·男", "在校生·职高·女", "在校生·技工·男", "在校生·技工·女")
