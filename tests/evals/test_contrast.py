from random import Random

import numpy as np

from evals.reading.contrast import WRONG, bridge, examples
from evals.reading.material import Asked, Section

FEES = Section(
    document="收费办法",
    heading="收费",
    sentences=("学费按学期收取。", "退学的按月退费。", "收费项目在门口公示。"),
    questions=(Asked(q="不念了学费退不退", a=(1,)), Asked(q="食堂几点开门", a=())),
)
OTHER = Section(document="收费办法", heading="监督", sentences=("学费收支由审计处检查。",), questions=())


def test_only_questions_that_are_answered_are_learnt_from():
    (one,) = examples([FEES, OTHER])
    assert one.asked.q == "不念了学费退不退"
    assert one.all_right == ["退学的按月退费。"]
    assert one.right(0) == "退学的按月退费。"


def test_wrong_sentences_are_the_likeliest_of_the_document_and_never_a_right_one():
    (one,) = examples([FEES, OTHER])
    drawn = [one.wrong(Random(seed)) for seed in range(20)]
    assert all(len(wrong) == WRONG and not set(wrong) & set(one.all_right) for wrong in drawn)
    assert {text for wrong in drawn for text in wrong} >= {"学费按学期收取。", "学费收支由审计处检查。"}


def test_a_bridge_brings_one_space_into_another():
    rng = np.random.default_rng(0)
    before, turn = rng.normal(size=(400, 6)).astype(np.float32), np.linalg.qr(rng.normal(size=(6, 6)))[0]
    after = (before @ turn).astype(np.float32)
    assert np.abs(before @ bridge(before, after) - after).max() < 0.05
