"""Sentences that do not hold get another mark, other words, or are left out; and that is told."""

from assistant.answer.mend import Mender
from assistant.answer.scrutiny import Scrutiny
from assistant.answer.tidy import Line
from tests.answer.passages import SEGMENTER, documents, evidence, passage

PASSAGES = [
    passage(1, "全县共有职业学校7所：公办5所，民办2所。"),
    passage(2, "2025年毕业生1204人，就业率为87%，对口就业率为71%。"),
]


def mend(draft, *extracted):
    return Mender(documents(PASSAGES), Scrutiny(SEGMENTER)).mend(draft, PASSAGES, evidence(PASSAGES), extracted)


def test_what_holds_stays_as_it_is():
    mended = mend("职业学校中，公办5所。[1]")
    assert (mended.text, mended.corrections) == ("职业学校中，公办5所。[1]\n", ())
    assert (mended.kept, mended.replaced, mended.removed, mended.relevance) == (1, 0, 0, 1.0)
    assert {check.name for check in mended.checks["职业学校中，公办5所"]} >= {"figures", "polarity"}


def test_a_mark_is_put_right_when_another_passage_holds_the_sentence():
    assert mend("公办5所，民办2所。[2]").text == "公办5所，民办2所。[1]\n"
    assert mend("公办5所，民办2所。").text == "公办5所，民办2所。[1]\n"


def test_the_extractive_sentence_takes_the_place_of_a_wrong_one():
    own = Line("2025年毕业生就业率为87%", (2,))
    mended = mend("2025年毕业生就业率为85%。[2]", own)
    assert mended.text == "2025年毕业生就业率为87%。[2]\n"
    assert "85%" in mended.checks[own.text][0].detail
    assert mended.corrections == ("对话模型写的1句话与引文不符，已换成资料的原话。",)


def test_without_one_the_source_s_own_sentence_does():
    mended = mend("2025年毕业生1204人，就业率为85%，对口就业率为71%。[2]")
    assert mended.text == "2025年毕业生1204人，就业率为87%，对口就业率为71%。[2]\n"


def test_a_sentence_from_elsewhere_is_left_out_and_counted():
    mended = mend("公办5所，民办2所。[1]北京大学创办于1898年。[1]")
    assert "北京" not in mended.text
    assert (mended.kept, mended.removed) == (1, 1)
    assert mended.corrections == ("对话模型写的1句话没有依据，已删去。",)


def test_invented_marks_are_named_once():
    mended = mend("公办5所。[1][9]民办2所。[9][12]")
    assert mended.invented == (9, 12)
    assert "9、12" in mended.corrections[-1]


def test_two_sentences_replaced_by_the_same_words_give_them_once():
    mended = mend("毕业生1204人，就业率为85%，对口就业率为71%。[2]毕业生1204人，就业率为86%，对口就业率为71%。[2]")
    assert mended.text.count("87%") == 1
    assert mended.replaced == 2


def test_relevance_is_that_of_the_best_sentence_that_is_quoted():
    assert mend("就业率为87%。[2]").relevance == 0.9
    assert mend("北京大学创办于1898年。[1]").relevance == 0.0
