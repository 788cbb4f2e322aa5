"""Find the figure that a phrase of the question names.

In: a phrase (“双师型教师”, 专任教师) and the ledger. Out: the best figure, or None when none fits well enough. A phrase
fits by the share of its words that the figure's indicator and subject hold, and by how little else the indicator says:
专任教师 is 专任教师2155人 rather than 思政课专任教师110人.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.text import fold
from assistant.types import Figure

LEAST = 0.6  # of 1; below it the phrase names something else
TIGHT = 0.25  # weight of how little else the indicator says
RETRIEVED = 0.1  # a figure of a retrieved passage is preferred to an equally good one elsewhere
SAME_UNITS = {"名": "人", "位": "人"}


@dataclass(frozen=True)
class Words:
    """How phrases are split: `content(text)` gives words, `forms(word)` the word and its synonyms, `weight` its idf."""

    content: Callable[[str], Sequence[str]]
    forms: Callable[[str], Sequence[str]]
    weight: Callable[[str], float]


def unit_of(figure: Figure) -> str:
    """Return the unit under which figures may be compared: 名 and 位 count people like 人."""
    return SAME_UNITS.get(figure.unit, figure.unit)


def locate(
    phrase: str,
    figures: Sequence[Figure],
    words: Words,
    *,
    preferred: frozenset[str] = frozenset(),
    allow: Callable[[Figure], bool] = lambda _: True,
) -> Figure | None:
    """Return the figure that fits the phrase best. `preferred` are ids of retrieved chunks."""
    wanted = [(fold(form).text for form in words.forms(word)) for word in words.content(phrase)]
    weights = [words.weight(word) for word in words.content(phrase)]
    forms = [tuple(group) for group in wanted]
    if not forms or not sum(weights):
        return None
    best, best_score = None, LEAST
    for figure in figures:
        if figure.change or not allow(figure):
            continue
        score = _fit(forms, weights, figure) + (RETRIEVED if figure.chunk_id in preferred else 0.0)
        if score > best_score:
            best, best_score = figure, score
    return best


def _fit(forms: Sequence[tuple[str, ...]], weights: Sequence[float], figure: Figure) -> float:
    indicator = fold(figure.indicator).text
    around = indicator + fold(figure.subject + figure.period).text
    matched = sum(w * _held(group, indicator, around) for group, w in zip(forms, weights, strict=True))
    said = sum(len(form) for group in forms for form in group[:1] if form in indicator)
    tight = min(1.0, said / len(indicator)) if indicator else 0.0
    return (1 - TIGHT) * matched / sum(weights) + TIGHT * tight


def _held(group: Sequence[str], indicator: str, around: str) -> float:
    if any(form in indicator for form in group):
        return 1.0
    if any(form in around for form in group):
        return 0.9
    form = group[0]
    pairs = [form[i : i + 2] for i in range(len(form) - 1)]
    return 0.7 * sum(pair in indicator for pair in pairs) / len(pairs) if len(form) > 2 else 0.0
