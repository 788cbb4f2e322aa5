"""Which unit of a caption each column of a table is in."""

import pytest

from assistant.columnunits import units_of


@pytest.mark.parametrize(
    ("headings", "caption", "units"),
    [
        ("机构 机构数 床位数 医师数 诊疗人次", "表1 卫生机构(单位:家、张、人、人次)", " 家 张 人 人次"),
        ("项目 2023年 2024年 比上年增长", "表2 收入(单位:万元、%)", "万元 万元 万元 %"),
        ("类别 分馆数 班次 读者", "表3(单位:所、趟、人)", " 所 趟 人"),  # 趟 is what is left between the two
        ("类别 人数 占比", "表4 读者(单位:人)", "人 人 "),  # one unit, which no rate has
        ("类别 人数(千人) 花费", "表5(单位:万元)", "万元 千人 万元"),
        ("类别 人数 花费", "表6 读者", "  "),
        ("类别 某数 另数", "表7(单位:家、张、人)", "  "),  # nothing tells which
    ],
)
def test_each_column_has_its_own_unit(headings, caption, units):
    assert units_of(headings.split(), caption)[1:] == units.split(" ")[1:]
