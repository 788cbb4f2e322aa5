"""Settings come from three places, and a wrong one is named in Chinese."""

import re

import pytest

from assistant.errors import SettingsError
from assistant.settings import PREFIX, REPOSITORY, SHAPES_ANSWERS, SHAPES_INDEX, Settings, load_settings, source


@pytest.fixture(autouse=True)
def _folder(empty_folder):
    """Every test here works where there is no `.env`."""


def test_command_line_beats_environment_beats_file(empty_folder, monkeypatch):
    (empty_folder / ".env").write_text("ASSISTANT_PORT=9001\nASSISTANT_THREADS=3\nOTHER=1\n", encoding="utf-8")
    assert (load_settings().port, source("port")) == (9001, ".env")
    monkeypatch.setenv("ASSISTANT_PORT", "9002")
    assert (load_settings().port, source("port")) == (9002, "环境变量 ASSISTANT_PORT")
    assert load_settings(port=9003).port == 9003
    assert source("port", given=["port"]) == "命令行"
    assert load_settings(port=None).port == 9002
    assert load_settings().threads == 3
    assert source("host") == "默认"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ASSISTANT_PORT", "eighty"),
        ("ASSISTANT_PORT", "65536"),
        ("ASSISTANT_PORT", "-1"),
        ("ASSISTANT_MAX_CHARS", "99"),
        ("ASSISTANT_QUESTION_LIMIT", "1e9"),
        ("ASSISTANT_THREADS", "0"),
        ("ASSISTANT_LOG_LEVEL", "LOUD"),
        ("ASSISTANT_PAGE", "ui.app"),
        ("ASSISTANT_NOTICE", "标" * 201),
    ],
)
def test_a_bad_value_is_named(monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=f"设置项 {name} 不可用"):
        load_settings()


def test_an_unknown_name_is_rejected_wherever_it_stands(empty_folder, monkeypatch):
    with pytest.raises(SettingsError, match="参数中的 prot"):
        load_settings(prot=1)
    (empty_folder / ".env").write_text("ASSISTANT_PROT=1\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"\.env 中的 ASSISTANT_PROT .*ASSISTANT_PORT"):
        load_settings()
    (empty_folder / ".env").unlink()
    monkeypatch.setenv("ASSISTANT_PROT", "1")
    with pytest.raises(SettingsError, match=r"环境变量中的 ASSISTANT_PROT .*ASSISTANT_PORT"):
        load_settings()


def test_an_unreadable_env_file_is_told(empty_folder):
    (empty_folder / ".env").write_bytes("ASSISTANT_NOTICE=标识".encode("gb18030"))
    with pytest.raises(SettingsError, match="UTF-8"):
        load_settings()


def test_an_empty_variable_counts_as_not_set(monkeypatch):
    monkeypatch.setenv("ASSISTANT_PORT", "")
    assert load_settings().port == Settings.model_fields["port"].default
    assert source("port") == "默认"


def test_settings_cannot_be_changed():
    with pytest.raises(ValueError, match="frozen"):
        setattr(load_settings(), "port", 1)  # noqa: B010  # a plain assignment is a type error already


def test_only_what_shapes_the_index_makes_it_stale():
    plain = load_settings()
    assert load_settings(notice="别的标识。").index_hash == plain.index_hash
    assert load_settings(notice="别的标识。").settings_hash != plain.settings_hash
    assert load_settings(max_chars=300).index_hash != plain.index_hash
    assert load_settings(port=1, data_dir="elsewhere").settings_hash == plain.settings_hash


def test_every_setting_has_a_meaning_and_the_hashed_ones_exist():
    assert all(field.description for field in Settings.model_fields.values())
    assert set(SHAPES_INDEX) < set(SHAPES_ANSWERS) < set(Settings.model_fields)


def test_the_example_file_shows_every_setting_with_its_default():
    text = (REPOSITORY / ".env.example").read_text(encoding="utf-8")
    shown = dict(line.removeprefix("#").split("=", 1) for line in text.splitlines() if line.startswith("#ASSISTANT_"))
    fields = {PREFIX + name.upper(): str(field.default) for name, field in Settings.model_fields.items()}
    fields["ASSISTANT_CORPUS_DIR"] = "corpus"  # the default is the folder's place on this machine
    assert shown == fields


def test_the_readme_lists_every_setting_with_its_default_and_meaning():
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    for name, field in Settings.model_fields.items():
        default = "corpus" if name == "corpus_dir" else str(field.default)
        row = f"| `{PREFIX}{name.upper()}` | {default} | {field.description} |"
        assert row in readme.replace(f"`{default}` |", f"{default} |"), name


def test_a_chat_address_needs_a_model(monkeypatch):
    monkeypatch.setenv("ASSISTANT_CHAT_BASE_URL", "http://127.0.0.1:9/v1")
    with pytest.raises(SettingsError, match="设置项 ASSISTANT_CHAT_MODEL 不可用：填了 ASSISTANT_CHAT_BASE_URL"):
        load_settings()
    monkeypatch.setenv("ASSISTANT_CHAT_MODEL", "m")
    assert load_settings().chat_model == "m"


@pytest.mark.parametrize("address", ["localhost:8000/v1", "ftp://a/v1", "https://user:secret@a/v1", "http://a b/v1"])
def test_a_chat_address_is_plain_http_without_a_password(monkeypatch, address):
    monkeypatch.setenv("ASSISTANT_CHAT_MODEL", "m")
    monkeypatch.setenv("ASSISTANT_CHAT_BASE_URL", address)
    with pytest.raises(SettingsError, match="ASSISTANT_CHAT_BASE_URL"):
        load_settings()


def test_the_key_shapes_no_hash_and_is_never_shown():
    plain, keyed = load_settings(), load_settings(chat_api_key="sk-secret")
    assert keyed.settings_hash == plain.settings_hash
    assert "sk-secret" not in repr(keyed) + str(keyed) + keyed.model_dump_json()
    assert load_settings(chat_base_url="http://a/v1", chat_model="m").settings_hash != plain.settings_hash


def test_the_documented_endpoints_are_valid_settings():
    page = (REPOSITORY / "docs" / "chat-models.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```sh\n(.*?)```", page, flags=re.DOTALL)
    examples = [dict(line.split("=", 1) for line in block.splitlines() if "=" in line) for block in blocks]
    assert len(examples) >= 4
    for example in examples:
        values = {name.removeprefix(PREFIX).lower(): value for name, value in example.items()}
        assert load_settings(**values).chat_base_url.startswith("http")
