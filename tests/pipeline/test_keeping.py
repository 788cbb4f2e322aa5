"""Nothing of another year is kept, nothing worked out from a figure of several together."""

from decimal import Decimal

from assistant.answer.question import read_ask
from assistant.answer.refuse import Judgement
from assistant.facts.results import Computed, Line
from assistant.pipeline.keeping import kept
from assistant.types import Figure, Query, Span
from tests.answer.passages import evidence, passage

SAID = "2025年收治病人8200人，较上年增加300人。"


def computed(start):
    figure = Figure(
        indicator="病人",
        subject="",
        text="8200人",
        value=Decimal(8200),
        unit="人",
        document_id="d1",
        chunk_id="c1",
        section_number="1",
        start=0,
        end=1,
        sentence=Span(start=start, end=start + 1),
    )
    return Computed((Line("上年为7900人", (figure,)),), "8200人 - 300人", "7900人")


def keep(question, done=None, cells=(), *, answerable=True, shared=False):
    best = evidence([passage(1, SAID)])[0]
    judgement = Judgement(answerable, 0.5, "", {}, shared=shared)
    query = Query(question=question, text=question, terms=())
    return kept(query, read_ask(question), best, judgement, done, cells)


def test_this_year_s_sentence_is_not_given_for_last_year():
    judgement, done, cells = keep("去年收治多少病人", cells=("床位：300",))
    assert (judgement.answerable, judgement.excluded, done, cells) == (False, True, None, ())
    assert "2024年" in judgement.reason


def test_what_was_worked_out_for_last_year_is_kept():
    done = computed(0)
    assert keep("去年收治多少病人", done)[1] is done
    assert keep("前年收治多少病人", done)[1] is None


def test_what_was_refused_is_refused_for_its_own_reason():
    assert keep("去年收治多少病人", answerable=False)[0].reason == ""


def test_nothing_is_worked_out_from_what_several_have_together():
    assert keep("四院收治多少病人", computed(0), shared=True)[1] is None
    assert keep("四院收治多少病人", computed(99), shared=True)[1] is not None


def ranked(question, sentence, *, start=99):
    best = evidence([passage(1, sentence)])[0]
    done = Computed((Line("最多的是儿科96人，其次是外科20人", computed(start).operands),))
    query = Query(question=question, text=question, terms=())
    return kept(query, read_ask(question), best, Judgement(True, 0.5, "", {}), done, ())[1]


def test_no_other_figures_are_ranked_where_the_sentence_tells_who_is_foremost():
    assert ranked("哪个科室病人最多", "病人最多的科室是内科，有31人。") is None
    assert ranked("哪个科室病人最多", "病人最少的科室是内科，有31人。") is not None
    assert ranked("哪个科室病人最多", "各科室病人有31人。") is not None
    assert ranked("哪个科室病人最多", "最多的科室是儿科96人，外科20人。", start=0) is not None


def test_another_property_is_not_worked_out_or_looked_up():
    judgement, done, _ = keep("每名病人多少报酬", computed(0))
    assert (judgement.answerable, judgement.excluded, done) == (False, True, None)
    assert keep("病房的建筑面积是多少", cells=("床位：300",))[2] == ()
    assert keep("病房的建筑面积是多少", cells=("建筑面积：300平方米",))[2] != ()
