"""Which sentences are a list: told beside the one that announces it, numbered with others between, without numbers."""

import pytest

from assistant.answer.choose import list_run
from assistant.answer.members import lists, surely_told, telling
from assistant.answer.units import read_units
from assistant.types import Query, Term
from tests.answer.passages import SEGMENTER, evidence, passage
from tests.fakes import chunk

FEATURES = {"other_subject": 0.0, "kind": 1.0, "coverage": 1.0, "unmet_names": 0.0}


def told(read, question, words, *sentences):
    found = evidence([passage(0, *sentences)])
    for item in found:
        object.__setattr__(item, "features", FEATURES)
    query = Query(question=question, text=question, terms=tuple(Term(text=word, role="word") for word in words))
    item = read(query, found)
    return item.sentence.sentence.text if item else None


def run(place, *sentences):
    return list_run(read_units(chunk("c", *sentences), SEGMENTER), place)


CLUBS = ("馆里建起“三会两展”平台。", "“三会”指读书会、故事会、影评会，“两展”指书画展、摄影展。", "活动很受欢迎。")
COURSES = ("馆里按读者所需调整了培训。", "增设的特色课程有木工、陶艺、刺绣等。", "共有300人参加。")


@pytest.mark.parametrize(
    ("question", "words", "sentences"),
    [
        ("三会是哪三个会", ("三会",), CLUBS),
        ("馆里的三个会分别是什么会", ("馆里",), CLUBS),
        ("读者培训加开了哪些课程", ("读者", "培训", "课程"), COURSES),
    ],
)
def test_the_sentence_with_the_members_is_found_beside_the_announcing_one(question, words, sentences):
    assert told(telling, question, words, *sentences) == sentences[1]


def test_a_best_sentence_that_tells_its_members_stays():
    assert told(telling, "特色课程有哪些", ("特色", "课程"), COURSES[1], COURSES[0]) is None


def test_one_thing_is_no_list():
    assert told(telling, "读者培训加开了哪门课程", ("读者", "培训", "课程"), *COURSES) is None


def test_another_number_of_members_is_not_surely_told():
    assert told(surely_told, "馆里的四个会分别是什么会", ("馆里",), *CLUBS) is None
    assert told(surely_told, "馆里的三个会分别是什么会", ("馆里",), *CLUBS) == CLUBS[1]


def test_members_are_read_after_their_head():
    assert [members for _, members in lists("项目有：拍摄晚会，报道展览，策划节目。")] == [
        ["拍摄晚会", "报道展览", "策划节目"]
    ]
    assert not list(lists("学校有三个中心。"))


def test_numbered_items_are_found_with_sentences_between_them():
    sentences = ("馆里得到两样好处。", "一是书多了。", "新书来自各地。", "二是人多了。", "人来自各县。")
    assert run(1, *sentences) == [1, 3]
    assert run(3, *sentences) == [1, 3]


def test_a_list_without_numbers_runs_to_the_item_that_ends_in_a_full_stop():
    sentences = ("馆里推出三项举措：", "取消押金；", "延长时间；", "设立社工站。", "满意度提高。")
    assert run(0, *sentences) == [0, 1, 2, 3]
    assert run(2, *sentences) == [0, 1, 2, 3]


def test_semicolons_without_an_announcement_are_no_list():
    assert run(0, "取消押金；", "延长时间；", "设立社工站。") == [0]
