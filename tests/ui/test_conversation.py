"""What a session remembers."""

from assistant.types import Passage
from tests.ui.samples import PROSE, answer, refusal
from ui.conversation import REMEMBERED, Conversation


def test_history_holds_answered_questions_only():
    conversation = Conversation()
    conversation.begin("第一问").answer = answer()
    conversation.begin("第二问").fault = "问题过长。"
    conversation.begin("第三问").stopped = True
    conversation.begin("第四问")
    assert [(turn.role, turn.content) for turn in conversation.history()] == [
        ("user", "第一问"),
        ("assistant", answer().text),
    ]


def test_history_is_limited_to_the_last_questions():
    conversation = Conversation()
    for number in range(REMEMBERED + 3):
        conversation.begin(f"问{number}").answer = answer()
    assert [turn.content for turn in conversation.history() if turn.role == "user"] == [
        f"问{number}" for number in range(3, REMEMBERED + 3)
    ]


def test_it_is_busy_until_the_last_question_has_an_outcome():
    conversation = Conversation()
    assert not conversation.busy
    exchange = conversation.begin("问")
    assert conversation.busy
    exchange.stopped = True
    assert not conversation.busy


def test_each_exchange_is_shown_in_its_state():
    conversation = Conversation()
    conversation.begin("一").answer = answer()
    conversation.begin("二").fault = "问题过长。"
    conversation.begin("三").stopped = True
    conversation.begin("四").draft = "正写到"
    shown = conversation.html()
    assert ["有学校三所" in shown[0], "问题过长。" in shown[1], "已停止" in shown[2], "正写到" in shown[3]] == [
        True
    ] * 4


def test_citations_are_found_by_turn_and_label():
    conversation = Conversation()
    conversation.begin("一").answer = answer()
    found = conversation.citation(0, 2)
    assert found is not None
    assert (found[0].label, found[1]) == (2, [1, 2])
    assert conversation.citation(0, 9) is None
    assert conversation.citation(5, 1) is None
    assert conversation.citation(-1, 1) is None


def test_related_sections_come_with_the_passages_of_their_question():
    conversation = Conversation()
    exchange = conversation.begin("一")
    exchange.answer, exchange.passages = refusal(), (Passage(chunk=PROSE, document_title="甲市报告", score=1),)
    assert conversation.related(0, 0) == ("《甲市报告》1.1 规模", exchange.passages)
    assert conversation.related(0, 1) is None
    assert conversation.related(0, -1) is None
