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
