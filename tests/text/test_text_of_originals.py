"""The original report and laws, read whole: no digit is overlooked, and what is known of them comes out."""

import re
from pathlib import Path

import pytest

from assistant.text import clauses, missing_quantities, quantities, sentences

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"
NAMES = ["report-2025", "policies/zhiye-jiaoyu-fa-2022", "policies/jiaoyu-fa-2021", "policies/jiaoshi-fa-2009"]
MARKERS = re.compile(r"\[(?:image|bookmark):[^\]]*\]")  # left by a conversion; parsers drop them
LABEL = re.compile(r"^[ \t]*(?:\d{1,2}[.、]|[（(]\d{1,2}[）)])", re.MULTILINE)

pytestmark = pytest.mark.shared


def original(name):
    path = CORPUS / f"{name}.txt"
    if not path.is_file():
        pytest.skip("the original documents are not beside the repository")
    return MARKERS.sub(lambda m: " " * len(m.group()), path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", NAMES)
def test_every_digit_belongs_to_a_quantity_or_a_list_label(name):
    text = original(name)
    covered = bytearray(len(text))
    for start, end in [(q.start, q.end) for q in quantities(text)] + [m.span() for m in LABEL.finditer(text)]:
        covered[start:end] = b"\x01" * (end - start)
    missed = [text[max(0, m.start() - 8) : m.end() + 8] for m in re.finditer(r"\d", text) if not covered[m.start()]]
    assert missed == []


@pytest.mark.parametrize("name", NAMES)
def test_sentences_and_clauses_lose_nothing(name):
    text = original(name)
    for spans in (sentences(text), clauses(text)):
        assert "".join("".join(text[s.start : s.end].split()) for s in spans) == "".join(text.split())
    assert max(s.end - s.start for s in sentences(text)) < 300


@pytest.mark.parametrize("name", NAMES)
def test_every_sentence_supports_itself(name):
    text = original(name)
    for span in sentences(text):
        sentence = text[span.start : span.end]
        assert missing_quantities(sentence, [sentence]) == []


def test_the_figures_of_the_report_come_out_with_their_units():
    found = {(int(q.value), q.unit) for q in quantities(original("report-2025")) if q.role == "measure"}
    students = {24206, 4100, 10756, 836, 6015, 410, 7828, 2705}
    money = {7244800, 2315800, 778400, 346700, 808370000, 28816, 1803200, 100000}
    others = {(15000, "人次"), (10, "百分点"), (1500, "G"), (2, "台套"), (50, "课时"), (35, "所"), (13, "县")}
    assert {(n, "人") for n in students} | {(n, "元") for n in money} | others <= found


def test_chart_values_stay_bare_numbers():
    tail = original("report-2025")[-400:]
    bare = [int(q.value) for q in quantities(tail) if q.role == "measure" and not q.unit]
    assert sorted(bare) == [34, 50, 70, 85, 110, 110, 122, 138, 158, 218, 373, 395, 906, 1012, 2155, 2368]


def test_the_articles_of_the_law_are_ordinals_in_order():
    text = original("policies/zhiye-jiaoyu-fa-2022")
    heads = [int(q.value) for q in quantities(text) if q.unit == "条" and text[: q.start].endswith("\n")]
    assert heads == list(range(1, 70))
