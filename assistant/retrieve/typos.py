"""Correct words that are written with the wrong character of the same or nearly the same sound.

In: a normalised question and the corpus's vocabulary. Out: the question with such words replaced. Only whole words that
neither the dictionary nor the corpus knows are touched, and only when one word of the corpus sounds alike and differs
in a single character: 双师形 -> 双师型, 毕页生 -> 毕业生, 民辨 -> 民办. What it changes is shown as the stand-alone
question.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from pypinyin import lazy_pinyin

LENGTHS = range(4, 1, -1)  # characters of a corrected word, longest first
SEEN = 2  # a word must occur this often to be what somebody meant
_FUNCTION = (
    "的了是有在和与或及把被给对从到向要能会可就都也还又很更最不没几多少这那哪什么谁怎为以之其"
    "里中上下前后年月日个所名位家一二三四五六七八九十"
)
_ALIKE = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"))


class Words(Protocol):
    """The segmenter as this module uses it."""

    def tagged(self, text: str) -> list[tuple[str, str]]:
        """Return (word, part of speech)."""

    def known(self, word: str) -> bool:
        """Tell whether the dictionary has the word."""


class TypoCorrector:
    """Knows the character runs and words of one corpus."""

    def __init__(self, texts: Iterable[str], words: Words) -> None:
        """Take the (normalised) texts of the corpus and the segmenter."""
        texts = list(texts)
        self._words = words
        self._text = "\n".join(texts)
        self._by_sound: dict[tuple[str, ...], list[str]] = defaultdict(list)
        counts = Counter(word for text in texts for word, _ in words.tagged(text))
        for word, count in counts.most_common():
            if count >= SEEN and len(word) in LENGTHS and all("\u4e00" <= c <= "\u9fff" for c in word):
                self._by_sound[sound(word)].append(word)

    def correct(self, text: str) -> str:
        """Return the text with misspelt words replaced."""
        words = [word for word, _ in self._words.tagged(text)]
        place = 0
        while place < len(words):
            for count in (3, 2, 1):
                run = "".join(words[place : place + count])
                meant = self._meant(run) if self._suspect(words[place : place + count]) else ""
                if meant:
                    text = text.replace(run, meant, 1)
                    words[place : place + count] = [meant]
                    break
            place += 1
        return text

    def _suspect(self, words: Sequence[str]) -> bool:
        """Tell whether neighbouring words look like the pieces of a misspelt one: together unknown everywhere."""
        run = "".join(words)
        if len(run) not in LENGTHS or run in self._text or self._words.known(run) or set(run) & set("的了是有"):
            return False
        pieces = [word for word in words if len(word) > 1 and self._words.known(word)]
        function_words = [word for word in words if len(word) == 1 and word in _FUNCTION]
        return len(pieces) <= (1 if len(run) > 2 else 0) and not function_words

    def _meant(self, run: str) -> str:
        """Return the one word of the corpus that the run stands for, "" when there is none."""
        for sounds in _neighbours(sound(run)):
            for word in self._by_sound.get(sounds, ()):
                same = sum(a == b for a, b in zip(word, run, strict=True))
                if same >= len(run) - 1:
                    return word
        return ""


def sound(word: str) -> tuple[str, ...]:
    """Return the syllables without tones; sounds that many speakers do not tell apart are one."""
    return tuple(_plain(syllable) for syllable in lazy_pinyin(word))


def _plain(syllable: str) -> str:
    for one, other in _ALIKE:
        syllable = syllable.replace(one, other)
    return syllable


def _neighbours(sounds: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the sounds themselves, then those with one vowel left out of a syllable (bian ~ ban)."""
    yield sounds
    for place, syllable in enumerate(sounds):
        for cut in range(1, len(syllable) - 1):
            yield (*sounds[:place], syllable[:cut] + syllable[cut + 1 :], *sounds[place + 1 :])
