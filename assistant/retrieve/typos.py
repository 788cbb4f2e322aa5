"""Correct words that are written with the wrong character of the same or nearly the same sound, or in Latin letters.

In: a normalised question and the corpus's vocabulary. Out: the question with such words replaced: 双师形 -> 双师型,
毕页生 -> 毕业生, zaixiaosheng -> 在校生, 几索 -> 几所. What it changes is shown as the stand-alone question.

What is written right must stay, so a word is touched only on two signs at once: nobody writes it (neither the
dictionary nor the corpus knows it, or it is rare in the language and absent from the corpus, or it leaves a single
character over), and one word that people do write sounds alike and differs in one character.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Protocol

from assistant.retrieve.sounds import letters, neighbours, sound, spelt, tones
from assistant.text.stopwords import STOP_WORDS

LENGTHS = range(4, 1, -1)  # characters of a corrected word, longest first
SEEN = 2  # a word must occur this often to be what somebody meant
OFTEN = 3  # … and this often when what was typed is a word as well
RUNS = 16384  # runs of characters that are kept with whether they stand in the corpus or the dictionary
RARE = 10  # dictionary frequency up to which a word of general Chinese is hardly what a colleague meant
LOOSE = 3000  # dictionary frequency up to which a character that stands alone is likely left over from a word
LETTERS = 5  # of a word in pinyin; shorter ones are abbreviations
EVERYWHERE = 150_000  # … above which it is a word of its own in nearly every sentence
_FUNCTION = (
    "的了是有在和与或及把被给对从到向要能会可就都也还又很更最不没几多少这那哪什么谁怎为以之其"
    "里中上下前后年月日个所名位家一二三四五六七八九十"
)
_SINGLE = frozenset("的了是有")
_QUOTED = re.compile(r"[“\"]([\u4e00-\u9fff]{3,8})[”\"]")
_PEOPLE_AND_PLACES = ("nr", "ns", "nt")
_ASKED = ("提纲", "清单", "名单", "原因", "措施", "列举", "介绍", "比例", "总数", "哪些", "什么", "多少", "时候")
_PLACES = ("市", "县", "省")
_WHERE = frozenset("里中上下前后内外")  # after a noun; 奖里 is no word
_COUNTERS = "所家个名位项门次期场"
_COUNTED = re.compile(r"(?<=几)[\u4e00-\u9fff]")
_COUNTS = re.compile(r"(?:[几多]|多少|\d)$")
_LATIN = re.compile(rf"(?<![a-z0-9.+/@_-])[a-z]{{{LETTERS},}}(?![a-z0-9.+/@_-])")


class Words(Protocol):
    """The segmenter as this module uses it."""

    def tagged(self, text: str) -> list[tuple[str, str]]:
        """Return (word, part of speech)."""

    def known(self, word: str) -> bool:
        """Tell whether the dictionary has the word."""

    def frequency(self, word: str) -> int:
        """Return how common the word is in general Chinese."""


class TypoCorrector:
    """Knows the character runs and words of one corpus."""

    def __init__(self, texts: Iterable[str], words: Words) -> None:
        """Take the (normalised) texts of the corpus and the segmenter."""
        texts = list(texts)
        self._words = words
        # Runs of a question's characters come again in other questions, and most have to be looked for far and wide.
        self._seen = lru_cache(maxsize=RUNS)(self._stands)
        self._known = lru_cache(maxsize=RUNS)(words.known)
        self._text = "\n".join(texts)
        self._by_sound: dict[tuple[str, ...], list[str]] = defaultdict(list)
        self._by_letters: dict[str, str] = {}
        self._alike: dict[str, list[str]] = defaultdict(list)
        self._counts = Counter(word for text in texts for word, _ in words.tagged(text))
        for word, count in self._counts.most_common():
            if count >= SEEN and len(word) in LENGTHS and all("\u4e00" <= c <= "\u9fff" for c in word):
                self._by_sound[sound(word)].append(word)
                if word not in STOP_WORDS:
                    self._by_letters.setdefault(letters(word), word)
        self._pairs = {first + second for first, second in pairwise(self._text)}
        for char in sorted(set(self._text)):
            if "\u4e00" <= char <= "\u9fff":
                self._alike[tones(char)[0]].append(char)
        self._longest = max(map(len, self._by_letters), default=0)
        self._quoted: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for name in set(_QUOTED.findall(self._text)):
            self._quoted[_toned(name)].add(name)

    def correct(self, text: str) -> str:
        """Return the text with misspelt words replaced."""
        text = _COUNTED.sub(self._counter, _LATIN.sub(self._chinese, _QUOTED.sub(self._name, text)))
        tagged = self._words.tagged(text)
        words = [word for word, _ in tagged]
        tags = [tag for _, tag in tagged]
        place = 0
        while place < len(words):
            for count in (3, 2, 1):
                run = "".join(words[place : place + count])
                pieces = words[place : place + count]
                meant = self._meant(run, joined=len(pieces) > 1) if self._suspect(pieces) else ""
                if not meant and count == 1:
                    after = words[place + 1] if place + 1 < len(words) else ""
                    meant = self._asked(run, after) or self._rare(run, tags[place])
                if meant:
                    text = text.replace(run, meant, 1)
                    words[place : place + count] = [meant]
                    tags[place : place + count] = ["n"]
                    break
            place += 1
        return self._across(text)

    def _chinese(self, typed: re.Match[str]) -> str:
        """Return the corpus's words for pinyin; letters that the corpus writes itself stay."""
        if typed.group() in self._text:
            return typed.group()
        return "".join(spelt(typed.group(), self._by_letters, self._longest)) or typed.group()

    def _name(self, quoted: re.Match[str]) -> str:
        """Return quoted words as the corpus quotes them, where only such are quoted as sound alike."""
        name = quoted[1]
        known = set() if name in self._text else self._quoted.get(_toned(name), set())
        alike = [other for other in known if _differing(other, name) == 1]
        return quoted.group().replace(name, alike[0]) if len(alike) == 1 else quoted.group()

    def _counter(self, counted: re.Match[str]) -> str:
        """Return the counter that 几 goes with, for a character that counts nothing and begins no word."""
        char, after = counted.group(), counted.string[counted.end() : counted.end() + 1]
        if char in _COUNTERS or char in _FUNCTION or f"几{char}" in self._text:
            return char
        if self._known(f"几{char}") or (after and self._known(char + after)):
            return char
        return next((counter for counter in _COUNTERS if letters(counter) == letters(char)), char)

    def _stands(self, run: str) -> bool:
        """Tell whether the run stands in the corpus; most that do not have a pair of characters that does not."""
        if len(run) == 2:
            return run in self._pairs
        return all(a + b in self._pairs for a, b in pairwise(run)) and run in self._text

    def _suspect(self, words: Sequence[str]) -> bool:
        """Tell whether neighbouring words look like the pieces of a misspelt one: together unknown everywhere."""
        run = "".join(words)
        if len(run) not in LENGTHS or not _SINGLE.isdisjoint(run) or self._seen(run) or self._known(run):
            return False
        pieces = [word for word in words if len(word) > 1 and self._known(word)]
        function_words = [word for word in words if len(word) == 1 and word in _FUNCTION]
        return len(pieces) <= (1 if len(run) > 2 else 0) and not function_words

    def _meant(self, run: str, *, joined: bool = False) -> str:
        """Return the one word of the corpus that the run stands for, "" when there is none.

        In a run that is `joined` from several words the wrong character must be one that hardly stands alone.
        """
        for sounds in neighbours(sound(run)):
            for word in self._by_sound.get(sounds, ()):
                wrong = [char for char, right in zip(run, word, strict=True) if char != right]
                if len(wrong) > 1 or not _WHERE.isdisjoint(wrong):
                    continue
                free = LOOSE if joined and len(run) == 2 else EVERYWHERE
                if wrong and self._words.frequency(wrong[0]) > free:
                    continue
                return word
        return ""

    def _asked(self, word: str, after: str) -> str:
        """Return the word of general Chinese that an unknown one is a homophone of, where its sort is certain.

        A word that questions use (提钢 -> 提纲), or a place before 市 or 县 (太圆市 -> 太原市).
        """
        if len(word) != 2 or self._seen(word) or self._known(word):
            return ""
        for other in _ASKED:
            if sound(other) == sound(word) and _differing(other, word) == 1:
                return other
        if not after.startswith(_PLACES):
            return ""
        options = [
            word[:place] + alike + word[place + 1 :]
            for place, char in enumerate(word)
            for alike in self._alike.get(tones(char)[0], ())
            if alike != char
        ]
        return next((other for other in options if self._words.tagged(other) == [(other, "ns")]), "")

    def _rare(self, word: str, tag: str) -> str:
        """Return the corpus's term for a word that is rare in the language and that the corpus lacks: 金科 -> 金课."""
        if len(word) not in LENGTHS or tag.startswith(_PEOPLE_AND_PLACES) or self._seen(word):
            return ""
        if not self._known(word) or self._words.frequency(word) > RARE:
            return ""
        meant = next((other for other in self._by_sound.get(sound(word), ()) if _differing(other, word) == 1), "")
        return meant if self._counts[meant] >= OFTEN else ""

    def _across(self, text: str) -> str:
        """Mend a single character left over between words, where the right one joins it to a piece of its neighbour.

        全 / 市民 / 辨 / 中职 becomes 全市 / 民办 / 中职: the same or fewer words, and nothing is left over.
        """
        at = 0
        for word, tag in self._words.tagged(text):
            start = text.find(word, at)
            if start < 0:
                continue
            at = start + len(word)
            if tag[:1] in ("m", "q", "r", "x") or not self._left_over(word):
                continue
            for place in range(start, at):
                if text[place] in _FUNCTION or self._words.frequency(text[place]) > LOOSE:
                    continue
                for first, end in _windows(place, len(text)):
                    if mended := self._mended(text, first, end, place):
                        return mended
        return text

    def _left_over(self, word: str) -> bool:
        """Tell whether the segmenter found nothing better: a single character, or letters joined that nobody writes."""
        if not all("\u4e00" <= char <= "\u9fff" for char in word):
            return False
        return len(word) == 1 or (len(word) in LENGTHS and not self._seen(word) and not self._known(word))

    def _mended(self, text: str, first: int, end: int, place: int) -> str:
        """Return the text with the window's word of the same sound, if only the character at `place` changes."""
        run = text[first:end]
        if _COUNTS.search(text[:first]) or self._seen(run) or self._known(run):
            return ""
        meant = self._meant(run)
        if not meant or meant[: place - first] != run[: place - first] or meant[place - first] == run[place - first]:
            return ""
        mended = text[:first] + meant + text[end:]
        before = [word for word, _ in self._words.tagged(text)]
        after = [word for word, _ in self._words.tagged(mended)]
        fewer = sum(map(self._left_over, after)) < sum(map(self._left_over, before))
        return mended if meant in after and fewer and len(after) <= len(before) else ""


def _windows(place: int, length: int) -> list[tuple[int, int]]:
    """Return the stretches around a character that may be one word, longest first."""
    found = [(first, first + size) for size in LENGTHS for first in range(max(0, place - size + 1), place + 1)]
    return [(first, end) for first, end in found if end <= length]


def _toned(word: str) -> tuple[str, ...]:
    return tuple(tones(char)[0] for char in word)


def _differing(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))
