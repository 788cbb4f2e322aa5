"""What the chunks of a corpus name, and what they are about as a whole.

In: chunks. Out: names that are a dictionary word each, the stage of schooling and the year that most of the text is
about. An index is made with the names: `revision.py` counts this file as part of it.
"""

import re
from collections import Counter
from collections.abc import Iterable

from assistant.institutions import Tagger
from assistant.schools import SCHOOL_LEVELS, school_mentions
from assistant.types import Chunk

_YEAR = re.compile(r"(?<!\d)(20\d{2})年")
_NAME = re.compile(r"[《“]([^《》“”\n]{2,30})[》”]|([\u4e00-\u9fff]{2,12}(?:有限公司|集团|工作室|合作社|纪念馆))")
_PARTS = re.compile(
    r"^(?:所属|二级|各|教学)*(?:学院|院系|系部|系别|系|学部|部门|校区|教学部|专业部|科室|分院)(?:名称)?$"
)
_PART = re.compile(r"[\u4e00-\u9fff与和]{2,12}(?:学院|系|部|校区|科|分院|中心)(?<!合计)(?<!总部)")


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
    return list(dict.fromkeys((*names, *departments(chunks))))


def departments(chunks: Iterable[Chunk]) -> list[str]:
    """Return the parts of an institution that its tables give a row each: 纺织服装学院, 护理系.

    Their names look like those of schools and are none; what is told of the whole is not told of them.
    """
    names: dict[str, None] = {}
    for chunk in chunks:
        table = chunk.table
        if table is None or not table.header:
            continue
        column = next((n for n, heading in enumerate(table.header) if _PARTS.search(heading)), None)
        for row in table.rows if column is not None else ():
            name = row.cells[column].text.strip() if column is not None and column < len(row.cells) else ""
            if _PART.fullmatch(name):
                names.setdefault(name)
    return list(names)


def home_level(chunks: Iterable[Chunk]) -> str:
    """Return the stage of the school system that most of the chunks are about."""
    counts = Counter(
        level for chunk in chunks for level, forms in SCHOOL_LEVELS.items() if any(form in chunk.text for form in forms)
    )
    return counts.most_common(1)[0][0] if counts else ""


def home_year(chunks: Iterable[Chunk]) -> int | None:
    """Return the year that the chunks name most often."""
    counts = Counter(year for chunk in chunks for year in _YEAR.findall(chunk.text))
    return int(counts.most_common(1)[0][0]) if counts else None
