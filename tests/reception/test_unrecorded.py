"""What happens when nothing can be recorded: an answer that says so, or none where recording is a must."""

import pytest

from assistant.errors import AnswerNotFound, StoreFault
from assistant.reception import LOCAL, Actor, Reception, Screen

KEYED = Actor("办公系统", key_id="k1", scopes=frozenset({"ask"}))
NOTICE = "测试标识。"


def events(store):
    return [entry.event for entry in store.audit.entries()]


def test_when_nothing_can_be_recorded_the_answer_says_so(reception, store, break_down, caplog):
    conversation = store.conversations.create("local")
    reception.ask("有几所学校？", actor=LOCAL, conversation_id=conversation.id)
    break_down()
    answer = reception.ask("有几所学校？", actor=LOCAL, conversation_id=conversation.id)
    assert (answer.text, answer.conversation_id) == ("三所。[1]", conversation.id)
    assert "此前的对话暂时读不到" in answer.provenance.degraded
    assert "没有存入" in answer.provenance.degraded
    assert "unrecorded" in caplog.text
    with pytest.raises(AnswerNotFound):
        store.answers.get(answer.id)
    streamed = list(reception.stream("有几所学校？", actor=LOCAL))[-1].answer
    assert "没有存入" in streamed.provenance.degraded
    refused = reception.ask("赌博", actor=LOCAL)
    assert "没有存入" in refused.provenance.degraded
    stream = reception.stream("有几所学校？", actor=LOCAL)
    next(stream)
    stream.close()


def test_with_a_key_there_is_no_answer_without_a_record(reception, break_down, assistant):
    break_down()
    with pytest.raises(StoreFault, match="审计记录"):
        reception.ask("有几所学校？", actor=KEYED)
    with pytest.raises(StoreFault):
        reception.ask("赌博", actor=KEYED)
    with pytest.raises(StoreFault):
        reception.ask("有几所学校？", actor=KEYED, conversation_id="c1")
    asked = len(assistant.asked)
    with pytest.raises(StoreFault):
        next(iter(reception.stream("有几所学校？", actor=KEYED)))
    assert len(assistant.asked) == asked, "no text was made before the log could be written"


def test_with_a_key_a_stream_is_on_record_before_its_text(reception, store):
    stream = reception.stream("有几所学校？", actor=KEYED)
    next(stream)
    assert events(store) == ["asked"]
    list(stream)
    assert events(store) == ["asked", "answer"]


def test_a_store_that_fails_during_a_stream_on_record_does_not_cost_the_answer(reception, break_down):
    stream = reception.stream("有几所学校？", actor=KEYED)
    next(stream)
    break_down()
    assert "没有存入" in list(stream)[-1].answer.provenance.degraded


@pytest.mark.parametrize(("required", "actor", "given"), [("always", LOCAL, False), ("never", KEYED, True)])
def test_the_setting_can_decide_for_everybody(assistant, store, break_down, required, actor, given):
    reception = Reception(lambda: assistant, store, Screen(), notice=NOTICE, audit_required=required)
    break_down()
    if given:
        assert "没有存入" in reception.ask("有几所学校？", actor=actor).provenance.degraded
    else:
        with pytest.raises(StoreFault):
            reception.ask("有几所学校？", actor=actor)
