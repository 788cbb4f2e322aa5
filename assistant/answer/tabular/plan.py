"""The cells that a question's operation on a table is done with: parts and wholes, values of two years, several rows.

In: a `Sheet`, a `Cue`. Out: a `Plan`, or None where rows or columns are not named surely. Ranks are in `ranks.py`.
"""

import re
from dataclasses import dataclass

from assistant.answer.columns import CHANGED, WHOLES
from assistant.answer.grid import Column, Named
from assistant.answer.mentions import NOWHERE, Places
from assistant.answer.tabular.cue import Cue
from assistant.answer.tabular.sheet import Operand, Sheet, is_plain_year, is_share
from assistant.text import fold

_PARTIAL = re.compile(r"部分|主要|重点|较[多大高]|典型|前\w{1,2}|代表")
_GROWTH = re.compile(r"增速|[增涨降]幅|增长率|增长(?:得)?[更快慢多]*|个?百分点")
_VERB = re.compile(r"[多少](?P<verb>[\u4e00-\u9fff])[了出]?(?:多少|几)[人名个]?(?:学生|生|人)?")
_NEGATED = re.compile(r"尚?[未没无]")
_OWN = re.compile(r"[本该其](?=[部校院系区县市馆所])|其(?:总|全)")
_WITHIN = re.compile(r"[里中](?:头|面)?,[^,。?]{1,12}占")  # 名额里，民办占几成
_PART = re.compile(r"其中|[男女]|.*[·:(][男女]")  # a column of some of those that a row counts
_OF_EACH = re.compile(r"(?:各|每一?)[类种个级所家项]?[\u4e00-\u9fff]{2}")


@dataclass(frozen=True)
class Plan:
    """Operands, and the places of the question that their columns account for.

    `read`: the columns were found by what they mean, so that what the question says beside the rows is theirs.
    """

    first: tuple[Operand, ...]
    second: tuple[Operand, ...] = ()
    places: Places = NOWHERE
    turned: bool = False
    read: bool = False


def share(sheet: Sheet, cue: Cue) -> Plan | None:
    """Rows as a part of the total or of another row, or one column of a row as a part of another."""
    before = frozenset(range(cue.at))
    at = sheet.said.text.find(cue.whole, cue.at) if cue.whole else cue.at
    within = frozenset(range(at, at + len(cue.whole)))
    parts = [row for row in sheet.rows.chosen if sheet.at(row) & before]
    wholes = [row for row in sheet.rows.chosen if row not in parts]
    if any(min(sheet.at(row)) != at for row in wholes) or any(sheet.at(row) & within for row in parts):
        return None  # 中小学 is not 小学
    levels = sheet.of_year(sheet.levels)
    spoken = sheet.named(levels, before)
    spoken = [one for one in spoken if one[0].name not in WHOLES] or spoken  # 加起来 names no 合计
    mine, of = spoken[-1:], sheet.named(levels, within)[-1:] or _own_whole(sheet, cue, spoken)
    said = mine or of
    part = said[0][0] if said else sheet.sole(levels)
    own = parts[0] if len(parts) == 1 else None if parts or wholes else sheet.total
    alone = part is None or (not said and part.name in WHOLES)  # 女教师占比 is not of the total alone
    read = sheet.meant(own, levels) if own and alone else None
    if read:
        part, of = read, [] if cue.whole and not _OWN.match(cue.whole) else _whole_beside(sheet, read)
    whole = of[0][0] if of else part
    if part is None or whole is None or part.unit != whole.unit or len(wholes) > 1 or not (parts or part is not whole):
        return None
    rows = parts or ([sheet.total] if sheet.total else [])
    if not rows or any(row.is_total for row in parts) or (cue.term and not _is_rate_of(parts, cue.term)):
        return None
    same = part is whole
    all_rows = [sheet.total] if sheet.total else _of_caption(sheet, cue.whole)
    other = wholes or (all_rows if same else rows if len(rows) == 1 else [])
    if not other or (same and any(is_share(c) and _is_of(c, part) for c in sheet.grid.columns) and not wholes):
        return None  # the table gives the share itself
    places = NOWHERE.union(*(where for _, where in (*mine, *of)))
    places |= sheet.said.single(read.name) if read else NOWHERE
    return Plan(sheet.amounts(rows, part), sheet.amounts(other, whole), places, read=read is not None)


def _of_caption(sheet: Sheet, whole: str) -> list[Named]:
    """Return all rows where the caption says that they make up the whole that is asked about, and none is the total."""
    said = [whole[at : at + 2] for at in range(len(whole) - 1)]
    told = bool(said) and said[0] in sheet.grid.said and not _PARTIAL.search(sheet.grid.said)
    return list(sheet.grid.rows) if told and not any(row.is_total for row in sheet.grid.rows) else []


def _own_whole(sheet: Sheet, cue: Cue, spoken: list[tuple[Column, Places]]) -> list[tuple[Column, Places]]:
    """Return the column of the whole that the part's own row holds: 毕业生直接就业的占多少, 女生占本部学生的比例."""
    plain = [one for one in spoken if not is_plain_year(one[0])]
    if not plain or (cue.whole and not _OWN.match(cue.whole)):
        return []
    part, where = plain[-1]
    within = _WITHIN.search(sheet.said.text)
    if within and sheet.rows.chosen and max(where) < within.start():
        return []  # 报到的新生中，单招占多少: of all who came, not of all who were to
    if not cue.whole and (within or (len(plain) == 1 and _PART.match(fold(part.heading).text))):
        return _whole_beside(sheet, part)
    if not cue.whole:
        return (
            plain[-2:-1] if plain[-2:-1] and plain[-2][0].place < part.place and plain[-2][0].unit == part.unit else []
        )
    return _whole_beside(sheet, part)


def _whole_beside(sheet: Sheet, part: Column) -> list[tuple[Column, Places]]:
    """Return the total of the columns that a part is one of, or the one that stands before them; () for none."""
    levels = sheet.of_year(sheet.levels)
    alike = [c for c in levels if c.unit == part.unit and c.years == part.years and c is not part]
    if _PART.match(fold(part.heading).text):  # 其中：女 is of the column before it
        before = [c for c in levels if c.place < part.place and c.unit == part.unit]
        before = [c for c in before if not _PART.match(fold(c.heading).text)]
        return [(before[-1], NOWHERE)] if before else []
    totals = [column for column in alike if column.is_total] or alike[:1]
    return [(totals[0], NOWHERE)] if len(totals) == 1 and (totals[0].is_total or totals[0].place < part.place) else []


def _is_rate_of(parts: list[Named], term: str) -> bool:
    """Tell whether a rate is called after the one row that is its part: 升学率 after 升学."""
    return len(parts) == 1 and any(name.startswith(term) for name in parts[0].names)


def _is_of(column: Column, level: Column) -> bool:
    """Tell whether a column of shares is that of a column of amounts: 占比, 占在校生比例."""
    return column.name.startswith("占") or level.name[:2] in column.name


def compare(sheet: Sheet, _cue: Cue) -> Plan | None:
    """Two rows in one column, or two columns of one row."""
    rows = sheet.rows.chosen
    if len(rows) == 1:
        return _two_columns(sheet, rows[0])
    if len(rows) != 2 or any(row.is_total for row in rows):
        return None
    column, places = _compared(sheet)
    first, second = sorted(rows, key=lambda row: min(sheet.at(row)))
    read = None if column else sheet.meant(first, sheet.of_year(sheet.grid.columns))
    column = column or read
    if column is None:
        return None
    return Plan(sheet.amounts((first,), column), sheet.amounts((second,), column), places, read=read is not None)


def _two_columns(sheet: Sheet, row: Named) -> Plan | None:
    """The two columns of one row that the question names: 女的是男的几倍."""
    levels = sheet.of_year(sheet.levels)
    named = [one for one in sheet.named(levels) if one[0].name not in WHOLES]
    short = [(column, sheet.said.single(column.name)) for column in levels if len(column.name) == 1]  # 男, 女
    named = named or [one for one in short if one[1]]
    if len(named) != 2 or named[0][0].unit != named[1][0].unit:
        return None
    (first, here), (second, there) = sorted(named, key=lambda one: min(one[1]))
    return Plan(sheet.amounts((row,), first), sheet.amounts((row,), second), here | there)


def _compared(sheet: Sheet) -> tuple[Column | None, Places]:
    """Return the column that two rows are compared in: of changes, of a verb (多招多少), else that which is named."""
    growth = [column for column in sheet.grid.columns if CHANGED.search(column.name) and is_share(column)]
    if said := list(_GROWTH.finditer(sheet.said.text)):
        where = NOWHERE.union(*(range(*match.span()) for match in said))
        return (growth[0], where) if len(growth) == 1 else (None, NOWHERE)
    columns = sheet.of_year(sheet.grid.columns)
    if verb := _VERB.search(sheet.said.text):
        done = [column for column in columns if len(column.name) > 1 and column.name.startswith(verb["verb"])]
        if len(done) == 1:
            return done[0], frozenset(range(*verb.span())) | sheet.said.of(done[0].name)
    return column_of(sheet, columns)


def column_of(sheet: Sheet, columns: list[Column], *, without: Places = NOWHERE) -> tuple[Column | None, Places]:
    """Return the one column that the question names, else the one that goes without saying.

    What stands at the places `without` names the rows: 哪类学校 is not 学校数.
    """
    named = [one for one in sheet.named(columns) if not one[1] <= without]
    if len(named) == 1:
        return named[0]
    if named:
        return None, NOWHERE
    plain = [column for column in columns if column in sheet.levels]
    return sheet.sole(plain), NOWHERE


def previous(sheet: Sheet, _cue: Cue) -> Plan | None:
    """The value of the year before: its own column, or that of now with the column of changes."""
    row = one_row(sheet)
    if not sheet.back or row is None:
        return None
    before, where = column_of(sheet, [c for c in sheet.of_year(sheet.grid.columns) if c.is_before or c.years])
    if before is not None and (before.is_before or sheet.years & set(before.years)):
        return Plan(sheet.amounts((row,), before), (), where)
    changes = [c for c in sheet.grid.columns if CHANGED.search(c.name) and not is_share(c) and "%" not in c.heading]
    fitting = [column for column in sheet.levels if changes and column.unit == changes[0].unit]
    now, places = column_of(sheet, fitting)
    if len(changes) != 1 or now is None or now.years:
        return None
    return Plan(sheet.amounts((row,), now), sheet.amounts((row,), changes[0]), places, turned=True)


def one_row(sheet: Sheet) -> Named | None:
    """Return the row that the question names, the total where it names none."""
    if len(sheet.rows.chosen) > 1:
        return None
    return sheet.rows.chosen[0] if sheet.rows.chosen else sheet.total


def left(sheet: Sheet, cue: Cue) -> Plan | None:
    """What a column leaves of another one: 毕业生 without those who have found work."""
    row = one_row(sheet)
    after = frozenset(range(cue.at, len(sheet.said.text)))
    levels = sheet.of_year(sheet.levels)
    part = sheet.named(levels, after)[:1]
    whole = [one for one in sheet.named(levels) if not part or one[0] is not part[0][0]]
    if row is None or len(part) != 1 or len(whole) > 1:
        return None
    if _NEGATED.match(part[0][0].name):  # 未落实 of the column is what is asked for
        return Plan(sheet.amounts((row,), part[0][0]), (), NOWHERE.union(*(where for _, where in (*part, *whole))))
    of = whole[0][0] if whole else next((c for c in levels if c.unit == part[0][0].unit), None)
    if of is None or of is part[0][0] or of.unit != part[0][0].unit:
        return None
    places = NOWHERE.union(*(where for _, where in (*part, *whole)))
    return Plan(sheet.amounts((row,), of), sheet.amounts((row,), part[0][0]), places)


def added(sheet: Sheet, _cue: Cue) -> Plan | None:
    """Several rows of one column, or of one row the columns of a group that has no total."""
    rows = sheet.rows.chosen
    if len(rows) == 1 and (columns := _of_group(sheet)):
        cells = tuple(Operand(rows[0], column) for column in columns)
        return Plan(cells, (), sheet.said.of(columns[0].group)) if all(cell.holds_amount for cell in cells) else None
    if len(rows) < 2 or any(row.is_total for row in rows):
        return None
    column, places = column_of(sheet, sheet.of_year(sheet.levels))
    return None if column is None or is_share(column) else Plan(sheet.amounts(rows, column), (), places)


def _of_group(sheet: Sheet) -> list[Column]:
    """Return the columns of the one group that the question names without any of them: 省赛 of 省赛·一等奖."""
    levels = [column for column in sheet.of_year(sheet.levels) if column.group and column.group in sheet.said.text]
    whole = any(column.name in WHOLES or sheet.said.of(column.name) for column in levels)
    same = {(column.group, column.unit) for column in levels}
    return levels if len(levels) > 1 and len(same) == 1 and not whole else []


def each(sheet: Sheet, _cue: Cue) -> Plan | None:
    """All rows but the total, in the columns that are named or go without saying, else in all of them."""
    unheaded = not all(column.name for column in sheet.grid.columns)  # a series is listed elsewhere, by its unit
    if unheaded or any(not row.is_total for row in sheet.rows.chosen):
        return None
    columns = sheet.of_year(sheet.grid.columns)
    named = [one for one in sheet.named(columns) if not one[1] <= _sorts(sheet)]
    sole = sheet.sole([column for column in columns if column in sheet.levels])
    chosen = [column for column, _ in named] or ([sole] if sole else list(sheet.grid.columns))
    places = NOWHERE.union(*(where for _, where in named))
    rows = [row for row in sheet.grid.rows if not row.is_total]
    cells = tuple(Operand(row, column) for row in rows for column in chosen)
    return Plan(cells, (), places) if len(rows) > 2 else None


def _sorts(sheet: Sheet) -> Places:
    """Return where the question says of what sort the rows are: 各类学校."""
    return NOWHERE.union(*(range(*match.span()) for match in _OF_EACH.finditer(sheet.said.text)))
