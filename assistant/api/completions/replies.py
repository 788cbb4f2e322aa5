"""What an OpenAI client gets.

In: an `Answer`. Out: a completion, or the chunks of a stream that add up to the same; in both the citations stand
beside the text (`citations`), and the whole answer in `report_assistant`.
"""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, Field

from assistant.types import Answer, Citation

PREFIX = "chatcmpl-"
DONE = "data: [DONE]\n\n"
# A sentence with its marks: what is shown at once reads well. The last alternative takes what is left.
_PIECES = re.compile(r"[^。！？；\n]*[。！？；\n]+(?:\[\d+\])*\n*|[^。！？；\n]+")
_TOKENS = re.compile(r"[A-Za-z0-9]+|[^\sA-Za-z0-9]")


class Usage(BaseModel):
    """Tokens, counted as Chinese characters, words, numbers and signs: no tokenizer of a certain model is at hand."""

    prompt_tokens: int
    completion_tokens: int
    total_tokens: int


class ReplyMessage(BaseModel):
    """The answer as a message."""

    role: Literal["assistant"] = "assistant"
    content: str = Field(description="回答，带 [n] 标记")
    refusal: None = None
    citations: tuple[Citation, ...] = Field(description="[n] 所指的引用，与 /api/v1/ask 相同")


class Choice(BaseModel):
    """The only choice."""

    index: int = 0
    message: ReplyMessage
    logprobs: None = None
    finish_reason: Literal["stop"] = "stop"


class Completion(BaseModel):
    """A chat completion."""

    id: str = Field(description="编号；其中 chatcmpl- 之后是回答的编号")
    object: Literal["chat.completion"] = "chat.completion"
    created: int = Field(description="Unix 时间，秒")
    model: str
    choices: tuple[Choice]
    usage: Usage
    system_fingerprint: str = Field(description="索引指纹")
    report_assistant: Answer = Field(description="完整的回答，与 /api/v1/ask 相同")


def completion(answer: Answer, *, model: str, asked: str) -> Completion:
    """Build a completion; `asked` is all text of the request."""
    return Completion(
        id=PREFIX + answer.id,
        created=_created(answer),
        model=model,
        choices=(Choice(message=ReplyMessage(content=answer.text, citations=answer.citations)),),
        usage=usage(answer, asked),
        system_fingerprint=answer.provenance.index_fingerprint,
        report_assistant=answer,
    )


def stream(answer: Answer, *, model: str, asked: str, include_usage: bool) -> Iterator[str]:
    """Yield the server-sent events of a completion: text piece by piece, then the citations, then the end."""
    frame: dict[str, Any] = {
        "id": PREFIX + answer.id,
        "object": "chat.completion.chunk",
        "created": _created(answer),
        "model": model,
        "system_fingerprint": answer.provenance.index_fingerprint,
    }
    if include_usage:
        frame["usage"] = None
    yield _event(frame, {"role": "assistant", "content": ""})
    for piece in _PIECES.findall(answer.text):
        yield _event(frame, {"content": piece})
    whole = answer.model_dump(mode="json")
    last = {**frame, "report_assistant": whole}
    yield _event(last, {"citations": whole["citations"]}, finish_reason="stop")
    if include_usage:
        yield _data({**frame, "choices": [], "usage": usage(answer, asked).model_dump()})
    yield DONE


def usage(answer: Answer, asked: str) -> Usage:
    """Count what was asked and answered."""
    prompt, written = len(_TOKENS.findall(asked)), len(_TOKENS.findall(answer.text))
    return Usage(prompt_tokens=prompt, completion_tokens=written, total_tokens=prompt + written)


def _created(answer: Answer) -> int:
    return int(datetime.fromisoformat(answer.provenance.created_at).timestamp()) if answer.provenance.created_at else 0


def _event(frame: dict[str, Any], delta: dict[str, Any], finish_reason: str | None = None) -> str:
    return _data({**frame, "choices": [{"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish_reason}]})


def _data(value: dict[str, Any]) -> str:
    return f"data: {json.dumps(value, ensure_ascii=False)}\n\n"
