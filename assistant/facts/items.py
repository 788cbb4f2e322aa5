"""The figures of one sentence: what each counts, in its own words.

In: a sentence, a tagger. Out: `Item`s in reading order. How they hang together (parts of a total, changes) is for
ties.py; whose figures they are and when is for ledger.py.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.facts.former import FORMER
from assistant.facts.pieces import MARKS, Piece, measures, pieces
from assistant.facts.wording import (
    JOINT,
    LISTED,
    Turn,
    bare,
    common_head,
    divide,
    leading_noun,
    next_change,
    read_change,
    says_each,
    says_total,
    shortened,
)
from assistant.lexicon import Tagger
from assistant.types import Quantity

AFTER = 16  # characters of what follows a number that still name it
SHARES = frozenset(("%", "‰", "百分点"))
LEANING = re.compile(rf"占|{FORMER.pattern}")
MEAN = re.compile(r"[生户校班师床场]均|平均")  # 人均 says of whom, and mostly what, by itself
PLACES = frozenset("县市区村校乡镇省国")  # units that are themselves what is counted


_NAME = re.compile(  # 装备制造（3642元）、交通运输（3475元）: each is called by what stands before its bracket
    r"(?:^|[，,、；;：:。为）)])(?P<name>(?:(?!为)[\u4e00-\u9fff“”]){2,12}(?<![是达到]))[（(]$"
)


@dataclass(frozen=True, slots=True)
class Item:
    """One figure of a sentence.

    `label` names what is counted, `shown` is the wording with the number, `head` the noun after the number, `lead` the
    words between the figure before and this one. `piece` is a place in the sentence's pieces; members of one 、-list
    share `row`, those in one unit `run`. `own` tells whether the label stands at the figure itself.
    """

    quantity: Quantity
    label: str
    shown: str
    head: str
    lead: str
    piece: int
    run: int = -1
    row: int = -1
    own: bool = True
    total: bool = False
    each: bool = False
    turn: Turn | None = None


def read_items(text: str, tagger: Tagger) -> tuple[list[Item], list[Piece]]:
    """Return the figures of a sentence and its pieces. Dates, ordinals and codes are no figures."""
    found = measures(text)
    if not found:
        return [], []
    items: list[Item] = []
    parts = list(pieces(text))
    words = ""  # the last piece without a figure: it may name the figure of the next (队伍已形成规模，共395人)
    for place, piece in enumerate(parts):
        here = [quantity for quantity in found if piece.holds(quantity)]
        if not here:
            words = piece.words(text)
            continue
        before_bracket = _NAME.search(text[: piece.start]) if piece.inside and len(here) == 1 else None
        words = before_bracket["name"] if before_bracket else words
        for item in _of_piece(text, piece, here, tagger):
            items.append(_named(replace(item, piece=place), items, words, tagger))
        words = ""
    return sorted(items, key=lambda item: item.quantity.start), parts


def _of_piece(text: str, piece: Piece, found: Sequence[Quantity], tagger: Tagger) -> Iterator[Item]:
    """Yield the items of one piece as far as its own words name them."""
    edges = [piece.start, *(edge for quantity in found for edge in (quantity.start, quantity.end)), piece.end]
    gaps = [piece.read(text, start, end) for start, end in zip(edges[::2], edges[1::2], strict=True)]
    sides = [divide(gap, tagger) for gap in gaps[1:-1]]
    last = gaps[-1].rstrip(MARKS)
    leads = [gaps[0].lstrip(MARKS), *(lead for _, _, lead in sides)]
    tails = [*((tail, noun) for tail, noun, _ in sides), (last, leading_noun(last, tagger))]
    run = row = found[0].start
    turn: Turn | None = None  # 分别增加9家和4家: the second changes as the first does
    for place, quantity in enumerate(found):
        joined = place > 0 and JOINT.search(gaps[place]) is not None
        row = row if joined else quantity.start
        run = run if joined and found[place - 1].unit == quantity.unit else quantity.start
        item = _item(quantity, leads[place], *tails[place], tagger)
        if joined and turn is not None and item.turn is None and (way := next_change(leads[place], turn)):
            shown = f"{leads[place]}{quantity.text}"
            item = Item(quantity, "", shown, "", leads[place], 0, own=False, turn=way)
        turn = item.turn if item.turn and item.turn.each else None
        yield replace(item, run=run, row=row)


def _item(quantity: Quantity, lead: str, tail: str, noun: str, tagger: Tagger) -> Item:
    turn = read_change(lead)
    if turn is not None:
        own = shortened(bare(lead[: turn.start]), tagger)
        shown = own + lead[turn.start :].strip() + quantity.text
        return Item(quantity, own, shown, "", lead, 0, own=bool(own), turn=turn)
    named = shortened(bare(lead), tagger)
    if quantity.unit in SHARES:  # what follows a percentage is not what it is a percentage of
        tail = noun = ""
        named = named[:-1] + "占比" if named.endswith("占") else named
    tail = "" if tail == "中" else tail
    label = named + noun if named else tail[:AFTER] or quantity.unit * (quantity.unit in PLACES)
    shown = named + quantity.text + (tail if not named and len(tail) <= LISTED else noun or tail[:AFTER] * (not named))
    total, each = says_total(lead), says_each(lead)
    return Item(quantity, label, shown, noun, lead, 0, own=bool(label), total=total, each=each)


def _named(item: Item, before: Sequence[Item], words: str, tagger: Tagger) -> Item:
    """Return the item with a label from what stands before it, where its own words name nothing or only a part."""
    last = before[-1] if before else None
    if last and not item.turn and LEANING.match(item.label):  # 占…的18.75%, 去年为3个 say it of the figure before
        return replace(item, label=last.label + item.label, shown=last.label + item.shown)
    if last and not item.turn and MEAN.fullmatch(item.label):  # 图书118.6万册，生均37.7册
        return replace(item, label=last.label + item.label, shown=last.label + item.shown)
    if last and item.run == last.run and (head := common_head(last.label, item.label)):
        return replace(item, label=head + item.label, shown=head + item.shown)
    if item.label and item.label != "占比":
        return item
    label = shortened(bare(words), tagger) if words else ""
    label = label or (last.label if last else "")
    shown = item.shown if item.turn else label + item.quantity.text
    return replace(item, label=label + item.label, shown=shown)
