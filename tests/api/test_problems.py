"""Every bad request gets a problem document: Chinese, with the request's id, and the right status."""

import re

import pytest
from fastapi.testclient import TestClient

from assistant.api.app import create_app
from assistant.api.current import Current
from assistant.errors import IndexBusy, SettingsError, UnsupportedFormat
from tests.fakes import FakeAssistant

ASK = "/api/v1/ask"


def check(response, status):
    """Assert the form of a problem document and return it."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert problem["status"] == status
    assert problem["request_id"] == response.headers["X-Request-ID"] != ""
    assert any("\u4e00" <= c <= "\u9fff" for c in problem["title"])
    assert any("\u4e00" <= c <= "\u9fff" for c in problem["detail"])
    return problem


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "question"),
        ({"question": 5}, "question"),
        ({"question": None}, "question"),
        ({"question": "学校", "mood": "good"}, "mood"),
        ({"question": "学校", "mode": "oracle"}, "mode"),
        ({"question": "学校", "history": [{"role": "system", "content": "x"}]}, "history.0.role"),
        ({"question": "学校", "history": "x"}, "history"),
        ({"question": "学校", "history": [{"role": "user", "content": "x"}] * 101}, "history"),
        ({"question": "学校", "documents": [1]}, "documents.0"),
        ([], "请求体"),
    ],
)
def test_a_field_that_does_not_fit_is_named(client, body, field):
    problem = check(client.post(ASK, json=body), 422)
    assert field in [error["field"] for error in problem["errors"]]
    assert field in problem["detail"]


def test_a_fault_that_is_found_twice_is_told_once(client):
    problem = check(client.post(f"{ASK}/stream", json={"question": "学校", "mood": "good"}), 422)
    assert problem["errors"] == [{"field": "mood", "message": "不是已知的名称，请检查拼写"}]


@pytest.mark.parametrize("path", ["/api/v1/figures?subject=学校", "/api/v1/documents?x=1&limit=2"])
def test_a_parameter_that_there_is_not_is_named(client, path):
    problem = check(client.get(path), 422)
    assert [error["field"] for error in problem["errors"]] == re.findall(r"(\w+)=", path)


@pytest.mark.parametrize("question", ["", "   ", "？！……", "字" * 10000])
def test_a_question_without_words_or_too_long_is_refused_as_a_request(client, question):
    check(client.post(ASK, json={"question": question}), 422)


@pytest.mark.parametrize("content", [b"", b"{", b'{"question": }', b"\xff\xfe{}", b"[" * 100_000])
def test_json_that_cannot_be_read(client, content):
    response = client.post(ASK, content=content, headers={"Content-Type": "application/json"})
    check(response, 422 if content == b"" else 400)


def test_a_lone_surrogate_is_an_invalid_field_and_not_a_crash(client):
    body = rb'{"question": "\ud800"}'
    problem = check(client.post(ASK, content=body, headers={"Content-Type": "application/json"}), 422)
    assert problem["errors"][0]["field"] == "请求体"


def test_control_characters_are_just_characters(client):
    assert client.post(ASK, json={"question": "\0学校\x07？"}).status_code == 200


def test_another_content_type_is_explained(client):
    problem = check(client.post(ASK, content=b"question=1", headers={"Content-Type": "text/plain"}), 422)
    assert "application/json" in problem["detail"]


def test_a_body_of_more_than_a_megabyte_is_not_read(client):
    check(client.post(ASK, json={"question": "字" * 400_000}), 413)


def test_a_body_of_unknown_length_is_cut_off_too(client):
    parts = (b" " * 65536 for _ in range(40))
    check(client.post(ASK, content=parts, headers={"Content-Type": "application/json"}), 413)


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/documents/none",
        "/api/v1/documents/report/sections/1",
        "/api/v1/documents/..%2f..%2fetc",
        "/api/v1/nothing",
        "/api/v2/ask",
        "/nothing",
    ],
)
def test_what_does_not_exist(client, path):
    check(client.get(path), 404)


def test_unknown_documents_in_a_question(client):
    check(client.post(ASK, json={"question": "学校", "documents": ["none"]}), 404)


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("GET", ASK, "POST"),
        ("DELETE", "/api/v1/documents", "GET, POST"),
        ("POST", "/readyz", "GET"),
        ("GET", "/mcp", "POST"),
        ("DELETE", "/mcp", "POST"),
    ],
)
def test_a_method_that_is_not_supported(client, method, path, allowed):
    response = client.request(method, path)
    check(response, 405)
    assert response.headers["Allow"] == allowed


def test_a_page_mounted_at_the_root_does_not_take_addresses_of_the_api(assistant):
    app = create_app(Current(lambda: assistant, lambda: "v1"))
    app.mount("/", lambda *_: pytest.fail("the page was asked"))
    with TestClient(app) as client:
        check(client.get("/api/v1/nothing"), 404)
        check(client.get(ASK), 405)


def test_the_rejected_value_is_not_repeated(client):
    response = client.post(ASK, json={"question": ["身份证号"], "身份证号": 1})
    assert "身份证号" not in response.json()["errors"][0]["message"]


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (IndexBusy("索引正在写入。"), 503),
        (SettingsError("设置不对。"), 400),
        (UnsupportedFormat("不支持这种格式。"), 422),
    ],
)
def test_the_error_tree_maps_to_statuses(assistant, client, monkeypatch, error, status):
    def fail(*_args, **_kwargs):
        raise error

    monkeypatch.setattr(assistant, "search", fail)
    problem = check(client.post("/api/v1/search", json={"query": "学校"}), status)
    assert problem["detail"] == str(error)


def test_what_nobody_expected_tells_the_request_id_and_nothing_else():
    class Broken(FakeAssistant):
        def search(self, *_args, **_kwargs):
            raise ZeroDivisionError("secret")

    with TestClient(create_app(Current(Broken, lambda: "v1")), raise_server_exceptions=False) as client:
        response = client.post("/api/v1/search", json={"query": "学校"})
    check(response, 500)
    assert "secret" not in response.text
