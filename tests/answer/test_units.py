import pytest

from assistant.answer.matching import term_match
from assistant.answer.units import read_units, sole_subject
from assistant.text import Segmenter
from assistant.types import Term
from tests.fakes import chunk

WORDS = Segmenter()


def test_a_chunk_goes_on_about_the_institution_before_it():
    first = chunk("a", "市四院东楼今年封顶。", "该院另建车库。")
    subject = sole_subject([first], WORDS)
    (unit,) = read_units(chunk("b", "新增床位300张。"), WORDS, subject=subject)
    assert unit.inherited == ("市四院",)


def test_two_institutions_are_nobody_s_section():
    assert sole_subject([chunk("a", "市四院扩建。", "县三幼开园。")], WORDS) == ()


def test_what_is_said_of_the_city_is_said_of_no_institution():
    _, unit, after = read_units(chunk("a", "市四院开放床位900张。", "全市新增床位300张。", "其中急诊40张。"), WORDS)
    assert unit.inherited == ()
    assert after.inherited == ()


def test_what_is_said_of_the_whole_is_not_said_of_a_campus_that_was_named_among_others():
    east = Term(text="东山校区", role="school")
    *_, whole = read_units(chunk("a", "学校有东山校区、西河校区。", "校舍86450平方米。"), WORDS)
    *_, own = read_units(chunk("a", "东山校区投用。", "校舍6450平方米。"), WORDS)
    assert term_match(east, whole)[1] == 0.0
    assert term_match(east, own)[1] >= 0.5


def test_a_sentence_about_another_institution_does_not_speak_of_the_one_beside_it():
    _, other = read_units(chunk("a", "县三幼帮扶清河镇中心幼儿园。", "清河镇中心幼儿园有教师12人。"), WORDS)
    assert term_match(Term(text="县三幼", role="school"), other) == (0.0, 0.0)
    assert term_match(Term(text="清河镇中心幼儿园", role="school"), other)[0] == 1.0


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("义诊中，张玲玲老师主讲护理课。", True),  # which the tagger takes apart
        ("代表团会见了院长Anna Berg。", True),
        ("Anna Berg校长到访。", True),
        ("王芳、李娜获得表彰。", True),
        ("医院由市政府举办，院长为陆明。", True),
        ("建成工作室1个（负责人何群），另有分室2个。", True),
        ("负责人为叶知秋。", True),
        ("谭柏舟本人获评技术能手。", True),  # a full name needs no title
        ("作品由邬建樵老师领衔的团队完成。", True),
        ("部门：合计；国赛·二等奖：2", False),  # two levels of a table's head
        ("职务：院长；姓名：伊万·彼得", True),
        ("石楼县建成培训基地。", False),
        ("徐特立职业中学获评示范校。", False),
        ("培养高素质人才。", False),
        ("科室负责人为高级职称。", False),
        ("指导教师为本院医生。", False),
        ("由负责人安排。", False),
        ("筹建工作由向楚明牵头。", True),
        ("筹建工作由采编科牵头，由副馆长负责，由志愿者带队。", False),
        ("拥有护理团队1个（负责人何立群）。", True),
        ("全体老师参加了培训。", False),
        ("高级讲师和任课教师各5名。", False),
        ("学校举办Open Day活动，老师参加。", False),
        ("东楼、西楼开放。", False),
    ],
)
def test_a_person_is_named_by_a_name_and_a_title_or_beside_another(text, named):
    (unit,) = read_units(chunk("a", text), WORDS)
    assert unit.people is named
