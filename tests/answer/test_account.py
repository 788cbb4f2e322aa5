"""Over which sentences a list runs: what was done in a paragraph, what is added, the schools of a section."""

import pytest

from assistant.answer.account import around, defined, told_alone, told_on
from assistant.answer.evidence import Evidence
from assistant.answer.question import read_ask
from assistant.answer.units import read_units
from assistant.text import Segmenter
from assistant.types import Query, Sentence, Term
from tests.fakes import chunk

SEGMENTER = Segmenter(["云河县职业中学", "东湖市卫生学校"])


def paragraphs(*texts, heading="标题"):
    """A chunk of paragraphs, each of several sentences."""
    text, sentences = "", []
    for paragraph in texts:
        for said in paragraph:
            sentences.append(Sentence(text=said, start=len(text), end=len(text) + len(said)))
            text += said
        text += "\n"
    made = chunk("c", heading=heading)
    return made.model_copy(update={"text": text, "end": len(text), "sentences": tuple(sentences)})


def asked(question, *words):
    return Query(question=question, text=question, terms=tuple(Term(text=word) for word in words))


def run(made, question, place, *words):
    query = asked(question, *words)
    return told_on(query, read_ask(question), made, read_units(made, SEGMENTER), place, lambda term: len(term.text))


QUIET = (
    "图书馆推进静音阅读。",
    "阅览室铺设地毯，窗户加装隔音层。",
    "馆员每小时巡视一次。",
    "今后将继续改善环境。",
)
COUNTY = ("云河县职业中学开展护书活动。", "学生修补旧书百余册。")


@pytest.mark.parametrize("question", ["静音阅读做了哪些事", "静音阅读采取了哪些措施", "为静音阅读开展了哪些工作"])
def test_deeds_are_told_to_the_end_of_their_paragraph(question):
    assert run(paragraphs(QUIET, COUNTY), question, 0, "静音阅读") == [0, 1, 2]  # what comes next is none of them


def test_what_leads_to_the_last_sentence_of_a_paragraph_is_told_with_it():
    made = paragraphs(("阅览室铺设地毯。", "馆员每小时巡视一次，保证静音阅读。"), COUNTY)
    assert run(made, "静音阅读采取了哪些措施", 1, "静音阅读") == [0, 1]
    assert run(made, "馆员采取了哪些措施", 1, "馆员") == [1]  # a sentence that opens the matter itself


def test_a_sentence_with_its_own_list_and_another_school_s_sentence_are_left_alone():
    made = paragraphs(("图书馆举办读书会、故事会、影评会等活动。", "活动很受欢迎。"))
    assert run(made, "图书馆办了哪些活动", 0, "图书馆") == [0]
    made = paragraphs((*COUNTY, "东湖市卫生学校举办义诊。"))
    assert run(made, "云河县职业中学做了哪些事", 0) == [0, 1]


def test_other_things_than_deeds_stay_one_sentence():
    assert run(paragraphs(QUIET), "静音阅读涉及哪些房间", 0, "静音阅读") == [0]


def test_a_sentence_that_adds_to_the_same_things_goes_along():
    told = ("云河县职业中学建有两个实习书店。", "此外，学校与出版社共建一家实习书店。", "书店对外开放。")
    assert run(paragraphs(told), "云河县职业中学有哪些实习书店", 0) == [0, 1]
    assert run(paragraphs(told), "云河县职业中学有哪些实习书店", 1) == [0, 1]
    assert run(paragraphs(told), "云河县职业中学有哪些合作社", 0) == [0]


def test_schools_of_a_section_about_what_is_asked_are_told_one_after_the_other():
    told = ("云河县职业中学参加书展。", "东湖市卫生学校承办论坛。", "活动影响广泛。")
    made = paragraphs(told, heading="3 阅读推广")
    assert run(made, "哪些学校参与了阅读推广", 1, "阅读推广", "参与") == [0, 1]
    assert run(made, "哪些学校承办了论坛", 1, "论坛承办", "学校") == [1]  # the section is about more


ITEMS = ("新馆有三处布置，一是用“求知楼”等名称命名各楼；", "二是走廊悬挂画像；", "三是广场设立雕塑。")


@pytest.mark.parametrize(
    ("words", "best", "alone"),
    [(("画像",), 1, True), (("命名",), 0, True), (("布置",), 0, False), (("画像", "广场雕塑布置"), 1, False)],
)
def test_one_item_answers_alone_what_only_it_speaks_of(words, best, alone):
    units = read_units(chunk("c", *ITEMS), SEGMENTER)
    query = asked("", *words)
    assert told_alone(query, units, range(len(units)), best, lambda term: len(term.text)) is alone


def test_what_announces_a_list_is_no_item_of_it():
    units = read_units(chunk("c", "读者有下列义务：", "（一）爱护图书；", "（二）按期归还。"), SEGMENTER)
    assert not told_alone(asked("", "义务"), units, range(3), 0, lambda term: 1.0)


def test_what_defines_is_told_alone_and_with_its_items():
    rate = asked("什么是续借率", "续借率")
    units = read_units(
        paragraphs(["馆藏12万册。", "本馆所称骨干读者，是指年借50册的读者。", "骨干读者有30人。"]), SEGMENTER
    )
    assert defined(rate, units, 1) == [1]
    assert defined(rate, units, 2) == []
    listed = read_units(paragraphs(["骨干读者是指：", "（一）年借50册的；", "（二）做志愿者的。"]), SEGMENTER)
    assert defined(rate, listed, 0) == [0, 1, 2]


def test_a_gloss_defines_what_the_question_names():
    glossed = read_units(paragraphs(["1. 续借率：续借次数占借阅次数的比例。", "2. 馆藏难题：库房窄小。"]), SEGMENTER)
    assert defined(asked("什么是续借率", "续借率"), glossed, 0) == [0]
    assert defined(asked("提的难题是什么", "难题"), glossed, 1) == []


def test_an_account_is_not_broken_off_in_a_list():
    units = read_units(paragraphs(["须满足两项条件：一是年满16岁；", "二是有证件。", "馆内禁烟。"]), SEGMENTER)
    first = [Evidence(0, 0, units[0], {}, (), 1.0)]
    assert around(units, first)[:2] == [0, 1]


def test_an_account_ends_where_another_item_opens():
    units = read_units(paragraphs(["一等奖仍未实现突破。", "4. 课程与教材。", "开发教材34种。"]), SEGMENTER)
    assert around(units, [Evidence(0, 0, units[0], {}, (), 1.0)]) == [0]
