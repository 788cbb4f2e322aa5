"""Put what a follow-up points back to (其中, 他们, 这件事, 第二条) in the place of the pointer.

In: a follow-up, where the conversation stands. Out: the question with the topic, the school or the item in it; "" when
nothing is pointed to.
"""

import re

from assistant.retrieve.asked import Words, opening_noun, read_asked
from assistant.retrieve.items import ITEM, items_of, place_of
from assistant.retrieve.state import State, joined, school_in

_INSIDE = re.compile(
    r"^(?:这|那)?(?:(?:他们|她们|它们)?(?:当中|之中|里面|里头|其中|中间)|(?:他们|她们|它们)(?:里|中)|这里面|那里面)[,，]?(?:的)?"
)
_INTO = re.compile(r"^(?P<verb>参与|参加|加入|投身|投入|来)(?:到|进)?其中")  # 参与其中的志愿者
_PEOPLE = re.compile(r"^(?:他们|她们|它们|他|她|它|该校|这所学校|那所学校|这个学校|该公司|人家|对方)(?:的)?")
_THIS = re.compile(
    r"(?:做|搞|办|干)?(?:这|那)(?:件事情?|项工作|个事儿?|事儿?|样做)|^(?:这|那|该|此|上述)(?:些|个|种|项|次|件)?(?![么样\d两二三四几])"
)
_MEASURE = re.compile(r"(?:占比|比重|比例|份额|[^,，的]{0,3}率|增幅|降幅)呢[?？]?$")
_WHO = re.compile(r"谁|哪|什么")


def points(text: str) -> bool:
    """Tell whether the follow-up points back."""
    return bool(_INSIDE.match(text) or _INTO.match(text) or _PEOPLE.match(text) or _THIS.search(text))


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
    if (item := ITEM.search(question)) and not _has_title(question):
        return _with_item(question, item, state, words)
    if match := _THIS.search(question):
        return question[: match.start()] + _overlapping(state.topic, question[match.end() :])
    return ""


def _overlapping(topic: str, rest: str) -> str:
    """Put the topic before the rest, a noun that ends the one and begins the other (这些学校) once."""
    return topic + (rest[2:] if len(topic) > 2 and topic[-2:] == rest[:2] else rest)


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
    """Put the item of the last answer in the place of 第二条; where there is none, the topic in front."""
    if item["unit"] == "条" and (law := re.match(r".*?(?:法|条例|规定|办法)(?=第)", state.full)):
        return f"{law.group()}{question}"
    if named := item_named(question, state):
        return question.replace(item.group(), named, 1)
    return joined(state.topic, question, words)
