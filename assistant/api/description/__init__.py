"""The API's description (/openapi.json) completed: Chinese words for every field, real examples, how to log in.

In: what the framework writes. Out: the same with `words.json` (schemas and fields; the types of `assistant/types/` are
for developers and have English ones) and `examples.json` (requests and responses taken from a running service over the
shipped corpus), and problems under their own media type. Tests hold words and examples to the models.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from assistant.api import problems
from assistant.api.access import NO_KEY
from assistant.api.sessions import COOKIE

OPEN = frozenset({"/healthz", "/readyz"})  # for everybody, also where keys exist
TAGS = {
    "问答": "提问。需要 ask 权限。",
    "检索": "只查找原文。需要 read 权限。",
    "文档": "查看文档需要 read 权限；上传、删除和查看上传需要 admin 权限。",
    "数字": "资料中的数字。需要 read 权限。",
    "对话": "自己的对话和保存的回答。需要 ask 权限。",
    "评价": "评价回答需要 ask 权限，查看所有评价需要 admin 权限。",
    "登录": "供网页使用；程序直接在请求头中带密钥。",
    "OpenAI 兼容接口": "供 OpenAI 的客户端使用，出错时也用它的格式。需要 ask 权限。",
    "状态": "探测和指标。",
}
SCHEMES = {
    "key": {
        "type": "http",
        "scheme": "bearer",
        "description": "密钥，由 assistant keys create 创建。在本机上从未创建过密钥时不需要。",
    },
    "session": {
        "type": "apiKey",
        "in": "cookie",
        "name": COOKIE,
        "description": "网页登录后的会话，由 POST /api/v1/session 取得。",
    },
}

# What the problems of each status say, for instance; 422 has its examples at the fields of `Problem`.
SAID = {
    400: "请求体无法解析，请发送 UTF-8 编码的完整 JSON。",
    401: NO_KEY,
    403: "这个密钥没有“提问”（ask）权限，请向管理员申请。",
    404: "没有这个编号的文档，可用 GET /api/v1/documents 查看全部。",
    409: "这个文档正在被删除，请稍后再试。",
    413: "请求体超过 1 MB，请缩短或拆分后再发。",
    415: "请以 multipart/form-data 发送一个名为 file 的文件。",
    429: "这个密钥的请求过于频繁（每分钟最多 600 次），请在 12 秒后再试。",
    503: "还没有建立索引。请先运行 assistant index。",
}
REQUEST_ID = "7280e3191d84445bb3761b5845cbc9f4"


def _read(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))
    return found


WORDS: Mapping[str, Mapping[str, str]] = _read("words.json")
EXAMPLES: Mapping[str, Mapping[str, Any]] = _read("examples.json")


def completed(openapi: Callable[[], dict[str, Any]]) -> Callable[[], dict[str, Any]]:
    """Wrap an app's `openapi()`, which gives the same object each time: done again, nothing changes."""

    def describe() -> dict[str, Any]:
        description = openapi()
        description["tags"] = [{"name": name, "description": text} for name, text in TAGS.items()]
        description["components"]["securitySchemes"] = SCHEMES
        description["security"] = [{}, *({name: []} for name in SCHEMES)]  # {}: at a machine without keys
        for name in ("HTTPValidationError", "ValidationError"):
            description["components"]["schemas"].pop(name, None)
        for name, schema in description["components"]["schemas"].items():
            _put_words(schema, WORDS.get(name, {}))
        for path, method, operation in operations(description):
            if path in OPEN:
                operation["security"] = []
            _put_media_types(operation, path)
            _put_examples(operation, EXAMPLES.get(f"{method.upper()} {path}", {}))
            _put_problems(operation, path)
        return description

    return describe


def operations(description: Mapping[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield path, method and operation."""
    for path, methods in description["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def _put_words(schema: dict[str, Any], words: Mapping[str, str]) -> None:
    for name, text in words.items():
        (schema["properties"][name] if name else schema)["description"] = text


def _put_media_types(operation: dict[str, Any], path: str) -> None:
    """Tell problems under their own media type, where the framework writes another."""
    if path.startswith(problems.COMPLETIONS):
        operation["responses"].pop("422", None)  # the framework's own; ours is 400
        return
    for status, response in operation["responses"].items():
        content = response.get("content", {})
        if int(status) >= 400 and problems.MEDIA_TYPE not in content:
            for kind in list(content):  # plain JSON, or the kind that the endpoint sends when all is well
                content[problems.MEDIA_TYPE] = content.pop(kind)


def _put_examples(operation: dict[str, Any], examples: Mapping[str, Any]) -> None:
    """Put in what is sent ("request") and what comes back (status, then media type)."""
    for status, bodies in examples.items():
        if status == "request":
            operation["requestBody"]["content"]["application/json"]["example"] = bodies
            continue
        for kind, body in bodies.items():
            operation["responses"][status]["content"][kind]["example"] = body


def _put_problems(operation: dict[str, Any], path: str) -> None:
    for status, response in operation["responses"].items():
        content = response.get("content", {}).get(problems.MEDIA_TYPE)
        if content is not None and int(status) in SAID:
            said = problems.document(path, int(status), SAID[int(status)])
            content["example"] = said.model_copy(update={"request_id": REQUEST_ID}).model_dump(mode="json")
