"""Whether lines from a table only count what a question wants named: 市属，学校数（所）：4 for 市属的学校有哪几所.

In: what the question asks for, lines of cells (row，heading：value). Out: a truth value. Where the heading itself is
asked for (列出各区的学校数) the count is the answer.
"""

import re
from collections.abc import Iterable

from assistant.answer.question import Ask
from assistant.types import Query

NAMED = ("school", "firm", "subject", "person", "title")  # sorts of things of which a number names none
_CELL = re.compile(r"(?:^|[，；\n])(?P<heading>[^，；：\n]{1,24})：(?P<value>[^：]*?)(?=[，；\n][^，；：\n]{1,24}：|$)")
_NUMBER = re.compile(r"[\d.,，、%\s]+")
_UNIT = re.compile(r"[（(][^（）()]*[）)]$")


def only_counted(query: Query, ask: Ask, lines: Iterable[str]) -> bool:
    """Tell whether names are asked for and the lines give amounts only, under headings that are not asked for."""
    if ask.kind != "list" or ask.thing not in NAMED:
        return False
    cells = [match for line in lines for match in _CELL.finditer(line.rstrip("。\n"))]
    return bool(cells) and all(
        _NUMBER.fullmatch(cell["value"]) and _UNIT.sub("", cell["heading"]).strip() not in query.text for cell in cells
    )
