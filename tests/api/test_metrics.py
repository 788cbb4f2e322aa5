"""What Prometheus reads, and who may read it."""

import pytest
from fastapi.testclient import TestClient
from prometheus_client.parser import text_string_to_metric_families

from assistant.api.app import create_app
from assistant.api.current import Current
from assistant.errors import IndexMissing
from tests.api.keys import ADMIN, ASKER, guarded_app, issued
from tests.api.test_problems import check

PREFIX = "report_assistant_"


def samples(client):
    """Return each sample's value by its name and label values."""
    response = client.get("/metrics")
    assert response.status_code == 200
    return {
        (sample.name.removeprefix(PREFIX), *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(response.text)
        for sample in family.samples
    }


def test_requests_answers_refusals_and_the_index_are_counted(client):
    for question in ("有几所学校？", "学校呢？", "天气如何？"):
        client.post("/api/v1/ask", json={"question": question})
    client.post("/api/v1/ask/stream", json={"question": "学校？"})
    body = {"model": "report-assistant", "messages": [{"role": "user", "content": "学校？"}]}
    client.post("/v1/chat/completions", json=body)
    client.get("/api/v1/documents/none")
    found = samples(client)
    assert found["requests_total", "POST", "/api/v1/ask", "200"] == 3
    assert found["requests_total", "GET", "/api/v1/documents/{document_id}", "404"] == 1
    assert found["request_seconds_count", "/api/v1/ask"] == 3
    assert found["answers_total", "extractive", "answered"] == 4
    assert found["answers_total", "extractive", "refused"] == found["refusals_total",] == 1
    assert (found["index_usable",], found["index_documents",], found["index_chunks",]) == (1, 1, 1)
    assert found["index_info", "f1"] == 1


@pytest.mark.parametrize("path", ["/api/v1/%s", "/%s", "/v1/%s"])
def test_what_callers_write_is_no_label(client, path):
    for name in ("secret-one", "secret-two"):
        client.get(path % name)
        client.request("WHATEVER", path % name)
    assert "secret" not in client.get("/metrics").text


def test_without_an_index_that_is_what_is_told():
    def missing():
        raise IndexMissing("还没有建立索引。")

    with TestClient(create_app(Current(missing, lambda: None))) as client:
        found = samples(client)
    assert found["index_usable",] == 0
    assert not any(name[0] == "index_chunks" for name in found)


def test_only_administrators_read_them():
    with TestClient(guarded_app(issued())) as client:
        check(client.get("/metrics"), 401)
        check(client.get("/metrics", headers={"Authorization": f"Bearer {ASKER}"}), 403)
        assert client.get("/metrics", headers={"Authorization": f"Bearer {ADMIN}"}).status_code == 200
