"""Where a conversation stands, as follow-ups are read against it: see followup.py."""

import re
from dataclasses import dataclass

from assistant.lexicon import school_mentions
from assistant.retrieve.asked import WENT, Words, read_asked

_MANNER = re.compile(r"^(?:占|比|较|高于|低于|多于|少于|(?:的)?(?:占比|比重|份额|比例|增幅|降幅|人数|总数|数量|金额))")


@dataclass(frozen=True)
class Listing:
    """The last answer that may have listed something, the question that it answers in full, and its topic."""

    question: str
    topic: str
    answer: str


@dataclass(frozen=True)
class State:
    """The conversation so far: the last question in full, its topic, the last answer.

    `things` are what the questions so far were about, the latest last; the last `run` of them were held against each
    other by contrasts. `item` is the one that the last question named by its place in `listing`, "" where it named
    none.
    """

    full: str
    topic: str
    answer: str = ""
    things: tuple[str, ...] = ()
    run: int = 1
    listing: Listing = Listing("", "", "")
    item: str = ""


def joined(topic: str, rest: str, words: Words) -> str:
    """Put the topic in front; of those that did something (毕业生中升学), 的 comes before what they are measured by."""
    if not topic or topic in rest:
        return rest
    between = "的" if _MANNER.match(rest) and ends_in_doing(topic, words) and rest[0] != "的" else ""
    return f"{topic}{between}{rest}"


def ends_in_doing(topic: str, words: Words) -> bool:
    """Tell whether the topic ends in what somebody did: 毕业生中升学."""
    tagged = words.tagged(topic)
    return bool(tagged) and (tagged[-1][0] in WENT or tagged[-1][1] == "v")


def school_in(text: str, words: Words) -> str:
    """Return the first school that the text names, "" when it names none."""
    return next((mention.text for mention in school_mentions(text, words) if mention.stem), "")


def thing(full: str, words: Words) -> str:
    """Return what a question counts or asks about, as a noun phrase: 重阳节去理发的人 for 重阳节有多少人去理发."""
    asked = read_asked(full)
    opened = words.tagged(asked.right)[:1]
    if opened and opened[0][1] == "v":
        return f"{asked.topic}的{'人' if asked.ask.endswith('人') else ''}"
    return asked.topic
