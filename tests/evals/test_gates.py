"""Thresholds and baseline."""

import json

import pytest

from evals import gates
from evals.gates import GateError, Limits
from evals.summary import Summary


def summary(**numbers):
    return Summary(cases=100, answerable=80, **numbers)


def passed(limits, place="shipped.test", **numbers):
    return [gate.passed for gate in gates.check({place: summary(**numbers)}, limits)]


def test_a_threshold_is_reached_from_its_own_side():
    floor = Limits({"shipped.test": {"answer_correctness": 0.9}})
    assert passed(floor, answer_correctness=0.9) == [True]
    assert passed(floor, answer_correctness=0.899) == [False]
    ceiling = Limits({"shipped.test": {"false_refusals": 0.04}})
    assert passed(ceiling, false_refusals=0.04) == [True]
    assert passed(ceiling, false_refusals=0.041) == [False]


def test_a_number_that_the_run_could_not_make_does_not_pass():
    assert passed(Limits({"shipped.test": {"mrr": 0.1}})) == [False]


def test_limits_of_other_sets_do_not_apply():
    assert passed(Limits({"originals.test": {"mrr": 0.9}}), mrr=0.1) == []


def test_worse_than_the_baseline_beyond_the_tolerance_fails():
    baseline = Limits(baseline={"shipped.test": {"mrr": 0.9, "false_refusals": 0.04, "digit_violations": 0.0}})
    assert passed(baseline, mrr=0.885, false_refusals=0.055, digit_violations=0) == [True, True, True]
    assert passed(baseline, mrr=0.875, false_refusals=0.065, digit_violations=1) == [False, False, False]


def test_a_baseline_is_written_read_and_kept_for_other_sets(tmp_path):
    path = tmp_path / "baseline.json"
    gates.write_baseline({"shipped.test": summary(mrr=0.91236, median_ms=30.0, median_chars=50.0)}, path)
    gates.write_baseline({"originals.test": summary(mrr=0.8), "originals.test.list": summary(mrr=0.1)}, path)
    assert gates.read_baseline(path) == {"shipped.test": {"mrr": 0.9124}, "originals.test": {"mrr": 0.8}}


def test_no_baseline_yet_holds_nothing(tmp_path):
    assert gates.read_baseline(tmp_path / "none.json") == {}


def test_thresholds_may_limit_one_kind(tmp_path):
    path = tmp_path / "thresholds.toml"
    path.write_text("[shipped.test]\nmrr = 0.9\n[shipped.test.list]\nanswer_correctness = 0.8\n", encoding="utf-8")
    assert gates.read_thresholds(path) == {
        "shipped.test": {"mrr": 0.9},
        "shipped.test.list": {"answer_correctness": 0.8},
    }


@pytest.mark.parametrize(
    "text", ["[", "[shipped.test]\nmrr = 'high'", "[shipped.test]\nmmr = 0.9", "[a.b]\nmedian_chars = 1"]
)
def test_broken_thresholds_are_told(tmp_path, text):
    path = tmp_path / "thresholds.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GateError):
        gates.read_thresholds(path)


def test_a_broken_baseline_is_told(tmp_path):
    path = tmp_path / "baseline.json"
    path.write_text(json.dumps({"shipped.test": {"mrr": "high"}}), encoding="utf-8")
    with pytest.raises(GateError, match="无法读取"):
        gates.read_baseline(path)


def test_the_committed_limits_can_be_read():
    limits = gates.read_limits(gates.THRESHOLDS, gates.BASELINE)
    assert limits.thresholds
