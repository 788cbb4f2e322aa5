"""The stream: the same answer as /ask, faults after the start, heartbeats, and no work for who has gone."""

import json
import threading
import time

import httpx
import pytest
import uvicorn
from fastapi.testclient import TestClient

from assistant.api.app import create_app
from assistant.api.current import Current
from assistant.errors import IndexDamaged
from assistant.types import Delta, Retrieved
from tests.api.test_problems import check
from tests.fakes import PASSAGE, FakeAssistant

STREAM = "/api/v1/ask/stream"


def sent(response):
    """Return the events as (name, data)."""
    blocks = [block for block in response.text.split("\n\n") if block and not block.startswith(":")]
    fields = [dict(line.split(": ", 1) for line in block.split("\n")) for block in blocks]
    return [(field["event"], json.loads(field["data"])) for field in fields]


def failing(error):
    class Failing(FakeAssistant):
        def stream(self, question, *_args, **_kwargs):
            yield Retrieved(passages=(PASSAGE,))
            yield Delta(text="三")
            raise error

    return create_app(Current(Failing, lambda: "v1"))


def test_events_end_with_the_answer_that_ask_gives(client):
    body = {"question": "有几所示范学校？"}
    response = client.post(STREAM, json=body)
    assert response.headers["content-type"].startswith("text/event-stream")
    assert response.headers["X-Request-ID"]
    events = sent(response)
    assert [name for name, _ in events] == ["retrieved", "delta", "delta", "final"]
    assert events[0][1]["passages"] == [PASSAGE.model_dump(mode="json")]
    assert events[1][1] == {"event": "delta", "text": "三"}
    assert events[-1][1] == client.post("/api/v1/ask", json=body).json()


def test_a_refusal_is_final_without_deltas(client):
    events = sent(client.post(STREAM, json={"question": "What is the weather like?"}))
    assert [name for name, _ in events] == ["retrieved", "final"]
    assert events[-1][1]["status"] == "refused"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 422),
        ({"question": "？"}, 422),
        ({"question": "学校", "mood": 1}, 422),
        ({"question": "学校", "documents": ["none"]}, 404),
        ({"question": "学校", "conversation_id": "none"}, 404),
    ],
)
def test_what_fails_before_the_first_event_is_an_ordinary_problem(client, body, status):
    check(client.post(STREAM, json=body), status)


def test_a_fault_after_the_start_is_an_event_with_a_problem_document():
    with TestClient(failing(IndexDamaged("索引损坏，请重建。"))) as client:
        response = client.post(STREAM, json={"question": "学校"})
    assert response.status_code == 200
    name, problem = sent(response)[-1]
    assert name == "error"
    assert (problem["status"], problem["detail"]) == (503, "索引损坏，请重建。")
    assert problem["request_id"] == response.headers["X-Request-ID"]


def test_what_nobody_expected_is_an_event_too_and_tells_nothing():
    with TestClient(failing(ZeroDivisionError("secret"))) as client:
        response = client.post(STREAM, json={"question": "学校"})
    assert sent(response)[-1][1]["status"] == 500
    assert "secret" not in response.text


class Endless(FakeAssistant):
    """Writes until it is closed; `idle` seconds pass between pieces."""

    def __init__(self, idle=0.01):
        super().__init__()
        self.idle = idle
        self.pieces = 0
        self.closed = threading.Event()

    def stream(self, *_args, **_kwargs):
        try:
            yield Retrieved(passages=())
            while True:
                time.sleep(self.idle)
                self.pieces += 1
                yield Delta(text="字")
        finally:
            self.closed.set()


@pytest.fixture
def served():
    servers = []

    def serve(assistant):
        config = uvicorn.Config(create_app(Current(lambda: assistant, lambda: "v1")), port=0, log_config=None)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run)
        thread.start()
        servers.append((server, thread))
        while not server.started:
            time.sleep(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        return f"http://127.0.0.1:{port}{STREAM}"

    yield serve
    for server, thread in servers:
        server.should_exit = True
        thread.join(10)


@pytest.mark.server
def test_the_work_stops_when_the_client_goes(served):
    assistant = Endless()
    with httpx.stream("POST", served(assistant), json={"question": "学校"}) as response:
        lines = response.iter_lines()
        while not next(lines).startswith("event: delta"):
            pass
    assert assistant.closed.wait(30)
    pieces = assistant.pieces
    time.sleep(0.1)
    assert assistant.pieces == pieces


@pytest.mark.server
def test_a_comment_keeps_a_quiet_connection_open(served, monkeypatch):
    monkeypatch.setattr("fastapi.routing._PING_INTERVAL", 0.05)
    assistant = Endless(idle=0.5)
    with httpx.stream("POST", served(assistant), json={"question": "学校"}) as response:
        assert any(line == ": ping" for line, _ in zip(response.iter_lines(), range(10), strict=False))
