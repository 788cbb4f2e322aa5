"""What was wrong and is corrected becomes an evaluation case that the evaluation can read."""

import pytest

from assistant.reception import LOCAL, Reception, Screen, corrections
from assistant.store import file_url, open_store
from evals.cases import read_cases
from tests.fakes import FakeAssistant, answer


@pytest.fixture
def store(tmp_path):
    opened = open_store(file_url(tmp_path / "assistant.db"))
    yield opened
    opened.close()


def corrected(store, question, correction, section="", identity="a1"):
    store.answers.add(answer(question).model_copy(update={"id": identity}), owner="local")
    store.feedback.add(identity, "local", "down", corrected_answer=correction, corrected_section=section)
    return list(corrections(store))[-1]


@pytest.mark.parametrize(
    ("correction", "facts", "kind"),
    [
        ("35所。", (("35所",),), "number"),
        ("一共三十五所，其中公办约23所。", (("三十五所", "35所"), ("23所",)), "multi"),
        ("见《学校设置标准》。", (("学校设置标准",),), "which"),
        ("校长是张三；书记是李四。", (("校长是张三",), ("书记是李四",)), "list"),
    ],
)
def test_the_facts_are_what_can_be_compared(store, correction, facts, kind):
    case = corrected(store, "问", correction, "1.1.1")
    assert (case.facts, case.kind, case.answerable) == (facts, kind, True)
    assert (case.gold_sections, case.gold_document) == (("1.1.1",), "report")


@pytest.mark.parametrize("correction", ["资料中没有。", "没有这个数据", "报告未提及", "现有资料里查不到2023年的数"])
def test_a_correction_that_there_is_nothing_makes_an_unanswerable_case(store, correction):
    case = corrected(store, "问", correction)
    assert (case.facts, case.answerable, case.kind, case.gold_sections) == ((), False, "missing_detail", ())


def test_only_what_was_corrected_is_a_case(store):
    store.answers.add(answer("问"), owner="local")
    store.feedback.add("a1", "local", "down", reason="不对")
    store.feedback.add("a1", "乙", "up", corrected_answer="三所")
    store.feedback.add("a1", "丙", "down", corrected_answer=" ")
    assert list(corrections(store)) == []


def test_a_follow_up_takes_its_conversation_along(store):
    conversation = store.conversations.create("local")
    reception = Reception(FakeAssistant, store, Screen(), notice="标识。")
    for number, question in enumerate(("有几所学校？", "那民办学校呢？", "公办学校呢？")):
        given = answer(question).model_copy(update={"id": f"a{number}"})
        store.answers.add(given, owner="local", conversation_id=conversation.id)
    store.feedback.add("a1", "local", "down", corrected_answer="12所")
    store.feedback.add("a1", "乙", "down", corrected_answer="12所")
    own, shared = corrections(store)
    assert (own.question, [turn.content for turn in own.history]) == ("那民办学校呢？", ["有几所学校？", "三所。[1]"])
    assert (own.kind, shared.history) == ("followup", ())
    assert reception.ask("有几所学校？", actor=LOCAL).text == "三所。[1]"


def test_an_exported_file_can_be_read_as_a_set_of_cases(store, tmp_path):
    corrected(store, "有几所学校？", "35所，其中公办23所。", "1.1.1", "a1")
    corrected(store, "2023年呢？", "资料中没有", "", "a2")
    path = tmp_path / "corrected.jsonl"
    path.write_text("\n".join(case.model_dump_json() for case in corrections(store)) + "\n", encoding="utf-8")
    first, second = read_cases([path])
    assert (first.question, first.facts, first.split) == ("有几所学校？", (("35所",), ("23所",)), "dev")
    assert (second.question, second.answerable) == ("2023年呢？", False)
