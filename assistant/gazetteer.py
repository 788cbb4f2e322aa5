"""What a corpus itself says about names: its home, its places, its firms, the abbreviations that it declares.

In: chunks, the segmenter. Out: plain values for the lexicon. All is read from the text; nothing here is
a list of names.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from assistant.institutions import FUNCTION, NO_PLACES, SORTS, THAT_IS, Tagger
from assistant.types import Chunk

_SHORT = re.compile(
    r"(?P<full>[\u4e00-\u9fff·]{4,30})[（(](?:以下|下文|下)?(?:统称|简称)(?:为)?[:：]?[“\"「]?"
    r"(?P<short>[\u4e00-\u9fffA-Za-z0-9]{2,12})[”\"」]?[）)]"
)
_HOME = re.compile(r"(?:^|[年《\s\d>])([\u4e00-\u9fff]{2,4}?)(省|市|县|区|镇|乡)")
_PLACE = re.compile(
    r"(?:(?<![\u4e00-\u9fff])|(?<=[在和与向于至到从对为市县]))([\u4e00-\u9fff]{2,3})(县|区(?<![校社院园地城市片治郊新]区)|乡(?![村镇土])|镇|街道)(?![级域区长委属])"
)
_FIRM = re.compile(r"[\u4e00-\u9fff]{3,20}?(?:股份|集团)?有限(?:责任)?公司")
_FORM = re.compile(r"(?:股份|集团)?有限(?:责任)?公司$")
_BUSINESS = re.compile(
    r"(?:管理|科技|实业|文化|传媒|服务|销售|工业|贸易|科贸|集团|信息|技术|咨询|控股|发展|投资|建设|工程)+$"
)
_BORDERS = ("p", "c", "u", "x", "r", "m", "q", "d", "f", "v")
_FIRM_BORDERS = ("p", "c", "u", "x", "r", "q", "d", "f")
_LEVEL_SIGNS = "省市县区镇乡"
_NUMERALS = "零一二三四五六七八九"
_LISTED = re.compile(r"[\u4e00-\u9fff]{2,8}(?:、[\u4e00-\u9fff]{2,8}){2,8}")
LONGEST = 9  # characters of a firm's name without its place
LEAST = 4  # characters of a firm's short name: 博州餐饮
OFTEN = 2  # a district is one where the text names it again


def homes(chunks: Iterable[Chunk]) -> Mapping[str, frozenset[str]]:
    """Return, by level (市, 县 …), the places that the documents are about by their titles."""
    found: dict[str, set[str]] = {}
    for title in {chunk.heading.split(" > ")[0] for chunk in chunks}:
        if match := _HOME.search(title):
            found.setdefault(match[2], set()).add(match[1])
    return {level: frozenset(names) for level, names in found.items()}


def places(chunks: Iterable[Chunk]) -> Mapping[str, tuple[str, ...]]:
    """Return the districts, counties, towns and villages that the text names, by their bare name: 双河 → 双河乡."""
    counts: Counter[tuple[str, str]] = Counter()
    for chunk in chunks:
        counts.update(_PLACE.findall(chunk.text))
    found: dict[str, tuple[str, ...]] = {}
    for (name, level), times in counts.items():
        if times >= OFTEN and name + level not in NO_PLACES and not FUNCTION.search(name) and not SORTS.search(name):
            found[name] = (*found.get(name, ()), name + level)
    return found


def abbreviations(chunks: Iterable[Chunk], tagger: Tagger) -> list[tuple[str, str]]:
    """Return (full name, short name) wherever the text declares one: 河西市第一人民医院（以下简称市一院）."""
    pairs: dict[tuple[str, str], None] = {}
    for chunk in chunks:
        for match in _SHORT.finditer(chunk.text):
            full = _name_at_end(match["full"], match["short"], tagger)
            if len(full) > len(match["short"]):
                pairs.setdefault((full, match["short"]))
    return list(pairs)


def _name_at_end(run: str, short: str, tagger: Tagger) -> str:
    """Return the name that a run of characters ends with: what follows its last border word; "" where it is no name."""
    name = ""
    for word, tag in reversed(tagger.tagged(run)):
        if tag.startswith(_BORDERS) and not word.startswith("第"):
            break
        name = word + name
    name = THAT_IS.sub("", name)
    return name if set(short) <= {*name, *_LEVEL_SIGNS} else ""


def firms(chunks: Iterable[Chunk], tagger: Tagger) -> Mapping[str, str]:
    """Return the short names of the firms that the text names in full, each with the name between place and 有限公司.

    苏州博州餐饮管理有限公司 is 博州餐饮管理 and 博州餐饮.
    """
    found: dict[str, str] = {}
    for run in {match for chunk in chunks for match in _FIRM.findall(chunk.text)}:
        name = _firm(tagger.tagged(_FORM.sub("", run)))
        for short in (name, _BUSINESS.sub("", name)):
            if len(_BUSINESS.sub("", name)) >= LEAST:
                found.setdefault(short, name)
    return found


def _firm(words: list[tuple[str, str]]) -> str:
    """Return the words that are a firm's own; a place belongs to it where it would say too little without."""
    name = ""
    for word, tag in reversed(words):
        if tag == "ns" or word[-1] in "省市县":
            return word + name if len(_BUSINESS.sub("", name)) < LEAST - 1 and tag == "ns" else name
        if tag.startswith(_FIRM_BORDERS) or len(name) + len(word) > LONGEST:
            return name
        name = word + name
    return name


def coinages(texts: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return lists of the texts by how they are called for short: 四共 for 共融、共育、共研、共享, 三化, 五联动.

    Such a name is the number of members, and a character that each of them has or two that each begins or ends with.
    """
    found: dict[str, tuple[str, ...]] = {}
    for text in texts:
        for match in _LISTED.finditer(text):
            members = match.group().split("、")
            shared = {char for char in members[0] if all(char in member for member in members)}
            for ends in {member[:2] for member in members}, {member[-2:] for member in members}:
                shared |= ends if len(ends) == 1 else set()
            for sign in shared:
                name = _NUMERALS[len(members)] + sign
                found[name] = tuple(dict.fromkeys((*found.get(name, ()), match.group())))
    return found
