"""A chat endpoint of the OpenAI protocol over real HTTP that does what a test tells it to, also what it must not do.

`Server(script)` answers the first request with the first reply of the script, and so on; the last reply is repeated.
It remembers the requests.
"""

import json
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

STREAM = "text/event-stream; charset=utf-8"


@dataclass(frozen=True)
class Reply:
    """What is sent: pieces of the body with `pause` seconds before each; `cut` closes the connection before the end."""

    pieces: Sequence[bytes] = ()
    status: int = 200
    kind: str = STREAM
    headers: dict[str, str] = field(default_factory=dict)
    pause: float = 0.0
    cut: bool = False


def chunk(text: str, finish: str | None = None) -> bytes:
    """One event of a stream."""
    choice = {"index": 0, "delta": {"content": text}, "finish_reason": finish}
    return event({"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]})


def event(value: object) -> bytes:
    """One event with any content."""
    return b"data: " + json.dumps(value, ensure_ascii=False).encode() + b"\n\n"


DONE = b"data: [DONE]\n\n"


def says(text: str, *, size: int = 5, pause: float = 0.0) -> Reply:
    """A good reply that streams `text`, `size` characters at a time."""
    pieces = [chunk(text[at : at + size]) for at in range(0, len(text), size)]
    return Reply((*pieces, chunk("", "stop"), DONE), pause=pause)


def refuses(status: int, **headers: str) -> Reply:
    """An error as endpoints report it."""
    body = json.dumps({"error": {"message": "sk-secret was refused", "type": "error"}}).encode()
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply((body,), status=status, kind="application/json", headers=named)


def endless(text: str) -> Reply:
    """A reply that repeats itself until the reader has had enough."""
    return Reply([chunk(text)] * 100_000)


class Server:
    """The endpoint; `requests` are (headers, body) in order of arrival, `running` counts those being answered."""

    def __init__(self, script: Sequence[Reply]) -> None:
        self.script = list(script)
        self.requests: list[tuple[dict[str, str], dict[str, Any]]] = []
        self.left = threading.Event()  # a reader closed the connection before the end
        self.most = self.running = 0
        self._lock = threading.Lock()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self._answer))
        self._http.daemon_threads = True
        self._thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        """The base address."""
        return f"http://127.0.0.1:{self._http.server_address[1]}/v1"

    def prompts(self) -> list[str]:
        """What each request said, system and user together."""
        return ["\n".join(message["content"] for message in body["messages"]) for _, body in self.requests]

    def close(self) -> None:
        """Stop listening."""
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    def _answer(self, handler: BaseHTTPRequestHandler) -> None:
        body = json.loads(handler.rfile.read(int(handler.headers["content-length"])))
        with self._lock:
            reply = self.script[min(len(self.requests), len(self.script) - 1)]
            self.requests.append(({k.lower(): v for k, v in handler.headers.items()}, body))
            self.running += 1
            self.most = max(self.most, self.running)
        try:
            _send(handler, reply)
        except OSError:
            self.left.set()
        finally:
            with self._lock:
                self.running -= 1


def _send(handler: BaseHTTPRequestHandler, reply: Reply) -> None:
    handler.close_connection = True
    handler.send_response(reply.status)
    for name, value in {"content-type": reply.kind, "connection": "close", **reply.headers}.items():
        handler.send_header(name, value)
    if reply.cut:
        handler.send_header("content-length", "1000000")
    handler.end_headers()
    handler.wfile.flush()
    for piece in reply.pieces:
        time.sleep(reply.pause)
        handler.wfile.write(piece)
        handler.wfile.flush()


def _handler(answer: Callable[[BaseHTTPRequestHandler], None]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            answer(self)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Handler


@contextmanager
def serving(*script: Reply) -> Iterator[Server]:
    """Serve the script for the time of the block."""
    server = Server(script)
    try:
        yield server
    finally:
        server.close()
