"""The rows that a question puts in order, and by what.

In: a `Sheet`, a `Cue`. Out: a `Plan` with the cells of all rows that are of the sort that is asked for.
"""

import re
from collections.abc import Sequence

from assistant.answer.columns import CHANGED
from assistant.answer.grid import Named
from assistant.answer.mentions import NOWHERE, Places
from assistant.answer.tabular.cue import Cue
from assistant.answer.tabular.plan import Plan, column_of
from assistant.answer.tabular.sheet import Operand, Sheet, is_share

_SORT = re.compile(r"(?:哪[一些]?|什么|啥)(?P<measure>[个所家项类种门]?)(?P<noun>[\u4e00-\u9fff]{0,6})")
PLACE_OF_WORK = re.compile(r"[校园院所馆]|中心|单位|机构")
ANY_SORT = frozenset(("地方", "地区", "区域", "单位", "项目", "类别", "种类", "部门", "类"))
MOSTLY = 0.7  # of the words for a part or a whole that its column must have
FEWEST = 3  # rows that are put in order
_LISTED = re.compile(r"[、和与跟]")
_MONEY = re.compile(r"[\u4e00-\u9fff]{0,2}(?:经费|收入|支出|资金|投入|费用|开支|拨款)")
_COUNT = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:人数|总数|数量|数|人次)$")
_DISTRICTS = frozenset("县市区乡镇旗")
_COUNTED = re.compile(r"的?(?:人数|数)$")
_QUOTIENT = re.compile(
    r"(?:按照?|把|用|拿|以|依)?(?P<part>[^,。?按把用拿以依]{2,16}?)(?:占|除以|÷|比上)(?:其|[本各该全](?:[校院园馆所系部][的]?|学院|学校))?(?P<whole>[^,。?占]{2,14}?)"
    r"(?:的?(?:比例|比重|占比|比值)(?:来)?(?:排[名序列]*)?|来?排[名序列]*|(?=最))"
)
_RATE = re.compile(r"(?P<part>[\u4e00-\u9fff]{2,4})率")


def rank(sheet: Sheet, cue: Cue) -> Plan | None:
    """All rows by one column, or by the rate that two of them come to."""
    if any(name in sheet.said.text for row in sheet.items for name in row.names) or not _of_sort(sheet):
        return None
    columns = sheet.of_year(sheet.grid.columns)
    if quotient := _QUOTIENT.search(sheet.said.text):
        return _by_quotient(sheet, quotient)
    rate = _RATE.search(sheet.said.text)
    if rate and not any(is_share(column) for column, _ in sheet.named(columns)):
        return _rate(sheet, rate)
    sort = _sort(sheet)
    items = _of_sort(sheet)
    if any(match.start() not in sheet.rows.places for match in _LISTED.finditer(sheet.said.text[: cue.at])):
        return None  # 甲、乙、丙哪个最多: those only, not all rows
    if cue.moved:
        return _moved(sheet, cue, items)
    column, places = column_of(sheet, columns, without=sort)
    rows = [row for row in items if column and Operand(row, column).holds_amount]
    least = FEWEST if len(items) == len(sheet.items) else 2  # two of the rows may be the only 县
    if column is None or len(rows) < max(least, cue.count) or len(rows) < len(items) - 1:
        return None
    told = len(items) < len(sheet.items) or _DISTRICTS.issuperset(sheet.said.text[place] for place in sort)
    return Plan(sheet.amounts(rows, column), (), places | (sort if told else NOWHERE))


def _moved(sheet: Sheet, cue: Cue, items: Sequence[Named]) -> Plan | None:
    """The rows that have gained, or lost, by the column of changes: rates where those are asked for, else amounts."""
    changes = [column for column in sheet.grid.columns if CHANGED.search(column.name)]
    rates = [column for column in changes if is_share(column)]
    amounts = [column for column in changes if column not in rates]
    fitting = (rates or amounts) if cue.rate else (amounts or rates)
    if len(fitting) != 1:
        return None
    column = fitting[0]
    cells = [(row, row.row.cells[column.place].text.strip()) for row in items if Operand(row, column).holds_amount]
    lost = [row for row, text in cells if re.match(r"[-−－]\s*\d", text)]
    places = sheet.said.of(column.name)
    if cue.moved == "least":
        return Plan(sheet.amounts([row for row, _ in cells], column), (), places) if column in rates else None
    rows = lost if cue.moved == "-" else [row for row, _ in cells if row not in lost]
    signed = bool(lost) or (column in rates and cue.moved == "+")
    return Plan(sheet.amounts(rows, column), (), places) if signed and rows and len(cells) > 1 else None


def _rate(sheet: Sheet, rate: re.Match[str]) -> Plan | None:
    """The rows by the rate that is called after one column, of the first column before it."""
    levels = sheet.of_year(sheet.levels)
    parts = [column for column in levels if len(column.name) > 1 and rate["part"].endswith(_COUNT.sub("", column.name))]
    if len(parts) != 1 or levels[0] is parts[0] or levels[0].unit != parts[0].unit:
        return None
    return Plan(
        sheet.amounts(sheet.items, parts[0]), sheet.amounts(sheet.items, levels[0]), frozenset(range(*rate.span()))
    )


def _by_quotient(sheet: Sheet, quotient: re.Match[str]) -> Plan | None:
    """The rows by what one column is of another that the question divides it by: 按双师型占专任教师的比例排."""
    levels = sheet.of_year(sheet.levels)
    start, end = quotient.span("part")
    parts = sheet.named(levels, frozenset(range(start, end)))
    wholes = sheet.named(levels, frozenset(range(*quotient.span("whole"))))
    wholes = [one for one in wholes if one[0] not in [column for column, _ in parts]]
    if len(parts) != 1 or len(wholes) != 1:
        return None
    if not (_is_called(quotient, "part", parts[0][1]) and _is_called(quotient, "whole", wholes[0][1])):
        return None
    part, whole = parts[0][0], wholes[0][0]
    rows = [row for row in sheet.items if all(Operand(row, column).holds_amount for column in (part, whole))]
    places = frozenset(range(*quotient.span())) | _sort(sheet)
    return Plan(sheet.amounts(rows, part), sheet.amounts(rows, whole), places)


def _is_called(quotient: re.Match[str], name: str, places: Places) -> bool:
    """Tell whether a column has most of the words for a part or a whole: 义务教育学生 is not 小学生."""
    words = _COUNTED.sub("", quotient[name])
    start = quotient.start(name)
    return len(places & frozenset(range(start, start + len(words)))) >= MOSTLY * len(words)


def _sort(sheet: Sheet) -> Places:
    """Return where the question says of what sort the rows are: 学校 of 哪类学校招生最少."""
    asked = _SORT.search(sheet.said.text)
    if asked is None:
        return NOWHERE
    start = asked.start("noun")
    length = len(re.split(r"[的最有是在增减降涨比较同]|下降|上升|提高", asked["noun"])[0])
    for column in sheet.grid.columns:
        said = sheet.said.text[start : start + length]
        cut = next((at for at in range(1, length - 1) if said[at : at + 2] in column.name[:2]), length)
        length = min(length, cut)
    return frozenset(range(start, start + length))


def _of_sort(sheet: Sheet) -> list[Named]:
    """Return the rows of the sort that is asked for, none where they are of another: 哪所学校 asks for no district.

    哪个县 asks for those rows only that end in 县.
    """
    asked = _SORT.search(sheet.said.text)
    if asked is None:
        return list(sheet.items)
    noun = "".join(sheet.said.text[place] for place in sorted(_sort(sheet)))
    heads = "".join(sheet.grid.heads)
    if asked["measure"] == "所" and not PLACE_OF_WORK.search(heads):
        return []
    pairs = [noun[i : i + 2] for i in range(len(noun) - 1)]
    names = [row.names[0] for row in sheet.items]
    if asked["measure"] != "所" and _MONEY.fullmatch(noun) and noun[-2:] in sheet.grid.said:
        return list(sheet.items)  # 哪项经费 of a table of 经费
    if len(noun) > 1 and _DISTRICTS.issuperset(noun) and all(name[-1] in _DISTRICTS for name in names):
        return list(sheet.items)  # 哪个县区 asks for all of them, 岚桥市 too
    if not noun or noun in ANY_SORT or any(pair in heads for pair in pairs):
        return list(sheet.items)
    if pairs and any(sum(pair in name for name in names) * 2 > len(names) for pair in pairs):
        return list(sheet.items)
    return [row for row in sheet.items if row.names[0][-1] in noun[:2]]
