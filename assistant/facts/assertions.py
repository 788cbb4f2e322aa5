"""Whether what a question claims of how figures stand to one another is right: 护士比医师多,对吗; 比上年增加了吗.

In: a `Task` of such a claim, a `Finder`. Out: a `Computed` that opens with 是的 or 与资料不符 and gives the figures, or
None when the words name none surely. Which figures are meant is decided as for the neutral question (ranking.py,
pairing.py); a change is the text's own, that of two years' columns, or none (与上年相同).
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.facts.asked.asserted import LESS, Asserted, read_assertion
from assistant.facts.asked.task import Task
from assistant.facts.counted import BEFORE, COUNTING, counted, is_cell
from assistant.facts.entries import Entry
from assistant.facts.finding import Finder
from assistant.facts.foremost import most
from assistant.facts.ranking import compare
from assistant.facts.results import Computed, Line
from assistant.facts.scope import years
from assistant.facts.stated import stated_changes
from assistant.prompts import AGREES, DIFFERS
from assistant.text import folded
from assistant.types import Figure

Sentence = Callable[[Figure], str]  # of a figure
_LAST = r"(?:上年|去年|上一?学年|上届|上一?年度?|往年)"
_UNMOVED = re.compile(
    rf"^[，,]?(?:与|和|同|较|比){_LAST}(?:度|同期|末|底)?(?:基本)?(?:相同|持平|一致|相当|没有变化|无变化)"
)
_CHANGE_COLUMN = re.compile(
    r"^(?P<row>.+?)(?:[较比与]?(?:上年|去年|上届|上一?学年)|同比)(?:相比)?(?:增减|变化|增长|增加)"
)
_SIGNED = re.compile(r"(?<=[）)])(?=[-+－−＋]\d)")
_BODIES = re.compile(r"(?:学校|院校|幼儿园|医院|图书馆)$")  # these are counted themselves, not who is in them
_PARTS = re.compile(r"的|,|里面?|(?<!初)(?<!高)中(?!等|学|职|级)")


def examine(task: Task, finder: Finder, quote: Sentence) -> Computed | None:
    """Judge a claim; `quote` gives the sentence of a figure."""
    claim = read_assertion(task.phrases[0])
    if claim is None:
        return None
    if claim.relation == "moved":
        done = moved(claim.first, claim.way, finder, quote, claim.value)
        # Of a cause that is asked for, only a wrong event is told.
        return done if not claim.taken or (done and done.text.startswith(DIFFERS)) else None
    return _more(task, claim, finder) if claim.relation == "more" else most(claim, finder)


def moved(phrase: str, way: str, finder: Finder, quote: Sentence, value: Decimal | None = None) -> Computed | None:
    """Judge which way a figure has gone since the year before; None where the text tells of both ways.

    `value`: by how much, where the question says it; then only what changed by so much is looked at.
    """
    named = counted(phrase, finder, more_said=value is not None)
    told = [(now, *move) for now in named for move in _moves(now, finder, quote)]
    told = [one for one in told if value is None or (one[1] and one[1].is_change and one[1].value == value)]
    if not told or len({real for _, _, real in told}) > 1:
        return None
    now, entry, real = told[0]
    dated = entry is not None and entry.shown.startswith(now.label) and years(entry) != years(now)
    first, other = (f"{e.figure.period if dated else ''}{e.shown}" if e else real for e in (now, entry))
    text = _SIGNED.sub("：", f"{first}，{other}")
    figures = (now.figure, entry.figure) if entry else (now.figure,)
    return Computed((Line((AGREES if real == way else DIFFERS) + text, figures),))


def contradicted(phrase: str, way: str, finder: Finder, quote: Sentence) -> Computed | None:
    """Return what is told of a change that the question takes for granted where there was none, or the other way."""
    done = moved(phrase, way, finder, quote)
    return done if done and done.text.startswith(DIFFERS) else None


def _moves(now: Entry, finder: Finder, quote: Sentence) -> Iterator[tuple[Entry | None, str]]:
    """Yield what is told of a figure's change: the entry that tells it, and the way, or the words for no change."""
    for change in stated_changes(now, finder):
        yield change, change.figure.change
    before = finder.at(now.before_of)
    if before is not None and before.value != now.value:
        yield before, "增加" if now.value > before.value else "减少"
    yield from _beside(now, finder)
    sentence = quote(now.figure)
    after = sentence.partition(now.figure.text)[2]
    if match := _UNMOVED.match(after):
        yield None, match.group().strip("，,")


def _beside(now: Entry, finder: Finder) -> Iterator[tuple[Entry, str]]:
    """Yield what the row of a table tells of the year before: its value then, or by how much it has changed."""
    for entry in finder.entries:
        if entry.statement != now.statement or entry.unit != now.unit or not is_cell(entry):
            continue
        change = _CHANGE_COLUMN.match(entry.label)
        before = BEFORE.sub("", entry.label) == now.label and (
            BEFORE.search(entry.label) or _is_year_before(entry, now)
        )
        if change and now.label.startswith(change["row"]) and entry.value:
            yield entry, "减少" if entry.figure.text.startswith(("-", "－", "−")) else "增加"
        elif before and entry.value != now.value:
            yield entry, "增加" if now.value > entry.value else "减少"


def _is_year_before(entry: Entry, now: Entry) -> bool:
    """Tell whether two columns of years, all else alike, follow one another."""
    mine, theirs = sorted(years(now)), sorted(years(entry))
    return len(mine) == len(theirs) == 1 and int(theirs[0]) + 1 == int(mine[0])


def _more(task: Task, claim: Asserted, finder: Finder) -> Computed | None:
    """Judge which of two figures is larger; what both count may be said once (小学的教师比初中多)."""
    whole = (claim.first, f"{claim.second},{finder.head(claim.first)}")
    for phrases in (whole, (claim.first, claim.second)):
        unit = "所" if _BODIES.search(claim.first) and _BODIES.search(claim.second) else ""
        asked = replace(task, operation="compare", phrases=phrases, base=claim.way, unit=unit)
        done = compare(asked, finder)
        if judged := done and verdict(claim, done, finder):
            return judged
    return None


def verdict(claim: Asserted, done: Computed, finder: Finder) -> Computed | None:
    """Return a comparison of two figures with the verdict before it; None where it is open which figure is whose."""
    entries = done.among(finder.entries)
    if claim.relation != "more" or len(entries) != 2 or entries[0].unit != entries[1].unit:
        return None
    first, second = _whose(claim.first, claim.second, entries), _whose(claim.second, claim.first, entries)
    if first is None or second is None or first is second or first.value == second.value:
        return None
    opening = AGREES if (first.value < second.value) == (claim.way in LESS) else DIFFERS
    line, *others = done.lines
    return replace(done, lines=(Line(opening + line.text, line.figures), *others))


def _whose(phrase: str, other: str, entries: Sequence[Entry]) -> Entry | None:
    """Return the one figure whose label has what this side of a comparison is called and the other is not."""
    parts = [COUNTING.sub("", part) for part in _PARTS.split(folded(phrase))]
    own = [part for part in parts if len(part) > 1 and part not in folded(other)]
    return next((entry for part in own if (entry := _called(part, entries))), None)


def _called(name: str, entries: Sequence[Entry]) -> Entry | None:
    """Return the one figure in whose label the name stands, whole, in part or shortened (财贸, 财经商贸)."""
    for length in range(len(name), 1, -1):
        for part in (name[:length], name[-length:]):
            held = [entry for entry in entries if part in entry.label]
            if len(held) == 1:
                return held[0]
    held = [entry for entry in entries if re.search(".{0,2}".join(map(re.escape, name[:2])), entry.label)]
    return held[0] if len(held) == 1 else None
