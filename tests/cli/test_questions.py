"""`index`, `ask` and `search` over a small document."""

import json

import pytest
from pydantic import TypeAdapter

from assistant.types import Answer, Passage, Status

QUESTION = "全县有几所公办职业学校？"


@pytest.fixture
def indexed(assistant, report):
    code, out, _ = assistant("index", report)
    assert (code, "文档 1 个" in out) == (0, True)
    return report


def test_ask_prints_answer_citation_time_and_notice(assistant, indexed):
    code, out, err = assistant("ask", QUESTION)
    assert code == 0
    assert "5所" in out
    assert "[1] 《山阳县职业教育情况》1.1" in out
    assert "毫秒" in out
    assert "人工智能生成" in out
    assert err == ""


def test_json_is_the_answer_and_nothing_else(assistant, indexed):
    code, out, _ = assistant("ask", QUESTION, "--json")
    answer = Answer.model_validate_json(out)
    assert (code, answer.status) == (0, Status.ANSWERED)
    text = indexed.read_text(encoding="utf-8")
    assert all(citation.quote in text for citation in answer.citations)


def test_a_refusal_is_done_work(assistant, indexed):
    code, out, _ = assistant("ask", "火星上的氧气浓度是多少？", "--json")
    assert (code, json.loads(out)["status"]) == (0, "refused")


def test_search_lists_passages(assistant, indexed):
    code, out, _ = assistant("search", "教师", "-k", "1")
    assert code == 0
    assert out.startswith("1. 山阳县职业教育情况")
    assert "318人" in out
    code, out, _ = assistant("search", "教师", "-k", "2", "--json")
    assert 0 < len(TypeAdapter(list[Passage]).validate_json(out)) <= 2


@pytest.mark.parametrize("where", ["before", "after"])
def test_the_data_folder_may_stand_before_or_after_the_command(assistant, report, empty_folder, where):
    place = ("--data-dir", empty_folder / "elsewhere")
    command = ("index", report)
    code, _, _ = assistant(*((*place, *command) if where == "before" else (*command, *place)))
    assert code == 0
    assert (empty_folder / "elsewhere" / "index").is_dir()
    assert not (empty_folder / "data").exists()


def test_files_a_user_indexed_are_not_replaced_by_the_corpus(assistant, indexed):
    _, first, _ = assistant("search", "学校", "--json")
    assert {p["document_title"] for p in json.loads(first)} == {"山阳县职业教育情况"}


def test_a_changed_file_is_indexed_again_before_the_next_answer(assistant, indexed):
    indexed.write_text(indexed.read_text(encoding="utf-8").replace("公办学校5所", "公办学校6所"), encoding="utf-8")
    code, out, err = assistant("ask", QUESTION)
    assert (code, "6所" in out) == (0, True)
    assert "读取文件" in err


def test_a_file_that_is_gone_leaves_the_index_in_service(assistant, indexed):
    indexed.unlink()
    code, out, _ = assistant("ask", QUESTION)
    assert (code, "5所" in out) == (0, True)


@pytest.mark.parametrize("question", ["", "？！", "字" * 10_000, "\udcff"])
def test_what_is_no_question_is_wrong_usage(assistant, indexed, question):
    code, out, err = assistant("ask", question)
    assert (code, out) == (2, "")
    assert err.endswith("\n")
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("command", ["ask", "search"])
def test_a_document_that_does_not_exist_is_told_with_those_that_do(assistant, indexed, command):
    code, out, err = assistant(command, QUESTION, "--document", "nope")
    assert (code, out) == (1, "")
    assert "nope" in err
    assert "已有的编号" in err


def test_asking_for_a_chat_model_that_is_not_set_up_is_told(assistant, indexed):
    code, out, _ = assistant("ask", QUESTION, "--mode", "chat")
    assert (code, "5所" in out) == (0, True)
    assert "没有配置对话模型" in out
    code, _, err = assistant("ask", QUESTION, "--mode", "poem")
    assert code == 2
    assert "--mode" in err
