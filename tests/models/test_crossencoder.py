"""The shipped cross-encoder tells sentences that answer from sentences about the same things."""

import numpy as np
import pytest

from assistant.answer.reread import Candidate
from assistant.models.crossencoder import QUESTION, SENTENCE, SentenceCrossEncoder, plain_heading
from assistant.models.network import END, START


@pytest.fixture(scope="module")
def encoder():
    return SentenceCrossEncoder()


NURSES = Candidate("2.1 护理队伍", "", "全院现有护士756人，其中男护士41人。")
COURSES = Candidate("2.1 护理队伍", NURSES.sentence, "护理部全年举办培训18期。")
PRIZE = Candidate("2.1 护理队伍", COURSES.sentence, "护士长周敏获评省级先进个人。")


@pytest.mark.parametrize(
    ("question", "right"),
    [
        ("当护士的一共多少人？", NURSES),
        ("男护士几个", NURSES),
        ("一年给她们上了几回课", COURSES),
        ("谁拿了省里的荣誉？", PRIZE),
    ],
)
def test_the_sentence_that_answers_comes_first(encoder, question, right):
    candidates = [NURSES, COURSES, PRIZE]
    odds = encoder(question, candidates)
    assert candidates[int(np.argmax(odds))] == right


def test_what_no_sentence_tells_gets_lower_odds(encoder):
    told = max(encoder("护士有多少人", [NURSES, COURSES, PRIZE]))
    missing = max(encoder("护士的平均工资是多少", [NURSES, COURSES, PRIZE]))
    assert told > missing


def test_a_pair_reads_the_same_alone_and_beside_others(encoder):
    alone = encoder("护士有多少人", [COURSES])
    beside = encoder("护士有多少人", [NURSES, COURSES, PRIZE])
    assert alone[0] == pytest.approx(beside[1], abs=1e-6)  # read one by one


def test_nothing_is_read_for_no_sentence(encoder):
    assert encoder("护士有多少人", []) == []


def test_a_pair_is_the_question_its_context_and_the_sentence(encoder):
    ids, parts = encoder.pair("护士有多少人", COURSES)
    assert ids[0] == START
    assert ids[-1] == END
    assert parts == sorted(parts)
    assert set(parts) == {0, 1, 2}
    assert ids.count(END) == 4  # after the question, the heading, the sentence before, the sentence


def test_long_texts_are_cut(encoder):
    ids, parts = encoder.pair("护士有多少人？" * 40, Candidate("", "", "全院现有护士756人。" * 40))
    assert parts.count(0) == QUESTION + 2
    assert parts.count(2) == SENTENCE + 1
    assert len(ids) == len(parts)


@pytest.mark.parametrize("odd", ["\ud800", "\0", "🙂" * 30, "", " \n\t "])
def test_odd_characters_are_read_without_a_fault(encoder, odd):
    assert len(encoder(odd, [Candidate(odd, odd, odd)])) == 1


def test_a_heading_is_read_without_its_number():
    assert plain_heading("2.1 护理队伍") == "护理队伍"
    assert plain_heading("第十四条") == "第十四条"
