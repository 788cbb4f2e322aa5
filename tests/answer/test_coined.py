"""What a coined term is made of, where the sentence that coins it does not tell."""

import pytest

from assistant.answer.coined import members_of
from assistant.answer.units import read_units
from tests.answer.passages import SEGMENTER
from tests.fakes import chunk

CARE = (
    "医院打造“三心”服务模式，擦亮招牌。",
    "科室立足病房，确立“对病人耐心、对家属细心、对同事热心”的要求。",
    "年内表彰42人。",
)
NURSES = ("护理部形成“1+2+N”带教模式。", "带教围绕一条主线，依托门诊和病房两个阵地展开。", "年内表彰42人。")


@pytest.mark.parametrize(
    ("sentences", "question", "place"),
    [
        (CARE, "“三心”指哪三心", 1),
        (CARE, "三心服务说的是什么", 1),
        (NURSES, "“1+2+N”里的2指什么", 1),
        (CARE, "三心服务模式打造得怎么样", None),
        (CARE, "“四心”是什么", None),
        (("医院打造“三心”服务，即耐心、细心、热心。", "年内表彰42人。"), "“三心”指哪三心", None),
        (("医院打造“安心”服务。", "年内表彰42人。"), "“安心”指什么", None),
    ],
)
def test_the_sentence_behind_tells_the_members(sentences, question, place):
    assert members_of(question, read_units(chunk("c", *sentences), SEGMENTER), 0) == place
