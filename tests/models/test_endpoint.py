"""A chat endpoint comes back with text or with a fault, in time, whatever stands behind it."""

import socket
import threading
import time
from contextlib import closing, contextmanager
from dataclasses import replace

import pytest
from pydantic import SecretStr

from assistant.errors import ModelFault
from assistant.models.chat import chat_model
from assistant.models.endpoint import ATTEMPTS, Endpoint, Limits
from tests.models.server import DONE, Reply, chunk, endless, event, refuses, says, serving

TEXT = "全县共有职业学校7所。[1]"
TOTAL, SILENCE = 3000.0, 400.0  # milliseconds, of QUICK: what took less did not wait for it, however slow the machine
QUICK = Limits(total=3.0, silence=0.4, queueing=0.3, pause=60.0, concurrency=2, length=2000)
PATIENT = replace(QUICK, total=60.0, silence=20.0)  # where nothing is silent: a busy machine is slow to answer


@contextmanager
def endpoint(url, limits=QUICK, key="sk-secret"):
    model = chat_model(
        base_url=url, model="m", api_key=SecretStr(key), max_tokens=100, temperature=0.0, silence=limits.silence
    )
    with closing(Endpoint(model, name="m", limits=limits)) as opened:
        yield opened


def ask(opened, **more):
    return "".join(opened.stream("系统", "问题", **more))


def failing(opened, **more):
    """Ask, and return the message of the fault and the milliseconds it took."""
    started = time.perf_counter()
    with pytest.raises(ModelFault) as fault:
        ask(opened, **more)
    return fault.value.message, 1000 * (time.perf_counter() - started)


def test_text_comes_in_the_pieces_it_was_written_in():
    with serving(says(TEXT, size=3)) as server, endpoint(server.url) as opened:
        pieces = list(opened.stream("系统", "问题"))
    assert "".join(pieces) == TEXT
    assert len(pieces) == len(range(0, len(TEXT), 3))


def test_the_first_piece_is_there_before_the_last_is_written():
    limits = Limits(total=5.0, silence=2.0)
    with serving(says(TEXT, size=5, pause=0.15)) as server, endpoint(server.url, limits) as opened:
        started = time.perf_counter()
        stream = opened.stream("系统", "问题")
        next(stream)
        first = time.perf_counter() - started
        list(stream)
        assert first < 0.6 * (time.perf_counter() - started)


def test_the_request_says_what_was_set_and_nothing_from_the_machine(monkeypatch):
    for name in ("OPENAI_ORG_ID", "OPENAI_PROJECT_ID", "OPENAI_API_KEY"):
        monkeypatch.setenv(name, "of-the-machine")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    with serving(says(TEXT)) as server, endpoint(server.url) as opened:
        ask(opened)
    headers, body = server.requests[0]
    assert headers["authorization"] == "Bearer sk-secret"
    assert "of-the-machine" not in str(headers)
    assert not [name for name in headers if name.startswith("x-")]  # what the client tells of system and versions
    assert (body["model"], body["max_tokens"], body["temperature"], body["stream"]) == ("m", 100, 0.0, True)
    assert [message["role"] for message in body["messages"]] == ["system", "user"]


def test_a_server_without_keys_gets_no_key_of_ours(monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "of-the-machine")
    with serving(says(TEXT)) as server, endpoint(server.url, key="") as opened:
        ask(opened)
    assert server.requests[0][0]["authorization"] == "Bearer none"


@pytest.mark.parametrize(
    ("reply", "saying"),
    [
        (refuses(400), "400"),
        (refuses(401), "ASSISTANT_CHAT_API_KEY"),
        (refuses(403), "403"),
        (refuses(404), "ASSISTANT_CHAT_MODEL"),
        (refuses(418), "418"),
        (refuses(429, retry_after="60"), "429"),
        (refuses(302, location="http://127.0.0.1:9/elsewhere"), "对话接口"),
        (Reply((b"<html>login</html>",), kind="text/html"), "约定的格式"),
        (Reply((b'{"choices": []}',), kind="application/json"), "约定的格式"),
        (Reply((b'data: {"choices": [\n\n',)), "约定的格式"),
        (Reply((event([1, 2]),)), "约定的格式"),
        (Reply((b"data: \xff\xfe\n\n",)), "约定的格式"),
        (Reply(()), "约定的格式"),
        (Reply((chunk("全县"),)), "中途断开"),
        (Reply((chunk("全县"),), cut=True), "中途断开"),
        (endless("好的"), "过长"),
    ],
)
def test_what_cannot_be_mended_by_asking_again_is_asked_once(reply, saying):
    with serving(reply) as server, endpoint(server.url, PATIENT) as opened:
        message, _ = failing(opened)
    assert saying in message
    assert "sk-secret" not in message
    assert len(server.requests) == 1


@pytest.mark.parametrize("reply", [refuses(500), refuses(503), refuses(429), refuses(429, retry_after="0.1")])
def test_what_may_pass_is_asked_again(reply):
    with serving(reply, says(TEXT)) as server, endpoint(server.url) as opened:
        assert ask(opened) == TEXT
    assert len(server.requests) == 2


def test_a_wait_that_the_endpoint_asks_for_is_kept():
    with serving(refuses(429, retry_after="0.6"), says(TEXT)) as server, endpoint(server.url) as opened:
        started = time.perf_counter()
        ask(opened)
    assert time.perf_counter() - started >= 0.6


def test_text_that_was_shown_is_never_written_again():
    reported = event({"error": {"message": "overloaded"}})
    with serving(Reply((chunk("全县"), reported)), says(TEXT)) as server, endpoint(server.url) as opened:
        stream = opened.stream("系统", "问题")
        assert next(stream) == "全县"
        with pytest.raises(ModelFault):
            next(stream)
    assert len(server.requests) == 1


def test_silence_costs_one_question_its_time_and_the_next_one_none():
    with serving(Reply((DONE,), pause=5)) as server, endpoint(server.url) as opened:
        message, first = failing(opened)
        assert "没有响应" in message
        assert 350 < first < TOTAL
        message, second = failing(opened)
        assert "不再尝试" in message
        assert second < SILENCE
        assert len(server.requests) == 1


def test_a_stream_that_only_keeps_the_line_open_ends_with_the_silence():
    beats = Reply([b": keep-alive\n\n"] * 100, pause=0.1)
    with serving(beats) as server, endpoint(server.url) as opened:
        message, took = failing(opened)
    assert "没有响应" in message
    assert took < TOTAL


def test_a_stream_that_never_ends_is_ended_at_the_deadline():
    drip = Reply([chunk("好")] * 1000, pause=0.1)
    with serving(drip) as server, endpoint(server.url, Limits(total=0.8, silence=0.5)) as opened:
        message, took = failing(opened)
        assert "0.8秒" in message
        assert took < 10_000  # the drip itself takes a hundred seconds
        assert "不再尝试" in failing(opened)[0]
        assert server.left.wait(3)


def test_nobody_there_is_noticed_at_once_and_then_not_tried(unused_port):
    with endpoint(f"http://127.0.0.1:{unused_port}/v1") as opened:
        message, _ = failing(opened)
        assert "连接不上" in message
        message, second = failing(opened)
        assert "不再尝试" in message
        assert second < SILENCE


def test_after_the_pause_one_trial_decides():
    limits = Limits(total=3.0, silence=0.4, pause=1.5)
    script = [refuses(500)] * ATTEMPTS + [says(TEXT)]
    with serving(*script) as server, endpoint(server.url, limits) as opened:
        failing(opened)
        assert "不再尝试" in failing(opened)[0]
        time.sleep(1.6)
        assert ask(opened) == TEXT
        assert ask(opened) == TEXT
        assert len(server.requests) == ATTEMPTS + 2


def test_a_trial_that_fails_refuses_again():
    limits = Limits(total=3.0, silence=0.4, pause=1.5)
    with serving(refuses(401)) as server, endpoint(server.url, limits) as opened:
        for _ in range(3):
            failing(opened)
        time.sleep(1.6)
        assert "401" in failing(opened)[0]
        assert "不再尝试" in failing(opened)[0]
        assert len(server.requests) == 4


def test_a_question_that_the_endpoint_cannot_take_is_not_held_against_it():
    with serving(*[refuses(400)] * 5, says(TEXT)) as server, endpoint(server.url) as opened:
        for _ in range(5):
            failing(opened)
        assert ask(opened) == TEXT


def test_more_questions_than_places_wait_a_little_then_go_without():
    limits = Limits(total=5.0, silence=3.0, queueing=0.3, concurrency=2)
    slow = says(TEXT, size=20, pause=0.6)
    outcomes = []

    def one(opened):
        try:
            outcomes.append(ask(opened))
        except ModelFault as fault:
            outcomes.append(fault.message)

    with serving(slow) as server, endpoint(server.url, limits) as opened:
        threads = [threading.Thread(target=one, args=(opened,)) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(text == TEXT for text in outcomes) == [False, False, True, True]
        assert all("正忙" in text for text in outcomes if text != TEXT)
        assert server.most == 2
        assert ask(opened) == TEXT


def test_a_reader_who_leaves_ends_the_request_and_frees_the_place():
    limits = Limits(total=20.0, silence=5.0, queueing=2.0, concurrency=1)
    long = Reply([chunk("好")] * 300, pause=0.05)
    with serving(long, says(TEXT)) as server, endpoint(server.url, limits) as opened:
        stream = opened.stream("系统", "问题")
        next(stream)
        stream.close()
        assert ask(opened) == TEXT
        assert server.left.wait(3)


def test_a_closed_endpoint_says_so():
    with serving(says(TEXT)) as server, endpoint(server.url) as opened:
        assert ask(opened) == TEXT
        opened.close()
        assert "关闭" in failing(opened)[0]


def test_a_share_of_the_time_is_kept_and_not_held_against_the_endpoint():
    slow = Reply((chunk("好", "stop"), DONE), pause=1.5)
    with serving(slow, says(TEXT)) as server, endpoint(server.url, Limits(total=4.0, silence=3.0)) as opened:
        _, took = failing(opened, share=0.1)
        assert took < 1500
        assert ask(opened) == TEXT


@pytest.fixture
def unused_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]
