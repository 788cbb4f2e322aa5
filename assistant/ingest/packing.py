"""Sentences packed into chunks of limited size.

In: paragraphs. Out: groups of neighbouring atoms (sentences with their place). The borders are chosen together, so
that chunks are few and full, fall between paragraphs, and do not tear a list (一是… 二是…) or part it from its lead-in.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.text import clauses, sentences
from assistant.text.reading import reads
from assistant.types import Block, Sentence

LONGEST = 400  # characters; a longer sentence is cut between clauses
SHORT = 0.5  # cost of an almost empty chunk, in chunks
TEAR_PARAGRAPH = 0.4  # cost of a border inside a paragraph
MANY = 2000  # atoms
TEAR_LIST = 1.5  # cost of a border inside a list
_MEMBER = re.compile(
    r"[二三四五六七八九十]{1,2}(?:是|要|、|来)|其[二三四五六次]|第[二三四五六七八九十][，,、]|[（(][二三四五六七八九十]{1,2}[）)]"
)
_TITLE = re.compile(r"(?:\d{1,2}[.．、]|[（(]\d{1,2}[）)]|[①-⑳])\s*[^，,；;：:。？！\d]{2,24}。")
_ANSWER = re.compile(r"答[：:]")
_ITEM = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|[①-⑳•●■◆▪○–-]")


@dataclass(frozen=True, slots=True)
class Atom:
    """What is not cut: a sentence with its place. `tear` is the cost of a border before it."""

    start: int
    end: int
    sentences: tuple[Sentence, ...]
    tear: float


def atoms(text: str, blocks: Sequence[Block], *, joined: bool = False) -> list[Atom]:
    """Sentences of the blocks, each with the cost of a border before it.

    `joined`: a block is a paragraph, and the line breaks in it are those of a fixed width.
    """
    found: list[Atom] = []
    lead_in = listed = False
    for block in blocks:
        said = text[block.start : block.end]
        if joined:
            said = said.replace("\n", " ")
        for index, (start, end) in enumerate(_cut(said)):
            words = said[start:end]
            if index:
                tear = TEAR_LIST if _MEMBER.match(words) else TEAR_PARAGRAPH
            else:
                tear = TEAR_LIST / 2 if lead_in or (listed and _ITEM.match(words)) else 0.0
            place = (block.start + start, block.start + end)
            read = reads(text[place[0] : place[1]], joined=joined)
            found.append(Atom(*place, (Sentence(text=read, start=place[0], end=place[1]),), tear))
        lead_in = said.rstrip().endswith(("：", ":"))
        listed = _ITEM.match(said.lstrip()) is not None
    return _with_what_they_open(found, text)


def _with_what_they_open(found: Sequence[Atom], text: str) -> list[Atom]:
    """Join what says nothing alone with the sentence that it opens: 2．新校区。 its text, a question its answer."""
    kept: list[Atom] = []
    for atom in found:
        last = kept[-1].sentences[0] if kept else None
        said = atom.sentences[0]
        if last is None or said.end - last.start > LONGEST or not _opens(last, said, text):
            kept.append(atom)
            continue
        joined = Sentence(text=f"{last.text.strip()}{said.text.lstrip()}", start=last.start, end=said.end)
        kept[-1] = Atom(last.start, said.end, (joined,), kept[-1].tear)
    return kept


def _opens(last: Sentence, said: Sentence, text: str) -> bool:
    same_line = "\n" not in text[last.end : said.start]
    titled = same_line and _TITLE.fullmatch(last.text.strip()) is not None
    return titled or (last.text.rstrip().endswith(("？", "?")) and _ANSWER.match(said.text.lstrip()) is not None)


def _cut(said: str) -> list[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    for span in sentences(said):
        if span.end - span.start <= LONGEST:
            pieces.append((span.start, span.end))
            continue
        start = span.start
        for clause in clauses(said[span.start : span.end]):
            stop = span.start + clause.end
            while stop - start > LONGEST:  # clauses so far are full; a clause longer than the limit is cut hard
                cut = max(pieces[-1][1] if pieces else 0, min(start + LONGEST, span.start + clause.start))
                cut = cut if cut > start else start + LONGEST
                pieces.append((start, cut))
                start = cut
        pieces.append((start, span.end))
    return pieces


def pack(found: Sequence[Atom], limit: int) -> list[Sequence[Atom]]:
    """Choose the borders with the least cost, by dynamic programming over the atoms.

    The cost is 1 a chunk, up to SHORT more the emptier it is, and what each border tears. A run of very many atoms is
    no text that was written in paragraphs; it is filled from the front, in linear time.
    """
    if len(found) > MANY:
        return _filled(found, limit)
    best: list[tuple[float, int]] = [(0.0, 0)]
    for stop in range(1, len(found) + 1):
        options = []
        for start in range(stop - 1, -1, -1):
            size = found[stop - 1].end - found[start].start
            if size > limit and start < stop - 1:
                break
            cost = best[start][0] + 1 + SHORT * max(0.0, 1 - size / limit) ** 2 + (found[start].tear if start else 0)
            options.append((cost, start))
        best.append(min(options))
    borders: list[Sequence[Atom]] = []
    stop = len(found)
    while stop:
        start = best[stop][1]
        borders.append(found[start:stop])
        stop = start
    return borders[::-1]


def _filled(found: Sequence[Atom], limit: int) -> list[Sequence[Atom]]:
    groups: list[Sequence[Atom]] = []
    start = 0
    for stop in range(1, len(found) + 1):
        if stop == len(found) or found[stop].end - found[start].start > limit:
            groups.append(found[start:stop])
            start = stop
    return groups
