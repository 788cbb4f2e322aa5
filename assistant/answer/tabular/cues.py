"""Which operation on a table a question words, and which of its characters only word it.

In: the folded question. Out: a `Cue`, or None. Which rows and columns it is done with is for `choice.py`.
"""

import re

from assistant.answer.mentions import Places
from assistant.answer.tabular.cue import Cue, spread
from assistant.answer.tabular.ladders import bounded
from assistant.answer.tabular.moves import averages, changes, ranked_by_change, which
from assistant.text.numerals import HAN_NUMERAL, whole_number

_LOW = frozenset("低少小短")
_N = rf"[{HAN_NUMERAL}\d]{{1,3}}"
_MOST = re.compile(
    r"最(?:为)?(?P<way>[高低多少大小长短快慢猛狠]|厉害|明显|显著)(?!只?能|可|不)|(?P<last>垫底|排末位|居末)|(?P<first>居首(?!先)|拔得头筹)"
)
_WHICH = re.compile(r"哪|谁|什么|啥|排|前|最.的[\u4e00-\u9fff]")
_TOP = re.compile(
    rf"(?P<last>倒数|[后末])?(?<!之)(?:排名?(?:在|名)?)?(?:前|(?<=[后末]))(?P<n>{_N})(?!年|个?月|天|届|期)(?:[名位所家个项类])?"
    rf"|最(?P<most>[高低多少大小])的(?P<r>{_N})[个名位所家项类种门]"
    rf"|(?P<low>倒数)?第(?P<p>{_N})(?P<way>[多高大少低小])|排名?(?:在)?(?:全[市省县区国校])?(?P<below>倒数)?第(?P<q>{_N})(?:名|位)?"
)
_ORDER = re.compile(
    r"(?P<up>[从由按]?[少低小]到[多高大]|升序)|(?:[从由按]?[多高大]到[少低小]|降序)"
    r"|(?:来|给|做|进行|个|一下|下)*排(?:一?个?(?:序|名次|名)|列|一?[排下])"
)
_ORDERED = re.compile(r"(?:排(?:一?个?(?:序|名次|名)|列|一?[排下])|到[多高大少低小])")
_CALLED = re.compile(r"(?<![增降])(?P<part>[\u4e00-\u9fff]{2})率(?!先|领)")
_WORD = (  # 占多少, but not 占多少人
    r"(?:比例|比重|百分之(?:几|多少)|百分比|几成|多少(?![个名人所项家])|多大(?:的)?(?:比例|比重|份额)?|几分之几|份额|占比)"
)
_SHARE = re.compile(
    rf"占(?:了|到|去)?(?P<whole>[^,。?占]{{0,14}}?)(?:当?中|里面?)?的?{_WORD}"
    rf"|的?(?:比例|比重|百分比)(?:有|是|为|达)?(?:到)?(?:多[高大少]|几成)|在(?P<among>[^,。?占在]{{2,14}}?)(?:当?中|里面?)(?:所?占)?的?{_WORD}|(?:的|所)?占比"
)
_VERSUS = re.compile(
    r"比(?!例|重|赛|较)|谁|哪[一]?[个所家项类种](?:更|要)?|相差|差距|差额|[多高]出|差(?:了)?(?:多少|几)|还是|相比|[比]起来"
)
_WAY = re.compile(
    r"[多高大少低小](?=[呢吗]?[,。?]*$|[\u4e00-\u9fff]?[了出]?来?多少|[\u4e00-\u9fff]?[了出]?来?几|一?些|一?点|吧|,|对|是真|还是)"
)
_TIMES = re.compile(r"(?:是|有|为|达|抵|顶)?(?:的|了)?(?:多少|几)倍")
_LEFT = re.compile(
    r"(?:还)?(?:有多少)?[^,。?]{0,8}?(?P<no>没有?|未|尚未|没能|未能)(?=[\u4e00-\u9fff]{2})(?!得到?说明|提到)"
)
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


def read_cues(text: str) -> list[Cue]:
    """Return what a question may word, to be tried in turn."""
    claim = _CLAIM.search(text)
    claimed, asking = claim is not None, spread(*_CLAIM.finditer(text))
    found = [rank] if (rank := _rank(text)) else []
    found += [_share(text, match) for match in _SHARE.finditer(text)][:1]
    found += [*bounded(text), *_rated(text)]
    found += averages(text)
    found += which(text)
    found += changes(text, claimed=claimed, asking=asking)
    if versus := _VERSUS.search(text):
        ways = [match for match in _WAY.finditer(text) if match.start() >= versus.start()]
        way = ways[0] if ways else None
        spoken = asking | spread(*_VERSUS.finditer(text), *ways)
        low = way is not None and way.group() in _LOW
        found.append(Cue("compare", versus.start(), spoken, low=low, way=way.group() if way else "多", claim=claimed))
    if times := _TIMES.search(text):
        found.append(Cue("times", times.start(), spread(times)))
    if (left := _LEFT.search(text)) and not (claimed or re.search("[最哪谁]", text)):
        found.append(Cue("left", left.start("no"), frozenset(range(*left.span("no")))))
    if summed := _SUM.search(text):
        found.append(Cue("sum", summed.start(), spread(*_SUM.finditer(text))))
    if each := _EACH.search(text):
        found.append(Cue("each", each.start(), spread(*_EACH_ASKS.finditer(text))))
    return found


def talk(text: str) -> Places:
    """Return the characters that only ask or join."""
    return spread(*_TALK.finditer(text))


def _rank(text: str) -> Cue | None:
    order, top, most = _ORDER.search(text), _TOP.search(text), _MOST.search(text)
    if order and not top and _ORDERED.search(text):
        spoken = spread(*_ORDER.finditer(text), *re.finditer(r"按照?|依照?|顺序|名次|[从由]", text))
        return Cue("rank", order.start(), spoken, low=re.search(r"[从由按]?[少低小]到|升序", text) is not None, count=0)
    if top:
        place = top["p"] or top["q"]
        number = whole_number(top["n"] or top["r"] or place) or 0
        low = bool(top["last"] or top["low"] or top["below"]) or (top["way"] or top["most"] or "多") in _LOW
        low = low or (most is not None and most["way"] in _LOW)
        spoken = spread(top, *([most] if most else []), *re.finditer(r"排名?(?:在|名)?|居|位列", text))
        return Cue("rank", top.start(), spoken, low=low, count=number, only=bool(place)) if number else None
    if most is None or not _WHICH.search(text):
        return None
    if len(_MOST.findall(text)) > 1:
        return None
    if found := ranked_by_change(text, most):
        return found
    way = most["way"] or ("低" if most["last"] else "高")
    return Cue("rank", most.start(), spread(most), low=way in _LOW, way=way)


def _rated(text: str) -> list[Cue]:
    """Return the share that a rate called after a part is: 升学率; `term` is the part."""
    rate = _CALLED.search(text)
    if rate is None or "占" in text or "最" in text:
        return []
    return [Cue("share", rate.end(), frozenset((rate.end() - 1,)), term=rate["part"])]


def _share(text: str, match: re.Match[str]) -> Cue:
    whole = match["whole"] or match["among"] or ""
    asked = [*re.finditer(r"合起来|加起来|一共|合计|总共|共", text[: match.end()])]
    start, end = match.span("whole") if match["whole"] else match.span("among") if match["among"] else (0, 0)
    spoken = frozenset(range(*match.span())) - frozenset(range(start, end))
    return Cue("share", match.start(), spoken | spread(*asked), whole=whole)
