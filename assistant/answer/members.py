"""Which sentence tells the members of the list that is asked for.

In: a question, evidence. Out: evidence, or None. A list is often announced in one sentence (建起“四节三礼”平台) and
told in the next (“四节”指…, 增设的课程有…): the first has most words of the question, the second the answer.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.answer.choose import ITEM
from assistant.answer.evidence import Evidence
from assistant.answer.fit import NUMERAL, expected, names_them
from assistant.answer.matching import wanted
from assistant.text import folded
from assistant.text.numerals import whole_number
from assistant.types import Query

BEHIND = 0.82  # of the best score: a sentence further behind is about something else, outside the best one's passage
ABOUT = 0.6  # coverage of a sentence that surely tells
MANY = 2  # members of a list
WORD = 2  # characters of a word that the head of a list must have in common with the question
NAME = 4  # … and of a head in full that needs no such word: 课程体系
_BRACKET = re.compile(r"[（(][^（()）]*[）)]")
_HEAD = re.compile(
    r"(?P<head>[^，,。；;：:（(]{1,24}?)[，,]?(?:主要|分别|依次)?(?:有|包括|包含|涵盖|指|即|为|是)?(?:的是)?"
    r"(?:(?<=[有括含盖指即为是])|：|:)(?=(?P<members>[^。；;]+))"
)
_BEFORE = re.compile(
    rf"(?P<members>[^，,。；;：:]*?(?:、|(?<![\dA-Za-z])[+＋]|—+)[^，,。；;：:]*?)"
    rf"(?:等(?:(?:{NUMERAL}|多)[个大类项家方所门种条])?|[”》]的?|{NUMERAL}[个大类项家方所门种条])"
    r"(?P<head>[\u4e00-\u9fff]{2,12})(?=[，,。；;：:]|$)"
)  # 甲、乙、丙等制度; “甲+乙+丙”的课程体系
_NEXT = re.compile(r"[、，,]|以及|[和与及](?=[\u4e00-\u9fff《“])")
_PLUS = re.compile(r"、|[+＋]|—+|[和与及](?=[\u4e00-\u9fff《“])")
_JOINT = re.compile(r"、|以及|[和与及](?=[\u4e00-\u9fff《“])|(?<=》)(?=《)|(?<=”)(?=“)")
_MEASURE = "个大类项家方所门种条块位名点节本场"
_ONE = re.compile(r"哪一?[个家所位门项份本部篇条]")
_THING = re.compile(rf"{NUMERAL}[{_MEASURE}]?(?P<thing>[\u4e00-\u9fff]{{1,6}})")
_ASKED = re.compile(r"(?:哪[几些两三四五六七八九十]?[个种类项家所门]?|什么|啥)([\u4e00-\u9fff]{2,12})")
_SHORT = re.compile(r"(?P<sign>.)(?:[分是都有指各叫的]|$)")  # 三个会分别是什么: a thing of one character
_COUNTED = re.compile(rf"(?P<number>{NUMERAL})[{_MEASURE}]?$")


def telling(query: Query, evidence: Sequence[Evidence]) -> Evidence | None:
    """Return the sentence that tells the members where the best one does not; None where the best one does."""
    best = evidence[0]
    near = [item for item in evidence if item.features["coverage"] >= ABOUT or item.passage == best.passage]
    if sure := _counted(query, near):
        return sure
    said = best.sentence.sentence.text
    if _ONE.search(query.text) or ITEM.match(said) or _told_outright(query, said):
        return None
    if headed := _headed(query, evidence):
        return headed
    same = (item for item in evidence[1:] if item.passage == best.passage and _of_subject(query, item))
    return next((item for item in same if _told_before(query, item.sentence.sentence.text)), None)


def tells(query: Query, said: str) -> bool:
    """Tell whether the sentence has a list of what is asked for, before or behind a word for it."""
    return _told_outright(query, said) or any(_speaks(query, head, "") for head, _ in lists(said))


def _told_outright(query: Query, said: str) -> bool:
    return names_them(query.text, said) or _told_before(query, said)


def things(text: str) -> Sequence[str]:
    """Return the words for what the question asks for, as they stand behind 哪些 or 什么: 特色课程."""
    return tuple(match[1] for match in _ASKED.finditer(text))


def _headed(query: Query, evidence: Sequence[Evidence]) -> Evidence | None:
    """Return another sentence with a list behind a head that speaks of what is asked for, where the best has none."""
    best = evidence[0]
    said = best.sentence.sentence.text
    if tells(query, said):
        return None
    own = list(lists(said))
    for item in evidence[1:]:
        beside = item.passage == best.passage and (not own or item.unit > best.unit)  # a list before is another one
        if item.features["other_subject"] or not (beside or (not own and item.score >= BEHIND * best.score)):
            continue
        text = item.sentence.sentence.text
        if names_them(query.text, text) or any(_speaks(query, head, said) for head, _ in lists(text)):
            return item
    return None


def _of_subject(query: Query, item: Evidence) -> bool:
    """Tell whether the sentence is about the school asked for: what it names inside (去了纪念馆) is a member."""
    if not item.features["other_subject"]:
        return True
    asked = {form for term in query.terms if term.role == "school" for form in wanted(term).forms}
    unit = item.sentence
    return bool(asked & set(unit.inherited)) and not unit.folded.startswith(unit.schools)


def surely_told(query: Query, evidence: Sequence[Evidence]) -> Evidence | None:
    """Return the sentence that tells as many members of the very thing as the question says there are.

    It meets the question itself: what stands beside the best sentence of a refused question proves nothing.
    """
    return _counted(query, [item for item in evidence if item.features["coverage"] >= ABOUT])


def _counted(query: Query, evidence: Sequence[Evidence]) -> Evidence | None:
    """Return the first sentence with the members of the thing that the question counts, in that number."""
    number = expected(query.text)
    if number < MANY:
        return None
    counted = {match["thing"] for match in _THING.finditer(query.text)}
    for item in evidence:
        if item.features["unmet_names"] or item.features["other_subject"]:
            continue
        for head, members in lists(item.sentence.sentence.text):
            if len(members) == number and _is_counted(head, item.sentence.folded, number, counted):
                return item
        for head, members in lists_before(item.sentence.sentence.text):
            if len(members) == number and len(head) >= NAME and folded(head) in folded(query.text):
                return item
    return None


def lists(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the head and the members of each list that the sentence tells: 课程有甲、乙; 项目有：甲，乙."""
    for match in _HEAD.finditer(_BRACKET.sub("", text)):
        colon = match["members"][:1] in "：:" or text[match.start("members") - 1 : match.start("members")] in "：:"
        joint = _NEXT if colon else _JOINT
        told = match["members"] if colon else re.split(r"[，,]", match["members"])[0]
        members = [one for one in joint.split(told.lstrip("：:")) if len(one) > 1]
        if len(members) >= MANY:
            yield match["head"], members


def lists_before(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the head and the members of each list that stands before what it lists: 甲、乙等课程."""
    for match in _BEFORE.finditer(_BRACKET.sub("", text)):
        members = [one for one in _PLUS.split(match["members"]) if len(one) > 1]
        if len(members) >= MANY:
            yield match["head"], members


def _told_before(query: Query, said: str) -> bool:
    """Tell whether the sentence has a list before the thing asked for (哪些课程): 木工、陶艺等特色课程."""
    asked, whole = things(query.text), folded(query.text)
    for head, _ in lists_before(said):
        if any(head.endswith(thing[start:]) for thing in asked for start in range(len(thing) - 1)):
            return True
        if len(head) >= NAME and folded(head) in whole:
            return True
    return False


def _speaks(query: Query, head: str, best: str) -> bool:
    """Tell whether the head of a list has a word of the question, one that the best sentence lacks."""
    plain, other = folded(head), folded(best)
    forms = [folded(form) for term in query.terms if term.role == "word" for form in (term.text, *term.variants)]
    return any(len(form) >= WORD and form in plain and form not in other for form in forms)


def _is_counted(head: str, said: str, wanted: int, things: set[str]) -> bool:
    """Tell whether the head of the list says the thing that is counted: “四节”, 三条红色融合育人路径, 新增4个.

    One character in common says nothing (学校, 大学), but behind the number (三会) or in full beside it (专业新增4个).
    """
    plain = folded(head).rstrip('”"')
    if wanted not in [whole_number(numeral) for numeral in re.findall(NUMERAL, plain)]:
        return False
    if any(plain.endswith(thing[:end]) for thing in things for end in range(WORD, len(thing) + 1)):
        return True
    short = {match["sign"] for thing in things if (match := _SHORT.match(thing))}
    numbered = re.search(rf"(?P<number>{NUMERAL})[{_MEASURE}]?(?P<sign>.)$", plain)
    if numbered and numbered["sign"] in short:
        return whole_number(numbered["number"]) == wanted
    found = _COUNTED.search(plain)
    named = any(len(thing) >= WORD and thing[:WORD] in said for thing in things)
    return found is not None and named and whole_number(found["number"]) == wanted
