"""Which caption each table or chart series belongs to.

In: lines (with their headings) and grids in reading order. Out: `Owned`. A caption stands before or after its object;
a chart's series may stand far away, at the end of a converted file, under a title of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.ingest.captions import closest, is_short, is_table_title
from assistant.ingest.draft import Grid
from assistant.ingest.lines import Line
from assistant.ingest.numbering import Style
from assistant.ingest.outline import Head
from assistant.ingest.tables import NOTE

Element = tuple[Line, Head | None] | Grid


@dataclass(frozen=True, slots=True)
class Owned:
    """Element indexes: `captions` maps a grid or a stray title to its caption; `titles` are captions without number."""

    captions: dict[int, int] = field(default_factory=dict)
    titles: set[int] = field(default_factory=set)


def owners(elements: Sequence[Element]) -> Owned:
    """Find the caption of every grid that has one."""
    owned = Owned()
    stray: list[tuple[int, int]] = []
    for index, element in enumerate(elements):
        if not isinstance(element, Grid):
            continue
        caption = _beside(elements, index, owned)
        if caption is not None:
            owned.captions[index] = caption
            continue
        title = _title_above(elements, index, owned)
        if title is not None:
            stray.append((index, title))
    for index, title in stray:
        _settle(elements, index, title, owned)
    return owned


def _beside(elements: Sequence[Element], index: int, owned: Owned) -> int | None:
    """Caption directly before the grid (notes on units may stand between), or directly after it."""
    before = _skip_notes(elements, index - 1, -1)
    element = elements[index]
    if isinstance(element, Grid) and _is_caption(elements, before, figure=element.paired):
        return before
    if _is_caption(elements, index + 1) and not (index + 2 < len(elements) and isinstance(elements[index + 2], Grid)):
        return index + 1
    if before == index - 1 and _is_caption(elements, before, figure=True):
        return before  # the data of a chart as a table
    if before in owned.captions and isinstance(elements[before], Grid) and _paired(elements, index, before):
        return owned.captions[before]
    return None


def _paired(elements: Sequence[Element], *indexes: int) -> bool:
    return all(isinstance(e, Grid) and e.paired for e in (elements[i] for i in indexes))


def _skip_notes(elements: Sequence[Element], at: int, step: int) -> int:
    while 0 <= at < len(elements):
        element = elements[at]
        if isinstance(element, Grid) or element[1] is not None or not NOTE.match(element[0].text):
            break
        at += step
    return at


def _is_caption(elements: Sequence[Element], at: int, *, figure: bool = False) -> bool:
    if not 0 <= at < len(elements):
        return False
    element = elements[at]
    styles = (Style.TABLE, Style.FIGURE) if figure else (Style.TABLE,)
    return not isinstance(element, Grid) and element[1] is not None and element[1].style in styles


def _title_above(elements: Sequence[Element], index: int, owned: Owned) -> int | None:
    """Line above the grid that may name it without a number."""
    at = _skip_notes(elements, index - 1, -1)
    if at < 0:
        return None
    element = elements[at]
    if isinstance(element, Grid):
        return next((t for i, t in owned.captions.items() if i == at), None)
    return at if element[1] is None and is_short(element[0].text) else None


def _settle(elements: Sequence[Element], index: int, title: int, owned: Owned) -> None:
    """Give a grid with a title of its own to the numbered caption that it resembles, or else to that title."""
    taken = set(owned.captions.values())
    free = [
        (i, e[1].title)
        for i, e in enumerate(elements)
        if not isinstance(e, Grid) and e[1] is not None and e[1].style in (Style.TABLE, Style.FIGURE) and i not in taken
    ]
    element, grid = elements[title], elements[index]
    if isinstance(element, Grid) or not isinstance(grid, Grid):
        return
    said = element[0].text
    caption = closest(said, free) if grid.paired or is_table_title(said) else None
    if caption is not None:
        owned.captions[index] = owned.captions[title] = caption
    elif grid.paired or is_table_title(said):
        owned.titles.add(title)
        owned.captions[index] = title
