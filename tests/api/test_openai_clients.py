"""OpenAI's own client and LangChain's, over real HTTP, get what `/api/v1/ask` gives on real questions."""

import httpx
import openai
import pytest
from langchain_openai import ChatOpenAI
from pydantic import SecretStr

from tests.api.real import FOLLOW_UP, QUESTIONS, chapter_settings, real_service

pytestmark = [pytest.mark.server, pytest.mark.slow]
MODEL = "report-assistant"


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    with real_service(chapter_settings(tmp_path_factory.mktemp("chapter"))) as (address, _store):
        yield address


@pytest.fixture(scope="module")
def client(address):
    with openai.OpenAI(base_url=f"{address}/v1", api_key="none", max_retries=0) as client:
        yield client


@pytest.fixture
def ask(address):
    """Ask at `/api/v1/ask`; returns the answer's text and citations."""

    def asked(question, *history):
        turns = [{"role": role, "content": content} for role, content in history]
        answer = httpx.post(f"{address}/api/v1/ask", json={"question": question, "history": turns}).json()
        return answer["text"], answer["citations"]

    return asked


def test_each_question_has_citations_or_is_refused(ask):
    assert [bool(ask(question)[1]) for question in QUESTIONS] == [True, True, True, False]


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_official_client(client, ask, question):
    done = client.chat.completions.create(model=MODEL, messages=[{"role": "user", "content": question}])
    message = done.choices[0].message
    assert (message.content, message.citations) == ask(question)
    assert done.usage.total_tokens > done.usage.completion_tokens > 0


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_official_client_with_a_stream(client, ask, question):
    chunks = list(
        client.chat.completions.create(
            model=MODEL,
            messages=[{"role": "user", "content": question}],
            stream=True,
            stream_options={"include_usage": True},
        )
    )
    text = "".join(chunk.choices[0].delta.content or "" for chunk in chunks if chunk.choices)
    assert (text, chunks[-2].choices[0].delta.citations) == ask(question)
    assert chunks[-1].usage.total_tokens > 0


def test_a_follow_up_is_understood_from_the_messages(client, ask):
    first, second = FOLLOW_UP
    text, _ = ask(first)
    messages = [
        {"role": "user", "content": first},
        {"role": "assistant", "content": text},
        {"role": "user", "content": second},
    ]
    message = client.chat.completions.create(model=MODEL, messages=messages).choices[0].message
    assert (message.content, message.citations) == ask(second, ("user", first), ("assistant", text))
    assert "12" in message.content


def test_models_and_faults(client):
    assert MODEL in [model.id for model in client.models.list()]
    with pytest.raises(openai.NotFoundError, match="没有这个模型"):
        client.chat.completions.create(model="other", messages=[{"role": "user", "content": "学校？"}])
    with pytest.raises(openai.BadRequestError, match="问题"):
        client.chat.completions.create(model=MODEL, messages=[{"role": "user", "content": "？"}])


@pytest.mark.parametrize("question", QUESTIONS)
def test_langchain(address, client, ask, question):
    model = ChatOpenAI(model=MODEL, base_url=f"{address}/v1", api_key=SecretStr("none"), max_retries=0)
    whole = model.invoke(question)
    streamed = "".join(str(chunk.content) for chunk in model.stream(question))
    text, citations = ask(question)
    assert whole.content == streamed == text
    kept = client.chat.completions.retrieve(whole.response_metadata["id"])
    assert (kept.choices[0].message.content, kept.choices[0].message.citations) == (text, citations)
