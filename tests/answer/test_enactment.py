"""Each event in the making of a law has its own date."""

import pytest

from assistant.answer.enactment import enacted
from assistant.answer.holdings import Work
from assistant.types import Profile
from tests.fakes import chunk, document

NOTE = (
    "（2001年3月2日省人民代表大会第三次会议通过"
    " 根据2010年5月6日省人民代表大会常务委员会《关于修改〈湖泊条例〉的决定》第一次修正"
    " 根据2020年7月8日省人民代表大会常务委员会第八次会议《关于修改部分法规的决定》第二次修正）"
)
WORK = Work(Profile(id="hupo", title="湖泊条例", kind="law"), document("hupo", NOTE))
HEAD = chunk("h", NOTE, document_id="hupo").model_copy(update={"number": ""})


def told(rest, *chunks):
    return [s.text for p in enacted(WORK, rest, chunks or (HEAD,)) for s in p.chunk.sentences]


@pytest.mark.parametrize(
    ("rest", "date", "end"),
    [
        (" 是哪一天通过的", "2001年3月2日", "通过"),
        (" 第一次修正是哪天通过的", "2010年5月6日", "第一次修正"),
        (" 哪年修正的", "2020年7月8日", "第二次修正"),
        (" 最近一次修正是什么时候", "2020年7月8日", "第二次修正"),
    ],
)
def test_the_stretch_of_the_very_event(rest, date, end):
    (said,) = told(rest)
    assert said.startswith(date)
    assert said.endswith(end)


def test_all_of_several():
    assert len(told(" 历次修正分别是哪年")) == 2


@pytest.mark.parametrize(
    "rest", [" 第三次修正是哪年", "修订后的 自哪天起生效", " 下一次什么时候再修订", " 哪年施行", " 修正了什么"]
)
def test_another_event_is_no_answer(rest):
    assert told(rest) == []


def test_nor_is_an_article():
    assert told(" 哪年通过", chunk("a", NOTE, document_id="hupo").model_copy(update={"number": "第一条"})) == []
