"""A list is read out over all its chunks, each title with its text."""

from assistant.answer.wholly import stretches, told_whole
from assistant.types import Passage
from tests.fakes import chunk

FIRST = chunk("a", "1. 补床位。", "新增床位60张。", "2. 强夜班。", "招护士12人。")
LATER = chunk("b", "3. 促流程。", "挂号改为一站办理。").model_copy(
    update={
        "start": 100,
        "sentences": tuple(
            one.model_copy(update={"start": one.start + 100, "end": one.end + 100})
            for one in chunk("b", "3. 促流程。", "挂号改为一站办理。").sentences
        ),
    }
)
OTHER = chunk("c", "1. 扩大门诊。", "2. 改造病房。").model_copy(update={"section": 4})


def test_a_title_stays_with_its_text():
    assert stretches(FIRST) == ["1. 补床位。新增床位60张。", "2. 强夜班。招护士12人。"]


def test_items_without_text_and_long_ones_stand_alone():
    assert stretches(OTHER)[-1] == "2. 改造病房。"
    long = "1. 新增三个病区的床位共60张，并改造门诊。"
    assert stretches(chunk("d", long, "护士增加。")) == [long, "护士增加。"]


def test_items_of_one_sentence_have_no_titles():
    parts = ("问题：一是床位少；", "二是夜班多。", "明年计划扩建。")
    assert stretches(chunk("e", *parts)) == list(parts)


def test_a_list_goes_on_in_the_next_chunk_of_its_section():
    held = [Passage(chunk=one, document_title="年报", score=1.0) for one in (LATER, OTHER, FIRST)]
    assert [text for text, _ in told_whole(held, 2)][-1] == "3. 促流程。挂号改为一站办理。"
    assert len(list(told_whole(held, 2))) == 3
