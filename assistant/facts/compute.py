"""Arithmetic over cited figures.

In: a `Task`, the ledger. Out: a `Computed`: a sentence with the formula, the calculation and its operands, or None when
an operand is missing or the operands are of different kinds. Nothing is estimated: a result leaves this module only
with the figures it was made of.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from assistant.facts.locate import Words, locate, unit_of
from assistant.facts.tasks import Task
from assistant.prompts import COMPUTED_NOTE
from assistant.types import Figure


@dataclass(frozen=True)
class Computed:
    """A computed answer: `text` without marks, `expression` and `result` as shown, the operands in order."""

    text: str
    expression: str
    result: str
    operands: tuple[Figure, ...]


@dataclass(frozen=True)
class Desk:
    """Where operands are looked up: the ledger, how phrases are matched, which chunks were retrieved."""

    figures: Sequence[Figure]
    words: Words
    preferred: frozenset[str]

    def find(self, phrase: str, allow: Callable[[Figure], bool] = lambda _: True) -> Figure | None:
        """Return the figure that the phrase names."""
        return locate(phrase, self.figures, self.words, preferred=self.preferred, allow=allow)


def compute(task: Task, desk: Desk) -> Computed | None:
    """Carry out the task, or return None."""
    return _OPERATIONS[task.operation](task.phrases, desk)


def percent(value: Decimal) -> str:
    """Return a ratio as a percentage with one decimal: 0.18329 -> 18.3%."""
    return f"{_round(value * 100, 1)}%"


def _round(value: Decimal, places: int) -> str:
    rounded = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return format(rounded.normalize(), "f")


def _name(figure: Figure) -> str:
    return f"{figure.indicator}{figure.text}"


def _amount(value: Decimal, like: Sequence[Figure]) -> str:
    """Write a value the way its operands are written: 万 where all of them use it."""
    unit = like[0].unit
    if all("万" in figure.text for figure in like):
        return f"{_round(value / 10000, 2)}万{unit}"
    if all("亿" in figure.text for figure in like):
        return f"{_round(value / 100000000, 2)}亿{unit}"
    return f"{_round(value, 2)}{unit}"


def _share(phrases: Sequence[str], desk: Desk) -> Computed | None:
    part = desk.find(phrases[0], lambda figure: figure.unit != "%")
    if part is None:
        return None
    whole = desk.find(phrases[1], lambda f: _comparable(f, part) and f.value > part.value) if phrases[1] else None
    whole = whole or (None if phrases[1] else _total(part, desk))
    if whole is None or whole.value == 0:
        return None
    result = percent(part.value / whole.value)
    text = f"约{result}：{_name(part)} ÷ {_name(whole)}{COMPUTED_NOTE}"
    return Computed(text, f"{part.text} ÷ {whole.text}", result, (part, whole))


def _comparable(figure: Figure, other: Figure) -> bool:
    return unit_of(figure) == unit_of(other) and figure is not other


def _total(part: Figure, desk: Desk) -> Figure | None:
    """Return the total that a sentence gives before its parts: the largest figure of that unit in it."""
    same = [f for f in desk.figures if f.chunk_id == part.chunk_id and f.sentence == part.sentence]
    larger = [f for f in same if _comparable(f, part) and f.value > part.value and not f.change]
    return max(larger, key=lambda f: f.value, default=None)


def _change_of(figure: Figure, desk: Desk) -> Figure | None:
    """Return the change on the year before that follows a figure in its sentence."""
    after = [
        f
        for f in desk.figures
        if f.chunk_id == figure.chunk_id and f.sentence == figure.sentence and f.start > figure.start and f.change
    ]
    same = [f for f in after if f.indicator == figure.indicator and unit_of(f) == unit_of(figure)]
    return min(same, key=lambda f: f.start, default=None)


def _growth(phrases: Sequence[str], desk: Desk) -> Computed | None:
    now = desk.find(phrases[0], lambda figure: figure.unit != "%" and _change_of(figure, desk) is not None)
    change = _change_of(now, desk) if now else None
    if now is None or change is None:
        return None
    before = _before(now, change)
    if before <= 0:
        return None
    result = percent(change.value / before)
    sign = "+" if change.change == "减少" else "-"
    text = (
        f"约{change.change}{result}：{change.change}{change.text} ÷ 上年的{_round(before, 2)}{now.unit}{COMPUTED_NOTE}"
    )
    expression = f"{change.text} ÷ ({now.text} {sign} {change.text}) = {change.text} ÷ {_round(before, 2)}{now.unit}"
    return Computed(text, expression, result, (now, change))


def _before(now: Figure, change: Figure) -> Decimal:
    return now.value + change.value if change.change == "减少" else now.value - change.value


def _previous(phrases: Sequence[str], desk: Desk) -> Computed | None:
    now = desk.find(phrases[0], lambda figure: _change_of(figure, desk) is not None)
    change = _change_of(now, desk) if now else None
    if now is None or change is None:
        return None
    sign = "+" if change.change == "减少" else "-"
    result = f"{_round(_before(now, change), 2)}{now.unit}"
    text = f"上年为{result}：本年{_name(now)}，较上年{change.change}{change.text}{COMPUTED_NOTE}"
    return Computed(text, f"{now.text} {sign} {change.text}", result, (now, change))


def _difference(phrases: Sequence[str], desk: Desk) -> Computed | None:
    first = desk.find(phrases[0])
    second = desk.find(phrases[1], lambda f: first is None or _comparable(f, first)) if first else None
    if first is None or second is None:
        return None
    larger, smaller = (first, second) if first.value >= second.value else (second, first)
    result = _amount(larger.value - smaller.value, (larger, smaller))
    text = f"相差{result}：{_name(larger)} - {_name(smaller)}{COMPUTED_NOTE}"
    return Computed(text, f"{larger.text} - {smaller.text}", result, (larger, smaller))


def _sum(phrases: Sequence[str], desk: Desk) -> Computed | None:
    found: list[Figure] = []
    for phrase in phrases:
        figure = desk.find(phrase, lambda f: not found or (_comparable(f, found[0]) and f not in found))
        if figure is None:
            return None
        found.append(figure)
    result = _amount(sum((figure.value for figure in found), Decimal(0)), found)
    text = f"合计{result}：{' + '.join(_name(figure) for figure in found)}{COMPUTED_NOTE}"
    return Computed(text, " + ".join(figure.text for figure in found), result, tuple(found))


def _average(phrases: Sequence[str], desk: Desk) -> Computed | None:
    total = desk.find(phrases[0], lambda figure: figure.unit != "%")
    count = desk.find(phrases[1], lambda figure: figure.unit != "%" and figure is not total)
    if total is None or count is None or count.value == 0:
        return None
    value = _round(total.value / count.value, 1)
    result = f"{value}{total.unit}"
    text = f"平均约{result}：{_name(total)} ÷ {_name(count)}{COMPUTED_NOTE}"
    return Computed(text, f"{total.text} ÷ {count.text}", result, (total, count))


_OPERATIONS: dict[str, Callable[[Sequence[str], Desk], Computed | None]] = {
    "share": _share,
    "growth": _growth,
    "previous": _previous,
    "difference": _difference,
    "sum": _sum,
    "average": _average,
}
