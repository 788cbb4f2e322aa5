"""Put what a follow-up points back to (其中, 他们, 这件事, 第二条) in the place of the pointer.

In: a follow-up, where the conversation stands. Out: the question with the topic, the school or the item in it; "" when
nothing is pointed to.
"""

import re

from assistant.retrieve.asked import Words, nouns, opening_noun, read_asked
from assistant.retrieve.items import ITEM, items_of, place_of
from assistant.retrieve.state import State, joined, school_in
from assistant.text import quantities

_INSIDE = re.compile(
    r"^(?:这|那)?(?:(?:他们|她们|它们)?(?:当中|之中|里面|里头|其中|中间)|(?:他们|她们|它们)(?:里|中)|这里面|那里面)[,，]?(?:的)?"
)
_INTO = re.compile(r"^(?P<verb>参与|参加|加入|投身|投入|来)(?:到|进)?其中")  # 参与其中的志愿者
_PEOPLE = re.compile(r"^(?:他们|她们|它们|他|她|它|该(?:学|院)?校|这所学校|那所学校|这个学校|该公司|人家|对方)(?:的)?")
_THIS = re.compile(
    r"(?:做|搞|办|干)?(?:这|那)(?:件事情?|项工作|个事儿?|事儿?|样做)|^(?:这|那|上述"
    r"|此(?![外后前时刻])|该(?![怎如不有做去由向找交多谁什哪注准]))(?:些|个|种(?!植)|项(?!目)|次|件)?(?![么样\d两二三四几])"
)
_AREA = re.compile(r"^(?:该|这个|那个)(?P<kind>[省市县区镇乡])(?!场|委|直|级|长|域|民|村|间)")  # 该县有几所学校
_TIME = re.compile(r"^(?:此|这|那)次(?=[\u4e00-\u9fff]{2})")  # 此次大赛几等奖
_GENERAL = frozenset(("活动", "工作", "行动"))  # may stand for any event
_WHOLE = "全该本各我这那"  # 全县 names no place
# So many of what the last answer counted: 那三所学校叫什么.
_COUNTED = re.compile(
    r"^(?:这|那)(?P<number>\d+|[一二两三四五六七八九十]+)(?P<unit>[所个家名位项门种期场人栋座])(?![月年天])"
)
_MEASURE = re.compile(r"(?:占比|比重|比例|份额|[^,，的]{0,3}率|增幅|降幅)呢[?？]?$")
_NAMING = "期名节"  # of what is named before them: 技能大赛第一名
_WHO = re.compile(r"谁|哪|什么")


def points(text: str, state: State) -> bool:
    """Tell whether the follow-up points back."""
    opened = _INSIDE.match(text) or _INTO.match(text) or _PEOPLE.match(text) or _THIS.search(text)
    return bool(opened or _counted(text, state))


def pointed(question: str, state: State, words: Words) -> str:
    """Return the question with what it points to in the place of the pointer; "" when it points to nothing."""
    if match := _INSIDE.match(question):
        rest = question[match.end() :]
        ask = "是多少" if _MEASURE.search(rest) else read_asked(state.full).ask or "呢"
        return f"{state.topic}中{re.sub(r'呢[?？]?$', ask, rest)}"
    if match := _INTO.match(question):
        return f"{match['verb']}{state.topic}{question[match.end() :]}"
    if match := _PEOPLE.match(question):
        between = "的" if match.group().endswith("的") else ""
        return f"{_meant(state, words)}{between}{question[match.end() :]}"
    if match := _counted(question, state):
        return _so_many(question, match, state)
    item = ITEM.search(question)
    if item and not _has_title(question) and (found := _with_item(question, item, state, words)):
        return found
    if match := _AREA.match(question):
        place = _place_in(state, match["kind"], words)
        return f"{place}{question[match.end() :]}" if place else question
    if match := _TIME.match(question):
        return _of_event(question, question[match.end() :], state, words)
    if match := _THIS.search(question):
        return question[: match.start()] + _overlapping(state.topic, question[match.end() :])
    return ""


def _overlapping(topic: str, rest: str) -> str:
    """Put the topic before the rest, a noun that ends the one and begins the other (这些学校) once."""
    return topic + (rest[2:] if len(topic) > 2 and topic[-2:] == rest[:2] else rest)


def _counted(question: str, state: State) -> re.Match[str] | None:
    """Return the match of 那三所 where the last answer counts or lists three."""
    match = _COUNTED.match(question)
    if match is None:
        return None
    number, unit = match["number"], match["unit"]
    wanted = next((q.value for q in quantities(f"{number}{unit}")), None)
    told = any(q.value == wanted and q.unit in (unit, "个") for q in quantities(state.answer))
    listed = len(items_of(state.answer, state.listing.topic, unit)) == wanted
    return match if wanted is not None and (told or listed) else None


def _so_many(question: str, match: re.Match[str], state: State) -> str:
    """Put what was counted before 三所学校; where it ends in 学校 itself, it takes their place."""
    rest = question[match.end() :]
    nouns_said = [rest[:size] for size in range(6, 1, -1)]
    if ended := next((noun for noun in nouns_said if state.topic.endswith(noun)), ""):
        return f"{state.topic}{rest.removeprefix(ended)}"
    begun = next((noun for noun in nouns_said if state.topic.startswith(noun) and state.topic != noun), "")
    return f"{state.topic.removeprefix(begun)}的{question[1:]}"


def _place_in(state: State, kind: str, words: Words) -> str:
    """Return the last place of the kind (县) that the question before it names, else its answer; "" for none."""
    for text in (state.full, state.answer):
        found = [re.match(rf"[\u4e00-\u9fff]{{1,3}}?{kind}", word) for word, _ in words.tagged(text)]
        if named := [match.group() for match in found if match and match.group()[0] not in _WHOLE]:
            return named[-1]
    return ""


def _of_event(question: str, rest: str, state: State, words: Words) -> str:
    """Put the event spoken of in the place of 此次大赛; where none of that kind was, leave the question."""
    head = next(iter(nouns(rest, words)), "")
    if not rest.startswith(head) or not head:
        return f"{state.topic}{rest}"
    kind = head[-2:] if head[-1] != "赛" else "赛"
    spoken = next((one for one in (state.topic, *reversed(state.things)) if kind in one), "")
    if not spoken:
        return joined(state.topic, rest.removeprefix(head), words) if head in _GENERAL else question
    return f"{spoken[: spoken.rfind(kind) + len(kind)]}{rest.removeprefix(head)}"


def _meant(state: State, words: Words) -> str:
    """Return who or what 他们 and 它 stand for: the item last named, the school of the question, else of its answer."""
    if state.item:
        return state.item
    asked = read_asked(state.full)
    if school := school_in(state.full, words):
        return school
    found = school_in(state.answer, words) if _WHO.search(asked.ask) else ""
    return f"{state.topic}的{found}" if found else opening_noun(asked, words) or state.topic


def _has_title(question: str) -> bool:
    return bool(re.search(r"法第|规定第|办法第|条例第|》第", question))


def items_listed(question: str, state: State) -> list[str]:
    """Return the items of the last list, as the question counts them; [] where nothing was listed."""
    item = ITEM.search(question)
    if item is None or _numbered(item["unit"], state):
        return []
    found = items_of(state.listing.answer, state.listing.topic, item["unit"])
    return [one.strip("。，, ") for one in found] if len(found) > 1 else []


def _numbered(unit: str, state: State) -> bool:
    """Tell whether 第二期 is a name and no place in a list: what is spoken of has numbers, or is ranked."""
    said = f"{state.listing.question}{state.listing.answer}"
    ranked = unit == "名" and re.search("赛|奖|名次|排名|成绩", said)
    return bool(ranked or re.search(rf"第[一二三四五六七八九十百\d]+{unit}", said))


def item_named(question: str, state: State) -> str:
    """Return the item of the last list that the question names by its place, "" when it names none."""
    items = items_listed(question, state)
    place = place_of(question, len(items))
    return items[place] if place >= 0 else ""


def _with_item(question: str, item: re.Match[str], state: State, words: Words) -> str:
    """Put the item of the last answer in the place of 第二条; where there is none, the topic in front.

    "" where the question says itself what it counts.
    """
    if item["unit"] == "条" and (law := re.match(r".*?(?:法|条例|规定|办法)(?=第)", state.full)):
        return f"{law.group()}{question}"
    before = question[: item.start()]
    school = school_in(before, words)
    own = school or any(noun not in state.topic for noun in nouns(before, words))
    if school or (own and item["unit"] in _NAMING):
        return ""  # 河东职中第二期研学 is of no list
    if named := item_named(question, state):
        return question.replace(item.group(), named, 1)
    if own:
        return ""
    if before and state.topic.endswith(before):
        return f"{state.topic}{question[item.start() :]}"  # 培训第六期
    return joined(state.topic, question, words)
