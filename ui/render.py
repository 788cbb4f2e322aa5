"""Turn a question and its answer into HTML for the conversation.

In: values of `assistant.types`. Out: `Html`; every text of a question, document or model is escaped. Elements that do
something carry `data-act` and their place (`data-turn`, `data-label`); what they do is decided in chat.py. It opens no
document and knows no session.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from assistant.text import normalise
from assistant.text.pipes import SIGN, is_rule
from assistant.types import Answer, Calculation, Citation, Conflict, Statement, Status, Verdict
from ui.footer import Extras, footer_html, retry_html
from ui.markup import Html, escape, join, tag
from ui.reference import EDITIONS, one_line

_TAIL = re.compile(r"[。；;.]?(?:[^\S\n]*\[\d+\])*[。；;.]?")
_MARK = re.compile(r"\[(\d+)\]")
NOTHING = Extras()
_CHECKED = "引文逐字取自原文，数字与引文一致"


def question_html(question: str) -> Html:
    """Return the user's question."""
    return tag("div", tag("h2", "提问", class_="unseen"), tag("p", question), class_="question")


def answer_html(answer: Answer, turn: int, extras: Extras = NOTHING) -> Html:
    """Return the whole answer: text with marks and verdicts, calculations, conflicts, citations, notice."""
    parts = [
        tag("h2", "回答", class_="unseen"),
        _understood(answer),
        tag("div", *_paragraphs(answer, turn), class_="text"),
        *(_calculation(item, turn) for item in answer.calculations),
        *(_conflict(item, turn) for item in answer.conflicts),
        _citations(answer.citations, turn, extras.readings),
        _related(answer, turn),
        footer_html(answer, turn, extras),
    ]
    return tag("section", *parts, class_=f"answer {answer.status}")


def pending_html(text: str, found: int | None) -> Html:
    """Return an answer in the making: what has been streamed (not yet verified) or what is being done."""
    doing = "正在查找资料……" if found is None else f"已找到 {found} 段相关资料，正在核对……"
    body = [tag("p", line) for line in _MARK.sub("", text).splitlines() if line.strip()]
    return tag(
        "section", *body, tag("p", doing, class_="doing", role="status"), class_="answer pending", aria_busy="true"
    )


def stopped_html(text: str, turn: int, question: str = "") -> Html:
    """Return an answer that the user stopped; nothing of it was verified, so it carries no marks."""
    body = [tag("p", line) for line in _MARK.sub("", text).splitlines() if line.strip()]
    note = "已停止。以上文字未经核对，请勿引用。" if body else "已停止。"
    again = (_again(turn), retry_html(question, "重试"))
    return tag("section", *body, tag("p", note, class_="note"), *again, class_="answer stopped")


def error_html(message: str, turn: int, question: str = "") -> Html:
    """Return a failure as a sentence with a way on."""
    again = (_again(turn), retry_html(question, "重试"))
    return tag("section", tag("p", message), *again, class_="answer failed", role="alert")


def mark(label: int, turn: int, citations: Sequence[Citation]) -> Html:
    """Return `[n]` as a link to its evidence."""
    about = next((item.reference for item in citations if item.label == label), "")
    return tag(
        "a",
        f"[{label}]",
        href=f"#{_anchor(turn, label)}",
        class_="mark",
        title=about,
        aria_label=f"查看依据{label}：{about}",
        data_act="cite",
        data_turn=turn,
        data_label=label,
    )


def _understood(answer: Answer) -> Html:
    if normalise(answer.standalone_question) == normalise(answer.question):
        return Html("")
    return tag("p", "理解为：", answer.standalone_question, class_="note understood")


def _paragraphs(answer: Answer, turn: int) -> Iterator[Html]:
    """Yield one paragraph a line. No element spans two lines, so the finished pieces can be split at line breaks."""
    lines: list[list[Html]] = [[]]
    for piece in _pieces(answer, turn):
        first, *rest = piece.split("\n")
        lines[-1].append(Html(first))
        lines.extend([Html(line)] for line in rest)
    return _shown(lines)


def _shown(lines: Sequence[Sequence[Html]]) -> Iterator[Html]:
    """Yield paragraphs and tables. A row's verdict stands behind its last sign: its place is in the last cell."""
    rows: list[list[Html]] = []
    for line in lines:
        text = "".join(line).strip()
        if text.startswith(SIGN):
            cells, _, behind = text[1:].rpartition(SIGN)
            if not is_rule(text):
                rows.append([Html(cell.strip()) for cell in cells.split(SIGN)])
                rows[-1][-1] = Html(rows[-1][-1] + behind)
            continue
        if rows:
            yield _table(rows)
            rows = []
        if text:
            yield tag("p", *line)
    if rows:
        yield _table(rows)


def _table(rows: Sequence[Sequence[Html]]) -> Html:
    header, *body = rows
    head = tag("thead", tag("tr", *(tag("th", cell) for cell in header))) if any(header) else Html("")
    told = [tag("tr", *(tag("td", cell) for cell in row)) for row in body]
    return tag("div", tag("table", head, tag("tbody", *told)), class_="rows")


def _pieces(answer: Answer, turn: int) -> Iterator[Html]:
    """Yield the text with links for marks and a verdict behind each statement, found by its words, in order."""
    place = 0
    for statement in answer.statements:
        start = answer.text.find(statement.text, place)
        if start < 0:
            continue  # the footer's count still tells that it is there
        yield _linked(answer.text[place:start], answer, turn)
        end = start + len(statement.text)
        yield escape(statement.text)
        tail = _TAIL.match(answer.text, end)
        place = tail.end() if tail else end
        yield _linked(answer.text[end:place], answer, turn)
        yield _verdict(statement)
    yield _linked(answer.text[place:], answer, turn)


def _linked(text: str, answer: Answer, turn: int) -> Html:
    """Return the text with `[n]` linked where n is a citation; other brackets are just text."""
    known = {item.label for item in answer.citations}
    parts = _MARK.split(text)
    return join(
        (mark(int(part), turn, answer.citations) if int(part) in known else escape(f"[{part}]"))
        if odd % 2
        else escape(part)
        for odd, part in enumerate(parts)
    )


def _verdict(statement: Statement) -> Html:
    if statement.verdict is Verdict.SUPPORTED:
        return tag("span", "已核对", class_="verdict checked", title=_CHECKED)
    failed = "；".join(check.detail or check.name for check in statement.checks if not check.passed)
    return tag("span", "未核对", class_="verdict unchecked", title=failed or "这句话没有引文支持，请勿直接引用")


def _calculation(item: Calculation, turn: int) -> Html:
    operands = [join([operand.text, _bare_mark(operand.label, turn)]) for operand in item.operands]
    return tag(
        "div",
        tag("strong", "系统计算"),
        tag("span", f"{item.expression} = {item.result}", class_="formula"),
        tag("span", "用到的数：", *_between(operands, "、"), class_="note") if operands else "",
        class_="box calculation",
    )


def _conflict(item: Conflict, turn: int) -> Html:
    values = [tag("li", value.text, _bare_mark(value.label, turn)) for value in item.values]
    note = tag("p", item.note, class_="note") if item.note else ""
    return tag(
        "div", tag("strong", "资料中有不同数值："), item.indicator, tag("ul", *values), note, class_="box conflict"
    )


def _citations(citations: Sequence[Citation], turn: int, readings: Mapping[int, str]) -> Html:
    """List the quotes below their references; neighbours from the same place share one reference."""
    if not citations:
        return Html("")
    groups = [tag("li", *_source(list(found), turn, readings)) for _, found in groupby(citations, key=_place)]
    return tag("div", tag("h3", "依据"), tag("ol", *groups), class_="citations")


def _place(item: Citation) -> tuple[str, str]:
    return item.reference, item.edition


def _source(citations: Sequence[Citation], turn: int, readings: Mapping[int, str]) -> Iterator[Html]:
    edition = EDITIONS.get(citations[0].edition, "")
    badge = tag("span", edition, class_="edition") if edition else Html("")
    yield tag("p", citations[0].reference, badge, class_="reference")
    for item in citations:
        yield tag(
            "a",
            tag("span", f"[{item.label}]", class_="label"),
            tag("span", one_line(readings.get(item.label) or item.quote), class_="quote"),
            href="#panel",
            id=_anchor(turn, item.label),
            data_act="cite",
            data_turn=turn,
            data_label=item.label,
        )


def _related(answer: Answer, turn: int) -> Html:
    if not answer.related:
        return Html("")
    buttons = [
        tag("li", tag("button", name, type="button", data_act="related", data_turn=turn, data_index=place))
        for place, name in enumerate(answer.related)
    ]
    lead = "资料中相近的内容：" if answer.status is Status.REFUSED else "没有答全的部分，资料中相近的内容："
    return tag("div", tag("p", lead, class_="note"), tag("ul", *buttons), class_="related")


def _again(turn: int) -> Html:
    return tag("button", "改问", type="button", title="把这个问题放回输入框修改", data_act="edit", data_turn=turn)


def _bare_mark(label: int, turn: int) -> Html:
    return mark(label, turn, ())


def _between(parts: Sequence[Html], separator: str) -> list[Html]:
    return [piece for part in parts for piece in (escape(separator), part)][1:]


def _anchor(turn: int, label: int) -> str:
    return f"turn{turn}-citation{label}"
