"""What an OpenAI client sends.

In: JSON. Out: the question, the turns before it, and how to answer. What has no meaning here is told with a problem
where the answer would not be what was asked for (several choices, pictures, JSON), else it has no effect
(temperature, system messages: nobody but the deployment instructs the assistant).
"""

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, field_validator

from assistant.api.ask import MAX_DOCUMENTS, MAX_TURNS
from assistant.api.body import Body
from assistant.api.current import Mode
from assistant.errors import ModelNotFound, UsageError
from assistant.types import Turn

MODEL = "report-assistant"
MODELS: dict[str, Mode] = {MODEL: "auto", f"{MODEL}:extractive": "extractive", f"{MODEL}:chat": "chat"}
MAX_MESSAGES = 1000
SPOKEN: dict[str, Literal["user", "assistant"]] = {"user": "user", "assistant": "assistant"}


class Lenient(Body):
    """A part of the request; its further fields have no effect."""

    model_config = ConfigDict(extra="ignore")


class Part(Lenient):
    """A piece of a message."""

    type: str = Field(description="只接受 text", examples=["text"])
    text: str = Field(default="", description="文字")


class ChatMessage(Lenient):
    """A message of the conversation."""

    role: Literal["system", "developer", "user", "assistant", "tool", "function"] = Field(
        description="user 和 assistant 之外的消息不起作用"
    )
    content: str | Annotated[list[Part], Field(max_length=MAX_MESSAGES)] | None = Field(
        default=None, description="文字，或由 text 部分组成的列表", examples=["全市有几所公办中职学校？"]
    )

    @field_validator("content")
    @classmethod
    def _only_text(cls, content: str | list[Part] | None) -> str | list[Part] | None:
        if isinstance(content, list) and any(part.type != "text" for part in content):
            raise ValueError("只接受文字（type 为 text 的部分），不接受图片、音频和文件")
        return content

    @property
    def words(self) -> str:
        """The text."""
        if isinstance(self.content, list):
            return "\n".join(part.text for part in self.content)
        return self.content or ""


class StreamOptions(Lenient):
    """What a stream carries besides the answer."""

    include_usage: bool | None = Field(default=False, description="结束前多发一个带 usage 的数据块")


class ResponseFormat(Lenient):
    """The form of the answer."""

    type: Literal["text"] = Field(default="text", description="只有 text")


class ChatRequest(Lenient):
    """A request for a chat completion."""

    model: str = Field(
        max_length=200,
        description=f"{MODEL}，或 {MODEL}:extractive（摘录式）、{MODEL}:chat（对话模型）",
        examples=[MODEL],
    )
    messages: list[ChatMessage] = Field(min_length=1, max_length=MAX_MESSAGES, description="最后一条须为 user 的提问")
    stream: bool | None = Field(default=False, description="是否分块返回；每一块都已核对，不会收回")
    stream_options: StreamOptions | None = None
    n: Literal[1] | None = Field(default=1, description="只有一个回答")
    response_format: ResponseFormat | None = None
    tools: list[Any] | None = Field(default=None, max_length=1000, description="不会调用任何工具")
    tool_choice: Any = Field(default=None, description="不能要求调用工具")
    documents: tuple[str, ...] = Field(
        default=(),
        max_length=MAX_DOCUMENTS,
        description="只在这些文档（编号）中查找；不填则查找全部",
        examples=[["report-2025"]],
    )
    conversation_id: str = Field(default="", max_length=100, description="已保存的对话的编号")

    @field_validator("tool_choice")
    @classmethod
    def _no_tool(cls, choice: Any) -> Any:  # noqa: ANN401  # any JSON
        if choice not in (None, "none", "auto"):
            raise ValueError("不能要求调用工具，只能是 none 或 auto")
        return choice

    @property
    def mode(self) -> Mode:
        """How to answer. Raises ModelNotFound."""
        if self.model not in MODELS:
            raise ModelNotFound(f"没有这个模型，可用的有：{'、'.join(MODELS)}。")
        return MODELS[self.model]

    @property
    def question(self) -> str:
        """The last message. Raises UsageError when it is not a user's."""
        if self.messages[-1].role != "user":
            raise UsageError("messages 的最后一条须为 user 的提问。")
        return self.messages[-1].words

    @property
    def history(self) -> list[Turn]:
        """The turns before the question, at most as many as `/api/v1/ask` takes: the latest."""
        turns = [
            Turn(role=SPOKEN[message.role], content=message.words)
            for message in self.messages[:-1]
            if message.role in SPOKEN and message.words
        ]
        return turns[-MAX_TURNS:]
