"""The frozen vocabulary that the stages hand to each other.

In: nothing. Out: immutable pydantic models; no stage passes dicts. No behaviour beyond what can be derived from the
fields. `documents` and `quantities` stand on nothing; `chunks`, `questions` and `answers` on them.
"""

from assistant.types.answers import (
    Answer,
    Calculation,
    Check,
    Citation,
    Conflict,
    Delta,
    Event,
    Final,
    Operand,
    Provenance,
    Retrieved,
    Statement,
    Status,
    Verdict,
)
from assistant.types.base import Frozen
from assistant.types.chunks import Chunk, Figure, Hit, Passage, Sentence
from assistant.types.documents import (
    Block,
    Cell,
    Document,
    Dropped,
    Kind,
    Page,
    Profile,
    Row,
    Section,
    Source,
    Span,
    Table,
)
from assistant.types.quantities import Quantity
from assistant.types.questions import Query, Scope, Term, Turn

__all__ = [
    "Answer",
    "Block",
    "Calculation",
    "Cell",
    "Check",
    "Chunk",
    "Citation",
    "Conflict",
    "Delta",
    "Document",
    "Dropped",
    "Event",
    "Figure",
    "Final",
    "Frozen",
    "Hit",
    "Kind",
    "Operand",
    "Page",
    "Passage",
    "Profile",
    "Provenance",
    "Quantity",
    "Query",
    "Retrieved",
    "Row",
    "Scope",
    "Section",
    "Sentence",
    "Source",
    "Span",
    "Statement",
    "Status",
    "Table",
    "Term",
    "Turn",
    "Verdict",
]
