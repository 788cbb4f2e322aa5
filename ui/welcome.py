"""What is shown before the first question, and when there is nothing to answer from.

In: the documents, suggested questions or a fault's sentence. Out: `Html`, everything escaped.
"""

from collections.abc import Mapping, Sequence

from assistant.types import Document
from ui.markup import Html, tag
from ui.reference import EDITIONS, titled

SHOWN = 6  # documents named before the list is folded


def welcome_html(documents: Mapping[str, Document], questions: Sequence[str] | None) -> Html:
    """Return the empty conversation. `questions` is None while they are being made."""
    return tag(
        "section",
        tag("h2", "想查什么？"),
        tag("p", "回答只取自下列资料，每句话都注明出处；点开 [1] 可以看到原文。", class_="note"),
        _questions(questions),
        _documents(list(documents.values())),
        class_="welcome",
        aria_busy=str(questions is None).lower(),
    )


def missing_html(message: str, heading: str = "暂时不能回答") -> Html:
    """Return the page without anything to show: why, and what to do."""
    return tag(
        "section",
        tag("h2", heading),
        tag("p", message),
        tag("p", "处理完后刷新本页，或点“新对话”。", class_="note"),
        class_="welcome missing",
        role="alert",
    )


def footing_html(notice: str) -> Html:
    """Return the lines below the input box; the label of generated content is always in view."""
    keys = tag("span", "Enter 发送，Shift+Enter 换行", class_="keys")
    return tag("p", tag("span", notice), keys, class_="footing")


def closed_html() -> Html:
    """Return the evidence panel for something that is no longer there."""
    close = tag("button", "×", type="button", class_="close", data_act="close", aria_label="关闭依据")
    return tag(
        "section",
        tag("header", tag("h2", "依据", tabindex=-1), tag("div", close, class_="steps")),
        tag("p", "这条依据已经打不开了，请重新提问。", class_="note"),
        class_="evidence",
    )


def _questions(questions: Sequence[str] | None) -> Html:
    if not questions:
        return Html("")
    items = [tag("li", tag("button", q, type="button", data_act="ask", data_question=q)) for q in questions]
    return tag("ul", *items, class_="suggested", aria_label="可以这样问")


def _documents(documents: Sequence[Document]) -> Html:
    names = [tag("li", titled(item.title), _edition(item)) for item in documents]
    shown = tag("ul", *names[:SHOWN])
    rest = tag("details", tag("summary", f"其余 {len(names) - SHOWN} 份"), tag("ul", *names[SHOWN:]))
    more = rest if len(names) > SHOWN else ""
    return tag("div", tag("h3", f"资料（{len(names)} 份）"), shown, more, class_="documents")


def _edition(document: Document) -> Html:
    name = EDITIONS.get(document.profile.edition, "")
    return tag("span", name, class_="edition") if name else Html("")
