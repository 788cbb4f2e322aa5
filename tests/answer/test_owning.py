"""Whose a thing is, by what the sentence itself says."""

import pytest

from assistant.answer.owning import is_label, leaves_out, makes, owner
from assistant.text import folded

NAMES = ("云岭县职业中学", "白河县职业中学")


def owner_of(text, thing):
    return owner(folded(text), [name for name in NAMES if name in text], thing)


@pytest.mark.parametrize(
    "text",
    [
        "《海边的歌》由白河县职业中学编写，已经出版。",
        "《海边的歌》是白河县职业中学开发的教材。",
        "白河县职业中学的线上“金课”为《山里的歌》《海边的歌》。",
        "去年，白河县职业中学打造的是《山里的歌》和《海边的歌》，云岭县职业中学打造的是《河上的歌》。",
        "云岭县职业中学的《山里的歌》和白河县职业中学的《海边的歌》出版。",
        "图5-4 白河县职业中学编写的中泰双语教材《海边的歌》",
    ],
)
def test_the_school_that_the_sentence_links_to_the_thing_owns_it(text):
    assert owner_of(text, "《海边的歌》") == "白河县职业中学"


@pytest.mark.parametrize(
    "text",
    [
        "按照《海边的歌》的要求，白河县职业中学开展教研。",
        "白河县职业中学参加《海边的歌》比赛。",
        "白河县职业中学学习《海边的歌》。",
        "白河县职业中学的学生喜爱《海边的歌》。",
        "白河县职业中学建设平台学习《海边的歌》。",
        "白河县职业中学把《海边的歌》送给客人。",
        "《海边的歌》经县教育局批准，2025年在白河县职业中学挂牌设立。",
        "白河县职业中学拟编写《海边的歌》。",
        "《海边的歌》不是由白河县职业中学编写的。",
        "县里同白河县职业中学编写的《海边的歌》出版。",
        "云岭县职业中学、白河县职业中学编写的《海边的歌》出版。",
        "云岭县职业中学，白河县职业中学编写的《海边的歌》出版。",
        "《海边的歌》由云岭县职业中学编写，《海边的歌》由白河县职业中学编写。",
    ],
)
def test_a_school_beside_the_thing_does_not_own_it(text):
    assert owner_of(text, "《海边的歌》") == ""


def test_a_long_name_ends_where_it_ends():
    assert owner_of("柳村白酒产业学院由白河县职业中学打造。", "柳村白酒产业学院") == "白河县职业中学"
    assert owner_of("白河县职业中学建成柳村白酒产业学院大楼。", "柳村白酒产业学院") == ""
    assert owner_of("白河县职业中学参加柳村白酒产业学院。", "柳村白酒产业学院") == ""


def test_a_caption_that_is_the_name_alone_tells_nothing():
    assert is_label(folded("图3-9 柳村白酒产业学院"), "柳村白酒产业学院")
    assert not is_label(folded("图3-9 师生参加柳村白酒产业学院"), "柳村白酒产业学院")


def test_to_have_a_title_is_not_to_have_written_it():
    assert makes(folded("白河县职业中学编写了《海边的歌》。"), NAMES[1], "《海边的歌》")
    assert not makes(folded("白河县职业中学的《海边的歌》。"), NAMES[1], "《海边的歌》")
    assert not makes(folded("白河县职业中学打造的是《海边的歌》。"), NAMES[1], "《海边的歌》")


def test_another_school_may_stand_in_the_sentence_only_with_a_title_of_its_own():
    assert leaves_out(folded("白河县职业中学编写《甲书》，云岭县职业中学编写《乙书》。"), NAMES[:1], "《甲书》")
    assert not leaves_out(folded("白河县职业中学编写《甲书》，2024年移交云岭县职业中学。"), NAMES[:1], "《甲书》")
