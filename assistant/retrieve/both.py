"""Ask of several things that the conversation spoke of, held against each other or put together.

In: a follow-up (两者相差几所, 前者是后者的几倍, 一共多少), where the conversation stands. Out: a question that names
them, 公办中职和民办中职相差几所; "" when the follow-up asks of no several things.
"""

import re
from collections.abc import Sequence

from assistant.retrieve.asked import Words, read_asked
from assistant.retrieve.state import State
from assistant.text import quantities

_COMPARES = (
    r"一共|合计|总共|共计|总计|共(?!同)|加(?:起来|在一起|一块)|合(?:起来|在一起)|相加|之[和差比]|总和|相?差|净[增减]"
    r"|(?:谁|哪[个所家边类项种科]?)(?:更|比较|要)?[多少高低大小]"
)
_SEVERAL = re.compile(
    r"^(?:把|将)?(?:这|那|上述|前面|以上)?(?:(?P<those>[两二三四])者|彼此"
    r"|(?P<count>[两俩二三四])(?:[类项个种所家门次期批届级校地样组]|部分|方面)(?P<noun>[^,，。?？多少几是有的在之各]{0,6}?)"
    rf"(?:之间|都|的)?(?=(?:各|分别)?(?:{_COMPARES}|比(?!赛|例|重)|占(?!地)|是|多多少|少多少)))(?:之间|都|的)?"
)
_POINTED = re.compile(r"^(?:把|将)?(?:这|那|上述|前面|以上)")
_COMPUTED = re.compile(rf"(?:各|分别)?(?:{_COMPARES}|比|占|多多少|少多少)")
_ANY = re.compile(r"人|学校|单位|情况|数字?")  # nouns for whatever was spoken of
_BARE = re.compile(
    rf"^(?:他们|她们|它们|这样|那么?|全部|都)?(?=(?:{_COMPARES})(?!校|县|市)|(?:多|少|高|低|大|小)(?:了)?(?:多少|几))"
)
_LEFT = re.compile(r"净(?:增加?|减少?|增长|下降)了?|^(?:多|少|高|低)了?(?=多少|几)")
_WORDED = re.compile(
    r"一共|合计|总共|共计|总计|加起来|加在一起|相加|之和|总和|相?差|净[增减][加少长]?|前者|后者|都|谁|了|有|是"
)
_NUMBERS = {"俩": 2, "两": 2}
_JOINED = re.compile(r"[和与跟、]|以及")
SEVERAL = 2


def of_both(question: str, state: State, words: Words) -> str:
    """Return the question with the things that it asks of; "" when it asks of no several things."""
    if "前者" in question and "后者" in question and len(state.things) >= SEVERAL:
        first, second = _differing(state.things[-SEVERAL:], words)
        return question.replace("前者", first, 1).replace("后者", second, 1)
    if match := _SEVERAL.match(question):
        if match["count"] and not _is_of_things(match, question[match.end() :], state, words):
            return ""
        rest = _asking(question[match.end() :], state)
        if _JOINED.search(state.topic):
            return f"{state.topic}{rest}"
        wanted = _count(match["those"] or match["count"])
        things = state.things[-wanted:]
        return _together(things, rest, words) if len(things) == wanted else ""
    match = _BARE.match(question)
    if match and state.run >= SEVERAL and not _own_words(question[match.end() :], words):
        return _together(state.things[-state.run :], _asking(question[match.end() :], state), words)
    return ""


def _is_of_things(match: re.Match[str], rest: str, state: State, words: Words) -> bool:
    """Tell whether 两项比赛 are things spoken of: pointed to or reckoned with, held together, called by that name."""
    is_pointed, is_computed = bool(_POINTED.match(match.group())), bool(_COMPUTED.match(rest))
    said = "".join((*state.things, state.topic))
    noun = match["noun"]
    fits = not noun or bool(_ANY.fullmatch(noun)) or any(word in said for word in (noun, *words.content_words(noun)))
    fits = fits or (is_computed and any(sign in said for sign in noun))  # 科室 for 内科
    held = state.run >= _count(match["count"]) or bool(_JOINED.search(state.topic)) or (is_pointed and is_computed)
    return (is_pointed or is_computed) and fits and held


def _asking(rest: str, state: State) -> str:
    """Return what is asked of the things: 合计有多少 for 合计呢, 相差几个 for 净增几个 and 多几个."""
    rest = re.sub(r"呢[?？]*$", f"{read_asked(state.full).ask}?", rest)
    return _LEFT.sub("相差", rest)


def _count(said: str | None) -> int:
    if not said or said in _NUMBERS:
        return SEVERAL
    return next((int(q.value) for q in quantities(f"{said}个")), SEVERAL)


def _own_words(rest: str, words: Words) -> bool:
    """Tell whether the question names something else to be counted: 一共多少所民办学校."""
    asked = read_asked(rest)
    said = _WORDED.sub("", asked.left + asked.right)
    return len([word for word in words.content_words(said) if len(word) > 1]) > 0


def _together(things: Sequence[str], rest: str, words: Words) -> str:
    *others, last = _differing(things, words)
    return f"{'、'.join(others)}和{last}{rest}"


def _differing(things: Sequence[str], words: Words) -> list[str]:
    """Return the things, those after the first without the words that all begin with."""
    cut = [[word for word, _ in words.tagged(thing)] for thing in things]
    same = 0
    while all(len(parts) > same + 1 and parts[same] == cut[0][same] for parts in cut):
        same += 1
    while same and words.tagged(cut[0][same - 1])[0][1] in ("v", "p"):
        same -= 1
    return [things[0], *("".join(parts[same:]) for parts in cut[1:])]
