"""Fit the refusal model: `python -m evals.calibrate DATA_DIR…` prints coefficients and what each threshold would cost.

In: indexes and the development cases. Out: the JSON of `assistant/answer/calibration.json` on standard output, for a
person to commit. Never looks at test cases. An answerable case is asked twice: as it is, and with the passages of its
gold sections withheld, which makes a near miss that must be refused.
"""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict

from assistant.answer.refuse import Sort
from assistant.bootstrap import open_assistant
from assistant.pipeline import Assistant
from assistant.types import Passage
from evals.cases import DATA, Case, read_cases, reason_to_skip
from evals.matching import unmet_facts
from evals.metrics import matched_gold

FEATURES: dict[Sort, tuple[str, ...]] = {
    "amount": ("figure", "named", "similarity", "margin", "unmet", "no_amount"),
    "name": ("coverage", "similarity", "dense", "margin", "found_terms", "kind_near"),
    "account": ("coverage", "similarity", "margin", "found_terms"),
}
NOT_JUDGED = ("computed", "outline", "conflict")  # answered without the model's word
# Written near misses tell more than withheld ones, and there are fewer.
WEIGHTS = {"gold": 1.0, "withheld": 0.7, "unanswerable": 4.0}
THRESHOLDS = (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45)
FITTED_ON = (
    "development cases (answerable, unanswerable, and answerable with their gold passages withheld), both editions"
)


@dataclass(frozen=True)
class Example:
    """One judgement: the features, whether there was an answer, how the example was made, which case it is of."""

    sort: Sort
    features: Mapping[str, float]
    answerable: bool
    made: str
    case: str


def examples(assistant: Assistant, cases: list[Case]) -> Iterator[Example]:
    """Yield the examples that no hard rule (year, place, school …) decides."""
    for case in cases:
        if case.kind in NOT_JUDGED or case.split != "dev":
            continue
        kinds = [("gold", False), ("withheld", True)] if case.answerable else [("unanswerable", False)]
        for made, withheld in kinds:

            def keep(passage: Passage, case: Case = case, *, withheld: bool = withheld) -> bool:
                told = not unmet_facts(passage.chunk.text, case.facts)
                return not (withheld and (told or _in_gold(case, passage)))

            judged = assistant.examine(case.question, case.history, keep=keep)
            if judged.features and not judged.excluded:
                yield Example(judged.sort, judged.features, made == "gold", made, case.id)


def _in_gold(case: Case, passage: Passage) -> bool:
    chunk = passage.chunk
    return matched_gold(case, chunk.number, chunk.document_id, chunk.caption) is not None


def fit(found: Sequence[Example], sort: Sort) -> tuple[dict[str, object], list[tuple[str, float]]]:
    """Fit one model. Returns it as JSON, and (how it was made, held-out probability) of each example."""
    rows = np.array([[example.features[name] for name in FEATURES[sort]] for example in found])
    labels = np.array([example.answerable for example in found])
    weights = np.array([WEIGHTS[example.made] for example in found])
    model = LogisticRegression(C=1.0, max_iter=2000)
    held_out = cross_val_predict(
        model,
        rows,
        labels,
        groups=[example.case for example in found],  # the two editions and the withheld copy of a case stay together
        cv=GroupKFold(8),
        method="predict_proba",
        params={"sample_weight": weights},
    )[:, 1]
    model.fit(rows, labels, sample_weight=weights)
    fitted: dict[str, object] = {
        "examples": len(found),
        "auc": round(float(roc_auc_score(labels, held_out)), 3),
        "intercept": round(float(model.intercept_[0]), 3),
        "coefficients": {name: round(float(c), 3) for name, c in zip(FEATURES[sort], model.coef_[0], strict=True)},
    }
    return fitted, [(example.made, float(p)) for example, p in zip(found, held_out, strict=True)]


def main() -> None:
    """Fit on the indexes below the directories given as arguments."""
    cases = read_cases(sorted(DATA.glob("*.jsonl")))
    found = [
        example
        for folder in sys.argv[1:]
        for assistant in (open_assistant(Path(folder)),)
        for example in examples(assistant, [c for c in cases if not reason_to_skip(c, assistant.documents)])
    ]
    models, judged = {}, []
    for sort in FEATURES:
        models[sort], held_out = fit([example for example in found if example.sort == sort], sort)
        judged += held_out
    report = {
        "fitted_on": FITTED_ON,
        "refused_at": {
            str(threshold): {
                made: round(float(np.mean([p < threshold for kind, p in judged if kind == made])), 3)
                for made in WEIGHTS
            }
            for threshold in THRESHOLDS
        },
        "models": models,
    }
    sys.stdout.write(json.dumps(report, ensure_ascii=False, indent=2) + "\n")


if __name__ == "__main__":
    main()
