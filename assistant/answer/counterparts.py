"""Whether each noun that a question for an amount uses has a counterpart where the amount stands.

In: the question, what it asks for, the sentences at and beside the best evidence, how surely the best one is read to
answer, how usual the words are in the documents. Out: a Chinese sentence on the noun of which nothing is told, "" where
nothing stands against an answer. 外文图书 is not answered by 图书31.5万册, nor 家长满意度 by somebody else's: the noun
that limits the other one stands nowhere. One that stands only behind the amount limits nothing either (游客3万人，以
泰国居多 for 泰国游客). Other words for a thing have no counterpart either, so a sentence that is surely read to answer
is let pass.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pypinyin import lazy_pinyin

from assistant.answer.matching import IN_BEFORE, WIDE, any_in, term_match, wanted
from assistant.answer.question import Ask
from assistant.answer.siblings import same_degree
from assistant.answer.units import Unit
from assistant.text import folded, quantities
from assistant.text.courtesy import plea
from assistant.text.words import ends
from assistant.types import Query, Term

SURELY = 0.45  # probability of an answer from which other words may stand for all nouns
TELLING = 0.4  # share of the nouns of a question that must be missing
NAMED = 0.95  # … and for a name in quotation marks
UNASKED = 0.5  # … where the question has no asking word for an amount (家长满意度)
USUAL = 0.5  # share of the passages from which a word tells nothing: 学生 in the report of a school
MIDDLING = 0.7  # what a word tells that no passage uses: it may be another one's name
NOUN = 1.0  # share of meaning of a word that names a thing
LIMITS = 0.5  # … and of one that limits the noun right behind it
SPAN = 12  # characters over which the signs of a short form may lie: 国赛 for 全国职业院校技能大赛
SHARES = {"%"}  # units of amounts that do not count what another amount counts
_RATE = re.compile(r"[\u4e00-\u9fff]{2}[率度]")
_MOSTLY = re.compile(r"居多|居首|为主|最[多大高小低]|主要(?:来自|集中|分布|去)")  # of many, without saying how many
# The rest of a body's name behind a part of it: such names are no matter of this module.
_BODY = re.compile("[\u4e00-\u9fff]{0,8}?(?:学院|大学|学校|中学|幼儿园|公司|集团|医院)")
_CLAUSE = re.compile(r"[，。；;]")
_MEASURED = re.compile(r"(?:率|度|数|量|额|分|费|价)(?:是|有|为|达)?(?:多[少高大]|怎么?样|如何)?[?？。]?$")
# What only says that an amount, a change of it, a time or an extent is meant.
_ASKING = re.compile(r"多少|几")
_LIGHT = re.compile(
    r"(?:总)?(?:规模|水平|数据|数值|数字|金额|数额|款额|额度|总额|总数|总量|总计|人数|数量|名额|程度|情况|现状|问题|内容|范围|目标|底线|下限|上限|底数|基数|电话)"
    r"|(?:期间|时段|时期|阶段|之[前后中间内外]|以[来前后上下内外]|[年月季][底末初中内]|末|当[年月时]|此前|目前|近期|今后|年度)"
    r"|(?:增|降|涨|变|升|减)(?:幅|速|量|化|势|动)?|幅度|变化|同比|环比|增长率?|升降|[比较][^，]*|[低高]"
    r"|(?:占|比)?(?:份额|比例|比重|占比|百分比|几成|倍数?)|平均(?!分).*|人均|户均|年均|月均|生均|每.+|单价|合计|加起来|算下来|一[个年月天次共].*"
    r"|上?[一去今本前][年届]|孩子|地方|方面|部分|类型|种类|名称|单位|[全本我各该].{1,2}|整个|全部|所有"
    r"|.{1,2}里[面头]?|里.|.*以[上下内外]|.*(?:起来|下来|出来)"
)


@dataclass(frozen=True)
class Known:
    """How surely the best sentence is read to answer, 0 to 1; the share of the passages that use each term."""

    sure: float = 0.0
    shares: Mapping[Term, float] = field(default_factory=dict)


def uncounterparted(query: Query, ask: Ask, near: Sequence[Unit], known: Known) -> str:
    """Say of which noun nothing is told; `near` has the best sentence first."""
    measured = ask.kind == "other" and _MEASURED.search(query.text) is not None
    asks = ask.kind == "number" and bool(_ASKING.search(query.text) or _MEASURED.search(query.text))
    if not (asks or measured) or ask.several > 1 or not near:
        return ""
    spoken = _asking_sentence(plea(query.text))
    missing = [
        term
        for at, term in enumerate(query.terms)
        if term.text in spoken
        and known.sure < (UNASKED if measured else _enough(term, known))
        and _limits(at, query)
        and not any(_has_counterpart(term, unit, known) for unit in near)
    ]
    nouns = [
        term
        for at, term in enumerate(query.terms)
        if (term.role not in ("word", "year") and term.text not in WIDE) or _limits(at, query)
    ]
    if not missing:
        return _only_behind(query, ask, near[0], known)
    if _told(missing, known) < TELLING * _told(nouns, known):  # a long question has words to spare
        return ""
    rarest = min(missing, key=lambda term: known.shares.get(term, 0.0))
    return f"资料中没有找到与“{rarest.text}”有关的所问内容。"


def _told(terms: Sequence[Term], known: Known) -> float:
    """Return how much words tell: one that few passages use tells more, one that none uses no more than the next."""
    shares = [known.shares.get(term, 0.0) for term in terms]
    return sum(1.0 - share if share else MIDDLING for share in shares)


def _asking_sentence(text: str) -> str:
    """Return the sentence of the question that asks, all of it where none does."""
    sentences = re.split(r"[。！!;；:：?？]", text)
    return next((sentence for sentence in sentences if _ASKING.search(sentence)), text)


def _enough(term: Term, known: Known) -> float:
    """Return how surely a sentence must be read to answer without the term."""
    share = known.shares.get(term, 0.0)
    if term.role == "name":
        return NAMED
    return 0.0 if share >= USUAL else SURELY


def _only_behind(query: Query, ask: Ask, best: Unit, known: Known) -> str:
    """Say that a noun or a place stands only behind the amounts of its sentence, in clauses without one."""
    nouns = [term for at, term in enumerate(query.terms) if _limits(at, query)]
    if ask.kind != "number" or best.row or known.sure >= NAMED:
        return ""
    for term in nouns[:-1] if nouns and _RATE.search(nouns[-1].text) else ():
        if _rates(term, best) and _last_part(nouns[-1], best) < _first_part(term, best):
            return f"资料写到了“{term.text}”，没有写所问的数。"
    clauses = _CLAUSE.split(best.sentence.text)
    amounts = [{q.unit for q in quantities(clause) if q.role == "measure"} for clause in clauses]
    last = max((at for at, units in enumerate(amounts) if units & set(ask.units)), default=-1)
    if last < 0:
        return ""
    for at, term in enumerate(query.terms):
        forms = wanted(term).forms
        told = [place for place, clause in enumerate(clauses) if any_in(forms, folded(clause))]
        named = term.role in ("place", "school") or _limits(at, query)
        sure = (
            NAMED if any(_MOSTLY.search(clauses[place]) for place in told) else SURELY if term.role != "word" else 0.0
        )
        if not named or known.sure >= sure or not told:
            continue
        if min(told) > last and not any(amounts[place] - SHARES for place in told):
            return f"资料写到了“{term.text}”，没有写所问的数。"
    return ""


def _parts(term: Term, best: Unit) -> list[int]:
    """Return which parts of the sentence between semicolons have the term."""
    parts = re.split(r"[；;]", best.sentence.text)
    return [at for at, part in enumerate(parts) if any_in(wanted(term).forms, folded(part))]


def _rates(term: Term, best: Unit) -> bool:
    """Tell whether all parts of the sentence that have the term tell a rate of their own."""
    parts = re.split(r"[；;]", best.sentence.text)
    return all(_RATE.search(parts[at]) for at in _parts(term, best))


def _last_part(term: Term, best: Unit) -> float:
    return max(_parts(term, best), default=math.inf)


def _first_part(term: Term, best: Unit) -> float:
    return min(_parts(term, best), default=-1)


def _limits(at: int, query: Query) -> bool:
    """Tell whether a term is a noun that the amount must be of, or limits the noun right behind it."""
    term = query.terms[at]
    if term.role not in ("word", "name") or len(term.text) < 2 or term.text in WIDE or _LIGHT.fullmatch(term.text):
        return False
    if _is_predicate(at, query) or any(_BODY.match(query.text, end) for end in ends(query.text, term.text)):
        return False
    if term.weight >= NOUN:
        return True
    behind = query.text.partition(term.text)[2]
    return term.weight >= LIMITS and any(
        other.weight >= NOUN and other.role == "word" and behind.startswith(other.text) for other in query.terms
    )


def _is_predicate(at: int, query: Query) -> bool:
    """Tell whether a term stands behind what is counted, whose deed it is: 每天接送多少孩子上下学."""
    asking = _ASKING.search(query.text)
    if asking is None:
        return False
    behind = [other for other in query.terms if query.text.find(other.text) >= asking.end()]
    return query.terms[at] in behind[1:]


def _has_counterpart(term: Term, unit: Unit, known: Known) -> bool:
    """Tell whether a sentence or what stands around it has the word, its beginning, or all of its signs in order.

    A word that the documents themselves use elsewhere (产教贷) is not meant by its beginning (产教融合).
    """
    if max(term_match(term, unit)) >= IN_BEFORE:
        return True
    said = f"{unit.heading}\n{unit.before}\n{unit.folded}"
    forms = [folded(form) for form in (term.text, *term.variants)]
    used = known.shares.get(term, 0.0) > 0
    begun = not used and any(_begun(form, f"{unit.heading}\n{unit.folded}") for form in forms)
    short = begun or any(_short_for(form, said) for form in forms)
    return short or same_degree(term.text, said) or _sounds_in(term.text, said)


def _sounds_in(word: str, said: str) -> bool:
    """Tell whether the text has a word of the same sound: what was typed may be misspelt."""
    return f" {' '.join(lazy_pinyin(word))} " in f" {' '.join(lazy_pinyin(list(said)))} "


def _begun(form: str, said: str) -> bool:
    """Tell whether the text has the first half of a longer word, its sort: 保育院 ~ 保育员, not 会计专业."""
    return len(form) > 2 and form[:2] in said


def _short_for(form: str, said: str) -> bool:
    """Tell whether the word may be short for a longer one of the text: 普惠园 for 普惠性幼儿园."""
    if not all(sign in said for sign in form):  # a pattern takes much longer to make than this look
        return False
    between = r"[\u4e00-\u9fff]{0,8}?".join(map(re.escape, form))
    return any(len(match.group()) <= SPAN for match in re.finditer(between, said))
