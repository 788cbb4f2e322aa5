"""Fit the refusal model: `python -m evals.calibrate DATA_DIR` prints coefficients and what each threshold would cost.

In: an index and the development cases. Out: the JSON of `assistant/answer/calibration.json` on standard output, for a
person to commit. Never looks at test cases. An answerable case is asked twice: as it is, and with the passages of its
gold sections withheld, which makes a near miss that must be refused.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import cross_val_predict

from assistant.bootstrap import open_assistant
from assistant.pipeline import Assistant
from assistant.types import Passage
from evals.cases import DATA, Case, read_cases
from evals.matching import unmet_facts
from evals.metrics import matched_gold

FEATURES = ("coverage", "similarity", "dense", "kind", "margin", "no_amount", "found_terms")
NOT_JUDGED = ("computed", "outline", "conflict")  # answered without the model's word
UNANSWERABLE_WEIGHT = 3.0  # written near misses tell more than withheld ones, and there are fewer
THRESHOLDS = (0.1, 0.12, 0.15, 0.18, 0.2, 0.25, 0.3)


@dataclass(frozen=True)
class Example:
    """One judgement: the features, whether there was an answer, how the example was made."""

    features: tuple[float, ...]
    answerable: bool
    made: str


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
                yield Example(tuple(judged.features[name] for name in FEATURES), made == "gold", made)


def _in_gold(case: Case, passage: Passage) -> bool:
    chunk = passage.chunk
    return matched_gold(case, chunk.number, chunk.document_id, chunk.caption) is not None


def main() -> None:
    """Fit on the index below the directory given as argument."""
    assistant = open_assistant(Path(sys.argv[1]))
    found = list(examples(assistant, read_cases(sorted(DATA.glob("*.jsonl")))))
    rows = np.array([example.features for example in found])
    labels = np.array([example.answerable for example in found])
    weights = np.array([UNANSWERABLE_WEIGHT if e.made == "unanswerable" else 1.0 for e in found])
    model = LogisticRegression(C=3.0, max_iter=1000)
    held_out = cross_val_predict(model, rows, labels, cv=5, method="predict_proba", params={"sample_weight": weights})
    model.fit(rows, labels, sample_weight=weights)
    report = {
        "examples": len(found),
        "auc": round(float(roc_auc_score(labels, held_out[:, 1])), 3),
        "refused_at": {
            str(threshold): {
                made: round(float(np.mean(held_out[[e.made == made for e in found], 1] < threshold)), 3)
                for made in ("gold", "withheld", "unanswerable")
            }
            for threshold in THRESHOLDS
        },
        "intercept": round(float(model.intercept_[0]), 3),
        "coefficients": {name: round(float(c), 3) for name, c in zip(FEATURES, model.coef_[0], strict=True)},
    }
    sys.stdout.write(json.dumps(report, ensure_ascii=False, indent=2) + "\n")


if __name__ == "__main__":
    main()
