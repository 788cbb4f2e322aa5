"""The local list of sensitive words.

In: a list file and questions. Out: which lines of the list a question meets. Never the words themselves: line numbers
can be logged and audited.

The list is UTF-8 text, one word a line; a line that begins with `!` names a longer phrase in which a word may stand
(`!赌博罪`), one with `#` is a remark. Words are compared as `assistant.text.fold` leaves them: half width, simplified,
lower case, without white space or invisible characters. Marks that are put between the characters of a word to hide it
(`·`, `*`, `-` …) do not help, but a comma or full stop parts two words. A word of Latin letters or digits must stand
by itself: `av` is not in "have".
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from assistant.errors import SettingsError
from assistant.text import fold, folded

_HIDING = frozenset("·.*-_~|/\\+=#@^&'\"[](){}<>")
_LATIN = re.compile(r"[a-z0-9]")
LIMIT = 5_000_000  # bytes of a list


class Screen:
    """Knows the words of one list; without words, everything may pass. Thread-safe."""

    def __init__(self, words: Mapping[str, int] | None = None, allowed: Iterable[str] = ()) -> None:
        """`words`: folded words with their line numbers; `allowed`: folded phrases in which a word may stand."""
        self._words = dict(words or {})
        self._allowed = _Finder(allowed)
        self._finder = _Finder(self._words)

    @classmethod
    def read(cls, path: Path) -> "Screen":
        """Read a list. Raises SettingsError for a file that is missing, not UTF-8, too large or without words."""
        try:
            if path.stat().st_size > LIMIT:
                raise SettingsError(f"敏感词表 {path} 过大，请缩减到 5 MB 以内。")
            lines = path.read_text(encoding="utf-8-sig").splitlines()
        except OSError as error:
            raise SettingsError(
                f"敏感词表 {path} 无法读取，请检查设置项 ASSISTANT_SENSITIVE_WORDS 和文件权限。"
            ) from error
        except UnicodeDecodeError as error:
            raise SettingsError(f"敏感词表 {path} 不是 UTF-8 编码，请另存为 UTF-8。") from error
        words: dict[str, int] = {}
        allowed = []
        for number, line in enumerate(lines, start=1):
            entry = line.strip()
            if entry.startswith("!"):
                allowed.append(_bare(entry[1:])[0])
            elif not entry.startswith("#") and _bare(entry)[0]:
                words.setdefault(_bare(entry)[0], number)
        if not words:
            raise SettingsError(f"敏感词表 {path} 中没有词，请每行写一个，或去掉设置项 ASSISTANT_SENSITIVE_WORDS。")
        return cls(words, allowed)

    def hits(self, text: str) -> tuple[int, ...]:
        """Return the numbers of the list's lines that the text meets, in order; () when it may pass."""
        if not self._words:
            return ()
        bare, offsets = _bare(text)
        spared = list(self._allowed.find(bare))
        met = {
            self._words[bare[start:end]]
            for start, end in self._finder.find(bare)
            if _by_itself(text, bare, offsets, start, end)
            and not any(left <= start and end <= right for left, right in spared)
        }
        return tuple(sorted(met))


class _Finder:
    """Finds many words in a text: by first character, then by length."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words) - {""}
        lengths: dict[str, set[int]] = {}
        for word in self._words:
            lengths.setdefault(word[0], set()).add(len(word))
        self._lengths = {first: sorted(found) for first, found in lengths.items()}

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield start and end of every occurrence, overlapping ones too."""
        for start, first in enumerate(text):
            for length in self._lengths.get(first, ()):
                if text[start : start + length] in self._words:
                    yield start, start + length


def _bare(text: str) -> tuple[str, list[int]]:
    """Return the text folded and without hiding marks, and where in the text each character stood."""
    folded = fold(text)
    kept = [(char, at) for char, at in zip(folded.text, folded.offsets, strict=True) if char not in _HIDING]
    return "".join(char for char, _ in kept), [at for _, at in kept]


def _by_itself(text: str, bare: str, offsets: list[int], start: int, end: int) -> bool:
    """Say whether a word of Latin letters or digits is not part of a longer one; all other words are anywhere."""
    before, after = offsets[start] - 1, offsets[end - 1] + 1
    begins = not _LATIN.match(bare[start]) or before < 0 or not _LATIN.match(folded(text[before]))
    ends = not _LATIN.match(bare[end - 1]) or after >= len(text) or not _LATIN.match(folded(text[after]))
    return begins and ends
