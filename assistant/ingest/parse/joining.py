"""Lines that only the page layout has parted, joined again.

In: lines of a page or a cell. Out: one text, or whether two lines belong together. Chinese is joined without a space.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median, mode

from assistant.ingest.numbering import Label, Style, is_title, label
from assistant.ingest.parse.page import PageLine, tidy, width

INDENT = 1.2  # in font sizes; a first line stands in by two, a misprint by less than one
SLACK = 3.0  # in font sizes; how far a full line may end before the margin
LOOSE = 6.0  # same where first lines are indented, so that a line that is not goes on anyhow
USUAL = 0.7  # share of lines whose right edge is not behind the margin: widths are estimates
FEW_LINES = 6
LEAST_RIGHT = 0.72  # of the page's width; no right margin is wider, so lists of short lines do not feign one
BOX_SHARE = 0.4  # of the page's width that a box of text takes at least
APART = 1.6  # of the usual distance of lines; more begins a paragraph
CELL_SLACK = 3.5  # in font sizes; padding of a cell, and a word that did not fit
_OPEN_ENDS = "，、；：。,;:（(“《—-+/"
_CLOSERS = "，、；：。,;:）)”》—-+/（(%％"
_LEADER = re.compile(r"(?:[.．·…‥_]\s?){4,}.{0,10}$")
_ENDED = re.compile(r"[。！？；：!?;:][”’」）)]*$")
_FIELD = re.compile(r"[^，。；：:\s]{2,10}[：:]")
_ALONE = (Style.PART, Style.CHAPTER, Style.SECTION, Style.DECIMAL, Style.CASE, Style.TABLE, Style.FIGURE, Style.FRONT)


def joint(before: str, after: str) -> str:
    """What stands between two joined lines: a space between Latin words or figures, else nothing."""
    return (
        " " if before[-1:].isascii() and after[:1].isascii() and before[-1:].isalnum() and after[:1].isalnum() else ""
    )


def joined(text: str, room: float = 0.0) -> str:
    """Join the lines of a cell that is `room` font sizes wide.

    A line is parted from the next by the cell's width when it fills the cell, else because it is an item of a list.
    """
    parts = [tidy(part) for part in text.split("\n") if part.strip()]
    said = parts[0] if parts else ""
    for before, part in pairwise(parts):
        item = width(before) < room - CELL_SLACK and before[-1] not in _OPEN_ENDS and part[0] not in _CLOSERS
        said += ("、" if item else joint(before, part)) + part
    return said


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the text of a page stands, in points, and whether the document's paragraphs begin with an indent."""

    left: float
    right: float
    pitch: float
    size: float
    indented: bool
    insets: dict[PageLine, tuple[float, float]] = field(default_factory=dict)
    """Left and right edge for lines in a box or column narrower than the page."""

    def edges(self, line: PageLine) -> tuple[float, float]:
        """Left and right edge of the text that the line stands in."""
        return self.insets.get(line, (self.left, self.right))


def layouts(pages: Sequence[Sequence[PageLine]], widths: Sequence[float]) -> list[Layout]:
    """Measure every page; one with few lines takes the measures of the whole document. `widths` are the pages' own."""
    everything = [line for page in pages for line in page]
    if not everything:
        return [Layout(0, 0, 0, 0, indented=False) for _ in pages]
    size = mode(round(line.size, 1) for line in everything for _ in range(len(line.text)))
    least = LEAST_RIGHT * median(widths)
    whole = _layout([line for line in everything if _is_body(line, size)], size, least)
    bodies = [[line for line in page if _is_body(line, size)] for page in pages]
    measured = [_layout(body, size, least) if len(body) >= FEW_LINES else whole for body in bodies]
    starts = [
        after.left - here.left > INDENT * size
        for page, here in zip(pages, measured, strict=True)
        for before, after in pairwise(page)
        if _is_body(before, size) and _is_body(after, size) and before.right < here.right - SLACK * 2 * size
    ]
    indented = sum(starts) > 0.5 * len(starts)
    return [
        Layout(one.left, one.right, one.pitch, size, indented=indented, insets=dict(_insets(page, one)))
        for page, one in zip(pages, measured, strict=True)
    ]


def _usual(rights: Sequence[float]) -> float:
    return rights[min(len(rights) - 1, int(USUAL * len(rights)))]


def _insets(page: Sequence[PageLine], here: Layout) -> Iterator[tuple[PageLine, tuple[float, float]]]:
    """Edges of runs of lines that share edges of their own, with at least two full lines."""
    run: list[PageLine] = []
    for line in [*page, None] if page else ():
        if line is not None and (not run or _in_run(run, line, here)):
            run.append(line)
            continue
        left, right = min(one.left for one in run), _usual(sorted(one.right for one in run))
        full = sum(right - one.right <= SLACK * one.size for one in run)
        inset = left - here.left > 0.4 * run[0].size or here.right - right > SLACK * run[0].size
        if inset and full >= 2 and right - left >= BOX_SHARE * (here.right - here.left):
            yield from ((one, (left, right)) for one in run)
        run = [line] if line is not None else []


def _in_run(run: Sequence[PageLine], line: PageLine, here: Layout) -> bool:
    last, size = run[-1], run[0].size
    near = 0 < line.base - last.base <= 2 * APART * max(here.pitch, size)
    return near and abs(line.size - size) <= 0.6 and abs(line.left - min(one.left for one in run)) <= 2.6 * size


def _is_body(line: PageLine, size: float) -> bool:
    return abs(line.size - size) <= 0.6


def _layout(body: Sequence[PageLine], size: float, least: float) -> Layout:
    gaps = [b.base - a.base for a, b in pairwise(body) if 0 < b.base - a.base < 4 * size]
    rights = sorted(line.right for line in body)
    lefts = [round(line.left) for line in body]
    left = min((x for x in set(lefts) if lefts.count(x) >= max(2, 0.12 * len(lefts))), default=min(lefts))
    return Layout(left, max(_usual(rights), least), median(gaps) if gaps else 1.6 * size, size, indented=False)


def continues(paragraph: Sequence[PageLine], after: PageLine, here: Layout, there: Layout, *, same_page: bool) -> bool:
    """Tell whether `after` (on a page with layout `there`) goes on with the paragraph, whose last page is `here`."""
    first, last = paragraph[0], paragraph[-1]
    size = last.size
    gap = after.base - last.base
    flush = here.indented and after.left - there.edges(after)[0] <= INDENT * size
    short = last.right < here.edges(last)[1] - (LOOSE if flush else SLACK) * size
    if abs(size - after.size) > 0.6 or short or _LEADER.search(last.text):
        return False
    if same_page and gap > APART * max(here.pitch, 1.2 * size):
        return False
    found = label(after.text)
    if found is not None and found.style in _ALONE and is_title(found.title, 60):
        return False
    ended = _ENDED.search(last.text) is not None
    loose = last.right < here.edges(last)[1] - 0.5 * SLACK * size
    if loose and _FIELD.match(after.text) and (_FIELD.match(first.text) or last.text.endswith(("：", ":"))):
        return False
    if _is_caption(first) or (found is not None and (ended or _is_next(first, found))):
        return False
    if after.left - there.edges(after)[0] > INDENT * size:
        hanging = label(first.text) is not None and after.left > first.left + 0.5 * size
        block = abs(after.left - last.left) < 0.5 * size and (len(paragraph) > 1 or not here.indented)
        return (hanging or block) and not (ended and not hanging)
    return here.indented or not last.text.endswith(("。", "！", "？"))


def _is_next(first: PageLine, found: Label) -> bool:
    """Tell the next item of the list whose last item began with `first`."""
    before = label(first.text)
    return before is not None and before.style is found.style and before.value <= found.value


def _is_caption(line: PageLine) -> bool:
    found = label(line.text)
    return found is not None and found.style in (Style.TABLE, Style.FIGURE)
