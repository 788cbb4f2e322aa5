"""Who may see and do what on the page."""

from types import SimpleNamespace
from typing import Any

import gradio as gr
import pytest

from assistant.reception.actor import LOCAL, Actor
from tests.ui.samples import StreamingAssistant, site_of
from ui.ledger.tab import Ledger
from ui.library.tab import Library
from ui.masthead import person_html
from ui.search.tab import Search
from ui.site import actor_of


def sent_by(*scopes):
    request: Any = gr.Request()
    actor = Actor("教研室", key_id="k1", scopes=frozenset(scopes))
    request.request = SimpleNamespace(state=SimpleNamespace(actor=actor))
    return request


@pytest.mark.parametrize(
    "shown",
    [
        lambda request: Search(StreamingAssistant).find(gr.EventData(None, {"query": "学校"}), request),
        lambda request: Ledger(StreamingAssistant).figures(gr.EventData(None, {}), request)[0],
        lambda request: Library(site_of()).open(gr.EventData(None, {}), request)[2],
    ],
    ids=["search", "ledger", "library"],
)
def test_who_may_only_ask_reads_nothing_else(shown):
    assert "权限" in shown(sent_by("ask"))
    assert "权限" not in shown(sent_by("ask", "read"))
    assert "权限" not in shown(sent_by("admin"))


def test_the_masthead_says_who_is_logged_in_and_as_what():
    staff, admin = sent_by("ask", "read"), sent_by("admin")
    assert "教研室（职员）" in person_html(actor_of(staff))
    assert "教研室（管理员）" in person_html(actor_of(admin))
    assert "/logout" in person_html(actor_of(staff))
    assert person_html(LOCAL) == ""


def test_without_a_gate_it_is_the_person_at_the_machine():
    assert actor_of(None) is LOCAL
    assert actor_of(gr.Request()) is LOCAL
