"""Let a chat model write the answer from numbered passages.

In: a question, its passages and evidence. Out: text as it is written, with `[n]` marks. What comes back is not trusted:
`mend.py` holds every sentence to its sources. Never asked: whether there is an answer at all, arithmetic,
contradictions, yes or no. Raises ModelFault when no text comes.
"""

from collections.abc import Iterator, Sequence
from typing import Protocol

from assistant.answer.context import as_data, material
from assistant.answer.evidence import Evidence
from assistant.answer.tidy import without_thoughts
from assistant.errors import ModelFault
from assistant.prompts import Prompt
from assistant.types import Passage, Query


class Model(Protocol):
    """A chat model that comes back: with text, or with a ModelFault."""

    @property
    def name(self) -> str:
        """The model's name, as the deployment calls it."""
        ...

    def stream(self, system: str, user: str, *, share: float = 1.0) -> Iterator[str]:
        """Yield the reply as it is written, within `share` of the time for one reply; raises ModelFault."""
        ...


class ChatAnswerer:
    """Answers with the words of a chat model."""

    def __init__(self, model: Model, prompt: Prompt, *, budget: int) -> None:
        """Take the model, the template and how many characters of passages the model gets."""
        self.name = f"chat:{model.name}"
        self.prompt_hash = prompt.hash
        self._model = model
        self._prompt = prompt
        self._budget = budget

    def write(self, query: Query, passages: Sequence[Passage], evidence: Sequence[Evidence]) -> Iterator[str]:
        """Yield the text piece by piece. Raises ModelFault, also after part of the text."""
        system, user = self._prompt.fill(
            question=as_data(query.text), material=material(passages, evidence, budget=self._budget)
        )
        written = ""
        for piece in without_thoughts(self._model.stream(system, user)):
            written += piece
            yield piece
        if not written.strip():
            raise ModelFault("对话模型没有写出回答。")
