"""The page on top of the API."""

import re

import pytest
from fastapi.testclient import TestClient

from assistant.api.app import create_app
from assistant.api.current import Current
from tests.api.test_problems import check
from tests.ui.samples import StreamingAssistant
from ui.app import TITLE, mount


@pytest.fixture(scope="module")
def client():
    app = mount(create_app(Current(StreamingAssistant, lambda: "v1")))
    with TestClient(app) as client:
        yield client


def test_the_page_is_at_the_root(client):
    response = client.get("/")
    assert response.status_code == 200
    assert TITLE in response.text


def test_the_api_is_still_below_it(client):
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/api/v1/none").status_code == 404


@pytest.mark.parametrize(("path", "status"), [("/none", 404), ("/.env", 404), ("/gradio_api/file=/etc/passwd", 403)])
def test_addresses_that_nobody_may_see_are_problems_like_those_of_the_api(client, path, status):
    check(client.get(path), status)


def test_what_the_page_loads_is_its_own(client):
    loaded = re.findall(r"""<(?:script|link|img|iframe)[^>]+?(?:src|href)=["']([^"']+)""", client.get("/").text)
    assert loaded
    assert [address for address in loaded if address.startswith(("http:", "https:", "//"))] == []


def test_fonts_are_those_of_the_system(client):
    sheet = client.get("/theme.css").text
    assert "@import" not in sheet
    assert "@font-face" not in sheet


def test_the_page_takes_no_files_and_no_endless_bodies(client):
    assert client.post("/gradio_api/upload", files={"files": ("a.txt", b"a")}).status_code == 403
    large = {"data": ["a" * 1_000_001], "fn_index": 0, "session_hash": "a"}
    assert client.post("/gradio_api/run/predict", json=large).status_code == 413


def test_no_handler_is_offered_as_an_interface(client):
    described = client.get("/gradio_api/info").json()
    assert described == {"named_endpoints": {}, "unnamed_endpoints": {}}


def test_nothing_is_reported_to_the_framework_s_makers(client):
    assert client.get("/config").json()["analytics_enabled"] is False
