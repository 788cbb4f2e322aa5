"""Questions by how much what is planned for a year differs from another year's: 2025年经费计划比2024年增加多少.

In: the question with one word for each operation. Out: a `Task` or None: what is asked about, both years as its base.
"""

import re

from assistant.facts.asked.cues import phrase
from assistant.facts.asked.task import Task, unit_after
from assistant.facts.moves import ASKED_MOVE

_PLAN = r"(?:计划|打算|预计|拟|目标|安排|实际|完成|力争|准备|将|要|的)"
_TWO = re.compile(
    rf"^(?P<one>20\d{{2}})年度?(?P<what>[^,。?比]{{2,20}}?)(?:{_PLAN})*比(?P<other>20\d{{2}})年度?{_PLAN}*"
    rf"(?:{ASKED_MOVE}|多|少)(?:了|出)?(?:多少|几)(?P<asked>[^,。?]{{0,4}})[?。]*$"
)


def ahead(text: str) -> Task | None:
    """Read such a question."""
    match = _TWO.search(text)
    if match is None or not re.search(_PLAN.replace("|的", ""), text):
        return None
    years = f"{match['one']},{match['other']}"
    return Task("ahead", (phrase(match["what"]),), unit=unit_after(match["asked"])[0], base=years)
