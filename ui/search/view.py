"""The look of the tab 检索: the form with its filters, and what was found.

In: documents, passages, the words that were looked for. Out: `Html`, everything escaped. It searches nothing.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.types import Document, Kind, Passage
from ui.markup import Html, escape, join, tag
from ui.reference import one_line, page_range, titled

KINDS: Mapping[str, str] = {Kind.PROSE: "正文", Kind.TABLE: "表格", Kind.FIGURE: "图", Kind.CASE: "典型案例"}
SHOWN = 220  # characters of a passage before it is folded


@dataclass(frozen=True)
class Limits:
    """What a search keeps to; empty values keep to nothing. `chapter` is a section's place in the outline."""

    document: str = ""
    chapter: int = -1
    kind: str = ""

    @property
    def place(self) -> str:
        """The value of the form's choice for document and chapter."""
        return f"{self.document}/{self.chapter}" if self.chapter >= 0 else self.document


def form_html(documents: Mapping[str, Document]) -> Html:
    """Return the search form; the first choice in each list keeps to nothing."""
    kinds = [_option("", "全部类型"), *(_option(kind, name) for kind, name in KINDS.items())]
    return tag(
        "form",
        tag("label", tag("span", "检索词", class_="unseen"), _query_box()),
        tag("label", tag("span", "范围"), tag("select", *_places(documents), name="place")),
        tag("label", tag("span", "类型"), tag("select", *kinds, name="kind")),
        tag("button", "检索", type="submit", class_="primary"),
        class_="bar",
        data_act="find",
        data_live="",
        role="search",
    )


def _query_box() -> Html:
    return tag(
        "input", type="search", name="query", placeholder="词语、指标或一句话", autocomplete="off", maxlength=500
    )


def _places(documents: Mapping[str, Document]) -> Iterator[Html]:
    yield _option("", "全部资料")
    for document in documents.values():
        yield _option(document.id, titled(document.title))
        for section in document.sections:
            if section.parent is None and section.kind is Kind.PROSE and section.path:
                yield _option(f"{document.id}/{section.index}", f"　{section.path[-1]}")


def _option(value: str, name: str) -> Html:
    return tag("option", name, value=value)


def hint_html() -> Html:
    """Return what is shown before the first search."""
    return tag("p", "只查找原文片段，不生成回答；每段都给出得分，可以看出它为什么被找到。", class_="note hint")


def results_html(passages: Sequence[Passage], words: Sequence[str], milliseconds: float) -> Html:
    """Return the passages, best first, each with its scores and the words that it shares with the query."""
    if not passages:
        return tag("p", "没有找到符合条件的片段。请换一个说法，或放宽范围和类型。", class_="note hint", role="status")
    best = {name: max((_score(p, name) or 0.0 for p in passages), default=0.0) for name in ("dense", "lexical")}
    items = [_result(place, passage, words, best) for place, passage in enumerate(passages, 1)]
    count = f"找到 {len(passages)} 段，用时 {milliseconds:.0f} 毫秒。语义：意思相近的程度；字面：共有词语的分量。"
    return join([tag("p", count, class_="note", role="status"), tag("ol", *items, class_="results")])


def _result(place: int, passage: Passage, words: Sequence[str], best: Mapping[str, float]) -> Html:
    chunk = passage.chunk
    where = " › ".join(one_line(label) for label in chunk.path)
    pages = page_range(chunk.page_start, chunk.page_end)
    copies = f"另有 {len(passage.duplicates)} 段内容相同" if passage.duplicates else ""
    facts = [KINDS[chunk.kind], pages, copies]
    return tag(
        "li",
        tag(
            "header",
            tag("span", str(place), class_="rank", aria_hidden="true"),
            tag("h3", tag("span", titled(passage.document_title), class_="of"), where),
        ),
        tag("p", _marked(_shown(passage), words), class_="words"),
        tag(
            "footer",
            _meter("语义", passage.dense, best["dense"], f"{passage.dense or 0:.3f}"),
            _meter("字面", passage.lexical, best["lexical"], f"{passage.lexical or 0:.1f}"),
            tag("span", f"综合 {passage.score:+.2f}", class_="fused"),
            tag("span", " · ".join(fact for fact in facts if fact), class_="note"),
            tag("button", "查看原文", type="button", data_act="passage", data_chunk=chunk.id),
        ),
        class_="result",
    )


def _score(passage: Passage, name: str) -> float | None:
    return passage.dense if name == "dense" else passage.lexical


def _meter(name: str, value: float | None, best: float, shown: str) -> Html:
    """Return a bar beside its number; a searcher that did not return the passage has none."""
    if value is None:
        return tag("span", f"{name} —", class_="meter", title="这一路检索没有找到它")
    share = max(0.0, min(1.0, value / best)) if best > 0 else 0.0
    bar = tag("i", tag("b", style=f"width:{share * 100:.0f}%"), aria_hidden="true")
    return tag("span", f"{name} ", bar, f" {shown}", class_="meter")


def _shown(passage: Passage) -> str:
    chunk = passage.chunk
    words = "；".join(sentence.text for sentence in chunk.sentences) if chunk.table else chunk.text
    words = one_line(words)
    return words if len(words) <= SHOWN else words[:SHOWN] + "……"


def _marked(words: str, wanted: Sequence[str]) -> Html:
    """Return the words with those that were looked for marked."""
    found = [re.escape(word) for word in sorted(wanted, key=len, reverse=True) if word]
    if not found:
        return escape(words)
    parts = re.split(f"({'|'.join(found)})", words, flags=re.IGNORECASE)
    return join(tag("mark", part) if odd % 2 else escape(part) for odd, part in enumerate(parts))
