"""A table as rows that are named and columns that hold amounts.

In: a `Table`. Out: a `Grid`: the cells that name each row, and for each column of amounts its heading, unit and year;
None for a table that is none (a list of names, a series without headings). It knows nothing of a question.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.columnunits import BRACKET, MEASURES, captioned, levels_of, own_unit, units_of
from assistant.text import fold, quantities
from assistant.types import Query, Row, Table

NUMBERING = frozenset(("序号", "编号", "no", "no.", "名次", "排名"))
AMOUNTS = 0.6  # share of a column's filled cells that must be amounts
WIDEST = 40  # characters of a cell that names a row
ENDING = 2  # characters that an ending and what is left of a name must have
SUMS = frozenset(("合计", "总计", "小计"))
TOTALS = SUMS | frozenset(("总数", "总量", "全部"))
_AMOUNT = re.compile(r"[约近≥≤<>]?[-+−]?\d[\d,.:]*(?:%|‰|[\u4e00-\u9fff]{0,3})")
_EMPTY = re.compile(r"[-—–/―]*")
_OF = re.compile(r"^其中:?(?=[\u4e00-\u9fff])")
_YEAR = re.compile(r"(?:19|20)\d{2}")
SCHOOL_YEAR = re.compile(r"(?<!\d)(?:20)?\d{2}[-–—~～至](?P<end>(?:20)?\d{2})(?!\d)(?:学?年度?)?")
PLAIN_YEAR = re.compile(
    r"(?:截至)?(?:(?:20)?\d{2}[-–—~～至])?(?:19|20)\d{2}(?:学年度?|年度?|届|级)?(?:[初末底]|合计|数)?"
)
_DATED = re.compile(rf"(?:{SCHOOL_YEAR.pattern}|(?:19|20)\d{{2}}(?:学?年度?|届|级)?)(?=.)")
_BACK = re.compile(r"上年|去年|上一?学?年度?|上一?届|前一年|同期")
_WORDS = re.compile(r"(?!单位|不?含|其中)[\u4e00-\u9fff]{2,6}")  # another name, no remark on what is counted
_TURNED = re.compile(r"增|减|变化|变动|同比|环比|[升降涨]幅")
_MEASURED = re.compile(r"(?:[数量额率比值]|人次|面积|金额)(?:\([^()]*\))?$")
_SHARE = re.compile(r"占|比|率|幅|速|%")
OTHERS = re.compile(r"其[他它余]")


@dataclass(frozen=True)
class Column:
    """A column of amounts. Folded: `name` (its heading without the unit), `unit` ("" when it gives none).

    Of a heading of several levels `name` is the lowest that is no year (升入中职 of 2024年·升入中职), `group` what
    stands above it, `aside` what a bracket says beside the unit (金牌 of 一等奖（金牌）). A school year is the one in
    which it ends.
    """

    place: int
    heading: str
    name: str
    unit: str
    years: tuple[str, ...]
    group: str = ""
    aside: str = ""

    @property
    def is_total(self) -> bool:
        """Whether it sums up the columns beside it."""
        return self.name in SUMS

    @property
    def is_before(self) -> bool:
        """Whether it holds the values of the year before: 上年在校生数, but not 较上年增减."""
        return _BACK.search(self.name) is not None and not _TURNED.search(self.name)

    @property
    def thing(self) -> tuple[str, str]:
        """What it holds, whichever year its heading names: 在校生 for 2024年在校生."""
        return _DATED.sub("", self.name), self.group

    @property
    def level(self) -> str:
        """What it holds, whichever year it is of: 在校生数 for 上年在校生数 and 在校生数."""
        return _BACK.sub("", self.name).strip("的末底")


@dataclass(frozen=True)
class Named:
    """A row with the cells that name it, as written and folded; `cores` are the names without what other rows end in.

    A core is "" where a name has none: 金秋 of 金秋养老院 beside 松柏养老院.
    """

    row: Row
    cells: tuple[str, ...]
    names: tuple[str, ...]
    cores: tuple[str, ...] = ()

    @property
    def is_total(self) -> bool:
        """Whether it sums up the other rows."""
        return any(name in TOTALS for name in self.names)

    @property
    def is_rest(self) -> bool:
        """Whether it holds what no other row does: 其他专业 is none of the 专业 that a question speaks of."""
        return any(OTHERS.match(name) for name in self.names[:1])


@dataclass(frozen=True)
class Grid:
    """Named rows and the columns of amounts. Folded: `said` (what the caption and the headings of the names say).

    `heads` are the headings of the names: what sort of thing a row is; `unit` is the caption's, "" when it gives none.
    """

    rows: tuple[Named, ...]
    columns: tuple[Column, ...]
    said: str
    heads: tuple[str, ...] = ()
    unit: str = ""


@lru_cache(maxsize=2048)
def read_grid(table: Table) -> Grid | None:
    """Return the table as a grid, None when it is none."""
    width = len(table.header)
    if not any(table.header) or len(table.rows) < 2 or any(len(row.cells) != width for row in table.rows):
        return None
    amounts = [place for place in range(width) if _holds_amounts(table.rows, place)]
    numbering = [place for place, heading in enumerate(table.header) if fold(heading).text in NUMBERING]
    naming = [place for place in range(width) if place not in amounts and place not in numbering]
    naming = [place for place in naming if table.header[place] not in MEASURES] or naming
    caption = fold(table.caption).text
    units = units_of([fold(heading).text for heading in table.header], caption if captioned(caption)[1:] else "")
    columns = tuple(_column(place, table.header[place], units[place]) for place in amounts if place not in numbering)
    if not naming or not columns or naming[0] > columns[0].place:
        return None
    rows = _with_cores([_named(row, naming) for row in table.rows])
    heads = tuple(fold(table.header[place]).text for place in naming)
    named = tuple(row for row in rows if row.names)
    return Grid(
        named, columns, caption + "".join(heads), heads, given[0] if len(given := captioned(caption)) == 1 else ""
    )


@lru_cache(maxsize=512)
def read_series(table: Table) -> Grid | None:
    """Return a series without headings, labels and one amount a row, as a grid whose one column has no name.

    Not one of measures (教职工总数, 教师数), which are no items of one sort.
    """
    width = len(table.header)
    plain = all(len(row.cells) == width for row in table.rows)
    if width < 2 or any(table.header) or len(table.rows) < 3 or not plain:
        return None
    amounts = [place for place in range(width) if all(is_amount(row.cells[place].text) for row in table.rows)]
    if amounts != [width - 1]:
        return None
    units = {base_unit(fold(row.cells[-1].text).text.lstrip("0123456789.,")) for row in table.rows}
    column = Column(width - 1, "", "", units.pop() if len(units) == 1 else "", ())
    rows = _with_cores([_named(row, range(width - 1)) for row in table.rows])
    if any(_MEASURED.search(name) for row in rows for name in row.names):
        return None
    return Grid(tuple(row for row in rows if row.names), (column,), fold(table.caption).text)


def is_amount(text: str) -> bool:
    """Tell whether a cell gives an amount and nothing else."""
    return _AMOUNT.fullmatch(fold(text).text) is not None


def is_empty(text: str) -> bool:
    """Tell whether a cell gives nothing: blank or a dash."""
    return _EMPTY.fullmatch(text.strip()) is not None


def _holds_amounts(rows: Sequence[Row], place: int) -> bool:
    filled = [row.cells[place].text for row in rows if not is_empty(row.cells[place].text)]
    return bool(filled) and sum(map(is_amount, filled)) >= AMOUNTS * len(filled)


def _column(place: int, heading: str, unit: str) -> Column:
    folded = fold(heading).text
    years = tuple(_YEAR.findall(SCHOOL_YEAR.sub(_end_of, folded)))
    levels = [_OF.sub("", BRACKET.sub("", level)) for level in levels_of(folded)]
    asides = [said[1:-1] for said in BRACKET.findall(folded) if said[1:-1] not in (unit, own_unit(folded))]
    aside = next((said for said in asides if _WORDS.fullmatch(said)), "")
    return Column(place, heading, levels[-1], unit, years, "".join(levels[:-1]), aside)


def years_of(query: Query) -> set[str]:
    """Return the years that a question names; of a school year (23-24学年) the one in which it ends."""
    told = {term.variants[0] for term in query.terms if term.role == "year" and term.variants}
    spans = list(SCHOOL_YEAR.finditer(fold(query.text).text))
    ends = {_end_of(span) for span in spans}
    return ends | (told - {str(int(end) - 1) for end in ends})


def _end_of(span: re.Match[str]) -> str:
    return f"20{span['end'][-2:]}"


def _named(row: Row, naming: Sequence[int]) -> Named:
    """Return the row by the first cells that name it, a second or third only where they are short."""
    texts = [row.cells[place].text.strip() for place in naming]
    cells = tuple(text for text in texts if not is_empty(text) and len(text) <= WIDEST)
    return Named(row, cells, tuple(_OF.sub("", fold(text).text) for text in cells))


def _with_cores(rows: Sequence[Named]) -> tuple[Named, ...]:
    names = {name for row in rows for name in row.names}
    return tuple(replace(row, cores=tuple(_core(name, names - {name}) for name in row.names)) for row in rows)


def _core(name: str, others: Iterable[str]) -> str:
    """Return the name without the longest ending of two characters or more that another name has too."""
    endings = (name[at:] for at in range(ENDING, len(name) - ENDING + 1))
    ending = next((one for one in endings if any(other.endswith(one) for other in others)), "")
    return name.removesuffix(ending) if ending else ""


def titled(column: Column, unit: str) -> str:
    """Return the column's heading, with the caption's unit where it gives none and is no share: 金额（万元）."""
    own = "" if own_unit(fold(column.heading).text) else column.unit
    if own:
        return f"{column.heading}（{own}）"  # its own of several that the caption gives
    plain = column.unit or not unit or _SHARE.search(column.name)
    return column.heading if plain else f"{column.heading}（{unit}）"


def base_unit(unit: str) -> str:
    """Return the unit without 万 and 亿 and without what it is for: 元/生·月 -> 元, 万人次 -> 人次."""
    found = quantities(f"3{unit}") if unit else []
    return found[0].unit if found else ""
