"""Rows that are steps of a ladder, and which of them a bound takes in: 副高及以上 is 正高 and 副高.

In: a `Sheet`. Out: a `Plan` that adds up the rows of the steps that are meant; None where
the table lacks the end of the ladder that the bound reaches to. A row that is itself a range (35岁及以下) is no step.
"""

import re

from assistant.answer.grid import Named
from assistant.answer.tabular.cue import Cue
from assistant.answer.tabular.plan import Plan, column_of
from assistant.answer.tabular.sheet import Sheet

# The highest step first; steps of one tuple are names of the same.
_LADDERS: tuple[tuple[tuple[str, ...], ...], ...] = (
    (("正高",), ("副高",), ("中级",), ("初级", "助理级")),
    (("博士",), ("硕士",), ("本科", "学士"), ("专科", "大专"), ("高中", "中专")),
    (("国家级",), ("省级", "自治区级"), ("市级", "地市级"), ("县级", "区县级", "校级")),
    (("特等",), ("一等",), ("二等",), ("三等",)),
    (("三级",), ("二级",), ("一级",)),
    (("优秀",), ("良好",), ("合格", "及格"), ("不合格", "不及格")),
)
BOUND = re.compile(
    r"(?P<step>[\u4e00-\u9fff]{2})(?:职称|学历|学位|等次|奖|医院)?(?:级)?(?:职称|学历)?(?:及|或)?(?:其)?以(?P<way>[上下])"
)
_SENIOR = re.compile(r"(?<![正副])高级(?:专业技术)?(?:职称|职务|以?上?)")
SENIOR = 2  # steps that 高级职称 takes in


def bounded(text: str) -> list[Cue]:
    """Return the cue of the rows that a bound takes in."""
    bound, senior = BOUND.search(text), _SENIOR.search(text)
    match = bound or senior
    if match is None:
        return []
    spoken = frozenset(range(*match.span())).union(
        *(range(*m.span()) for m in re.finditer("一共|总共|合计|共有", text))
    )
    return [
        Cue(
            "steps",
            match.start(),
            spoken,
            low=bool(bound) and match["way"] == "下",
            whole=bound["step"] if bound else "",
        )
    ]


def steps(sheet: Sheet, cue: Cue) -> Plan | None:
    """Add up the rows from the step that is named to the end of the ladder."""
    for ladder in _LADDERS:
        rows = [_row_of(sheet, names) for names in ladder]
        if sum(row is not None for row in rows) < SENIOR:
            continue
        at = _step(ladder, cue)
        taken = rows[at:] if cue.low else rows[: at + 1]
        if at < 0 or rows[at] is None or (taken[0] is None and not cue.low):
            continue
        found = [row for row in taken if row is not None]
        others = [row for row in sheet.rows.chosen if row not in found]
        column, places = column_of(sheet, sheet.of_year(sheet.levels))
        if column is None or any(not row.is_total for row in others):
            return None
        return Plan(sheet.amounts(found, column), (), places | sheet.dates((column,)))
    return None


def _step(ladder: tuple[tuple[str, ...], ...], cue: Cue) -> int:
    """Return which step is named, -1 for none; 高级 takes in 正高 and 副高."""
    if not cue.whole:
        return SENIOR - 1 if ladder[0] == ("正高",) else -1
    return next(
        (at for at, names in enumerate(ladder) if any(cue.whole in name or name in cue.whole for name in names)), -1
    )


def _row_of(sheet: Sheet, names: tuple[str, ...]) -> Named | None:
    found = [row for row in sheet.items if any(name.startswith(names) for name in row.names)]
    return found[0] if len(found) == 1 else None
