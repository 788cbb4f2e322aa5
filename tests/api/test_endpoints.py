"""The HTTP contract of what works: fields, statuses, headers."""

import pytest
from fastapi.testclient import TestClient

from assistant.api.app import create_app
from assistant.api.current import Current
from assistant.errors import IndexMissing
from assistant.types import Answer
from tests.fakes import CITATION, DOCUMENT, NOTICE, PASSAGE


def test_an_answer_carries_every_field_of_the_contract(client):
    response = client.post("/api/v1/ask", json={"question": "有几所示范学校？"})
    assert response.status_code == 200
    answer = response.json()
    assert answer["citations"] == [CITATION.model_dump(mode="json")]
    assert answer["statements"][0]["citations"] == [1]
    assert answer["status"] == "answered"
    assert answer["notice"] == NOTICE
    assert Answer.model_validate(answer).question == "有几所示范学校？"


def test_a_refusal_is_an_answer_and_not_an_error(client):
    response = client.post("/api/v1/ask", json={"question": "What is the weather like?"})
    assert (response.status_code, response.json()["status"]) == (200, "refused")


def test_history_documents_and_mode_reach_the_assistant(client, assistant):
    turns = [{"role": "user", "content": "学校有几所？"}, {"role": "assistant", "content": "三所。"}]
    body = {"question": "哪几所学校？", "history": turns, "documents": ["report"], "mode": "extractive"}
    assert client.post("/api/v1/ask", json=body).status_code == 200
    question, history, documents, mode = assistant.asked[0]
    assert question == "哪几所学校？"
    assert [turn.model_dump() for turn in history] == turns
    assert (documents, mode) == (("report",), "extractive")


def test_search_returns_passages_best_first(client):
    response = client.post("/api/v1/search", json={"query": "学校", "limit": 3})
    assert response.json() == {"query": "学校", "passages": [PASSAGE.model_dump(mode="json")]}


def test_documents_can_be_listed_and_opened_down_to_a_section(client):
    listed = client.get("/api/v1/documents").json()
    assert listed["index_fingerprint"] == "f1"
    assert [d["id"] for d in listed["documents"]] == ["report"]
    outline = client.get("/api/v1/documents/report").json()
    assert outline["document"] == listed["documents"][0]
    assert outline["sections"][0]["number"] == "1"
    section = client.get("/api/v1/documents/report/sections/0").json()
    assert section["text"] == DOCUMENT.text.strip("\n")


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_health_is_told(client, path):
    assert client.get(path).json()["status"] in {"ok", "ready"}


def test_without_an_index_the_process_is_healthy_but_not_ready():
    def missing():
        raise IndexMissing("还没有建立索引。请先运行 assistant index。")

    with TestClient(create_app(Current(missing, lambda: None))) as client:
        assert client.get("/healthz").status_code == 200
        response = client.get("/readyz")
        assert response.status_code == 503
        assert response.headers["Retry-After"]
        assert "assistant index" in response.json()["detail"]
        assert client.post("/api/v1/ask", json={"question": "学校？"}).status_code == 503


def test_a_plain_request_id_is_kept_and_any_other_replaced(client):
    assert client.get("/healthz", headers={"X-Request-ID": "abc-1"}).headers["X-Request-ID"] == "abc-1"
    replaced = client.get("/healthz", headers={"X-Request-ID": "a b\tc"}).headers["X-Request-ID"]
    assert len(replaced) == 32


def test_the_log_tells_length_and_digest_but_never_the_question(client, caplog):
    with caplog.at_level("DEBUG"):
        client.post("/api/v1/ask", json={"question": "学校的秘密问题？"})
    fields = [record.fields for record in caplog.records if record.getMessage() == "answered"]
    assert fields[0]["length"] == 8
    assert "秘密" not in caplog.text + str(fields)


@pytest.mark.parametrize("path", ["/docs", "/redoc"])
def test_pages_that_load_from_another_host_are_off(client, path):
    assert client.get(path).status_code == 404
