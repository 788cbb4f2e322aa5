"""Whether a level or a price is told, or only a change or a total.

In: a question for an amount and the sentences at and beside the best evidence. Out: a Chinese sentence on what is
told, "" where nothing stands against an answer. 合格率较上年提升12% does not tell how high it is, and what all got
together not what each gets.
"""

import re
from collections.abc import Sequence

from assistant.answer.question import Ask
from assistant.answer.units import Unit

MOVES = re.compile(
    r"提[高升]了?(?![到至])|增(?!值)|涨|下降了?(?![到至])|减|降|变化|比(?![例重赛])|较(?!为)|差(?!旅)|缩短|[高多少]出|超"
)
_RATE = re.compile(r"(?P<rate>[\u4e00-\u9fff]{2}率)")
_CHANGED = r"[^，,。；;]*?(?:提[高升]|增[长加]|上升|下降|降低|减少)了?(?:约|近|超|逾)?\d+(?:\.\d+)?(?:%|个?百分点)"
_PRICE = re.compile(
    r"每一?[人生个名台位次家期节课户亩件本套间]+|人均|一[台节人次期本册亩间套件户]课?|一个(?!月|学)[人班学]?生?"
)
_ASKED_PRICE = re.compile(r"多少钱?|几[元块]|多少元")
_EACH = re.compile(r"每|均|标准|单价|/|一[台节人次期本套件]|各")


def level_untold(text: str, ask: Ask, near: Sequence[Unit]) -> str:
    """Say that only a change of a rate, or only a total, is told; `near` has the best sentence first."""
    if ask.kind != "number" or not near:
        return ""
    return _only_changed(text, ask, near) or _only_total(text, ask, near)


def _only_changed(text: str, ask: Ask, near: Sequence[Unit]) -> str:
    asked = _RATE.search(text)
    if asked is None or "%" not in ask.units or MOVES.search(text):
        return ""
    rate = asked["rate"]
    clauses = [c for unit in near for c in re.split(r"[，,。；;]", unit.sentence.text) if rate in c and "%" in c]
    changed = [re.search(rf"{rate}{_CHANGED}", clause) for clause in clauses]
    if not changed or not all(changed):
        return ""
    told = next(match.group() for match in changed if match)
    return f"资料只写到{rate}的变化（{told}），没有写{rate}是多少。"


def _only_total(text: str, ask: Ask, near: Sequence[Unit]) -> str:
    asked = _PRICE.search(text)
    money = any(q.unit == "元" for q in near[0].quantities)  # 每人每年的标准是多少 names no unit
    if asked is None or not (ask.units == ("元",) or (not ask.units and money)) or not _ASKED_PRICE.search(text):
        return ""
    if any(_EACH.search(unit.sentence.text) or unit.row for unit in near):
        return ""
    return f"资料只写到总额，没有写{asked.group()}多少钱。"
