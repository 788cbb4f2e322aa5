"""The ledger of figures: every quantity of the corpus with what it counts.

In: chunks. Out: `Entry` values in reading order. It reads the words around a number and infers nothing: what is counted
stands at the number or right before it, whose it is at the beginning of a clause, how figures hang together in the
wording.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.facts.cells import CellFigure, read_cells
from assistant.facts.entries import Entry
from assistant.facts.items import Item, read_items
from assistant.facts.pieces import Piece
from assistant.facts.subjects import NOBODY, WHOLE, Narrator, Place, subject_at
from assistant.facts.ties import PARTS, read_ties
from assistant.facts.topics import topics_of
from assistant.facts.wording import PERIOD, last_word
from assistant.lexicon import Tagger
from assistant.stages import declared, told_stage
from assistant.text import folded
from assistant.text.reading import stands
from assistant.types import Chunk, Figure, Sentence, Span

_BOUNDS = (
    *("不低于", "不少于", "不得", "至少", "至多", "不超过", "最多", "最少", "以下", "以内"),
    *("不足", "不满", "低于", "高于"),
)
LEVELS = (WHOLE, "全省", "全县", "全区")
PEOPLE = ("人", "名", "位")
_BODY = re.compile(r"(?:学校|[院校园馆所社区县镇乡村厂班])$")
_PERSON = re.compile(r"[生员师工者童儿]$")
_MEANS = ("均", "每")
_MEAN_OF = re.compile(r"^(?:中职|[\u4e00-\u9fff]{0,6}?)[生户校班师床]均")  # 生均校舍建筑面积


def ledger(chunks: Iterable[Chunk], tagger: Tagger) -> list[Entry]:
    """Return the figures of all chunks in reading order."""
    book, told = _Book(tagger), list(chunks)
    for chunk in told:
        book.add(chunk)
    level = _level(told)
    return (
        [replace(e, scope=WHOLE) if e.scope == level else e for e in book.entries] if level != WHOLE else book.entries
    )


def _level(chunks: Sequence[Chunk]) -> str:
    """Return what a document calls all of what it reports on: 全县 is in a county's report what 全市 is in a city's."""
    return max(LEVELS, key=lambda name: sum(chunk.text.count(name) for chunk in chunks))


class _Book:
    """The ledger while it is written."""

    def __init__(self, tagger: Tagger) -> None:
        self.entries: list[Entry] = []
        self._tagger = tagger
        self._narrator = Narrator(tagger)
        self._statements = 0

    def add(self, chunk: Chunk) -> None:
        """Enter the figures of a chunk."""
        self._narrator.open(chunk)
        heading = folded(chunk.heading)
        cells = list(read_cells(chunk))
        if chunk.table is not None:
            first = len(self.entries)
            self._add_cells(chunk, cells, heading)
            self._set_stages(first, chunk)
            return
        before, first = "", len(self.entries)
        for sentence in chunk.sentences:
            places = self._narrator.listen(sentence)
            items, pieces = read_items(sentence.text, self._tagger)
            if items:
                self._add_items(chunk, sentence, items, pieces, places, f"{heading}\n{before}")
            before = folded(sentence.text)
        self._set_stages(first, chunk)

    def _set_stages(self, first: int, chunk: Chunk) -> None:
        """Set whose figures the chunk's are, of the stages of schooling."""
        around = declared(chunk)
        for place, entry in enumerate(self.entries[first:], start=first):
            if stage := told_stage((entry.label, entry.clause, entry.segment, entry.sentence), around):
                self.entries[place] = replace(entry, stage=stage)

    def _add_items(
        self,
        chunk: Chunk,
        sentence: Sentence,
        items: list[Item],
        pieces: list[Piece],
        places: list[Place],
        context: str,
    ) -> None:
        first, topics = len(self.entries), topics_of(chunk)
        heads = [self._head(item) for item in items]
        for item, head, ties in zip(items, heads, read_ties(sentence.text, items, pieces), strict=True):
            piece = pieces[item.piece]
            subject = subject_at(places, item.quantity.start)
            period = ties.former if PERIOD.fullmatch(ties.former) else ""
            period = period or self._narrator.period(sentence.text, item.quantity.end, (piece.start, piece.end))
            figure = _figure(chunk, sentence, item, subject.name, period)
            outer = _outer(pieces, item.piece)
            others = [
                neighbour
                for neighbour, other, after in zip(heads, items, [*items[1:], None], strict=True)
                if other.row == item.row and (_is_before(other) or (after and after.row == other.row))
            ]
            clause, before = _surroundings(sentence.text, pieces[outer], folded(item.label), others)
            clause += _counted_before(items, heads, item)
            self.entries.append(
                Entry(
                    figure=figure,
                    place=len(self.entries),
                    shown=item.shown,
                    label=folded(item.label),
                    subject=folded(subject.name),
                    context=folded(f"{subject.name}\n{period}\n") + context,
                    head=head,
                    run=first * 1000 + item.run,
                    statement=self._statements,
                    exact=_is_exact(item.quantity.qualifier),
                    total=item.total,
                    each=item.each,
                    mean=any(sign in item.lead[-6:] for sign in _MEANS) or _MEAN_OF.search(item.label) is not None,
                    base=item.turn.base if item.turn else ties.former,
                    scope=subject.stem,
                    clause=clause,
                    segment=re.split("[；;]", before)[-1] + clause,
                    sentence=before + clause,
                    part_of=_shifted(ties.part_of, first),
                    change_of=_shifted(ties.change_of, first),
                    each_of=_shifted(ties.each_of, first),
                    before_of=_shifted(ties.before_of, first),
                    topics=topics,
                )
            )
        self._tie_changes(first)
        if PARTS.match(sentence.text):
            self._divide(first)
        self._statements += 1

    def _head(self, item: Item) -> str:
        """Return the noun that a figure counts: the last word before or after the number."""
        return folded(last_word(item.label if _is_before(item) else item.head, self._tagger))

    def _tie_changes(self, first: int) -> None:
        """Tie changes that name what they are of to the level told before: 在校生11846人。在校生规模比上年增加364人."""
        for place, entry in enumerate(self.entries[first:], start=first):
            if entry.is_change and entry.change_of is None and len(entry.label) > 1:
                level = next((e for e in reversed(self.entries[:place]) if self._is_level(e, entry)), None)
                if level is not None:
                    self.entries[place] = replace(entry, change_of=level.place)

    def _is_level(self, level: Entry, change: Entry) -> bool:
        near = self._statements - level.statement <= 1 and level.figure.chunk_id == change.figure.chunk_id
        alike = level.unit == change.unit or (change.is_share and not level.is_share)
        return near and alike and not level.is_change and level.label.endswith(change.label) and level.part_of is None

    def _divide(self, first: int) -> None:
        """Tie a sentence that begins with 其中 to the last figure of the sentence before."""
        before = [e for e in self.entries[:first] if e.statement == self._statements - 1]
        wholes = [e for e in before if not e.is_change and e.part_of is None]
        if not wholes or wholes[-1].figure.chunk_id != self.entries[first].figure.chunk_id:
            return
        whole = wholes[-1]
        for place, entry in enumerate(self.entries[first:], start=first):
            alone = entry.part_of is None and not entry.is_change and not entry.is_share
            if alone and entry.unit == whole.unit and entry.value <= whole.value:
                self.entries[place] = replace(entry, part_of=whole.place)

    def _add_cells(self, chunk: Chunk, cells: Iterable[CellFigure], heading: str) -> None:
        first = len(self.entries)
        places = self._narrator.listen(chunk.sentences[0]) if chunk.sentences else []
        for cell in cells:
            quantity = cell.quantity
            subject = self._narrator.school_in(cell.name) or (places[0] if places else NOBODY)
            figure = Figure(
                indicator=cell.label,
                subject=subject.name,
                text=quantity.text,
                value=quantity.value,
                unit=quantity.unit,
                qualifier=quantity.qualifier,
                period=cell.period or self._narrator.year_of(chunk.heading),
                document_id=chunk.document_id,
                chunk_id=chunk.id,
                section_number=chunk.number,
                start=cell.start,
                end=cell.end,
                sentence=Span(start=cell.sentence.start, end=cell.sentence.end),
            )
            self.entries.append(
                Entry(
                    figure=figure,
                    place=len(self.entries),
                    shown=_row(cell, figure),
                    label=folded(cell.label),
                    clause=folded(cell.sentence.text),
                    subject=folded(subject.name),
                    segment=folded(cell.sentence.text),
                    sentence=folded(cell.sentence.text),
                    context=f"{folded(subject.name)}\n{heading}",
                    scope=subject.stem,
                    head=folded(last_word(cell.label, self._tagger)),
                    run=first * 1000 + cell.column,
                    statement=self._statements,
                    cell=True,
                )
            )
        self._statements += 1


def _counted_before(items: list[Item], heads: list[str], item: Item) -> str:
    """Return whom a number of people of an institution counts: 在校生31460人；公办学校24885人 are its pupils."""
    if item.quantity.unit not in PEOPLE or item.turn or not _BODY.search(item.label):
        return ""
    before = [
        head
        for head, other in zip(heads, items, strict=True)
        if other.quantity.end < item.quantity.start and other.quantity.unit in PEOPLE and _PERSON.search(head)
    ]
    return f"|{before[-1]}" if before else ""


def _row(cell: CellFigure, figure: Figure) -> str:
    """Return how a row reads that gives one figure (岗前培训（第七期）：373人), else label and figure."""
    said = cell.sentence.text.split("：")
    if len(said) == 2 and said[1].strip() == figure.text:
        return "：".join(said) if said[0][-1:].isdigit() else "".join(said)
    return cell.shown


def _figure(chunk: Chunk, sentence: Sentence, item: Item, subject: str, period: str) -> Figure:
    quantity = item.quantity
    raw = chunk.standing(sentence)
    place = stands(raw, sentence.text, quantity.start, quantity.end) or (0, len(raw))
    return Figure(
        indicator=item.label,
        subject=subject,
        text=quantity.text,
        value=quantity.value,
        unit=quantity.unit,
        qualifier=quantity.qualifier,
        period=period,
        change=item.turn.change if item.turn else "",
        document_id=chunk.document_id,
        chunk_id=chunk.id,
        section_number=chunk.number,
        start=sentence.start + place[0],
        end=sentence.start + place[1],
        sentence=Span(start=sentence.start, end=sentence.end),
    )


def _is_before(item: Item) -> bool:
    """Tell whether the noun stands before the number; what follows a list's last number may be more than the noun."""
    return item.shown.endswith(item.quantity.text)


def _outer(pieces: list[Piece], place: int) -> int:
    """Return the place of the clause that a piece is, or that holds it in brackets."""
    while place > 0 and pieces[place].inside:
        place -= 1
    return place


def _surroundings(text: str, piece: Piece, label: str, heads: Iterable[str]) -> tuple[str, str]:
    """Return a clause without the nouns that a figure's neighbours in it count, and the sentence before it; folded."""
    clause = folded(text[piece.start : piece.end])
    for head in heads:
        if len(head) > 1 and head not in label:
            clause = clause.replace(head, "|")
    return clause, folded(text[: piece.start])


def _is_exact(qualifier: str) -> bool:
    return not qualifier.startswith("至") and not any(bound in qualifier for bound in _BOUNDS)


def _shifted(place: int | None, first: int) -> int | None:
    return None if place is None else first + place
