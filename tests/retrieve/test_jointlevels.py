"""Two levels side by side are found under the word that joins them."""

import pytest

from assistant.lexicon import Lexicon
from assistant.retrieve.jointlevels import with_joint
from assistant.text import Segmenter
from assistant.types import Term
from tests.fakes import chunk

WORDS = Segmenter()
LEXICON = Lexicon.build([chunk("c", "全县普职分流比由6:4调为5:5。", "高中分流工作平稳。")], WORDS)
UPPER = Term(text="普高", variants=("普通高中",), role="level")


@pytest.mark.parametrize("question", ["普高和中职的分流比是多少", "中职与普高分流比是多少"])
def test_the_joint_word_is_another_form(question):
    assert "普职" in with_joint(UPPER, question, LEXICON).variants


@pytest.mark.parametrize("question", ["普高的分流比是多少", "普高和中职的教师比是多少", "高职和中职的分流比是多少"])
def test_one_level_another_matter_and_other_levels_are_left(question):
    assert with_joint(UPPER, question, LEXICON) == UPPER


def test_a_word_for_a_level_joins_nothing():
    college = Term(text="高职", variants=("高等职业",), role="level")
    assert with_joint(college, "高职和中职的分流比是多少", LEXICON) == college
