"""A reception whose answers are counted.

In: what `Asking` takes. Out: what the reception behind it gives, unchanged.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Unpack

from assistant.reception import Asked, Asking
from assistant.types import Answer, Event, Final, Turn


class Counted:
    """A reception whose answers are counted, whatever road they take."""

    def __init__(self, reception: Asking, count: Callable[[Answer], None]) -> None:
        self._reception = reception
        self._count = count

    def ask(self, question: str, history: Sequence[Turn] = (), **asked: Unpack[Asked]) -> Answer:
        """Answer and count."""
        answer = self._reception.ask(question, history, **asked)
        self._count(answer)
        return answer

    def stream(self, question: str, history: Sequence[Turn] = (), **asked: Unpack[Asked]) -> Iterator[Event]:
        """Answer event by event and count."""
        events = self._reception.stream(question, history, **asked)
        try:
            for event in events:
                if isinstance(event, Final):
                    self._count(event.answer)
                yield event
        finally:
            close = getattr(events, "close", None)  # generators have it: whoever stops listening stops the answer
            if close is not None:
                close()
