"""Which rows and columns of a table a question names.

In: a table and the question's words. Out: rows with the cells that named them, places of columns. Cells of one column
often begin or end alike (…县, 市…医院, …收入): what is left of a cell without that names it. Headings are compared
without their bracketed unit; a heading with a number (2023年) is named by that number only.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.text import folded, quantities
from assistant.text.numerals import HAN_NUMERAL, whole_number
from assistant.types import Cell, Query, Row, Table

NUMBERING = ("序号", "编号", "no", "no.")
TEACHERS = ("老师", "教师")  # said, written in headings
DISTINCT = 3  # characters of a cell that the question must share with it (two for a cell of two)
SHORT = 3  # … and what is left of a cell is at least one in so many of its characters
ALIKE = 3  # one in so many cells of a column begins or ends alike: that names none of them
NAMED = 0.34  # share of a heading's character pairs in the question
_NUMBER = re.compile(r"\d+")
_AMOUNT = re.compile(r"[-+−]?(?P<value>\d[\d.,]*)(?:%|‰|[\u4e00-\u9fff]{0,2})")
_BRACKET = re.compile(r"[（(][^（()）]*[）)]")
_PART_OF = re.compile(r"^其中[：:，,]?")
_COUNT = re.compile(r"(?<=[\u4e00-\u9fff”]{2})(?:人数|总数|数量|数)$")
_PLACE = re.compile(rf"(?:倒数)?第[{HAN_NUMERAL}\d]+(?:[多高大少低小]|名(?!单)|位)|倒数第[{HAN_NUMERAL}\d]+")
_COUNTED = re.compile(rf"(?<![第\d.{HAN_NUMERAL}])([{HAN_NUMERAL}]{{1,4}}|\d{{1,3}})[期家所个项类门种名位场次批届]")
_ASKED_FOR = re.compile(
    r"(?:哪|什么|几|多少|有)([一-鿿]{1,6})|([一-鿿]{1,4}?)(?:都|分别|主要)?[有是叫](?:[哪那]|谁|什么|啥)"
)
WANTED = 0.8  # degree to which a column holds the very sort of thing that the question asks for
_FIRMS = ("企业", "公司", "单位", "厂家", "集团", "酒店", "医院", "哪家", "几家")
CATEGORY: dict[str, tuple[str, ...]] = {
    "企业": _FIRMS,
    "单位": _FIRMS,
    "公司": _FIRMS,
    "专业": ("专业",),
    "方式": ("方式", "形式", "怎么合作", "如何合作"),
    "学校": ("学校", "院校", "几所", "哪所", "哪些所", "职中", "职高"),
    "人数": ("多少人", "人数", "几人"),
    "增长率": ("增幅", "涨幅", "增速", "增长率", "涨了百分之"),
    "占比": ("占比", "比例", "比重", "占多少", "占几成", "百分之", "占了多少"),
}
RATES = ("增长率", "占比")  # named by any of their words, whatever is asked for


@dataclass(frozen=True)
class Asked:
    """A question as a table hears it: its words folded, and with the other names of its words."""

    said: str
    heard: str

    @classmethod
    def of(cls, query: Query) -> "Asked":
        """Return the question with the variants of its words."""
        said = folded(query.text)
        variants = (folded(form) for term in query.terms for form in term.variants)
        return cls(said, "\n".join((said, said.replace(*TEACHERS), *variants)))

    def without_count(self, number: int) -> "Asked":
        """Return the question without the number of all rows: 七期 of a table of seven is not 第七期."""

        def without(text: str) -> str:
            return _COUNTED.sub(lambda match: " " if whole_number(match[1]) == number else match.group(), text)

        return Asked(without(self.said), without(self.heard)) if number > 1 else self

    def without_place(self) -> "Asked":
        """Return the question without a place in an order, which names no row: 第二多 is not 第二期."""
        return Asked(_PLACE.sub("", self.said), _PLACE.sub("", self.heard))


def uncounted(query: Query, number: int) -> Query:
    """Return a query without the number of all rows of a table, in its text and in its terms."""

    def bare(text: str) -> str:
        return Asked(text, "").without_count(number).said

    terms = tuple(term for term in query.terms if bare(term.text).strip() or not term.text.strip())
    return query.model_copy(update={"text": bare(query.text), "terms": terms})


def asks_for_place(text: str) -> bool:
    """Tell whether the question asks for a place in an order, which names no row: 第二多 is not 第二期."""
    return _PLACE.search(text) is not None


def core(heading: str) -> str:
    """Return a heading without its unit: 出院 for 出院（万人次）, 公办园 for 其中：公办园（所）."""
    return _BRACKET.sub("", _PART_OF.sub("", folded(heading))).strip() or folded(heading)


def named_rows(table: Table, asked: Asked) -> tuple[Sequence[Row], dict[int, Cell]]:
    """Return the rows that the question names (all rows when it names none) and the naming cell of each column."""
    asked = asked.without_count(len(table.rows)).without_place()
    ordinals = {int(q.value) for q in quantities(asked.said) if q.role == "ordinal"}
    known = folded(table.caption) + "\n" + "\n".join(core(heading) for heading in table.header)
    distinct = [
        _distinct([row.cells[i].text for row in table.rows if i < len(row.cells)]) for i in range(_width(table))
    ]
    found: dict[int, tuple[int, dict[int, Cell]]] = {}
    for number, row in enumerate(table.rows):
        met = {}
        for place, cell in enumerate(row.cells):
            if cell.text.isdigit():
                heading = folded(table.header[place]) if place < len(table.header) else ""
                strength = DISTINCT if heading in NUMBERING and int(cell.text) in ordinals else 0
            else:
                part = distinct[place].get(cell.text, "")
                strength = 0 if _is_within_number(cell.text, asked.said) else _strength(part, asked, known)
            if strength:
                met[place] = (strength, cell)
        if met:
            found[number] = (sum(strength for strength, _ in met.values()), {p: cell for p, (_, cell) in met.items()})
    best = max((strength for strength, _ in found.values()), default=0)
    chosen = [number for number, (strength, _) in found.items() if strength == best]
    if not chosen or (len(chosen) == len(table.rows) > 1):
        return table.rows, {}
    return [table.rows[number] for number in chosen], {p: cell for n in chosen for p, cell in found[n][1].items()}


def _is_within_number(cell: str, said: str) -> bool:
    """Tell whether a cell is an amount whose number the question does not say: 2023年 names no cell of 23.0%."""
    number = _AMOUNT.fullmatch(folded(cell).strip())
    return number is not None and re.search(rf"(?<![\d.]){re.escape(number['value'])}(?![\d.])", said) is None


def _width(table: Table) -> int:
    return max((len(row.cells) for row in table.rows), default=0)


def _distinct(texts: Sequence[str]) -> dict[str, str]:
    """Return for each cell of a column the part of it that tells it from the others, folded."""
    plain = {text: _BRACKET.sub("", folded(text)).strip() or folded(text) for text in texts}
    cells = list(dict.fromkeys(plain.values()))
    ends = Counter(cell[-n:] for cell in cells for n in range(1, len(cell)))
    starts = Counter(cell[:n] for cell in cells for n in range(1, len(cell)))
    least = max(2, len(cells) / ALIKE)
    parts = {}
    for text, cell in plain.items():
        end = max((n for n in range(1, len(cell) - 1) if ends[cell[-n:]] >= least), default=0)
        rest = cell[: len(cell) - end]
        start = max((n for n in range(1, len(rest) - 1) if starts[rest[:n]] >= least), default=0)
        part = rest[start:]
        parts[text] = cell if "、" in cell or len(part) * SHORT < len(cell) else part
    return parts


def _strength(part: str, asked: Asked, known: str) -> int:
    """Return how many characters of the cell the question names, leaving out what the caption and headings say.

    What only another name of a word says counts one less.
    """
    for text, less in ((asked.said, 0), (asked.heard, 1)):
        longest = 0
        for start in range(len(part)):
            end = start + max(longest, 1) + 1  # one character says nothing, and the caption may hold it
            while end <= len(part) and part[start:end] in text and part[start:end] not in known:
                longest, end = end - start, end + 1
        if longest >= min(DISTINCT, len(part)) and longest > 1:
            return longest - less
    return 0


def named_columns(table: Table, asked: Asked, condition: dict[int, Cell]) -> tuple[int, ...]:
    """Return the columns that the question names: in full, by the thing counted, by an ending that no other has."""
    cores = [core(heading) for heading in table.header]
    ends = Counter(heading[-2:] for heading in cores)
    return tuple(
        place
        for place, heading in enumerate(cores)
        if heading
        and heading not in NUMBERING
        and place not in condition
        and _numbers_fit(heading, asked.said)
        and (
            _COUNT.sub("", heading) in asked.heard
            or (ends[heading[-2:]] == 1 and not _NUMBER.search(heading) and heading[-2:] in asked.heard)
            or any(word in heading and any(sign in asked.said for sign in CATEGORY[word]) for word in RATES)
        )
    )


def sought_columns(table: Table, asked: Asked) -> tuple[int, ...]:
    """Return the columns that hold a sort of thing that the question asks for: 企业有哪些，各合作什么专业."""
    cores = [core(heading) for heading in table.header]
    return tuple(place for place, heading in enumerate(cores) if heading and _stands_for(heading, asked.said) >= WANTED)


def asked_column(table: Table, asked: Asked, condition: dict[int, Cell]) -> int | None:
    """Return the column whose heading fits the question best, leaving out the columns that chose the rows."""
    cores = [core(heading) for heading in table.header]
    best, best_score = None, 0.0
    for place, heading in enumerate(cores):
        if not heading or heading in NUMBERING or (place in condition and not condition[place].text.isdigit()):
            continue
        others = "\n".join((folded(table.caption), *cores[:place], *cores[place + 1 :]))
        score = _heading_score(heading, asked, others, alone=bool(condition))
        if score > best_score:
            best, best_score = place, score
    return best


def _numbers_fit(heading: str, question: str) -> bool:
    """Tell whether the question says the numbers of the heading: 2022 for 2022年."""
    said = set(_NUMBER.findall(question))
    return all(number in said for number in _NUMBER.findall(heading))


def _stands_for(heading: str, question: str) -> float:
    """Return how far a word of the question stands for the sort of thing that the column holds."""
    wanted = "\n".join(after or before for after, before in _ASKED_FOR.findall(question))
    degree = 0.0
    for word, signs in CATEGORY.items():
        if word in heading and any(sign in question for sign in signs):
            degree = max(degree, WANTED if word in RATES or any(sign in wanted for sign in signs) else 0.5)
    return degree


def _heading_score(heading: str, asked: Asked, others: str, *, alone: bool) -> float:
    """Share of the heading's character pairs in the question, or a category word that stands for it.

    Where a row is named (`alone`), one pair that no other heading has is enough.
    """
    if not _numbers_fit(heading, asked.said):
        return 0.0
    if number := _NUMBER.search(heading):
        return 1.0 + 0.5 * (heading in asked.said) if number.group() in asked.said else 0.0
    pairs = [heading[i : i + 2] for i in range(len(heading) - 1)] or [heading]
    met = [pair for pair in pairs if pair in asked.heard]
    said, stands_for = len(met) / len(pairs), _stands_for(heading, asked.said)
    own = alone and any(pair not in others for pair in met)
    # The category brings a column into play; among several of one category the words of the heading decide.
    if not own and max(said, stands_for) < NAMED:
        return 0.0
    return max(said, stands_for) + said + (stands_for >= WANTED)
