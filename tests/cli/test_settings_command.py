"""`assistant settings` shows every setting, its source and its meaning."""

import json

import pytest

from assistant.settings import Settings


@pytest.fixture(autouse=True)
def _folder(empty_folder, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")


def test_all_settings_are_listed_with_source_and_meaning(assistant, monkeypatch):
    monkeypatch.setenv("ASSISTANT_PORT", "9000")
    code, out, _ = assistant("settings", "--data-dir", "there")
    assert code == 0
    rows = {line.split("│")[1].strip(): line for line in out.splitlines() if line.startswith("│")}
    assert len(rows) == len(Settings.model_fields)
    assert "环境变量 ASSISTANT_PORT" in rows["ASSISTANT_PORT"]
    assert "命令行" in rows["ASSISTANT_DATA_DIR"]
    assert "默认" in rows["ASSISTANT_HOST"]
    assert all(str(field.description) in out for field in Settings.model_fields.values())


def test_json_holds_the_values(assistant):
    code, out, _ = assistant("settings", "--json")
    assert (code, json.loads(out)["port"]) == (0, 8000)


@pytest.mark.parametrize("arguments", [[], ["--json"]])
def test_the_key_of_a_chat_endpoint_is_not_shown(assistant, monkeypatch, arguments):
    monkeypatch.setenv("ASSISTANT_CHAT_API_KEY", "sk-secret")
    code, out, err = assistant("settings", *arguments)
    assert code == 0
    assert "CHAT_API_KEY" in out.upper()
    assert "sk-secret" not in out + err
