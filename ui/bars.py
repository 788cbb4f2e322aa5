"""Plots of labelled numbers as tables with bars: they load nothing, and read the same aloud.

In: rows of a label and numbers. Out: `Html`, everything escaped.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ui.markup import Html, tag


@dataclass(frozen=True)
class Bar:
    """A row: a number a series, None where the series has none. `note` is said behind the label."""

    label: str
    values: tuple[float | None, ...]
    note: str = ""


def bars_html(
    title: str, series: Sequence[str], rows: Sequence[Bar], *, maximum: float, written: Callable[[float], str]
) -> Html:
    """Return the plot; a bar is as long as its number's share of `maximum`."""
    names = [tag("th", name, scope="col", class_=f"s{place}") for place, name in enumerate(series)]
    head = tag("tr", tag("td"), *names)
    body = [
        tag(
            "tr",
            tag("th", row.label, tag("small", row.note) if row.note else "", scope="row"),
            *(_bar(value, place, maximum, written) for place, value in enumerate(row.values)),
        )
        for row in rows
    ]
    return tag(
        "div", tag("table", tag("caption", title), tag("thead", head), tag("tbody", *body)), class_="bars", tabindex=0
    )


def _bar(value: float | None, place: int, maximum: float, written: Callable[[float], str]) -> Html:
    if value is None:
        return tag("td", "—", class_="none")
    share = max(0.0, min(1.0, value / maximum)) if maximum > 0 else 0.0
    bar = tag("i", tag("b", style=f"width:{share * 100:.1f}%", class_=f"s{place}"), aria_hidden="true")
    return tag("td", bar, tag("span", written(value)))
