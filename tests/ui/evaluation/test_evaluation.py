"""What the tab 评测 reads, shows and runs."""

import json
import sys
import time
from types import SimpleNamespace
from typing import Any

import gradio as gr
import pytest

from assistant.reception.actor import Actor
from tests.ui.reading import read
from ui.evaluation.failures import failures_html
from ui.evaluation.names import placed
from ui.evaluation.record import PLACE, Record, read_record
from ui.evaluation.tab import Evaluations, controls_html
from ui.evaluation.view import record_html
from ui.runner import Runner, State

RUN = {
    "created_at": "2026-03-01T08:00:00+00:00",
    "passed": False,
    "surprise": "a newer program wrote this",
    "gates": [
        {"place": "own.test", "metric": "hit_at_1", "value": 0.5, "limit": 0.9, "passed": False, "source": "门槛"},
        {"place": "own.dev", "metric": "mrr", "value": 0.8, "limit": 0.7, "passed": True, "source": "基线"},
    ],
    "evaluations": [
        {
            "name": "own",
            "title": "自有资料",
            "documents": 3,
            "summaries": {
                "own.dev": {"cases": 4, "answerable": 3, "right_and_cited": 0.75, "median_ms": 40.0},
                "own.dev.number": {"cases": 4, "answerable": 3, "right_and_cited": 2 / 3, "refusal_recall": 1.0},
            },
            "stages_ms": {"dev": {"retrieve": {"median": 30.0, "p95": 50.0, "share": 0.8}}},
            "results": [
                {"id": "n1", "split": "dev", "kind": "number", "question": "有<几>所？", "passed": True},
                {
                    "id": "n2",
                    "split": "dev",
                    "kind": "number",
                    "question": "教师多少人？",
                    "facts": [["90人", "九十人"]],
                    "gold_sections": ["1.2"],
                    "status": "refused",
                    "passed": False,
                    "faults": ["误拒"],
                },
                {
                    "id": "u1",
                    "split": "dev",
                    "kind": "off_topic",
                    "question": "天气？",
                    "passed": False,
                    "answerable": False,
                },
            ],
        }
    ],
}


def stored(data_dir) -> Record:
    record = read_record(data_dir)
    assert record is not None
    return record


def asked_by(*scopes):
    request: Any = gr.Request()
    actor = Actor("somebody", scopes=frozenset(scopes))
    request.request = SimpleNamespace(state=SimpleNamespace(actor=actor))
    return request


@pytest.fixture
def data_dir(tmp_path):
    (tmp_path / PLACE).parent.mkdir(parents=True)
    (tmp_path / PLACE).write_text(json.dumps(RUN), encoding="utf-8")
    return tmp_path


def test_numbers_gates_and_plots_are_shown(data_dir):
    shown = read(record_html(stored(data_dir)))
    assert "未达到要求" in shown.text
    assert "未达到的要求（1 项）" in shown.text
    assert "75.0%" in shown.text
    bars = [bar.attributes["style"] for bar in shown.find("b") if "style" in bar.attributes]
    assert bars[0] == "width:75.0%"  # two of three right and the one without an answer refused
    assert bars[1:] == ["width:60.0%", "width:100.0%"]


def test_failures_can_be_read_and_chosen_by_kind(data_dir):
    record = stored(data_dir)
    everything = failures_html(record, "")
    assert "教师多少人？" in everything
    assert "90人/九十人（1.2）" in everything
    assert "应当拒答" in everything
    assert "几" not in everything
    assert "天气" not in failures_html(record, "number")


def test_places_are_written_in_words():
    assert placed("shipped.test.number") == "测试集 · 问数字"
    assert placed("elsewhere") == "elsewhere"


@pytest.mark.parametrize("content", [None, "", "{", "[]", '{"passed": 1}'])
def test_without_a_readable_record_it_says_how_to_make_one(tmp_path, content):
    if content is not None:
        (tmp_path / PLACE).parent.mkdir(parents=True)
        (tmp_path / PLACE).write_text(content, encoding="utf-8")
    _, numbers, failures = Evaluations(tmp_path).open(asked_by("admin"))
    assert "还没有评测记录" in numbers
    assert failures == ""


def program(words, code=0):
    return lambda: [sys.executable, "-c", f"import sys; print({words!r}, file=sys.stderr); sys.exit({code})"]


def ended(runner):
    until = time.monotonic() + 20
    while runner.state.running or runner.state.line.startswith("正在准备"):
        assert time.monotonic() < until
        time.sleep(0.02)
    return runner.state


@pytest.mark.parametrize(("code", "failed"), [(0, False), (1, False), (2, True)])
def test_a_run_says_what_it_does_and_how_it_ended(tmp_path, code, failed):
    runner = Runner(program("评测 40/472", code))
    assert runner.start()
    state = ended(runner)
    assert state == State(running=False, line="评测 40/472", code=code)
    assert state.failed is failed
    assert ("没有完成" in controls_html(state, allowed=True)) is failed


def test_one_run_at_a_time_which_can_be_stopped(tmp_path):
    runner = Runner(lambda: [sys.executable, "-c", "import time; time.sleep(60)"])
    tab = Evaluations(tmp_path, runner)
    assert "data-poll" in tab.run(asked_by("admin"))
    assert not runner.start()
    controls, *others = tab.follow(asked_by("admin"))
    assert "停止" in controls
    assert others == [gr.skip(), gr.skip()]
    tab.halt(asked_by("ask"))
    assert runner.state.running
    tab.halt(asked_by("admin"))
    until = time.monotonic() + 20
    while runner.state.running:
        assert time.monotonic() < until
        time.sleep(0.02)


def test_only_an_admin_may_run_it(tmp_path):
    runner = Runner(program(""))
    tab = Evaluations(tmp_path, runner)
    assert "重新评测" not in tab.run(asked_by("ask", "read"))
    assert runner.state == State()
    assert "重新评测" in tab.open(asked_by("admin"))[0]


def test_a_record_of_nothing_is_shown():
    assert "达到全部要求" in record_html(Record(created_at="gestern", passed=True))
