"""Questions for a rate that is named by what was done: 通过率, 合格率, 办结率, 预算的执行率.

In: the question with one word for each operation. Out: a `Task` or None: what was done, of what, and the rate itself.
Whether the text gives the rate is for shares.py.
"""

import re

from assistant.facts.asked.cues import phrase
from assistant.facts.asked.task import Task

_RATE = re.compile(
    r"^(?P<what>[^,。?]{2,30}?)的?(?:总体|整体|总的?|平均|综合)?(?P<verb>通过|合格|达标|及格|完成|办结|结案|整改|整改完成|销号|执行|入住|入托"
    r"|使用|参与|参加|覆盖|录取|报到|到岗|取证|获证|获奖|签约|就业|升学|履约|复核|回收|成活|治愈|抽检合格|验收|开工|竣工|投产)率"
    r"(?:是|为|有|达|达到|大概|大约|约|算下来|算出来)*(?:多少|多高|几成|百分之几|百分之多少)?[?。呢]*$"
)


def rate(text: str) -> Task | None:
    """Read a question for such a rate; the base is the verb."""
    match = _RATE.search(text)
    if match is None:
        return None
    what = phrase(match["what"])
    return (
        Task("share", (f"{what},{match['verb']}", what), context=f"{match['verb']}率", base=match["verb"])
        if what
        else None
    )
