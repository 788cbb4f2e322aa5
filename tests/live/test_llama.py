"""One run against a real llama.cpp server with a small real model: the protocol is what we take it for.

A model of 270 million parameters writes little that holds; what leaves must be right and honest all the same.
`make test-model` installs what this needs and runs it; without that it is left out.
"""

import subprocess
import sys
from contextlib import closing

import pytest

from assistant.bootstrap import open_assistant
from assistant.models.configured import chat_endpoint
from assistant.settings import REPOSITORY
from assistant.types import Delta, Final, Status, Verdict
from tests.pipeline.corpus import small_settings

pytestmark = pytest.mark.model
pytest.importorskip("xllamacpp", reason="run make test-model")
TRANSPORT = ("连接不上", "没有响应", "中途断开", "约定的格式", "不接受", "出错", "报告了错误")


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    command = [sys.executable, "-m", "tests.live.llama", str(tmp_path_factory.mktemp("weights"))]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=REPOSITORY
    ) as server:
        assert server.stdin
        assert server.stdout
        try:
            yield next(line.strip() for line in server.stdout if line.startswith("http"))
        finally:
            server.stdin.close()
            server.wait(30)


@pytest.fixture(scope="module")
def settings(url, tmp_path_factory):
    chat = {
        "chat_base_url": url,
        "chat_model": "gemma-3-270m",
        "chat_timeout": 180.0,
        "chat_silence": 120.0,
        "chat_max_tokens": 96,
        "chat_context_chars": 800,
    }
    return small_settings(tmp_path_factory.mktemp("small")).model_copy(update=chat)


@pytest.fixture(scope="module")
def endpoint(settings):
    opened = chat_endpoint(settings)
    assert opened
    with closing(opened):
        yield opened


def test_a_real_server_streams_a_reply_to_its_end(endpoint):
    pieces = list(endpoint.stream("你是助手。", "用一句话介绍北京。"))
    assert len(pieces) > 1
    assert "".join(pieces).strip()


@pytest.mark.parametrize(
    ("question", "fact"), [("全县有几所公办学校？", "5所"), ("实习单位应当为学生购买什么保险？", "实习责任保险")]
)
@pytest.mark.usefixtures("endpoint")
def test_an_answer_over_a_real_model_is_right_and_honest(settings, question, fact):
    assistant = open_assistant(settings=settings)
    events = list(assistant.stream(question))
    assert isinstance(events[-1], Final)
    answer = events[-1].answer
    assert any(isinstance(event, Delta) for event in events)
    assert fact in answer.text
    assert answer.status is not Status.REFUSED
    assert all(statement.verdict is Verdict.SUPPORTED for statement in answer.statements)
    texts = {identity: document.text for identity, document in assistant.documents.items()}
    assert all(texts[c.document_id][c.start : c.end] == c.quote for c in answer.citations)
    assert answer.provenance.prompt_hash
    assert (answer.answerer == "chat:gemma-3-270m") == (answer.provenance.degraded == "")
    assert not any(reason in answer.provenance.degraded for reason in TRANSPORT)
