"""Tables whose columns are parted by blanks alone."""

import pytest

from assistant.ingest.flattened import flattened

CITY = """表1-1  各县（市、区）学校数与招生数
              学校数     招生数（人）
地  区        （所）    2024年   2025年
岱东区          2       1,102    1,136
旅游（含餐
饮）            1         846      861
汶桥县          1       1,276    1,241

— 1 —

某市职业教育质量报告
合  计          4       3,224    3,238
图1-1  年级分布
　　注：数据截至年底。
"""


def cells(text):
    return [[[cell.text for cell in row] for row in grid.rows] for grid in flattened(text)]


def test_columns_are_where_the_figures_stand():
    (grid,) = flattened(CITY)
    assert grid.head == 2
    assert cells(CITY) == [
        [
            ["", "学校数", "招生数（人）", "招生数（人）"],
            ["地区", "（所）", "2024年", "2025年"],
            ["岱东区", "2", "1,102", "1,136"],
            ["旅游（含餐饮）", "1", "846", "861"],
            ["汶桥县", "1", "1,276", "1,241"],
            ["合计", "4", "3,224", "3,238"],
        ]
    ]
    assert all(CITY[c.start : c.end].split() for row in grid.rows for c in row if c.text)


@pytest.mark.parametrize(
    "text",
    [
        "表1-1  情况\n全市学校35所。  其中公办23所。\n另有民办12所。  共有教师210人。\n",
        "表1-1  情况\n岱东区  2  1,102\n",  # a single row
        "岱东区     2    1,102\n汶桥县     1    1,276\n",  # below no caption
        "表1-1  情况\n1  推进改革  3\n2.2  深化合作办学工作 推进 5\n",  # nothing stands in columns
    ],
)
def test_what_is_no_table_is_left_alone(text):
    assert not [grid for grid in flattened(text) if not grid.paired]
