"""Turn a citation into the evidence panel: where it stands, and the passage with the quote highlighted.

In: a citation or passage with its document and chunk. Out: `Html`; everything in it is escaped. When the index has
changed since the answer, the quote is shown alone and the panel says so. It searches nothing.
"""

from collections.abc import Sequence

from assistant.types import Chunk, Citation, Document, Passage, Profile, Span
from ui.excerpt import excerpt, readable
from ui.markup import Html, join, safe_url, tag
from ui.reference import EDITIONS, official, page_range, quotation, titled

NONE = Html("")
_GONE = "资料在回答之后有过更新，这里只显示当时的引文。"


def citation_panel(
    citation: Citation,
    document: Document | None,
    chunk: Chunk | None,
    *,
    turn: int,
    labels: Sequence[int],
    sheets: Html = NONE,
) -> Html:
    """Return the panel for one citation; `labels` are all of its answer's, to step through."""
    span = Span(start=citation.start, end=citation.end)
    if document is not None and document.text[span.start : span.end] == citation.quote:
        body, words = excerpt(document, chunk, span), readable(chunk, span)
    else:
        body, words = join([tag("p", tag("mark", citation.quote)), tag("p", _GONE, class_="note")]), ""
        sheets = NONE
    copy = tag("button", "复制引文", type="button", data_act="copy", data_text=quotation(citation, words))
    return tag(
        "section",
        _bar(f"依据 [{citation.label}]", *_steps(citation.label, labels, turn)),
        _head(
            titled(citation.document_title),
            EDITIONS.get(citation.edition, ""),
            document.profile if document else Profile(),
            citation.section_path,
            (_caption(citation.caption, citation.section_path), page_range(citation.page_start, citation.page_end)),
        ),
        _views(sheets),
        _passage(body),
        sheets,
        _note(document, chunk),
        tag("div", copy, _original(citation.url), tag("p", f"（{official(citation)}）", class_="note"), class_="tools"),
        class_="evidence",
    )


def passage_panel(passage: Passage, document: Document, *, sheets: Html = NONE) -> Html:
    """Return the panel for a passage that was found but not cited: nothing is highlighted."""
    return chunk_panel(passage.chunk, document, None, title="相近内容", sheets=sheets)


def chunk_panel(
    chunk: Chunk, document: Document, span: Span | None, *, title: str = "原文", sheets: Html = NONE
) -> Html:
    """Return the panel for a chunk; without a span nothing is highlighted."""
    return tag(
        "section",
        _bar(title),
        _head(
            titled(document.title),
            EDITIONS.get(document.profile.edition, ""),
            document.profile,
            chunk.path,
            (_caption(chunk.caption, chunk.path), page_range(chunk.page_start, chunk.page_end)),
        ),
        _views(sheets),
        _passage(excerpt(document, chunk, span)),
        sheets,
        _note(document, chunk),
        tag("div", _original(document.profile.url), class_="tools"),
        class_="evidence",
    )


def _bar(title: str, *steps: Html) -> Html:
    close = tag("button", "×", type="button", class_="close", data_act="close", aria_label="关闭依据")
    return tag("header", tag("h2", title, tabindex=-1), tag("div", *steps, close, class_="steps"))


def _steps(label: int, labels: Sequence[int], turn: int) -> list[Html]:
    """Return buttons to the evidence before and after this one; none when there is only one."""
    if len(labels) < 2:
        return []
    place = list(labels).index(label)
    return [_step("‹", "上一条依据", place - 1, labels, turn), _step("›", "下一条依据", place + 1, labels, turn)]


def _step(sign: str, name: str, place: int, labels: Sequence[int], turn: int) -> Html:
    there = 0 <= place < len(labels)
    target = labels[place] if there else None
    return tag(
        "button",
        sign,
        type="button",
        aria_label=name,
        title=name,
        disabled=not there,
        data_act="cite",
        data_turn=turn,
        data_label=target,
    )


def _head(title: str, edition: str, profile: Profile, path: Sequence[str], more: Sequence[str]) -> Html:
    badges = [tag("span", edition, class_="edition")] if edition else []
    if profile.superseded_by:
        badges.append(tag("span", "已被取代", class_="edition superseded", title=profile.superseded_by))
    facts = [profile.issuer, profile.number, f"{profile.in_force}起施行" if profile.in_force else ""]
    return tag(
        "div",
        tag("p", title, *badges, class_="title"),
        _line(facts, "note"),
        tag("ol", *(tag("li", label) for label in path), class_="path", aria_label="章节"),
        _line(more, "place"),
        class_="head",
    )


def _caption(caption: str | None, path: Sequence[str]) -> str:
    """Return the caption unless the path ends with it."""
    return "" if not caption or (path and path[-1] == caption) else caption


def _line(parts: Sequence[str], style: str) -> Html:
    known = [part for part in parts if part]
    return tag("p", " · ".join(known), class_=style) if known else Html("")


def _passage(body: Html) -> Html:
    return tag("div", body, class_="passage", tabindex=0, role="region", aria_label="原文")


def _views(sheets: Html) -> Html:
    """Return the choice between the text and the page's image, nothing where there is only the text."""
    if not sheets:
        return NONE
    names = (("text", "文字"), ("page", "原页"))
    buttons = [tag("button", name, type="button", data_act="view", data_view=key) for key, name in names]
    larger = tag("button", "放大", type="button", data_act="enlarge", aria_pressed="false", class_="enlarge")
    return tag("div", *buttons, larger, class_="views", role="group", aria_label="显示方式")


def _note(document: Document | None, chunk: Chunk | None) -> Html:
    """Return what a reader must know of the section, e.g. that its table is only a picture."""
    if document is None or chunk is None or not document.sections[chunk.section].note:
        return Html("")
    return tag("p", document.sections[chunk.section].note, class_="note")


def _original(url: str) -> Html:
    link = safe_url(url)
    if not link:
        return Html("")
    return tag("a", "查看公布的原文", href=link, target="_blank", rel="noopener noreferrer")
