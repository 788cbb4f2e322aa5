"""The frozen vocabulary that the stages hand to each other.

In: nothing. Out: immutable pydantic models; no stage passes dicts. No behaviour beyond what can be derived from
the fields. Offsets are character offsets (Python `str` indexes), half open `[start, end)`, into `Document.text`.
"""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field


class Frozen(BaseModel):
    """Base of all values: immutable, unknown fields rejected."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Kind(StrEnum):
    """What a section or chunk is on the page."""

    PROSE = "prose"
    TABLE = "table"
    FIGURE = "figure"
    CASE = "case"


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


# --- quantities ----------------------------------------------------------------------------------------------


class Quantity(Frozen):
    """A number with its unit as it stands in a text; `start`/`end` cover qualifier, number and unit.

    `value` is in base units (万 and 亿 multiplied out; 87% is 87 with unit "%"); `unit` is "" for a bare number.
    `role` tells measures from numbers that only name something: a date or year, an ordinal (第六期, 第二十九条), a code
    or name (1.3.1, 3+2, 1+X, 图2-1, 6S).
    """

    text: str
    start: int
    end: int
    value: Decimal
    unit: str
    qualifier: str = Field(default="", description="约, 近, 余, 多, 以上, 不低于 …, else empty")
    role: Literal["measure", "date", "ordinal", "name"] = "measure"


# --- documents -----------------------------------------------------------------------------------------------


class Span(Frozen):
    """Characters `[start, end)` of a document's text."""

    start: int
    end: int


class Source(Frozen):
    """Where a document comes from. `sha256` is of the file's bytes."""

    path: str
    format: Literal["txt", "md", "docx", "pdf"]
    sha256: str
    size: int = Field(description="bytes")


class Profile(Frozen):
    """What the manifest knows of a document; all empty for a file that is not in the manifest."""

    id: str = ""
    title: str = ""
    edition: Literal["", "digest", "original"] = ""
    kind: Literal["", "report", "law", "policy"] = ""
    issuer: str = ""
    number: str = Field(default="", description="document number, e.g. 国发〔2019〕4号")
    issued: str = ""
    in_force: str = ""
    superseded_by: str = ""
    url: str = ""


class Page(Frozen):
    """One page: its printed order from 1 and the characters it holds. Formats without pages have none."""

    number: int
    start: int
    end: int


class Cell(Frozen):
    """One table cell: its text without line breaks, and where it stands (an empty cell: start == end)."""

    text: str
    start: int
    end: int


class Row(Frozen):
    """One table row; `start`/`end` cover the whole row in the document's text."""

    cells: tuple[Cell, ...]
    start: int
    end: int


class Table(Frozen):
    """A table or chart series read into rows; `header` holds the column names ("" where the table has none).

    A table that the document flattened by columns or by rows is turned so that one `Row` is one record. A chart
    series (labels, then values) becomes rows of (label, value).
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]


class Section(Frozen):
    """One node of the outline. A table, figure or case box is a section of its own below its parent.

    `index` is its place in `Document.sections`; `parent` the parent's index or None. `number` is what the document
    prints ("1.3.1", "前言", "第十四条", "典型案例2-1", "表1-1"); "" where it prints none. `path` holds the labels
    (number and title) from the chapter down to the section itself. `spans` are the characters that belong to this
    section and to none of its children, in reading order; a section that owns text in several places has several.
    """

    index: int
    parent: int | None
    number: str
    title: str
    path: tuple[str, ...]
    kind: Kind
    level: int
    spans: tuple[Span, ...]
    page_start: int | None = None
    page_end: int | None = None
    note: str = Field(default="", description="what a reader must know, e.g. that a table is only a picture")


class Dropped(Frozen):
    """Characters that are kept in the text but belong to no section, and why (noise of a conversion, contents list)."""

    start: int
    end: int
    reason: Literal["image", "bookmark", "contents", "page-header", "page-number", "blank", "title"]


class Block(Frozen):
    """One run of text in reading order that belongs to a section: a heading, paragraph, list item, caption or table.

    `section` is an index into `Document.sections`; `table` is set for a table that could be read into rows.
    """

    start: int
    end: int
    section: int
    role: Literal["heading", "paragraph", "item", "caption", "table"]
    table: Table | None = None


class Document(Frozen):
    """A parsed document. `text` is what is indexed and quoted; blocks and dropped runs together partition it."""

    id: str
    title: str
    source: Source
    profile: Profile = Profile()
    text: str
    pages: tuple[Page, ...] = ()
    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    dropped: tuple[Dropped, ...] = ()
    warnings: tuple[str, ...] = Field(default=(), description="Chinese sentences about what could not be read well")


# --- chunks and hits -----------------------------------------------------------------------------------------


class Sentence(Frozen):
    """The smallest citable unit of a chunk: a sentence, list item or table row.

    `text` is how it reads on its own (a row: "企业名称：…；合作专业：…"); `start`/`end` give its verbatim place in the
    document, so for prose `text == document.text[start:end]`.
    """

    text: str
    start: int
    end: int


class Chunk(Frozen):
    """A retrievable run of one section. `text` is verbatim `document.text[start:end]`; `id` depends on content only.

    `heading` is the context that is indexed before the text (document title, section path, caption).
    """

    id: str
    document_id: str
    section: int
    number: str = Field(description="printed number of the section to cite, e.g. 1.3.1")
    path: tuple[str, ...]
    kind: Kind
    caption: str = Field(default="", description="表1-1 … / 典型案例2-1 …, else empty")
    heading: str
    text: str
    start: int
    end: int
    page_start: int | None = None
    page_end: int | None = None
    sentences: tuple[Sentence, ...]
    table: Table | None = None

    @property
    def reading(self) -> str:
        """The chunk as it is indexed and read: its heading and its sentences."""
        return self.heading + "\n" + "\n".join(s.text for s in self.sentences)


class Figure(Frozen):
    """One quantity of the corpus: who, what, how much, when, and where it stands.

    `indicator` is what is counted ("在校生"), `subject` whose it is ("全市中等职业学校"), `change` is 增加 or 减少 when
    the figure is a change on the period before. `start`/`end` are the quantity's document offsets, `sentence` those
    of the sentence around it.
    """

    indicator: str
    subject: str
    text: str
    value: Decimal
    unit: str
    qualifier: str = ""
    period: str = ""
    change: Literal["", "增加", "减少"] = ""
    document_id: str
    chunk_id: str
    section_number: str
    start: int
    end: int
    sentence: Span


class Hit(Frozen):
    """One result of one searcher: higher scores are better, comparable only within one searcher's result list."""

    chunk_id: str
    score: float


class Passage(Frozen):
    """A chunk that was retrieved for a question, with the scores that brought it here.

    `score` is the fused score; `dense` (cosine) and `lexical` (BM25) are raw, None where that searcher did not return
    it. `duplicates` are ids of chunks that tell the same and were folded into this one.
    """

    chunk: Chunk
    document_title: str
    score: float
    dense: float | None = None
    lexical: float | None = None
    duplicates: tuple[str, ...] = ()


# --- questions -----------------------------------------------------------------------------------------------


class Turn(Frozen):
    """One earlier message of the conversation."""

    role: Literal["user", "assistant"]
    content: str


class Scope(Frozen):
    """What the question is limited to, as far as it says so."""

    years: tuple[int, ...] = ()
    regions: tuple[str, ...] = ()
    schools: tuple[str, ...] = ()
    levels: tuple[str, ...] = Field(default=(), description="school levels such as 中职, 高校, 普通高中")


class Term(Frozen):
    """One thing the question speaks of, and every other way the corpus may write it.

    Roles other than "word" must be met by the evidence: an answer about another school, year, place or school level is
    no answer.
    """

    text: str
    variants: tuple[str, ...] = ()
    role: Literal["word", "school", "year", "place", "level", "name"] = "word"
    weight: float = Field(default=1.0, description="share of meaning by part of speech: nouns 1, verbs and others less")


class Query(Frozen):
    """A question made ready for search.

    `text` is the normalised, stand-alone question; `terms` what it speaks of, in order; `expansions` are aliases and
    glossary words added for search only (never for quoting).
    """

    question: str
    text: str
    terms: tuple[Term, ...]
    expansions: tuple[str, ...] = ()
    scope: Scope = Scope()
    documents: tuple[str, ...] = Field(default=(), description="restrict to these document ids; empty: all")


# --- answers -------------------------------------------------------------------------------------------------


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
    timings_ms: dict[str, float] = {}
    created_at: str = Field(default="", description="ISO 8601, UTC")
    degraded: str = Field(default="", description="why a lesser mode was used, else empty")


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
    provenance: Provenance = Provenance()


# --- events --------------------------------------------------------------------------------------------------


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
