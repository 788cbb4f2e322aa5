"""The last evaluation as it was written to disk.

In: the JSON file of `assistant eval`. Out: frozen values; fields that the page does not show are passed over. It judges
nothing.
"""

from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

PLACE = Path("evals") / "report" / "evaluation.json"  # below the data directory


class Loose(BaseModel):
    """A part of the file; a newer program may have written more into it."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Gate(Loose):
    """A number that must not be worse than a limit."""

    place: str
    metric: str
    value: float | None = None
    limit: float
    passed: bool
    source: str = ""


class Quote(Loose):
    """A citation of an answer that was judged."""

    reference: str
    quote: str


class Found(Loose):
    """A passage that was found for a question that was judged."""

    section: str = ""
    path: tuple[str, ...] = ()
    score: float = 0.0
    text: str = ""


class Case(Loose):
    """One question with what came of it."""

    id: str
    split: str
    kind: str = ""
    question: str
    answerable: bool = True
    facts: tuple[tuple[str, ...], ...] = ()
    gold_document: str = ""
    gold_sections: tuple[str, ...] = ()
    status: str = ""
    text: str = ""
    passed: bool
    faults: tuple[str, ...] = ()
    milliseconds: float = 0.0
    citations: tuple[Quote, ...] = ()
    passages: tuple[Found, ...] = ()


class Evaluation(Loose):
    """One set of questions over one index."""

    name: str
    title: str
    note: str = ""
    documents: int = 0
    summaries: Mapping[str, Mapping[str, float | None]] = {}
    stages_ms: Mapping[str, Mapping[str, Mapping[str, float]]] = {}
    results: tuple[Case, ...] = ()

    @property
    def splits(self) -> tuple[str, ...]:
        """The splits that were run, in the order of the file."""
        return tuple(name.split(".")[1] for name in self.summaries if name.count(".") == 1)


class Record(Loose):
    """A whole run. `created_at` is ISO 8601, UTC."""

    created_at: str
    passed: bool
    gates: tuple[Gate, ...] = ()
    notes: tuple[str, ...] = ()
    evaluations: tuple[Evaluation, ...] = ()


def read_record(data_dir: Path) -> Record | None:
    """Return the last run, None where there is no readable one."""
    try:
        return Record.model_validate_json((data_dir / PLACE).read_bytes())
    except (OSError, ValidationError):
        return None
