"""How this program logs: one line an event, `key=value`, with the request's id.

In: standard library log records, their extra keys in `extra={"fields": {…}}`. Out: lines on stderr.
Never logged at any level: the text of a question or an answer (personal data) and keys; `digest` gives what may be
logged instead.
"""

import hashlib
import json
import logging
import re
from contextvars import ContextVar
from datetime import UTC, datetime

request_id: ContextVar[str] = ContextVar("request_id", default="")

_PLAIN = re.compile(r"[^\s\"=]+")


def configure(level: str) -> None:
    """Send every record of `level` and above to stderr, replacing earlier handlers; third parties from WARNING on."""
    handler = logging.StreamHandler()
    handler.setFormatter(_KeyValue())
    root = logging.getLogger()
    for old in list(root.handlers):
        root.removeHandler(old)
    root.addHandler(handler)
    root.setLevel(max(logging.WARNING, logging.getLevelNamesMapping()[level]))
    for name in ("assistant", "ui", "evals"):
        logging.getLogger(name).setLevel(level)


def digest(text: str) -> dict[str, object]:
    """Describe a text without telling it: its length in characters and the first 8 hex digits of its SHA-256."""
    return {"length": len(text), "digest": hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:8]}


class _KeyValue(logging.Formatter):
    """`time=… level=… logger=… event=… request_id=… key=value …`; a value with spaces or quotes is a JSON string."""

    def format(self, record: logging.LogRecord) -> str:
        fields: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage(),
        }
        if current := request_id.get():
            fields["request_id"] = current
        extra = getattr(record, "fields", None)
        if isinstance(extra, dict):
            fields.update(extra)
        line = " ".join(f"{key}={_value(value)}" for key, value in fields.items())
        if record.exc_info:
            line += "\n" + self.formatException(record.exc_info)
        return line


def _value(value: object) -> str:
    text = f"{value:.1f}" if isinstance(value, float) else str(value)
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
