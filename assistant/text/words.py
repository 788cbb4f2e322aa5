"""Words: segmentation of Chinese with the corpus's own names.

In: a text; the names to keep whole when the segmenter is made. Out: words in normal form (see `normalise`).
Splits only; weighting and searching are the index's work.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

import rjieba

from assistant.text.normal import normalise
from assistant.text.quantities import quantities
from assistant.text.stopwords import STOP_WORDS

_PROTECTED = re.compile(
    r"https?://[!-~]+|[0-9a-z_]+(?: ?\+ ?[0-9a-z]+)+"
    r"|\d+(?:[-.:/]\d+){2,}|\d+(?:,\d{3})+(?:\.\d+)?%?|\d+(?:[.:/-]\d+)?%?(?![a-z_])"
    r"|[a-z0-9_]+(?:[-.][a-z0-9_]+)*"
)
_WORD = re.compile(r"\w")
_ASKING = ("几", "多少", "哪")
_NAME_TAG = "nz"
_SHORT = 200  # characters up to which a text is likely a question or a piece of one, split again and again on its way
_KEPT = 1024
_WINS = 3  # a name gets this many times the frequency that keeps it whole on its own


class Segmenter:
    """Splits text into words; names given at construction stay whole (their parts are found too).

    Safe for concurrent use once constructed: the dictionary is not changed afterwards.
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._jieba = rjieba.Jieba()
        for name in sorted({normalise(n) for n in names} - {""}, key=len):
            frequency = max(self._jieba.suggest_freq(name), 1)
            self._jieba.add_word(name, _WINS * frequency, _NAME_TAG)
        self._words_kept = lru_cache(maxsize=_KEPT)(self._words)
        self._tagged_kept = lru_cache(maxsize=_KEPT)(self._tagged)

    def words(self, text: str) -> list[str]:
        """Return the words for search: overlapping parts of long words included, punctuation dropped.

        Numbers and codes stay whole (1.5, 87%, 1+x, 2-1); Chinese numerals come with their digits too (三所 adds "3",
        第二十九条 and 第29条 both add "第29条").
        """
        return list(self._words_kept(text) if len(text) <= _SHORT else self._words(text))

    def _words(self, text: str) -> tuple[str, ...]:
        normal = normalise(text)
        found = [word for piece, fixed in _pieces(normal) for word in self._search_words(piece, fixed=fixed)]
        return (*found, *_digit_words(normal))

    def content_words(self, text: str) -> list[str]:
        """Return the words that a passage should contain: in order, without duplicates, stop or question words.

        Stop words are listed in `stopwords.py`; words that ask for a number (几所, 多少人) are question words too.
        """
        return list(dict.fromkeys(w for w in self.words(text) if w not in STOP_WORDS and not w.startswith(_ASKING)))

    def tagged(self, text: str) -> list[tuple[str, str]]:
        """Return words in order with jieba's part-of-speech tags: names "nz", numbers "m", punctuation "x"."""
        return list(self._tagged_kept(text) if len(text) <= _SHORT else self._tagged(text))

    def _tagged(self, text: str) -> tuple[tuple[str, str], ...]:
        found: list[tuple[str, str]] = []
        for piece, fixed in _pieces(normalise(text)):
            found.extend([(piece, "m")] if fixed else [t for t in self._jieba.tag(piece) if t[0].strip()])
        return tuple(found)

    def known(self, word: str) -> bool:
        """Tell whether the word stands in the dictionary, general Chinese and names alike."""
        return self._jieba.has_word(normalise(word))

    def frequency(self, word: str) -> int:
        """Return how common a word is: its count in the dictionary, at least what keeps it whole in a sentence."""
        return int(self._jieba.suggest_freq(normalise(word)))

    def _search_words(self, piece: str, *, fixed: bool) -> Iterator[str]:
        if fixed:
            yield piece
        else:
            yield from (word for word in self._jieba.cut_for_search(piece) if _WORD.search(word))


def _pieces(normal: str) -> Iterator[tuple[str, bool]]:
    """Yield the text in pieces: (piece, whether it is a number or code to be kept whole)."""
    position = 0
    for match in _PROTECTED.finditer(normal):
        if normal[position : match.start()]:
            yield normal[position : match.start()], False
        yield match.group(), True
        position = match.end()
    if normal[position:]:
        yield normal[position:], False


def _digit_words(normal: str) -> list[str]:
    """Return the digits of Chinese numerals, and one spelling for every ordinal with a unit."""
    found: list[str] = []
    for quantity in quantities(normal):
        if quantity.role == "ordinal" and quantity.unit:
            found.append(f"第{quantity.value:f}{quantity.unit}")
        elif quantity.role == "measure" and not any(c.isdigit() and c.isascii() for c in quantity.text):
            found.append(f"{quantity.value.normalize():f}")
    return found


def ends(text: str, word: str) -> Iterator[int]:
    """Yield where each occurrence of the word ends in the text, for a fixed pattern to look from there."""
    at = text.find(word)
    while at >= 0:
        yield at + len(word)
        at = text.find(word, at + 1)
