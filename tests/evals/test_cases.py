"""A malformed question set is named with file and line."""

import pytest

from assistant.errors import UsageError
from evals.cases import DATA, CaseError, check_sections, read_cases, reason_to_skip
from tests.fakes import DOCUMENT

GOOD = {
    "id": "x-1",
    "question": "有几所？",
    "facts": [["3所"]],
    "gold_sections": ["1"],
    "gold_document": "report",
    "kind": "number",
    "answerable": True,
    "style": "formal",
    "split": "dev",
}


def test_a_good_case_knows_its_place(question_file):
    (case,) = read_cases([question_file("", GOOD)])
    assert case.place == "own.jsonl 第2行"
    assert case.facts == (("3所",),)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("{", "格式不对"),
        ("[1]", "格式不对"),
        ({**GOOD, "split": "train"}, "split"),
        ({**GOOD, "extra": 1}, "extra"),
        ({**GOOD, "facts": [[""]]}, "facts"),
        ({**GOOD, "facts": []}, "没有写要点"),
        ({**GOOD, "facts": [[]]}, "没有写要点"),
        ({**GOOD, "answerable": False}, "不应写要点"),
        ({**GOOD, "kind": "nubmer"}, "nubmer"),
        ({**GOOD, "question": " "}, "question"),
        ({key: value for key, value in GOOD.items() if key != "style"}, "style"),
    ],
)
def test_a_malformed_case_is_named_with_file_and_line(question_file, row, told):
    with pytest.raises(CaseError) as fault:
        read_cases([question_file({**GOOD, "id": "x-0"}, row)])
    assert fault.value.message.startswith("own.jsonl 第2行")
    assert told in fault.value.message


def test_a_duplicate_id_is_told_with_both_places(question_file):
    with pytest.raises(CaseError, match=r"b\.jsonl 第1行：编号 x-1 与 a\.jsonl 第1行 重复"):
        read_cases([question_file(GOOD, name="a.jsonl"), question_file(GOOD, name="b.jsonl")])


def test_an_empty_or_missing_set_is_told(question_file, tmp_path):
    with pytest.raises(CaseError, match="没有读到任何评测题"):
        read_cases([question_file("")])
    with pytest.raises(CaseError, match=r"gone\.jsonl 无法读取"):
        read_cases([tmp_path / "gone.jsonl"])
    (tmp_path / "gbk.jsonl").write_bytes("编号".encode("gbk"))
    with pytest.raises(CaseError, match=r"gbk\.jsonl 无法读取"):
        read_cases([tmp_path / "gbk.jsonl"])


def test_a_case_error_is_a_usage_error_so_that_it_ends_with_2():
    assert issubclass(CaseError, UsageError)


def test_a_gold_section_that_no_document_has_is_told(case):
    asked = case("3", gold_sections=("1", "9.9"), file="own", line=7)
    with pytest.raises(CaseError, match=r"own\.jsonl 第7行：题 r-001 的文档 report 中没有章节 9\.9。"):
        check_sections([asked], {"report": DOCUMENT})
    check_sections([case("3", gold_sections=("1",))], {"report": DOCUMENT})


def test_cases_of_documents_that_are_not_indexed_are_passed_over(case):
    assert reason_to_skip(case("3", gold_document="law"), {"report": DOCUMENT}) == "所问文档不在索引中"
    assert reason_to_skip(case("3", gold_document=""), {"report": DOCUMENT}) == ""
    check_sections([case("3", gold_document="law")], {"report": DOCUMENT})


def test_what_only_the_original_tells_is_passed_over_on_a_digest(case):
    digest = DOCUMENT.model_copy(update={"profile": DOCUMENT.profile.model_copy(update={"edition": "digest"})})
    asked = case("3", edition="original")
    assert reason_to_skip(asked, {"report": digest}) == "只有原文写到，现有文档是摘编"
    assert reason_to_skip(asked, {"report": DOCUMENT}) == ""
    assert reason_to_skip(case("3"), {"report": digest}) == ""


def test_the_shipped_set_is_well_formed_and_as_large_as_promised():
    cases = read_cases(sorted(DATA.glob("*.jsonl")))
    count = {name: sum(case.file == name for case in cases) for name in {case.file for case in cases}}
    assert count["report"] >= 170
    assert count["policies"] >= 30
    assert count["unanswerable"] >= 45
    assert count["adversarial"] >= 15
    assert count["wordings"] >= 300


def test_the_shipped_set_is_split_in_halves_but_for_what_serves_development_only():
    cases = [
        case
        for case in read_cases(sorted(DATA.glob("*.jsonl")))
        if case.file not in ("paraphrases", "probes", "visitors")
    ]
    share = sum(case.split == "dev" for case in cases) / len(cases)
    assert 0.45 <= share <= 0.55
