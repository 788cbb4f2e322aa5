"""Make a follow-up stand alone with a chat model, where the rules found nothing to complete.

In: a question and the earlier turns. Out: a question, or None when the model's rewriting cannot be trusted: it brings
in a word or a figure that the conversation does not hold, or changes nothing. Raises ModelFault.
"""

from collections.abc import Sequence
from typing import Protocol

from assistant.answer.context import as_data
from assistant.answer.generate import Model
from assistant.answer.tidy import without_thoughts
from assistant.prompts import Prompt
from assistant.text import folded, missing_quantities, normalise
from assistant.types import Turn

TURNS = 6  # the last turns of the conversation
LENGTH = 400  # characters of a turn
SHARE = 0.25  # of the time for one reply
_SPEAKERS = {"user": "问", "assistant": "答"}


class Words(Protocol):
    """The segmenter as this stage uses it."""

    def content_words(self, text: str) -> list[str]:
        """Return the words that carry meaning."""


class Rewriter:
    """Completes follow-up questions."""

    asks_model = True

    def __init__(self, model: Model, prompt: Prompt, words: Words) -> None:
        self.prompt_hash = prompt.hash
        self._model = model
        self._prompt = prompt
        self._words = words

    def rewrite(self, question: str, history: Sequence[Turn]) -> str | None:
        """Return the question completed from the conversation."""
        turns = [f"{_SPEAKERS[turn.role]}：{turn.content[:LENGTH]}" for turn in history[-TURNS:]]
        system, user = self._prompt.fill(question=as_data(question), conversation=as_data("\n".join(turns)))
        reply = "".join(without_thoughts(self._model.stream(system, user, share=SHARE))).strip()
        rewritten = normalise(reply.splitlines()[0].removeprefix("问：")) if reply else ""
        known = [question, *(turn.content for turn in history[-TURNS:])]
        return rewritten if self._faithful(rewritten, question, known) else None

    def _faithful(self, rewritten: str, question: str, known: Sequence[str]) -> bool:
        """Tell whether the rewriting says more than the question, and nothing that was not said before."""
        if folded(rewritten) == folded(question) or len(rewritten) > LENGTH:
            return False
        said = folded("\n".join(known))
        words = [word for word in self._words.content_words(rewritten) if not any(c.isdigit() for c in word)]
        spoken = all(folded(word) in said for word in words)
        return bool(words) and spoken and not missing_quantities(rewritten, list(known))
