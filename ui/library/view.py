"""What is told of a document above its text: edition, validity, where it comes from, how well it could be read.

In: a document. Out: `Html`, everything escaped.
"""

from collections.abc import Iterator
from datetime import date

from assistant.types import Document, Kind
from ui.markup import Html, safe_url, tag
from ui.reference import titled
from ui.validity import badges

FORMATS = {"pdf": "PDF", "docx": "Word", "md": "Markdown", "txt": "纯文本"}


def head_html(document: Document, today: date, tools: Html) -> Html:
    """Return the head of the reading view; `tools` are what may be done with the document."""
    return tag(
        "header",
        tag("h2", titled(document.title), *badges(document.profile, today), tabindex=-1),
        tag("p", " · ".join(_facts(document)), class_="note"),
        _quality(document),
        tools,
        class_="about",
    )


def _facts(document: Document) -> Iterator[str]:
    profile = document.profile
    yield from (fact for fact in (profile.issuer, profile.number) if fact)
    if profile.issued:
        yield f"{profile.issued}印发"
    if profile.in_force:
        yield f"{profile.in_force}起施行"
    if profile.superseded_by:
        yield f"已由{profile.superseded_by}取代"
    yield FORMATS[document.source.format]
    if document.pages:
        yield f"{len(document.pages)} 页"
    yield f"{len(document.text):,} 字"


def _quality(document: Document) -> Html:
    """Return the report on how the document was read: what was found in it, and what could not be read well."""
    kinds = [section.kind for section in document.sections]
    tables = sum(block.table is not None for block in document.blocks)
    counts = [
        f"章节 {kinds.count(Kind.PROSE)} 个",
        f"表 {kinds.count(Kind.TABLE)} 个（读成行列 {tables} 个）",
        f"图 {kinds.count(Kind.FIGURE)} 个",
        f"案例框 {kinds.count(Kind.CASE)} 个",
    ]
    notes = [tag("li", f"{s.path[-1]}：{s.note}") for s in document.sections if s.note and s.path]
    warnings = [tag("li", text) for text in document.warnings] + notes
    state = f"读取情况：{len(warnings)} 处需要留意" if warnings else "读取情况：没有发现问题"
    detail = tag("ul", *warnings) if warnings else ""
    link = safe_url(document.profile.url)
    source = tag("a", "查看公布的原文", href=link, target="_blank", rel="noopener noreferrer") if link else ""
    return tag("details", tag("summary", state), tag("p", "，".join(counts)), detail, source, class_="quality")
