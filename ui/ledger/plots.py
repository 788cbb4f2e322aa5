"""The plots of the ledger: the values of one unit, and how many figures stand where.

In: the figures that were chosen. Out: `Html`.
"""

from collections import Counter
from collections.abc import Sequence

from assistant.export.rows import Sources
from assistant.types import Figure
from ui.bars import Bar, bars_html
from ui.ledger.choice import Choice
from ui.markup import Html, tag

MOST = 15  # bars of a plot


def plots_html(figures: Sequence[Figure], sources: Sources, choice: Choice) -> Html:
    """Return both plots; values are compared only within one unit."""
    if not figures:
        return Html("")
    first = _values(figures, choice.unit) if choice.unit else _subjects(figures)
    return tag(
        "details", tag("summary", "图表"), tag("div", first, _chapters(figures, sources), class_="plots"), open=True
    )


def _values(figures: Sequence[Figure], unit: str) -> Html:
    largest = sorted((figure for figure in figures if not figure.change), key=lambda f: -f.value)[:MOST]
    rows = [Bar(_name(figure), (float(figure.value),), figure.period) for figure in largest]
    most = max((row.values[0] or 0.0 for row in rows), default=0.0)
    title = f"按学校和指标：以“{unit}”计的数值，由大到小前 {len(rows)} 个"
    return bars_html(title, ("数值",), rows, maximum=most, written=lambda value: f"{value:,.10g}{unit}")


def _name(figure: Figure) -> str:
    return "：".join(part for part in (figure.subject, figure.indicator) if part) or figure.text


def _subjects(figures: Sequence[Figure]) -> Html:
    counts = Counter(figure.subject for figure in figures if figure.subject)
    title = "按学校：各有多少个数字（选定单位后比较数值）"
    return _counts(title, [Bar(name, (float(number),)) for name, number in counts.most_common(MOST)])


def _chapters(figures: Sequence[Figure], sources: Sources) -> Html:
    """Count by chapter: of every document that has figures, its title before the chapter where there are several."""
    several = len({figure.document_id for figure in figures}) > 1
    counts: Counter[tuple[str, str]] = Counter()
    for figure in figures:
        path = sources.chunks[figure.chunk_id].path
        counts[figure.document_id, path[0] if path else "正文"] += 1
    rows = [
        Bar(chapter, (float(number),), sources.documents[document].title if several else "")
        for (document, chapter), number in counts.most_common(MOST)
    ]
    return _counts("按章：各有多少个数字", rows)


def _counts(title: str, rows: Sequence[Bar]) -> Html:
    most = max((row.values[0] or 0.0 for row in rows), default=0.0)
    return bars_html(title, ("个数",), rows, maximum=most, written=lambda value: f"{value:.0f} 个")
