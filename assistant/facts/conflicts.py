"""Figures of one document that contradict one another.

In: the entries of a document. Out: `Clash`es. Three kinds, all of them strict, because a false conflict is worse than a
missed one: one indicator with two values in one scope; one event told twice with two numbers; parts that add up to more
than their total.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations

from assistant.facts.entries import Entry
from assistant.facts.results import Clash
from assistant.facts.scope import years
from assistant.facts.subjects import WHOLE
from assistant.facts.wants import Words
from assistant.prompts import OTHER_BASIS, OVERLAP
from assistant.text import folded

RARE = 2.2  # idf from which a word tells one event from another
_LIGHT_WORDS = (
    "获得 荣获 开展 组织 累计 举办 建设 建立 打造 开发 完成 实现 提供 接待 招收 "
    "聘请 发放 参与 参加 覆盖 惠及 服务 构建 联合 制定 达到 最终 产生 推荐 提交 "
    "新增 此次 本次 活动 人数 总数 数量 全市 本市 各类 审核 投入 培养 同意 学校 "
    "共有 "
)
_LIGHT = frozenset(_LIGHT_WORDS.split())
_NUMBER = re.compile(r"[\d余多]|第?[一二三四五六七八九十两]+[个项类种所家门次期间名位条批]?$")
_ABOUT = ("余", "多", "近", "约", "超", "以上", "左右")


def conflicts(entries: Sequence[Entry], words: Words, texts: Mapping[str, str]) -> list[Clash]:
    """Return the contradictions among the entries of one document, in reading order.

    `texts` are the folded texts of the document's chunks by id.
    """
    reader = _Reader(words, texts)
    found = [*_two_values(entries, reader), *_told_twice(entries, reader), *_parts(entries), *_siblings(entries)]
    return sorted(found, key=lambda clash: clash.entries[0].place)


class _Reader:
    """What a label says, in words that stand for all their synonyms."""

    def __init__(self, words: Words, texts: Mapping[str, str]) -> None:
        self._words = words
        self._texts = texts
        self._known: dict[str, tuple[str, ...]] = {}
        self._stems: dict[str, str] = {}

    def words(self, text: str) -> tuple[str, ...]:
        """Return the telling words of a text."""
        if text not in self._known:
            words = [w for w in self._words.content(text) if len(w) > 1 and w not in _LIGHT and not _NUMBER.match(w)]
            self._known[text] = tuple(words)
        return self._known[text]

    def said(self, text: str) -> frozenset[str]:
        """Return the telling words of a text, each as the first of all words that mean the same."""
        return frozenset(self._stem(word) for word in self.words(text))

    def held(self, word: str, text: str) -> bool:
        """Tell whether a folded text holds a word or a synonym."""
        return any(folded(form) in text for form in self._words.forms(word))

    def text_around(self, entry: Entry) -> str:
        """Return the text of the chunk that holds an entry."""
        return self._texts[entry.figure.chunk_id]

    def is_rare(self, word: str) -> bool:
        """Tell whether a word tells one event from another."""
        return self._words.weight(word) >= RARE

    def _stem(self, word: str) -> str:
        if word not in self._stems:
            alike, waiting = {word}, [word]
            while waiting:
                more = set(self._words.forms(waiting.pop())) - alike
                alike |= more
                waiting.extend(more)
            self._stems.update(dict.fromkeys(alike, min(alike)))
        return self._stems[word]


def _two_values(entries: Sequence[Entry], reader: _Reader) -> Iterator[Clash]:
    """Yield pairs whose labels say the same in at least two words, in one unit, scope and year, with two values."""
    groups: dict[tuple[str, str, frozenset[str]], list[Entry]] = {}
    for entry in entries:
        said = reader.said(entry.label)
        if len(said) > 1 and _stands_alone(entry):
            scope = "" if entry.scope == WHOLE else entry.scope
            groups.setdefault((entry.unit, scope, said), []).append(entry)
    for group in groups.values():
        for first, second in combinations(group, 2):
            if first.statement != second.statement and _one_year(first, second) and _differ(first, second):
                yield Clash((first, second), OTHER_BASIS)


def _told_twice(entries: Sequence[Entry], reader: _Reader) -> Iterator[Clash]:
    """Yield pairs of one school and section that count the same noun of the same event in different paragraphs."""
    groups: dict[tuple[str, ...], list[Entry]] = {}
    for entry in entries:
        if entry.scope not in ("", WHOLE) and entry.head and _stands_alone(entry):
            key = (entry.scope, entry.figure.section_number, entry.unit, entry.head)
            groups.setdefault(key, []).append(entry)
    for group in groups.values():
        for first, second in combinations(group, 2):
            if first.figure.chunk_id == second.figure.chunk_id or not _differ(first, second):
                continue
            if _one_event(first, second, reader) and _one_year(first, second):
                yield Clash((first, second), OTHER_BASIS)


def _one_event(first: Entry, second: Entry, reader: _Reader) -> bool:
    """Tell whether one label says nothing that the other's sentence does not, and both places share two rare words."""
    for short, long in ((first, second), (second, first)):
        telling = [word for word in reader.words(short.label) if reader.said(word) != reader.said(short.head)]
        if not telling or not all(reader.held(word, long.sentence) for word in telling):
            continue
        said = (word for word in reader.words(long.sentence) if folded(word) not in long.subject)
        rare = {word for word in said if reader.is_rare(word)}
        if sum(reader.held(word, reader.text_around(short)) for word in rare) > 1:
            return True
    return False


def _parts(entries: Sequence[Entry]) -> Iterator[Clash]:
    """Yield totals with the parts that the text divides them into, where these add up to more."""
    by_place = {entry.place: entry for entry in entries}
    groups: dict[int, list[Entry]] = {}
    for entry in entries:
        if entry.part_of is not None and entry.exact and not entry.is_share and not entry.each:
            groups.setdefault(entry.part_of, []).append(entry)
    for place, parts in groups.items():
        whole = by_place[place]
        if len(parts) > 1 and whole.exact and _sum(parts) > whole.value and not _is_about(whole):
            yield Clash(tuple(parts), OVERLAP, whole)


def _siblings(entries: Sequence[Entry]) -> Iterator[Clash]:
    """Yield three or more counts of one noun in one sentence that exceed the document's only total of that noun."""
    groups: dict[tuple[int, str, str], list[Entry]] = {}
    for entry in entries:
        if entry.head and _stands_alone(entry) and not entry.total and entry.scope in ("", WHOLE):
            groups.setdefault((entry.statement, entry.unit, entry.head), []).append(entry)
    for (_, unit, head), parts in groups.items():
        wholes = [e for e in entries if e.total and (e.unit, e.head) == (unit, head) and e.scope == WHOLE]
        distinct = len({entry.run for entry in parts}) == len(parts) > 2
        if len(wholes) != 1 or not distinct:
            continue
        whole = wholes[0]
        if all(part.value < whole.value for part in parts) and _sum(parts) > whole.value:
            yield Clash(tuple(parts), OVERLAP, whole)


def _stands_alone(entry: Entry) -> bool:
    tied = entry.part_of is not None or entry.before_of is not None or entry.each
    return entry.exact and not (entry.is_change or tied) and entry.value > 1


def _one_year(first: Entry, second: Entry) -> bool:
    mine, other = years(first), years(second)
    return not mine or not other or bool(mine & other)


def _differ(first: Entry, second: Entry) -> bool:
    """Tell whether two values exclude one another; 300余 leaves room for 320, not for 400余."""
    if first.value == second.value:
        return False
    low, high = sorted((first, second), key=lambda entry: entry.value)
    return not (_is_about(low) or _is_about(high)) or high.value >= low.value * Decimal("1.3")


def _is_about(entry: Entry) -> bool:
    return any(sign in entry.figure.qualifier for sign in _ABOUT)


def _sum(parts: Iterable[Entry]) -> Decimal:
    return sum((part.value for part in parts), Decimal(0))
