"""Which sentences of a chunk tell on from the best one.

In: the chunk's sentences, the evidence, the question. Out: places in reading order. It writes nothing. A list of deeds
(哪些措施) is an account: what was done stands in the sentences of a paragraph, not in one.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile

from assistant.answer.choose import ITEM, STARTS
from assistant.answer.evidence import Evidence
from assistant.answer.fit import CLOSES
from assistant.answer.members import tells, things
from assistant.answer.question import Ask
from assistant.answer.units import Unit
from assistant.answer.wholly import TITLE
from assistant.text import folded
from assistant.types import Chunk, Query, Term

MORE = 3  # further sentences at most
NEAR = 0.62  # of the best score: below it a further sentence tells something else
LENGTH = 260  # characters of an explanation
ALONE = 0.6  # share of the weight of a question's words that one item of a list alone must have
_DEEDS = re.compile(
    r"(?:哪些|哪几[个项条招步])[\u4e00-\u9fff]{0,6}?(?:措施|举措|做法|办法|事(?![业故务项实])|工作(?!人员|组|室|站)|活(?![动力])|活动|步骤|行动)"
)
_DEFINES = re.compile(r"(?:是|系|即|所)指|指的是|[，,：:]指|所谓|所称|＝")
_GLOSSED = re.compile(
    r"^\s*(?:\d+[.．、]|（[一二三四五六七八九十]）)?\s*“?(?P<name>[\u4e00-\u9fff]{2,10})”?：(?=\D|\d+%减)"
)  # 生师比：…
_ALSO = re.compile(r"(?:此外|另外|除此之外|同时|还)")
_HEAD = 2  # characters of the noun that a word for things ends with


def around(units: Sequence[Unit], evidence: Sequence[Evidence]) -> list[int]:
    """Return the best sentence's place and those around it that are nearly as good or follow."""
    best = evidence[0]
    chosen, length = {best.unit}, len(best.sentence.folded)
    same = [item for item in evidence[1:] if item.passage == best.passage and item.score >= NEAR * best.score]
    following = list(takewhile(lambda at: at < len(units) and not _is_title(units[at]), (best.unit + 1, best.unit + 2)))
    for place in [item.unit for item in same] + following:
        if place in chosen or not 0 <= place < len(units) or len(chosen) > MORE:
            continue
        if length + len(units[place].folded) > LENGTH or units[place].pointer:
            continue
        chosen.add(place)
        length += len(units[place].folded)
    return sorted(chosen | {item for place in chosen for item in _items_behind(units, place)})


def _is_title(unit: Unit) -> bool:
    """Tell whether a sentence only opens the next item (4. 课程与教材)."""
    said = unit.sentence.text.strip()
    return len(said) <= TITLE and ITEM.match(said) is not None and said.endswith("。")


def _items_behind(units: Sequence[Unit], place: int) -> Iterator[int]:
    """Yield the places of the items that belong to a sentence which opens their list: 须满足三项条件：一是…；."""
    if STARTS.search(units[place].sentence.text):
        yield from takewhile(lambda at: ITEM.match(units[at].sentence.text), range(place + 1, len(units)))


def defines(query: Query, unit: Unit) -> bool:
    """Tell whether a sentence says what a thing is: 本报告所称…是指…, or a gloss on what the question names."""
    said = unit.sentence.text
    gloss = _GLOSSED.match(said)
    named = {folded(form) for term in query.terms for form in (term.text, *term.variants)}
    return _DEFINES.search(said) is not None or (gloss is not None and folded(gloss["name"]) in named)


def defined(query: Query, units: Sequence[Unit], place: int) -> list[int]:
    """Return the place of a sentence that defines, with the items behind it, [] for another one.

    What stands around it tells of the thing, not what it is.
    """
    if not defines(query, units[place]):
        return []
    if ITEM.match(units[place].sentence.text):
        return [place]
    return [place, *takewhile(lambda at: ITEM.match(units[at].sentence.text), range(place + 1, len(units)))]


def told_on(
    query: Query, ask: Ask, chunk: Chunk, units: Sequence[Unit], place: int, weight: Callable[[Term], float]
) -> list[int]:
    """Return the places of the sentences over which a list runs that is asked for, the one place where it does not."""
    if chunk.table is not None:
        return [place]
    if ask.thing == "school" and len(run := _schools(query, units, place, weight)) > 1:
        return run
    if _DEEDS.search(query.text) and not tells(query, units[place].sentence.text):
        return _deeds(chunk, units, place, _opens(query, units[place]))
    heads = {folded(thing)[-_HEAD:] for thing in things(query.text)}
    return _also(chunk, units, place, heads)


def told_alone(
    query: Query, units: Sequence[Unit], run: Sequence[int], best: int, weight: Callable[[Term], float]
) -> bool:
    """Tell whether the question is about one item of a list: its words stand in that item, and nowhere else in it."""
    words = [term for term in query.terms if term.role == "word"]
    said = STARTS.split(units[best].folded)
    if len(said) < 2 and not ITEM.match(units[best].sentence.text):
        return False  # what announces a list is not one of it
    before = "".join(said[:-1])
    others = before + "".join(units[place].folded for place in run if place != best)

    def is_own(term: Term) -> bool:
        forms = [folded(form) for form in (term.text, *term.variants)]
        return any(form in said[-1] for form in forms) and not any(form in others for form in forms)

    total = sum(weight(term) for term in words)
    return best in run and sum(weight(term) for term in words if is_own(term)) > ALONE * total


def _schools(query: Query, units: Sequence[Unit], place: int, weight: Callable[[Term], float]) -> list[int]:
    """Return the places of the sentences, one a school, of a section whose heading says what schools are asked for."""
    words = [term for term in query.terms if term.role == "word"]
    if not words:
        return []
    heaviest = max(words, key=weight)
    if not any(folded(form) in units[place].heading for form in (heaviest.text, *heaviest.variants)):
        return []
    each = [at for at, unit in enumerate(units) if _is_of_school(unit)]
    return each if place in each and len(each) <= MORE + 1 else []


def _opens(query: Query, unit: Unit) -> bool:
    """Tell whether the sentence begins with what the question is about, so that nothing before it belongs to it."""
    forms = (folded(form) for term in query.terms for form in (term.text, *term.variants))
    return unit.folded.startswith((*unit.schools, *forms))


def _deeds(chunk: Chunk, units: Sequence[Unit], place: int, opens: bool) -> list[int]:
    """Return the places from the sentence to the end of what its paragraph tells.

    Where it is the last one and does not open the matter itself, what leads to it is told.
    """
    run, length = [place], len(units[place].folded)
    for step in (1,) if opens else (1, -1):
        at = place + step
        while len(run) == 1 or run[-1] == at - step:
            if len(run) > MORE or not _goes_on(chunk, units, min(at, at - step), place):
                break
            length += len(units[at].folded)
            if length > LENGTH or (step > 0 and CLOSES.match(units[at].sentence.text)):
                break
            run.append(at)
            at += step
        if len(run) > 1:
            break
    return sorted(run)


def _also(chunk: Chunk, units: Sequence[Unit], place: int, heads: set[str]) -> list[int]:
    """Return the place and that of the sentence beside it that adds to the same things: 此外，还有两个基地."""

    def adds(first: int) -> bool:
        if not _goes_on(chunk, units, first, place) or not _ALSO.match(units[first + 1].sentence.text.lstrip()):
            return False
        return any(head in units[first].folded and head in units[first + 1].folded for head in heads)

    if adds(place):
        return [place, place + 1]
    return [place - 1, place] if adds(place - 1) else [place]


def _goes_on(chunk: Chunk, units: Sequence[Unit], first: int, best: int) -> bool:
    """Tell whether the sentence after `first` stands in its paragraph, and both are about the subject of the best."""
    if not 0 <= first < len(units) - 1:
        return False
    before, after = units[first].sentence, units[first + 1].sentence
    if "\n" in chunk.text[before.end - chunk.start : after.start - chunk.start]:
        return False
    own = set(units[best].schools or units[best].inherited)
    return all(own & set(unit.schools) for unit in units[first : first + 2] if _is_of_school(unit))


def _is_of_school(unit: Unit) -> bool:
    """Tell whether a school's name opens the sentence."""
    return bool(unit.schools) and unit.folded.startswith(unit.schools)
