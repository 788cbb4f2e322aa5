"""How a question words what has changed from one year to the next, and what comes to each of several.

In: the folded question. Out: `Cue`s. Growth is told by a verb (增加了多少), by a comparison with another year
(比去年多招多少), by the distance between two years (两年相差多少) or by a noun (增速); which rows and columns are
meant is read elsewhere.
"""

import re

from assistant.answer.mentions import Places
from assistant.answer.tabular.cue import Cue, spread

_BASE = (
    r"(?:上年|去年|上一年度?|上年度|前一年|上一?届|上一?学年"
    r"|(?:19|20)\d{2}(?:[-–—~～至](?:20)?\d{2})?(?:学年|年度?|届)?)"
)
_MOVE = (  # no 升入普高多少人
    r"(?:增长|增加|增多|上升|提高|下降|减少|降低|缩减|上涨|下跌|下滑|[增减涨降多少低跌掉]|升(?![入学读])"
    r"|(?<![普职综])高(?![中职校等级考]))"
)
_HOW = r"(?:百分之(?:几|多少)|个?百分点|几成|多少|几)"
_DONE = r"(?:得|出来?|[\u4e00-\u9fff]{0,2}?)"  # 多花了多少, 多出来多少, 少培训了几人
_AGAINST = re.compile(
    rf"(?:[比较与和跟同]{_BASE}(?:同期)?(?:相比|比)?(?:起来)?,?(?:是|还|又|要|净|有没有|有所|实际)*{_MOVE}?|同比{_MOVE}?)"
    rf"(?:{_DONE}了?{_HOW}|了)?"
)
_MOVED = re.compile(
    rf"净?{_MOVE}{_DONE}了?{_HOW}|{_MOVE}了?(?:没有|吗|还是|,)|{_MOVE}了|净?[增减降]额|[增降涨减跌]幅|增长率|增速|[增涨降]了吗"
    rf"|有没有(?:{_MOVE})|(?<=还是){_MOVE}了?"
)
_APART = re.compile(r"(?:之间|的)?(?:相差|差额|差距|差值|之差|差了?|变化了?|变动了?)(?:是|有|为)?(?:多少|几|多大)?")
_SPAN = re.compile(
    r"(?:这|前后)?[一两]年(?:之间|时间|下来|[里间来内])?|从?(?:去年|上年)到(?:今年|本年)"
    r"|从?(?:19|20)\d{2}年?[到至和与跟、](?:19|20)\d{2}年?(?:之间)?"
)
_NOW = re.compile(r"今年|本年度?|当年|本届|这一?[届年]")
_RATE = re.compile(r"百分之|百分比|%|[增降涨减跌]幅|增长率|增速|几成")
_AMOUNT = re.compile(rf"{_MOVE}{_DONE}了?(?:多少|几)(?!个?百分点)")
_BACK = re.compile(r"去年|上年(?![度]?计划)|上一年度?|上一?届|前一年|(?:19|20)\d{2}年")
_DOWN = re.compile(r"[降减少低缩跌滑掉]")
_GROWN = re.compile(
    r"(?P<up>(?:增加|增长|增多|上升|提高|上涨|涨|增|多(?=了(?!多少|几)))(?:幅度?|速度?|率|额|量)?)"
    r"|(?:减少|下降|降低|缩减|下滑|下跌|[减降跌掉]|少(?=了(?!多少|几)))(?:幅度?|率|额|量)?"
)
_FAST = re.compile(r"快|慢|幅|速|率|猛|狠|百分")
_SLOW = frozenset("低少小慢")
_OPENS = re.compile(r"哪[一]?[些几]|哪(?:个|项|类|种|家|所)|(?:分别)?是(?:什么|谁)|有谁")
_PER = re.compile(
    r"平均(?:到|下来)?,?每?(?:一)?(?:个(?=[班校院馆园店]))?(?P<one>[所家个座间名位班校院馆园店人县区张])?"
    r"|每(?:一)?(?:个(?=[班校院馆园店]))?(?P<two>[所家座间名位班校院馆园店])|(?P<three>[校院馆园店班站师])均"
    r"|[每一]个?(?P<four>[校院馆园店班])平均"
)


def changes(text: str, *, claimed: bool, asking: Places) -> list[Cue]:
    """Return a change on the year before, or the value of that year."""
    against, moved = _AGAINST.search(text), _MOVED.search(text)
    span = _SPAN.search(text)
    apart = _APART.search(text) if span and not moved else None
    found = [match for match in (against, moved, apart) if match]
    if found:
        words = _AGAINST, _MOVED, _RATE, _NOW, _SPAN
        spoken = asking | spread(
            *(match for word in words for match in word.finditer(text)), *([apart] if apart else [])
        )
        moves = re.search(_MOVE, text[against.start() + 1 :] if against else text) or re.search(_MOVE, text)
        low = moves is not None and _DOWN.search(moves.group()) is not None
        rate = _RATE.search(text) is not None
        amount = apart is not None or _AMOUNT.search(text) is not None or not rate
        at = min(match.start() for match in found)
        return [Cue("change", at, spoken, low=low, rate=rate, amount=amount, claim=claimed)]
    back = _BACK.search(text)
    return [Cue("previous", len(text), spread(*_BACK.finditer(text)))] if back else []


def ranked_by_change(text: str, most: re.Match[str]) -> Cue | None:
    """Return the cue of rows that are put in order by what they have gained or lost."""
    grown = _GROWN.search(text)
    if grown is None:
        return None
    slow = (most["way"] or ("少" if most["last"] else "多")) in _SLOW
    spoken = spread(most, *_GROWN.finditer(text), *re.finditer(rf"(?:[比较与和跟同]{_BASE}|同比|得(?=最))", text))
    moved = ("least" if slow else "+") if grown["up"] else "-"
    if slow and not grown["up"]:
        return None  # the least of a loss may be a gain
    return Cue(
        "rank", most.start(), spoken, low=moved != "+", way="多", moved=moved, rate=_FAST.search(text) is not None
    )


def which(text: str) -> list[Cue]:
    """Return the cue of the rows that have gained, or that have lost: 哪些项目下降了."""
    grown, opens = _GROWN.search(text), _OPENS.search(text)
    if grown is None or opens is None or "最" in text or re.search(r"多少|百分之|原因|措施|[增降涨减跌]幅", text):
        return []
    spoken = spread(opens, *_GROWN.finditer(text), *_NOW.finditer(text))
    spoken |= spread(*re.finditer(rf"(?:[比较与和跟同]{_BASE}(?:相比)?|同比|不增反|出现|有所)", text))
    return [Cue("which", grown.start(), spoken, low=not grown["up"], moved="+" if grown["up"] else "-")]


def averages(text: str) -> list[Cue]:
    """Return the cue of what one of several comes to: 平均每校, 校均; `whole` is the one of them."""
    per = _PER.search(text)
    if per is None:
        return []
    whole = next((said for said in per.groupdict().values() if said), "")
    return [Cue("average", per.start(), spread(per), whole=whole)]
