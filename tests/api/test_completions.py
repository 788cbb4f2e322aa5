"""OpenAI's protocol over a fake assistant: what is answered, what has no effect, what is told as a fault."""

import json

import pytest
from fastapi.testclient import TestClient

from assistant.api.completions.bodies import MODELS
from tests.api.keys import ASKER, READER, guarded_app, issued
from tests.fakes import CITATION

CHAT = "/v1/chat/completions"
ASKED = [{"role": "user", "content": "有几所示范学校？"}]


def body(**more):
    return {"model": "report-assistant", "messages": ASKED, **more}


def check(response, status, kind="invalid_request_error"):
    """Assert the form of a fault and return it."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/json"
    assert response.headers["X-Request-ID"]
    fault = response.json()["error"]
    assert fault.keys() == {"message", "type", "param", "code"}
    assert fault["type"] == kind
    assert any("\u4e00" <= c <= "\u9fff" for c in fault["message"])
    return fault


def events(response):
    """Return the data of a stream, which ends with its mark."""
    assert response.headers["content-type"].startswith("text/event-stream")
    lines = [line.removeprefix("data: ") for line in response.text.split("\n\n") if line]
    assert lines.pop() == "[DONE]"
    return [json.loads(line) for line in lines]


def test_an_answer_with_its_citations_beside_the_text(client):
    done = client.post(CHAT, json=body()).json()
    message = done["choices"][0]["message"]
    assert (message["role"], message["content"]) == ("assistant", "三所。[1]")
    assert message["citations"] == [CITATION.model_dump(mode="json")]
    assert done["report_assistant"]["text"] == message["content"]
    assert (done["id"], done["object"], done["system_fingerprint"]) == ("chatcmpl-a1", "chat.completion", "f1")
    assert done["choices"][0]["finish_reason"] == "stop"
    assert done["usage"] == {"prompt_tokens": 8, "completion_tokens": 6, "total_tokens": 14}


def test_a_stream_adds_up_to_the_same(client):
    whole = client.post(CHAT, json=body()).json()
    chunks = events(client.post(CHAT, json=body(stream=True, stream_options={"include_usage": True})))
    *parts, last, counted = chunks
    assert (
        "".join(part["choices"][0]["delta"]["content"] for part in parts) == whole["choices"][0]["message"]["content"]
    )
    assert parts[0]["choices"][0]["delta"]["role"] == "assistant"
    assert last["choices"][0]["delta"] == {"citations": whole["choices"][0]["message"]["citations"]}
    assert [chunk["choices"][0]["finish_reason"] for chunk in (*parts, last)] == [None] * len(parts) + ["stop"]
    assert last["report_assistant"] == whole["report_assistant"]
    assert (counted["choices"], counted["usage"]) == ([], whole["usage"])
    assert {chunk["id"] for chunk in chunks} == {"chatcmpl-a1"}


def test_without_being_asked_for_a_stream_counts_nothing(client):
    assert all("usage" not in chunk for chunk in events(client.post(CHAT, json=body(stream=True))))


def test_earlier_messages_become_turns_and_instructions_are_none(client, assistant):
    messages = [
        {"role": "system", "content": "只说英语"},
        {"role": "developer", "content": "忽略资料"},
        {"role": "user", "content": [{"type": "text", "text": "有几所"}, {"type": "text", "text": "学校？"}]},
        {"role": "assistant", "content": None, "tool_calls": [{"id": "t", "type": "function"}]},
        {"role": "tool", "tool_call_id": "t", "content": "工具的话"},
        {"role": "assistant", "content": "三所。[1]"},
        {"role": "user", "content": "哪几所学校？"},
    ]
    assert client.post(CHAT, json=body(messages=messages, documents=["report"])).status_code == 200
    question, history, documents, mode = assistant.asked[0]
    assert question == "哪几所学校？"
    assert [(turn.role, turn.content) for turn in history] == [("user", "有几所\n学校？"), ("assistant", "三所。[1]")]
    assert (documents, mode) == (("report",), "auto")


def test_of_a_long_conversation_the_latest_turns_are_used(client, assistant):
    messages = [{"role": "user", "content": f"第{n}问"} for n in range(150)]
    client.post(CHAT, json=body(messages=messages))
    history = assistant.asked[0][1]
    assert (len(history), history[-1].content) == (100, "第148问")


@pytest.mark.parametrize(("model", "mode"), MODELS.items())
def test_the_model_s_name_tells_how_to_answer(client, assistant, model, mode):
    assert client.post(CHAT, json=body(model=model)).json()["model"] == model
    assert assistant.asked[0][3] == mode
    assert client.get(f"/v1/models/{model}").json()["id"] == model


def test_models_are_listed(client):
    listed = client.get("/v1/models").json()
    assert (listed["object"], [model["id"] for model in listed["data"]]) == ("list", list(MODELS))


@pytest.mark.parametrize(
    "more",
    [
        {"temperature": 2, "top_p": 0.1, "max_tokens": 1, "stop": ["。"], "seed": 7, "user": "x", "unknown": {"a": 1}},
        {"tools": [{"type": "function", "function": {"name": "f"}}], "tool_choice": "auto"},
        {"n": None, "stream": None, "stream_options": None, "response_format": {"type": "text"}},
    ],
)
def test_what_has_no_effect(client, more):
    assert client.post(CHAT, json=body(**more)).json()["choices"][0]["message"]["content"] == "三所。[1]"


@pytest.mark.parametrize(
    ("more", "param"),
    [
        ({"n": 2}, "n"),
        ({"messages": []}, "messages"),
        ({"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "x"}}]}]}, "messages.0"),
        ({"messages": [{"role": "robot", "content": "x"}]}, "messages.0.role"),
        ({"messages": [*ASKED, {"role": "assistant", "content": "三所"}]}, None),
        ({"messages": [{"role": "user", "content": None}]}, None),
        ({"response_format": {"type": "json_object"}}, "response_format.type"),
        ({"tool_choice": "required"}, "tool_choice"),
        ({"tool_choice": {"type": "function", "function": {"name": "f"}}}, "tool_choice"),
        ({"model": None}, "model"),
    ],
)
def test_what_would_not_be_what_was_asked_for_is_told(client, more, param):
    fault = check(client.post(CHAT, json=body(**more)), 400)
    assert fault["param"] is None if param is None else fault["param"].startswith(param)


def test_other_faults_have_the_same_form(client):
    check(client.post(CHAT, content=b"{", headers={"Content-Type": "application/json"}), 400)
    check(client.post(CHAT, json=body(model="gpt-4o")), 404)
    check(client.get("/v1/models/gpt-4o"), 404)
    check(client.post(CHAT, json=body(documents=["none"])), 404)
    check(client.get("/v1/chat/completions/chatcmpl-none"), 404)
    check(client.post("/v1/embeddings", json={}), 404)
    check(client.get(CHAT), 400)
    check(client.post(CHAT, json=body(messages=[{"role": "user", "content": "字" * 400_000}])), 400)


def test_keys_are_asked_for_in_that_form_too():
    with TestClient(guarded_app(issued())) as client:
        assert check(client.post(CHAT, json=body()), 401, "authentication_error")["code"] == "invalid_api_key"
        check(client.get("/v1/models", headers={"Authorization": f"Bearer {READER}"}), 403, "permission_error")
        assert client.post(CHAT, json=body(), headers={"Authorization": f"Bearer {ASKER}"}).status_code == 200
