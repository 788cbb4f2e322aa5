import pytest

from assistant.retrieve.followup import standalone
from assistant.text import Segmenter
from assistant.types import Turn

WORDS = Segmenter()


def asked(*questions):
    return [Turn(role="user", content=question) for question in questions]


def test_a_first_question_stays_as_it_is():
    assert standalone("全市有几所公办中职?", [], words=WORDS) == "全市有几所公办中职?"


def test_a_contrast_takes_the_place_of_what_it_contrasts_with():
    assert standalone("那民办的呢?", asked("全市有几所公办中职?"), words=WORDS) == "全市有几所民办中职?"


def test_a_year_takes_the_place_of_a_year():
    assert "2023年" in standalone("那2023年呢?", asked("2025年毕业生多少人?"), words=WORDS)
    assert "2025年" not in standalone("那2023年呢?", asked("2025年毕业生多少人?"), words=WORDS)


def test_a_school_takes_the_place_of_a_school():
    question = standalone("交口县职业中学呢?", asked("中阳县职业中学打造了哪些金课?"), words=WORDS)
    assert "交口县职业中学" in question
    assert "中阳" not in question
    assert "金课" in question


@pytest.mark.parametrize("question", ["其中去就业的有多少?", "第六期是什么?", "他们获得了什么奖?"])
def test_a_question_that_points_back_gets_the_topic(question):
    full = standalone(question, asked("交城职中办了几期乡村振兴培训?"), words=WORDS)
    assert "乡村振兴培训" in full


def test_a_question_with_its_own_subject_is_left_alone():
    question = "吕梁市卫生学校在表1-1中属于哪个等级?"
    assert standalone(question, asked("教职工总数是多少?"), words=WORDS) == question


def test_answers_of_the_assistant_are_no_questions():
    history = [Turn(role="assistant", content="公办23所。")]
    assert standalone("那民办的呢?", history, words=WORDS) == "那民办的呢?"
