"""Sensitive words are found however they are written, and only where they are meant."""

import pytest

from assistant.errors import SettingsError
from assistant.reception import Screen

LIST = """\ufeff# 示例词表

赌博
代考
!反赌博
!禁止代考
av
Q群123
"""


@pytest.fixture
def screen(tmp_path):
    path = tmp_path / "words.txt"
    path.write_text(LIST, encoding="utf-8")
    return Screen.read(path)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("哪里可以赌博？", (3,)),
        ("賭博网站", (3,)),
        ("赌 博", (3,)),
        ("赌\u200b博", (3,)),
        ("赌\n\t博", (3,)),
        ("赌·博、赌*博", (3,)),
        ("找人代考和赌博", (3, 4)),
        ("ＡＶ在哪", (7,)),
        ("看a v吗", (7,)),
        ("加q群１２３", (8,)),
        ("反赌博教育和赌博", (3,)),
    ],
)
def test_a_word_is_found_however_it_is_written(screen, text, lines):
    assert screen.hits(text) == lines


@pytest.mark.parametrize(
    "text",
    [
        "",
        "全市有几所中职学校？",
        "学校怎样开展反赌博教育？",
        "禁 止 代 考的规定",
        "I have a java avatar",
        "Q群1234",
        "他赌气，博物馆",
        "赌。博",
        "替代考试",
    ],
)
def test_what_is_not_meant_passes(screen, text):
    assert screen.hits(text) == ((4,) if text == "替代考试" else ())


def test_a_list_can_let_through_what_holds_a_word_by_chance(tmp_path):
    path = tmp_path / "words.txt"
    path.write_text("代考\n!替代考试\n", encoding="utf-8")
    assert Screen.read(path).hits("用什么替代考试？") == ()
    assert Screen.read(path).hits("替代考试的代考") == (1,)


def test_without_a_list_everything_passes():
    assert Screen().hits("赌博") == ()


def test_a_long_question_against_a_long_list_takes_no_time(tmp_path):
    path = tmp_path / "words.txt"
    path.write_text("\n".join(f"敏感词{number}" for number in range(20_000)), encoding="utf-8")
    screen = Screen.read(path)
    assert screen.hits("敏感" * 1000 + "敏感词19999") == (20000,)


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (None, "无法读取"),
        ("词".encode("gb18030"), "UTF-8"),
        (b"# none\n!only\n\n", "没有词"),
        (b" " * 5_000_001, "过大"),
    ],
)
def test_a_list_that_cannot_be_used_is_a_wrong_setting(tmp_path, content, complaint):
    path = tmp_path / "words.txt"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(SettingsError, match=complaint):
        Screen.read(path)
