"""What a stock was before things came and went: 新增专业点6个；撤销专业点4个。调整后专业点118个 -> 116个.

In: the stock as an `Entry` and a `Finder`. Out: a `Computed`, or None unless the text tells next to it one number of
what came and one of what went, both of the same things.
"""

import re

from assistant.facts.entries import Entry
from assistant.facts.finding import Finder
from assistant.facts.results import Computed, amount, approximate, computed
from assistant.prompts import BEFORE_WAS

NEAR = 2  # sentences around the stock in which what came and went is told
_CAME = re.compile(r"^(?:年内|当年|本年|全年)?(?:新增设?|增设|新设|新开|新建|新签|新认定|新加入)(?:的|了)?")
_WENT = re.compile(
    r"^(?:年内|当年|本年|全年)?(?:撤销|停招|停办|停开|关停|终止|到期(?:终止|退出)?|退出|注销|取消)(?:的|了)?"
)
_IN_A_YEAR = re.compile(r"年内|一年|当年|本年|全年|今年|学年")


def before_turnover(stock: Entry, finder: Finder, *, of_a_year: bool) -> Computed | None:
    """Return what a stock was before; `of_a_year`: only where the text says that the turnover is that of a year."""
    if stock.cell or stock.is_share or stock.is_change or not stock.exact or stock.part_of is not None:
        return None
    if _CAME.match(stock.label) or _WENT.match(stock.label):
        return None
    near = [e for e in finder.entries if abs(e.statement - stock.statement) <= NEAR and _goes_with(e, stock)]
    came, went = ([e for e in near if pattern.match(e.label)] for pattern in (_CAME, _WENT))
    if len(came) != 1 or len(went) != 1 or not (_is_of(came[0], _CAME, stock) and _is_of(went[0], _WENT, stock)):
        return None
    if of_a_year and not _IN_A_YEAR.search(came[0].sentence):
        return None
    operands = (stock, came[0], went[0])
    result = amount(stock.value - came[0].value + went[0].value, operands)
    text = f"{BEFORE_WAS}{approximate(operands)}{result}：{'，'.join(entry.shown for entry in operands)}"
    terms = f"{stock.figure.text} - {came[0].figure.text} + {went[0].figure.text}"
    return computed(text, terms, result, operands)


def _goes_with(entry: Entry, stock: Entry) -> bool:
    same = entry.figure.chunk_id == stock.figure.chunk_id and entry.unit == stock.unit
    return same and entry.exact and not (entry.is_share or entry.is_change or entry.cell)


def _is_of(move: Entry, verb: re.Pattern[str], stock: Entry) -> bool:
    """Tell whether what came or went is what the stock counts: it has no noun of its own, or that of the stock."""
    noun = verb.sub("", move.label)
    return not noun or stock.label.endswith(noun) or (len(stock.label) > 1 and noun.endswith(stock.label))
