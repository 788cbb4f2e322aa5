"""The edition states what the original states: compared where the original is at hand, else the recorded comparison."""

import re
import subprocess
import sys

import pytest

from tests.corpus.comparison import (
    EXPLAINED,
    REPORT,
    compare,
    compare_cases,
    differences,
    fingerprint,
    recorded,
    report,
)
from tests.corpus.sections import EDITION, ORIGINAL, ROOT, cases, edition, original

shared = pytest.mark.shared
needs_original = pytest.mark.skipif(not ORIGINAL.is_file(), reason="the original report is not beside the repository")


@shared
@needs_original
def test_every_fact_stands_in_the_same_section_of_both():
    assert [d for d in differences() if not d.reason] == []


@shared
@needs_original
def test_every_explanation_is_needed():
    assert {(d.section, d.fact) for d in differences() if d.reason} == set(EXPLAINED)


@shared
@needs_original
def test_the_committed_report_is_what_the_comparison_says():
    assert REPORT.read_text(encoding="utf-8") == report()


@shared
@needs_original
def test_headings_and_boxes_are_numbered_and_titled_as_in_the_original():
    text = ORIGINAL.read_text(encoding="utf-8")
    assert _headings(edition()) == _headings(original(text))
    assert _boxes("\n".join(edition().values())) == _boxes(text)


@shared
@needs_original
@pytest.mark.parametrize("mark", ["图", "表"])
def test_no_caption_is_lost(mark):
    caption = re.compile(rf"^\s*(?:\[bookmark[^\]]*\])*({mark}\d-\d{{1,2}})", re.MULTILINE)
    text = ORIGINAL.read_text(encoding="utf-8")
    ours = caption.findall("\n".join(edition().values()))
    assert sorted(ours) == sorted(caption.findall(text))
    assert len(ours) > 3


@shared
@needs_original
def test_no_passage_is_copied():
    tool = ROOT.parent / "shared" / "tools" / "check_overlap.py"
    ran = subprocess.run([sys.executable, tool, "corpus"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.stdout.startswith("0 passages"), ran.stdout


def test_the_recorded_comparison_is_of_the_present_sources():
    assert recorded() == fingerprint(), "run python -m tests.corpus.comparison"


def test_the_recorded_comparison_found_no_fault():
    assert "无法解释的差异：0\n" in REPORT.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("教师395人", "教师359人"),
        ("教师395人", "教师395名"),
        ("教师395人", "教师39.5人"),
        ("读《老年人生活照护》", "读《老年人照护》"),
        ("建成“五金”", "建成“四金”"),
        ("孝义市帝豪酒店有限公司捐赠", "孝义市帝豪集团捐赠"),
        ("交城县职业中学校承办", "交城县职业中学承办"),
        ("共三轮", "共两轮"),
    ],
)
def test_a_changed_fact_is_found(before, after):
    assert not compare({"1.1": before}, {"1.1": before})
    assert {d.side for d in compare({"1.1": after}, {"1.1": before})} & {"整编本缺", "整编本多"}


def test_a_fact_in_another_section_is_found_on_both_sides():
    found = compare({"1.1": "", "1.2": "共35所"}, {"1.1": "共35所", "1.2": ""})
    assert {(d.section, d.side) for d in found} == {("1.1", "整编本缺"), ("1.2", "整编本多")}


def test_a_fact_in_another_case_is_found():
    text = "【典型案例2-1】甲\n共35所\n【典型案例2-2】乙\n共12人\n1.2 下一节\n共7人"
    assert cases(text) == {"2-1": "甲\n共35所", "2-2": "乙\n共12人"}
    found = compare_cases({"2-1": "共12人"}, cases(text))
    assert [(d.section, d.fact) for d in found] == [("典型案例2-1", "12人")]


def test_the_edition_keeps_the_contradictions_of_the_original():
    whole = "\n".join(edition().values())
    assert {"24206", "28053"} <= set(re.findall(r"\d+", whole))
    assert {"关于推进现代职业教育高质量发展的实施意见", "关于推动现代职业教育高质量发展的实施意见"} <= set(
        re.findall("《([^》]+)》", whole)
    )


def _headings(texts):
    return [(number, re.sub(r"[\s：]", "", text.split("\n")[0])) for number, text in texts.items()]


def _boxes(text):
    return re.findall(r"【典型案例(\d-\d+)】(.+)", re.sub(r"[ 　]", "", text))


def test_the_edition_is_complete():
    assert len(list(EDITION.glob("*.md"))) == 10
    assert len(edition()) == 86
