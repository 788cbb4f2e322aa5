"""Conversations, answers and feedback, over SQLite and PostgreSQL."""

import json
import threading

import pytest
from sqlalchemy import text

from assistant.errors import AnswerNotFound, ConversationNotFound
from tests.fakes import answer


def given(question, identity):
    return answer(question).model_copy(update={"id": identity})


def test_a_conversation_keeps_its_answers_in_order(store):
    conversation = store.conversations.create("甲")
    for number in range(5):
        store.answers.add(given(f"第{number}问", f"a{number}"), owner="甲", conversation_id=conversation.id)
    messages = store.conversations.messages(conversation.id, "甲")
    assert [message.question for message in messages] == [f"第{number}问" for number in range(5)]
    assert messages[0].answer == given("第0问", "a0").model_copy(update={"conversation_id": conversation.id})
    assert [m.id for m in store.conversations.messages(conversation.id, "甲", last=2)] == ["a3", "a4"]


def test_the_first_question_names_a_conversation_that_has_no_title(store):
    unnamed = store.conversations.create("甲")
    named = store.conversations.create("甲", "  期末\n材料 ")
    for conversation in (unnamed, named):
        for question in ("全市有几所学校？", "那民办的呢？"):
            store.answers.add(given(question, conversation.id + question), owner="甲", conversation_id=conversation.id)
    assert store.conversations.get(unnamed.id, "甲").title == "全市有几所学校？"
    assert store.conversations.get(named.id, "甲").title == "期末 材料"


def test_another_owner_finds_nothing(store):
    conversation = store.conversations.create("甲", "材料")
    store.answers.add(given("有几所学校？", "a1"), owner="甲", conversation_id=conversation.id)
    assert store.conversations.list("乙") == []
    for call in (
        lambda: store.conversations.get(conversation.id, "乙"),
        lambda: store.conversations.messages(conversation.id, "乙"),
        lambda: store.conversations.rename(conversation.id, "乙", "别人的"),
        lambda: store.conversations.delete(conversation.id, "乙"),
        lambda: store.answers.add(given("问", "a2"), owner="乙", conversation_id=conversation.id),
    ):
        with pytest.raises(ConversationNotFound):
            call()
    assert store.conversations.get(conversation.id, "甲").title == "材料"
    assert len(store.conversations.messages(conversation.id, "甲")) == 1
    with pytest.raises(AnswerNotFound):
        store.answers.get("a2")


def test_the_latest_conversation_comes_first_page_by_page(store):
    made = [store.conversations.create("甲", str(number)) for number in range(5)]
    store.answers.add(given("问", "a1"), owner="甲", conversation_id=made[1].id)
    first = store.conversations.list("甲", limit=2)
    second = store.conversations.list("甲", limit=9, before=first[-1].updated_at)
    assert [c.title for c in (*first, *second)] == ["1", "4", "3", "2", "0"]


@pytest.mark.parametrize("query", ["示范学校", "示 范 學校", "ＡＢ", "三所", "100%_的"])
def test_search_finds_what_was_said_however_it_is_written(store, query):
    sought = store.conversations.create("甲", "Ab 类 100%_的材料")
    store.answers.add(given("有几所示范学校", "a1"), owner="甲", conversation_id=sought.id)
    other = store.conversations.create("甲", "教师 1000 的")
    store.conversations.create("乙", "示范学校 ab 三所 100%_的")
    assert [found.id for found in store.conversations.list("甲", query=query)] == [sought.id]
    assert {found.id for found in store.conversations.list("甲")} == {sought.id, other.id}
    assert store.conversations.list("甲", query="没有说过") == []


def test_renaming_changes_what_search_finds(store):
    conversation = store.conversations.create("甲", "旧名")
    assert store.conversations.rename(conversation.id, "甲", "新名").title == "新名"
    assert store.conversations.list("甲", query="旧名") == []
    assert [c.id for c in store.conversations.list("甲", query="新名")] == [conversation.id]


def test_deleting_a_conversation_takes_its_answers_and_feedback_along(store):
    conversation = store.conversations.create("甲")
    store.answers.add(given("问", "a1"), owner="甲", conversation_id=conversation.id)
    store.answers.add(given("问", "a2"), owner="甲")
    store.feedback.add("a1", "甲", "down")
    store.feedback.add("a1", "乙", "up")
    store.feedback.add("a2", "甲", "up")
    store.conversations.delete(conversation.id, "甲", key_id="k1")
    with pytest.raises(ConversationNotFound):
        store.conversations.delete(conversation.id, "甲")
    with pytest.raises(AnswerNotFound):
        store.answers.get("a1")
    assert store.answers.get("a2").question == "问"
    assert [kept.answer_id for kept in store.feedback.list()] == ["a2"]
    (entry,) = store.audit.entries()
    assert entry.event == "conversation.deleted"
    assert json.loads(entry.details) == {
        "conversation_id": conversation.id,
        "answers": 1,
        "feedback": 2,
        "key_id": "k1",
    }


def test_what_postgresql_cannot_keep_is_left_out(store):
    conversation = store.conversations.create("甲", "标\0题\ud800")
    kept = store.answers.add(given("问\0题", "a1"), owner="甲", conversation_id=conversation.id)
    assert store.conversations.get(conversation.id, "甲").title == "标题"
    assert store.answers.get("a1").answer == kept.answer
    with pytest.raises(ConversationNotFound):
        store.conversations.get("\0\ud800", "甲\0")
    with pytest.raises(AnswerNotFound):
        store.feedback.add("a\0", "甲", "up", reason="\0")
    assert store.conversations.list("\0") == []


def test_an_answer_written_by_a_newer_version_can_be_read(store):
    store.answers.add(given("问", "a1"), owner="甲")
    with store._database.write() as connection:
        body = store.answers.get("a1").answer.model_dump_json().replace('{"label":1', '{"label":1,"colour":"red"', 1)
        connection.execute(text("UPDATE answers SET body = :body"), {"body": body.replace("{", '{"new":[1],', 1)})
    assert store.answers.get("a1").answer == given("问", "a1")


def test_later_feedback_of_the_same_owner_takes_the_place_of_the_earlier(store):
    store.answers.add(given("问", "a1"), owner="甲")
    store.feedback.add("a1", "甲", "up")
    last = store.feedback.add(
        "a1", "甲", "down", reason="数字不对", corrected_answer="四所。", corrected_section="1.1.1"
    )
    other = store.feedback.add("a1", "乙", "up")
    assert store.feedback.list() == [other, last]
    assert store.feedback.list(rating="down") == [last]
    assert store.feedback.list(limit=1) == [other]
    with pytest.raises(AnswerNotFound):
        store.feedback.add("a9", "甲", "up")


def test_a_transaction_is_kept_whole_or_not_at_all(store):
    class Interrupted(Exception):
        pass

    def interrupted():
        with store.transaction():
            store.answers.add(given("问", "a1"), owner="甲")
            store.audit.record("answer", "甲", answer_id="a1")
            raise Interrupted

    with pytest.raises(Interrupted):
        interrupted()
    with pytest.raises(AnswerNotFound):
        store.answers.get("a1")
    assert store.audit.verify().entries == 0


def test_64_askers_at_once_all_get_their_turn(store):
    failures = []

    def ask(asker):
        try:
            conversation = store.conversations.create(f"第{asker}位")
            for number in range(5):
                with store.transaction():
                    identity = f"{asker}-{number}"
                    store.answers.add(given("问", identity), owner=conversation.owner, conversation_id=conversation.id)
                    store.audit.record("answer", conversation.owner, answer_id=identity)
        except Exception as error:  # noqa: BLE001  # a thread's failure is shown by the assertion below
            failures.append(error)

    threads = [threading.Thread(target=ask, args=(asker,)) for asker in range(64)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    report = store.audit.verify()
    assert (report.entries, report.first_bad) == (320, None)
    assert all(len(store.conversations.list(f"第{asker}位")) == 1 for asker in range(64))


def test_what_nobody_goes_on_with_can_be_pruned_and_the_rest_stays(store, clock):
    old, used = store.conversations.create("甲", "旧"), store.conversations.create("甲", "续")
    for identity, place in (("a1", old.id), ("a2", used.id), ("a3", "")):
        store.answers.add(given("有几所学校？", identity), owner="甲", conversation_id=place)
        store.feedback.add(identity, "乙", "up")
    clock.forward(days=40)
    store.answers.add(given("民办的呢？", "a4"), owner="甲", conversation_id=used.id)
    store.answers.add(given("有几所学校？", "a5"), owner="甲")
    assert store.conversations.prune(30) == (1, 2, 2)
    assert [found.id for found in store.conversations.list("甲")] == [used.id]
    assert [message.id for message in store.conversations.messages(used.id, "甲")] == ["a2", "a4"]
    assert [given.answer_id for given in store.feedback.list()] == ["a2"]
    assert store.answers.get("a5").question == "有几所学校？"
    for gone in ("a1", "a3"):
        with pytest.raises(AnswerNotFound):
            store.answers.get(gone)
    (entry,) = store.audit.entries()
    told = {"keep_days": 30, "conversations": 1, "answers": 2, "feedback": 2}
    assert (entry.event, json.loads(entry.details)) == ("conversations.pruned", told)
    assert store.conversations.prune(30) == (0, 0, 0)
    assert store.audit.verify().entries == 1
