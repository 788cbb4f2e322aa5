"""A whole from a part and its share: 用于中职的4180万元，占附加总额的30.5% -> about 13704.92万元.

In: a question that says it is to be estimated (推算, 大约), a `Finder`. Out: a `Computed`, or None where the text tells
the whole itself. Shares are rounded, so that nobody who does not ask for an estimate gets one.
"""

import re

from assistant.facts.asked.cues import ASKED
from assistant.facts.asked.plain import plain
from assistant.facts.asked.task import ASKS, unit_after
from assistant.facts.entries import Entry
from assistant.facts.finding import Finder
from assistant.facts.pairing import is_amount
from assistant.facts.results import Computed, amount, computed, only
from assistant.facts.scope import asked_for
from assistant.facts.wants import Wants

_ESTIMATES = re.compile(r"[推估测折反倒]算|倒推|反推|大约|大概|差不多")
_GROUND = re.compile(r"^(?:根据|按照?|依据|由|从|照)[^,，。?？]{2,24}?(?:推算|反推|倒推|估算|测算|折算|计算|算|看),?")
_OF = re.compile(r"占(?:到|了|当年|全年)?(?P<whole>[^,;。占]{2,24}?)的?(?:比例|比重)?(?:为|是|达|约)?$")


def whole(text: str, finder: Finder) -> Computed | None:
    """Return the whole that a part is told to be a share of, where the question asks for an estimate of it."""
    bare = plain(_GROUND.sub("", text))
    asked = ASKED.search(bare)
    if asked is None or not _ESTIMATES.search(text) or len(ASKS.findall(bare)) > 1:
        return None
    unit, noun = unit_after(asked["what"])
    phrase = f"{_ESTIMATES.sub('', bare[: asked.start()])},{noun}".strip(",")
    wants = tuple(want for want in finder.wants(phrase) if not want.school)
    found = [
        (part, share) for share in finder.entries if (part := _part(share, wants, finder)) and asked_for(unit, part)
    ]
    if not found or finder.stated(phrase, lambda e: is_amount(e) and not e.is_change and e.unit == found[0][0].unit):
        return None
    return only([_worked(part, share) for part, share in found])


def _part(share: Entry, wants: Wants, finder: Finder) -> Entry | None:
    """Return the amount right before a share whose whole has every word of the question, and no other."""
    said = _OF.search(share.clause[: share.clause.rfind(share.figure.text)]) if share.figure.unit == "%" else None
    if said is None or share.is_change or not share.exact or not wants or not share.value:
        return None
    named = all(any(form in said["whole"] for form in want.forms) for want in wants)
    part = finder.at(share.place - 1) if share.place > finder.entries[0].place else None
    if not named or finder.adds(wants, said["whole"]) or part is None or part.statement != share.statement:
        return None
    return part if is_amount(part) and part.exact and not part.is_change else None


def _worked(part: Entry, share: Entry) -> Computed:
    result = amount(part.value * 100 / share.value, (part,), 2 if part.unit == "元" else 0)
    return computed(
        f"约{result}：{part.shown} ÷ {share.shown}", f"{part.figure.text} ÷ {share.figure.text}", result, (part, share)
    )
