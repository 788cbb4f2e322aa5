"""Decide whether the evidence answers the question, and say so when it does not.

In: the query, the passages, the evidence. Out: a `Judgement`: a probability and, for a refusal, its reason as a
sentence. A refusal is a value; the nearest sections go with it.

The probability is a logistic model over features of the best evidence; the coefficients are in calibration.json, which
says what they were fitted on.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from assistant.answer.evidence import Evidence
from assistant.answer.posts import other_post
from assistant.answer.question import Ask
from assistant.answer.reread import SURE
from assistant.answer.slots import unfilled
from assistant.answer.sorts import other_sort
from assistant.lexicon import outside
from assistant.prompts import REFUSAL
from assistant.text import folded
from assistant.types import Chunk, Kind, Passage, Query, Term

Sort = Literal["amount", "name", "account"]
NAMING = (
    "school",
    "firm",
    "contact",
    "person",
    "subject",
)  # a sentence that names none of these answers no question for them
UNIT_FITS = 0.9  # degree of kind_match() for an amount in the unit that is asked for
HARD_ROLES = ("year", "place", "level", "school", "name")
TOLD = 0.8  # probability from which a sentence is taken to answer
FAR = 0.15  # share of a question's weight below which a sentence speaks of something else
SOFT_ROLES = ("level", "name")  # … unless a sentence surely answers: a law says 职业学校 and means 高职 too


@dataclass(frozen=True)
class Judgement:
    """Whether to answer. `reason` is a Chinese sentence when not; `features` are kept for calibration.

    `excluded` tells that a rule decided, not the model: another year, place, school or level, or a picture.
    """

    answerable: bool
    probability: float
    reason: str
    features: Mapping[str, float]
    excluded: bool = False
    sort: Sort = "account"


@dataclass(frozen=True)
class Logistic:
    """Coefficients by feature name: probability = 1 / (1 + exp(-(intercept + Σ coefficient · feature)))."""

    intercept: float
    coefficients: Mapping[str, float]

    def probability(self, features: Mapping[str, float]) -> float:
        """Return the probability that the evidence answers the question."""
        score = self.intercept + sum(weight * features[name] for name, weight in self.coefficients.items())
        return 1.0 / (1.0 + math.exp(-score))


@dataclass(frozen=True)
class Calibration:
    """The model, and the least probability that is answered."""

    model: Logistic
    threshold: float


def sort_of(ask: Ask) -> Sort:
    """Return what would fill the question's slot: an amount, a name or date, or an account of something."""
    if ask.kind == "number":
        return "amount"
    return "name" if ask.kind in ("who", "when", "where", "which", "list") else "account"


@cache
def shipped_calibration() -> Calibration:
    """Read the calibration that comes with the package."""
    values = json.loads(files("assistant.answer").joinpath("calibration.json").read_text(encoding="utf-8"))
    return Calibration(Logistic(values["intercept"], values["coefficients"]), values["threshold"])


def judge(
    query: Query,
    ask: Ask,
    passages: Sequence[Passage],
    evidence: Sequence[Evidence],
    calibration: Calibration,
    nearest: float = 0.0,
    undated: Sequence[Term] = (),
    unseen: float = 0.0,
) -> Judgement:
    """Judge whether the best evidence answers the question.

    `nearest` is how far any figure of the ledger is what a question for an amount names, 0 to about 1.1;
    `undated` are years that it names and of which the ledger has no such figure; `unseen` is the share of its
    terms that the corpus never uses.
    """
    if not evidence:
        return Judgement(False, 0.0, REFUSAL, {})
    features = judgement_features(query, ask, evidence, nearest, unseen)
    probability = calibration.model.probability(features)
    told = evidence[0].features.get("answers", 0.0) >= TOLD
    missing = list(undated) or [term for term in evidence[0].unmet if _excludes(term, ask, told=told)]
    if missing:
        return Judgement(False, probability, _missing_reason(missing), features, excluded=True, sort=sort_of(ask))
    slotted = ask.thing in NAMING or ask.kind == "when"  # no date is told where none stands
    nameless = slotted and sort_of(ask) == "name" and not features["kind_near"]
    countless = sort_of(ask) == "amount" and bool(ask.units) and features["kind_near"] < UNIT_FITS
    unreachable = ask.thing == "contact" and not features["kind_near"]
    elsewhere = features["coverage"] < FAR and not told
    amountless = countless and not features["kind_near"]
    if unreachable or elsewhere or amountless or ((nameless or countless) and not told):
        return Judgement(False, probability, REFUSAL, features, sort=sort_of(ask))
    near = [item.sentence for item in _near(evidence)]
    if other := other_post(query.text, ask, near) or other_sort(_unnamed(query), ask, near):
        return Judgement(False, probability, other, features, sort=sort_of(ask))
    if picture := _picture_asked_for(query, passages[evidence[0].passage].chunk):
        return Judgement(False, probability, picture, features, excluded=True, sort=sort_of(ask))
    if probability < calibration.threshold:
        return Judgement(False, probability, REFUSAL, features, sort=sort_of(ask))
    return Judgement(True, probability, "", features, sort=sort_of(ask))


def _unnamed(query: Query) -> str:
    """Return the question without the names in it: 女子中学 and 研究生院 limit nothing."""
    return outside(query.text, (term.text for term in query.terms if term.role in ("school", "name")))


def is_hopeless(ask: Ask, evidence: Sequence[Evidence], undated: Sequence[Term]) -> bool:
    """Tell whether a rule refuses whichever of the sentences comes first, so that none need be read."""
    return bool(undated) or all(any(_excludes(term, ask, told=True) for term in item.unmet) for item in evidence)


def _picture_asked_for(query: Query, chunk: Chunk) -> str:
    """Return a sentence when the question asks what is in a table or figure of which only the caption is text."""
    asked = [term.text for term in query.terms if term.role == "name" and term.text[0] in "表图"]
    if chunk.kind not in (Kind.TABLE, Kind.FIGURE) or chunk.table is not None:
        return ""
    named = next((name for name in asked if folded(name) in folded(chunk.caption)), "")
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


def judgement_features(
    query: Query, ask: Ask, evidence: Sequence[Evidence], nearest: float, unseen: float
) -> dict[str, float]:
    """Return the features that the calibration weighs, all about 0 to 1.

    What speaks for an answer differs: an amount needs a figure that the question names, a question for a name or date
    needs one in the sentence, an explanation needs the words. Words that the corpus never uses (`unseen`, their share
    of the terms) are the speaker's own: that they are missing tells little.
    """
    best, sort = evidence[0], sort_of(ask)
    second = next((item.score for item in evidence[1:] if item.passage != best.passage), 0.0)
    near = _near(evidence)
    kind = max(item.features["kind"] for item in near)
    return {
        "answers": _odds(max(item.features.get("answers", 0.0) for item in evidence)),
        "coverage": best.features["coverage"],
        "own_coverage": best.features["own_coverage"],
        "similarity": best.features["cosine"],
        "margin": max(0.0, best.score - second),
        "unmet": best.features["unmet"],
        "unseen": unseen,
        "found_terms": 1.0 - len(best.unmet) / max(1, len(query.terms)),
        "kind_near": kind,
        "no_amount": float(sort == "amount" and kind < UNIT_FITS),
        "named": max((item.features["figure"] for item in evidence), default=0.0),
        "figure": min(1.0, nearest) if sort == "amount" else 0.0,
        "name_near": kind if sort == "name" else 0.0,
        "unfilled": unfilled(query.text, ask, [item.sentence for item in near]),
        "amount": float(sort == "amount"),
        "account": float(sort == "account"),
    }


def _odds(probability: float) -> float:
    """Return log odds as a number from -1 to 1, which ±SURE and beyond are."""
    least = 1.0 / (1.0 + math.exp(SURE))
    kept = min(1.0 - least, max(least, probability))
    return math.log(kept / (1.0 - kept)) / SURE


def _near(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Return the best sentence and those right before and after it."""
    best = evidence[0]
    return [best, *(e for e in evidence if e.passage == best.passage and abs(e.unit - best.unit) == 1)]


def _missing_reason(missing: Sequence[Term]) -> str:
    """Name what the corpus does not speak of."""
    years = [term.text for term in missing if term.role == "year"]
    others = [term.text for term in missing if term.role != "year"]
    if years:
        return f"资料中没有{'、'.join(years)}的相关数据。"
    return f"资料中没有找到与“{'、'.join(others)}”有关的所问内容。"
