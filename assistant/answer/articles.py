"""Find an article of a law by its number.

In: the question, what it asks for, the documents and their chunks. Out: the article's passages in reading order; an
empty list when the law is there but not the article; None when the question names no article, or no indexed law.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from assistant.answer.question import Ask
from assistant.text import normalise, quantities
from assistant.types import Chunk, Document, Passage, Query

_EXTRA = re.compile(r"[（(].*?[）)]|^中华人民共和国|[《》\s]")


def article_passages(
    query: Query, ask: Ask, documents: Mapping[str, Document], chunks: Iterable[Chunk]
) -> list[Passage] | None:
    """Return the passages of the article that the question names."""
    wanted = _ordinal(ask.article) if ask.kind == "article" else None
    if wanted is None:
        return None
    known = [d for d in documents.values() if not query.documents or d.id in query.documents]
    laws = _named_laws(query, [d for d in known if _has_articles(d)])
    if not laws:
        return None
    found = [chunk for chunk in chunks if chunk.document_id in laws and _ordinal(chunk.number) == wanted]
    ordered = sorted(found, key=lambda chunk: (chunk.document_id, chunk.start))
    return [Passage(chunk=c, document_title=documents[c.document_id].title, score=0.0) for c in ordered]


def missing_article(ask: Ask) -> str:
    """Return the sentence that refuses an article which the indexed edition of the law does not have."""
    return f"资料所收的法律文本中没有{ask.article}，请核对条号，或查阅法律全文。"


def _ordinal(number: str) -> int | None:
    if not number.endswith("条"):
        return None
    return next((int(q.value) for q in quantities(number) if q.role == "ordinal"), None)


def _has_articles(document: Document) -> bool:
    return any(section.number.endswith("条") for section in document.sections)


def _named_laws(query: Query, laws: Sequence[Document]) -> set[str]:
    """Return the ids of the laws that the question names, the longest name first; the only law when it names none."""
    said = query.text + " ".join(form for term in query.terms for form in term.variants)
    named = [(core, law.id) for law in laws if (core := normalise(_EXTRA.sub("", law.title))) and core in said]
    if named:
        longest = max(len(core) for core, _ in named)
        return {law_id for core, law_id in named if len(core) == longest}
    return {laws[0].id} if len(laws) == 1 else set()
