"""The ledger over HTTP."""

import csv
import io

import openpyxl
import pytest

from assistant.facts.entries import Entry
from assistant.facts.results import Clash
from tests.api.test_problems import check
from tests.fakes import DOCUMENT, FIGURE, FakeLedgers

FIGURES = "/api/v1/figures"


def test_figures_come_with_their_sentence_and_place(client):
    found = client.get(FIGURES, params={"text": "示范学校", "unit": "所", "document": "report"}).json()
    assert (found["total"], found["page"], found["index_fingerprint"]) == (1, 1, "f1")
    (row,) = found["figures"]
    assert (row["text"], row["value"], row["chunk_id"], row["section_number"]) == ("三所", 3, "c1", "1")
    assert DOCUMENT.text[row["quote_start"] : row["quote_end"]] == row["quote"]


def test_pages_follow_one_another(client, assistant):
    assistant.accountant = FakeLedgers(figures=[FIGURE.model_copy(update={"value": n}) for n in range(25)])
    pages = [client.get(FIGURES, params={"page": n, "limit": 10}).json() for n in (1, 2, 3, 4)]
    assert [page["total"] for page in pages] == [25] * 4
    assert [row["value"] for page in pages for row in page["figures"]] == list(range(25))


def test_nothing_found_is_an_empty_page(client):
    assert client.get(FIGURES, params={"school": "没有这所"}).json()["figures"] == []


def test_csv_and_excel_are_files_with_chinese_names(client):
    response = client.get(FIGURES, params={"format": "csv"})
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    assert "filename*=UTF-8''%E8%B5%84" in response.headers["content-disposition"]
    assert len(list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))) == 2
    response = client.get(FIGURES, params={"format": "xlsx"})
    assert openpyxl.load_workbook(io.BytesIO(response.content))["数字"].max_row == 2


def test_conflicts_come_with_both_places(client, assistant):
    second = FIGURE.model_copy(update={"text": "四所", "value": 4})
    entries = tuple(Entry(f, n, f.text, "", "", "", "", "", "", "", 0, 0) for n, f in enumerate((FIGURE, second)))
    assistant.accountant = FakeLedgers(contradictions=[Clash(entries, "口径可能不同")])
    (conflict,) = client.get(f"{FIGURES}/conflicts").json()["conflicts"]
    assert [row["text"] for row in conflict["values"]] == ["三所", "四所"]
    assert (conflict["indicator"], conflict["note"], conflict["whole"]) == ("示范学校", "口径可能不同", None)
    assert all(row["reference"] for row in conflict["values"])


@pytest.mark.parametrize(
    ("params", "status"),
    [
        ({"document": "none"}, 404),
        ({"page": 0}, 422),
        ({"limit": 100_000}, 422),
        ({"format": "pdf"}, 422),
        ({"text": "长" * 500}, 422),
    ],
)
def test_what_does_not_fit_is_explained(client, params, status):
    check(client.get(FIGURES, params=params), status)


def test_unknown_documents_have_no_conflicts(client):
    check(client.get(f"{FIGURES}/conflicts", params={"document": "none"}), 404)
