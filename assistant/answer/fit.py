"""Among sentences about the right thing, prefer the one that says what was asked of it.

In: a question, what it asks for, the evidence and its passages. Out: the evidence in a better order. Sections tell a
thing several times: what was done, why, what is wrong, what comes next; a list is announced, told, summed up. The words
of the question that only ask (怎样应对, 接下来, 哪三方) say which of these is wanted, and they match no word of it.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from assistant.answer.choose import ITEM
from assistant.answer.evidence import WEIGHTS, Evidence
from assistant.answer.features import TOLD
from assistant.answer.question import Ask
from assistant.text import clauses, folded
from assistant.text.numerals import HAN_NUMERAL, whole_number
from assistant.types import Passage, Query

FITS = 0.5  # degree of holding the kind of thing that is asked for
ABOUT = 0.65  # of the best coverage: a sentence below it is about something else, whatever its form
MANY = 3  # times that a thing is named where each of several is told
DEFINITE, STRONG, NOTHING, SOME, SLIGHT = 0.5, 0.35, 0.25, 0.2, 0.1  # of a score in which full coverage counts 1.0
_AHEAD = re.compile(
    r"接下来|下一步|今后|往后|打算|计划|将来|未来|准备|以后|(?<!设)想(?:要)?(?:怎|往|做|开|搞|推|建|办|发展)"
)
_NEXT = re.compile(r"下一步|今后|计划|拟[出成建申]|将[^，。]{0,6}(?:继续|进一步|着力|推动)|筹备|打算|未来")
_REMEDY = re.compile(r"应对|解决|对策|怎么办|咋办|怎样改|如何改|怎么改|破解|补齐|补上|缓解|化解|改进")
_REMEDIES = re.compile(r"对策|应对|措施|举措|改进|整改|建议|下一步|展望|打算")
_PROBLEM = re.compile(
    r"(?:什么|哪些|哪几|几)[^，。？?]{0,6}(?:问题|挑战|困难|不足|短板|难处|难题)|难在|短板在|挑战(?:有|是)"
    r"|(?:问题|挑战|困难|不足|短板|难处|难题)(?:都|主要|分别|具体|一共)?(?:[有是]|包括)(?:哪|什么|啥|几)"
)
_PROBLEMS = re.compile(r"挑战|问题|困难|不足|短板|制约")
_WHY = re.compile(r"为什么|为何|为啥|原因|目的|图什么|缘由|出于")
_REASON = re.compile(r"因为|由于|为了|旨在|目的|以便|意在|^为|为[^，。]{2,30}，|需求|原因|缘于|鉴于")
NUMERAL = rf"(?<![第\d.{HAN_NUMERAL}])(?:[{HAN_NUMERAL}]{{1,6}}|\d{{1,2}})"
_COUNT = re.compile(rf"({NUMERAL})(?:个|大|类|项|家|方|所|门|种|条|块|位|名|点|部分)")
_OBJECT = re.compile(r"(?:哪[几些两三四五六七八九十]?[个种类项家所门]?|什么|啥)([\u4e00-\u9fff]{2,6})")
_BEFORE = re.compile(r"([\u4e00-\u9fff]{2,6})(?:都|主要|分别|各)?(?:有|包括)(?:哪|什么|啥|谁)")
_ONE = re.compile(r"哪一?[个家所位门项]")
_ANNOUNCES = re.compile(r"(?:如下|如下所示|以下)[：:。]?$|[：:]$")
CLOSES = re.compile(r"^(?:今后|由此|这些|这一|通过上述|总之|综上|下一步)")
_JOINT = re.compile(r"[、+＋]")
_LAST_JOINT = re.compile(r"[和及与]")
_QUOTED = re.compile(r"“[^”]{1,20}”|《[^》]{1,30}》")
_NAMES = re.compile(r"(?:主要|分别)?(?:有|包括|包含|涵盖|为|是|即|：)[^，。；]*[、和与]")  # right behind the thing
_NUMBERED = re.compile(r"[一二三四五六七八九十]是|（[一二三四五六七八九十]）|[①-⑳]")


@dataclass(frozen=True, slots=True)
class _Wish:
    """What the words of a question that only ask tell: read once, because all its sentences are held against it.

    `one` says that a single thing is asked for, `count` how many there are, `things` what they may be called,
    `bearer` is what the question begins with: whose the rights or duties are that a law lists.
    """

    ahead: bool
    remedy: bool
    problem: bool
    why: bool
    one: bool
    count: int
    things: Sequence[str]
    bearer: str


def _wish(query: Query) -> _Wish:
    text = query.text
    return _Wish(
        ahead=bool(_AHEAD.search(text)),
        remedy=bool(_REMEDY.search(text)),
        problem=bool(_PROBLEM.search(text)),
        why=bool(_WHY.search(text)),
        one=bool(_ONE.search(text)),
        count=expected(text),
        things=_things(text),
        bearer=next((folded(term.text) for term in query.terms if term.role == "word"), ""),
    )


def refit(query: Query, ask: Ask, passages: Sequence[Passage], evidence: Sequence[Evidence]) -> list[Evidence]:
    """Return the evidence by how well it answers, counting in what the asking words want."""
    least = ABOUT * max((item.features["coverage"] for item in evidence), default=0.0)
    wish = _wish(query)
    gains = [
        _gain(wish, ask, item, passages[item.passage], alike=item.features["coverage"] >= least) for item in evidence
    ]
    if not any(gains):
        return list(evidence)
    pairs = zip(evidence, gains, strict=True)
    moved = [item.scored(item.score + gain, item.features) if gain else item for item, gain in pairs]
    return sorted(moved, key=lambda item: -item.score)


def _gain(wish: _Wish, ask: Ask, item: Evidence, passage: Passage, *, alike: bool) -> float:
    unit, title = item.sentence, passage.chunk.path[-1] if passage.chunk.path else ""
    gain = 0.0
    if wish.ahead or wish.remedy:
        gain += STRONG * bool(_REMEDIES.search(title) or (wish.ahead and _NEXT.search(unit.sentence.text)))
        gain -= STRONG * bool(wish.remedy and _PROBLEMS.search(title) and not _REMEDIES.search(title))
    elif wish.problem:
        gain += SOME * bool(_PROBLEMS.search(title)) - SOME * bool(_REMEDIES.search(title))
    if wish.why:
        gain += SOME * bool(_REASON.search(unit.sentence.text))
    if alike and ask.kind in ("list", "explanation", "other", "which"):
        gain += _parallel(wish, ask, item, items := _announced(item, passage))
        gain += SLIGHT * (items > 0 and bool(wish.bearer) and unit.folded.startswith(wish.bearer))
    return gain


def _announced(item: Evidence, passage: Passage) -> int:
    """Return how many items follow the sentence in its chunk, 0 where it announces none."""
    sentence = item.sentence.sentence
    if not _ANNOUNCES.search(sentence.text.rstrip()):
        return 0
    after = (later.text for later in passage.chunk.sentences if later.start >= sentence.end)
    count = sum(1 for _ in takewhile(ITEM.match, after))
    return count if count > 1 else 0


def _parallel(wish: _Wish, ask: Ask, item: Evidence, items: int) -> float:
    """Return what the sentence gains for telling items, or loses for announcing or closing them only.

    One that the `items` themselves follow is the list, which is read out from it on.
    """
    said = item.sentence.sentence.text
    fits = ask.kind not in ("list", "which") or item.features["kind"] >= FITS or items > 0
    numbers = {*parallels(said), items} - {0}
    gain = STRONG * bool(wish.count and wish.count in numbers and fits)
    if _names_one(wish.things, said):  # the schools of a list of schools are its answer, not another subject
        gain += DEFINITE - WEIGHTS["other_subject"] * item.features["other_subject"]
    if ask.kind != "list":
        return gain
    gain += SLIGHT * (max(numbers, default=0) > 2 and fits)
    if item.features.get("answers", 0.0) < TOLD:
        gain -= NOTHING * (not numbers and not wish.one and item.features["kind"] < FITS)
        gain -= STRONG * (bool(_ANNOUNCES.search(said)) and not numbers)
        gain -= SOME * (not wish.ahead and bool(CLOSES.match(said)))
    return gain


def names_them(text: str, said: str) -> bool:
    """Tell whether the sentence says which there are of the very thing asked for: 课程有甲、乙; 甲群…乙群…丙群."""
    return _names_one(_things(text), said)


def _things(text: str) -> Sequence[str]:
    """Return what the things that the question asks for may be called: all stretches of the words for them."""
    words = [match[1] for match in (*_OBJECT.finditer(text), *_BEFORE.finditer(text))]
    stretches = (
        word[start:end] for word in words for start in range(len(word) - 1) for end in range(len(word), start + 1, -1)
    )
    return tuple(dict.fromkeys(stretches))


def _names_one(things: Sequence[str], said: str) -> bool:
    for thing in things:
        at = said.find(thing)
        if at >= 0 and len(thing) > 2 and said.count(thing) >= MANY:
            return True
        while at >= 0:
            if _NAMES.match(said, at + len(thing)):
                return True
            at = said.find(thing, at + 1)
    return False


def expected(text: str) -> int:
    """Return how many things the question says there are (哪两家, 三个挑战), 0 when it does not."""
    numbers = (whole_number(match[1]) for match in _COUNT.finditer(text))
    return next((number for number in numbers if number and number > 1), 0)  # 一个 is an article


@lru_cache(maxsize=4096)  # the corpus's sentences are asked about again and again
def parallels(text: str) -> Collection[int]:
    """Return how many parallel items the sentence and its clauses tell."""
    return frozenset(_parallels(text))


def _parallels(text: str) -> Iterator[int]:
    for pattern in (_QUOTED, _NUMBERED):
        if (count := len(pattern.findall(text))) > 1:
            yield count
    for span in clauses(text):
        clause = text[span.start : span.end]
        joints = list(_JOINT.finditer(clause))
        last = _LAST_JOINT.search(clause, joints[-1].end() if joints else 0)
        if joints or last:
            yield len(joints) + bool(last) + 1
        if joints and last:
            yield len(joints) + 1
