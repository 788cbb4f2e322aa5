"""The tools and resources that an MCP client sees.

In: what receives questions, and what is searched. Out: an `MCPServer`; the only file that knows the protocol's library.
Not here: who may connect (over HTTP that is the gate of the service, over stdin whoever started the program).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from typing import Annotated, Any, Protocol

from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ResourceError, ToolError, UnexpectedToolError
from mcp_types import CallToolResult, InputRequiredResult, TextContent, ToolAnnotations
from pydantic import BaseModel, Field, ValidationError

from assistant.complaints import phrase
from assistant.errors import AssistantError, DocumentNotFound, Forbidden
from assistant.logs import request_id
from assistant.mcp.texts import answer_text, find_section, outline_text, passages_text, section_text
from assistant.reception import LOCAL, Actor, Asking, Scope
from assistant.types import Answer, Document, Passage, Section

INSTRUCTIONS = (
    "就年度报告和相关政策文件提问。ask 给出带 [n] 标记的回答和逐字引文；转述时请保留标记和出处，不要改动数字。"
    "search 查找原文片段，read_section 读一节原文。资料中没有的，ask 会直说。"
)
READ_ONLY = ToolAnnotations(read_only_hint=True, open_world_hint=False)
MAX_LIMIT = 50

Question = Annotated[str, Field(description="问题，用中文", examples=["全市有几所公办中职学校？"])]
Documents = Annotated[list[str] | None, Field(max_length=100, description="只在这些文档（编号）中查找；不填则查找全部")]


class Contents(Protocol):
    """The index that is searched."""

    @property
    def documents(self) -> Mapping[str, Document]:
        """The documents by id."""
        ...


class Searching(Protocol):
    """What is searched and read (`pipeline.Assistant` is one)."""

    @property
    def snapshot(self) -> Contents:
        """The index."""
        ...

    def search(self, query: str, *, limit: int = 10, documents: Sequence[str] = ()) -> list[Passage]:
        """Find passages; raises QuestionError and DocumentNotFound."""
        ...


class Found(BaseModel):
    """What a search found."""

    passages: tuple[Passage, ...] = Field(description="片段，由相关到不相关")


class SectionRead(BaseModel):
    """A section as it stands in its document."""

    document_id: str
    section: Section
    text: str = Field(description="本节自己的原文，不含下级章节")


class Server(MCPServer[Any]):
    """The library's server, whose faults reach the model in Chinese; its own begin with English words."""

    async def call_tool(
        self, name: str, arguments: dict[str, Any], context: Context[Any, Any] | None = None
    ) -> CallToolResult | InputRequiredResult:
        """Call a tool. Raises ToolError with a Chinese sentence."""
        try:
            return await super().call_tool(name, arguments, context)
        except UnexpectedToolError as fault:
            raise UnexpectedToolError("这个工具出了意外的错误。请稍后再试，或联系管理员。") from fault.__cause__
        except ToolError as fault:
            cause = fault.__cause__
            if isinstance(cause, ValidationError):
                raise ToolError(_complaint(cause)) from cause
            if cause is None:  # the tool itself was not found
                known = "、".join(tool.name for tool in await self.list_tools())
                raise ToolError(f"没有名为“{name[:50]}”的工具，有：{known}。") from fault
            raise ToolError(str(cause)) from cause


def build_server(reception: Asking, current: Callable[[], Searching]) -> MCPServer[Any]:
    """Return the server; the tools raise ToolError with a Chinese sentence."""
    server = Server(
        "report-assistant",
        title="报告问答助手",
        instructions=INSTRUCTIONS,
        version=version("report-assistant"),
        log_level="WARNING",
    )

    @server.tool(title="提问", description="回答一个问题，附有可逐字核对的引用。", annotations=READ_ONLY)
    def ask(
        question: Question, context: Context[Any, Any], documents: Documents = None
    ) -> Annotated[CallToolResult, Answer]:
        with _told():
            actor = _actor(context, "ask")
            answer = reception.ask(question, actor=actor, documents=documents or (), request_id=request_id.get())
        return _result(answer_text(answer), answer)

    @server.tool(title="检索片段", description="查找与问题相关的原文片段，不生成回答。", annotations=READ_ONLY)
    def search(
        query: Annotated[str, Field(description="查找的内容")],
        context: Context[Any, Any],
        limit: Annotated[int, Field(ge=1, le=MAX_LIMIT, description="最多返回几个片段")] = 10,
        documents: Documents = None,
    ) -> Annotated[CallToolResult, Found]:
        with _told():
            _actor(context, "read")
            passages = current().search(query, limit=limit, documents=documents or ())
        return _result(passages_text(passages), Found(passages=tuple(passages)))

    @server.tool(title="读一节", description="读一个文档中一节的原文。", annotations=READ_ONLY)
    def read_section(
        document_id: Annotated[str, Field(description="文档编号，见 search 或 list_documents 的结果")],
        section: Annotated[str, Field(description="章节编号（如 1.3.1、第十四条）、标题，或提纲中的序号（从 0 起）")],
        context: Context[Any, Any],
    ) -> Annotated[CallToolResult, SectionRead]:
        with _told():
            _actor(context, "read")
            document = _document(current(), document_id)
            found = find_section(document, section)
        text = section_text(document, found)
        return _result(text, SectionRead(document_id=document_id, section=found, text=text))

    @server.tool(title="文档列表", description="列出已建立索引的文档，每行是编号和标题。", annotations=READ_ONLY)
    def list_documents(context: Context[Any, Any]) -> str:
        with _told():
            _actor(context, "read")
            return "\n".join(f"{d.id}  {d.title}" for d in current().snapshot.documents.values())

    @server.resource("report://documents/{document_id}", title="文档提纲", mime_type="text/plain")
    def outline(document_id: str, context: Context[Any, Any]) -> str:
        with _told(ResourceError):
            _actor(context, "read")
            return outline_text(_document(current(), document_id))

    return server


def _actor(context: Context[Any, Any], scope: Scope) -> Actor:
    """Return who calls: over HTTP whom the gate recognised, else whoever started the program. Raises Forbidden."""
    request = context.request_context.request
    actor: Actor = LOCAL if request is None else request.state.actor
    if not actor.may(scope):
        raise Forbidden(f"这个密钥没有 {scope} 权限，请向管理员申请。")
    return actor


@contextmanager
def _told(kind: type[ToolError | ResourceError] = ToolError) -> Iterator[None]:
    """Turn our faults into those whose message reaches the caller."""
    try:
        yield
    except AssistantError as fault:
        raise kind(fault.message) from fault


def _complaint(error: ValidationError) -> str:
    """Say which arguments are wrong; never repeats what was given."""
    wrong = (f"参数 {item['loc'][0]} {phrase(item)}" for item in error.errors(include_url=False, include_input=False))
    return "；".join(dict.fromkeys(wrong)) + "。请改正后再试。"


def _document(assistant: Searching, document_id: str) -> Document:
    document = assistant.snapshot.documents.get(document_id)
    if document is None:
        known = "、".join(assistant.snapshot.documents)
        raise DocumentNotFound(f"没有编号为“{document_id[:50]}”的文档。有：{known}。")
    return document


def _result(text: str, value: BaseModel) -> CallToolResult:
    return CallToolResult(
        content=[TextContent(type="text", text=text)], structured_content=value.model_dump(mode="json")
    )
