"""`assistant keys`, `audit` and `feedback` over a database in the data folder."""

import json
import re
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from assistant.bootstrap import open_store
from assistant.settings import load_settings
from evals.cases import read_cases
from tests.fakes import answer


@pytest.fixture(autouse=True)
def _folder(empty_folder):
    """Every command here works in an empty folder."""


@pytest.fixture
def store():
    opened = open_store(load_settings())
    yield opened
    opened.close()


def test_a_key_is_created_listed_and_revoked(assistant, store):
    code, out, err = assistant("keys", "create", "办公系统", "--scope", "ask", "--scope", "admin", "--expires", "90d")
    secret = out.strip()
    assert code == 0
    assert secret not in err
    key = store.keys.check(secret)
    assert key is not None
    assert key.scopes == ("ask", "admin")
    assert abs(key.expires_at - datetime.now(UTC) - timedelta(days=90)) < timedelta(minutes=1)
    code, out, _ = assistant("keys", "list")
    assert code == 0
    assert key.id in out
    assert "办公系统" in out
    assert secret not in out
    code, out, _ = assistant("keys", "list", "--json")
    assert [(row["id"], row["scopes"]) for row in json.loads(out)] == [(key.id, ["ask", "admin"])]
    assert assistant("keys", "revoke", key.id)[0] == 0
    assert store.keys.check(secret) is None
    assert "停用" in assistant("keys", "list")[1]


def test_a_key_may_ask_and_read_until_the_end_of_its_last_day(assistant, store):
    _, out, _ = assistant("keys", "create", "甲", "--expires", "2099-12-31")
    key = store.keys.check(out.strip())
    assert key.scopes == ("ask", "read")
    assert key.expires_at.astimezone().isoformat().startswith("2100-01-01T00:00:00")


@pytest.mark.parametrize(
    "arguments",
    [
        ("create", "甲", "--scope", "write"),
        ("create", " "),
        ("create", "local"),
        ("create", "甲", "--expires", "soon"),
        ("create", "甲", "--expires", "2020-01-01"),
        ("create", "甲", "--expires", "99999d", "--scope"),
        ("create",),
    ],
)
def test_a_key_that_makes_no_sense_is_refused(assistant, store, arguments):
    code, out, err = assistant("keys", *arguments)
    assert (code, out) == (2, "")
    assert re.search("[\u4e00-\u9fff]", err)
    assert store.keys.list() == []


def test_an_unknown_key_cannot_be_revoked(assistant):
    code, _, err = assistant("keys", "revoke", "nobody")
    assert (code, "assistant keys list" in err) == (1, True)


def test_a_whole_log_passes_and_an_altered_one_names_the_entry(assistant, store):
    for number in range(5):
        store.audit.record("answer", "甲", number=number)
    code, out, _ = assistant("audit", "verify")
    assert (code, "共 5 条" in out) == (0, True)
    (kept,) = re.findall(r"\d+:[0-9a-f]{64}", out)
    assert assistant("audit", "verify", "--expect", kept)[0] == 0
    code, _, err = assistant("audit", "verify", "--expect", kept.replace("5:", "6:"))
    assert (code, "第 6 条" in err) == (1, True)
    assert assistant("audit", "verify", "--expect", "5")[0] == 2
    with store._database.write() as connection:
        connection.execute(text("DROP TRIGGER audit_log_update"))
        connection.execute(text("UPDATE audit_log SET actor = '乙' WHERE number = 3"))
    code, out, err = assistant("audit", "verify")
    assert (code, out) == (1, "")
    assert "第 3 条" in err


def test_the_log_is_exported_as_json_lines(assistant, store, empty_folder):
    entries = [store.audit.record("answer", "甲", number=number) for number in range(3)]
    code, out, err = assistant("audit", "export")
    assert (code, "3 条" in err) == (0, True)
    assert [json.loads(line)["hash"] for line in out.splitlines()] == [entry.hash for entry in entries]
    assert assistant("audit", "export", "log.jsonl")[0] == 0
    assert (empty_folder / "log.jsonl").read_text(encoding="utf-8") == out
    assert assistant("audit", "export", "--since", "2099-01-01")[1] == ""
    code, _, err = assistant("audit", "export", "missing/log.jsonl")
    assert (code, "无法写入" in err) == (2, True)
    assert sorted(path.name for path in empty_folder.iterdir()) == ["data", "log.jsonl"]


def test_old_entries_are_pruned_by_the_setting(assistant, store, monkeypatch):
    store.audit._clock = lambda: datetime.now(UTC) - timedelta(days=200)
    store.audit.record("answer", "甲")
    code, out, _ = assistant("audit", "prune")
    assert (code, "已删除 1 条" in out) == (0, True)
    monkeypatch.setenv("ASSISTANT_AUDIT_DAYS", "90")
    code, _, err = assistant("audit", "prune")
    assert (code, "ASSISTANT_AUDIT_DAYS" in err) == (2, True)
    assert store.audit.verify().first_bad is None


def test_corrected_answers_become_cases(assistant, store, empty_folder):
    store.answers.add(answer("有几所学校？"), owner="local")
    store.feedback.add("a1", "local", "down", corrected_answer="35所。", corrected_section="1.1.1")
    code, _, err = assistant("feedback", "export", "cases.jsonl")
    assert (code, "1 道" in err) == (0, True)
    (case,) = read_cases([empty_folder / "cases.jsonl"])
    assert (case.question, case.facts, case.gold_sections) == ("有几所学校？", (("35所",),), ("1.1.1",))


@pytest.mark.parametrize("command", [("keys", "list"), ("audit", "verify"), ("feedback", "export")])
def test_a_damaged_database_is_one_sentence(assistant, empty_folder, command):
    (empty_folder / "data").mkdir()
    (empty_folder / "data" / "assistant.db").write_bytes(b"no database " * 1000)
    code, out, err = assistant(*command)
    assert (code, out, len(err.strip().splitlines())) == (1, "", 1)
    assert "已损坏" in err


@pytest.mark.parametrize("command", [("keys", "list"), ("audit", "verify")])
def test_a_wrong_url_is_a_wrong_setting(assistant, monkeypatch, command):
    monkeypatch.setenv("ASSISTANT_STORE_URL", "mysql://u:secret@h/d")
    code, _, err = assistant(*command)
    assert (code, "ASSISTANT_STORE_URL" in err, "secret" in err) == (2, True, False)


def test_settings_do_not_show_the_password(assistant, monkeypatch):
    monkeypatch.setenv("ASSISTANT_STORE_URL", "postgresql://u:secret@h/d")
    assert "secret" not in assistant("settings")[1] + assistant("settings", "--json")[1]


def test_old_conversations_are_pruned_and_it_is_said_how_many(assistant, store):
    store.answers.add(answer("有几所学校？"), owner="local")
    assert assistant("conversations", "prune", "--days", "30")[:2] == (0, "已删除 0 个对话、0 个回答和 0 条评价。\n")
    assert assistant("conversations", "prune")[0] == 2
    assert assistant("conversations", "prune", "--days", "0")[0] == 2
