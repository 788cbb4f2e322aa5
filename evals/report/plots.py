"""Plots as inline SVG: bars, curves and a reliability diagram.

In: labelled numbers. Out: SVG text that loads nothing; colours and fonts come from the page's style (classes `s0`, `s1`
… for series). It knows nothing of evaluations.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

WIDTH = 640
LABEL = 170
VALUE = 84
BAR = 12
GAP = 10
PLOT = 260
EDGE = 46
LETTERS = 21  # of a label
ASCII = 127


@dataclass(frozen=True)
class Bars:
    """A row of a bar chart: a bar a series, None where the series has no number."""

    label: str
    values: tuple[float | None, ...]


def bars(rows: Sequence[Bars], *, maximum: float, text: Callable[[float], str], name: str) -> str:
    """Draw horizontal bars from 0 to `maximum`."""
    room = WIDTH - LABEL - VALUE
    parts: list[str] = []
    y = GAP
    for row in rows:
        height = BAR * len(row.values)
        parts.append(_text(LABEL - 8, y + height / 2 + 4, shortened(row.label), anchor="end"))
        for series, value in enumerate(row.values):
            top = y + series * BAR
            length = room * min(max(value or 0.0, 0.0), maximum) / maximum if maximum else 0.0
            parts.append(f'<rect class="track" x="{LABEL}" y="{top + 1}" width="{room}" height="{BAR - 2}"/>')
            parts.append(f'<rect class="s{series}" x="{LABEL}" y="{top + 1}" width="{length:.1f}" height="{BAR - 2}"/>')
            parts.append(_text(LABEL + room + 6, top + BAR - 2, "—" if value is None else text(value), small=True))
        y += height + GAP
    return _svg(parts, y, name)


def curves(series: Sequence[Sequence[tuple[float, float]]], *, maximum: float, unit: str, name: str) -> str:
    """Draw curves of shares (0 to 1) over a quantity from 0 to `maximum`."""
    place = _Square(maximum)
    parts = place.frame([f"{maximum * share:.0f}" for share in (0, 0.25, 0.5, 0.75)] + [f"{maximum:.0f} {unit}"])
    for number, points in enumerate(series):
        path = " ".join(f"{place.x(x):.1f},{place.y(y):.1f}" for x, y in points)
        parts.append(f'<polyline class="line s{number}" points="{path}"/>')
    return _svg(parts, PLOT + EDGE, name)


def reliability(points: Sequence[tuple[float, float, int]], name: str) -> str:
    """Draw predicted against observed shares; the area of a dot is the number of cases, the diagonal is perfect."""
    place = _Square(1.0)
    parts = place.frame(["0", "0.25", "0.5", "0.75", "1 预测"])
    ends = (place.x(0), place.y(0), place.x(1), place.y(1))
    parts.append('<line class="grid" x1="{:.1f}" y1="{:.1f}" x2="{:.1f}" y2="{:.1f}"/>'.format(*ends))
    largest = max((count for _, _, count in points), default=1)
    for predicted, observed, count in points:
        radius = 3 + 9 * (count / largest) ** 0.5
        title = f"<title>预测 {predicted:.2f}，实际 {observed:.2f}，{count} 题</title>"
        x, y = place.x(predicted), place.y(observed)
        parts.append(f'<circle class="s0" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}">{title}</circle>')
    return _svg(parts, PLOT + EDGE, name)


@dataclass(frozen=True)
class _Square:
    """Places of a plot whose y runs from 0 to 1."""

    maximum: float

    def x(self, value: float) -> float:
        return EDGE + (WIDTH - 2 * EDGE) * min(value, self.maximum) / self.maximum

    def y(self, share: float) -> float:
        return GAP + (PLOT - GAP) * (1 - share)

    def frame(self, labels: Sequence[str]) -> list[str]:
        """Draw the grid; `labels` stand below its five vertical lines."""
        parts = []
        for number, label in enumerate(labels):
            share = number / 4
            x, y = self.x(self.maximum * share), self.y(share)
            parts.append(f'<line class="grid" x1="{x:.1f}" y1="{GAP}" x2="{x:.1f}" y2="{PLOT}"/>')
            parts.append(f'<line class="grid" x1="{EDGE}" y1="{y:.1f}" x2="{WIDTH - EDGE}" y2="{y:.1f}"/>')
            parts.append(_text(x, PLOT + 18, label, anchor="middle", small=True))
            parts.append(_text(EDGE - 6, y + 4, f"{share * 100:.0f}%", anchor="end", small=True))
        return parts


def shortened(label: str) -> str:
    """Cut a label in the middle where it would not fit; a Chinese character takes the room of two letters."""
    room, head, tail = LETTERS, "", ""
    if sum(2 if ord(c) > ASCII else 1 for c in label) <= room:
        return label
    for first, last in zip(label, reversed(label), strict=True):
        room -= sum(2 if ord(c) > ASCII else 1 for c in first + last)
        if room < 1:
            break
        head, tail = head + first, last + tail
    return f"{head}…{tail}"


def legend(labels: Sequence[str]) -> str:
    """Name the series of a chart."""
    keys = (f'<span class="key"><i class="s{i}"></i>{escape(label)}</span>' for i, label in enumerate(labels))
    return f'<p class="legend">{"".join(keys)}</p>'


def cumulative(values: Sequence[float]) -> list[tuple[float, float]]:
    """Return the points of the cumulative distribution of the values."""
    ordered = sorted(values)
    return [(value, (number + 1) / len(ordered)) for number, value in enumerate(ordered)]


def _svg(parts: Sequence[str], height: float, name: str) -> str:
    return (
        f'<svg viewBox="0 0 {WIDTH} {height:.0f}" role="img" aria-label="{escape(name)}">'
        f"<title>{escape(name)}</title>{''.join(parts)}</svg>"
    )


def _text(x: float, y: float, text: str, *, anchor: str = "start", small: bool = False) -> str:
    size: Mapping[bool, str] = {True: "small", False: "label"}
    return f'<text class="{size[small]}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'
