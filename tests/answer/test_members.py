"""Which sentences are a list: told beside the one that announces it, numbered with others between, without numbers."""

import pytest

from assistant.answer.choose import list_run
from assistant.answer.evidence import EvidenceReader
from assistant.answer.fit import expected
from assistant.answer.members import lists, lists_before, surely_told, telling
from assistant.answer.question import read_ask
from assistant.answer.units import read_units
from assistant.types import Query, Term
from tests.answer.passages import SEGMENTER, passage
from tests.fakes import chunk


def told(read, question, words, *sentences):
    """What `read` chooses of evidence that is read as the program reads it."""
    passages = [passage(0, *sentences)]
    reader = EvidenceReader(
        [p.chunk for p in passages],
        tagger=SEGMENTER,
        similarity=lambda _, chunks: [[0.0] * len(one.sentences) for one in chunks],
    )
    query = Query(question=question, text=question, terms=tuple(Term(text=word, role="word") for word in words))
    item = read(query, reader.read(query, read_ask(question), passages))
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
    assert told(surely_told, "四个会分别是什么会", ("影评会",), *CLUBS) is None
    assert told(surely_told, "三个会分别是什么会", ("影评会",), *CLUBS) == CLUBS[1]


@pytest.mark.parametrize("words", [("馆里",), ("影评会", "山区", "医疗")])
def test_a_list_beside_the_best_sentence_that_meets_little_of_the_question_is_not_surely_told(words):
    assert told(surely_told, "三个会分别是什么会", words, *CLUBS) is None


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("馆里有哪三所学校", "馆里的三所大学有甲大学、乙大学、丙大学。"),  # one character in common
        ("馆里有哪两个专业", "馆里的十二个专业有木工、陶艺。"),  # 十二 is not 二
        ("馆里有哪两个专业", "馆里新增2个，包括木工、陶艺。"),  # two of what?
        ("馆里有哪十个专业", "馆里的二十个专业有木工、陶艺。"),
    ],
)
def test_what_is_counted_must_be_the_thing_and_the_number(question, sentence):
    assert told(surely_told, question, ("馆里",), sentence) is None


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("馆里有哪两个专业", "馆里的两个专业有木工、陶艺。"),
        ("馆里有哪两个专业", "馆里的专业新增2个：木工、陶艺。"),
        ("馆里的两个节分别是什么节", "馆里的“两节”指读书节、电影节。"),  # 节 is a measure word too
        (
            "馆里有哪十二个班",
            "馆里的12个班有甲班、乙班、丙班、丁班、戊班、己班、庚班、辛班、壬班、癸班、子班、丑班。",
        ),
    ],
)
def test_the_very_thing_in_the_very_number_is_told(question, sentence):
    assert told(surely_told, question, ("馆里",), sentence) == sentence


@pytest.mark.parametrize(
    ("text", "number"),
    [("哪两家", 2), ("哪十二个", 12), ("三十二所", 32), ("二十个", 20), ("11个", 11), ("一个", 0), ("第三个", 0)],
)
def test_a_number_of_things_is_read_whole(text, number):
    assert expected(text) == number


def test_members_are_read_after_their_head():
    assert [members for _, members in lists("项目有：拍摄晚会，报道展览，策划节目。")] == [
        ["拍摄晚会", "报道展览", "策划节目"]
    ]
    assert not list(lists("学校有三个中心。"))


def test_numbered_items_are_found_with_sentences_between_them():
    sentences = ("馆里得到两样好处。", "一是书多了。", "新书来自各地。", "二是人多了。", "人来自各县。")
    assert run(1, *sentences) == [1, 3]
    assert run(3, *sentences) == [1, 3]


def test_two_numbered_lists_of_a_chunk_are_told_apart():
    first = ("一是书多了。", "新书来自各地。", "二是人多了。")
    second = ("馆里还缺两样。", "一是缺人。", "老馆员退休。", "二是缺钱。")
    assert run(0, *first, *second) == [0, 2]
    assert run(2, *first, *second) == [0, 2]
    assert run(4, *first, *second) == [4, 6]
    assert run(6, *first, *second) == [4, 6]


def test_a_list_without_numbers_runs_to_the_item_that_ends_in_a_full_stop():
    sentences = ("馆里推出三项举措：", "取消押金；", "延长时间；", "设立社工站。", "满意度提高。")
    assert run(0, *sentences) == [0, 1, 2, 3]
    assert run(2, *sentences) == [0, 1, 2, 3]


def test_semicolons_without_an_announcement_are_no_list():
    assert run(0, "取消押金；", "延长时间；", "设立社工站。") == [0]


RULES = ("图书馆的管理标准覆盖借、还、藏全程。", "管理上，建立借阅登记、古籍保护、夜间值守等制度。", "标准每年修订。")


def test_members_may_stand_before_what_they_are():
    assert told(telling, "管理标准要建哪些制度", ("图书馆", "标准"), *RULES) == RULES[1]
    assert [(head, len(members)) for head, members in lists_before(RULES[1])] == [("制度", 3)]
    assert [(head, len(members)) for head, members in lists_before("构建“总馆+分馆+书屋”的服务体系。")] == [
        ("服务体系", 3)
    ]


def test_members_of_something_else_before_it_are_none():
    assert told(telling, "管理标准要建哪些书库", ("图书馆", "标准"), *RULES) is None


@pytest.mark.parametrize(("question", "certain"), [("服务体系由哪三类馆构成", True), ("服务体系由哪四类馆构成", False)])
def test_a_head_that_the_question_names_is_counted_with_its_members(question, certain):
    sentence = "各地建成“总馆+分馆+书屋”服务体系。"
    assert (told(surely_told, question, ("服务体系",), sentence) == sentence) is certain
