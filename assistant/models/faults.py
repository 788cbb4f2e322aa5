"""What went wrong at a chat endpoint: one sentence for the user, and what to do next.

In: an exception of the client or of LangChain. Out: an `EndpointFault`. The sentence never repeats what the endpoint
sent, which may hold the key or the question.
"""

import math

import openai

from assistant.errors import ModelFault

PATIENCE = 5.0  # seconds that an endpoint may ask us to wait before another attempt
TOO_MANY = 429
# What LangChain's conversion raises for replies that are not of the protocol (seen with lists, numbers and half JSON in
# the place of chunks): JSONDecodeError, UnicodeDecodeError and pydantic's ValidationError are ValueErrors.
MALFORMED = (ValueError, TypeError, AttributeError, KeyError, IndexError)

_STATUS = {
    400: "对话接口不接受请求（400），请检查 ASSISTANT_CHAT_MODEL 和 ASSISTANT_CHAT_MAX_TOKENS。",
    401: "对话接口不接受密钥（401），请检查 ASSISTANT_CHAT_API_KEY。",
    403: "密钥无权使用这个模型（403），请检查 ASSISTANT_CHAT_API_KEY 和 ASSISTANT_CHAT_MODEL。",
    404: "对话接口没有这个地址或模型（404），请检查 ASSISTANT_CHAT_BASE_URL 和 ASSISTANT_CHAT_MODEL。",
    TOO_MANY: "对话接口限制了请求的次数（429），请稍后再问。",
}
UNREACHABLE = "连接不上对话接口，请检查 ASSISTANT_CHAT_BASE_URL 和网络。"
CUT = "对话接口的回答中途断开。"
NOT_PROTOCOL = "对话接口返回的不是约定的格式，请检查 ASSISTANT_CHAT_BASE_URL（通常以 /v1 结尾）。"


class EndpointFault(ModelFault):
    """A failed attempt. `again`: another may help, after `wait` seconds (None: our own choice).

    `counts`: the endpoint is to blame, so the circuit breaker counts it; `hangs`: it also cost the whole waiting time.
    """

    def __init__(
        self, message: str, *, again: bool = False, wait: float | None = None, counts: bool = True, hangs: bool = False
    ) -> None:
        super().__init__(message)
        self.again = again
        self.wait = wait
        self.counts = counts
        self.hangs = hangs


class NotAStream(openai.OpenAIError):
    """The reply's content type is not that of a stream."""


def fault(error: Exception, *, started: bool) -> EndpointFault:
    """Say what the exception means; `started`: part of the reply had come."""
    if isinstance(error, openai.APIStatusError):
        return _refused(error)
    if isinstance(error, openai.APITimeoutError):
        return EndpointFault("对话接口没有响应。", hangs=True)
    if isinstance(error, openai.APIConnectionError):
        return EndpointFault(CUT) if started else EndpointFault(UNREACHABLE, again=True)
    if isinstance(error, openai.APIError):
        return EndpointFault("对话接口报告了错误。", again=not started)
    return EndpointFault(NOT_PROTOCOL)


def _refused(error: openai.APIStatusError) -> EndpointFault:
    status = error.status_code
    if status == TOO_MANY:
        wait = _seconds(error.response.headers.get("retry-after", ""))
        return EndpointFault(_STATUS[status], again=wait is None or wait <= PATIENCE, wait=wait)
    if status >= 500:
        return EndpointFault(f"对话接口出错（{status}）。", again=True)
    return EndpointFault(
        _STATUS.get(status, f"对话接口不接受请求（{status}）。"),
        counts=status != 400,  # one question may be too long for the model, and the next one not
    )


def _seconds(header: str) -> float | None:
    """Read a Retry-After in seconds; None for the form with a date, which endpoints do not use."""
    try:
        seconds = float(header)
    except ValueError:
        return None
    return seconds if math.isfinite(seconds) and seconds >= 0 else None
