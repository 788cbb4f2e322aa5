"""The chat model that a deployment has set up.

In: `Settings`. Out: an `Endpoint`, None where no address is set. No connection is made before the first question.
"""

from functools import cache
from typing import TYPE_CHECKING

from pydantic import SecretStr

from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.models.endpoint import Endpoint

CHARS_PER_TOKEN = 4  # at most: a reply longer than its tokens allow has no end


def chat_endpoint(settings: Settings) -> "Endpoint | None":
    """Return the endpoint, the same one for the same settings: its breaker and places hold for all assistants."""
    if not settings.chat_base_url:
        return None
    return _endpoint(
        settings.chat_base_url,
        settings.chat_model,
        settings.chat_api_key,
        settings.chat_timeout,
        min(settings.chat_silence, settings.chat_timeout),
        settings.chat_pause,
        settings.chat_concurrency,
        settings.chat_max_tokens,
        settings.chat_temperature,
    )


@cache
def _endpoint(
    base_url: str,
    model: str,
    api_key: SecretStr,
    total: float,
    silence: float,
    pause: float,
    concurrency: int,
    max_tokens: int,
    temperature: float,
) -> "Endpoint":
    from assistant.models.chat import chat_model  # noqa: PLC0415  # the client takes a second to import
    from assistant.models.endpoint import Endpoint, Limits  # noqa: PLC0415  # same

    client = chat_model(
        base_url=base_url,
        model=model,
        api_key=api_key,
        max_tokens=max_tokens,
        temperature=temperature,
        silence=silence,
    )
    limits = Limits(
        total=total,
        silence=silence,
        pause=pause,
        concurrency=concurrency,
        length=CHARS_PER_TOKEN * max_tokens,
    )
    return Endpoint(client, name=model, limits=limits)
