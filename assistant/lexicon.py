"""The corpus's own names: institutions under all the forms people write them in, places, firms, glossary words.

In: chunks of the corpus and the editable glossary. Out: aliases and the institutions a text mentions, for finding
passages and for reading them. It decides nothing about relevance. Which institution a mention means is told in
registry.py, how a name is taken apart is read in schools.py and institutions.py, what the text says about names in
gazetteer.py.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from assistant.census import departments, home_level, home_year
from assistant.everyday import everyday_names, shortened
from assistant.gazetteer import abbreviations, coinages, firms, homes, places
from assistant.institutions import FUNCTION, Tagger
from assistant.registry import Registry
from assistant.schools import SCHOOL_LEVELS, SCHOOL_TYPES, SchoolMention, school_mentions
from assistant.thesaurus import Thesaurus
from assistant.types import Chunk

__all__ = [
    "SCHOOL_LEVELS",
    "SCHOOL_TYPES",
    "Lexicon",
    "SchoolMention",
    "Tagger",
    "outside",
    "school_mentions",
]

_QUOTED = re.compile(r"“([^“”\n]{2,8})”")
_HOW_MANY = re.compile(r"(?:中|里)?(?:一共|总共|共|都)?(?:有|是)?(?:多少|几|哪)[家所个座些]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
CUT = 3  # characters of a name that the segmenter may have cut off
TELLING = 3  # characters of a declared short name that may stand for an institution: no 学校, 本校
TWICE = 2  # times that a name is written from which it is known what always stands before it
RARE = 10  # a form of a name that is written so many times less often than another one is left out of searches
SHORTENED = 1024  # names whose full forms are kept: each one is sought in all of the corpus's text


@dataclass(frozen=True)
class Lexicon:
    """Names and synonyms of one corpus. `year` is the one that most of its text is about, None where none is named.

    `places` are districts by their bare names; `firms` are full names by short ones; `coinages` are lists by what they
    are called for short (四共).
    """

    registry: Registry
    glossary: tuple[tuple[str, ...], ...]
    year: int | None = None
    level: str = "中职"
    thesaurus: Thesaurus = field(default_factory=Thesaurus)
    places: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    firms: Mapping[str, str] = field(default_factory=dict, repr=False)
    coinages: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    _texts: tuple[str, ...] = field(default=(), repr=False)
    _quoted: frozenset[str] = field(default=frozenset(), repr=False)
    _everyday: re.Pattern[str] | None = field(default=None, repr=False)
    _shorts: dict[str, SchoolMention] = field(default_factory=dict, repr=False)
    _bodies: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    _written: Mapping[str, int] = field(default_factory=dict, repr=False)
    _synonyms: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    _shortened: Callable[[str], tuple[str, ...]] = field(default=lambda _: (), repr=False, compare=False)

    @classmethod
    def build(
        cls,
        chunks: Iterable[Chunk],
        tagger: Tagger,
        glossary: Sequence[Sequence[str]] = (),
        thesaurus: Thesaurus | None = None,
    ) -> "Lexicon":
        """Collect every form of every institution that the chunks name."""
        chunks = list(chunks)
        forms: dict[tuple[str, str, str], SchoolMention] = {}
        written: Counter[str] = Counter()
        for chunk in chunks:
            for mention in school_mentions(chunk.text, tagger):
                if mention.stem:
                    forms.setdefault((mention.stem, mention.group, mention.text), mention)
                    written[mention.text] += 1
        declared = abbreviations(chunks, tagger)
        groups = tuple(tuple(group) for group in (*glossary, *declared))
        own = homes(chunks)
        at_home = {name for names in own.values() for name in names}
        texts = tuple(chunk.text for chunk in chunks)
        registry = Registry(tuple(forms.values()), own, _others(declared))
        bodies: dict[str, tuple[str, ...]] = {
            short: (full, short)
            for full, short in declared
            if len(short) >= TELLING and any(m.stem and m.end == len(full) for m in school_mentions(full, tagger))
        }
        bodies |= {name: (name,) for name in departments(chunks) if name not in written}
        return cls(
            registry=registry,
            glossary=groups,
            year=home_year(chunks),
            level=home_level(chunks),
            thesaurus=thesaurus or Thesaurus(),
            places=places(chunks),
            firms=firms(chunks, tagger),
            coinages=coinages(texts),
            _texts=texts,
            _quoted=frozenset(quoted for text in texts for quoted in _QUOTED.findall(text)),
            _everyday=everyday_names({stem for stem, group, _ in forms if group == "vocational"} - at_home),
            _shorts=registry.short_names(),
            _bodies=bodies,
            _written=written,
            _synonyms=_others(groups),
            _shortened=lru_cache(maxsize=SHORTENED)(lambda name: shortened(name, texts, tagger)),
        )

    @property
    def schools(self) -> tuple[SchoolMention, ...]:
        """The schools and other institutions that the corpus names, one a form."""
        return self.registry.known

    @property
    def homes(self) -> Mapping[str, frozenset[str]]:
        """What the documents are about, by level."""
        return self.registry.homes

    def synonyms(self, word: str) -> tuple[str, ...]:
        """Return the glossary's other words for `word` (normalised), or none."""
        return self._synonyms.get(word, ())

    def named(self, text: str, tagger: Tagger) -> dict[str, tuple[str, ...]]:
        """Return each institution that a (normalised) question names, as it names it, with the corpus's forms of it.

        What only might be a name is one where the corpus knows it; a city's 职业中学 is no name but a sort.
        """
        found = self._called(text)
        for mention in school_mentions(outside(text, found), tagger):
            name, forms = self._meant(mention, tagger)
            counted = not (mention.is_school or mention.core) and _HOW_MANY.match(text, mention.end)
            if (mention.stem or (forms and (mention.is_school or name != mention.text or mention.core))) and not (
                self._is_sort(mention, forms) or counted
            ):
                found[self._uncut(text, name)] = forms
        rest = outside(text, found)
        for short in sorted((short for short in self._shorts if short in rest), key=len, reverse=True):
            at = rest.find(short)
            if at >= 0 and not _HOW_MANY.match(rest, at + len(short)):
                found[short] = self.registry.forms_of(self._shorts[short])
                rest = rest.replace(short, " ")
        found.update((short, forms) for short, forms in self._bodies.items() if short in rest)
        return found

    def writes(self, text: str) -> bool:
        """Tell whether the text stands somewhere in the corpus."""
        return any(text in written for written in self._texts)

    def _called(self, text: str) -> dict[str, tuple[str, ...]]:
        """Return the vocational schools that the text calls by an everyday word (交城高职), with their forms."""
        found: dict[str, tuple[str, ...]] = {}
        for match in self._everyday.finditer(text) if self._everyday else ():
            if not _HOW_MANY.match(text, match.end()):
                known = (k for k in self.schools if (k.stem, k.group) == (match["stem"], "vocational"))
                found[match.group()] = tuple(dict.fromkeys(one.text for one in known))
        return found

    def _meant(self, mention: SchoolMention, tagger: Tagger) -> tuple[str, tuple[str, ...]]:
        """Return the name that is meant, and the corpus's forms of it: 向泰方学院图书馆 begins with a preposition."""
        forms = self.registry.forms_of(mention)
        if not forms and FUNCTION.match(mention.text):
            for inner in school_mentions(mention.text[1:], tagger):
                if inner.stem and inner.start == 0 and (known := self.registry.forms_of(inner)):
                    return inner.text, known
        if not forms or mention.group == "college":
            forms = tuple(dict.fromkeys((*forms, *self._shortened(mention.text))))
        return mention.text, forms

    def _uncut(self, text: str, name: str) -> str:
        """Return the name with the characters before it where the corpus never writes it without: 澜|州市卫校."""
        often = sum(written.count(name) for written in self._texts)
        at = text.find(name) if often >= TWICE else 0
        for start in range(at - 1, max(-1, at - 1 - CUT), -1):
            longer = text[start:at] + name
            always = sum(written.count(longer) for written in self._texts) == often
            if not _HAN.match(longer) or FUNCTION.match(longer) or not always:
                return text[start + 1 : at] + name
        return text[max(0, at - CUT) : at] + name

    def _is_sort(self, mention: SchoolMention, forms: Sequence[str]) -> bool:
        """Tell a sort of school from a name: a city's 职业中学, or what the corpus quotes before 学校 (“金课”学校)."""
        if forms:
            return False
        if mention.group in ("generic", "college") and mention.stem in self._quoted:
            return True
        return mention.group in ("vocational", "centre") and self.registry.of_home(mention)

    def usual(self, forms: Sequence[str]) -> tuple[str, ...]:
        """Return the forms to search for: a full name that only declares the short one leads to its declaration."""
        often = max((self._written.get(form, 0) for form in forms), default=0)
        return tuple(form for form in forms if RARE * self._written.get(form, often) >= often)

    def places_named(self, text: str, tagger: Tagger) -> dict[str, tuple[str, ...]]:
        """Return the corpus's districts, towns and villages that a text names (双河, 双河乡), with all their forms.

        A bare name that is a school's (交城) may mean the school, so it is left alone.
        """
        found: dict[str, tuple[str, ...]] = {}
        hits = [(name, forms, at) for name, forms in self.places.items() if (at := text.find(name)) >= 0]
        if not hits:
            return found
        borders = _borders(text, tagger)
        stems = {known.stem for known in self.schools if known.is_school}
        for name, forms, at in hits:
            full = next((form for form in forms if text.startswith(form, at)), "")
            if full or (name not in stems and {at, at + len(name)} <= borders):
                found[full or name] = (*forms, name)
        return found

    def firms_named(self, text: str) -> dict[str, tuple[str, ...]]:
        """Return the corpus's firms that a text names by a short name or in full, with their other names."""
        hits = sorted((short for short in self.firms if short in text), key=len, reverse=True)
        shorts = {short: tuple(s for s, name in self.firms.items() if name == self.firms[short]) for short in hits}
        return {short: forms for short, forms in shorts.items() if not any(short in h and short != h for h in hits)}

    def glossary_hits(self, text: str) -> list[tuple[str, tuple[str, ...]]]:
        """Return (term, its synonyms) for every glossary term that `text` (normalised) contains, longest first."""
        hits = [(term, others) for term, others in self._synonyms.items() if term in text]
        return sorted(hits, key=lambda hit: (-len(hit[0]), hit[0]))


def _others(groups: Iterable[Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Return the other words of its groups by each word."""
    found: dict[str, tuple[str, ...]] = {}
    for group in groups:
        for term in group:
            found[term] = tuple(dict.fromkeys((*found.get(term, ()), *(other for other in group if other != term))))
    return found


def _borders(text: str, tagger: Tagger) -> set[int]:
    """Return the offsets at which a word of the text begins or ends."""
    borders, at = {0}, 0
    for word, _ in tagger.tagged(text):
        at = max(at, text.find(word, at))
        borders.update((at, at := at + len(word)))
    return borders


def outside(text: str, found: Iterable[str]) -> str:
    """Blank out the found names, so that their parts are not read again as words of their own."""
    for name in sorted(found, key=len, reverse=True):
        text = text.replace(name, " ")
    return text
