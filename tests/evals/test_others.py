"""Every folder of other reports is indexed for itself; its questions see nothing of the folders beside it."""

import hashlib
import json

import pytest

from assistant.ingest.parse import document_id
from assistant.settings import load_settings
from evals import others
from evals.cases import CaseError
from tests.fakes.progress import FakeProgress

TEXTS = {
    "ports": "港口年报\n\n1.1 泊位\n\n全港共有泊位46个，其中深水泊位19个。\n",
    "parks": "公园年报\n\n1.1 公园\n\n全市共有公园73座，绿地面积812公顷。\n",
}


@pytest.fixture
def folder(tmp_path):
    """Two folders with a report each, and a function that gives one a case."""
    for name, text in TEXTS.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def asks(folder):
    """Write the cases of a folder: question, fact (none: it is to be refused), split."""

    def write(name, *rows):
        path = folder / name / f"{name}.txt"
        identity = document_id(path, hashlib.sha256(path.read_bytes()).hexdigest())
        lines = [
            {
                "id": f"{name}-{number}",
                "question": question,
                "facts": [[fact]] if fact else [],
                "gold_sections": ["1.1"] if fact else [],
                "gold_document": identity,
                "kind": "number",
                "answerable": bool(fact),
                "style": "formal",
                "split": split,
            }
            for number, (question, fact, split) in enumerate(rows)
        ]
        text = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
        (folder / name / "cases.jsonl").write_text(text, encoding="utf-8")

    return write


def test_each_folder_is_asked_over_its_own_documents(folder, asks, tmp_path):
    asks("ports", ("全港有多少个泊位？", "46个", "test"), ("全市有多少座公园？", "", "test"))
    asks("parks", ("全市有多少座公园？", "73座", "test"))
    settings = load_settings(data_dir=tmp_path / "data")
    found = others.evaluation(settings, ("dev", "test"), progress=FakeProgress(), folder=folder)
    assert {result.case.id: result.passed for result in found.results} == dict.fromkeys(
        ("parks-0", "ports-0", "ports-1"), True
    )
    assert found.documents == 2
    again = others.evaluation(settings, ("test",), progress=FakeProgress(), folder=folder)
    assert again.fingerprint == found.fingerprint


def test_only_the_chosen_split_is_asked(folder, asks):
    asks("ports", ("全港有多少个泊位？", "46个", "dev"), ("深水泊位有几个？", "19个", "test"))
    asks("parks", ("全市有多少座公园？", "73座", "test"))
    chosen = others.shelves(("dev",), folder)
    assert [(shelf.name, [case.id for case in shelf.cases]) for shelf in chosen] == [("ports", ["ports-0"])]


def test_a_folder_without_cases_is_no_set(folder):
    with pytest.raises(CaseError, match="没有所选部分的题目"):
        others.shelves(("test",), folder)


def test_what_is_committed_is_read():
    names = {shelf.name for shelf in others.shelves(("dev", "test"))}
    assert "fields" in names
