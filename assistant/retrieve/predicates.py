"""Another predicate in the place of the last question's: 有几所学校取消资质 for 取消资质的 after 有几所学校具备资质.

In: the new words of a follow-up and the question before it. Out: the part of that question that they replace, and what
to put there. The whole predicate goes, not its last word.
"""

import re
from collections.abc import Sequence

from assistant.retrieve.asked import LIGHT, WENT, Asked, Words

_DONE = re.compile(r"停[招办]|[扩增缩]招|撤并|新[增设建]")  # verbs that the tagger takes for nouns
_COUNTS = re.compile("多少|几|哪|谁")
_BODIES = "所校院店厂馆站会者员人"  # what ends in them does something, whatever the tagger says
_BEFORE = frozenset(("被", "没", "没有", "不", "未", "已", "已经", "正在", "去", "来", "能", "可以"))


def is_verbal(text: str, words: Words) -> bool:
    """Tell whether the words are verbs and nothing else."""
    content = set(words.content_words(text))
    tags = [tag for word, tag in words.tagged(text) if word in content]
    return text in WENT or bool(_DONE.fullmatch(text)) or (bool(tags) and all(tag.startswith("v") for tag in tags))


def is_done(tagged: Sequence[tuple[str, str]]) -> bool:
    """Tell whether the last word is a verb of doing; 诊所 is none, whatever the tagger says."""
    return bool(tagged) and tagged[-1][1] == "v" and tagged[-1][0] not in LIGHT and tagged[-1][0][-1] not in _BODIES


def other_predicate(previous: Asked, said: str, words: Words) -> tuple[str, str]:
    """Return what the predicate `said` (取消资质的, 停招的) replaces and what to put there; ("", "") if nothing."""
    new = said.removesuffix("的")
    counts = previous.right and _COUNTS.search(previous.ask)
    if not counts or not (new != said or is_verbal(new, words)):
        return "", ""
    done = _verb_in(previous.right, words)
    same_object = done >= 0 and len(new) > 2 and new[-2:] == previous.right.rstrip("的了")[-2:]  # 吊销执照, 取得执照
    if not (_is_predicate(new, words) or same_object):
        return "", ""
    if done >= 0:
        return previous.ask + previous.right, f"{previous.ask}{previous.right[:done]}{new}"
    done = _last_verb(previous.left, words)
    return (previous.left[done:] + previous.ask, f"{new}了{previous.ask}") if done >= 0 else ("", "")


def _is_predicate(text: str, words: Words) -> bool:
    tagged = words.tagged(text)
    opened = next((pair for pair in tagged if pair[0] not in _BEFORE), tagged[0])
    return "v" in (tagged[0][1], opened[1]) or bool(_DONE.match(opened[0]))


def _verb_in(text: str, words: Words) -> int:
    """Return where the predicate of 学校具备招生资质 begins; -1 where there is none."""
    place = 0
    for word, tag in words.tagged(text):
        if (tag == "v" and word[-1] not in _BODIES) or word in _BEFORE:
            return place
        place += len(word)
    return -1


def _last_verb(text: str, words: Words) -> int:
    """Return where the predicate begins that the text ends with, with at most one noun after its verb; else -1."""
    bare = re.sub(r"[了过]$", "", text)
    tagged = words.tagged(bare)
    place, nouns, found = len(bare), 0, -1
    for word, tag in reversed(tagged):
        told = bare != text and place == len(bare) and len(tagged) == 1  # 新建了: what 了 follows is a verb
        verb = told or (tag == "v" and (word not in LIGHT or not nouns))
        if (not verb and (found >= 0 or nouns)) or word in ("有", "是", "在"):
            break
        place -= len(word)
        if verb:
            found = place
        nouns += not verb
    return found
