"""The journey of a question: its events in order, its parts in the answer, the documents it keeps to."""

import pytest

from assistant.errors import DocumentNotFound, QuestionError
from assistant.types import Answer, Delta, Final, Retrieved, Status, Turn, Verdict

STAGES = ["understand", "retrieve", "read", "compute", "write", "verify"]


def test_events_come_in_order_and_final_says_what_was_streamed(assistant):
    events = list(assistant.stream("全县有几所公办学校？"))
    assert isinstance(events[0], Retrieved)
    assert isinstance(events[-1], Final)
    assert all(isinstance(event, Delta) for event in events[1:-1])
    assert "5所" in "".join(event.text for event in events[1:-1])
    assert "5所" in events[-1].answer.text


def test_every_stage_is_timed_in_its_order(assistant):
    assert list(assistant.ask("全县有几所公办学校？").provenance.timings_ms) == STAGES


def test_the_answer_says_what_it_is_made_of(assistant):
    answer = assistant.ask("全县有几所公办学校？")
    provenance = answer.provenance
    assert (answer.answerer, provenance.degraded, provenance.prompt_hash) == ("extractive", "", "")
    assert provenance.index_fingerprint == assistant.snapshot.fingerprint
    assert provenance.settings_hash
    assert all(statement.verdict is Verdict.SUPPORTED for statement in answer.statements)


def test_a_refusal_streams_no_text_and_names_what_is_near(assistant):
    events = list(assistant.stream("全县食堂有几家？"))
    assert [event.event for event in events] == ["retrieved", "final"]
    assert events[-1].answer.status is Status.REFUSED
    assert events[-1].answer.related


def test_what_is_computed_is_cited_like_everything_else(assistant):
    answer = assistant.ask("双师型教师占专任教师的比例是多少？")
    assert answer.calculations[0].result == "30.2%"
    assert {operand.label for operand in answer.calculations[0].operands} <= {c.label for c in answer.citations}


def test_a_follow_up_is_answered_on_its_own_words(assistant):
    answer = assistant.ask("那民办的呢？", [Turn(role="user", content="全县有几所公办学校？")])
    assert answer.question == "那民办的呢？"
    assert "民办" in answer.standalone_question
    assert "2所" in answer.text


def test_only_the_chosen_documents_are_looked_at(assistant):
    ids = {document.title: identity for identity, document in assistant.documents.items()}
    rules = next(identity for title, identity in ids.items() if "办法" in title)
    answer = assistant.ask("实习单位应当为学生购买什么保险？", documents=[rules])
    assert {citation.document_id for citation in answer.citations} == {rules}
    passages = assistant.search("学校", documents=[rules])
    assert {passage.chunk.document_id for passage in passages} == {rules}


@pytest.mark.parametrize("call", ["ask", "search"])
def test_a_document_that_does_not_exist_is_named_with_those_that_do(assistant, call):
    with pytest.raises(DocumentNotFound) as fault:
        getattr(assistant, call)("全县有几所公办学校？", documents=["nope"])
    assert "nope" in fault.value.message
    assert all(identity in fault.value.message for identity in assistant.documents)


def test_a_bad_question_is_told_before_the_first_event(assistant):
    with pytest.raises(QuestionError):
        next(assistant.stream("？"))


def test_asking_for_a_chat_model_that_there_is_not_is_told(assistant):
    answer = assistant.ask("全县有几所公办学校？", mode="chat")
    assert isinstance(answer, Answer)
    assert answer.answerer == "extractive"
    assert "没有配置对话模型" in answer.provenance.degraded


def test_the_half_of_a_question_that_nothing_tells_is_named_as_open(assistant):
    answer = assistant.ask("享受国家助学金的学生有多少人，发了多少钱？")
    assert answer.status is Status.PARTIAL
    assert "2310人" in answer.text
    assert answer.text.rstrip().endswith("（以上内容没有说明：发了多少钱。）")
