"""What goes without saying for all figures of a section: its subject, and the place whose report it is.

In: a chunk. Out: folded words. Under the heading （一）小学 a report writes 招生5316人 and means its primary schools; a
report that is called 某县2024年公报 is about that county throughout.
"""

import re

from assistant.stages import declared
from assistant.text import folded
from assistant.types import Chunk

_NUMBER = re.compile(r"^(?:第?[一二三四五六七八九十\d.]+[章节]?|[(（][一二三四五六七八九十\d]+[)）])[、.\s]*")
_PLACE = re.compile(r"^[\u4e00-\u9fff]{1,6}?[省市县区州]")
LONGEST = 8  # characters of a heading that is the name of what its section is about


def topics_of(chunk: Chunk) -> tuple[str, ...]:
    """Return what a section is headed by, the words for its stage of schooling, the place it is of."""
    subject = _NUMBER.sub("", chunk.path[-1]).strip() if chunk.path else ""
    place = _PLACE.match(chunk.heading)
    said = (subject if len(subject) <= LONGEST else "", place.group() if place else "")
    return (*(folded(word) for word in said if len(word) > 1), *declared(chunk))
