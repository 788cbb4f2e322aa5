"""Whether the amounts that a question claims are right: 双师型教师有1000多人,是真的吗.

In: a `Task` of a claim, a `Finder`. Out: a `Computed` that opens with 是的 or 与资料不符 and gives the figure as it is
told, or None when the words around an amount name no figure. A figure is compared only where the words name it;
是的 is said only when the text holds everything else that the question says, too.
"""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from itertools import permutations

from assistant.facts.asked.claim import Claimed, asked_again, claim, claims_in
from assistant.facts.asked.task import AGAINST_YEAR, Task, unit_after
from assistant.facts.bounds import Verdict, judged
from assistant.facts.entries import Entry, unit_of
from assistant.facts.finding import Finder, Found
from assistant.facts.moves import FALL_MARKS, RISE_MARKS, is_fall
from assistant.facts.planned import PLANNED, plans
from assistant.facts.results import Computed, Line, computed, rounded
from assistant.facts.scope import asked_for
from assistant.facts.shelf import IN_CONTEXT, Want
from assistant.facts.wants import Wants
from assistant.facts.wording import Turn, read_change
from assistant.prompts import AGREES, DIFFERS, MEAN, NEUTRAL, NONE
from assistant.text import folded, quantities
from assistant.types import Figure, Quantity

Quote = Callable[[Figure], str]
AROUND = 0.2  # share of the words that must stand at the figure itself: a claim's unit and noun name it, too
OUTRIGHT = 0.45  # share of the words that must stand in the text as they are in the question
CLOSE = 0.1  # figures whose fit differs by less are named alike
ROUGH = Decimal("0.08")  # how far an average that the text gives may be off the one that its own figures give
MANY = 4  # a claim of more amounts is none that can be answered in a line
WHOLE_SENTENCE = 160  # characters up to which the sentence is given where the question claims more than amounts
_GENERAL = re.compile(r"全[市省县区]|中等职业(?:学校|教育)|中职(?:学校)?|职业学校|总数|人数|共有?|有|举办|各类|数$")
_STILL = re.compile(r"还(?![要款原能可会])|仍|尚")  # 还有没有
_GONE = re.compile(r"消除|清零|归零|取消|撤销|关停|清退|不再|杜绝")
_EVENTS = (re.compile(r"撤|停招|停办|关停|砍掉|取消|裁"), re.compile(r"新[增设建开]|增设"))
_DENIES = re.compile(r"不是|没有|并非|不止|并没|未[能曾达]")
_SPOKEN = re.compile(rf"(?:又|还|也|再|就|一下子?)*(?P<verb>[{RISE_MARKS}{FALL_MARKS}])了(?:有|约|近)?$")  # 又涨了
_ONLY = re.compile(r"只|仅|唯一|全部|全都|都|所有|不|没|无|未|非|最|第一|首|每|各|已经")


@dataclass(frozen=True)
class _Finding:
    """The figure that a claimed amount is compared with, and how the two compare."""

    entry: Entry
    verdict: Verdict


def examine(
    task: Task, finder: Finder, years: Collection[str], again: Callable[[str], Computed | None], quote: Quote
) -> Computed | None:
    """Judge a claim.

    `years` are those that the question names; `again(text)` does the arithmetic of a question, `quote` gives the
    sentence of a figure.
    """
    text = task.phrases[0]
    claims = claims_in(text)
    if not claims or len(claims) > MANY or _DENIES.search(text):
        return None
    if len(claims) == 1 and (done := again(asked_again(text, claims[0].quantity))):
        return _computed(claims[0].quantity, done)
    place = _told_together(claims, finder) if len(claims) > 1 else None
    findings = [_finding(claimed, finder, years, place) for claimed in claims]
    known = [finding for finding in findings if finding is not None]
    wrong = [finding for finding in known if finding.verdict == "wrong"]
    more = _claims_more(text, claims, known, finder)
    if wrong:
        return _told(DIFFERS, wrong, finder, quote if more else None)
    if checked := _worked_out([finding.entry for finding in known if finding.verdict == "right"], finder):
        return checked
    right = len(known) == len(findings) and all(finding.verdict == "right" for finding in known)
    if right and _STILL.search(text) and all(_GONE.search(finding.entry.sentence) for finding in known):
        return _told(NONE, known, finder)
    return _told(AGREES, known, finder) if right and not more else None


def _computed(claimed: Quantity, done: Computed) -> Computed | None:
    """Return a result that was worked out, with the verdict before it."""
    results = [q for q in quantities(done.result) if q.role == "measure"]
    if len(results) != 1 or unit_of(results[0].unit) != unit_of(claimed.unit):
        return None
    verdict = judged(claimed, results[0])
    rounded = abs(claimed.value - results[0].value) * 200 <= abs(results[0].value)  # 18% for 18.3% is open
    opening = AGREES if verdict == "right" else NEUTRAL if verdict == "open" or rounded else DIFFERS
    first, *others = done.lines
    lines = (Line(opening + first.text, first.figures), *others)
    return Computed(lines, done.expression, done.result, done.clash)


def amounts_judged(text: str, done: Computed) -> Computed | None:
    """Return what was worked out with whether it bears out the one amount that a yes/no question claims."""
    task = claim(text)
    claims = claims_in(task.phrases[0]) if task else []
    return _computed(claims[0].quantity, done) if len(claims) == 1 and done.result else None


def _told_together(claims: Sequence[Claimed], finder: Finder) -> int | None:
    """Return the sentence that tells all of several amounts, the one that their words name best."""
    scores: dict[int, list[float]] = {}
    for claimed in claims:
        found = finder.fitting(claimed.words, partial(_in_unit, claimed), near=AROUND)
        best: dict[int, float] = {}
        for hit in found:
            best[hit.entry.statement] = max(hit.fit, best.get(hit.entry.statement, 0.0))
        for statement, fit in best.items():
            scores.setdefault(statement, []).append(fit)
    whole = {statement: sum(fits) for statement, fits in scores.items() if len(fits) == len(claims)}
    return max(whole, key=lambda statement: (whole[statement], -statement), default=None)


def _finding(claimed: Claimed, finder: Finder, years: Collection[str], place: int | None) -> _Finding | None:
    """Return the figure that the words of an amount name, with the verdict; the one that bears it out if several do."""
    quantity, turn = claimed.quantity, read_change(claimed.before) or _spoken_change(claimed.before)
    planned = PLANNED.search(f"{claimed.before}{claimed.after}") is not None

    def counts(entry: Entry) -> bool:
        other = entry.figure.qualifier.startswith("至") or (entry.each and "各" not in claimed.words)
        return entry.is_change == (turn is not None) and not other and _of_its_event(claimed, entry)

    def allowed(entry: Entry) -> bool:
        if not planned and plans(entry):
            return False
        dated = not years or any(year in text for year in years for text in (entry.figure.period, entry.sentence))
        return dated and _in_unit(claimed, entry) and place in (None, entry.statement)

    moved = claimed.before[turn.start :] if turn else ""
    phrases = [AGAINST_YEAR.sub(",", w.replace(moved, ",") if moved else w) for w in (claimed.words, claimed.nearest)]
    found = next((f for words in phrases if (f := finder.best(words, counts, allowed, limit=8, near=AROUND))), [])
    near = _of_all(finder.wants(phrases[0]), found, finder) or [h for h in found[:4] if h.fit >= found[0].fit - CLOSE]
    verdicts = [(_verdict(quantity, turn.change if turn else "", hit), hit.entry) for hit in near]
    order: tuple[Verdict, ...] = ("right", "open", "wrong")
    for wanted in order:
        entry = next((entry for verdict, entry in verdicts if verdict == wanted), None)
        if entry is not None:
            sure = is_named(finder.wants(phrases[0]), entry, finder, alike=wanted != "wrong")
            if wanted == "wrong" and any(_is_beside(entry, other) for other in finder.entries):
                return None  # 3所, 其余12个县各1所: the text leaves the total to the reader
            return _Finding(entry, wanted) if sure else None
    return None


def _of_its_event(claimed: Claimed, entry: Entry) -> bool:
    """Tell whether a figure is of what came or went where the claim is: 13个教学点 that there are were not 撤了13个."""
    said, told = f"{claimed.before}{claimed.after}", f"{entry.label}{entry.clause}"
    return all(event.search(told) or not event.search(said) for event in _EVENTS)


def _spoken_change(before: str) -> Turn | None:
    """Return the change that a question says in one sign: 今年又涨了935人."""
    match = _SPOKEN.search(before)
    return Turn("减少" if is_fall(match["verb"]) else "增加", "", match.start()) if match else None


def _of_all(wants: Wants, found: Sequence[Found], finder: Finder) -> list[Found]:
    """Return the figures of all where what fits best is the same of one part of them, which nothing in the words names.

    落实率 is the whole's, though a row for nurses comes nearer to the claimed value.
    """
    if not found or not finder.adds(wants, found[0].entry.label):
        return []
    head = found[0].entry.head
    return [
        hit for hit in found if hit.entry.head == head and not finder.adds(wants, _GENERAL.sub("", hit.entry.label))
    ]


def is_named(wants: Wants, entry: Entry, finder: Finder, *, alike: bool) -> bool:
    """Tell whether a figure is what the words name, and no special case of it: 招生 is not 综合高中招生.

    Words that only mean the same (经费, 资金) will do where `alike`: not to say that a claim is wrong.
    """
    words = [want for want in wants if not want.school]
    total = sum(want.weight for want in words)
    met = sum(w.weight for w in words if finder.degree(Want(w.forms[:1], w.weight), entry) >= IN_CONTEXT)
    if not alike and met < OUTRIGHT * total:
        return False
    return len(words) > 1 or not finder.adds(wants, _GENERAL.sub("", entry.label))


def _is_beside(entry: Entry, other: Entry) -> bool:
    return other.each and not entry.each and (other.statement, other.unit) == (entry.statement, entry.unit)


def _verdict(claimed: Quantity, change: str, hit: Found) -> Verdict:
    figure = hit.entry.figure
    return "wrong" if change and figure.change != change else judged(claimed, figure)


def _in_unit(claimed: Claimed, entry: Entry) -> bool:
    """Tell whether an entry may be what is claimed: in its unit, or in one that is its noun (4个县, 3县)."""
    unit = unit_of(claimed.quantity.unit)
    if unit == "个":
        if entry.figure.unit and claimed.after.startswith(entry.figure.unit):
            return True
        unit = unit_after(f"个{claimed.after}")[0]
    return asked_for(unit, entry) if unit else not entry.is_share


def _claims_more(text: str, claims: Sequence[Claimed], known: Sequence[_Finding], finder: Finder) -> bool:
    """Tell whether the question claims more than amounts: words that do not stand where the figures do."""
    bare = text
    for claimed in sorted(claims, key=lambda one: -one.quantity.start):
        bare = f"{bare[: claimed.quantity.start]},{bare[claimed.quantity.end :]}"
    bare = AGAINST_YEAR.sub("", bare)
    entries = [finding.entry for finding in known]
    missing = [w for w in finder.wants(bare) if not any(finder.degree(w, entry) >= IN_CONTEXT for entry in entries)]
    said = "".join(entry.sentence for entry in entries)
    return bool(missing) or any(sign not in said for sign in _ONLY.findall(folded(bare)))


def _told(opening: str, findings: Sequence[_Finding], finder: Finder, quote: Quote | None = None) -> Computed:
    entries = list({finding.entry.place: finding.entry for finding in findings}.values())
    lines = [Line(_shown(entry, finder), (entry.figure,)) for entry in entries]
    lines[0] = Line(opening + lines[0].text, lines[0].figures)
    sentence = quote(entries[0].figure) if quote else ""
    if entries[0].shown != sentence and 0 < len(sentence) <= WHOLE_SENTENCE:
        lines.append(Line(sentence.rstrip("。；"), (entries[0].figure,)))
    return Computed(tuple(lines))


def _worked_out(entries: Sequence[Entry], finder: Finder) -> Computed | None:
    """Return an average that the text gives in round figures beside the one that its own figures give."""
    for mean in entries:
        near = [e for e in finder.entries if e.statement == mean.statement and e.value and not e.is_share]
        for whole, count in permutations((e for e in near if not e.mean), 2):
            ratio = whole.value / count.value
            off = abs(ratio - mean.value) / mean.value if mean.mean and mean.value else ROUGH
            if whole.unit != mean.unit or not Decimal("0.005") < off < ROUGH:
                continue
            result = f"{rounded(ratio, 1)}{mean.figure.unit}"
            done = computed(
                f"{MEAN}{result}：{whole.shown} ÷ {count.shown}",
                f"{whole.figure.text} ÷ {count.figure.text}",
                result,
                (whole, count),
            )
            return replace(done, lines=(Line(NEUTRAL + mean.shown, (mean.figure,)), *done.lines))
    return None


def _shown(entry: Entry, finder: Finder) -> str:
    """Return the figure in the words of the text; a change after what has changed."""
    level = finder.at(entry.change_of)
    return f"{level.shown}，{entry.shown}" if level else entry.shown
