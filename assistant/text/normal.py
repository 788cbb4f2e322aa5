"""One spelling for matching: normal form of questions, and a folded copy of a text that remembers its offsets.

In: any text. Out: `normalise` gives a new string for questions and matching keys; `fold` gives a `Folded` whose every
character knows where it stood; `flatten` gives a string of the same length for readers that need exact offsets.
Does not segment, and never touches what is quoted: quotes are cut from the original by offset.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import opencc

from assistant.text.radicals import RADICALS, whole_characters
from assistant.types import Span

_SIMPLIFIED = opencc.OpenCC("t2s")  # convert() is const and may be called from several threads
_WORD = 8  # characters up to which a text is likely a word that is asked about again
_SENTENCE = 200  # … up to which it is likely a question or a piece of one
_ROUNDS = 4  # normal forms settle in two rounds; the bound only guards against a cycle in the tables

_QUOTES = "“”„‟「」『』〝〞＂«»"
_SINGLE_QUOTES = "‘’‚‛`´"
_DASHES = "‐‑‒–—―−﹘﹣－─━"
_DOTS = "・•‧∙⋅･"
_UNIFIED = (
    dict.fromkeys(_QUOTES, '"')
    | dict.fromkeys(_SINGLE_QUOTES, "'")
    | dict.fromkeys(_DASHES, "-")
    | dict.fromkeys(_DOTS, "·")
    | dict.fromkeys("〜～∼", "~")
    | dict.fromkeys("〔【〖［﹝", "[")
    | dict.fromkeys("〕】〗］﹞", "]")
    | {"⋯": "...", "○": "〇", "∶": ":"}
    | RADICALS
)
# Decompositions that change what a reader sees (m², ①, ½): the folded text keeps these characters.
_KEPT_FORMS = ("<super>", "<sub>", "<circle>", "<fraction>")

_HAN = "\u2e80-\u2fdf\u3001-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_SPACE_RUN = re.compile(r"\s+")
_SPACE_BESIDE_HAN = re.compile(rf"(?<=[{_HAN}“”‘’…—]) | (?=[{_HAN}“”‘’…—])")


def normalise(text: str) -> str:
    """Return the normal form of a question or matching key; applying it twice changes nothing.

    NFKC, traditional to simplified by phrases, lower case, invisible characters removed, white space collapsed to
    single spaces and removed beside Chinese characters ("60 多门" becomes "60多门", "hello world" stays).
    """
    if len(text) <= _WORD:
        return _normal_word(text)
    return _normal_sentence(text) if len(text) <= _SENTENCE else _normal(text)


def _normal(text: str) -> str:
    current = text
    for _ in range(_ROUNDS):
        settled = _normal_once(current)
        if settled == current:
            break
        current = settled
    return current


_normal_word = lru_cache(maxsize=4096)(_normal)
_normal_sentence = lru_cache(maxsize=512)(_normal)


def _normal_once(text: str) -> str:
    visible = unicodedata.normalize("NFKC", whole_characters(text)).translate(_VISIBLE)
    simplified: str = _SIMPLIFIED.convert(visible)
    return _SPACE_BESIDE_HAN.sub("", _SPACE_RUN.sub(" ", simplified.lower())).strip()


@dataclass(frozen=True, slots=True)
class Folded:
    """A text folded for matching; `text[i]` stems from `original[offsets[i]]`."""

    text: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """Return the characters of the original that `text[start:end]` stems from, white space between included."""
        if start >= end:
            at = self.offsets[start] if start < len(self.offsets) else (self.offsets[-1] + 1 if self.offsets else 0)
            return Span(start=at, end=at)
        return Span(start=self.offsets[start], end=self.offsets[end - 1] + 1)


def fold(text: str) -> Folded:
    """Fold a text for matching, character by character, so that offsets into the original survive.

    Drops white space and invisible characters; full width becomes half width; quotation marks, dashes, dots and
    square brackets are unified; lower case; traditional to simplified one to one. Folding twice changes nothing.
    """
    letters: list[str] = []
    offsets: list[int] = []
    for at, char in enumerate(text):
        folded = _FOLDED[char]
        letters.append(folded)
        if len(folded) == 1:
            offsets.append(at)
        else:
            offsets.extend([at] * len(folded))
    return Folded("".join(letters), tuple(offsets))


def folded(text: str) -> str:
    """Return the text of `fold` alone, in a third of the time: for comparing, where no offset is needed."""
    return "".join([_FOLDED[char] for char in text])


def flatten(text: str) -> str:
    """Return a copy of the same length: half width, simplified, dashes and quotes unified; case and layout kept."""
    return text.translate(_FLAT)


class _VisibleTable(dict[int, int | None]):
    """`str.translate` table that removes invisible characters: format, control, surrogate, variation selectors."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if _is_invisible(chr(code)) else code
        return self[code]


class _FoldTable(dict[str, str]):
    """What each character folds to, computed when first met."""

    def __missing__(self, char: str) -> str:
        folded = char
        for _ in range(_ROUNDS):
            settled = "".join(_fold_char(c).lower() for c in folded)
            if settled == folded:
                break
            folded = settled
        self[char] = folded
        return folded


class _FlatTable(dict[int, int]):
    """`str.translate` table that replaces a character only by one other character."""

    def __missing__(self, code: int) -> int:
        char = chr(code)
        flat = " " if char.isspace() and char not in _LAYOUT else _fold_char(char)
        self[code] = ord(flat) if len(flat) == 1 and char not in _LAYOUT else code
        return self[code]


def _fold_char(char: str) -> str:
    if char in _UNIFIED:
        return _UNIFIED[char]
    if char.isspace() or _is_invisible(char):
        return ""
    if not unicodedata.decomposition(char).startswith(_KEPT_FORMS):
        char = unicodedata.normalize("NFKC", char)
    simplified: str = _SIMPLIFIED.convert(char)
    return "".join(c for c in simplified if not c.isspace())


def _is_invisible(char: str) -> bool:
    category = unicodedata.category(char)
    return category in {"Cf", "Cs"} or (category == "Cc" and not char.isspace()) or "\ufe00" <= char <= "\ufe0f"


_LAYOUT = frozenset("\n\r\t\f\v\x1c\x1d\x1e\x1f\x85\u2028\u2029")
_VISIBLE = _VisibleTable()
_FOLDED = _FoldTable()
_FLAT = _FlatTable()
