"""The report's files: complete, escaped, loading nothing, and silent about test cases."""

import json
import re
from dataclasses import replace
from xml.etree.ElementTree import fromstring

import pytest

from assistant.cli.terminal import stdout
from evals import gates
from evals.evaluation import Comparison, evaluate, faults
from evals.report import Report, ReportError, append_step_summary, write_report
from evals.report.markdown import outcome
from evals.report.page import to_page
from evals.report.plots import shortened
from evals.summary import Summary
from evals.table import print_report
from tests.fakes import CITATION

DEV, TEST = "开发集里的<b>问题</b>", "测试集里的问题"


@pytest.fixture
def evaluation(told, answer, case):
    """A right answer and a wrong one in each split."""
    right = answer("三所学校", citations=(CITATION,))
    assistant = told({"对？": right, "也对？": right, DEV: right, TEST: right})
    gold = {"gold_sections": ("1",)}
    cases = [
        case("三所", id="d-1", question="对？", **gold),
        case("9个|9件", id="d-2", question=DEV, **gold),
        case("三所", id="t-1", question="也对？", split="test", **gold),
        case("八所", id="t-2", question=TEST, split="test", kind="list", **gold),
        case("1", id="s-1", gold_document="law"),
    ]
    return evaluate("shipped", "随附资料库", assistant, cases)


@pytest.fixture
def report(evaluation):
    found = gates.check(
        evaluation.summaries(), gates.Limits({"shipped.test": {"answer_correctness": 0.9, "verbatim": 1}})
    )
    rows = {
        "ours": Summary(cases=2, answerable=2, hit_at_1=1.0, mrr=1.0),
        "usual": Summary(cases=2, answerable=2, mrr=0.5),
    }
    comparison = Comparison("bench", "并排比较", rows, {"ours": "本项目", "usual": "通常做法"})
    return Report("2025-01-01T00:00:00+00:00", (evaluation,), (comparison,), tuple(found), ("备注。",))


@pytest.fixture
def written(report, tmp_path):
    write_report(report, tmp_path / "out")
    return {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "out").iterdir()}


def test_all_formats_are_written(written):
    assert set(written) == {"evaluation.json", "evaluation.md", "evaluation.html", "junit.xml"}


def test_failures_are_shown_with_their_evidence(written):
    for name in ("evaluation.html", "evaluation.md"):
        text = written[name]
        assert "缺要点：9个" in text
        assert CITATION.quote in text
        assert CITATION.reference in text


def test_single_test_cases_stay_hidden_in_every_file(written):
    assert not [name for name, text in written.items() if TEST in text or "t-2" in text or "八所" in text]


def test_they_are_shown_when_asked_for(report, tmp_path):
    shown = Report(report.created_at, report.evaluations, report.comparisons, report.gates, show_test=True)
    for path in write_report(shown, tmp_path):
        assert TEST in path.read_text(encoding="utf-8")


def test_the_page_escapes_what_comes_from_outside_and_loads_nothing(written):
    page = written["evaluation.html"]
    assert "<b>问题</b>" not in page
    assert "&lt;b&gt;问题&lt;/b&gt;" in page
    assert not re.search(r"(src|href)=|@import|url\(|<script", page)
    assert page.count("<svg") >= 6


def test_the_reliability_plot_needs_both_kinds_of_case(evaluation, report, case, told, tmp_path):
    assert "可靠性" not in to_page(report)
    mixed = [case("三所", id="a", gold_sections=("1",)), case(id="b", gold_sections=())]
    both = evaluate("shipped", "随附资料库", told(), mixed)
    assert "预测 0.50，实际 0.50，2 题" in to_page(replace(report, evaluations=(both,)))


def test_json_holds_numbers_gates_and_visible_cases(written):
    record = json.loads(written["evaluation.json"])
    assert record["passed"] is False
    assert [gate["passed"] for gate in record["gates"]] == [False, True]
    (evaluation,) = record["evaluations"]
    assert evaluation["summaries"]["shipped.test"]["answer_correctness"] == 0.5
    assert evaluation["skipped"] == {"所问文档不在索引中": 1}
    assert [result["id"] for result in evaluation["results"]] == ["d-1", "d-2"]


def test_junit_fails_for_gates_and_only_skips_missed_cases(written):
    root = fromstring(written["junit.xml"])  # noqa: S314  # our own text
    suites = {suite.get("name"): suite for suite in root}
    assert set(suites) == {"gates", "shipped.dev"}
    assert (suites["gates"].get("tests"), suites["gates"].get("failures")) == ("2", "1")
    assert len(suites["gates"].findall("testcase/failure")) == 1
    assert (suites["shipped.dev"].get("failures"), suites["shipped.dev"].get("skipped")) == ("0", "1")


def test_markdown_tables_keep_their_columns(written):
    for block in re.findall(r"(?:^\|.*\n)+", written["evaluation.md"], flags=re.MULTILINE):
        widths = {len(re.findall(r"(?<!\\)\|", line)) for line in block.splitlines()}
        assert len(widths) == 1


def test_the_step_summary_is_appended_where_there_is_one(report, tmp_path, monkeypatch):
    path = tmp_path / "summary.md"
    path.write_text("before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(path))
    append_step_summary(report)
    text = path.read_text(encoding="utf-8")
    assert text.startswith("before\n# 评测报告：1 项未达标")
    assert DEV not in text
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "no" / "folder"))
    with pytest.raises(ReportError):
        append_step_summary(report)


def test_without_a_step_summary_nothing_happens(report, monkeypatch):
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    append_step_summary(report)


def test_a_folder_that_cannot_be_written_is_told(report, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ReportError, match="无法写入报告文件夹"):
        write_report(report, tmp_path / "file")


def test_the_table_shows_numbers_skips_and_what_failed(report, capsys):
    print_report(report, stdout())
    out = capsys.readouterr().out
    assert "跳过 1 题" in out
    assert "未达标" in out
    assert "50.0%" in out
    assert TEST not in out


def test_outcome_in_words(report):
    assert outcome(report) == "1 项未达标"
    assert outcome(Report("now")) == "未设门槛"


def test_faults_name_what_is_wrong(evaluation):
    told = {result.case.id: faults(result) for result in evaluation.results}
    assert told["d-1"] == []
    assert told["t-2"] == ["缺要点：八所"]


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("report-2025 第1章", "report-2025 第1章"),
        ("jiaoyu-qiangguo-jianshe-guihua-gangyao", "jiaoyu-qia…ua-gangyao"),
        ("经费保障与经费保障与经费保障与", "经费保障与…经费保障与"),
    ],
)
def test_long_labels_of_a_plot_keep_both_ends(label, shown):
    assert shortened(label) == shown
