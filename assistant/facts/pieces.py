"""Cut a sentence into the pieces that numbers are read in: clauses, and brackets that hold numbers.

In: one sentence. Out: its measures and its `Piece`s, in reading order. Nothing is understood here.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.facts.bands import BAND
from assistant.text import clauses, quantities
from assistant.types import Quantity, Span

_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_QUOTED = re.compile(r"“[^“”]*”")
_DASH = re.compile(r"——")
_RANGE = re.compile(r"\s?[-—~至到]?\s?")
_HAN = re.compile(r"[一二两三四五六七八九十]")
MARKS = "，,；;。：:— "
_PERIODS = frozenset(("年", "年度", "学年", "学期", "届", "轮", "期", "季度", "个月", "月"))
_FORMER = ("上", "前", "头")
# 三大模块, 四级网络, 五个方面: a way of speaking, no count.
_STRUCTURE = frozenset(("大", "级", "方面", "科", "颗", "条", "步", "维度", "层次", "代"))


@dataclass(frozen=True, slots=True)
class Piece:
    """A clause, or the inside of a bracket (`inside`). `holes` are the brackets in it; `stop` is what ends it."""

    start: int
    end: int
    holes: tuple[Span, ...]
    inside: bool
    stop: str

    def read(self, text: str, start: int, end: int) -> str:
        """Return the characters of `[start, end)` outside the holes."""
        kept, at = "", start
        for hole in self.holes:
            if hole.start >= start and hole.end <= end:
                kept += text[at : hole.start]
                at = hole.end
        return (kept + text[at:end]).strip()

    def words(self, text: str) -> str:
        """Return the piece without the marks around it."""
        return self.read(text, self.start, self.end).strip(MARKS)

    def holds(self, quantity: Quantity) -> bool:
        """Tell whether the quantity stands in the piece itself, not in a bracket of it."""
        inside = self.start <= quantity.start and quantity.end <= self.end
        return inside and not any(hole.start <= quantity.start < hole.end for hole in self.holes)


def pieces(text: str) -> Iterator[Piece]:
    """Yield the pieces of a sentence in reading order; a bracket comes right after the clause that holds it."""
    brackets = [Span(start=match.start(), end=match.end()) for match in _BRACKETS.finditer(text)]
    for clause in clauses(text):
        start = clause.start
        for end in [*(dash.start() for dash in _DASH.finditer(text, clause.start, clause.end)), clause.end]:
            holes = tuple(b for b in brackets if start <= b.start and b.end <= end)
            yield Piece(start, end, holes, inside=False, stop=text[end - 1 : end])
            for hole in holes:
                for inner in clauses(text[hole.start + 1 : hole.end - 1]):
                    begin, finish = hole.start + 1 + inner.start, hole.start + 1 + inner.end
                    yield Piece(begin, finish, (), inside=True, stop="")
            start = end


def measures(text: str) -> list[Quantity]:
    """Return the measures of a sentence, a range (1-2名) as one, without numbers that are a way of speaking."""
    found: list[Quantity] = []
    for quantity in quantities(text):
        if quantity.role != "measure":
            continue
        if found and _is_range(text, found[-1], quantity):
            found[-1] = _joined(text, found[-1], quantity)
        else:
            found.append(quantity)
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    bands = [match.span() for match in BAND.finditer(text)]
    amounts = (quantity for quantity in found if not any(a <= quantity.start < b for a, b in bands))
    return [quantity for quantity in amounts if not _is_figurative(text, quantity, quoted)]


def _is_range(text: str, first: Quantity, second: Quantity) -> bool:
    between = text[first.end : second.start] + re.sub(r"\d.*", "", second.text)
    shared = first.unit == second.unit and not first.text.endswith(first.unit or " ")
    return shared and bool(between.strip()) and _RANGE.fullmatch(between) is not None


def _joined(text: str, first: Quantity, second: Quantity) -> Quantity:
    upper = second.text.lstrip("-—~至到 ")
    words = {"text": text[first.start : second.end], "end": second.end, "qualifier": f"至{upper}"}
    return first.model_copy(update=words)


def _is_figurative(text: str, quantity: Quantity, quoted: Sequence[tuple[int, int]]) -> bool:
    if text.startswith("制", quantity.end):  # 一年制 names a kind of course
        return True
    if quantity.unit in _PERIODS and quantity.text.startswith("一") and text[: quantity.start].endswith(_FORMER):
        return True  # 比上一年多58人次
    opens = not (quantity.unit or text[: quantity.start].strip())
    if opens and text[quantity.end :].strip():  # 1 办学规模: a number that opens a line numbers it
        return True
    if _HAN.match(quantity.text) is None:
        return False
    return quantity.unit in _STRUCTURE or any(a < quantity.start < b for a, b in quoted)
