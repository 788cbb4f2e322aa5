"""Which columns of a table a question names.

In: the grid, where the question mentions what, the kind of answer it asks for. Out: the columns, in its order. The
unit, the year and whether a change is asked for decide between headings; a column that sums up the others goes without
saying. No column is chosen where two answer to the same words.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer.grid import PLAIN_YEAR, SCHOOL_YEAR, Column, Grid, base_unit, years_of
from assistant.answer.mentions import NOWHERE, Choice, Mentions, Places, apart, share
from assistant.answer.question import Ask
from assistant.types import Query

COLUMN = 0.4  # share of a column's heading
GROUP = 0.6  # … of what stands above a total of several columns
WHOLES = frozenset(  # headings of all that a row has, or a group of its columns
    ("人数", "总人数", "总数", "数量", "合计", "小计", "总计", "总量", "金额", "总额", "总金额")
)
CHANGES = re.compile(
    r"增减额?|增加|增长|增多|增幅|涨幅|降幅|增速|上升|提高|减少|下降|降低|涨了?|[增降多少]了|变化|变动|同比|较上年"
)
_RATE = re.compile(r"百分|幅|速|率|%|几成")
CHANGED = re.compile(r"增|减|变化|变动|同比|环比")
SHARED = re.compile(r"占|比例|比重|率")
_LIKE = {"名": "人", "位": "人", "人次": "人", "例": "人", "床": "张"}
MEASURED = frozenset(("元", "%", "天", "日", "岁", "小时", "分钟", "平方米", "亩", "公里"))  # what 几个 does not count
_TIMES = {
    "天": re.compile(r"[每一]天|[每一]日"),
    "月": re.compile(r"每个?月|一个月|月均"),
    "年": re.compile(r"[每一](?:学)?年"),
    "学期": re.compile(r"[每一]个?学期"),
}
_YEAR = re.compile(r"(?:19|20)\d{2}")
BEFORE = re.compile(r"去年|上年|上一?学?年度?(?!计划)|上一?届|前一年")
AGAINST = re.compile(r"[比较与和跟同](?:去年|上年|上一?学?年度?|上一?届|前一年|(?:19|20)\d{2}年)|同比")
_COUNT = re.compile(r"(?:人数|人次|总数|数量|总量|总额|金额|数|量|额)$")
_YEARS = re.compile(r"[两三四五几]个?(?:学?年|届)|[历各每逐](?:年|届)|年度?间|变化|[比较与和跟同][去上前]")
_LEVEL = re.compile(r"[数金总]额|规模|[及和与、,;]|分别")


def choose_columns(grid: Grid, said: Mentions, ask: Ask, query: Query, taken: Places) -> Choice[Column]:
    """Return the columns that the question names: by heading, by the change or the year that it asks for."""
    years = years_of(query)
    dated = [column for column in grid.columns if column.years]
    if years and dated and not any(years & set(column.years) for column in dated):
        return Choice()  # another year
    open_to = [column for column in grid.columns if not (years and column.years and not years & set(column.years))]
    open_to = of_time(open_to, said, looks_back(grid, said, years))
    change = said.of_words(CHANGES.findall(said.text)) - taken
    changed = [column for column in open_to if CHANGED.search(column.name)]
    levels = [column for column in open_to if column not in changed]
    if not change:
        named = _by_heading(grid, levels, said, ask, taken)
        if named.chosen and all(column.is_before for column in named.chosen):  # 2023年 is said by 上年
            dates = said.of_words(term.text for term in query.terms if term.role == "year")
            return Choice(named.chosen, named.places | dates)
        return named if named.chosen or named.places else _by_default(levels, said, ask)
    if not _LEVEL.search(said.text):
        levels = [column for column in levels if not (_only_year(column) or SHARED.match(column.name))]
    named = _by_heading(grid, levels, said, replace(ask, units=()), taken)
    wanted = _of_change(changed, said, ask)
    return Choice((*named.chosen, *wanted), named.places | change) if wanted else Choice()


def looks_back(grid: Grid, said: Mentions, years: set[str]) -> bool:
    """Tell whether the question asks for the year before the table's own: 去年, 2023年 of a table of 2024."""
    if BEFORE.search(said.text):
        return AGAINST.search(said.text) is None
    told = [int(year) for year in _YEAR.findall(grid.said)]
    return bool(told) and len(years) == 1 and years == {str(max(told) - 1)}


def of_time(columns: Sequence[Column], said: Mentions, back: bool) -> list[Column]:
    """Return the columns without those of the year before, or only those where it is asked for and there are any."""
    columns = _of_the_year(columns, said, back)
    before = [column for column in columns if column.is_before]
    if not before or any(column.name in said.text for column in before):
        return list(columns)
    if not back:
        return [column for column in columns if column not in before]
    levels = {column.level for column in before}
    return [column for column in columns if column in before or column.level not in levels]


def _of_the_year(columns: Sequence[Column], said: Mentions, back: bool) -> list[Column]:
    """Return the columns without those of other years than the last one, or the one before where that is asked for.

    Where the question names years itself, or asks for several, all are left; so are years that stand alone (2024年),
    unless it is of the year before.
    """
    dated = [column for column in columns if column.years]
    if not dated or _YEAR.search(said.text) or SCHOOL_YEAR.search(said.text) or _YEARS.search(said.text):
        return list(columns)
    last = max(int(column.years[-1]) for column in dated)
    if back and BEFORE.search(said.text):
        return [column for column in columns if not column.years or column.years[-1] == str(last - 1)]
    same = [column.thing for column in dated if column.years[-1] == str(last)]
    return [c for c in columns if not c.years or c.years[-1] == str(last) or c.thing not in same]


def without_sort(grid: Grid, said: Mentions, places: Places) -> Places:
    """Return the places of a heading without where only the sort of thing is said that a row is.

    专业 alone names no 专业对口率, which 专业对口 does.
    """
    for head in grid.heads:
        for match in re.finditer(re.escape(head), said.text) if len(head) > 1 else ():
            if match.end() not in places:
                places -= frozenset(range(*match.span()))
    return places


def _of_change(changed: Sequence[Column], said: Mentions, ask: Ask) -> tuple[Column, ...]:
    """Return the columns of the change: the rate, the amount, both where the question does not tell."""
    if outright := [column for column in changed if column.name in said.text]:
        return tuple(outright)
    rates = [column for column in changed if _RATE.search(column.heading)]
    if _RATE.search(said.text) or "%" in ask.units:
        return tuple(rates)
    return tuple(changed) if not ask.units else tuple(c for c in changed if c not in rates and fits(c, ask, said))


def _by_heading(grid: Grid, columns: Sequence[Column], said: Mentions, ask: Ask, taken: Places) -> Choice[Column]:
    """Return the columns whose headings the question names, one part of a list (床位、出院人次) after the other."""
    chosen: list[Column] = []
    places = NOWHERE
    for part in said.parts():
        found = []
        for column in columns:
            at = without_sort(grid, said, (spoken(column, said) - taken) & part)
            if is_said(column, said, at):
                found.append((column, at, int(_has_head(column, said, at))))
        choice = apart(found)
        if found and not choice.chosen:
            choice = apart([one for one in found if fits(one[0], ask, said)])
        if any(not _measures(one, ask) for one in choice.chosen) and any(_measures(one, ask) for one in choice.chosen):
            choice = replace(choice, chosen=tuple(one for one in choice.chosen if _measures(one, ask)))
        places |= NOWHERE.union(*(at for _, at, _ in found))
        chosen += [column for column in choice.chosen if column not in chosen]
        if found and not choice.chosen:
            return Choice(places=places)
    if not places:
        return _by_sign(columns, said, ask, taken)
    return Choice(tuple(chosen) if any(fits(column, ask, said) for column in chosen) else (), places)


def spoken(column: Column, said: Mentions) -> Places:
    """Return where the question says the column's heading, that of its group too."""
    if column.group and column.name in WHOLES:
        return said.of(column.group)  # 人数 says nothing of which
    return NOWHERE.union(*(said.of(name) for name in (column.name, column.group, column.aside) if name))


def is_said(column: Column, said: Mentions, at: Places) -> bool:
    """Tell whether the words of the question there name the column; the group's will do for its total (特控线·小计)."""
    if column.group and column.name in WHOLES:
        return share(column.group, said, at & said.of(column.group)) >= GROUP
    if column.aside and column.aside in said.text:
        return True
    own = at & said.of(column.name)
    if column.name not in WHOLES and "".join(said.text[place] for place in sorted(own)) in WHOLES:
        return False  # 人数 alone says no 参考人数
    return share(column.name, said, own) >= COLUMN


def _has_head(column: Column, said: Mentions, places: Places) -> bool:
    """Tell whether the end of the heading is said, which names what is counted: 在园(幼儿)."""
    head = _COUNT.sub("", column.name)[-2:]
    return "".join(said.text[at] for at in sorted(places)).find(head) >= 0


def _by_sign(columns: Sequence[Column], said: Mentions, ask: Ask, taken: Places) -> Choice[Column]:
    """Return the only column in whose heading a word of one character stands (床)."""
    found = [(column, said.single(column.name) - taken) for column in columns]
    found = [(column, places) for column, places in found if places]
    return Choice((found[0][0],), found[0][1]) if len(found) == 1 and fits(found[0][0], ask, said) else Choice()


def _by_default(columns: Sequence[Column], said: Mentions, ask: Ask) -> Choice[Column]:
    """Return the column that goes without saying: the only one, the total, the last year, the share of the whole."""
    if "%" in ask.units:
        shares = [column for column in columns if SHARED.match(column.name)]
        return Choice(tuple(shares)) if len(shares) == 1 and "占" in said.text else Choice()
    levels = [column for column in columns if fits(column, ask, said)]
    dated = [column for column in levels if column.years and _only_year(column)]
    totals = [column for column in levels if column.is_total]
    if dated:
        latest = max(column.years[-1] for column in dated)
        levels = [column for column in dated if latest in column.years]
    elif totals:
        levels = totals
    elif not ask.units:
        return Choice()  # what is counted goes without saying only where the unit is asked for
    return Choice(tuple(levels)) if len(levels) == 1 else Choice()


def _only_year(column: Column) -> bool:
    return PLAIN_YEAR.fullmatch(column.name) is not None


def _measures(column: Column, ask: Ask) -> bool:
    """Tell whether the column is in the unit that is asked for; then one in another unit is what it is told of.

    毕业生 of 毕业生平均月收入多少元 names no column of 毕业生数.
    """
    unit = base_unit(column.unit)
    return not ask.units or ask.several > 1 or not unit or _LIKE.get(unit, unit) in {_LIKE.get(u, u) for u in ask.units}


def fits(column: Column, ask: Ask, said: Mentions) -> bool:
    """Tell whether amounts of the column can have the unit that is asked for; a column without one may have any."""
    _, _, per = column.unit.partition("/")
    times = [time for time, words in _TIMES.items() if words.search(said.text)]
    if per and times and not any(time in per for time in times):
        return False
    unit = base_unit(column.unit) or ("%" if SHARED.search(column.name) else "")
    if not ask.units or not unit:
        return "%" not in ask.units or unit == "%"
    asked = {_LIKE.get(one, one) for one in ask.units}
    return _LIKE.get(unit, unit) in asked or ("个" in asked and unit not in MEASURED)
