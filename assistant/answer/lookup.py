"""Look cells up in a table: the row and the column that a question names.

In: a question, a table, what the document says around it. Out: a `LookUp`, or None. A cell is found surely or not at
all: exactly one row and column answer to each name, the unit is the one that is asked for, and the row, the column, the
caption and the headings together account for all that the question says. A near miss (the row is known and the column
is not in the table, or the other way about) finds nothing.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.answer.barecounts import only_counted
from assistant.answer.cells import asks_for_place, uncounted
from assistant.answer.columns import CHANGED, SHARED, choose_columns
from assistant.answer.grid import OTHERS, Column, Grid, Named, is_empty, read_grid, titled, years_of
from assistant.answer.mentions import NOWHERE, Choice, Mentions, Places, apart, means, share
from assistant.answer.question import Ask
from assistant.text import fold
from assistant.types import Chunk, Query, Term

ROW = 0.5  # share of a row's name that the question must say
REST = 0.13  # of the question's weight that nothing may account for: a particle cut wrongly, not a noun
OWN = 2  # characters of a name that no other row has
LACK = 0.3  # … and from here on the cell is not what is asked for
SEVERAL = 3  # rows of a table of which none goes without saying
LONG = 4  # characters of a word of which one may be another: 财政补贴 for 财政补助收入
KINDS = ("number", "other", "list")
_YEAR = re.compile(r"(?:19|20)\d{2}")
BOUNDS = re.compile(r"以[上下内外]|之外|除(?!以)|不含|不(?:到|足|满)|超过|[低高少多]于|至少")
_NEWLY = re.compile(r"新增|增设|新设|新开|增列|停招|撤销|停办|裁撤|新建|新获")  # of what there is, some only
_SPENT = re.compile(  # what only asks for an amount
    r"[能可]?[挣赚花拿领付用](?:了|到)?(?:多少|几)[^,。?]{0,2}钱|[上方]面?(?=[挣赚花付用])"
)
_FOREMOST = re.compile(r"最[高低多少大小长短快慢]")
_DEED = re.compile(
    r"有(?:多少|几)[人名个]?(?P<deed>[留去来参选回转进通从报领享愿想获考离辞退][\u4e00-\u9fff])(?=[\u4e00-\u9fff])"
)
_ASKS_NAME = re.compile(r"第几|[哪谁啥]|什么")
BODIES = frozenset(("学校", "院校", "医院", "单位", "机构", "企业", "公司", "部门", "地区", "专业", "教师", "学生"))
_FILLERS = frozenset("的了和与及里中有是为数量额人们这那块个年月度去今本各每多少几呢吗约共总计在读上对到百分之成一")


@dataclass(frozen=True)
class LookUp:
    """The cells as lines of text, a line a row.

    `share` says that each is a share, `mean` that each is an average, `change` that one is a change.

    `met` is how many characters of the question are accounted for, `cells` how many cells the lines give, `dated` that
    the table has columns of several years and the question names none.
    """

    lines: tuple[str, ...]
    met: int
    cells: int
    share: bool
    mean: bool
    change: bool
    dated: bool


def look_up(
    query: Query,
    ask: Ask,
    chunk: Chunk,
    *,
    weight: Callable[[Term], float],
    understood: Callable[[Term], bool],
) -> LookUp | None:
    """Return the cells of the chunk's table that the question names.

    `weight` says how much a term tells, `understood` that a place or year goes without saying.
    """
    grid = read_grid(chunk.table) if chunk.table and ask.kind in KINDS else None
    if grid is None or chunk.table is None or asks_for_place(query.text):
        return None
    query = uncounted(query, len(chunk.table.rows))
    said = Mentions(query)
    rows = choose_rows(grid, said)
    columns = choose_columns(grid, said, ask, query, rows.places) if rows.chosen else Choice[Column]()
    told = _told(chunk, grid, said, rows, columns)
    if not columns.chosen or not told.covers(query, weight, understood):
        return None
    lines = tuple(line for row in rows.chosen if (line := _line(row, columns.chosen, said, grid.unit)))
    if len(lines) < len(rows.chosen) or only_counted(query, ask, lines):
        return None
    names = [column.name for column in columns.chosen]
    return LookUp(
        lines,
        len(rows.places | columns.places),
        len(lines) * len(columns.chosen),
        share=all(SHARED.search(name) for name in names),
        mean=all("均" in name for name in names),
        change=any(CHANGED.search(name) for name in names),
        dated=any(column.years for column in grid.columns) and not any(t.role == "year" for t in query.terms),
    )


def lacks(query: Query, ask: Ask, chunk: Chunk, *, weight: Callable[[Term], float], at: int = -1) -> bool:
    """Tell whether the chunk's table has the row that a question for an amount names and not what it asks of it.

    Then a cell of that row is no answer: 柳泉县 is there, its 门急诊 is not. Nor is the total or the rest (the row that
    stands `at` a place) where the question names what no row is of.
    """
    grid = read_grid(chunk.table) if chunk.table and ask.kind == "number" else None
    if grid is None or len(grid.columns) == 1:
        return False  # what the one column counts goes without saying, and is called by many words
    said = Mentions(query)
    rows = choose_rows(grid, said)
    common = any(row.row.start <= at < row.row.end and (row.is_total or row.is_rest) for row in grid.rows)
    if not rows.chosen and not common and _is_any(grid, said, at):
        return True
    if (rows.chosen or not common) and (len(rows.chosen) != 1 or rows.chosen[0].is_total):
        return False
    if _of_another_year(grid, query):
        return True
    columns = choose_columns(grid, said, ask, query, rows.places)
    told = _told(chunk, grid, said, rows, columns)
    total = sum(weight(term) for term in query.terms)
    return sum(weight(term) for term in told.missing(query)) >= LACK * total


def _is_any(grid: Grid, said: Mentions, at: int) -> bool:
    """Tell whether the row that stands there is one of several of which the question says nothing."""
    row = next((row for row in grid.rows if row.row.start <= at < row.row.end), None)
    if row is None or len(grid.rows) < SEVERAL:
        return False
    return not any(said.of(name) or said.shortened(name) or said.single(name) for name in row.names)


def unranked(query: Query, chunk: Chunk, *, weight: Callable[[Term], float]) -> bool:
    """Tell whether the foremost row is asked for by what the chunk's table has no column of: 哪个学段的近视率最高.

    Then no row of it is an answer.
    """
    grid = read_grid(chunk.table) if chunk.table and _FOREMOST.search(query.text) else None
    if grid is None:
        return False
    said = Mentions(query)
    columns = Choice(grid.columns, NOWHERE.union(*(said.of(column.name) for column in grid.columns)))
    told = _told(chunk, grid, said, Choice(grid.rows), columns)
    rest = [term for term in told.missing(query) if not _FOREMOST.search(term.text)]
    return sum(weight(term) for term in rest) >= LACK * sum(weight(term) for term in query.terms)


def _of_another_year(grid: Grid, query: Query) -> bool:
    """Tell whether the table's columns are of years and the question is of none of them."""
    asked = years_of(query)
    held = {year for column in grid.columns for year in column.years} | set(_YEAR.findall(grid.said))
    return bool(asked) and any(column.years for column in grid.columns) and not asked & held


def _told(chunk: Chunk, grid: Grid, said: Mentions, rows: Choice[Named], columns: Choice[Column]) -> "Told":
    context = f"{grid.said}\n{fold(chunk.heading).text}"
    units = "".join(column.unit for column in columns.chosen)
    spent = NOWHERE.union(*(range(*match.span()) for match in _SPENT.finditer(said.text)))
    short = NOWHERE.union(*(said.shortened(name) for row in rows.chosen for name in row.names))
    places = rows.places | columns.places | said.of_words(set(units)) | short | said.of(context) | spent
    return Told(said, places, _texts(rows, columns), context, units)


def _texts(rows: Choice[Named], columns: Choice[Column]) -> str:
    """Return what the chosen rows and columns say."""
    names = [name for row in rows.chosen for name in row.names]
    return "\n".join([*names, *(fold(column.heading).text for column in columns.chosen)])


def choose_rows(grid: Grid, said: Mentions) -> Choice[Named]:
    """Return the rows that the question names; a shortened name, then a total, only where it names none outright.

    The row of all others (其他专业) is named by that only, never by the sort of thing that all rows are.
    """
    whole = [name for row in grid.rows for name in row.names if len(name) >= OWN and name in said.text]
    exact = NOWHERE.union(*(said.of(name) for name in whole))  # of 甲一中和乙二中 the 甲 is none of 甲二中
    single = [row for row in grid.rows if not row.is_total and (not row.is_rest or OTHERS.search(said.text))]
    totals = [row for row in grid.rows if row.is_total]
    for rows, mentioned in ((single, said.of), (single, said.shortened), (totals, said.of)):
        least = 0.0 if mentioned == said.shortened else ROW
        found = []
        for row in rows:
            places = [mentioned(name) - (NOWHERE if name in whole else exact) for name in row.names]
            shares = [_share(n, said, at, core) for n, at, core in zip(row.names, places, row.cores, strict=True)]
            if any(places) and max(shares) >= least and (mentioned != said.of or _is_own(row, grid.rows, places, said)):
                found.append((row, NOWHERE.union(*places), int(1.0 in shares)))
        if found:
            return apart(found)
    return Choice()


def _share(name: str, said: Mentions, at: Places, core: str) -> float:
    """Return how much of a row's name is said; of a list (东市、西市) one member will do."""
    parts = name.split("、")
    if len(parts) > 1 and any(len(part) >= OWN and part in said.text for part in parts):
        return 1.0
    return share(name, said, at, core)


def _is_own(row: Named, rows: Sequence[Named], places: Sequence[Places], said: Mentions) -> bool:
    """Tell whether more of a row's name is said than what another row has as well: 收入 names no 事业收入."""
    others = "\n".join(name for other in rows if other is not row for name in other.names)
    for name, at in zip(row.names, places, strict=True):
        if name in said.text or any(part in said.text for part in name.split("、")[1:]):
            return True
        if at and said.text[max(0, min(at) - 1)] == "总" and len(at) <= OWN:
            continue  # 总收入 is no 事业收入
        if "".join(said.text[place] for place in sorted(at)) in BODIES:
            continue  # 学校 is no 省属学校
        runs = [said.text[place : place + OWN] for place in at if place + 1 in at]
        if any(run not in others for run in runs) or (runs and any(run not in name for run in runs)):
            return True
    return not any(place + 1 in at for at in places for place in at)


@dataclass(frozen=True)
class Told:
    """What the chosen cells and their surroundings account for."""

    said: Mentions
    places: Places
    texts: str
    context: str
    units: str

    def covers(
        self,
        query: Query,
        weight: Callable[[Term], float],
        understood: Callable[[Term], bool],
        among: Sequence[Term] = (),
    ) -> bool:
        """Tell whether the question says nothing that a cell is not about.

        `among` are all terms of the question, where those of `query` are what is left to be accounted for.
        """
        if any(bound not in self.texts for bound in BOUNDS.findall(self.said.text)):
            return False
        if self._has_other_deed() or (_NEWLY.search(self.said.text) and not _NEWLY.search(self.texts + self.context)):
            return False
        missing = [term for term in self.missing(query) if term.role == "year" or not understood(term)]
        if any(term.role != "word" for term in missing):
            return False
        total = sum(weight(term) for term in among or query.terms)
        return sum(weight(term) for term in missing) <= REST * total

    def _has_other_deed(self) -> bool:
        """Tell whether behind the amount a deed is named of which nothing is told: 毕业生有多少留在本市."""
        deed = _DEED.search(self.said.text)
        if deed is None or any(place in self.places for place in range(*deed.span("deed"))):
            return False
        return not any(deed["deed"] in told for told in (self.texts, self.context))

    def missing(self, query: Query) -> list[Term]:
        """Return the terms that nothing accounts for."""
        return [term for term in query.terms if not self._accounts(term)]

    def _accounts(self, term: Term) -> bool:
        """Tell whether the cells or what is around them say the term, all of its characters but the odd one."""
        text = fold(term.text).text
        if any(means(term, told) or text in told for told in (self.texts, self.context)):
            return True
        at = self.said.places(term)
        if text[1:] and text[0] in self.units and text[1:] in self.texts:  # 张床 of 多少张床
            return True
        if term.role == "year":
            return (bool(at) and at <= self.places) or not _YEAR.search(self.context)
        signs = [self.said.text[place] for place in sorted(at - self.places)] if at else self._unsaid(text)
        return len([sign for sign in signs if sign not in _FILLERS]) <= len(text) // LONG

    def _unsaid(self, text: str) -> list[str]:
        """Return the characters of a word that was read across the words that only ask (县(二级)园)."""
        spoken = {self.said.text[place] for place in self.places}
        return [sign for sign in text if sign not in spoken]


def _line(row: Named, columns: Sequence[Column], said: Mentions, unit: str) -> str:
    """Return the row's name and the cells, each under its heading; "" when one of them is empty.

    `unit` is that of all cells whose headings give none.
    """
    cells = [(titled(column, unit), row.row.cells[column.place].text) for column in columns]
    if any(is_empty(text) for _, text in cells):
        return ""
    asks = _ASKS_NAME.search(said.text) is not None  # 是第几期, 学什么: the other name of the row is asked for
    named = zip(row.cells, row.names, strict=True)
    names = [cell for cell, name in named if asks or said.of(name)] or list(row.cells[:1])
    return "，".join([*names, *(f"{heading}：{text}" for heading, text in cells)])
