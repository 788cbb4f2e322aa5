"""How the entries of the audit log are bound to each other.

In: entries. Out: their hashes, and whether a series of them is whole. Knows no database.

An entry's hash is the SHA-256 of {number, at, actor, event, details, previous} as canonical JSON: sorted keys, no
spaces, ASCII. Deleting old entries leaves the entry `audit.pruned`, which names the last one deleted and its hash, so
that the chain still has a first link. A log whose newest entries were cut off looks whole by itself: to see that, the
number and hash of an entry have to be kept somewhere else (`expected`).
"""

import hashlib
import json

from assistant.store.records import AuditEntry, AuditReport

PRUNED = "audit.pruned"
START = "0" * 64


class ChainCheck:
    """Takes the entries of a log in order and reports the first that does not fit."""

    def __init__(self, expected: tuple[int, str] | None = None) -> None:
        self._expected = expected
        self._first: AuditEntry | None = None
        self._last: AuditEntry | None = None
        self._pruned = (0, START)  # the last entry deleted on record, and its hash
        self._bad: list[int] = []
        self._count = 0

    def take(self, entry: AuditEntry) -> None:
        """Look at the next entry."""
        before = self._last
        if before is None:
            self._first = entry
        elif entry.number != before.number + 1:
            self._bad.append(before.number + 1)
        elif entry.previous != before.hash:
            self._bad.append(entry.number)
        if entry.hash != hash_of(entry):
            self._bad.append(entry.number)
        if self._expected and self._expected[0] == entry.number and self._expected[1] != entry.hash:
            self._bad.append(entry.number)
        if entry.event == PRUNED:
            self._pruned = _told(entry.details)
        self._last = entry
        self._count += 1

    def report(self) -> AuditReport:
        """Say what was found, after the last entry."""
        first, last = self._first, self._last
        number, head = (last.number, last.hash) if last else (0, "")
        if first and not self._bad and (first.number - 1, first.previous) != self._pruned:
            self._bad.append(min(first.number, self._pruned[0] + 1))
        if self._expected is not None and self._expected[0] > number:
            self._bad.append(number + 1)
        return AuditReport(entries=self._count, first_bad=min(self._bad, default=None), last=number, head=head)


def canonical(value: object) -> str:
    """Return the one JSON text of a value: sorted keys, no spaces, ASCII. Raises TypeError for what is not JSON."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False)


def hash_of(entry: AuditEntry) -> str:
    """Return the hash that an entry should have, in hexadecimal."""
    return hashlib.sha256(canonical(entry.model_dump(exclude={"hash"})).encode()).hexdigest()


def _told(details: str) -> tuple[int, str]:
    """Read what an entry about deleted ones says; an altered one fits no first link."""
    try:
        told = json.loads(details)
        return int(told["through"]), str(told["hash"])
    except (ValueError, TypeError, KeyError):
        return 0, ""
