"""What a model reads of an answer, of passages, of a section.

In: values. Out: plain text that keeps every citation, the label and the calculations.
"""

from collections.abc import Sequence

from assistant.errors import DocumentNotFound
from assistant.types import Answer, Document, Passage, Section

NEAR = 20  # sections that are named when there is none of the wanted number


def answer_text(answer: Answer) -> str:
    """Write an answer with its citations."""
    lines = [answer.text]
    lines += [f"[{c.label}] {c.reference}\n“{c.quote.strip()}”" for c in answer.citations]
    lines += [f"系统计算：{c.expression} = {c.result}" for c in answer.calculations]
    lines += [f"资料中有不同的数：{c.indicator}：{'、'.join(v.text for v in c.values)}" for c in answer.conflicts]
    if answer.related:
        lines.append("相近内容：" + "；".join(answer.related))
    return "\n\n".join([*lines, answer.notice])


def passages_text(passages: Sequence[Passage]) -> str:
    """Write passages, best first, each with the id and number to read its section by."""
    if not passages:
        return "没有找到相关的片段。"
    return "\n\n".join(
        f"{place}. {' › '.join((p.document_title, *p.chunk.path))}"
        f"（document_id: {p.chunk.document_id}，section: {p.chunk.number or p.chunk.section}）\n{p.chunk.text.strip()}"
        for place, p in enumerate(passages, 1)
    )


def outline_text(document: Document) -> str:
    """Write a document's title and outline."""
    lines = [f"{'  ' * (s.level - 1)}{' '.join((s.number, s.title)).strip()}" for s in document.sections]
    return "\n".join([document.title, "", *lines])


def find_section(document: Document, wanted: str) -> Section:
    """Return the section of a printed number, a title, or a place in the outline. Raises DocumentNotFound."""
    wanted = wanted.strip()
    for section in document.sections:
        if wanted and wanted in {section.number, section.title, f"{section.number} {section.title}"}:
            return section
    if wanted.isdecimal() and int(wanted) < len(document.sections):
        return document.sections[int(wanted)]
    known = "、".join(section.number or section.title for section in document.sections[:NEAR])
    raise DocumentNotFound(f"这个文档没有章节“{wanted[:50]}”。有：{known}{'……' * (len(document.sections) > NEAR)}")


def section_text(document: Document, section: Section) -> str:
    """Return the section's own text as it stands in the document, without the sections below it."""
    return "\n".join(document.text[span.start : span.end].strip("\n") for span in section.spans)
