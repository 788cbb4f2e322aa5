import pytest

from assistant.retrieve.typos import TypoCorrector, sound
from assistant.text import Segmenter

TEXTS = [
    "双师型教师共有若干名，双师型教师在各校任教。",
    "毕业生人数增加，毕业生升学就业。",
    "满意度达到九成，群众满意度高。",
]


@pytest.fixture(scope="module")
def corrector():
    return TypoCorrector(TEXTS, Segmenter(["双师型"]))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("双师形教师有多少", "双师型教师有多少"), ("毕页生多少人", "毕业生多少人"), ("满义度是多少", "满意度是多少")],
)
def test_a_word_of_the_same_sound_is_mended(corrector, typed, meant):
    assert corrector.correct(typed) == meant


@pytest.mark.parametrize("question", ["毕业生有几所学校", "食堂的桌子多少张", "图书馆什么时候开放", "a+b等于多少"])
def test_what_is_written_right_stays(corrector, question):
    assert corrector.correct(question) == question


def test_sounds_that_speakers_mix_up_are_one():
    assert sound("山") == sound("三")
    assert sound("民办") != sound("公办")
