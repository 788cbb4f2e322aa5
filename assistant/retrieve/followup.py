"""Make a follow-up question stand alone, from the conversation, without a language model.

In: a normalised question and the earlier turns. Out: a question that can be searched and answered on its own, as a
person would have asked it. What a follow-up leaves out is carried over from the questions before it.

- A contrast (那民办的呢) puts the new words into the last question: see contrast.py.
- A question that points back (其中, 里面, 他们, 这件事) gets the topic, or the school, in the place of the pointer;
  第二条 points to an item of the last answer.
- A question without a subject of its own (投了多少钱) gets the topic in front.
- Any other question is left alone: a new topic inherits nothing. Only where it finds no answer may it be asked once
  more with the topic in front (`TopicInFront`, used by pipeline/completing.py).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.lexicon import school_mentions
from assistant.retrieve.asked import Words, opening_noun, read_asked
from assistant.retrieve.contrast import CONTRAST, contrasted
from assistant.text import normalise, quantities
from assistant.types import Turn

TURNS = 4  # questions looked back on
_LEAD = re.compile(
    r"^(?:那么|那|再问(?:一下)?|还有|换成|至于|另外|再|然后|对了)[,，、]?(?!里|边|些|个|件|种|家|位|所|次|时)"
)
_INSIDE = re.compile(r"^(?:这|那)?(?:其中|里面|里头|之中|当中|这里面|那里面|中间)[,，]?(?:的)?")
_INTO = re.compile(r"^(?P<verb>参与|参加|加入|投身|投入|来)(?:到|进)?其中")  # 参与其中的志愿者
_PEOPLE = re.compile(r"^(?:他们|她们|它们|他|她|它|该校|这所学校|那所学校|这个学校|该公司|人家|对方)(?:的)?")
_THIS = re.compile(
    r"(?:做|搞|办|干)?(?:这|那)(?:件事情?|项工作|个事儿?|事儿?|样做)|^(?:这|那|该|此|上述)(?:些|个|种|项|次|件)?(?![么\d])"
)
_ITEM = re.compile(r"第(?P<number>[一二三四五六七八九十\d]+)(?P<unit>[个条项点种类家所位])")
_LIST = re.compile(
    r"^(?:把|将)?(?:具体)?(?:的)?(?:名单|清单|明细|名字|名称)|^(?:都|分别)(?:有|是|叫)?哪|^(?:列|数|举)(?:一下|出来|个)"
)
_BARE_VERB = re.compile(r"^[\u4e00-\u9fff]{1,2}(?:了|过|的是|的有)")
# Nouns that are somebody's or something's: without it they say nothing.
_RELATIONAL = re.compile(
    r"(?:[^,，的]{1,4}(?:率|人数|总数|数量|金额|总额|比例|时长|面积|规模|期限|年限|费用|名称|地址))|时间|地点|原因|结果|效果|面积|金额"
    r"|规模|比例|人数|时长|(?:带队|指导|领队|主讲)(?:老师|教师|的)?|主题|内容|目的|对象|条件|校长|负责人|经费|学费|学制|奖金|[^,，的]{1,4}(?:量|额)"
)
_NOUNS = ("n", "j", "l", "i", "x")
_MARK = re.compile(r"\[\d+\]")


@dataclass(frozen=True)
class _State:
    """The conversation so far: the last question in full, its topic, the last answer."""

    full: str
    topic: str
    answer: str = ""


def standalone(question: str, history: Sequence[Turn], *, words: Words) -> str:
    """Return `question`, completed from the earlier turns where it does not stand alone."""
    state = _state(history, words)
    return _complete(question, state, words)[0] if state else question


def _state(history: Sequence[Turn], words: Words) -> _State | None:
    """Return where the conversation stands, None before it began."""
    state: _State | None = None
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


def _institution(state: _State, words: Words) -> str:
    """Return the topic led by the institution that the last question named, where the topic left it out."""
    school = _school(state.full, words)
    return f"{school}{state.topic}" if school and school not in state.topic and state.topic else ""


def _next(question: str, before: _State | None, answer: str, words: Words) -> _State:
    if before is None:
        return _State(question, read_asked(question).topic, answer)
    full, same_topic = _complete(question, before, words)
    return _State(full, before.topic if same_topic else read_asked(full).topic, answer)


def _complete(question: str, state: _State, words: Words) -> tuple[str, bool]:
    """Return the question in full, and whether it stays with the topic of the one before."""
    bare = _LEAD.sub("", question)
    part = CONTRAST.match(bare)
    if part and _RELATIONAL.fullmatch(part["new"]):
        return f"{state.topic}的{part['new']}是什么?", True
    if not _points(bare) and (contrast := contrasted(bare, state.full, words)):
        return contrast, False
    if pointed := _pointed(bare, state, words):
        return pointed, True
    if _LIST.search(bare) and not _has_subject(_LIST.sub("", bare), words):
        return _joined(state.topic, bare), True
    if _BARE_VERB.match(bare) or not _has_subject(bare, words):
        return _joined(state.topic, bare), True
    return (question if bare == question else bare), False


def _joined(topic: str, rest: str) -> str:
    return rest if not topic or topic in rest else f"{topic}{rest}"


def _has_subject(question: str, words: Words) -> bool:
    """Tell whether the question names what it is about: a school, or two content words of which one is a noun."""
    question = re.split(r"[?？](?=.)", question)[0]  # the first of two questions opens the topic
    content = set(words.content_words(question))
    if _RELATIONAL.fullmatch(re.sub(r"(?:是|有|为|达)$", "", read_asked(question).left)):
        return False
    nouns = [word for word, tag in words.tagged(question) if word in content and tag[:1] in _NOUNS and len(word) > 1]
    return (len(content) >= 2 and bool(nouns)) or _names(question, words)


def _names(question: str, words: Words) -> bool:
    return bool(school_mentions(question, words)) or bool(re.search(r"报告|全[市县省校]|《", question))


def _points(text: str) -> bool:
    return bool(_INSIDE.match(text) or _INTO.match(text) or _PEOPLE.match(text) or _THIS.search(text))


def _pointed(question: str, state: _State, words: Words) -> str:
    """Return the question with what it points to in the place of the pointer; "" when it points to nothing."""
    if match := _INSIDE.match(question):
        rest = re.sub(r"呢[?？]?$", read_asked(state.full).ask or "呢", question[match.end() :])
        return f"{state.topic}中{rest}"
    if match := _INTO.match(question):
        return f"{match['verb']}{state.topic}{question[match.end() :]}"
    if match := _PEOPLE.match(question):
        found = "" if _school(state.full, words) else _school(state.answer, words)
        subject = _school(state.full, words) or (
            f"{state.topic}的{found}" if found else opening_noun(read_asked(state.full), words) or state.topic
        )
        between = "的" if match.group().endswith("的") else ""
        return f"{subject}{between}{question[match.end() :]}"
    if (item := _ITEM.search(question)) and not _has_title(question):
        return _item(question, item, state)
    if match := _THIS.search(question):
        return f"{question[: match.start()]}{state.topic}{question[match.end() :]}"
    return ""


def _school(text: str, words: Words) -> str:
    return next((mention.text for mention in school_mentions(text, words) if mention.stem), "")


def _has_title(question: str) -> bool:
    return bool(re.search(r"法第|规定第|办法第|条例第|》第", question))


def _item(question: str, item: re.Match[str], state: _State) -> str:
    """Put the item of the last answer in the place of 第二条; where there is none, the topic in front."""
    number = next((int(q.value) for q in quantities(item.group()) if q.role == "ordinal"), 0)
    if item["unit"] == "条" and (law := re.match(r".*?(?:法|条例|规定|办法)(?=第)", state.full)):
        return f"{law.group()}{question}"
    items = re.findall(r"[一二三四五六七八九十]是(.+?)(?=[,，;；。]|$)", state.answer) or [
        part for part in re.split(r"[、;；\n]", state.answer.rstrip("。")) if part
    ]
    if len(items) > 1 and 0 < number <= len(items):
        return question.replace(item.group(), items[number - 1].strip("。，, "), 1)
    return _joined(state.topic, question)
