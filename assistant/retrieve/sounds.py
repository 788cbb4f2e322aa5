"""How words sound, as far as typing mistakes go.

In: Chinese words or Latin letters. Out: syllables without tones, the sounds next to them, or the words that letters
spell. It decides nothing: which word was meant is for the corrector to say.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from pypinyin import Style, lazy_pinyin

_GLIDE = re.compile(r"(?<=[^aeiouv])[iu](?=[aeo])")
_ALIKE = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"))


@lru_cache(maxsize=16384)
def sound(word: str) -> tuple[str, ...]:
    """Return the syllables without tones; sounds that many speakers do not tell apart are one."""
    return tuple(_plain(syllable) for syllable in lazy_pinyin(word))


@lru_cache(maxsize=16384)
def tones(word: str) -> tuple[str, ...]:
    """Return the syllables with their tones, exactly as the standard reads them."""
    return tuple(lazy_pinyin(word, style=Style.TONE3))


def letters(word: str) -> str:
    """Return the word as somebody types it in pinyin: 在校生 -> zaixiaosheng."""
    return "".join(lazy_pinyin(word)).replace("ü", "v")


def neighbours(sounds: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the sounds themselves, then those with the glide of one syllable left out (bian ~ ban)."""
    yield sounds
    for place, syllable in enumerate(sounds):
        if glide := _GLIDE.search(syllable):
            yield (*sounds[:place], syllable[: glide.start()] + syllable[glide.end() :], *sounds[place + 1 :])


def spelt(typed: str, words: Mapping[str, str], longest: int) -> Sequence[str]:
    """Return the fewest words whose letters, one after the other, are what was typed; [] when there are none.

    `words` maps letters to a word, `longest` is the length of its longest key.
    """
    best: list[list[str] | None] = [[]] + [None] * len(typed)
    for end in range(1, len(typed) + 1):
        for start in range(max(0, end - longest), end):
            before, word = best[start], words.get(typed[start:end])
            if before is None or word is None:
                continue
            known = best[end]
            if known is None or len(before) + 1 < len(known):
                best[end] = [*before, word]
    return best[-1] or []


def _plain(syllable: str) -> str:
    for one, other in _ALIKE:
        syllable = syllable.replace(one, other)
    return syllable
