"""Decide whether the evidence answers the question, and say so when it does not.

In: the query, the passages, the evidence. Out: a `Judgement`: a probability and, for a refusal, its reason as a
sentence. A refusal is a value; the nearest sections go with it.

The probability is that of `features.py`; rules stand beside it, for what the best sentence surely lacks.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.answer.counterparts import Known
from assistant.answer.dated import of_no_figure, told_otherwise
from assistant.answer.evidence import Evidence
from assistant.answer.features import TOLD, UNIT_FITS, Calibration, Sort, judgement_features, near_best, sort_of
from assistant.answer.joint import joint
from assistant.answer.lacking import SPOKEN_OF, lacking
from assistant.answer.portions import apart, conditionless
from assistant.answer.question import Ask
from assistant.answer.unnamed import only_in_general
from assistant.prompts import REFUSAL
from assistant.text import folded
from assistant.types import Chunk, Kind, Passage, Query, Term

NO_NUMBER = "资料写到了这件事，没有写所问的数。"
NAMING = ("school", "firm", "contact", "person", "subject")  # what a sentence must name to answer a question for it
HARD_ROLES = ("year", "place", "level", "school", "name")
SURELY = 0.95  # … to be what is asked for, though it lists no names
FAR = 0.15  # share of a question's weight below which a sentence speaks of something else …
CLOSE = 0.33  # … unless it is this likely to answer all the same: a case told in everyday words, a law's terms
APART = ("place", "level", "school")  # roles of terms of which several may be told one after the other
SOFT_ROLES = ("level", "name")  # … unless a sentence surely answers: a law says 职业学校 and means 高职 too
BESIDE, FITS = 0.62, 0.5  # of the best score, degree of kind: a sentence that tells the next one of several
_PROMISES = re.compile(r"^[表图]\s?\d\S*\s.*(?:目录|名单|清单|统计|一览|汇总|明细)[表图]?$")
_EACH = re.compile(r"各|分别|依次")


@dataclass(frozen=True)
class Judgement:
    """Whether to answer. `reason` is a Chinese sentence when not; `features` are kept for calibration.

    `excluded` tells that a rule decided, not the model: another year, place, school or level, or a picture;
    `shared` that the best sentence's figure is of several together of whom the question names one.
    """

    answerable: bool
    probability: float
    reason: str
    features: Mapping[str, float]
    excluded: bool = False
    sort: Sort = "account"
    shared: bool = False


def judge(
    query: Query,
    ask: Ask,
    passages: Sequence[Passage],
    evidence: Sequence[Evidence],
    calibration: Calibration,
    nearest: float = 0.0,
    undated: Sequence[Term] = (),
    unseen: float = 0.0,
    shares: Mapping[Term, float] | None = None,
) -> Judgement:
    """Judge whether the best evidence answers the question.

    `nearest` is how far any figure of the ledger is what a question for an amount names, 0 to about 1.1;
    `undated` are years that it names and of which the ledger has no such figure; `unseen` is the share of its
    terms that the corpus never uses, `shares` that of the passages that use each of them.
    """
    if not evidence:
        return Judgement(False, 0.0, REFUSAL, {})
    features = judgement_features(query, ask, evidence, nearest, unseen)
    probability = calibration.model.probability(features)
    sure = evidence[0].features.get("answers", 0.0)
    told = sure >= TOLD
    otherwise = ask.kind == "yesno" and told_otherwise(query.text, evidence[0])
    unmet = [term for term in evidence[0].unmet if not _told_beside(term, query, evidence)]
    unmet = [term for term in unmet if not (otherwise and term.role == "year")]
    missing = list(undated) or [term for term in unmet if _excludes(term, ask, told=told)]
    if missing:
        return Judgement(
            False, probability, _missing_reason(missing, passages), features, excluded=True, sort=sort_of(ask)
        )
    slotted = ask.thing in NAMING or ask.kind == "when"  # no date is told where none stands
    nameless = slotted and sort_of(ask) == "name" and not features["kind_near"]
    countless = sort_of(ask) == "amount" and bool(ask.units) and features["kind_near"] < UNIT_FITS
    unreachable = ask.thing == "contact" and not features["kind_near"]
    astray = features["coverage"] < FAR and probability < CLOSE
    elsewhere = bool(query.terms) and astray and not told  # without terms none can be met
    amountless = countless and not features["kind_near"]
    beside = near_best(evidence)
    near = [item.sentence for item in beside]
    if shared := joint(query, ask, near):
        return Judgement(False, probability, shared, features, sort=sort_of(ask), shared=True)
    unlisted = ask.kind == "list" and ask.thing == "school" and sure < SURELY  # 录取3186人 names no college
    hidden = nameless and (not told or unlisted or only_in_general(ask, near))
    if unreachable or elsewhere or amountless or hidden or (countless and not told):
        return Judgement(False, probability, REFUSAL, features, sort=sort_of(ask))
    if lack := lacking(query, ask, near, told=told, coverage=features["coverage"], known=Known(sure, shares or {})):
        return Judgement(False, probability, lack, features, sort=sort_of(ask))
    if apart(query, ask, beside) or conditionless(query, ask, beside):
        lack = NO_NUMBER if features["coverage"] >= SPOKEN_OF else REFUSAL
        return Judgement(False, probability, lack, features, sort=sort_of(ask))
    if picture := _picture_asked_for(query, ask, passages[evidence[0].passage].chunk):
        return Judgement(False, probability, picture, features, excluded=True, sort=sort_of(ask))
    if probability < calibration.threshold:
        return Judgement(False, probability, REFUSAL, features, sort=sort_of(ask))
    return Judgement(True, probability, "", features, sort=sort_of(ask))


def is_hopeless(ask: Ask, evidence: Sequence[Evidence], undated: Sequence[Term]) -> bool:
    """Tell whether a rule refuses whichever of the sentences comes first, so that none need be read."""
    return bool(undated) or all(any(_excludes(term, ask, told=True) for term in item.unmet) for item in evidence)


def _picture_asked_for(query: Query, ask: Ask, chunk: Chunk) -> str:
    """Return a sentence when the question asks what is in a table or figure of which only the caption is text.

    It is asked for by its number, or for the list or amount that the caption promises (…立项目录).
    """
    asked = [term.text for term in query.terms if term.role == "name" and term.text[0] in "表图"]
    if chunk.kind not in (Kind.TABLE, Kind.FIGURE) or chunk.table is not None:
        return ""
    named = next((name for name in asked if folded(name) in folded(chunk.caption)), "")
    if not named and ask.kind in ("list", "number") and _PROMISES.search(chunk.caption):
        named = chunk.caption.split()[0]
    return f"{named}在原文中是图片，没有可以查证的文字内容。" if named else ""


def _excludes(term: Term, ask: Ask, *, told: bool) -> bool:
    """Tell whether evidence that does not name the term can be no answer; `told`: a sentence seems to answer.

    A yes/no question about a school or name may be answered by a list in which it is missing; not one about a school
    that the corpus never names.
    """
    if term.role not in HARD_ROLES or (told and term.role in SOFT_ROLES):
        return False
    listed = term.role == "name" or (term.role == "school" and bool(term.variants))
    return not (ask.kind == "yesno" and listed)


def _told_beside(term: Term, query: Query, evidence: Sequence[Evidence]) -> bool:
    """Tell whether the term is one of several that are asked about, each of which a sentence of its own tells.

    Schools may stand apart (甲校、乙校各有什么), levels and places in the same passage only (中职、高职各多少项).
    """
    if term.role not in APART or not _EACH.search(query.text):
        return False
    best = evidence[0]
    telling = [item for item in evidence if item.features["kind"] >= FITS and item.score >= BESIDE * best.score]
    others = [item for item in telling if term.role == "school" or item.passage == best.passage]
    return any(term not in item.unmet for item in others)


def _missing_reason(missing: Sequence[Term], passages: Sequence[Passage]) -> str:
    """Name what the corpus does not speak of."""
    years = [term for term in missing if term.role == "year"]
    others = [term.text for term in missing if term.role != "year"]
    if years:
        return of_no_figure(years, passages)
    return f"资料中没有找到与“{'、'.join(others)}”有关的所问内容。"
