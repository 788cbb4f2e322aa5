"""The corpus's own names: schools under all the forms people write them in, glossary words, dictionary words.

In: chunks of the corpus and the editable glossary. Out: aliases and the schools a text mentions, for finding passages
and for reading them. It decides nothing about relevance. A school's form is split into a stem (交城, 徐特立) and a type
(职业中学, 卫校 …); forms with the same stem and type group are one school, so 交城职中 finds 交城县职业中学校 in any
report, not only in this one.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from assistant.thesaurus import Thesaurus
from assistant.types import Chunk

# Longest first within a group; a group is what people use interchangeably for one and the same school.
SCHOOL_TYPES: Mapping[str, tuple[str, ...]] = {
    "vocational": (
        "高级职业中学校",
        "高级职业中学",
        "职业高级中学",
        "职业高中学校",
        "职业教育中心",
        "职业中学校",
        "职业中学",
        "职业高中",
        "职教中心",
        "职教中学",
        "职中",
        "职高",
        "职校",
    ),
    "health": ("卫生学校", "卫校"),
    "accounting": ("会计学校",),
    "sports": ("体育运动学校", "体育学校", "体校"),
    "arts": ("艺术学校", "艺校"),
    "normal": ("师范高等专科学校", "师专"),
    "college": ("职业技术学院", "技术学院", "技师学院", "高等专科学校", "专科学校", "学院", "大学"),
    "generic": ("学校",),
}
_GROUP_OF = {form: group for group, forms in SCHOOL_TYPES.items() for form in forms}
_TYPE = re.compile("|".join(sorted(_GROUP_OF, key=len, reverse=True)))
_PLACE_SUFFIX = "省市县区"
_NAME_TAGS = ("ns", "nr", "nrt", "nrfg", "nz", "nt")
# Sorts of schools, not names: 全市公办学校, 离石区民办学校.
_SORTS = frozenset(
    (
        "公办",
        "民办",
        "私立",
        "公立",
        "试点",
        "示范",
        "达标",
        "重点",
        "农村",
        "县域",
        "县属",
        "市直",
        "市属",
        "骨干",
        "优质",
        "高水平",
        "示范性",
        "特色",
        "品牌",
        "薄弱",
        "合格",
        "定点",
        "附属",
        "普通",
        "骨干性",
        "城区",
        "乡镇",
    )
)
_LEVELS = ("高级", "初级", "中等", "职业", "各类", "全部", "所有", "中职", "特殊教育")
_COUNTING = re.compile(r"[一二三四五六七八九十两几哪每各该本全这那多\d]")
_YEAR = re.compile(r"(?<!\d)(20\d{2})年")
_NAME = re.compile(r"[《“]([^《》“”\n]{2,30})[》”]|([\u4e00-\u9fff]{2,12}(?:有限公司|集团|工作室|合作社|纪念馆))")


class Tagger(Protocol):
    """Splits text into (word, part of speech)."""

    def tagged(self, text: str) -> list[tuple[str, str]]:
        """Return the words of `text` in order."""


@dataclass(frozen=True)
class SchoolMention:
    """A school as a text names it; `stem` is "" for a bare 卫校 or 学校."""

    stem: str
    group: str
    text: str
    start: int
    end: int

    def same_school(self, other: "SchoolMention") -> bool:
        """Tell whether both name one school: same stem, and type groups that do not contradict."""
        groups = {self.group, other.group}
        return self.stem == other.stem and (len(groups) == 1 or "generic" in groups)


def school_mentions(text: str, tagger: Tagger) -> list[SchoolMention]:
    """Find the schools that `text` names, left to right."""
    found = []
    for match in _TYPE.finditer(text):
        run = re.search(r"[\u4e00-\u9fff]{0,8}$", text[max(0, match.start() - 8) : match.start()])
        before = run.group() if run else ""
        group = _GROUP_OF[match.group()]
        stem, form = _stem(before, group, tagger)
        if not stem and group in ("college", "generic"):
            continue
        start = match.start() - len(form)
        found.append(SchoolMention(stem, group, text[start : match.end()], start, match.end()))
    return found


def _stem(before: str, group: str, tagger: Tagger) -> tuple[str, str]:
    """Return (stem, the characters it takes up) for the run of characters before a school type."""
    words = tagger.tagged(before) if before else []
    if words and words[-1][0] in _SORTS:
        return "", ""
    form = ""
    while words and words[-1][0] in _PLACE_SUFFIX:
        form = words.pop()[0] + form
    if len(words) > 1 and not form and _is_part_of_name(words[-2], words[-1]):
        place, rest = words[-2][0], words[-1][0]
        return place.rstrip(_PLACE_SUFFIX) + rest, place + rest
    if not words or not _names_something(*words[-1], group, followed=bool(form)):
        return "", form
    word = words[-1][0]
    stem = word[:-1] if len(word) > 2 and word[-1] in _PLACE_SUFFIX else word
    return stem, word + form


def _is_part_of_name(place: tuple[str, str], word: tuple[str, str]) -> bool:
    """Tell 吕梁市财经(学校) and 交城县第二(职业中学) from a place before an ordinary school type."""
    if len(place[0]) < 2 or (place[0][-1] not in _PLACE_SUFFIX and place[1] != "ns"):
        return False
    if place[0][0] in "全本我各该" or word[0] in _SORTS:
        return False
    common = word[0] == "城市" or (word[1][:1] in ("n", "v", "j") and word[1] not in _NAME_TAGS)
    return word[0].startswith("第") or (len(word[0]) > 1 and common and word[0] not in _LEVELS)


def _names_something(word: str, tag: str, group: str, *, followed: bool) -> bool:
    """Tell whether the word before a school type is a name: a place or person, or (before 职中 …) any noun.

    两所大学, 哪个学校 and 产业学院 name no school.
    """
    if len(word) < 2 or _COUNTING.search(word):
        return False
    if tag in _NAME_TAGS or word[-1] in _PLACE_SUFFIX or followed:
        return True
    return group not in ("college", "generic") and tag[:1] in ("n", "j", "x", "l")


@dataclass(frozen=True)
class Lexicon:
    """Names and synonyms of one corpus. `year` is the one that most of its text is about, None where none is named."""

    schools: tuple[SchoolMention, ...]
    glossary: tuple[tuple[str, ...], ...]
    year: int | None = None
    thesaurus: Thesaurus = field(default_factory=Thesaurus)
    _synonyms: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False)

    @classmethod
    def build(
        cls,
        chunks: Iterable[Chunk],
        tagger: Tagger,
        glossary: Sequence[Sequence[str]] = (),
        thesaurus: Thesaurus | None = None,
    ) -> "Lexicon":
        """Collect every form of every school that the chunks name."""
        chunks = list(chunks)
        forms: dict[tuple[str, str, str], SchoolMention] = {}
        for chunk in chunks:
            for mention in school_mentions(chunk.text, tagger):
                if mention.stem:
                    forms.setdefault((mention.stem, mention.group, mention.text), mention)
        groups = tuple(tuple(group) for group in glossary)
        synonyms: dict[str, tuple[str, ...]] = {}
        for group in groups:
            for term in group:
                others = tuple(other for other in group if other != term)
                synonyms[term] = tuple(dict.fromkeys((*synonyms.get(term, ()), *others)))
        return cls(tuple(forms.values()), groups, home_year(chunks), thesaurus or Thesaurus(), synonyms)

    def synonyms(self, word: str) -> tuple[str, ...]:
        """Return the glossary's other words for `word` (normalised), or none."""
        return self._synonyms.get(word, ())

    def forms_of(self, mention: SchoolMention) -> tuple[str, ...]:
        """Return all forms in which the corpus writes the school of `mention`.

        A mention without a stem (卫校) names a school only where the corpus has a single one of that type.
        """
        if mention.stem:
            return tuple(dict.fromkeys(known.text for known in self.schools if known.same_school(mention)))
        same_type = [known for known in self.schools if known.group == mention.group != "generic"]
        if len({known.stem for known in same_type}) != 1:
            return ()
        return tuple(dict.fromkeys(known.text for known in same_type))

    def glossary_hits(self, text: str) -> list[tuple[str, tuple[str, ...]]]:
        """Return (term, its synonyms) for every glossary term that `text` (normalised) contains, longest first."""
        hits = [(term, others) for term, others in self._synonyms.items() if term in text]
        return sorted(hits, key=lambda hit: (-len(hit[0]), hit[0]))


def outside(text: str, found: Iterable[str]) -> str:
    """Blank out the found names, so that their parts are not read again as words of their own."""
    for name in sorted(found, key=len, reverse=True):
        text = text.replace(name, " ")
    return text


def corpus_names(chunks: Iterable[Chunk], tagger: Tagger) -> list[str]:
    """List names worth a dictionary word each: schools, firms, 《titles》 and “quoted terms” of the corpus."""
    names: dict[str, None] = {}
    for chunk in chunks:
        for mention in school_mentions(chunk.text, tagger):
            if mention.stem:
                names.setdefault(mention.text)
        for match in _NAME.finditer(chunk.text):
            name = match.group(1) or match.group(2)
            if len(name) <= 16:
                names.setdefault(name)
    return list(names)


def home_year(chunks: Iterable[Chunk]) -> int | None:
    """Return the year that the chunks name most often."""
    counts = Counter(year for chunk in chunks for year in _YEAR.findall(chunk.text))
    return int(counts.most_common(1)[0][0]) if counts else None
