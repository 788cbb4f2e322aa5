"""A table row does not take the place of a sentence that surely answers, or that names whom the row does not."""

from assistant.answer.evidence import Evidence
from assistant.answer.outdone import outdone
from assistant.answer.question import Ask
from tests.answer.passages import evidence, passage

ROW = "指标：人均藏书，2024年：12。[2]\n"


def ranked(*, kind=(1.0, 0.0), score=(1.0, 0.9), answers=0.3):
    prose, row = evidence([passage(0, "最低的启明职业学校仅3册。"), passage(1, "指标：人均藏书。")])
    told = row.sentence.__class__(**{**row.sentence.__dict__, "row": True})
    return [
        Evidence(0, 0, prose.sentence, {**prose.features, "kind": kind[0], "answers": answers}, (), score[0]),
        Evidence(1, 0, told, {**row.features, "kind": kind[1]}, (), score[1]),
    ]


def test_a_row_that_names_no_school_answers_no_question_for_one():
    assert outdone(Ask("which", thing="school"), ROW, ranked())
    assert not outdone(Ask("which", thing="school"), ROW, ranked(kind=(1.0, 1.0)))
    assert not outdone(Ask("number"), ROW, ranked())


def test_a_sure_sentence_outdoes_a_row_far_behind():
    assert outdone(Ask("other"), ROW, ranked(answers=0.9, score=(1.0, 0.6)))
    assert not outdone(Ask("other"), ROW, ranked(answers=0.9, score=(1.0, 0.9)))
    assert not outdone(Ask("other"), ROW, ranked(answers=0.5, score=(1.0, 0.6)))


def test_where_a_row_is_best_the_table_answers():
    assert not outdone(Ask("other"), ROW, ranked(answers=0.9, score=(1.0, 0.6))[1:])
