"""Write the draft of an answer: what the question names outright, what was computed, else what an answerer writes.

In: a reading. Out: pieces of text with `[n]` marks; the `Draft` collects them. A refused question gets no text. Figures
and contradictions that were worked out in code are written as they are, never by a model.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, Protocol

from assistant.answer.evidence import Evidence
from assistant.answer.grounds import ground
from assistant.answer.halves import untold
from assistant.answer.outline import listed
from assistant.answer.question import Ask
from assistant.facts.results import Computed
from assistant.facts.told import opening
from assistant.index.snapshot import Snapshot
from assistant.pipeline.chatting import ChatWriting
from assistant.pipeline.draft import EXTRACTIVE, Draft
from assistant.pipeline.elsewhere import beside, lines
from assistant.pipeline.reading import Ascribed, QuestionReader, Reading
from assistant.prompts import NEUTRAL
from assistant.types import Passage, Query

_MARK = re.compile(r"\[(?P<place>\d+)\]\s*$")
NO_CHAT_MODEL = "没有配置对话模型，本次由摘录式回答给出。"
Mode = Literal["auto", "extractive", "chat"]


class Answerer(Protocol):
    """Writes an answer as text with `[n]` marks, n counting the passages from 1."""

    name: str

    def write(self, query: Query, ask: Ask, passages: Sequence[Passage], evidence: Sequence[Evidence]) -> Iterator[str]:
        """Yield pieces of the text."""


class Writing:
    """Writes drafts over one snapshot. Safe to use from several threads."""

    def __init__(
        self, snapshot: Snapshot, reader: QuestionReader, extractive: Answerer, chat: ChatWriting | None = None
    ) -> None:
        self._snapshot = snapshot
        self._reader = reader
        self._extractive = extractive
        self._chat = chat

    def write(self, reading: Reading, draft: Draft, mode: Mode) -> Iterator[str]:
        """Yield the text piece by piece, and leave the whole in `draft`."""
        if reading.direct:
            yield from _written(draft, listed(reading.passages, note=reading.note))
        elif reading.computed:
            yield from self._shown(draft, reading.computed)
        elif reading.cells:
            yield from _written(draft, iter(reading.cells))
        elif reading.judgement.answerable:
            if reading.ascribed:
                yield from self._corrected(draft, reading, reading.ascribed)
            else:
                yield from self._answered(draft, reading, mode)
            yield from self._remark(draft, reading)
            if draft.answerer == EXTRACTIVE:
                draft.untold = untold(reading.query, draft.text)
        if reading.left:
            draft.untold = (*draft.untold, reading.left)

    def _corrected(self, draft: Draft, reading: Reading, ascribed: Ascribed) -> Iterator[str]:
        """Write whose the thing is, and the sentence that answers; the wording beside the first line claims nothing."""
        first, answer, draft.passages = lines(reading, ascribed, self._snapshot.documents)
        draft.text += first + answer
        yield beside(first, ascribed.owned)
        yield answer

    def _answered(self, draft: Draft, reading: Reading, mode: Mode) -> Iterator[str]:
        """Write with the chat model where there is one and it is wanted, else with the corpus's own sentences."""
        if mode == "extractive":
            chat = None
        else:
            chat = self._chat
            draft.degraded = NO_CHAT_MODEL if mode == "chat" and chat is None else ""
        extracted = self._extractive.write(reading.query, reading.ask, reading.passages, reading.evidence)
        if reading.ask.kind == "yesno":  # 是 or 不是 is decided by comparing in code
            yield from _written(draft, _decided(reading, extracted))
        elif chat is None:
            yield from _written(draft, extracted)
        else:
            yield from chat.write(reading, draft, "".join(extracted))

    def _remark(self, draft: Draft, reading: Reading) -> Iterator[str]:
        """Add what else the corpus says of a figure in the draft."""
        remark = self._reader.remark(reading.query, draft.text, reading.passages) if draft.text else None
        if remark:
            yield from self._shown(draft, remark)

    def _shown(self, draft: Draft, computed: Computed) -> Iterator[str]:
        """Add the lines of a computed answer with their marks, and the passages that they cite."""
        lines = [(line.text, line.figures) for line in computed.lines]
        marked, draft.passages = ground(lines, draft.passages, self._snapshot.chunks, self._snapshot.documents)
        draft.shown = computed
        yield from _written(draft, iter(marked))


def _decided(reading: Reading, lines: Iterator[str]) -> Iterator[str]:
    """Yield the lines, the first with the verdict in the place of the neutral opening where its sentence tells one."""
    query = reading.query
    for line in lines:
        said, mark = line.removeprefix(NEUTRAL), _MARK.search(line)
        verdict = ""
        if said != line and mark:
            chunk = reading.passages[int(mark["place"]) - 1].chunk
            verdict = opening(query.text, query.terms, _MARK.sub("", said), f"{chunk.heading}{chunk.text}")
        yield verdict + said if verdict else line


def _written(draft: Draft, pieces: Iterator[str]) -> Iterator[str]:
    for piece in pieces:
        draft.text += piece
        yield piece
