"""What a text calls the rest of a whole without counting it: 占地182.6亩，其中甲校区112.4亩，其余为乙校区.

In: a question, a `Finder`, the rests of a document. Out: a `Computed`, or None unless the question asks for what is
called just so, in the unit of the whole.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from assistant.facts.asked.cues import ASKED, JOIN
from assistant.facts.asked.task import ASKS, unit_after
from assistant.facts.entries import Entry
from assistant.facts.finding import Finder
from assistant.facts.pairing import is_amount
from assistant.facts.results import Computed, amount, approximate, computed
from assistant.facts.scope import asked_for
from assistant.prompts import LEFT

_REST = re.compile(
    r"(?:其余|其他|余下|剩余)(?:的|部分)?(?:均|都|全部|则)?(?:为|是|属于?)(?P<what>[^,。;:、\d]{2,20})(?=[。;]|$)"
)
_STOP = re.compile(r"[。!?\n]")


@dataclass(frozen=True, slots=True)
class Rest:
    """What is called the rest, with the chunk and the words of its sentence before it; folded."""

    chunk_id: str
    what: str
    before: str


def read_rests(texts: Mapping[str, str]) -> tuple[Rest, ...]:
    """Return what the folded texts of a document call a rest."""
    return tuple(
        Rest(name, match["what"], _STOP.split(text[: match.start()])[-1])
        for name, text in texts.items()
        for match in _REST.finditer(text)
    )


def rest(text: str, finder: Finder, rests: tuple[Rest, ...]) -> Computed | None:
    """Return the whole without its parts, where the question asks how much the rest is."""
    asked = ASKED.search(text)
    unit, noun = unit_after(asked["what"]) if asked else ("", "")
    if asked is None or not unit or len(ASKS.findall(text)) > 1:
        return None
    wants = finder.wants(f"{text[: asked.start()]},{noun}".strip(","))
    for one in rests:
        named = [want for want in wants if any(form in one.what for form in want.forms)]
        if not named or not all(
            any(form in piece for w in named for form in w.forms) for piece in JOIN.split(one.what)
        ):
            continue
        for whole, parts in _divided(one, finder):
            others = (w for w in wants if w not in named)
            if asked_for(unit, whole) and all(any(form in whole.label for form in w.forms) for w in others):
                return _left(whole, parts)
    return None


def _divided(one: Rest, finder: Finder) -> Iterator[tuple[Entry, list[Entry]]]:
    """Yield the whole of the sentence that is divided last, with its parts, where all of them are exact."""
    here = [e for e in finder.entries if e.figure.chunk_id == one.chunk_id and e.sentence and e.sentence in one.before]
    if not here or here[-1].part_of is None:
        return
    whole = finder.at(here[-1].part_of)
    parts = [entry for entry in here if whole is not None and entry.part_of == whole.place]
    fits = whole in here and all(is_amount(e) and e.exact and e.unit == parts[0].unit for e in (whole, *parts) if e)
    if whole is not None and fits and sum((e.value for e in parts), Decimal(0)) < whole.value:
        yield whole, parts


def _left(whole: Entry, parts: list[Entry]) -> Computed:
    operands = (whole, *parts)
    result = amount(whole.value - sum((entry.value for entry in parts), Decimal(0)), operands)
    text = f"{LEFT}{approximate(operands)}{result}：{' - '.join(entry.shown for entry in operands)}"
    return computed(text, " - ".join(entry.figure.text for entry in operands), result, operands)
