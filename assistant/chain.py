"""The assistant as parts of a LangChain program: a retriever over its search, a runnable that answers.

In: an `Assistant`. Out: `PassageRetriever`, and `as_runnable(assistant)`, whose input is a question or a mapping with
`question` and perhaps `history`, `documents` and `mode`, and whose output is an `Answer`. Nothing is recorded: that is
what the service does (reception).
"""

from collections.abc import Sequence
from typing import Any, NotRequired, Protocol, TypedDict

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import Runnable, RunnableLambda
from pydantic import ConfigDict, Field

from assistant.pipeline import Mode
from assistant.types import Answer, Passage, Turn


class Searching(Protocol):
    """What the retriever needs (`pipeline.Assistant` is one)."""

    def search(self, query: str, *, limit: int = 10, documents: Sequence[str] = ()) -> list[Passage]:
        """Find passages; raises QuestionError and DocumentNotFound."""
        ...


class Answering(Protocol):
    """What the runnable needs (`pipeline.Assistant` is one)."""

    def ask(
        self, question: str, history: Sequence[Turn] = (), *, documents: Sequence[str] = (), mode: Mode = "auto"
    ) -> Answer:
        """Answer a question; raises QuestionError and DocumentNotFound."""
        ...


class Asked(TypedDict):
    """A question with its context."""

    question: str
    history: NotRequired[Sequence[Turn]]
    documents: NotRequired[Sequence[str]]
    mode: NotRequired[Mode]


class PassageRetriever(BaseRetriever):
    """Finds passages, best first; their section, pages and scores are in the metadata."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    assistant: Any = Field(description="what is searched: `Searching`", exclude=True)
    limit: int = Field(default=8, ge=1, description="passages returned at most")
    documents: tuple[str, ...] = Field(default=(), description="ids of the documents to search in; empty: all")

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:  # noqa: ARG002  # the library's signature
        assistant: Searching = self.assistant
        passages = assistant.search(query, limit=self.limit, documents=self.documents)
        return [_document(passage) for passage in passages]


def as_runnable(assistant: Answering) -> Runnable[str | Asked, Answer]:
    """Return the assistant as a runnable, to be put into a chain or called in batches."""

    def answer(asked: str | Asked) -> Answer:
        if isinstance(asked, str):
            return assistant.ask(asked)
        return assistant.ask(
            asked["question"],
            asked.get("history", ()),
            documents=asked.get("documents", ()),
            mode=asked.get("mode", "auto"),
        )

    return RunnableLambda(answer, name="report_assistant")


def _document(passage: Passage) -> Document:
    chunk = passage.chunk
    metadata = {
        "document_id": chunk.document_id,
        "document_title": passage.document_title,
        "section_number": chunk.number,
        "section_path": list(chunk.path),
        "kind": chunk.kind.value,
        "page_start": chunk.page_start,
        "page_end": chunk.page_end,
        "start": chunk.start,
        "end": chunk.end,
        "score": passage.score,
        "dense": passage.dense,
        "lexical": passage.lexical,
    }
    return Document(id=chunk.id, page_content=chunk.text, metadata=metadata)
