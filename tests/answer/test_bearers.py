"""Who has the role that is asked for is told by the sentence with the role and a name."""

from assistant.answer.bearers import borne
from assistant.answer.question import read_ask
from assistant.types import Query, Term
from tests.answer.passages import evidence, passage


def first(question, role, *sentences, near=()):
    query = Query(question=question, text=question, terms=(Term(text=role, near=near),))
    return borne(query, read_ask(question), evidence([passage(0, *sentences)]))[0].sentence.sentence.text


WARDS = ("她出院后仍想当带教医生。", "她在三病区实习，带教医师为何立群。")


def test_the_name_behind_the_role_comes_first():
    assert first("王芳的带教医生是谁", "带教医生", *WARDS, near=("带教医师",)) == WARDS[1]


def test_another_role_does_not():
    assert first("王芳的护士长是谁", "护士长", *WARDS) == WARDS[0]


def test_nor_is_anything_moved_where_no_person_is_asked_for():
    assert first("带教医生有几位", "带教医生", *WARDS) == WARDS[0]


def test_whom_to_turn_to_is_told_by_the_line_of_contact():
    lines = ("评议组长王建国主持会议。", "（联系科室：采编科；联系人：莫清妍；电话：0000-1）")
    assert first("年报的数据该找哪位同志", "数据", *lines) == lines[1]
    assert first("评议会由谁主持", "主持", *lines) == lines[0]
