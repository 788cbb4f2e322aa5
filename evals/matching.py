"""Whether a text states a fact: comparison without layout, figures on their own digits.

In: a text and groups of alternatives. Out: yes or no, the groups that are not met. Nothing is read into a text: an
alternative stands in it, character by character, or it does not.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

_SPACE = re.compile(r"\s+")
_CELLS = re.compile(r"[ ]*\t\s*")  # between the cells of a quoted row: "6\t31" is no 631
_MARK = re.compile(r"\[\d+\]")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "「": '"', "」": '"', "—": "-", "–": "-"})
_HAN_DIGITS = "〇零一二两三四五六七八九十百千万亿"


def squeeze(text: str) -> str:
    """Fold width, quotes and dashes, drop white space and thousands separators, so that layout does not matter."""
    bare = _SPACE.sub("", _CELLS.sub("|", _THOUSANDS.sub("", text)))
    return unicodedata.normalize("NFKC", bare).translate(_QUOTES).lower()


def without_marks(text: str) -> str:
    """Drop citation marks such as [1]."""
    return _MARK.sub("", text)


def holds(text: str, alternative: str) -> bool:
    """Tell whether a squeezed text holds the alternative, its figure not being part of a longer one.

    `5个` is not in `15个` or `1.5个`, `395` not in `3950` or `395.5`, `三所` not in `十三所`.
    """
    wanted = squeeze(alternative)
    pattern = re.escape(wanted)
    if wanted[:1].isdecimal():
        pattern = r"(?<!\d)(?<!\d[.])" + pattern
    elif wanted[:1] in _HAN_DIGITS:
        pattern = f"(?<![{_HAN_DIGITS}])" + pattern
    if wanted[-1:].isdecimal():
        pattern += r"(?!\d)(?!\.\d)"
    return bool(wanted) and re.search(pattern, text) is not None


def unmet_facts(text: str, facts: Iterable[Sequence[str]]) -> list[Sequence[str]]:
    """Return the fact groups of which the text holds no alternative."""
    squeezed = squeeze(without_marks(text))
    return [group for group in facts if not any(holds(squeezed, alternative) for alternative in group)]


def stated(text: str, strings: Iterable[str]) -> list[str]:
    """Return those of the strings that the text holds."""
    squeezed = squeeze(without_marks(text))
    return [string for string in strings if holds(squeezed, string)]
