"""Write a draft with a chat model, and with the extractive answer where that fails.

In: a reading and the extractive answer to it. Out: the model's text as it comes; the `Draft` holds what is left of it
after every sentence was held to its sources. A model that fails, or writes nothing that holds, costs fluency only: the
extractive answer takes its place, and the draft says why.
"""

from collections.abc import Iterator

from assistant.answer.generate import ChatAnswerer
from assistant.answer.mend import Mended, Mender
from assistant.answer.tidy import tidy
from assistant.errors import ModelFault
from assistant.pipeline.draft import Draft
from assistant.pipeline.reading import Reading
from assistant.text import quantities

RELEVANT = 0.62  # of the best sentence's score, as the extractive answer asks of a further sentence
INSTEAD = "本次由摘录式回答给出。"


class ChatWriting:
    """Writes with a chat model over one snapshot. Safe to use from several threads."""

    def __init__(self, answerer: ChatAnswerer, mender: Mender) -> None:
        self._answerer = answerer
        self._mender = mender

    def write(self, reading: Reading, draft: Draft, extracted: str) -> Iterator[str]:
        """Yield the model's text, or `extracted` when the model writes none; leave what holds in `draft`."""
        draft.prompt_hash = "-".join(filter(None, (reading.prompt_hash, self._answerer.prompt_hash)))
        written = ""
        try:
            for piece in self._answerer.write(reading.query, reading.passages, reading.evidence):
                written += piece
                yield piece
            mended = self._mender.mend(written, reading.passages, reading.evidence, tidy(extracted))
            _check(mended, reading, extracted)
        except ModelFault as fault:
            draft.text, draft.degraded = extracted, fault.message + INSTEAD
            if not written:
                yield extracted
        else:
            draft.text, draft.answerer = mended.text, self._answerer.name
            draft.corrections, draft.removed, draft.checks = mended.corrections, mended.removed > 0, mended.checks


def _check(mended: Mended, reading: Reading, extracted: str) -> None:
    """Raise ModelFault when what is left of the model's text does not serve as an answer."""
    if not mended.kept:
        raise ModelFault("对话模型写的话没有一句能由引文证实。")
    if mended.removed > mended.kept + mended.replaced:
        raise ModelFault("对话模型写的话大多没有依据。")
    if mended.relevance < RELEVANT:
        raise ModelFault("对话模型没有回答所问的事。")
    if reading.ask.kind == "number" and _amounts(extracted) and not _amounts(mended.text):
        raise ModelFault("对话模型没有写出所问的数。")


def _amounts(text: str) -> bool:
    return any(quantity.role == "measure" for quantity in quantities(text))
