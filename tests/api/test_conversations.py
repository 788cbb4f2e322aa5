"""Conversations, shared answers, feedback and exports, over a real store."""

import io
import json
from urllib.parse import unquote

import docx
import pytest
from fastapi.testclient import TestClient

from assistant.api.app import create_app
from assistant.api.current import Current
from assistant.reception import Reception, Screen
from assistant.store import file_url, open_store
from tests.api.test_problems import check
from tests.fakes import CITATION, FakeAssistant

V1 = "/api/v1"


@pytest.fixture
def store(tmp_path):
    store = open_store(file_url(tmp_path / "assistant.db"))
    yield store
    store.close()


@pytest.fixture
def client(store):
    class Numbered(FakeAssistant):
        """Gives each answer an id of its own."""

        count = 0

        def ask(self, *args, **kwargs):
            Numbered.count += 1
            return super().ask(*args, **kwargs).model_copy(update={"id": f"a{Numbered.count}"})

    current = Current(Numbered, lambda: "v1")
    reception = Reception(current, store, Screen(), notice="标识。")
    app = create_app(current, reception=reception, store=store, notice="标识。", provider="某局")
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


def ask(client, question="有几所示范学校？", **fields):
    return client.post(f"{V1}/ask", json={"question": question, **fields}).json()


@pytest.fixture
def conversation(client):
    return client.post(f"{V1}/conversations", json={}).json()["id"]


def test_a_conversation_gathers_what_is_asked_in_it(client, conversation):
    answer = ask(client, conversation_id=conversation)
    assert answer["conversation_id"] == conversation
    found = client.get(f"{V1}/conversations/{conversation}").json()
    assert found["conversation"]["title"] == "有几所示范学校？"
    (message,) = found["messages"]
    assert message["answer"] == answer


def test_the_stream_joins_it_too(client, conversation):
    client.post(f"{V1}/ask/stream", json={"question": "学校？", "conversation_id": conversation})
    assert len(client.get(f"{V1}/conversations/{conversation}").json()["messages"]) == 1


def test_conversations_are_found_by_their_words_renamed_and_deleted(client, conversation):
    ask(client, conversation_id=conversation)
    other = client.post(f"{V1}/conversations", json={"title": "另一个"}).json()["id"]

    def listed(**params):
        return [one["id"] for one in client.get(f"{V1}/conversations", params=params).json()["conversations"]]

    assert set(listed()) == {other, conversation}
    assert listed(query="示范") == [conversation]
    assert len(listed(limit=1)) == 1
    renamed = client.patch(f"{V1}/conversations/{conversation}", json={"title": "招生"}).json()
    assert renamed["title"] == "招生"
    assert listed(before=renamed["updated_at"]) == [other]
    assert client.delete(f"{V1}/conversations/{conversation}").status_code == 204
    check(client.get(f"{V1}/conversations/{conversation}"), 404)
    assert listed() == [other]


def test_a_conversation_of_somebody_else_does_not_exist(client, store):
    theirs = store.conversations.create("somebody else").id
    for method, body in (("GET", None), ("PATCH", {"title": "x"}), ("DELETE", None)):
        check(client.request(method, f"{V1}/conversations/{theirs}", json=body), 404)
    check(client.post(f"{V1}/ask", json={"question": "学校？", "conversation_id": theirs}), 404)
    check(client.post(f"{V1}/export", json={"conversation_id": theirs}), 404)
    assert store.conversations.get(theirs, "somebody else").title == ""


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("POST", "/conversations", {"title": "长" * 201}, 422),
        ("POST", "/conversations", {"mood": 1}, 422),
        ("PATCH", "/conversations/none", {"title": ""}, 422),
        ("PATCH", "/conversations/none", {"title": "x"}, 404),
        ("GET", "/conversations?before=yesterday", None, 422),
        ("GET", "/conversations?before=2025-01-01T00:00:00", None, 422),
        ("GET", "/conversations?before=0001-01-01T00:00:00%2B14:00", None, 422),
        ("GET", "/conversations?limit=0", None, 422),
        ("GET", "/answers/none", None, 404),
        ("POST", "/feedback", {"answer_id": "none", "rating": "up"}, 404),
        ("POST", "/feedback", {"answer_id": "a", "rating": "five stars"}, 422),
        ("POST", "/export", {}, 422),
        ("POST", "/export", {"answer_id": "a", "conversation_id": "b"}, 422),
        ("POST", "/export", {"answer_id": "none"}, 404),
        ("POST", "/export", {"answer_id": "none", "format": "pdf"}, 422),
    ],
)
def test_what_does_not_fit_is_explained(client, method, path, body, status):
    check(client.request(method, V1 + path, json=body), status)


def test_one_answer_can_be_shared(client):
    answer = ask(client)
    shared = client.get(f"{V1}/answers/{answer['id']}").json()
    assert (shared["question"], shared["answer"]) == (answer["question"], answer)


def test_feedback_is_kept_and_the_later_one_counts(client):
    answer = ask(client)
    first = {"answer_id": answer["id"], "rating": "up"}
    assert client.post(f"{V1}/feedback", json=first).status_code == 201
    second = {**first, "rating": "down", "reason": "旧数", "corrected_answer": "四所。", "corrected_section": "1"}
    client.post(f"{V1}/feedback", json=second)
    (kept,) = client.get(f"{V1}/feedback").json()["feedback"]
    assert kept.items() >= second.items()
    assert "owner" not in kept
    assert client.get(f"{V1}/feedback", params={"rating": "up"}).json()["feedback"] == []


def named(response):
    return unquote(response.headers["content-disposition"].split("UTF-8''")[1])


def test_an_answer_is_exported_to_word_under_a_chinese_name(client):
    answer = ask(client)
    response = client.post(f"{V1}/export", json={"answer_id": answer["id"], "format": "docx"})
    document = docx.Document(io.BytesIO(response.content))
    lines = [paragraph.text for paragraph in document.paragraphs]
    assert lines[0] == "标识。"
    assert {answer["text"], CITATION.quote} <= set(lines)
    assert (document.core_properties.author, document.core_properties.identifier) == ("某局", answer["id"])
    assert named(response) == "有几所示范学校？.docx"


def test_a_conversation_is_exported_to_markdown_in_order(client, conversation):
    ask(client, "第一所学校？", conversation_id=conversation)
    ask(client, "第二所学校？", conversation_id=conversation)
    response = client.post(f"{V1}/export", json={"conversation_id": conversation, "format": "markdown"})
    assert response.headers["content-type"] == "text/markdown; charset=utf-8"
    assert response.text.index("第一所学校") < response.text.index("## 问：第二所学校")
    assert named(response).endswith(".md")


def test_a_question_with_path_signs_makes_a_harmless_file_name(client):
    answer = ask(client, '../学校\r\n"; filename="x.exe')
    name = named(client.post(f"{V1}/export", json={"answer_id": answer["id"]}))
    assert not set(name) & set('/\\"\r\n:')
    assert name.endswith(".docx")


def test_an_app_without_a_store_says_so(assistant):
    with TestClient(create_app(Current(lambda: assistant, lambda: "v1"))) as client:
        check(client.get(f"{V1}/conversations"), 400)


def test_under_keys_only_the_owner_deletes_and_all_feedback_goes_along(client, store):
    (first, mine), (_, theirs) = store.keys.create("甲", ["ask"]), store.keys.create("乙", ["ask"])
    owner, other = ({"Authorization": f"Bearer {secret}"} for secret in (mine, theirs))
    place = f"{V1}/conversations/" + client.post(f"{V1}/conversations", json={}, headers=owner).json()["id"]
    asked = {"question": "有几所？", "conversation_id": place.rpartition("/")[2]}
    answer = client.post(f"{V1}/ask", json=asked, headers=owner).json()["id"]
    for who in (owner, other):
        rated = client.post(f"{V1}/feedback", json={"answer_id": answer, "rating": "down"}, headers=who)
        assert rated.status_code == 201
    check(client.delete(place, headers=other), 404)
    assert len(store.feedback.list()) == 2
    assert client.delete(place, headers=owner).status_code == 204
    assert store.feedback.list() == []
    check(client.get(f"{V1}/answers/{answer}", headers=other), 404)
    check(client.post(f"{V1}/feedback", json={"answer_id": answer, "rating": "up"}, headers=other), 404)
    deleted = json.loads(next(e for e in store.audit.entries() if e.event == "conversation.deleted").details)
    assert (deleted["answers"], deleted["feedback"], deleted["key_id"]) == (1, 2, first.id)
    assert deleted["request_id"]
    assert store.audit.verify().first_bad is None
