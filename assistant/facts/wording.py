"""The words around a number: which name what it counts, and what else they say.

In: the text between two numbers (a gap), a tagger. Out: parts of that text, and whether it states a change, a total or
a share for each. It knows nothing of the sentence around the gap.
"""

import re
from dataclasses import dataclass
from typing import Literal

from assistant.facts.former import FORMER
from assistant.facts.moves import FALL_MARKS, FALLS, MOVES, RISE_MARKS, RISES, is_fall
from assistant.lexicon import Tagger

Change = Literal["", "增加", "减少"]

PERIOD = re.compile(
    r"(?:截至|截止)?(?:19|20)\d{2}(?:[—\-~至/／](?:19|20)\d{2})?(?:学年|年度|年)(?:\d{1,2}月)?(?:\d{1,2}日)?[初末底]?"
)
LONGEST = 22  # characters that name what is counted
NAMING = 6  # characters that are enough to name it
LISTED = 14  # characters of a noun phrase between a number and the mark after it
JOINT = re.compile(
    r"[、，,]|以及|(?<!参)与(?![会赛])|(?<![普涉])及(?![格其时])|(?<![总饱温平共谐])和(?![谐平])|(?<=[人名个所家项次元])并"
)
_QUOTED = re.compile(r"[“《][^“”《》]*[”》]")
_LEAD = re.compile(
    r"^(?:其中|另有|另外|此外|同时|并|还|且|而|则|分别|以及|和|及|与|的|、|含|包括|包含|仅|已|即|今年|本年度"
    r"|年度|年内|年末|全年|(?:[\u4e00-\u9fff]{2,3})?全[市省院校县区国](?=.{2})|共(?![同建享创育研])有?(?=.{2})|中?只有|中仅|中(?=$)|另|在(?![校岗编职园籍读建册])|将|从|由|使|让|[\s，,：:])+"
)
_TAIL = re.compile(
    r"(?:总数|总量|总额|人数|数量|规模|共计|累计|总计|合计|达到|共有|总共|一共|分别|共|总|达|为|有|是|约|近|超|各|仅|(?<![人生户校年平班次场期日月])均|(?<![报迟签])到|至"
    rf"|(?:从|由){FORMER.pattern}的?"
    r"|计|数|队?伍?已经?[\u4e00-\u9fff]{2,5}|队伍"
    rf"|{MOVES}|改善|优化|(?:定格|稳定|保持|维持|控制|停留|锁定)在|[比较]的"
    r"|降|增|升|(?:从|由|(?<![报迟签])到|至|为)的?|[\s，,：:、])+$"
)
_CHANGE = re.compile(
    rf"(?P<to>(?:较|比|与)(?P<base>[^，。；较比]{{1,12}}?)(?:相比)?，?|同比|环比)?(?:分别|依次|均|又|再|也|则)*"
    rf"(?P<net>净)?(?P<verb>{RISES}|{FALLS}|[{RISE_MARKS}{FALL_MARKS}])(?:了|约|近|出)*$"
)
# What it is measured against may follow the verb: 高出上年175元; 高于上年的175元 gives the earlier value itself.
_MEAN_OF_ALL = r"(?:全[国省市县区校州]|[省市县])平均(?:水平|值|数)?"
_OVER = re.compile(
    rf"(?P<verb>高出|多出|超出|高于|多于|低于|少于)(?:了)?(?P<base>{FORMER.pattern}|(?:19|20)\d{{2}}年|{_MEAN_OF_ALL})"
    r"(?:了|约|近)?$"
)
_MOVING = re.compile(rf"(?:{MOVES}|改善|优化|增|减|升|降)(?:了)?[至到为]")
_LISTS = re.compile(r"分别|依次")
_UNDER = ("低于", "少于")
_TOTAL = re.compile(r"(?<!公)共(?![建同享创育研产青和融])|总(?![务监经会书裁值产])|合计|累计")
_EACH = re.compile(r"各(?![类项种级地校界方县区市])[\u4e00-\u9fff]{0,3}$")
_NOUNS = frozenset("nabjlfzi")
_VAGUE = re.compile(r"(?:主要|全部|均|自主|限期|落实)+$")


@dataclass(frozen=True, slots=True)
class Turn:
    """A change that a gap states: its direction, what it is measured against, where in the gap it begins.

    `each`: it opens a list, whose members are of as many figures before (分别增加9家和4家).
    """

    change: Change
    base: str
    start: int
    each: bool = False


_AS_MEASURED = re.compile(r"(?:人数|数量?|水平|(?<=平均)[值数]|同期|净|的|分别|依次)+$")


def divide(gap: str, tagger: Tagger) -> tuple[str, str, str]:
    """Divide the text between two numbers into what follows the first, its noun, and what leads to the second."""
    masked = _QUOTED.sub(lambda match: "□" * len(match.group()), gap)
    joint = JOINT.search(masked)
    if joint:
        tail = gap[: joint.start()]
        return tail, tail if len(tail) <= LISTED else leading_noun(tail, tagger), gap[joint.end() :]
    noun = "" if _MOVING.match(gap) else leading_noun(gap, tagger)
    rest = gap[len(noun) :]
    if _MOVING.match(gap):  # 从430人缩减到365人
        return "", "", gap
    return noun or gap, noun, "" if rest == "的" else rest


def leading_noun(text: str, tagger: Tagger) -> str:
    """Return the noun phrase that a text begins with, "" when it begins with something else."""
    end = 0
    quoted = _QUOTED.match(text)
    if quoted:
        end = quoted.end()
    for word, tag in tagger.tagged(text[end : end + 2 * LONGEST]):
        counts = end == 0 and tag == "q"
        if not text.startswith(word, end) or not (tag[:1] in _NOUNS or tag in ("vn", "eng") or counts):
            break
        end += len(word)
    return _VAGUE.sub("", text[:end])


def last_word(text: str, tagger: Tagger) -> str:
    """Return the last word of a phrase: the noun that is counted."""
    words = [word for word, tag in tagger.tagged(text) if tag not in ("x", "u")]
    return words[-1].split("的")[-1] if words else ""


def bare(text: str) -> str:
    """Return a phrase without connectives before it, verbs of being behind it, and periods."""
    previous = None
    while text != previous:
        previous = text
        text = _TAIL.sub("", PERIOD.sub("", _LEAD.sub("", text.strip())))
    return text


def shortened(text: str, tagger: Tagger) -> str:
    """Return the last words of a phrase that is too long to name anything."""
    if len(text) <= LONGEST:
        return text
    after_list = re.split("等|，", text[-LONGEST:])[-1]
    if NAMING <= len(after_list) < LONGEST:
        return after_list
    kept = ""
    for word, _ in reversed(tagger.tagged(text)):
        if len(kept) + len(word) > LONGEST:
            break
        kept = word + kept
    kept = re.sub(r"^[^“《]*[”》]", "", kept)
    return kept.lstrip("、，的等和与及") or text[-LONGEST:]


def read_change(gap: str) -> Turn | None:
    """Return the change that the gap before a number states, None when it states a level (提升至85%)."""
    if over := _OVER.search(gap):
        return Turn("减少" if over["verb"] in _UNDER else "增加", _AS_MEASURED.sub("", over["base"]), over.start())
    match = _CHANGE.search(gap)
    if match is None or (len(match["verb"]) == 1 and not (match["to"] or match["net"])):
        return None
    base = _AS_MEASURED.sub("", match["base"] or "")
    each = _LISTS.search(gap) is not None
    return Turn("减少" if is_fall(match["verb"]) else "增加", base, match.start(), each)


def next_change(lead: str, before: Turn) -> Turn | None:
    """Return the change of a list's next member: as the one before (9家和4家) or the other way (多7人和少13人)."""
    match = re.fullmatch(rf"[\s、，和及与]*(?P<verb>{RISES}|{FALLS}|[{RISE_MARKS}{FALL_MARKS}])?(?:了|约)?", lead)
    if match is None:
        return None
    way: Change = before.change if not match["verb"] else "减少" if is_fall(match["verb"]) else "增加"
    return Turn(way, before.base, 0, before.each)


def says_total(gap: str) -> bool:
    """Tell whether the words before a number call it a total: 共, 总, 合计, 累计."""
    return _TOTAL.search(gap) is not None


def says_each(gap: str) -> bool:
    """Tell whether the number holds for each of something: 各办1所."""
    return _EACH.search(gap) is not None


def common_head(first: str, second: str) -> str:
    """Return what a list says only once: 才艺展示类一等奖, 二等奖 -> 才艺展示类."""
    size = len(second)
    tail = first[-size:] if 2 <= size < len(first) else ""
    return first[:-size] if tail and tail != second and tail[1:] == second[1:] else ""
