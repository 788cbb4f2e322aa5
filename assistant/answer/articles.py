"""Look up in a document what it says by number or about itself: an article, when it takes effect, how much it has.

In: the question or a document that was named, and the chunks. Out: passages that hold just those sentences, in reading
order, so that the ordinary citing and verifying quotes them; empty when the document does not say. Also the place of a
law's wording, written in front of it.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from assistant.answer.holdings import Work, article_number
from assistant.answer.question import Ask
from assistant.prompts import AGREES, DIFFERS, NEUTRAL
from assistant.text import normalise, quantities
from assistant.text.reading import stands
from assistant.types import Chunk, Citation, Passage, Query, Sentence

_NUMBER = r"[\d一二三四五六七八九十百]+"
_TOTAL = re.compile(rf"(?:共(?:有|计|分|设)?|合计|总计|分(?:为|成)?|设)\s*{_NUMBER}\s*(?:个)?(?:章|条|部分|节|编)")
_FORCE = re.compile(r"(?:起|日)[,，]?(?:本法|本办法|本规定|本条例)?(?:正式)?(?:施行|生效|实施)|施行[:：]")
_MARKED = re.compile(r"^(?P<text>.*?)(?P<marks>(?:\[\d+\])+)$")
_EXTRA = re.compile(r"[（(].*?[)）]|^中华人民共和国|[《》]")


def article_passages(query: Query, ask: Ask, works: Sequence[Work], chunks: Iterable[Chunk]) -> list[Passage]:
    """Return the passages of the article that the question names, in the only law or the named ones that have it."""
    wanted = article_number(ask.article)
    having = [w for w in works if w.document and (not query.documents or w.document.id in query.documents)]
    if wanted is None or len(having) != 1:
        return []
    own = _chunks(having[0], chunks)
    found = [chunk for chunk in own if article_number(chunk.number) == wanted]
    return [passage_of(having[0], chunk) for chunk in found] or _said_of(having[0], wanted, own)


def _said_of(work: Work, article: int, own: Iterable[Chunk]) -> list[Passage]:
    """Return what checked facts say of an article that is not held itself: 第12条的内容是…."""
    for chunk in own:
        for sentence in chunk.sentences:
            named = [q for q in quantities(sentence.text) if q.role == "ordinal" and q.unit == "条"]
            listing = len(named) > 3  # a list of the articles that are held says nothing of any
            if not listing and any(q.value == article for q in named) and not article_number(chunk.number):
                return [passage_of(work, chunk, [sentence])]
    return []


def commencement(work: Work, chunks: Iterable[Chunk]) -> list[Passage]:
    """Return the article on taking effect, after the line on how the text came about where there is one."""
    own = _chunks(work, chunks)
    articles = [(c, s) for c in own if article_number(c.number) for s in c.sentences if _FORCE.search(s.text)]
    header = [(c, s) for c in own if not article_number(c.number) for s in c.sentences if _FORCE.search(s.text)]
    return [passage_of(work, chunk, [sentence]) for chunk, sentence in articles[-1:] or header[:1]]


def counted(work: Work, chunks: Iterable[Chunk]) -> list[Passage]:
    """Return what the document says of its size; for a whole one that says nothing, its last chapter and article."""
    own = _chunks(work, chunks)
    for chunk in own:
        if not article_number(chunk.number):
            for sentence in chunk.sentences:
                if _TOTAL.search(sentence.text):
                    return [passage_of(work, chunk, [_clauses(sentence, chunk)])]
    last = [c for c in own if work.whole and article_number(c.number) == work.articles[-1]]
    return [passage_of(work, chunk, chunk.sentences[:1]) for chunk in last[:1]]


def _clauses(sentence: Sentence, chunk: Chunk) -> Sentence:
    """Cut a sentence down to the clauses that count."""
    spans = [(m.start(), m.end()) for m in re.finditer(r"[^，。；：,;:]+", sentence.text) if _TOTAL.search(m.group())]
    return stretch(sentence, chunk, spans[0][0], spans[-1][1])


def stretch(sentence: Sentence, chunk: Chunk, start: int, end: int) -> Sentence:
    """Return a part of a sentence, from and to characters of its text, with its place in the document."""
    raw = chunk.standing(sentence)
    first, last = stands(raw, sentence.text, start, end) or (0, len(raw))
    return Sentence(text=sentence.text[start:end], start=sentence.start + first, end=sentence.start + last)


def stated(work: Work, labels: Sequence[str], chunks: Iterable[Chunk]) -> list[Passage]:
    """Return the lines `label：…` of the document's head, in the order of the labels."""
    lines = [(chunk, sentence) for chunk in _chunks(work, chunks) for sentence in chunk.sentences]
    return [
        passage_of(work, chunk, [sentence])
        for label in labels
        for chunk, sentence in lines
        if normalise(sentence.text).startswith(f"{label}:") and "未核实" not in sentence.text
    ]


def with_places(text: str, citations: Sequence[Citation]) -> str:
    """Write the title and article in front of what is quoted from a law, once where lines follow one another."""
    known: Mapping[int, Citation] = {citation.label: citation for citation in citations}
    lines, before = [], ""
    for line in text.split("\n"):
        match = _MARKED.match(line)
        place = _place([known[n] for n in map(int, re.findall(r"\d+", match["marks"])) if n in known]) if match else ""
        lead = line.startswith((AGREES, DIFFERS, NEUTRAL))
        lines.append(f"{place}{'，' if lead else '：'}{line}" if place and place != before else line)
        before = place
    return "\n".join(lines)


def _place(cited: Sequence[Citation]) -> str:
    """Return 《title》第N条 when all is from one article, else nothing."""
    places = {(c.document_title, c.section_number) for c in cited}
    if len(places) != 1 or article_number(cited[0].section_number) is None:
        return ""
    return f"《{_EXTRA.sub('', cited[0].document_title)}》{cited[0].section_number}"


def _chunks(work: Work, chunks: Iterable[Chunk]) -> list[Chunk]:
    own = [chunk for chunk in chunks if work.document and chunk.document_id == work.document.id]
    return sorted(own, key=lambda chunk: chunk.start)


def passage_of(work: Work, chunk: Chunk, sentences: Collection[Sentence] | None = None) -> Passage:
    """Return a chunk of the work as a passage, of these sentences only."""
    title = work.document.title if work.document else work.title
    narrowed = chunk if sentences is None else chunk.model_copy(update={"sentences": tuple(sentences)})
    return Passage(chunk=narrowed, document_title=title, score=0.0)
