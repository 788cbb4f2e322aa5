"""What the tab 文档 lists, tells and shows."""

from datetime import date

import gradio as gr
import pytest

from assistant.errors import IndexMissing
from assistant.reception import Unrecorded
from assistant.types import Profile
from tests.ui.reading import read
from tests.ui.samples import DOCUMENT, site_of
from ui.library.reading import reading_html, shown_sections
from ui.library.tab import Library
from ui.library.view import head_html
from ui.markup import Html
from ui.site import Site
from ui.validity import IN_FORCE, REPEALED, TO_COME, badges, validity

ADMIN = gr.Request()
TODAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("profile", "state"),
    [
        (Profile(), ""),
        (Profile(in_force="2022-05-01"), IN_FORCE),
        (Profile(in_force="2026-03-01"), IN_FORCE),
        (Profile(in_force="2026"), IN_FORCE),
        (Profile(in_force="2026-03-02"), TO_COME),
        (Profile(in_force="1996-09-01", superseded_by="新法"), REPEALED),
    ],
)
def test_validity_is_read_from_the_manifest(profile, state):
    assert validity(profile, TODAY) == state


def test_a_repealed_document_names_what_took_its_place():
    badge = read("".join(badges(Profile(edition="digest", superseded_by="《新法》"), TODAY)))
    assert badge.text == "整编本已废止"
    assert badge.elements[1].attributes["title"] == "已由《新法》取代"


def test_the_list_opens_the_first_document_with_its_outline():
    _, shelf, page = (read(html) for html in Library(site_of()).open(gr.EventData(None, {}), ADMIN))
    assert shelf.find("button")[0].attributes["aria-expanded"] == "true"
    links = [e.attributes["data-section"] for e in shelf.elements if e.tag in ("a", "summary")]
    assert links == [str(section.index) for section in DOCUMENT.sections]
    assert DOCUMENT.title in page.find("h2")[0].text


def test_the_text_is_whole_and_in_order():
    shown = read(reading_html(DOCUMENT, 0))
    words = [line for line in DOCUMENT.text.replace("\t", "\n").split("\n") if line]
    places = [shown.text.find(line) for line in words]
    assert -1 not in places
    anchors = [e.attributes["id"] for e in shown.elements if e.attributes.get("id")]
    assert anchors == [f"section{s.index}" for s in DOCUMENT.sections]


def test_of_a_long_document_only_the_chosen_chapter_is_shown(monkeypatch):
    monkeypatch.setattr("ui.library.reading.WHOLE", 10)
    for section in DOCUMENT.sections:
        shown = shown_sections(DOCUMENT, section.index)
        assert section.index in shown
        assert all(DOCUMENT.sections[s].path[0] == section.path[0] for s in shown)


def test_the_quality_report_counts_and_warns():
    warned = DOCUMENT.model_copy(update={"warnings": ("第2页的表没有读好",)})
    head = read(head_html(warned, TODAY, Html("")))
    assert "1 处需要留意" in head.text
    assert "第2页的表没有读好" in head.text
    assert "没有发现问题" in head_html(DOCUMENT, TODAY, Html(""))


@pytest.mark.parametrize("data", [{}, {"document": "没有"}, {"document": DOCUMENT.id, "section": "999"}])
def test_what_is_not_there_leads_to_the_beginning(data):
    *_, page = Library(site_of()).read(gr.EventData(None, data), ADMIN)
    assert 'data-target="section0"' in page


def test_faults_are_sentences():
    def current():
        raise IndexMissing("还没有建立索引。")

    opened = Library(Site(current, Unrecorded(current))).open(gr.EventData(None, {}), ADMIN)
    assert "还没有建立索引。" in opened[2]
