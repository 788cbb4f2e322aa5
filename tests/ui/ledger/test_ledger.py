"""What the tab 数据台账 shows, chooses, orders and links to."""

from decimal import Decimal
from urllib.parse import parse_qs, urlsplit

import gradio as gr
import pytest

from assistant.errors import IndexMissing
from assistant.export.rows import ConflictRow, Sources, row
from assistant.types import Figure, Span
from tests.fakes import FakeLedgers
from tests.ui.reading import read
from tests.ui.samples import CHUNKS, DOCUMENT, DOCUMENTS, PROSE, StreamingAssistant
from ui.ledger.choice import PAGE, Choice, ordered, read_choice
from ui.ledger.plots import plots_html
from ui.ledger.tab import Ledger
from ui.ledger.view import conflicts_html

READER = gr.Request()
SOURCES = Sources(DOCUMENTS, CHUNKS)


def figure(value, indicator="学校", subject="全市", unit="所", **fields):
    return Figure(
        indicator=indicator,
        subject=subject,
        text=f"{value}{unit}",
        value=Decimal(value),
        unit=unit,
        document_id=DOCUMENT.id,
        chunk_id=PROSE.id,
        section_number=PROSE.number,
        start=PROSE.start,
        end=PROSE.start + 2,
        sentence=Span(start=PROSE.start, end=PROSE.start + 8),
        **fields,
    )


FIGURES = [figure(3), figure(90, "教师", "乙校", "人"), figure(20, "", "甲校", "人", period="2025年")]


@pytest.fixture
def ledger():
    assistant = StreamingAssistant()
    assistant.accountant = FakeLedgers(FIGURES)
    return Ledger(lambda: assistant)


def shown(ledger, **fields):
    return [read(part) for part in ledger.figures(gr.EventData(None, fields), READER)]


def test_the_filters_offer_what_there_is(ledger):
    form = read(ledger.open(READER)[0])
    options = [option.text for option in form.find("option")]
    assert {"甲校", "乙校", "全市", "所", "人"} <= set(options)


def test_each_row_leads_to_its_sentence(ledger):
    table, *_ = shown(ledger)
    links = [link.attributes for link in table.find("a") if link.attributes.get("data-act") == "passage"]
    assert [link["data-chunk"] for link in links] == [PROSE.id] * 3
    assert links[0]["data-start"] == str(PROSE.start)
    assert "共 3 个数字" in table.text


@pytest.mark.parametrize(
    ("fields", "values"),
    [
        ({"unit": "人"}, ["90人", "20人"]),
        ({"school": "甲校"}, ["20人"]),
        ({"text": "教师"}, ["90人"]),
        ({"order": "value"}, ["3所", "20人", "90人"]),
        ({"order": "value", "falling": "yes"}, ["90人", "20人", "3所"]),
        ({"order": "subject"}, ["20人", "3所", "90人"]),
        ({"order": "place", "falling": "yes"}, ["20人", "90人", "3所"]),
        ({"order": "nonsense", "page": "x"}, ["3所", "90人", "20人"]),
        ({"page": "99"}, ["3所", "90人", "20人"]),
    ],
)
def test_it_can_be_filtered_and_ordered(ledger, fields, values):
    table, *_ = shown(ledger, **fields)
    assert [cell.text for cell in table.find(".number")] == values


def test_the_heading_tells_the_order_and_turns_it_round(ledger):
    table, *_ = shown(ledger, order="value")
    heading = next(cell for cell in table.find("th") if cell.attributes.get("aria-sort"))
    assert heading.attributes["aria-sort"] == "ascending"
    button = next(b for b in table.find("button") if b.attributes.get("data-order") == "value")
    assert button.attributes["data-falling"] == "yes"


def test_the_files_are_of_what_is_shown(ledger):
    table, *_ = shown(ledger, place=f"{DOCUMENT.id}/1.1", unit="所")
    addresses = [urlsplit(a.attributes["href"]) for a in table.find("a") if "download" in a.attributes]
    assert [parse_qs(a.query)["format"] for a in addresses] == [["csv"], ["xlsx"]]
    assert parse_qs(addresses[0].query) == {
        "format": ["csv"],
        "document": [DOCUMENT.id],
        "section": ["1.1"],
        "unit": ["所"],
    }


def test_many_figures_come_in_pages():
    assistant = StreamingAssistant()
    assistant.accountant = FakeLedgers([figure(number) for number in range(PAGE + 1)])
    table, *_ = shown(Ledger(lambda: assistant), page="2")
    assert [cell.text for cell in table.find(".number")] == [f"{PAGE}所"]
    before, after = (b for b in table.find("button") if "data-page" in b.attributes)
    assert before.attributes["data-page"] == "1"
    assert "disabled" in after.attributes


def test_values_are_plotted_within_one_unit_only():
    everything = read(plots_html(FIGURES, SOURCES, Choice()))
    assert "选定单位后比较数值" in everything.text
    people = read(plots_html(FIGURES[1:], SOURCES, Choice(unit="人")))
    bars = [bar.attributes["style"] for bar in people.find("b")][:2]
    assert bars == ["width:100.0%", "width:22.2%"]
    assert "乙校：教师" in people.text
    assert plots_html([], SOURCES, Choice()) == ""


def test_a_change_is_no_value_to_compare_with():
    risen = figure(500, unit="人", change="增加")
    assert "500" not in plots_html([*FIGURES[1:], risen], SOURCES, Choice(unit="人"))


def test_contradictions_show_every_value_with_its_place():
    values = tuple(row(item, SOURCES) for item in FIGURES[:2])
    clash = ConflictRow(indicator="学校", note="口径可能不同", values=values, whole=values[0])
    told = read(conflicts_html([clash]))
    assert "1 处" in told.text
    assert "总数：3所" in told.text
    assert len(told.find("a")) == 3
    assert "没有发现" in conflicts_html([])


def test_what_has_no_name_comes_last():
    names = [f.indicator for f in ordered(FIGURES, Choice(order="indicator"))]
    assert names == ["教师", "学校", ""]


def test_what_makes_no_sense_is_left_at_its_default():
    assert read_choice({"page": "-1", "order": ["value"], "text": 5, "falling": "true"}) == Choice()


def test_faults_are_sentences():
    def current():
        raise IndexMissing("还没有建立索引。")

    assert "还没有建立索引。" in Ledger(current).open(READER)[1]
    assert "还没有建立索引。" in Ledger(current).figures(gr.EventData(None, {}), READER)[0]
