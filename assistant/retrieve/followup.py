"""Make a follow-up question stand alone, from the conversation, without a language model.

In: a normalised question and the earlier turns. Out: a question that can be searched and answered on its own. What a
follow-up leaves out (the subject, the indicator) is carried over from the last question of the user.

Two forms are served. A contrast (那民办的呢) takes the last question and puts the new word in the place of the word it
contrasts with: the same kind of thing (school for school, year for year, ordinal for ordinal), else the word that
shares a character (公办/民办). Any other question that points back (其中, 他们, 这些 …) or holds no subject of its own
is given the last question's topic in front.
"""

import re
from collections.abc import Sequence
from typing import Protocol

from assistant.lexicon import school_mentions
from assistant.retrieve.places import is_place
from assistant.text import normalise
from assistant.types import Turn

_CONTRAST = re.compile(
    r"^(?:那么|那|再问|还有|换成|至于)?[,，、]?(?P<new>.{1,24}?)(?:的|的话|方面)?(?:又|则)?呢[?？。!！]*$"
)
_POINTS_BACK = re.compile(
    r"^(?:那么?|再|还有|另外)?[,，]?"
    r"(?:其中|他们|她们|它们|它|这些|那些|这个|那个|该|此|这|上述|前者|后者|第[一二三四五六七八九十\d]+[期个项条名轮批]?)"
)
_NOUNS = ("n", "j", "l", "i", "x")
_ORDINAL = re.compile(r"第[一二三四五六七八九十百\d]+[\u4e00-\u9fff]")
_YEAR = re.compile(r"(?:19|20)\d{2}年?")
_ASKING = re.compile(
    r"[?？。!！]+$|(?:各|分别)?(?:是|有|为|叫)?(?:多少|几|哪|什么|谁|怎么|如何)(?:[些一]?[个名位所家期次门场项条人元年]?)(?:样|呢|吗)?"
)


class Words(Protocol):
    """The segmenter as this stage uses it."""

    def content_words(self, text: str) -> list[str]:
        """Return the words that carry meaning."""

    def tagged(self, text: str) -> list[tuple[str, str]]:
        """Return (word, part of speech)."""


def standalone(question: str, history: Sequence[Turn], *, words: Words) -> str:
    """Return `question`, completed from the last user turn where it does not stand alone."""
    earlier = [normalise(turn.content) for turn in history if turn.role == "user" and turn.content.strip()]
    if not earlier:
        return question
    previous = _chain(earlier, words)
    contrast = _CONTRAST.match(question)
    if contrast:
        return _substitute(previous, contrast["new"], words)
    if _POINTS_BACK.match(question) or not _has_subject(question, words):
        topic = _ASKING.sub("", previous)
        rest = re.sub(r"^(?:那么?|再|还有|另外)[,，]?", "", question)
        return f"{topic}，{rest}" if topic and topic not in rest else rest
    return question


def _chain(earlier: Sequence[str], words: Words) -> str:
    """Complete the last question itself from the one before it, once: conversations drift, older turns mislead."""
    last = earlier[-1]
    if len(earlier) == 1:
        return last
    return standalone(last, [Turn(role="user", content=earlier[-2])], words=words)


def _has_subject(question: str, words: Words) -> bool:
    """Tell whether the question names what it is about: a school, or two content words of which one is a noun."""
    content = set(words.content_words(question))
    nouns = [word for word, tag in words.tagged(question) if word in content and tag[:1] in _NOUNS and len(word) > 1]
    return (len(content) >= 2 and bool(nouns)) or bool(school_mentions(question, words))


def _substitute(previous: str, new: str, words: Words) -> str:
    old = _counterpart(previous, new, words)
    return previous.replace(old, new, 1) if old else f"{new}，{previous}"


def _counterpart(previous: str, new: str, words: Words) -> str:
    """Find the part of the previous question that `new` replaces; "" when there is none."""
    schools = school_mentions(previous, words)
    if school_mentions(new, words) and schools:
        return schools[0].text
    for pattern in (_YEAR, _ORDINAL):
        old = pattern.search(previous)
        if pattern.search(new) and old:
            return old.group()
    old_place = next((word for word, tag in words.tagged(previous) if is_place(word, tag)), "")
    if old_place and any(is_place(word, tag) for word, tag in words.tagged(new)):
        return old_place
    candidates = words.content_words(previous)
    sharing = [word for word in candidates if set(word) & set(new) and word not in new]
    return max(sharing, key=lambda word: len(set(word) & set(new)), default="")
