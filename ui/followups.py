"""Questions to go on with, and to begin with; every one is known to be answered from the corpus.

In: the assistant that answers right now. Out: questions. They are made once an index, the answers to them are not kept.
"""

import threading
from collections.abc import Sequence
from functools import partial

from assistant.api.current import Answering
from assistant.errors import AssistantError
from assistant.pipeline.suggesting import Candidate, answers, candidates, suggestions
from assistant.types import Answer

NEXT = 3
TRIED = 8  # questions asked at most after an answer: about a quarter of a second on two cores


class Suggestions:
    """Makes suggestions for one index after the other. Thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._fingerprint = ""
        self._first: list[str] = []
        self._candidates: list[Candidate] = []

    def ready(self, assistant: Answering) -> list[str] | None:
        """Return the questions to begin with if they are made already."""
        return self._first if self._fingerprint == assistant.snapshot.fingerprint else None

    def first(self, assistant: Answering) -> list[str]:
        """Return questions to begin with, tried without a chat model; without them the page works as well."""
        with self._lock:
            if self.ready(assistant) is None:
                documents = assistant.snapshot.documents
                try:
                    self._first = suggestions(documents, partial(_answered, assistant))
                except AssistantError:
                    return []
                self._candidates = list(candidates(documents))
                self._fingerprint = assistant.snapshot.fingerprint
            return self._first

    def after(self, assistant: Answering, answer: Answer, asked: Sequence[str]) -> list[str]:
        """Return questions about what stands near the places that an answer cites."""
        if not answer.citations or self.ready(assistant) is None:
            return []
        known = {*asked, answer.question}
        near = [(_nearness(item, answer), item) for item in self._candidates if item.question not in known]
        chosen: list[str] = []
        best = sorted((pair for pair in near if pair[0] > 0), key=lambda pair: -pair[0])
        for _, candidate in best[:TRIED]:
            if len(chosen) == NEXT:
                break
            try:
                found = answers(_answered(assistant, candidate.question), candidate)
            except AssistantError:
                return chosen
            if found and candidate.question not in chosen:
                chosen.append(candidate.question)
        return chosen


def _answered(assistant: Answering, question: str) -> Answer:
    """Answer without a chat model: a suggestion must cost nothing and wait for nobody."""
    return assistant.ask(question, mode="extractive")


def _nearness(candidate: Candidate, answer: Answer) -> int:
    """Return how many labels of its path a candidate shares with a cited place; 0 when it is of another chapter."""
    return max(
        (
            sum(1 for _ in _shared(candidate.path, citation.section_path))
            for citation in answer.citations
            if citation.document_id == candidate.document_id
        ),
        default=0,
    )


def _shared(one: Sequence[str], other: Sequence[str]) -> list[str]:
    shared = []
    for mine, yours in zip(one, other, strict=False):
        if mine != yours:
            break
        shared.append(mine)
    return shared
