"""A run as JUnit XML, which most CI systems show as a list of tests.

In: a `Report`. Out: XML text: a suite of the gates, and a suite for each set and split whose cases may be shown. Only a
gate can be a failure: a case that was missed is `skipped` with its reason, for no set is ever answered in full and a
build that is always red says nothing.
"""

import re
from xml.etree.ElementTree import Element, SubElement, indent, tostring  # XML is written here, never read

from evals.cases import Split
from evals.evaluation import Evaluation, faults
from evals.report.contents import Report, written
from evals.run import Result

_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_junit(report: Report) -> str:
    """Return the XML text."""
    root = Element("testsuites", name="evaluation")
    _gates(root, report)
    for evaluation in report.evaluations:
        for split in evaluation.splits:
            if report.visible(split):
                _cases(root, evaluation, split)
    indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _gates(root: Element, report: Report) -> None:
    failed = sum(not gate.passed for gate in report.gates)
    suite = SubElement(root, "testsuite", name="gates", tests=str(len(report.gates)), failures=str(failed))
    for gate in report.gates:
        name = f"{gate.metric.label}（{gate.source}）"
        case = SubElement(suite, "testcase", classname=f"gates.{gate.place}", name=name)
        if not gate.passed:
            numbers = f"实测 {written(gate.metric, gate.value)}，要求 {written(gate.metric, gate.limit)}"
            SubElement(case, "failure", message=numbers)


def _cases(root: Element, evaluation: Evaluation, split: Split) -> None:
    results = evaluation.part(split)
    wrong = {result.case.id: faults(result) for result in results}
    suite = SubElement(
        root,
        "testsuite",
        name=f"{evaluation.name}.{split}",
        tests=str(len(results)),
        failures="0",
        skipped=str(sum(bool(found) for found in wrong.values())),
        time=_seconds(sum(result.milliseconds for result in results)),
    )
    for result in results:
        _case(suite, f"{evaluation.name}.{split}.{result.case.kind}", result, wrong[result.case.id])


def _case(suite: Element, group: str, result: Result, wrong: list[str]) -> None:
    name = f"{result.case.id} {result.case.question}"
    case = SubElement(suite, "testcase", classname=group, name=_clean(name), time=_seconds(result.milliseconds))
    if wrong:
        SubElement(case, "skipped", message=_clean("；".join(wrong)))
        SubElement(case, "system-out").text = _clean(f"回答：{result.answer.text}")


def _seconds(milliseconds: float) -> str:
    return f"{milliseconds / 1000:.4f}"


def _clean(text: str) -> str:
    """Drop the characters that XML cannot hold at all."""
    return _NOT_XML.sub("", text)
