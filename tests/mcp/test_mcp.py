"""The official MCP client, over HTTP and over stdin and stdout, gets what the HTTP interface gives."""

import asyncio
import os
import sys
from contextlib import asynccontextmanager

import httpx
import httpx2
import pytest
from mcp import Client, StdioServerParameters
from mcp.client.streamable_http import streamable_http_client
from mcp.shared.exceptions import MCPError

from assistant.bootstrap import open_assistant
from assistant.mcp import build_server
from assistant.reception import Unrecorded
from assistant.settings import REPOSITORY
from tests.api.real import CHAPTER, QUESTIONS, chapter_settings, real_service
from tests.fakes import CITATION, DOCUMENT, NOTICE, FakeAssistant

TOOLS = ["ask", "search", "read_section", "list_documents"]


def told(result):
    """Return the text that a model reads."""
    return result.content[0].text


def with_fake(use):
    """Run `use` with a client connected to a server over the fake assistant."""

    async def run():
        async with Client(build_server(Unrecorded(FakeAssistant), FakeAssistant)) as client:
            return await use(client)

    return asyncio.run(run())


def call(name, **arguments):
    return with_fake(lambda client: client.call_tool(name, arguments))


def test_the_tools_are_described_in_chinese_with_what_they_take_and_give():
    tools = with_fake(lambda client: client.list_tools()).tools
    assert [tool.name for tool in tools] == TOOLS
    for tool in tools:
        assert any("\u4e00" <= c <= "\u9fff" for c in tool.title + tool.description)
        assert tool.output_schema["type"] == "object"
        assert tool.annotations.read_only_hint
    assert list(tools[0].input_schema["properties"]) == ["question", "documents"]


def test_an_answer_keeps_marks_citations_and_label():
    result = call("ask", question="有几所学校？", documents=["report"])
    assert told(result).startswith("三所。[1]")
    assert CITATION.quote in told(result)
    assert NOTICE in told(result)
    assert result.structured_content["citations"] == [CITATION.model_dump(mode="json")]


def test_passages_lead_to_their_section():
    result = call("search", query="学校", limit=1)
    assert "document_id: report，section: 1" in told(result)
    assert result.structured_content["passages"][0]["chunk"]["id"] == "c1"


@pytest.mark.parametrize("section", ["1", "学校", "1 学校", "0"])
def test_a_section_is_found_by_number_title_or_place(section):
    result = call("read_section", document_id="report", section=section)
    assert told(result) == DOCUMENT.text.strip("\n")
    assert result.structured_content["section"]["number"] == "1"


@pytest.mark.parametrize(
    ("name", "arguments", "words"),
    [
        ("ask", {"question": "？"}, "请用文字"),
        ("ask", {"question": "学校？", "documents": ["none"]}, "没有这个编号"),
        ("search", {"query": "…"}, "请用文字"),
        ("search", {"query": "学校", "limit": 0}, "参数 limit 不得小于 1"),
        ("search", {"query": 7, "limit": "十"}, "参数 query 须为文字；参数 limit 须为整数。"),
        ("ask", {}, "参数 question 缺少，须填写"),
        ("ask", {"question": "学校？", "documents": ["report"] * 101}, "参数 documents 至多 100 项"),
        ("read_section", {"document_id": "none", "section": "1"}, "有：report"),
        ("read_section", {"document_id": "report", "section": "9.9"}, "有：1"),
        ("read_section", {"document_id": "report", "section": ""}, "有：1"),
        ("other", {}, "没有名为“other”的工具，有：ask、search"),
    ],
)
def test_a_fault_is_told_to_the_model(name, arguments, words):
    result = call(name, **arguments)
    assert result.is_error
    assert words in told(result)
    assert "rror" not in told(result)


def test_an_unexpected_fault_is_told_without_what_it_says():
    class Broken(FakeAssistant):
        def search(self, *_args, **_kwargs):
            raise RuntimeError("secret")

    async def run():
        async with Client(build_server(Unrecorded(FakeAssistant), Broken)) as client:
            return await client.call_tool("search", {"query": "学校"})

    result = asyncio.run(run())
    assert result.is_error
    assert told(result).startswith("这个工具出了意外的错误")


def test_documents_are_listed_and_their_outlines_are_resources():
    assert told(call("list_documents")) == "report  示范报告"
    outline = with_fake(lambda client: client.read_resource("report://documents/report"))
    assert outline.contents[0].text == "示范报告\n\n1 学校"


def test_a_document_that_is_not_there_is_told():
    async def use(client):
        with pytest.raises(MCPError, match="有：report"):
            await client.read_resource("report://documents/none")

    with_fake(use)


@pytest.fixture(scope="module")
def settings(tmp_path_factory):
    return chapter_settings(tmp_path_factory.mktemp("chapter"))


@asynccontextmanager
async def over_http(address, secret=""):
    headers = {"Authorization": f"Bearer {secret}"} if secret else {}
    async with (
        httpx2.AsyncClient(headers=headers) as http,
        Client(streamable_http_client(f"{address}/mcp", http_client=http)) as client,
    ):
        yield client


@pytest.mark.server
@pytest.mark.slow
def test_over_http_answers_equal_those_of_the_interface_and_are_stored(settings):
    async def use(address):
        async with over_http(address) as client:
            assert [tool.name for tool in (await client.list_tools()).tools] == TOOLS
            return [await client.call_tool("ask", {"question": question}) for question in QUESTIONS]

    with real_service(settings) as (address, store):
        for question, result in zip(QUESTIONS, asyncio.run(use(address)), strict=True):
            answer = httpx.post(f"{address}/api/v1/ask", json={"question": question}).json()
            given = result.structured_content
            assert (given["text"], given["citations"]) == (answer["text"], answer["citations"])
            assert store.answers.get(given["id"]).question == question


@pytest.mark.server
@pytest.mark.slow
def test_over_http_the_same_keys_hold(settings):
    async def use(address, secret):
        async with over_http(address, secret) as client:
            asked = await client.call_tool("ask", {"question": QUESTIONS[0]})
            read = await client.call_tool("search", {"query": "学校"})
            return asked.is_error, read.is_error

    with real_service(settings) as (address, store):
        asker = store.keys.create("提问", ("ask",))[1]
        reader = store.keys.create("查看", ("read",))[1]
        assert asyncio.run(use(address, asker)) == (False, True)
        assert asyncio.run(use(address, reader)) == (True, False)
        assert httpx.post(f"{address}/mcp", json={}).status_code == 401
        with pytest.raises(ExceptionGroup):
            asyncio.run(use(address, "wrong"))


@pytest.mark.slow
def test_over_stdin_and_stdout(tmp_path):
    program = [sys.executable, "-c", "from assistant.cli import main; main()", "--data-dir", str(tmp_path)]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}

    async def use():
        index = await asyncio.create_subprocess_exec(*program, "index", str(CHAPTER), env=environment)
        assert await index.wait() == 0
        server = StdioServerParameters(command=program[0], args=[*program[1:], "mcp"], env=environment)
        async with Client(server) as client:
            return [await client.call_tool("ask", {"question": question}) for question in QUESTIONS]

    results = asyncio.run(use())
    assistant = open_assistant(data_dir=tmp_path)
    for question, result in zip(QUESTIONS, results, strict=True):
        answer = assistant.ask(question).model_dump(mode="json")
        given = result.structured_content
        assert (given["text"], given["citations"]) == (answer["text"], answer["citations"])
