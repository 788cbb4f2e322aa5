"""A chat model that can be relied upon to come back: with text, or with a fault that says why not.

In: what the system says and the user asks. Out: pieces of text as they are written, or a `ModelFault`, within the
deadline whatever the endpoint does: silence, a reply without end, a name server that does not answer.

The model runs in an event loop of its own thread, because only there can a read that waits be called off. Attempts are
repeated here and not by the client, which would also repeat the ones that hung, and knows nothing of the breaker.
"""

import asyncio
import logging
import queue
import threading
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass

import openai
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import BaseMessage, HumanMessage, SystemMessage
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception, stop_after_attempt, wait_exponential_jitter

from assistant.models.breaker import Breaker
from assistant.models.faults import CUT, MALFORMED, EndpointFault, fault

logger = logging.getLogger(__name__)

ATTEMPTS = 3
FAILURES = 3  # failed attempts in a row that open the circuit: one question's worth
_BACKOFF = wait_exponential_jitter(multiplier=0.25, max=2.0, jitter=0.25)
_END = object()


@dataclass(frozen=True)
class Limits:
    """Times in seconds: `total` for one reply, `silence` between two pieces, `queueing` for a free place.

    `pause` is how long attempts are refused after failures; `length` counts the characters of a reply.
    """

    total: float = 60.0
    silence: float = 30.0
    queueing: float = 5.0
    pause: float = 30.0
    concurrency: int = 4
    length: int = 8000


class Endpoint:
    """One chat model with its deadline, retries, circuit breaker and places. Safe to use from several threads."""

    def __init__(self, model: BaseChatModel, *, name: str, limits: Limits) -> None:
        self.name = name
        self._model = model
        self._limits = limits
        self._breaker = Breaker(limit=FAILURES, pause=limits.pause)
        self._places = asyncio.Semaphore(0)
        self._starting = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._closed = False

    def stream(self, system: str, user: str, *, share: float = 1.0) -> Iterator[str]:
        """Yield the text as it is written; raise ModelFault when it is not whole within that share of the total time.

        Closing the iterator ends the request.
        """
        messages = (SystemMessage(system), HumanMessage(user))
        pieces: queue.SimpleQueue[object] = queue.SimpleQueue()
        loop = self._running_loop()
        running: Future[None] = asyncio.run_coroutine_threadsafe(self._within(messages, share, pieces.put), loop)
        running.add_done_callback(lambda _: pieces.put(_END))
        try:
            while (piece := pieces.get()) is not _END:
                yield str(piece)
            running.result()
        finally:
            running.cancel()

    def close(self) -> None:
        """End the thread and its connections; afterwards every question gets a fault."""
        with self._starting:
            loop, self._loop, self._closed = self._loop, None, True
        if loop is not None:
            asyncio.run_coroutine_threadsafe(_disconnect(self._model), loop).result()
            loop.call_soon_threadsafe(loop.stop)

    async def _within(self, messages: Sequence[BaseMessage], share: float, put: Callable[[str], None]) -> None:
        deadline = share * self._limits.total
        try:
            async with asyncio.timeout(deadline):
                await self._persist(messages, put)
        except TimeoutError:
            if share == 1.0:  # the next question would wait as long
                self._breaker.trip()
            raise EndpointFault(f"对话模型没有在{deadline:g}秒内写完。") from None

    async def _persist(self, messages: Sequence[BaseMessage], put: Callable[[str], None]) -> None:
        """Make attempts while another one can help."""
        retrying = AsyncRetrying(
            retry=retry_if_exception(lambda error: isinstance(error, EndpointFault) and error.again),
            stop=stop_after_attempt(ATTEMPTS),
            wait=_pause,
            reraise=True,
        )
        async for attempt in retrying:
            with attempt:
                async with self._place():
                    with self._breaker.attempt():
                        await self._attempt(messages, put)

    @asynccontextmanager
    async def _place(self) -> AsyncIterator[None]:
        """Wait for a free place, but not while the endpoint is in doubt."""
        try:
            async with asyncio.timeout(self._limits.queueing if self._breaker.closed else 0):
                await self._places.acquire()
        except TimeoutError:
            raise EndpointFault("对话模型正忙，排队的问题太多。", counts=False) from None
        try:
            yield
        finally:
            self._places.release()

    async def _attempt(self, messages: Sequence[BaseMessage], put: Callable[[str], None]) -> None:
        """Hand on the text of one reply to its very end."""
        written, reason = 0, ""
        try:
            async for text, finish in self._chunks(messages):
                if text:
                    put(text)
                written += len(text)
                reason = finish or reason
                if written > self._limits.length:
                    raise EndpointFault("对话模型的回答过长，已中止。")
        except (openai.OpenAIError, *MALFORMED) as error:
            found = fault(error, started=written > 0)
            logger.warning("chat attempt failed", extra={"fields": {"kind": type(error).__name__, "chars": written}})
            raise found from error
        if not reason:
            raise EndpointFault(CUT)  # a reply that is whole says why it ends

    async def _chunks(self, messages: Sequence[BaseMessage]) -> AsyncIterator[tuple[str, str]]:
        """Yield (text, reason of the end or "") of one reply."""
        async with aclosing(self._model.astream(list(messages))) as stream:  # type: ignore[type-var]  # a generator
            while True:
                try:
                    async with asyncio.timeout(self._limits.silence):
                        chunk = await anext(stream)
                except StopAsyncIteration:
                    return
                except TimeoutError:
                    raise EndpointFault("对话接口没有响应。", hangs=True) from None
                yield str(chunk.text), str(chunk.response_metadata.get("finish_reason") or "")

    def _running_loop(self) -> asyncio.AbstractEventLoop:
        with self._starting:
            if self._closed:
                raise EndpointFault("对话接口已经关闭。")
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                self._places = asyncio.Semaphore(self._limits.concurrency)  # belongs to the loop that first waits
                threading.Thread(target=_serve, args=(self._loop,), name="chat-endpoint", daemon=True).start()
            return self._loop


def _serve(loop: asyncio.AbstractEventLoop) -> None:
    loop.run_forever()
    loop.run_until_complete(loop.shutdown_asyncgens())
    loop.close()


async def _disconnect(model: BaseChatModel) -> None:
    client = getattr(model, "root_async_client", None)
    if isinstance(client, openai.AsyncOpenAI):
        await client.close()


def _pause(state: RetryCallState) -> float:
    """Return the seconds before the next attempt: what the endpoint asked for, else a growing pause."""
    error = state.outcome.exception() if state.outcome else None
    asked = error.wait if isinstance(error, EndpointFault) else None
    return _BACKOFF(state) if asked is None else asked
