"""Which operation on a table a question words, and which of its characters only word it.

In: the folded question. Out: a `Cue`, or None. Which rows and columns it is done with is for `choice.py`.
"""

import re
from dataclasses import dataclass
from typing import Literal

from assistant.answer.mentions import NOWHERE, Places
from assistant.text.numerals import HAN_NUMERAL, whole_number

Operation = Literal["rank", "share", "compare", "change", "previous", "left", "sum", "each"]

_LOW = frozenset("低少小短")
_N = rf"[{HAN_NUMERAL}\d]{{1,3}}"
_MOST = re.compile(r"最(?P<way>[高低多少大小长短])(?!只?能|可|不)")
_WHICH = re.compile(r"哪|谁|什么|啥|排|前|最.的[\u4e00-\u9fff]")
_TOP = re.compile(
    rf"(?P<last>倒数|[后末])?(?<!之)(?:排名?(?:在|名)?)?(?:前|(?<=[后末]))(?P<n>{_N})(?!年|个?月|天|届|期)(?:[名位所家个项类])?"
    rf"|最(?P<most>[高低多少大小])的(?P<r>{_N})[个名位所家项类种门]"
    rf"|(?P<low>倒数)?第(?P<p>{_N})(?P<way>[多高大少低小])|排名?(?:在)?(?P<below>倒数)?第(?P<q>{_N})(?:名|位)?"
)
_ORDER = re.compile(
    r"(?P<up>[从由按]?[少低小]到[多高大]|升序)|(?:[从由按]?[多高大]到[少低小]|降序)"
    r"|(?:来|给|做|进行|个|一下|下)*排(?:一?个?(?:序|名次|名)|列|一?[排下])"
)
_ORDERED = re.compile(r"(?:排(?:一?个?(?:序|名次|名)|列|一?[排下])|到[多高大少低小])")
_WORD = r"(?:比例|比重|百分之(?:几|多少)|百分比|几成|多少|多大(?:的)?(?:比例|比重|份额)?|几分之几|份额|占比)"
_SHARE = re.compile(
    rf"占(?:了|到|去)?(?P<whole>[^,。?占]{{0,14}}?)(?:当?中|里面?)?的?{_WORD}"
    rf"|在(?P<among>[^,。?占在]{{2,14}}?)(?:当?中|里面?)(?:所?占)?的?{_WORD}|(?:的|所)?占比"
)
_BASE = r"(?:上年|去年|上一年度?|上年度|前一年|上一?届|(?:19|20)\d{2}年度?)"
_MOVE = r"(?:增长|增加|增多|上升|提高|下降|减少|降低|缩减|上涨|下跌|[增减涨降多少升高低跌])"
_AGAINST = re.compile(
    rf"(?:[比较与和跟同]{_BASE}(?:同期)?(?:相比|比)?(?:起来)?,?(?:是|还|又|要|净)*{_MOVE}?|同比{_MOVE}?)"
    r"了?(?:多少|几)?(?:百分之(?:几|多少)|个?百分点|几成)?"
)
_MOVED = re.compile(
    rf"{_MOVE}了?(?:多少|几|没有|吗|百分之(?:几|多少))|增幅|降幅|涨幅|增长率|增速|[增涨降]了吗|{_MOVE}(?:了|还是)"
)
_RATE = re.compile(r"百分之|百分比|%|[增降涨]幅|增长率|增速|几成")
_AMOUNT = re.compile(rf"{_MOVE}了?(?:多少|几)(?!个?百分点)")
_BACK = re.compile(r"去年|上年(?![度]?计划)|上一年度?|上一?届|前一年|(?:19|20)\d{2}年")
_VERSUS = re.compile(
    r"比(?!例|重|赛|较)|谁|哪[一]?[个所家项类种](?:更|要)?|相差|差距|差额|[多高]出|差(?:了)?(?:多少|几)|还是|相比|[比]起来"
)
_WAY = re.compile(r"[多高大少低小](?=[呢吗]?[,。?]*$|了?多少|了?几|一?些|一?点|吧|,|对|是真|还是)")
_LEFT = re.compile(
    r"(?:还)?(?:有多少)?[^,。?]{0,8}?(?P<no>没有?|未|尚未|没能|未能)(?=[\u4e00-\u9fff]{2})(?!得到?说明|提到)"
)
_GROWN = re.compile(r"(?P<up>增加|增长|增多|上升|提高|涨)|减少|下降|降低|缩减|[减降]")
_SUM = re.compile(r"一共|合计|总共|加起来|加在一起|合起来|共计|之和|总和|相加|共(?=有|多少|几)")
_EACH = re.compile(
    r"各(?:是|有|为|占)?多少|各[\u4e00-\u9fff]{1,6}?(?:分别)?(?:是|有|为)?多少|分别(?:是|有|为)?(?:多少|几)"
    r"|各(?:项|类|个|种|地|校|县|所|家)[^,。?]{0,12}(?:分别|情况|数据)|列出|列一下|列举|一览"
)
_EACH_ASKS = re.compile(r"各[项类个种地校县所家]?|分别|[是有为占]?(?:多少|几)|情况|数据|列出|列一下|列举|一览")
_CLAIM = re.compile(
    r"是不是|是否|[,]?(?:对不对|对吗|对吧|是吗|是吧|是真的吗?|属实吗?|没错吧|真的吗)|[吗吧](?=[?。]*$)|有没有(?=[增减])"
)
_TALK = re.compile(
    r"哪一?[个所家项类种几些门]|是谁|谁|什么|多少|[几]|是|有|的|了|请|一下|给|把|将|各[校县区市地院系班处]?|分别|呢|吗|吧|还|和|与|跟|在|里|中|说明|告诉我"
    r"|情况|数据|相比|起来|[,。?:!]"
)


@dataclass(frozen=True)
class Cue:
    """An operation as it is worded.

    `at` is where it stands: what is named before is what it is done with; `places` are the characters that word it.
    `low`: the smallest first, or the smaller is said to be the one. `count` is how many of a rank are asked for, 0 for
    all, `only` that it is the one in that place. `whole` is what a share is of, in the question's words; `moved` the
    sign of the changes that are ranked, "" where values are. `rate` and `amount`: whether a change is asked for in per
    cent, as an amount. `claim`: it is said so, and asked whether it is.
    """

    operation: Operation
    at: int
    places: Places = NOWHERE
    low: bool = False
    way: str = ""
    count: int = 1
    only: bool = False
    whole: str = ""
    moved: str = ""
    rate: bool = False
    amount: bool = False
    claim: bool = False


def read_cues(text: str) -> list[Cue]:
    """Return what a question may word, to be tried in turn."""
    claim = _CLAIM.search(text)
    claimed, asking = claim is not None, _places(*_CLAIM.finditer(text))
    found = [rank] if (rank := _rank(text)) else []
    found += [_share(text, match) for match in _SHARE.finditer(text)][:1]
    found += _changes(text, claimed=claimed, asking=asking)
    if versus := _VERSUS.search(text):
        ways = [match for match in _WAY.finditer(text) if match.start() >= versus.start()]
        way = ways[0] if ways else None
        spoken = asking | _places(*_VERSUS.finditer(text), *ways)
        low = way is not None and way.group() in _LOW
        found.append(Cue("compare", versus.start(), spoken, low=low, way=way.group() if way else "多", claim=claimed))
    if (left := _LEFT.search(text)) and not (claimed or re.search("[最哪谁]", text)):
        found.append(Cue("left", left.start("no"), frozenset(range(*left.span("no")))))
    if summed := _SUM.search(text):
        found.append(Cue("sum", summed.start(), _places(*_SUM.finditer(text))))
    if each := _EACH.search(text):
        found.append(Cue("each", each.start(), _places(*_EACH_ASKS.finditer(text))))
    return found


def talk(text: str) -> Places:
    """Return the characters that only ask or join."""
    return _places(*_TALK.finditer(text))


def _rank(text: str) -> Cue | None:
    order, top, most = _ORDER.search(text), _TOP.search(text), _MOST.search(text)
    if order and not top and _ORDERED.search(text):
        spoken = _places(*_ORDER.finditer(text), *re.finditer(r"按照?|依照?|顺序|名次|[从由]", text))
        return Cue("rank", order.start(), spoken, low=re.search(r"[从由按]?[少低小]到|升序", text) is not None, count=0)
    if top:
        place = top["p"] or top["q"]
        number = whole_number(top["n"] or top["r"] or place) or 0
        low = bool(top["last"] or top["low"] or top["below"]) or (top["way"] or top["most"] or "多") in _LOW
        low = low or (most is not None and most["way"] in _LOW)
        spoken = _places(top, *([most] if most else []), *re.finditer(r"排名?(?:在|名)?|居|位列", text))
        return Cue("rank", top.start(), spoken, low=low, count=number, only=bool(place)) if number else None
    if most is None or not _WHICH.search(text):
        return None
    if len(_MOST.findall(text)) > 1:
        return None
    grown = _GROWN.search(text)
    if grown is None:
        return Cue("rank", most.start(), _places(most), low=most["way"] in _LOW, way=most["way"])
    up = bool(grown["up"])
    if most["way"] in _LOW:
        return None  # the least of a change may be a gain or a loss
    return Cue("rank", most.start(), _places(most, grown), low=not up, way="多", moved="+" if up else "-")


def _share(text: str, match: re.Match[str]) -> Cue:
    whole = match["whole"] or match["among"] or ""
    asked = [*re.finditer(r"合起来|加起来|一共|合计|总共|共", text[: match.end()])]
    start, end = match.span("whole") if match["whole"] else match.span("among") if match["among"] else (0, 0)
    spoken = frozenset(range(*match.span())) - frozenset(range(start, end))
    return Cue("share", match.start(), spoken | _places(*asked), whole=whole)


def _changes(text: str, *, claimed: bool, asking: Places) -> list[Cue]:
    """Return a change on the year before, or the value of that year."""
    against, moved = _AGAINST.search(text), _MOVED.search(text)
    if against or moved:
        spoken = asking | _places(*_AGAINST.finditer(text), *_MOVED.finditer(text), *_RATE.finditer(text))
        moves = (re.search(_MOVE, text[against.start() + 1 :]) if against else None) or re.search(_MOVE, text)
        low = moves is not None and re.search(r"[降减少低缩跌]", moves.group()) is not None
        rate = _RATE.search(text) is not None
        amount = _AMOUNT.search(text) is not None or not rate
        at = min(match.start() for match in (against, moved) if match)
        return [Cue("change", at, spoken, low=low, rate=rate, amount=amount, claim=claimed)]
    back = _BACK.search(text)
    return [Cue("previous", len(text), _places(*_BACK.finditer(text)))] if back else []


def _places(*matches: re.Match[str]) -> Places:
    return NOWHERE.union(*(range(*match.span()) for match in matches))
