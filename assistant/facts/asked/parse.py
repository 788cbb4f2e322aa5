"""What a trained parser says of a question: which arithmetic it asks for, and which of its words name the operands.

In: a `Parse` and the question. Out: `Task`s as the readers of this package give them, to be tried in turn. The readers
know wordings; the parser has seen some thousand questions and knows wordings that nobody wrote a pattern for.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Literal

from assistant.facts.asked.cues import ASKED, MEASURE, phrase
from assistant.facts.asked.task import COUNTED, UNITS, Operation, Task, money_unit, number_of, unit_after

Asked = Operation | Literal["none"]
Phrases = Sequence[str]

_MEASURE = re.compile(rf"(?:平均|每一?|一)?(?P<measure>{MEASURE}|人)均?")
_NUMBERED = re.compile(rf"(?P<n>[两二三四五六七八九十]|\d{{1,2}})(?P<measure>{MEASURE})")
_NOUNS = {"学校": "所", "院校": "所"}
LIKELY = 0.8  # probability from which two figures are computed with although a sentence seems to answer
SURE = 0.9  # … and from which some are added up
_PLACE = re.compile(r"第[二三四五][多高大少低小]|倒数第")
_ADDS = re.compile(  # what asks to add, and no 合办, 综合, 参加, 共建
    r"合(?:计|起来|在一|到一|一块|并起来)|(?<![参增添更附])加(?![入强工大快拿盟])|总(?:共|计|数|量|额|和|的|人|起来)"
    r"|凑|拢|(?:一|统|总|拢)共|共(?:[有计是拿得获招收发]|多少|几)|并(?:在|到)一|[+]|一块|一起"
)
_TIED = ("previous", "growth")  # the text itself ties the two figures: a level and its change, or two years' values
_OF_TWO = ("share", "remainder", "difference", "times", "average", "compare")
_LESS = re.compile(r"[少低小晚]")


@dataclass(frozen=True)
class Parse:
    """An operation with its probability, and the phrases that name its operands, in the order of the question.

    `first` and `second` are part and whole, minuend and subtrahend, total and divisor, what is added up and nothing;
    `second_best` is the operation next to it, with its own probability.
    """

    operation: Asked
    probability: float
    first: tuple[str, ...] = ()
    second: tuple[str, ...] = ()
    second_best: tuple[Asked, float] = ("none", 0.0)

    def is_plain(self, operation: Asked, text: str, *, several: bool) -> bool:
        """Tell whether an operation is surely asked for, and one whose result hardly stands in a single sentence.

        `several`: the question asks for several amounts at once; then nothing is to be added.
        """
        if operation != self.operation or self.probability < LIKELY:
            return False
        adds = operation == "sum" and not several and self.probability >= SURE and _ADDS.search(text)
        placed = operation in ("most", "least") and _PLACE.search(text)  # 第二多: whoever is told first is not it
        looks_back = operation in _TIED and self.probability >= SURE
        return operation in _OF_TWO or bool(adds or placed or looks_back)


Parser = Callable[[str], Parse]


def tasks_of(parse: Parse, text: str) -> Iterator[Task]:
    """Yield the tasks that a question may ask for as it was parsed, the likelier first; none for what rules read."""
    first, second = (_phrases(side) for side in (parse.first, parse.second))
    match parse.operation:
        case "sum":
            yield from _sums(first or second, text)
        case "growth" | "change" | "previous" as operation:
            if first:
                yield Task(operation, (",".join(first),), unit=_unit(text), base="年")
        case "average":
            yield from _averages(first, second, text)
        case "share":
            for part, whole in _pairs(first, second):
                yield Task("share", (part, whole))
            if first and not second:
                yield Task("share", (first[-1], ""))
        case "difference" | "remainder" | "times" | "compare" as operation:
            unit = "" if operation == "times" else _unit(text)
            way = {"compare": "少" if _LESS.search(text) else "多", "remainder": "里"}.get(operation, "")
            for one, other in _pairs(first, second):
                yield Task(operation, (one, other), unit=unit, base=way)
        case _:
            return


def _phrases(said: Phrases) -> tuple[str, ...]:
    return tuple(bare for one in said if (bare := phrase(one)))


def _unit(text: str) -> str:
    asked = ASKED.search(text)
    unit, noun = unit_after(asked["what"]) if asked else ("", "")
    return "" if unit == "个" and not noun else unit


def _pairs(first: Phrases, second: Phrases) -> Iterator[tuple[str, str]]:
    """Yield what may be the two operands: the phrases of each side, else two of one side, the last ones first."""
    if first and second:
        if len(first) > 1 or len(second) > 1:
            yield ",".join(first), ",".join(second)
        yield first[-1], second[-1]
        return
    said = [*first, *second]
    yield from (pair for pair in permutations(said[-3:], 2) if said.index(pair[0]) < said.index(pair[1]))


def _sums(said: Phrases, text: str) -> Iterator[Task]:
    unit = _unit(text) or money_unit(text)
    ways = [tuple(said)] if len(said) > 1 else []
    if len(said) > 2:  # the first may say whose all of them are
        ways.append(tuple(f"{said[0]},{one}" for one in said[1:]))
    counted = COUNTED.search(text)
    number = number_of(counted["n"]) if counted else None
    for phrases in ways:
        if number in (None, len(phrases)):
            yield Task("sum", phrases, unit=unit, count=number, context=",".join(said))


def _averages(first: Phrases, second: Phrases, text: str) -> Iterator[Task]:
    unit = money_unit(text)
    pairs = list(_pairs(first, second))
    for what, per in [*pairs, *((per, what) for what, per in pairs)]:  # which of them is divided is easily mistaken
        measure = _MEASURE.fullmatch(per)
        counted = _NUMBERED.search(per) or (_NUMBERED.search(text) if measure else None)
        if per in _NOUNS:
            yield Task("average", (what, what), unit=unit, per=_NOUNS[per], context=what)
        elif measure:
            unit_of_all = UNITS.get(measure["measure"], measure["measure"])
            same = counted is not None and counted["measure"] == measure["measure"]
            number = number_of(counted["n"]) if counted and same else None
            yield Task("average", (what, what), unit=unit, per=unit_of_all, count=number, context=what)
        yield Task("average", (what, per), unit=unit, context=what)
