"""Below an answer: how it was checked, its label, and what can be done with it.

In: an answer, its place in the conversation, what the page knows about it. Out: `Html`, everything escaped.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from assistant.types import Answer, Verdict
from ui.markup import Html, join, tag
from ui.opinion import opinion_html
from ui.reference import answer_text

EXPORTS = (("docx", "Word"), ("markdown", "Markdown"))


@dataclass(frozen=True)
class Extras:
    """What goes with an answer on the page and is not in it.

    `readings` tell by label how quoted table rows read on their own; `told` is said after an opinion was sent; `kept`
    says that the answer is in the store, so that it can be linked to, judged and exported.
    """

    readings: Mapping[int, str] = field(default_factory=dict)
    followups: tuple[str, ...] = ()
    told: str = ""
    kept: bool = False


def footer_html(answer: Answer, turn: int, extras: Extras) -> Html:
    """Return everything below the citations."""
    facts = [part for fact in _facts(answer) for part in (" · ", tag("span", fact))][1:]
    copied = answer_text(answer, extras.readings)
    tools = [
        tag("button", "复制回答", type="button", data_act="copy", data_text=copied),
        *(_kept(answer) if extras.kept else ()),
        tag("button", "改问", type="button", title="把这个问题放回输入框修改", data_act="edit", data_turn=turn),
        retry_html(answer.question, "重答"),
        opinion_html(turn, extras.told) if extras.kept else Html(""),
    ]
    return join(
        [
            tag(
                "footer",
                tag("p", *facts, class_="facts"),
                tag("p", tag("span", "AI", class_="chip", aria_hidden="true"), answer.notice, class_="notice"),
                tag("div", *tools, class_="doings"),
            ),
            _followups(extras.followups),
        ]
    )


def retry_html(question: str, name: str) -> Html:
    """Return the button that asks the same again."""
    return tag("button", name, type="button", title="再问一次同样的问题", data_act="ask", data_question=question)


def _kept(answer: Answer) -> Iterator[Html]:
    yield tag("button", "复制链接", type="button", title="复制这个回答的链接", data_act="share", data_answer=answer.id)
    links = [
        tag("a", name, href="#", data_act="export", data_answer=answer.id, data_format=key) for key, name in EXPORTS
    ]
    yield tag("details", tag("summary", "导出"), tag("div", *links), class_="menu")


def _followups(questions: tuple[str, ...]) -> Html:
    if not questions:
        return Html("")
    items = [tag("li", tag("button", q, type="button", data_act="ask", data_question=q)) for q in questions]
    return tag("div", tag("h3", "还可以问"), tag("ul", *items), class_="followups")


def _facts(answer: Answer) -> Iterator[str]:
    checked = sum(statement.verdict is Verdict.SUPPORTED for statement in answer.statements)
    if answer.statements:
        yield f"{len(answer.statements)} 句中 {checked} 句已核对"
        name = answer.answerer.removeprefix("chat:")
        yield "摘自原文" if name == answer.answerer else f"由模型 {name} 撰写"
    if answer.provenance.timings_ms:
        yield f"用时 {round(sum(answer.provenance.timings_ms.values()))} 毫秒"
    if answer.provenance.degraded:
        yield answer.provenance.degraded
