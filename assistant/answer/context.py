"""What a chat model gets to read: the passages as numbered data.

In: the passages, the evidence read from them, a budget in characters. Out: one text. The numbers are those that `[n]`
marks count, so a passage keeps its number even where others are left out. Whatever stands in a document stays data: it
cannot close its own fence and cannot bring marks of its own.
"""

import re
from collections.abc import Sequence

from assistant.answer.evidence import Evidence
from assistant.types import Chunk, Passage

_FENCE = re.compile(r"<(/?)(?=\s*(?:资料|问题|对话)\s*\d*\s*>)")
_MARK = re.compile(r"\[(\d+)\]")
_SPACE = re.compile(r"[ \t\u3000]+")


def material(passages: Sequence[Passage], evidence: Sequence[Evidence], *, budget: int) -> str:
    """Return the passages in their order, the best ones first where `budget` (characters) does not hold all of them.

    The best passage is always in it, cut at the end of a sentence when it alone is too long.
    """
    chosen: dict[int, str] = {}
    left = budget
    for place in _ranked(passages, evidence):
        text = _fenced(place + 1, passages[place], left if not chosen else budget)
        if len(text) > left and chosen:
            continue
        chosen[place] = text
        left -= len(text)
    return "\n".join(chosen[place] for place in sorted(chosen))


def as_data(text: str) -> str:
    """Return text of others so that it cannot be taken for a fence or a mark of ours."""
    return _MARK.sub(r"［\1］", _FENCE.sub(r"＜\1", text))


def _ranked(passages: Sequence[Passage], evidence: Sequence[Evidence]) -> list[int]:
    """Return the places of the passages, those with the best sentences first."""
    return list(dict.fromkeys([*(item.passage for item in evidence), *range(len(passages))]))


def _fenced(number: int, passage: Passage, limit: int) -> str:
    chunk = passage.chunk
    lines = [as_data(_SPACE.sub(" ", line.strip())) for line in _lines(chunk)]
    kept: list[str] = []
    for line in lines:
        if kept and sum(map(len, kept)) + len(line) > limit:
            break
        kept.append(line)
    source = as_data(" › ".join((passage.document_title, *chunk.path, *filter(None, (chunk.caption,)))))
    return f"<资料 {number}>\n出处：{source}\n" + "\n".join(kept) + f"\n</资料 {number}>"


def _lines(chunk: Chunk) -> list[str]:
    """Return the sentences, or the rows of a table with their column names."""
    return [sentence.text for sentence in chunk.sentences if sentence.text.strip()]
