"""Whether what a question claims of how figures stand to one another is right: 护士比医师多,对吗; 比上年增加了吗.

In: a `Task` of such a claim, a `Finder`. Out: a `Computed` that opens with 是的 or 与资料不符 and gives the figures, or
None when the words name none surely. Which figures are meant is decided as for the neutral question (ranking.py,
pairing.py); a change is the text's own, that of two years' columns, or none (与上年相同).
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from assistant.facts.asked.asserted import KIND, LESS, Asserted, read_assertion
from assistant.facts.asked.task import Task
from assistant.facts.changes import stated_changes
from assistant.facts.entries import Entry
from assistant.facts.finding import Finder
from assistant.facts.labels import rest
from assistant.facts.ranking import compare
from assistant.facts.results import Computed, Line
from assistant.facts.shelf import IN_CONTEXT
from assistant.prompts import AGREES, DIFFERS
from assistant.text import folded
from assistant.types import Figure

Sentence = Callable[[Figure], str]  # of a figure
_LAST = r"(?:上年|去年|上一?学年|上届|上一?年度?|往年)"
UNMOVED = re.compile(
    rf"^[，,]?(?:与|和|同|较|比){_LAST}(?:度|同期|末|底)?(?:基本)?(?:相同|持平|一致|相当|没有变化|无变化)"
)
_COLUMN = re.compile(r"上年|去年|上学年|上一学年|上届")
_COUNTING = re.compile(r"(?:人数|总数|数量|数)$")
_SUM = re.compile(r"合计|总计|小计|其他|其它|其余")
# What a label may say beside the phrase and still count the same: all there are, now, here.
_GENERAL = re.compile(
    r"全[市省县区国校院]|[春秋]季学期|合计|总计|总数|现有|共有?|(?<=.)数$|中等职业(?:学校|教育)|中职(?:学校)?|职业学校|各级各类"
)
_CELL = re.compile(r"[)）][-+]?[\d.,]+%?$")
_PARTS = re.compile(r"的|,|里面?|(?<!初)(?<!高)中(?!等|学|职|级)")
_PLACE = re.compile(r"[\u4e00-\u9fff]{1,}[省市县区]$")
MANY = 30  # figures that a phrase may fit: of one column all


def examine(task: Task, finder: Finder, quote: Sentence) -> Computed | None:
    """Judge a claim; `quote` gives the sentence of a figure."""
    claim = read_assertion(task.phrases[0])
    if claim is None:
        return None
    if claim.relation == "moved":
        judge = contradicted if claim.taken else moved  # of a cause that is asked for, only a wrong event is told
        return judge(claim.first, claim.way, finder, quote)
    return _more(task, claim, finder) if claim.relation == "more" else _most(claim, finder)


def moved(phrase: str, way: str, finder: Finder, quote: Sentence) -> Computed | None:
    """Judge which way a figure has gone since the year before; None where the text tells of both ways."""
    told = [(now, *move) for now in _counted(phrase, finder) for move in _moves(now, finder, quote)]
    if not told or len({real for _, _, real in told}) > 1:
        return None
    now, entry, real = told[0]
    text = f"{now.shown}，{entry.shown if entry else real}"
    figures = (now.figure, entry.figure) if entry else (now.figure,)
    return Computed((Line((AGREES if real == way else DIFFERS) + text, figures),))


def contradicted(phrase: str, way: str, finder: Finder, quote: Sentence) -> Computed | None:
    """Return what is told of a change that the question takes for granted where there was none, or the other way."""
    done = moved(phrase, way, finder, quote)
    return done if done and done.text.startswith(DIFFERS) else None


def _counted(phrase: str, finder: Finder) -> Iterator[Entry]:
    """Yield the figures that count just what the phrase names: 小学在校生 is no 小学专任教师, nor 初中在校生."""
    wants = tuple(want for want in finder.wants(phrase) if not _PLACE.search(want.forms[0]))
    if not wants or wants[-1].school:
        return
    for hit in finder.find(phrase, limit=MANY):
        label = hit.entry.label
        counts = any(_COUNTING.sub("", label).endswith(form) for form in wants[-1].forms)
        met = all(finder.degree(want, hit.entry) >= IN_CONTEXT for want in wants)
        if counts and met and not finder.adds(wants, _GENERAL.sub("", label)):
            yield hit.entry


def _moves(now: Entry, finder: Finder, quote: Sentence) -> Iterator[tuple[Entry | None, str]]:
    """Yield what is told of a figure's change: the entry that tells it, and the way, or the words for no change."""
    for change in stated_changes(now, finder):
        yield change, change.figure.change
    for other in (finder.at(now.before_of), *_columns_before(now, finder)):
        if other is not None and other.value != now.value:
            yield other, "增加" if now.value > other.value else "减少"
    sentence = quote(now.figure)
    after = sentence[now.figure.end - now.figure.sentence.start :] if sentence else ""
    if match := UNMOVED.match(after):
        yield None, match.group().strip("，,")


def _columns_before(now: Entry, finder: Finder) -> Iterator[Entry]:
    """Yield the figure of the year before that stands in the same row of a table."""
    for entry in finder.entries:
        alike = entry.statement == now.statement and entry.unit == now.unit
        if alike and _COLUMN.search(entry.label) and _COLUMN.sub("", entry.label) == now.label:
            yield entry


def _more(task: Task, claim: Asserted, finder: Finder) -> Computed | None:
    """Judge which of two figures is larger; what both count may be said once (小学的教师比初中多)."""
    whole = (claim.first, f"{claim.second},{finder.head(claim.first)}")
    for phrases in (whole, (claim.first, claim.second)):
        asked = replace(task, operation="compare", phrases=phrases, base=claim.way)
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
    parts = [_COUNTING.sub("", part) for part in _PARTS.split(folded(phrase))]
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


def _most(claim: Asserted, finder: Finder) -> Computed | None:
    """Judge whether the named one of parallel figures is the largest, or the smallest."""
    members, name = _row_named(claim, finder) if not claim.name else (_column(claim, finder), folded(claim.name))
    members = members or _parts(claim, finder)
    named = [entry for entry in members if name and name in entry.label]
    if len(members) < 2 or len(named) != 1:
        return None
    first = (min if claim.way in LESS else max)(members, key=lambda entry: entry.value)
    if sum(entry.value == first.value for entry in members) > 1:
        return None
    figures = (first,) if first is named[0] else (first, named[0])
    text = "，".join(entry.shown for entry in figures)
    return Computed((Line((AGREES if first is named[0] else DIFFERS) + text, tuple(e.figure for e in figures)),))


def _row_named(claim: Asserted, finder: Finder) -> tuple[list[Entry], str]:
    """Return the column and the name in it that the claim says in one: 护理对口率 is 对口率 of 护理."""
    said = folded(claim.first)
    splits = [replace(claim, name=KIND.sub("", said[:at]), first=said[at:]) for at in range(2, len(said) - 1)]
    named = [(_column(split, finder), split.name) for split in splits if len(split.name) > 1]
    found = [(members, name) for members, name in named if len(members) > 1]
    return found[0] if found and all(members == found[0][0] for members, _ in found) else ([], "")


def _column(claim: Asserted, finder: Finder) -> list[Entry]:
    """Return the figures of the one column in which the named thing has what is claimed, the sums left out."""
    name = folded(claim.name)
    wants = finder.wants(claim.first)
    rows = [e for e in finder.entries if _is_cell(e) and e.label.startswith(name) and not _COLUMN.search(e.label)]
    rows = [e for e in rows if wants and all(any(f in e.label[len(name) :] for f in want.forms) for want in wants)]
    spare = {e.place: len(rest(wants, e.label[len(name) :])) for e in rows}  # 占在校生比例 is no 在校生
    rows = [e for e in rows if spare[e.place] == min(spare.values())]
    if len(rows) != 1:
        return []
    own, heading = rows[0], rows[0].label[len(name) :]
    alike = (e for e in finder.entries if _is_cell(e) and e.label.endswith(heading) and not _COLUMN.search(e.label))
    return [e for e in alike if e.figure.section_number == own.figure.section_number and not _SUM.search(e.label)]


def _is_cell(entry: Entry) -> bool:
    """Tell whether a figure stands in a table: its name is followed by the unit of its column."""
    return entry.exact and not entry.is_change and _CELL.search(entry.shown) is not None


def _parts(claim: Asserted, finder: Finder) -> list[Entry]:
    """Return the parts that the text divides one whole into, all in one run and of the whole's unit."""
    wholes = _counted(claim.first, finder)
    found = [[e for e in finder.entries if e.part_of == w.place and e.unit == w.unit] for w in wholes]
    lists = [parts for parts in found if len(parts) > 1]
    return lists[0] if len(lists) == 1 else []
