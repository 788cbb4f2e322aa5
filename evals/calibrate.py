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

from assistant.bootstrap import open_assistant
from assistant.pipeline import Assistant
from assistant.types import Passage
from evals.cases import DATA, Case, read_cases, reason_to_skip
from evals.matching import unmet_facts
from evals.metrics import matched_gold

FEATURES = (
    "answers", "coverage", "similarity", "margin", "unmet", "unseen", "found_terms", "name_near", "no_amount", "figure",
    "named", "unfilled", "account",
)  # fmt: skip
NOT_JUDGED = ("computed", "outline", "conflict")  # answered without the model's word
# Written near misses tell more than withheld ones, and there are fewer.
WEIGHTS = {"gold": 1.0, "withheld": 0.4, "unanswerable": 3.0}
MADE = [made + fresh for made in WEIGHTS for fresh in ("", " fresh")]
# Word lists and rules were made with the other files in sight: their questions meet more words than new ones do.
UNTOUCHED = ("paraphrases", "probes", "visitors", "cases")
FRESH = 4.0
THRESHOLDS = (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55)
FITTED_ON = (
    "development cases (answerable, unanswerable, and answerable with their gold passages withheld), both editions"
)


@dataclass(frozen=True)
class Example:
    """One judgement: the features, whether there was an answer, how the example was made, which case it is of."""

    features: Mapping[str, float]
    answerable: bool
    made: str
    case: str
    fresh: bool


def examples(assistant: Assistant, cases: list[Case]) -> Iterator[Example]:
    """Yield the examples that no hard rule (year, place, school …) decides."""
    for case in cases:
        if case.kind in NOT_JUDGED:
            continue
        kinds = [("gold", False), ("withheld", True)] if case.answerable else [("unanswerable", False)]
        for made, withheld in kinds:

            def keep(passage: Passage, case: Case = case, *, withheld: bool = withheld) -> bool:
                told = not unmet_facts(passage.chunk.text, case.facts)
                return not (withheld and (told or _in_gold(case, passage)))

            judged = assistant.examine(case.question, case.history, keep=keep)
            if judged.features and not judged.excluded:
                yield Example(judged.features, made == "gold", made, case.id, fresh=case.file in UNTOUCHED)


def _in_gold(case: Case, passage: Passage) -> bool:
    chunk = passage.chunk
    return matched_gold(case, chunk.number, chunk.document_id, chunk.caption) is not None


def fit(found: Sequence[Example]) -> tuple[dict[str, object], list[tuple[str, float]]]:
    """Fit the model. Returns it as JSON, and (how it was made, held-out probability) of each example."""
    rows = np.array([[example.features[name] for name in FEATURES] for example in found])
    labels = np.array([example.answerable for example in found])
    weights = np.array([WEIGHTS[example.made] * (FRESH if example.fresh else 1.0) for example in found])
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
        "coefficients": {name: round(float(c), 3) for name, c in zip(FEATURES, model.coef_[0], strict=True)},
    }
    judged = [(example.made + " fresh" * example.fresh, float(p)) for example, p in zip(found, held_out, strict=True)]
    return fitted, judged


def cases_for(assistant: Assistant) -> list[Case]:
    """Return the development cases about the indexed documents."""
    for paths in (sorted(DATA.glob("*.jsonl")), *([path] for path in sorted((DATA / "others").glob("*/cases.jsonl")))):
        cases = read_cases(paths)
        if {case.gold_document for case in cases} & set(assistant.documents) - {""}:
            return [case for case in cases if case.split == "dev" and not reason_to_skip(case, assistant.documents)]
    return []


def main() -> None:
    """Fit on the indexes below the directories given as arguments."""
    found = [
        example
        for folder in sys.argv[1:]
        for assistant in (open_assistant(Path(folder)),)
        for example in examples(assistant, cases_for(assistant))
    ]
    model, judged = fit(found)
    refused_at = {
        str(threshold): {
            made: round(float(np.mean([p < threshold for kind, p in judged if kind == made])), 3) for made in MADE
        }
        for threshold in THRESHOLDS
    }
    report = {"fitted_on": FITTED_ON, "refused_at": refused_at, **model}
    sys.stdout.write(json.dumps(report, ensure_ascii=False, indent=2) + "\n")


if __name__ == "__main__":
    main()
