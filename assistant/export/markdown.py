"""Answers as a Markdown file.

In: answers, a title, the label. Out: text whose front matter carries the label's metadata, with the notice at its
beginning and end. What comes from questions and documents is escaped, so that it can neither format nor link.
"""

import json
import re
from collections.abc import Iterator, Sequence

from assistant.export.label import KIND, Label
from assistant.export.parts import STATUSES, calculations, conflicts, one_line, plain, where
from assistant.text.pipes import blocks, table_lines
from assistant.types import Answer

_SPECIAL = re.compile(r"([\\`*_<>~|!])")
_LEADING = re.compile(r"^(\s*)([#+=-])", re.MULTILINE)
_NUMBERED = re.compile(r"^(\s*\d+)([.)])(?=\s|$)", re.MULTILINE)  # a list's "1.", not the figure 18.3%
_LINK = re.compile(r"\](?=[(:])")


def to_markdown(answers: Sequence[Answer], *, title: str, label: Label) -> str:
    """Write the answers in order."""
    head = {
        "title": one_line(title),
        "description": KIND,
        "author": label.provider,
        "identifier": label.number,
        "date": label.created_at,
    }
    lines = ["---", *(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items())]
    lines += [f"AIGC: {label.aigc}", "---", "", f"> {escaped(label.notice)}", "", f"# {escaped(one_line(title))}", ""]
    for answer in answers:
        lines += _answer(answer)
    return "\n".join([*lines, "---", "", escaped(label.notice), ""])


def escaped(text: str) -> str:
    """Return plain text that Markdown shows as it is."""
    safe = _LINK.sub(r"\\]", _SPECIAL.sub(r"\\\1", plain(text)))
    return _NUMBERED.sub(r"\1\\\2", _LEADING.sub(r"\1\\\2", safe))


def _answer(answer: Answer) -> Iterator[str]:
    yield from (f"## 问：{escaped(one_line(answer.question))}", "")
    if remark := STATUSES[answer.status.value]:
        yield from (remark, "")
    for block in blocks(answer.text):
        if isinstance(block, str):
            yield from (escaped(block), "")
        else:
            header, *rows = [[escaped(cell) for cell in row] for row in block]
            yield from (*table_lines(header, rows), "")
    yield from _list("计算", calculations(answer))
    yield from _list("资料中的不同数值", conflicts(answer))
    if answer.citations:
        yield from ("### 依据", "")
    for citation in answer.citations:
        yield from (f"[{citation.label}] {escaped(where(citation))}", "", f"> {escaped(one_line(citation.quote))}", "")
    yield from _list("相近内容", answer.related)


def _list(title: str, items: Sequence[str]) -> Iterator[str]:
    if items:
        yield from (f"### {title}", "", *(f"- {escaped(one_line(item))}" for item in items), "")
