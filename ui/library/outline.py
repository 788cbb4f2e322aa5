"""The list of documents and the outline tree of the one that is open.

In: documents. Out: `Html`, everything escaped. Only the open document's outline is written out, so a large library
stays small on the page.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from assistant.types import Document, Kind, Section
from ui.markup import Html, join, tag
from ui.reference import titled
from ui.validity import badges

MARKS = {Kind.TABLE: "表", Kind.FIGURE: "图", Kind.CASE: "例"}
SHOWN = 1500  # sections of one outline


def documents_html(documents: Mapping[str, Document], chosen: str, today: date) -> Html:
    """Return the documents as a list, the chosen one with its outline."""
    items = [_document(document, today, chosen=document.id == chosen) for document in documents.values()]
    return tag("nav", tag("ul", *items, class_="shelf"), aria_label="文档与提纲")


def _document(document: Document, today: date, *, chosen: bool) -> Html:
    name = tag(
        "button",
        tag("span", titled(document.title)),
        *badges(document.profile, today),
        type="button",
        data_act="read",
        data_document=document.id,
        data_section="0",
        aria_expanded=str(chosen).lower(),
        class_="title",
    )
    return tag("li", name, _tree(document) if chosen else "", class_="open" if chosen else None)


def _tree(document: Document) -> Html:
    children: dict[int | None, list[Section]] = {}
    for section in document.sections[:SHOWN]:
        children.setdefault(section.parent, []).append(section)
    return _branch(document.id, children, children.get(None, ()))


def _branch(document: str, children: Mapping[int | None, Sequence[Section]], sections: Sequence[Section]) -> Html:
    return tag("ul", *(_node(document, children, section) for section in sections), class_="outline")


def _node(document: str, children: Mapping[int | None, Sequence[Section]], section: Section) -> Html:
    below = children.get(section.index, ())
    label = join(
        [
            tag("span", MARKS[section.kind], class_="kind") if section.kind in MARKS else "",
            section.path[-1] if section.path else section.title or "正文",
        ]
    )
    place = {"data_act": "read", "data_document": document, "data_section": str(section.index)}
    if below and section.parent is None:
        return tag("li", tag("details", tag("summary", label, **place), _branch(document, children, below)))
    link = tag("a", label, href=f"#section{section.index}", **place)
    return tag("li", link, _branch(document, children, below) if below else "")
