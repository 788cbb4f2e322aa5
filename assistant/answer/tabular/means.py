"""What one of several comes to in a row of a table: one column divided by the one that counts them.

In: a `Sheet`, a `Cue`. Out: a `Plan` with the number that is spread and the number that it is spread over, both of the
same row. Nothing outside of the row divides it.
"""

import re

from assistant.answer.grid import Column, base_unit
from assistant.answer.mentions import NOWHERE
from assistant.answer.tabular.cue import Cue
from assistant.answer.tabular.plan import Plan, one_row
from assistant.answer.tabular.sheet import Sheet, is_share

_NOUN = re.compile(r"[\u4e00-\u9fff]{0,6}")
_COUNT = re.compile(r"(?:人数|总数|数量|数|量)$")
_BODIES = {"所": ("所", "家", "个"), "家": ("家", "所", "个"), "个": ("个", "家", "所"), "座": ("座",), "间": ("间",)}
_ATTENDING = re.compile(r"在(?:校|籍|园)")
_PEOPLE = frozenset("名位人")


def average(sheet: Sheet, cue: Cue) -> Plan | None:
    """A column of a row divided by the one that the question says each of."""
    row = one_row(sheet)
    levels = sheet.of_year(sheet.levels)
    if row is None or any("均" in column.name for column in sheet.grid.columns):
        return None  # the table gives averages itself, or no row is meant
    over = _divisor(sheet, cue, levels)
    if over is None:
        return None
    at = sheet.said.of(over.name)
    rest = [column for column in levels if column is not over and not is_share(column)]
    named = [one for one in sheet.named(rest) if not one[1] <= at] or _pupils(sheet, rest) or _by_unit(sheet, rest)
    if len(named) != 1 or named[0][0] is over:
        return None
    return Plan(sheet.amounts((row,), named[0][0]), sheet.amounts((row,), over), named[0][1] | _spoken(sheet, cue) | at)


def _pupils(sheet: Sheet, columns: list[Column]) -> list[tuple[Column, frozenset[int]]]:
    """Return the column of those who attend, where the question calls them 学生 and the heading 在校生."""
    attending = [column for column in columns if _ATTENDING.search(column.name)]
    said = sheet.said.of_words(("学生", "孩子", "娃"))
    return [(attending[0], said)] if said and len(attending) == 1 else []


def _by_unit(sheet: Sheet, columns: list[Column]) -> list[tuple[Column, frozenset[int]]]:
    """Return the only column in the unit that is asked for."""
    units = set(sheet.ask.units)
    fitting = [column for column in columns if column.unit and base_unit(column.unit) in units]
    return [(fitting[0], NOWHERE)] if len(fitting) == 1 else []


def _divisor(sheet: Sheet, cue: Cue, columns: list[Column]) -> Column | None:
    """Return the column that counts what the question says each of: by its noun, by the word, by the unit."""
    after = max(cue.places) + 1
    noun = None if sheet.said.text[after - 1] == "均" else _NOUN.match(sheet.said.text, after)  # 校均在校生
    said = noun.group() if noun else ""
    cores = [(column, _COUNT.sub("", column.name)) for column in columns if not is_share(column)]
    for found in (
        [
            column
            for column, core in cores
            if core and (said.startswith(core) or (core.endswith(said[:2]) and len(said) > 1))
        ],
        [column for column, core in cores if cue.whole and core.endswith(cue.whole) and cue.whole not in _PEOPLE],
        [column for column, core in cores if cue.whole and core.startswith(cue.whole) and cue.whole not in _PEOPLE],
        [column for column, _ in cores if cue.whole in _BODIES and column.unit == cue.whole],
    ):
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _spoken(sheet: Sheet, cue: Cue) -> frozenset[int]:
    """Return where the question says of what sort those are that it says each of: 每家医院 of a row of hospitals."""
    start = max(cue.places) + 1
    for length in (4, 3, 2):
        noun = sheet.said.text[start : start + length]
        names = [name for row in sheet.rows.chosen for name in row.names]
        if re.fullmatch(r"机构|单位|学校|院校", noun) or any(
            name.endswith(noun) for name in (*names, *sheet.grid.heads)
        ):
            return frozenset(range(start, start + length))
    return NOWHERE
