"""Every fault is one Chinese sentence on stderr and the exit code of the contract."""

import pytest


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["ask"], "缺少 QUESTION"),
        (["ask", "学校？", "--loud"], "--loud"),
        (["search", "学校", "-k", "many"], "-k"),
        (["search", "学校", "-k", "0"], "-k"),
        (["fly"], "没有命令 fly"),
        (["settings", "more"], "多出了参数 more"),
        (["ask", "学校？", "--data-dir"], "--data-dir"),
        (["serve", "--port", "99999"], "--port"),
        (["serve", "--host", "no.such.host.invalid"], "--host"),
    ],
)
def test_wrong_usage_ends_with_2(assistant, empty_folder, arguments, told):
    code, out, err = assistant(*arguments)
    assert (code, out) == (2, "")
    assert told in err
    assert len(err.splitlines()) == 1
    assert any("\u4e00" <= c <= "\u9fff" for c in err)


def test_no_arguments_shows_the_commands(assistant):
    code, _, err = assistant()
    assert code == 2
    assert all(name in err for name in ("index", "ask", "search", "serve", "settings", "corpus"))


def test_help_is_done_work(assistant):
    code, out, _ = assistant("ask", "--help")
    assert code == 0
    assert "--json" in out


def test_a_bad_setting_ends_with_2(assistant, empty_folder, monkeypatch):
    monkeypatch.setenv("ASSISTANT_MAX_CHARS", "lots")
    code, _, err = assistant("settings")
    assert code == 2
    assert "ASSISTANT_MAX_CHARS" in err


def test_a_path_that_is_not_there_ends_with_1(assistant, empty_folder):
    code, _, err = assistant("index", "nowhere.txt")
    assert (code, "nowhere.txt" in err) == (1, True)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("sheet.xlsx", b"PK\x03\x04"),
        ("empty.txt", b""),
        ("broken.pdf", b"%PDF-1.7\ntrunc"),
        ("wrong.docx", "并不是文档".encode()),
    ],
)
def test_a_document_that_cannot_be_read_ends_with_1_and_leaves_the_index(
    assistant, report, empty_folder, name, content
):
    assert assistant("index", report)[0] == 0
    bad = empty_folder / name
    bad.write_bytes(content)
    code, _, err = assistant("index", bad)
    assert code == 1
    assert len(err.strip().splitlines()[-1]) > 5
    bad.unlink()
    assert "5所" in assistant("ask", "全县有几所公办职业学校？")[1]


def test_one_bad_document_is_named_and_the_others_are_indexed(assistant, report, empty_folder):
    (empty_folder / "empty.md").write_bytes(b"")
    code, out, err = assistant("index", report, empty_folder / "empty.md")
    assert code == 1
    assert "文档 1 个" in out
    assert "empty.md" in err


def test_a_data_folder_that_is_a_file_ends_with_1(assistant, report):
    code, _, err = assistant("index", report, "--data-dir", report)
    assert code == 1
    assert "--data-dir" in err


def test_debug_shows_where_it_went_wrong(assistant, empty_folder):
    _, _, err = assistant("index", "nowhere.txt", "--debug")
    assert "Traceback" in err
