"""Make a follow-up question stand alone, from the conversation, without a language model.

In: a normalised question and the earlier turns. Out: a question that can be searched and answered on its own, as a
person would have asked it. What a follow-up leaves out is carried over from the questions before it.

- A question about several things spoken of (两者相差几所) names them: see both.py.
- A contrast (那民办的呢) puts the new words into the last question: see contrast.py.
- A question that points back (其中, 他们, 这件事, 第二条) gets what it points to: see pointers.py and items.py.
- A question without a subject of its own (投了多少钱, 占几成) gets the topic in front.
- Any other question is left alone: a new topic inherits nothing. Only where it finds no answer may it be asked once
  more with the topic in front (`TopicInFront`, used by pipeline/completing.py).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from assistant.lexicon import school_mentions
from assistant.retrieve.asked import Words, read_asked
from assistant.retrieve.both import of_both
from assistant.retrieve.contrast import CONTRAST, contrasted
from assistant.retrieve.items import asks_name
from assistant.retrieve.pointers import item_named, items_listed, pointed, points
from assistant.retrieve.state import Listing, State, joined, school_in, thing
from assistant.text import normalise
from assistant.types import Turn

TURNS = 4  # questions looked back on
_LEAD = re.compile(
    r"^(?:那么|那|再问(?:一下)?|还有|换成|至于|另外|再|然后|对了|此外)[,，、]?(?!里|边|些|个|件|种|家|位|所|次|时|两|三|四)"
)
_LIST = re.compile(
    r"^(?:把|将)?(?:具体)?(?:的)?(?:名单|清单|明细|名字|名称)|^(?:都|分别)(?:有|是|叫)?哪|^(?:列|数|举)(?:一下|出来|个)"
)
_BARE_VERB = re.compile(r"^[\u4e00-\u9fff]{1,2}(?:了|过|的是|的有)")
# Nouns that are somebody's or something's: without it they say nothing.
_RELATIONAL = re.compile(
    r"(?:[^,，的]{1,4}(?:率|人数|总数|数量|金额|总额|比例|时长|面积|规模|期限|年限|费用|名称|地址))|时间|地点|原因|结果|效果|面积|金额"
    r"|规模|比例|人数|时长|(?:带队|指导|领队|主讲)(?:老师|教师|的)?|主题|内容|目的|对象|条件|校长|负责人|经费|学费|学制|奖金|[^,，的]{1,4}(?:量|额)"
    r"|占比|比重|份额|增幅|降幅|涨幅"
)
_SHARE = re.compile(r"占比|比重|份额|比例|增幅|降幅|涨幅")
# What computing words the question begins with: without a subject they compute nothing.
_PREDICATIVE = re.compile(
    r"^(?:占(?!地)|比(?!赛|例|重|武|较)|(?:是|为|有)[^,，]{1,12}?(?:倍|几成|百分之)|多(?:多少|几)|少(?:多少|几))"
)
_COMPUTING = re.compile(
    r"人均|[校生班户]均|平均|累计|一共|总共|合计|共计|总计|相差|涉及|[元倍]|几成|百分之|每.?|多少|[\u4e00-\u9fff]?人次"
    r"|折合|换算|相当于|[增降涨跌]幅|增速"
)
SHORT = 2  # characters of 占到 and 占了; longer words that begin alike are names
_PER = re.compile(r"^(?:平均|人均|[校生班户]均|每(?!年|天))")
_NOUNS = ("n", "j", "l", "i", "x")
_MARK = re.compile(r"\[\d+\]")


@dataclass(frozen=True)
class Listed:
    """An item that a question names by its place in a list, and the question that the list answers."""

    item: str
    items: tuple[str, ...]
    question: str


@dataclass(frozen=True)
class _Completed:
    """A question in full, and how it was completed: `own` where it stood alone, else with what of the one before."""

    text: str
    by: Literal["own", "contrast", "topic", "item", "both"]


def standalone(question: str, history: Sequence[Turn], *, words: Words) -> str:
    """Return `question`, completed from the earlier turns where it does not stand alone."""
    state = _state(history, words)
    return _complete(question, state, words).text if state else question


def item_asked(question: str, history: Sequence[Turn], *, words: Words) -> Listed | None:
    """Return the item that the (normalised) question asks the name of, None when it asks for anything else."""
    state = _state(history, words)
    item = item_named(question, state) if state and asks_name(_LEAD.sub("", question)) else ""
    if state is None or not item:
        return None
    return Listed(item, tuple(items_listed(question, state)), state.listing.question)


def _state(history: Sequence[Turn], words: Words) -> State | None:
    """Return where the conversation stands, None before it began."""
    state: State | None = None
    asked = [place for place, turn in enumerate(history) if turn.role == "user" and turn.content.strip()][-TURNS:]
    for place in asked:
        reply = history[place + 1].content if place + 1 < len(history) and history[place + 1].role != "user" else ""
        state = _next(normalise(history[place].content), state, _MARK.sub("", normalise(reply)), words)
    return state


class TopicInFront:
    """Completes a question that seems to stand alone and finds no answer, by the topic of the conversation.

    有几个班的学生来比了 after a question about a competition.
    """

    prompt_hash = ""
    asks_model = False

    def __init__(self, words: Words) -> None:
        self._words = words

    def rewrite(self, question: str, history: Sequence[Turn]) -> str | None:
        """Return `question` with the topic in front; None when there is none or the question speaks of one."""
        state = _state(history, self._words)
        topic = (_institution(state, self._words) or state.topic) if state else ""
        if not topic or _names(question, self._words):
            return None
        shared = set(self._words.content_words(topic)) & set(self._words.content_words(question))
        return None if shared else f"{topic}{question}"


def _institution(state: State, words: Words) -> str:
    """Return the topic led by the institution that the last question named, where the topic left it out."""
    school = school_in(state.full, words)
    return f"{school}{state.topic}" if school and school not in state.topic and state.topic else ""


def _next(question: str, before: State | None, answer: str, words: Words) -> State:
    """Return where the conversation stands after one more question and its answer."""
    done = _complete(question, before, words) if before else _Completed(question, "own")
    full = done.text
    if before and done.by == "item":
        item = item_named(question, before)
        return replace(before, full=full, topic=item, answer=answer, item=item)
    listing = Listing(full, read_asked(full).topic, answer)
    if before and done.by == "both":
        return replace(before, full=full, answer=answer, listing=listing, item="")
    topic = before.topic if before and done.by == "topic" else read_asked(full).topic
    things = (*(before.things if before else ()), thing(full, words))
    run = before.run + 1 if before and done.by == "contrast" else 1
    return State(full, topic, answer, things, run, listing)


def _complete(question: str, state: State, words: Words) -> _Completed:
    """Return the question in full, and how it was completed."""
    bare = _LEAD.sub("", question)
    if both := of_both(bare, state, words):
        return _Completed(both, "both")
    if asks_name(bare) and (item := item_named(bare, state)):
        return _Completed(f"{item}是什么?", "item")
    if of_topic := _of_topic(bare, state, words):
        return _Completed(of_topic, "topic")
    if not points(bare, state) and (contrast := contrasted(bare, state.full, words)):
        return _Completed(contrast, "contrast")
    if found := pointed(bare, state, words):
        return _Completed(found, "own" if found == bare else "topic")
    if _LIST.search(bare) and not _has_subject(_LIST.sub("", bare), words):
        return _Completed(joined(state.topic, bare, words), "topic")
    if _is_predicative(bare, words):
        return _Completed(joined(state.item or state.things[-1], bare, words), "topic")
    if _BARE_VERB.match(bare) or not _has_subject(bare, words):
        return _Completed(joined(state.topic, bare, words), "topic")
    return _Completed(question if bare == question else bare, "own")


def _of_topic(question: str, state: State, words: Words) -> str:
    """Return what is asked of the topic in one noun (时长呢, 占比呢, 平均每期呢); "" when it is something else."""
    part = CONTRAST.match(question)
    if part and _PER.match(part["new"]) and "的" not in part["new"]:
        ask = re.sub(r"^(?:是|有|为|一共|总共)+", "", read_asked(state.full).ask)
        return joined(state.topic, f"{part['new']}{ask or '多少'}?", words)
    if part and _RELATIONAL.fullmatch(part["new"]):
        return f"{state.topic}的{part['new']}是{'多少' if _SHARE.search(part['new']) else '什么'}?"
    return ""


def _is_predicative(question: str, words: Words) -> bool:
    """Tell whether the question opens with its predicate: 占几成, 比去年多多少, 是去年的几倍; 比亚迪 is a name."""
    opened = words.tagged(question)[:1]
    return bool(_PREDICATIVE.match(question)) and not (question[0] in "占比" and len(opened[0][0]) > SHORT)


def _has_subject(question: str, words: Words) -> bool:
    """Tell whether the question names what it is about: a school, or two content words of which one is a noun."""
    question = re.split(r"[?？](?=.)", question)[0]  # the first of two questions opens the topic
    content = {word for word in words.content_words(question) if not _COMPUTING.fullmatch(word)}
    if _RELATIONAL.fullmatch(re.sub(r"(?:是|有|为|达到?|折合|换算成?|大概|大约)+$", "", read_asked(question).left)):
        return False
    nouns = [word for word, tag in words.tagged(question) if word in content and tag[:1] in _NOUNS and len(word) > 1]
    return (len(content) >= 2 and bool(nouns)) or _names(question, words)


def _names(question: str, words: Words) -> bool:
    return bool(school_mentions(question, words)) or bool(re.search(r"报告|全[市县省校]|《", question))
