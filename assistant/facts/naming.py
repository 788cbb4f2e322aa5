"""Which figures of the ledger a question for an amount names, and whether a figure that it claims is right.

In: the question's text, the units that may answer it, a `Finder`. Out: `Named` figures, best first. A figure is named
when the words of the question, less those that only ask, stand in what the figure counts or close around it; a near
miss (the school is right, the indicator is another) names none. It writes no answer.
"""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from assistant.facts.entries import Entry, unit_of
from assistant.facts.finding import Finder
from assistant.facts.moves import MOVES
from assistant.facts.scope import asked_for
from assistant.facts.wants import Wants
from assistant.types import Figure

_MEASURES = "个|所|名|人次|人|家|项|位|元|块钱|钱|次|场|门|期|件|本|间|户|亩|册|台|套|周年|万元|万|亿元|亿|岁|天|小时"
_INTERROGATIVES = re.compile(
    rf"(?:[是有为达占花要到了]{{0,2}})(?:多少|几)(?:{_MEASURES})?"
    r"|(?:占|是|有)?(?:多大|多高|多长|多久|多重)(?:的?(?:比重|比例|比|面积|规模))?|百分之(?:多少|几)|[是为]什么"
)
_ASKING = re.compile(
    r"请问|麻烦|帮我|帮忙|查(?:一?下|询|查)|想(?:知道|了解|问)|告诉我|给我|一下|我们?|咱们?|你们?|报告(?:里|中|上)?|资料(?:里|中)?|文件里"
    r"|一共|总共|总计|合计|累计|共有|到底|究竟|目前|现在|如今|大概|大约|左右|具体|是真的|没错|属实|准确|正确|是不是|是否|有没有|对不对|对吧|对吗|是吧|呢|吗|么|吧|啊|呀"
    r"|数字|数据|说法|写的?|提到的?|[是有为](?=$|[,。?])"
)
_MOVES = re.compile(rf"(?:{MOVES}|[多少涨增降减])了?(?:多少|几|百分之)")
_PAUSE = re.compile(r"[,，。;；?？!！:：]")


@dataclass(frozen=True)
class Named:
    """A figure, how far the question's words name it (0 to about 1.1), and its wording in the text."""

    figure: Figure
    fit: float
    shown: str


@dataclass(frozen=True)
class Naming:
    """What the ledger has for a question: the figures it names, and how near the nearest one comes."""

    named: tuple[Named, ...] = ()
    nearest: float = 0.0


def naming(
    text: str, units: Sequence[str], finder: Finder, years: Collection[str], keep: Callable[[str], bool] | None
) -> Naming:
    """Return what the question names.

    `units` are those that may answer it (none: any), `years` those that it speaks of; `keep` tells by id which chunks
    may be looked into (None: all).
    """

    def allowed(entry: Entry) -> bool:
        kept = keep is None or keep(entry.figure.chunk_id)
        return kept and _in_unit(entry, units) and _of_years(entry, years)

    phrase = bare_question(text)
    moves = bool(_MOVES.search(text))
    found = finder.best(phrase, lambda e: e.is_change == moves, allowed, limit=3)
    named = tuple(Named(hit.entry.figure, hit.fit, hit.entry.shown) for hit in found)
    return Naming(named, _nearest(finder.wants(phrase), finder, allowed))


def best_of(found: Sequence[Naming]) -> Naming:
    """Join what several documents have, best first."""
    named = sorted((one for naming in found for one in naming.named), key=lambda one: -one.fit)
    return Naming(tuple(named), max((naming.nearest for naming in found), default=0.0))


def bare_question(text: str) -> str:
    """Return the question without the words that only ask: what is left names the figure."""
    return _PAUSE.sub(",", _ASKING.sub("", _INTERROGATIVES.sub(",", text))).strip(", ")


def _nearest(wants: Wants, finder: Finder, allowed: Callable[[Entry], bool]) -> float:
    return next((hit.fit for hit in finder.nearing(wants) if allowed(hit.entry)), 0.0)


def _in_unit(entry: Entry, units: Sequence[str]) -> bool:
    if not units:
        return True
    if entry.unit == "":
        return "%" not in units  # a table's column gives the unit in words, if at all
    return any(asked_for(unit_of(unit), entry) for unit in units)


def _of_years(entry: Entry, years: Collection[str]) -> bool:
    """Tell whether a figure can be of the years that the question speaks of."""
    told = (entry.figure.period, entry.label, entry.sentence)
    return not years or any(year in text for year in years for text in told)
