"""A table row does not take the place of a sentence that surely answers, or that names whom the row does not."""

from assistant.answer.evidence import Evidence
from assistant.answer.outdone import outdone
from assistant.answer.question import Ask
from assistant.types import Query
from tests.answer.passages import evidence, passage

NONE = Query(question="", text="", terms=())
ROW = "指标：人均藏书，2024年：12。[2]\n"


def ranked(*, kind=(1.0, 0.0), score=(1.0, 0.9), answers=0.3):
    prose, row = evidence([passage(0, "最低的启明职业学校仅3册。"), passage(1, "指标：人均藏书。")])
    told = row.sentence.__class__(**{**row.sentence.__dict__, "row": True})
    return [
        Evidence(0, 0, prose.sentence, {**prose.features, "kind": kind[0], "answers": answers}, (), score[0]),
        Evidence(1, 0, told, {**row.features, "kind": kind[1]}, (), score[1]),
    ]


def test_a_row_that_names_no_school_answers_no_question_for_one():
    assert outdone(NONE, Ask("which", thing="school"), ROW, ranked())
    assert not outdone(NONE, Ask("which", thing="school"), ROW, ranked(kind=(1.0, 1.0)))
    assert not outdone(NONE, Ask("number"), ROW, ranked())


def test_a_sure_sentence_outdoes_a_row_far_behind():
    assert outdone(NONE, Ask("other"), ROW, ranked(answers=0.9, score=(1.0, 0.6)))
    assert not outdone(NONE, Ask("other"), ROW, ranked(answers=0.9, score=(1.0, 0.9)))
    assert not outdone(NONE, Ask("other"), ROW, ranked(answers=0.5, score=(1.0, 0.6)))


def test_where_a_row_is_best_the_table_answers():
    assert not outdone(NONE, Ask("other"), ROW, ranked(answers=0.9, score=(1.0, 0.6))[1:])


def test_a_sentence_that_defines_outdoes_a_row_and_another_does_not():
    question = Query(question="", text="", terms=())
    assert not outdone(question, Ask("definition"), ROW, ranked())
    defining, row = ranked()
    said = defining.sentence.sentence.model_copy(update={"text": "骨干馆是指人均藏书10册的馆。"})
    unit = defining.sentence.__class__(**{**defining.sentence.__dict__, "sentence": said})
    told = Evidence(0, 0, unit, defining.features, (), 1.0)
    assert outdone(question, Ask("definition"), ROW, [told, row])
