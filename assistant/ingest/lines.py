"""Text cut into lines, with the noise that conversions leave behind set apart.

In: a draft. Out: `Line`s in reading order, none blank; what was cut at a fixed width is one line again. Does not judge
what a line is.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.ingest.draft import Draft
from assistant.ingest.numbering import BARE, label
from assistant.types import Dropped

# Length limits keep a file of many unclosed brackets linear.
NOISE = re.compile(r"\[(bookmark|image):[^\[\]\n]{0,400}\]")

PAGE_MARK = re.compile(
    r"[ \t\u3000]*(?:[-–—]{1,2}\s?\d{1,4}\s?[-–—]{1,2}|第\s?\d{1,4}\s?页(?:[,，/ ]?\s?共\s?\d{1,4}\s?页)?)[ \t\u3000]*"
)
"""A line that is a page number and nothing else, as it is left where pages were joined."""

_ENDS = re.compile(r"[。！？；：!?;:]$|(?<!\d)\.$")
_POINTS = re.compile(r"[，。；：、,;:]")  # a row of cells without rules has none
_COLUMNS = re.compile(r"\t|\||\S(?: {2}|\u3000)\S|\.{4}|…{2}")
_WORD = re.compile(r"[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line, or the part of a line between two pieces of noise.

    `[start, end)` is what the line owns, its line break included; `text` is what it says, `[body, body_end)` where.
    `joints` are the places in `text` where lines were joined, each with the characters left out before it.
    """

    start: int
    end: int
    text: str
    body: int
    body_end: int
    joints: tuple[tuple[int, int], ...] = ()

    def place(self, at: int) -> int:
        """Return where `text[at]` stands in the document."""
        return self.body + at + sum(left_out for joint, left_out in self.joints if joint <= at)


def noise(text: str) -> list[Dropped]:
    """Find the `[image: …]` and `[bookmark: …]` marks that a conversion from Word leaves in a text."""
    return [
        Dropped(start=m.start(), end=m.end(), reason="image" if m.group(1) == "image" else "bookmark")
        for m in NOISE.finditer(text)
    ]


def lines(draft: Draft, apart: Sequence[tuple[int, int]]) -> list[Line]:
    """Cut the text into lines. Characters inside `apart` (sorted, disjoint: noise, tables) belong to no line."""
    found: list[Line] = []
    for start, end in _between(apart, len(draft.text)):
        position = start
        while position < end:
            stop = draft.text.find("\n", position, end) + 1 or end
            line = _line(draft.text, position, stop)
            above = found[-1] if found and found[-1].end == position else None
            if line is not None and above is not None and _goes_on(draft, above, line):
                found[-1] = _joined(above, line)
            elif line is not None:
                found.append(line)
            position = stop
    return found


def _goes_on(draft: Draft, above: Line, line: Line) -> bool:
    """Tell whether a line reached the margin in mid-sentence, so that the next one goes on with it."""
    last = draft.text[draft.text.rfind("\n", 0, above.body_end) + 1 : above.body_end]
    declared = any(above.start <= mark.start < line.end for mark in draft.declared)
    if (
        draft.margin is None
        or not draft.margin.reached(last)
        or _ENDS.search(above.text)
        or line.start in draft.items
        or declared
    ):
        return False
    named = label(line.text)  # a number alone (42万人) is no heading's
    return (
        (named is None or named.mark == BARE)
        and not any(map(_COLUMNS.search, (last, line.text)))
        and bool(_POINTS.search(last) or _POINTS.search(line.text))
    )


def _joined(above: Line, line: Line) -> Line:
    parted = _WORD.match(above.text[-1]) and _WORD.match(line.text[0])
    said = f"{above.text} " if parted else above.text
    left_out = line.body - above.body_end - (len(said) - len(above.text))
    joints = (*above.joints, (len(said), left_out))
    return Line(above.start, line.end, said + line.text, above.body, line.body_end, joints)


def _between(apart: Sequence[tuple[int, int]], length: int) -> Iterator[tuple[int, int]]:
    position = 0
    for start, end in apart:
        if start > position:
            yield position, start
        position = max(position, end)
    if position < length:
        yield position, length


def _line(text: str, start: int, end: int) -> Line | None:
    raw = text[start:end]
    said = raw.strip()
    if not said:
        return None
    body = start + len(raw) - len(raw.lstrip())
    return Line(start=start, end=end, text=said, body=body, body_end=body + len(said))


def line_at(found: Sequence[Line], position: int) -> int:
    """Index of the line that owns the character at `position`, or of the next line after it."""
    index = bisect_right([line.start for line in found], position) - 1
    return index if index >= 0 and position < found[index].end else index + 1
