"""Whether the named one of parallel figures is the largest or the smallest: 外科的床位使用率最高吗.

In: an `Asserted`, a `Finder`. Out: a `Computed` that opens with 是的 or 与资料不符; None where
figures are not of one column or one whole, or where two of them come first.
"""

import re
from dataclasses import replace

from assistant.facts.asked.asserted import KIND, LESS, Asserted
from assistant.facts.counted import BEFORE, counted, is_cell
from assistant.facts.entries import Entry
from assistant.facts.finding import Finder
from assistant.facts.labels import rest
from assistant.facts.results import Computed, Line
from assistant.prompts import AGREES, DIFFERS
from assistant.text import folded

_SUM = re.compile(r"合计|总计|小计|其他|其它|其余")


def most(claim: Asserted, finder: Finder) -> Computed | None:
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
    own = [split for split in splits if len(split.name) > 1]
    named = [(_column(split, finder) or _holding(split, finder), split.name) for split in own]
    found = [(members, name) for members, name in named if len(members) > 1]
    return found[0] if found and all(members == found[0][0] for members, _ in found) else ([], "")


def _holding(claim: Asserted, finder: Finder) -> list[Entry]:
    """Return the parts of a whole where one of them has the name."""
    parts = _parts(claim, finder)
    return parts if any(claim.name in entry.label for entry in parts) else []


def _column(claim: Asserted, finder: Finder) -> list[Entry]:
    """Return the figures of the one column in which the named thing has what is claimed, the sums left out."""
    name = folded(claim.name)
    wants = finder.wants(claim.first)
    rows = [e for e in finder.entries if is_cell(e) and e.label.startswith(name) and not BEFORE.search(e.label)]
    rows = [e for e in rows if wants and all(any(f in e.label[len(name) :] for f in want.forms) for want in wants)]
    spare = {e.place: len(rest(wants, e.label[len(name) :])) for e in rows}  # 占在校生比例 is no 在校生
    rows = [e for e in rows if spare[e.place] == min(spare.values())]
    if len(rows) != 1:
        return []
    own, heading = rows[0], rows[0].label[len(name) :]
    alike = (e for e in finder.entries if is_cell(e) and e.label.endswith(heading) and not BEFORE.search(e.label))
    return [e for e in alike if e.figure.section_number == own.figure.section_number and not _SUM.search(e.label)]


def _parts(claim: Asserted, finder: Finder) -> list[Entry]:
    """Return the parts that the text divides one whole into, all in one run and of the whole's unit."""
    wholes = counted(claim.first, finder)
    found = [[e for e in finder.entries if e.part_of == w.place and e.unit == w.unit] for w in wholes]
    lists = [parts for parts in found if len(parts) > 1]
    return lists[0] if len(lists) == 1 else []
