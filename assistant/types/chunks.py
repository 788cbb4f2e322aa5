"""What is indexed, and what is found again: chunks, figures, hits, passages.

In: nothing. Out: the values that `index`, `facts` and `retrieve` hand on. Offsets are into `Document.text`, half open.
"""

from decimal import Decimal
from typing import Literal, NamedTuple

from pydantic import Field

from assistant.types.base import Frozen
from assistant.types.documents import Kind, Span, Table


class Sentence(Frozen):
    """The smallest citable unit of a chunk: a sentence, list item or table row.

    `text` is how it reads on its own (a row: "企业名称：…；合作专业：…"); `start`/`end` give its verbatim place in the
    document. Prose reads as it stands, without the gaps and line breaks of its typing (`text/reading.py`).
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

    def standing(self, sentence: Sentence) -> str:
        """How a sentence of the chunk stands in the document; its `text` is how it reads."""
        return self.text[sentence.start - self.start : sentence.end - self.start]

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


class Hit(NamedTuple):
    """One result of one searcher: higher scores are better, comparable only within one searcher's result list.

    Searchers give a hundred a question and nobody else sees them, so they are not validated.
    """

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
