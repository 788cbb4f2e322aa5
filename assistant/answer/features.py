"""What the refusal model weighs, and the model: a logistic one over features of the best evidence.

In: the query, what it asks for, the evidence. Out: features by name, all about 0 to 1; a probability from them. Its
coefficients are in calibration.json, which says what they were fitted on. Not here: rules that refuse (`refuse.py`).
"""

import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from assistant.answer.evidence import Evidence
from assistant.answer.question import Ask
from assistant.answer.reread import SURE
from assistant.answer.slots import unfilled
from assistant.types import Query

Sort = Literal["amount", "name", "account"]
_TIMES = re.compile(r"^[^，。；]{0,16}(?:时间|日期)(?:[为是有在]|分别|[：:])")
TOLD = 0.8  # probability from which a sentence is taken to answer
UNIT_FITS = 0.9  # degree of kind_match() for an amount in the unit that is asked for


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


@cache
def shipped_calibration() -> Calibration:
    """Read the calibration that comes with the package."""
    values = json.loads(files("assistant.answer").joinpath("calibration.json").read_text(encoding="utf-8"))
    return Calibration(Logistic(values["intercept"], values["coefficients"]), values["threshold"])


def sort_of(ask: Ask) -> Sort:
    """Return what would fill the question's slot: an amount, a name or date, or an account of something."""
    if ask.kind == "number":
        return "amount"
    return "name" if ask.kind in ("who", "when", "where", "which", "list") else "account"


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
    near = near_best(evidence)
    dated = [item for item in near if item is best or ask.kind != "when" or _tells_when(item)]
    kind = max(item.features["kind"] for item in dated)
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


def _tells_when(item: Evidence) -> bool:
    """Tell whether a sentence tells when something was that another one is about: 10月，…, not 通过它，2025年….

    So does one whose subject is the time: 申请的时间有三个：….
    """
    return bool(_TIMES.search(item.sentence.sentence.text)) or any(
        quantity.role == "date" and not quantity.start for quantity in item.sentence.quantities
    )


def _odds(probability: float) -> float:
    """Return log odds as a number from -1 to 1, which ±SURE and beyond are."""
    least = 1.0 / (1.0 + math.exp(SURE))
    kept = min(1.0 - least, max(least, probability))
    return math.log(kept / (1.0 - kept)) / SURE


def near_best(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Return the best sentence and those right before and after it."""
    best = evidence[0]
    return [best, *(e for e in evidence if e.passage == best.passage and abs(e.unit - best.unit) == 1)]
