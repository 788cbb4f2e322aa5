"""The forms of numbers at the beginning of a line."""

import pytest

from assistant.ingest.numbering import Style, clean, integer, is_title, label

FORMS = {
    "前  言": (Style.FRONT, "前言", ""),
    "目 录": (Style.FRONT, "目录", ""),
    "附件2：试点名单": (Style.APPENDIX, "附件2", "试点名单"),
    "第一部分 学校概况": (Style.PART, "第一部分", "学校概况"),
    "第十二章　总　则": (Style.CHAPTER, "第十二章", "总则"),
    "第 3 节 结果": (Style.SECTION, "第3节", "结果"),
    "第十四条 国家实行某制度。": (Style.ARTICLE, "第十四条", "国家实行某制度。"),
    "第十四条之一 增加的条文。": (Style.ARTICLE, "第十四条之一", "增加的条文。"),
    "1.1.1布局均衡": (Style.DECIMAL, "1.1.1", "布局均衡"),
    "2．10 技能大赛": (Style.DECIMAL, "2.10", "技能大赛"),
    "6.2 2026年度重点任务": (Style.DECIMAL, "6.2", "2026年度重点任务"),
    "8.2 应对对策：": (Style.DECIMAL, "8.2", "应对对策"),
    "2.1人才培养": (Style.DECIMAL, "2.1", "人才培养"),
    "一、总体要求": (Style.CJK, "一", "总体要求"),
    "十、2025年工作安排": (Style.CJK, "十", "2025年工作安排"),
    "（十二）推动融合": (Style.CJK_PAREN, "（十二）", "推动融合"),
    "(三)保障": (Style.CJK_PAREN, "（三）", "保障"),
    "1.基本情况": (Style.ARABIC, "1", "基本情况"),
    "3、深化服务": (Style.ARABIC, "3", "深化服务"),
    "7 2026年采购计划": (Style.ARABIC, "7", "2026年采购计划"),
    "10  2023 年回顾": (Style.ARABIC, "10", "2023 年回顾"),
    "（2）第二点": (Style.ITEM, "（2）", "第二点"),
    "② 第二点": (Style.ITEM, "②", "第二点"),
    "【典型案例 7-2】  清风": (Style.CASE, "典型案例7-2", "清风"),
    "案例1：新模式": (Style.CASE, "案例1", "新模式"),
    "【专栏3】数字校园": (Style.CASE, "专栏3", "数字校园"),
    "表1-1 学校名单": (Style.TABLE, "表1-1", "学校名单"),
    "表 2－3：经费": (Style.TABLE, "表2-3", "经费"),
    "图3-10 培训汇总图": (Style.FIGURE, "图3-10", "培训汇总图"),
    "附表1 指标": (Style.TABLE, "附表1", "指标"),
}


@pytest.mark.parametrize(("line", "expected"), FORMS.items())
def test_a_number_is_read_with_its_title(line, expected):
    found = label(line)
    assert found is not None
    assert (found.style, found.number, found.title) == expected
    assert line[found.at :].strip() == "" or not line[found.at].isspace()


@pytest.mark.parametrize(
    "line",
    [
        "2.2万元，较上年增加0.3万元。",
        "3.5%的学生获奖",
        "1.5倍，居全省第一。",
        "2025年毕业生增加",
        "12.5 87.3 91",
        "第三十条规定的情形除外。",
        "第五条、第六条所列事项",
        "表1-1所示为名单",
        "图2-1和图2-2给出结果",
        "表1-2 显示，教师共两千人。",
        "前言中提到的工作",
        "全市中职学校共35所",
        "附件说明如下。",
    ],
)
def test_what_only_looks_like_a_number_is_none(line):
    found = label(line)
    assert found is None or found.style is Style.APPENDIX


@pytest.mark.parametrize(
    ("numeral", "value"),
    [("十", 10), ("十二", 12), ("二十", 20), ("六十九", 69), ("一百零三", 103), ("〇", 0), ("47", 47)],
)
def test_numerals_have_their_value(numeral, value):
    assert integer(numeral) == value


def test_titles_lose_leaders_spaces_and_end_colons():
    assert clean("附 则") == "附则"
    assert clean("应对对策：") == "应对对策"
    assert clean("结构  规模 ............ 12") == "结构 规模"
    assert clean("共研 备考策略") == "共研 备考策略"


def test_a_sentence_is_no_title():
    assert is_title("布局均衡，齐头并进发展")
    assert not is_title("全市共有学校35所。")
    assert not is_title("加强领导；")
    assert not is_title("")
    assert not is_title("长" * 46)


@pytest.mark.parametrize("line", ["12 2024", "3 2025.6", "25 2031册"])
def test_a_row_of_numbers_has_no_number_of_its_own(line):
    assert label(line) is None
