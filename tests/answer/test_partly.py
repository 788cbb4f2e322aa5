"""A part is not told by its whole."""

import pytest

from assistant.answer.partly import part_untold
from assistant.answer.question import read_ask
from assistant.answer.units import read_units
from assistant.types import Query, Term
from tests.answer.passages import SEGMENTER
from tests.fakes import chunk


def said(question, *sentences):
    words = dict.fromkeys(SEGMENTER.content_words(question))
    query = Query(question=question, text=question, terms=tuple(Term(text=word) for word in words))
    return part_untold(query, read_ask(question), read_units(chunk("c", *sentences, heading=""), SEGMENTER))


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("8200名病人里，骨折的有多少人", "全年收治病人8200名。"),
        ("12场义诊中急救占几场", "举办急救讲解等义诊12场。"),
        ("90万元培训资金里护理用了多少", "联合护理学校投入培训资金90万元。"),
        ("毕业生里当护士的几个", "毕业生820人，就业600人。"),
        ("病人8200名里有几个是骨折的", "全年收治病人8200名。"),
    ],
)
def test_only_the_whole_is_told(question, sentence):
    assert "没有写其中" in said(question, sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("8200名病人里，骨折的有多少人", "全年收治病人8200名（含骨折410名）。"),
        ("12场义诊中急救占几场", "义诊12场，其中急救3场。"),
        ("医护人员中护士有多少", "医护人员1344人，其中医师420人、护士756人。"),
        ("医护人员中护士有多少", "医护人员1344人，护士队伍不断壮大，共756人。"),  # told on in the next clause
        ("病人中骨折的占多少比例", "全年收治病人8200名。"),  # worked out elsewhere
        ("报告里护士有多少", "医护人员1344人，有756人从事护理。"),
        ("县里有多少护士", "医护人员1344人。"),
        ("高中护士班有多少人", "招生60人。"),
        ("病人里女的有多少", "收治病人8200名，女性4100名。"),
        ("病人8200名里有几个是骨折的", "全年收治病人8200名，其中骨折410名。"),
    ],
)
def test_the_part_is_told_or_none_is_asked_for(question, sentence):
    assert said(question, sentence) == ""


def test_the_word_that_the_part_repeats_stands_with_it():
    assert "没有写其中" in said("医师里高级医师有多少人", "医师756人。", "护士中高级120人。")
    assert said("医师里高级医师有多少人", "医师756人，其中高级120人。") == ""
