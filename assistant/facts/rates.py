"""A rate that the text does not give, of two figures that it does: 考核1126人次，1043人次通过; 发现问题26个，销号24个.

In: a `Task` whose base is what was done, a `Finder`. Out: a `Computed`, or None. Both figures stand in one sentence or
row, the whole before the part, and what the question names besides stands there, too.
"""

from assistant.facts.asked.task import Task
from assistant.facts.entries import Entry
from assistant.facts.finding import Finder
from assistant.facts.pairing import is_amount
from assistant.facts.results import Computed, computed, only, percent
from assistant.facts.shelf import IN_SENTENCE

_DONE: dict[str, tuple[str, ...]] = {
    "整改": ("整改", "销号", "办结", "完成整改"),
    "整改完成": ("整改", "销号", "办结"),
    "完成": ("完成", "办结", "销号"),
    "办结": ("办结", "结案", "销号"),
    "就业": ("就业",),
    "升学": ("升学", "升入", "考入"),
    "取证": ("取证", "取得", "获得"),
    "获证": ("获证", "取得", "获得"),
    "参与": ("参与", "参加"),
    "参加": ("参加", "参与"),
}
BACK = 4  # figures before a part among which its whole stands
_NOT = "未没不待"


def rate(task: Task, finder: Finder) -> Computed | None:
    """Return what was done as a percentage of all of it, unless the text gives the rate under its name."""
    name, verbs = task.context, _DONE.get(task.base, (task.base,))
    others = finder.wants(task.phrases[1])
    words = [want for want in others if not want.school]
    if not words:
        return None
    found = []
    for part in finder.entries:
        verb = next((verb for verb in verbs if verb in part.shown), "")
        if not verb or not is_amount(part) or part.is_change or not part.exact or _denied(part, verb):
            continue
        whole = _whole(part, verbs, finder)
        if whole is None or not all(max(finder.degree(w, part), finder.degree(w, whole)) > 0 for w in others):
            continue
        degrees = {w: max(finder.degree(w, part), finder.degree(w, whole)) for w in words}
        if max(degrees.values()) <= IN_SENTENCE:
            continue
        if any(e.statement == part.statement and e.is_share and name in e.label for e in finder.entries):
            return None
        result = percent(part.value / whole.value)
        text = f"约{result}：{part.shown} ÷ {whole.shown}"
        done = computed(text, f"{part.figure.text} ÷ {whole.figure.text}", result, (part, whole))
        found.append((sum(w.weight * degree for w, degree in degrees.items()), done))
    best = max((weight for weight, _ in found), default=0)
    return only([done for weight, done in found if weight >= best])


def _denied(part: Entry, verb: str) -> bool:
    before = part.shown[: part.shown.index(verb)]
    return before[-1:] in _NOT and before != ""


def _whole(part: Entry, verbs: tuple[str, ...], finder: Finder) -> Entry | None:
    """Return what the part is some of: the last larger figure of its unit before it, else what the text divides."""
    first = finder.entries[0].place
    for entry in reversed(finder.entries[max(0, part.place - first - BACK) : part.place - first]):
        if entry.statement != part.statement or (part.cell and entry.clause != part.clause):
            break
        fits = entry.unit == part.unit and entry.value >= part.value and is_amount(entry) and not entry.is_change
        if fits and entry.exact and not any(verb in entry.shown for verb in verbs):
            return entry
        if not part.cell and any(verb in entry.shown for verb in verbs):
            break  # 考核1126人次，通过1043人次，其中甲通过271人次: the second has another whole
    return finder.at(part.part_of)
