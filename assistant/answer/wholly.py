"""A section read out as a whole: every item with its title, over all the chunks that it was cut into.

In: the passages, the one that the best sentence is in. Out: stretches of text with the place of their passage, in
reading order. An item's title (1. 补短板。) says nothing alone, so it stays with the sentence behind it.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.answer.choose import ITEM, STARTS
from assistant.types import Chunk, Passage, Sentence

TITLE = 16  # characters of an item that is no more than the title of what follows
MANY = 2  # items from which a chunk is a piece of a list
_BREAK = re.compile(r"\n")


def told_whole(passages: Sequence[Passage], place: int) -> Iterator[tuple[str, int]]:
    """Yield the stretches of the section that the passage is of, as far as its chunks are among the passages."""
    for at in _chunks(passages, place):
        for text in stretches(passages[at].chunk):
            yield text, at


def stretches(chunk: Chunk) -> list[str]:
    """Return the sentences of a chunk, a title together with the sentence right behind it.

    Items that are parts of one sentence (一是…；二是…) have no titles.
    """
    found: list[str] = []
    start: Sentence | None = None
    running = any(STARTS.search(one.text) and one.text.rstrip().endswith(("；", ";")) for one in chunk.sentences)
    for sentence, after in zip(chunk.sentences, (*chunk.sentences[1:], None), strict=True):
        if (
            not running
            and start is None
            and after is not None
            and _is_title(chunk, sentence.start, sentence.end, after.start)
        ):
            start = sentence
            continue
        gap = "" if start is None else chunk.text[start.end - chunk.start : sentence.start - chunk.start]
        found.append(sentence.text if start is None else f"{start.text}{gap}{sentence.text}")
        start = None
    return found


def _is_title(chunk: Chunk, start: int, end: int, after: int) -> bool:
    """Tell whether a sentence is the title of an item with its text behind it in the same paragraph."""
    said = chunk.text[start - chunk.start : end - chunk.start].strip()
    gap = chunk.text[end - chunk.start : after - chunk.start]
    behind = chunk.text[after - chunk.start :]
    return len(said) <= TITLE and bool(ITEM.match(said)) and not _BREAK.search(gap) and not ITEM.match(behind)


def _chunks(passages: Sequence[Passage], place: int) -> list[int]:
    """Return the places of the chunks that the passage's list runs on over, in reading order."""
    own = passages[place].chunk
    if sum(bool(ITEM.match(sentence.text)) for sentence in own.sentences) < MANY:
        return [place]
    same = [
        at
        for at, passage in enumerate(passages)
        if (passage.chunk.document_id, passage.chunk.section) == (own.document_id, own.section)
        and passage.chunk.table is None
    ]
    return sorted(same, key=lambda at: passages[at].chunk.start)
