"""Figures as rows and tables: the place is exact, filters keep what fits, spreadsheets compute nothing."""

import csv
import io

import openpyxl
import pytest

from assistant.export.rows import Filter, Sources, row, select
from assistant.export.sheets import to_csv, to_excel
from tests.fakes import CHUNK, CITATION, DOCUMENT, FIGURE

SOURCES = Sources({"report": DOCUMENT}, {"c1": CHUNK})
ROW = row(FIGURE, SOURCES)


def test_a_row_tells_where_the_figure_stands_to_the_character():
    assert DOCUMENT.text[ROW.start : ROW.end] == ROW.text == "三所"
    assert DOCUMENT.text[ROW.quote_start : ROW.quote_end] == ROW.quote
    assert ROW.reference == CITATION.reference


@pytest.mark.parametrize(
    ("chosen", "kept"),
    [
        (Filter(), True),
        (Filter(documents=("report",), section="1", text="示范　学校", unit="所", school="全市"), True),
        (Filter(documents=("other",)), False),
        (Filter(section="1.1"), False),
        (Filter(section="11"), False),
        (Filter(text="示范 幼儿园"), False),
        (Filter(text="全市"), True),
        (Filter(unit="人"), False),
        (Filter(school="卫校"), False),
    ],
)
def test_a_filter_keeps_what_fits(chosen, kept):
    assert list(select([FIGURE], chosen, SOURCES)) == ([FIGURE] if kept else [])


def test_a_section_keeps_those_below_it():
    below = FIGURE.model_copy(update={"section_number": "1.3.1"})
    assert list(select([below], Filter(section="1.3"), SOURCES))


def test_csv_opens_in_excel_with_chinese_names():
    content = to_csv([ROW])
    assert content.startswith(b"\xef\xbb\xbf")
    names, values = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    assert dict(zip(names, values, strict=True))["数值"] == "3"
    assert ROW.quote in values


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx"])
def test_a_text_that_looks_like_a_formula_stays_a_text(formula):
    hostile = ROW.model_copy(update={"indicator": formula})
    _, values = csv.reader(io.StringIO(to_csv([hostile]).decode("utf-8-sig")))
    assert values[0] == "'" + formula
    cell = openpyxl.load_workbook(io.BytesIO(to_excel([hostile])))["数字"]["A2"]
    assert (cell.value, cell.data_type) == (formula, "s")


def test_excel_holds_numbers_as_numbers_and_no_sign_that_breaks_it():
    sheet = openpyxl.load_workbook(io.BytesIO(to_excel([ROW.model_copy(update={"quote": "a\x00b" * 20_000})])))["数字"]
    values = dict(zip([cell.value for cell in sheet[1]], [cell.value for cell in sheet[2]], strict=True))
    assert values["数值"] == 3
    assert len(values["原句"]) <= 32_767
    assert sheet.freeze_panes == "A2"
