"""A chat model behind LangChain's interface, for any endpoint that speaks the OpenAI protocol.

In: plain values. Out: a LangChain `ChatOpenAI` that talks to the given address and to nothing else: no proxy or key or
organisation from the machine's environment, no redirect to another host, no tracing. Retries and waiting are the
endpoint's business (`endpoint.py`). Tokens are never counted here: the client's counter would download its tables.
"""

import ssl
from collections.abc import Mapping, MutableMapping
from typing import Any, Protocol

import openai
from langchain_openai import ChatOpenAI
from pydantic import SecretStr

from assistant.models.faults import NotAStream

CONNECT = 5.0  # seconds to connect; a host that is up answers within one
NO_KEY = "none"  # local servers take any key, but the client wants one
NEEDED = frozenset(
    ("host", "connection", "accept", "accept-encoding", "content-type", "content-length", "authorization", "user-agent")
)


class Request(Protocol):
    """An HTTP request as the choice of its headers sees it."""

    @property
    def headers(self) -> MutableMapping[str, str]: ...  # noqa: D102  # named by the client


class Reply(Protocol):
    """An HTTP response as the check of its type sees it."""

    @property
    def headers(self) -> Mapping[str, str]: ...  # noqa: D102  # named by the client
    @property
    def is_success(self) -> bool: ...  # noqa: D102  # named by the client


def chat_model(
    *, base_url: str, model: str, api_key: SecretStr, max_tokens: int, temperature: float, silence: float
) -> ChatOpenAI:
    """Return the chat model; no connection is made yet. `silence` is the longest wait for a byte, in seconds."""
    limits: dict[str, Any] = {
        "timeout": openai.Timeout(silence, connect=CONNECT),
        "trust_env": False,  # proxies of the environment; certificates are still found, see below
        "verify": ssl.create_default_context(),  # honours SSL_CERT_FILE: a bureau's own authority
        "follow_redirects": False,  # the key and the question go where the setting says
    }
    return ChatOpenAI(
        base_url=base_url,
        model=model,
        api_key=api_key if api_key.get_secret_value() else SecretStr(NO_KEY),
        temperature=temperature,
        extra_body={"max_tokens": max_tokens},  # the class itself sends a newer name that most servers overlook
        timeout=limits["timeout"],
        max_retries=0,
        streaming=True,
        use_responses_api=False,
        http_client=openai.DefaultHttpxClient(**limits),
        http_async_client=openai.DefaultAsyncHttpxClient(
            **limits, event_hooks={"request": [_only_needed], "response": [_check_type]}
        ),
    )


async def _only_needed(request: Request) -> None:
    """Leave out what the client adds: the organisation and project of the machine, its system and versions."""
    for name in [name for name in request.headers if name.lower() not in NEEDED]:
        del request.headers[name]


async def _check_type(reply: Reply) -> None:
    """Refuse a web page or a whole JSON object in the place of a stream before it is read."""
    kind = reply.headers.get("content-type", "").split(";")[0].strip().lower()
    if reply.is_success and kind != "text/event-stream":
        raise NotAStream(kind)
