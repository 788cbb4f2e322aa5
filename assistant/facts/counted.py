"""Figures that count just what a phrase names, and no special case of it.

In: a phrase, a `Finder`. Out: entries. 小学教师 is neither 小学生 nor 中学教师, but 全市小学教师 is the same.
"""

import re
from collections.abc import Iterator

from assistant.facts.entries import Entry
from assistant.facts.finding import Finder
from assistant.facts.labels import rest
from assistant.facts.shelf import IN_CONTEXT

BEFORE = re.compile(r"上年|去年|上学年|上一学年|上届")
COUNTING = re.compile(r"(?:人数|总数|数量|数)$")
# What a label may say beside the phrase and still count the same: all there are, now, here.
_GENERAL = re.compile(
    r"全[市省县区国校院]|[春秋]季学期|合计|总计|总数|平均|现有|共有?|(?<=.)数$|中等职业(?:学校|教育)|中职(?:学校)?|职业学校|各级各类"
)
_PLACE = re.compile(r"[\u4e00-\u9fff]{1,}[省市县区]$")
SHORT = 2  # characters that a label may say besides; a row of a table that is not named is another thing
MANY = 30  # figures that a phrase may fit: of one column all


def counted(phrase: str, finder: Finder, *, more_said: bool = False) -> Iterator[Entry]:
    """Yield the figures that count just what the phrase names: 小学在校生 is no 小学专任教师, nor 初中在校生.

    `more_said`: their names may say more (一般公共预算教育支出), because something else tells that they are meant.
    """
    wants = tuple(want for want in finder.wants(phrase) if not _PLACE.search(want.forms[0]))
    if not wants or wants[-1].school:
        return
    for hit in finder.find(phrase, limit=MANY):
        label = COUNTING.sub("", hit.entry.label)
        counts = any(label.endswith(form) for form in wants[-1].forms)
        met = all(finder.degree(want, hit.entry) >= IN_CONTEXT for want in wants)
        more = rest(wants, _GENERAL.sub("", label))
        just = more_said or (len(more) <= (0 if is_cell(hit.entry) else SHORT) and not finder.adds(wants, more))
        if counts and met and just:
            yield hit.entry


def is_cell(entry: Entry) -> bool:
    """Tell whether a figure stands in a table: its clause is the whole row, each cell after its heading."""
    row = entry.clause == entry.segment == entry.sentence and ":" in entry.clause and ";" in entry.clause
    return row and entry.exact and not entry.is_change
