"""A follow-up that rules cannot complete is completed by the model, in words of the conversation."""

import pytest

from assistant.types import Status, Turn
from tests.models.server import says
from tests.pipeline.chatting import chatting


def test_a_follow_up_that_rules_cannot_complete_is_completed_by_the_model(settings, assistant):
    history = [
        Turn(role="user", content="全县享受国家助学金的是哪些学生？"),
        Turn(role="assistant", content="没有写。"),
    ]
    question = "谁跑得最快，成绩多好？"
    assert assistant.ask(question, history).status is Status.REFUSED
    script = says("全县享受国家助学金的学生有多少？"), says("全县享受国家助学金的学生有2310人。[1]")
    with chatting(settings, *script) as (chat, server):
        answer = chat.ask(question, history)
    assert (answer.question, answer.standalone_question) == (question, "全县享受国家助学金的学生有多少?")
    assert "2310人" in answer.text
    assert len(answer.provenance.prompt_hash.split("-")) == 2
    assert "享受国家助学金的是哪些学生" in server.prompts()[0]


@pytest.mark.parametrize("rewritten", ["太原市有多少所学校？", "2310名学生享受什么？", "谁跑得最快，成绩多好？", ""])
def test_a_rewriting_that_brings_in_something_new_is_not_used(settings, rewritten):
    history = [Turn(role="user", content="全县享受国家助学金的是哪些学生？")]
    with chatting(settings, says(rewritten)) as (chat, server):
        answer = chat.ask("谁跑得最快，成绩多好？", history)
    assert answer.status is Status.REFUSED
    assert answer.standalone_question.startswith("谁跑得最快")
    assert len(server.requests) == 1
