"""An answer: citations, statements, calculations, conflicts, provenance, and the events that stream it.

In: nothing. Out: the values that leave the system: page, JSON, stream, history and export.
"""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from assistant.types.base import Frozen
from assistant.types.chunks import Passage
from assistant.types.documents import Kind


class Status(StrEnum):
    """Outcome of a question."""

    ANSWERED = "answered"
    PARTIAL = "partial"
    REFUSED = "refused"


class Verdict(StrEnum):
    """Outcome of checking one statement against its citations."""

    SUPPORTED = "supported"
    UNSUPPORTED = "unsupported"
    UNCITED = "uncited"


class Citation(Frozen):
    """Where a statement stands: the same object in page, JSON, stream, history and export."""

    label: int
    document_id: str
    document_title: str
    edition: str = ""
    section_number: str
    section_path: tuple[str, ...]
    kind: Kind
    caption: str | None = None
    page_start: int | None = None
    page_end: int | None = None
    quote: str
    start: int
    end: int
    chunk_id: str
    reference: str = Field(description="《…》1.3.1 …，第5页")
    url: str = ""


class Check(Frozen):
    """One test of one statement, e.g. name="digits"; `detail` says in Chinese what failed."""

    name: str
    passed: bool
    detail: str = ""


class Statement(Frozen):
    """One sentence of the answer with the labels it cites and the outcome of its checks."""

    text: str
    citations: tuple[int, ...] = ()
    verdict: Verdict
    checks: tuple[Check, ...] = ()


class Operand(Frozen):
    """A figure that went into a calculation and the label of the citation that shows it."""

    text: str
    label: int


class Calculation(Frozen):
    """Arithmetic done in code over cited figures, e.g. expression="395 ÷ 2155", result="18.3%"."""

    expression: str
    result: str
    operands: tuple[Operand, ...]


class Conflict(Frozen):
    """One indicator for which the corpus gives different values."""

    indicator: str
    values: tuple[Operand, ...]
    note: str = ""


class Provenance(Frozen):
    """What produced the answer. Times are milliseconds by stage."""

    index_fingerprint: str = ""
    settings_hash: str = ""
    prompt_hash: str = ""
    timings_ms: dict[str, float] = Field(default={}, description="by stage")
    created_at: str = Field(default="", description="ISO 8601, UTC")
    degraded: str = Field(default="", description="why a lesser mode was used, else empty")
    corrections: tuple[str, ...] = Field(default=(), description="what was changed in a chat model's text, and why")


class Answer(Frozen):
    """The outcome of one question; a refusal is an answer too (`status`), never an exception."""

    id: str
    question: str
    standalone_question: str
    status: Status
    answerer: str
    text: str
    statements: tuple[Statement, ...] = ()
    citations: tuple[Citation, ...] = ()
    calculations: tuple[Calculation, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    related: tuple[str, ...] = Field(default=(), description="nearest sections, as references")
    notice: str
    conversation_id: str = Field(default="", description="the stored conversation that it belongs to, else empty")
    provenance: Provenance = Provenance()


class Retrieved(Frozen):
    """The passages were found."""

    event: Literal["retrieved"] = "retrieved"
    passages: tuple[Passage, ...]


class Delta(Frozen):
    """A further piece of the answer's text, not yet verified."""

    event: Literal["delta"] = "delta"
    text: str


class Final(Frozen):
    """The verified answer; replaces the text streamed so far."""

    event: Literal["final"] = "final"
    answer: Answer


Event = Annotated[Retrieved | Delta | Final, Field(discriminator="event")]
