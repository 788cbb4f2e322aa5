import pytest

from assistant.institutions import institutions
from assistant.schools import school_mentions
from assistant.text import Segmenter

WORDS = Segmenter()


def read(text):
    return [(p.place, p.level, p.core, p.kind) for p in institutions(text, WORDS) if p.sure]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("兴化县人民医院有几张床", ("兴化", "县", "", "hospital")),
        ("市四院的门诊", ("", "市", "四", "hospital")),
        ("丰城市第四人民医院扩建", ("丰城", "市", "四", "hospital")),
        ("市中医院开了什么科", ("", "市", "中医", "hospital")),
        ("由县妇幼牵头", ("", "县", "妇幼", "hospital")),
        ("县三幼今年招几个班", ("", "县", "三", "kindergarten")),
        ("清河镇中心幼儿园的园长", ("清河", "镇", "", "kindergarten")),
        ("市儿童图书馆借了多少书", ("", "市", "儿童", "library")),
        ("市图书馆几点开门", ("", "市", "", "library")),
        ("西湖院区什么时候启用", ("", "", "西湖", "campus")),
        ("太原市第五中学", ("太原", "市", "五", "middle")),
        ("市急救中心有几辆车", ("", "市", "急救", "centre")),
    ],
)
def test_an_institution_is_read_as_place_core_and_kind(text, parts):
    assert read(text) == [parts]


@pytest.mark.parametrize(
    "text",
    [
        "全县幼儿园有几所",
        "市属公立医院",
        "三级甲等医院",
        "该县乡镇卫生院",
        "普惠性民办幼儿园",
        "各区图书馆",
        "城区小学",
        "胸痛中心有几个",
        "平安县幼儿园有几所",
        "集中学习了几次",
        "二十届四中全会",
        "上级医院派了几个人",
        "公共图书馆",
    ],
)
def test_a_sort_of_institution_is_no_institution(text):
    assert read(text) == []


def test_a_campus_is_apart_from_the_hospital_before_it():
    assert [p.text for p in institutions("市一院东湖院区有几张床", WORDS)] == ["市一院", "东湖院区"]


@pytest.mark.parametrize("text", ["吕梁市中等职业学校有几所", "离石区学校", "泰安市中等专业学校", "全市公办中学"])
def test_a_place_and_a_sort_are_no_school(text):
    assert [m.text for m in school_mentions(text, WORDS) if m.stem] == []


@pytest.mark.parametrize("text", ["徐特立高职中", "徐特立那所职高", "徐特立职高"])
def test_a_school_is_one_name_however_it_is_pointed_at(text):
    assert [(m.stem, m.text) for m in school_mentions(f"{text}有几个专业", WORDS)] == [("徐特立", text)]


def test_a_hospital_of_a_school_is_not_the_school():
    assert [m.text for m in school_mentions("市卫校附属医院义诊", WORDS) if m.stem] == ["市卫校附属医院"]
