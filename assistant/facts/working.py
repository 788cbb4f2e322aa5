"""Which figures are the operands of a question, and what they come to.

In: an operation, the question, the figures with their `Roles`, a `Finder`. Out: a `Computed` with formula and operands,
or None when an operand is missing, another choice with another result is about as probable, or the text itself gives
the result.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.facts.asked.task import number_of
from assistant.facts.finding import Finder
from assistant.facts.kinds import of_all_kinds
from assistant.facts.means import is_mean_for
from assistant.facts.operations import OPERATIONS, SYMMETRIC
from assistant.facts.results import Computed
from assistant.facts.roled import SURE, Choice, Reads, grouped, is_list, listed, pairs, sums, whole_list, wholes

LEAST, LEAST_OF_SUMS = 0.3, 0.45  # scores from which operands are computed with
AHEAD, AHEAD_OF_SUMS = 0.7, 0.77  # … unless others, with another result, score so near
_ADDENDS = re.compile(  # 17个奖 and 12家企业 count no addends
    r"(?P<n>[两二三四五六])(?:项|类|笔|样|种|块|部分|者)|[这那](?P<m>[两二三四五六])(?:次|场|批|期|届)"
)
_SPOKEN = re.compile(r"(?P<n>[两二三四五六七八九])[\u4e00-\u9fff]")  # 三块牌子 are the three of a list
_JOINS = re.compile(  # what names several things, or all of them
    r"[和与及跟同、+＋]|(?<![参增添])加(?![强工快])|还有|再|合(?:计|起来|在|并|共)|各"
    r"|全部|都|凑|并|所有|年"
)
_NAMES_SOME = re.compile(r"[和与及跟同、+＋]")
_NAMED = re.compile(r"[^,，。?？、()（）]+(?:、[^,，。?？、()（）]+)+")  # 甲、乙、丙
_GROUPED = ("share", "remainder", "conflict")
_OF_A_WHOLE = ("share", "remainder")
_LISTS = ("most", "least", "range")


@dataclass(frozen=True)
class Worked:
    """What came of the figures: the result, None where it is doubtful, and the scores of all that may be right."""

    done: Computed | None
    scores: Mapping[str, float]

    def allows(self, other: Computed) -> bool:
        """Tell whether what was found by another way may be right: nothing speaks for anything, or for it as well."""
        return not self.scores or self.scores.get(other.result, 0.0) >= AHEAD * max(self.scores.values())


def work_out(operation: str, text: str, reads: Reads, finder: Finder) -> Worked:
    """Carry out an operation over the figures that most probably are its operands."""
    if operation not in OPERATIONS or any(read.roles.asked >= SURE for read in reads):
        return Worked(None, {})
    found: dict[str, tuple[Choice, Computed]] = {}
    for choice, done in _done(list(_choices(operation, text, reads, finder)), operation, text):
        key = done.result or done.text
        if key not in found or choice.score > found[key][0].score:
            found[key] = (choice, done)
    ranked = sorted(found.values(), key=lambda one: -one[0].score)
    least, ahead = (LEAST_OF_SUMS, AHEAD_OF_SUMS) if operation == "sum" else (LEAST, AHEAD)
    scores = {key: choice.score for key, (choice, _) in found.items() if choice.score >= least}
    if not scores or _is_stated(operation, ranked[0][0], finder):
        return Worked(None, scores)
    doubtful = len(ranked) > 1 and ranked[1][0].score > ahead * ranked[0][0].score
    return Worked(None if doubtful else ranked[0][1], scores)


def _is_stated(operation: str, choice: Choice, finder: Finder) -> bool:
    """Tell whether the text gives the result: an average beside its total, a total that is divided into the addends."""
    if operation == "average":
        whole, count = choice.first[0], choice.second[0]
        told = (e for e in finder.entries if e.statement == whole.statement and is_mean_for(e, count))
        return any(e.unit == whole.unit for e in told)
    wholes = {entry.part_of for entry in choice.first}
    if operation != "sum" or None in wholes or len(wholes) > 1:
        return False
    parts = [entry.place for entry in finder.entries if entry.part_of in wholes]
    return set(parts) <= {entry.place for entry in choice.first}


def _choices(operation: str, text: str, reads: Reads, finder: Finder) -> Iterator[Choice]:
    if operation == "sum":
        counted = _ADDENDS.search(text)
        number = number_of(counted["n"] or counted["m"]) if counted else None
        named = max((match.group().count("、") + 1 for match in _NAMED.finditer(text)), default=0)
        spoken = _SPOKEN.search(text)
        together = whole_list(reads, number_of(spoken["n"]), finder) if spoken else None
        if together:
            yield together
            if not _NAMES_SOME.search(text):
                return
        joined = number is not None or bool(_JOINS.search(text))
        yield from (c for c in sums(reads, number) if len(c.first) >= named and (joined or is_list(c.first, finder)))
    elif operation in _LISTS:
        if members := listed(reads, finder):
            yield members
    else:
        several = list(grouped(reads)) if operation in _GROUPED else []
        yield from several or pairs(reads)
        if operation in _OF_A_WHOLE:
            yield from wholes(reads, finder)
        if operation == "share":
            yield from of_all_kinds(reads, text, finder)


def _done(choices: Sequence[Choice], operation: str, text: str) -> Iterator[tuple[Choice, Computed]]:
    """Yield the choices that can be computed with; of a pair that can be in both orders each by its own chance."""
    compute = OPERATIONS[operation]
    done = [(choice, result) for choice in choices if (result := compute(choice.told_whose(), text))]
    turned = {(choice.second, choice.first) for choice, _ in done}
    for choice, result in done:
        both = (choice.first, choice.second) in turned and operation not in SYMMETRIC
        yield (replace(choice, score=choice.score * choice.ordered) if both else choice), result
