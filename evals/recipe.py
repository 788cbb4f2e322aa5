"""LangChain's usual recipe for retrieval, to compare with: recursive splitter 300/50, Chroma, similarity search.

In: the indexed documents, an embedding. Out: for a question, which gold section each of the first chunks meets. The
recipe knows nothing of sections; a chunk counts for every section of which it holds enough text, so that it is never
judged harder than our own chunks.
"""

from collections.abc import Iterable
from pathlib import Path

from langchain_chroma import Chroma
from langchain_core.documents import Document as Text
from langchain_core.embeddings import Embeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter

from assistant.types import Document
from evals.cases import Case
from evals.metrics import matched_gold
from evals.ranking import DEPTH, Ranked
from evals.run import Contents

SIZE, OVERLAP = 300, 50
ENOUGH = 50  # characters of a section that make a chunk count for it,
MOST = 0.8  # or this share of a shorter one


class Recipe:
    """The recipe over the same texts with the same embedding; its index is kept in a folder for the next run."""

    def __init__(self, contents: Contents, embeddings: Embeddings, folder: Path) -> None:
        self._documents = contents.documents
        splitter = RecursiveCharacterTextSplitter(chunk_size=SIZE, chunk_overlap=OVERLAP, add_start_index=True)
        texts = [Text(page_content=d.text, metadata={"id": name}) for name, d in contents.documents.items()]
        chunks = splitter.split_documents(texts)
        self._store = Chroma(
            f"recipe-{contents.fingerprint[:32]}",
            embeddings,
            persist_directory=str(folder),
            collection_metadata={"hnsw:space": "cosine"},
        )
        if len(self._store.get(include=[])["ids"]) != len(chunks):
            self._store.reset_collection()
            self._store.add_documents(chunks)

    def ranked(self, case: Case) -> Ranked:
        """Search for the case's question as it stands."""
        found = self._store.similarity_search(case.question, k=DEPTH)
        return Ranked(tuple("any" if self._meets(case, text) else None for text in found), ("any",))

    def _meets(self, case: Case, text: Text) -> bool:
        name, start = str(text.metadata["id"]), int(text.metadata["start_index"])
        sections = sections_in(self._documents[name], start, start + len(text.page_content))
        return any(matched_gold(case, section, name, section) is not None for section in sections)


def sections_in(document: Document, start: int, end: int) -> set[str]:
    """Return the numbers of the sections, and of those above them, of which `[start, end)` holds enough text."""
    own: dict[int, int] = {}
    whole: dict[int, int] = {}
    for block in document.blocks:
        whole[block.section] = whole.get(block.section, 0) + block.end - block.start
        held = min(block.end, end) - max(block.start, start)
        if held > 0:
            own[block.section] = own.get(block.section, 0) + held
    enough = (index for index, held in own.items() if held >= min(ENOUGH, MOST * whole[index]))
    return {number for index in enough for number in _upwards(document, index)}


def _upwards(document: Document, index: int | None) -> Iterable[str]:
    while index is not None:
        section = document.sections[index]
        yield section.number
        index = section.parent
