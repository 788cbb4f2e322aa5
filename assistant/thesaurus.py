"""How people ask and how official texts write: everyday words with the words that reports and laws use for them.

In: the glossary (groups of words that mean the same in this field) and the thesaurus (an everyday word or phrase and
the official ones) as TOML files. Out: synonyms by word. It decides nothing about relevance.

The two differ in strength: words of a glossary group stand for one another; a thesaurus entry goes one way and is
looser, so what it finds counts less than the word itself.
"""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import Field, TypeAdapter

from assistant.errors import SettingsError
from assistant.text import normalise
from assistant.types.base import Frozen

LONGEST = 4  # words of a phrase
Tagged = tuple[str, str]
T = TypeVar("T")


@dataclass(frozen=True)
class Thesaurus:
    """Everyday words and phrases (normalised) and what official texts write for them, the most usual first."""

    entries: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def written(self, word: str) -> tuple[str, ...]:
        """Return the official words for `word` (normalised), or none."""
        return self.entries.get(word, ())

    def phrases(self, words: Sequence[Tagged]) -> list[Tagged]:
        """Join neighbouring words that make up an entry (说 + 了 + 算); a phrase gets the tag of its first word."""
        joined: list[Tagged] = []
        place = 0
        while place < len(words):
            for length in range(min(LONGEST, len(words) - place), 1, -1):
                phrase = "".join(word for word, _ in words[place : place + length])
                if phrase in self.entries:
                    joined.append((phrase, words[place][1]))
                    place += length
                    break
            else:
                joined.append(words[place])
                place += 1
        return joined


class _Group(Frozen):
    terms: tuple[str, ...]


class _Glossary(Frozen):
    group: tuple[_Group, ...] = ()


_ENTRIES = TypeAdapter(dict[str, Annotated[tuple[str, ...], Field(min_length=1)]])


def read_thesaurus(path: Path) -> Thesaurus:
    """Read `"everyday" = ["official", …]` lines from a TOML file. A missing file is an empty thesaurus.

    Raises SettingsError when the file is not of that form.
    """
    found = _read(path, _ENTRIES.validate_python, '"口语" = ["书面语", "…"]')
    entries = {normalise(word): tuple(map(normalise, written)) for word, written in found.items()}
    return Thesaurus({word: tuple(w for w in dict.fromkeys(written) if w != word) for word, written in entries.items()})


def read_glossary(path: Path) -> tuple[tuple[str, ...], ...]:
    """Read `[[group]] terms = [...]` from a TOML file: words that mean the same in this field.

    Raises SettingsError when the file is not of that form. A missing file is an empty glossary.
    """
    found = _read(path, _Glossary.model_validate, '[[group]] terms = ["…", "…"]')
    return tuple(tuple(map(normalise, group.terms)) for group in found.group)


def _read(path: Path, check: Callable[[object], T], form: str) -> T:
    try:
        return check(tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {})
    except ValueError as fault:  # not TOML, not UTF-8, or not of the form
        reason = str(fault).splitlines()[0]
        raise SettingsError(f"词表 {path.name} 无法读取：{reason}。请按 {form} 的格式修改。") from fault
