"""Bring a chat model's text into the form that citing expects: one sentence a line, each with its own `[n]` marks.

In: text as models write it: Markdown, 【1】 or [1, 2] or [资料1] for marks, one mark for several sentences, thoughts.
Out: `Line`s. Nothing is judged here.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.text import quantities, sentences

# Three digits at most, and no 〔〕: 国发〔2019〕4号 is the number of a document.
_WIDE = re.compile(r"[【［\[]\s*(?:\^|资料|来源|引用|文献|参考)?\s*(\d{1,3})\s*[】］\]]")
_SEVERAL = re.compile(r"[【［\[]\s*(\d{1,3}(?:\s*[,，、;；和]\s*\d{1,3})+)\s*[】］\]]")
_RANGE = re.compile(r"[【［\[]\s*(\d{1,3})\s*[-–—~～至]\s*(\d{1,3})\s*[】］\]]")
_BRACKETED = re.compile(r"[（(]\s*((?:\[\d+\])+)\s*[）)]")
_MARK = re.compile(r"\s*\[(\d{1,3})\]")
_BULLET = re.compile(r"^\s*(?:[-*•·>]+\s+|#{1,6}\s+|\d{1,2}\s*[.．)）]\s*(?!\d)|\d{1,2}、)+")
_ECHO = re.compile(
    r"<\|[^|<>]{0,40}\|>|</?(?:资料|问题|对话)\s*\d*\s*>|^\s*出处：.*$"
)  # of the model's own format, of ours
_CLAIM = re.compile(r"[\u4e00-\u9fffA-Za-z]{2}|\d")
_EMPHASIS = re.compile(r"\*\*|__|`")
_EDGE = "，,。；;、 \t\u3000"
_SPAN = 8  # passages that one range of marks may name
_THINK, _THOUGHT = "<think>", "</think>"


@dataclass(frozen=True)
class Line:
    """One sentence without its marks and without its full stop; `marks` may name no passage."""

    text: str
    marks: tuple[int, ...]


def tidy(draft: str) -> list[Line]:
    """Split the draft into sentences; one without marks takes those of the next sentence of its paragraph.

    Introductions (主要有以下几项：), repeated sentences, stray signs and echoes of the prompt are left out.
    """
    found: list[Line] = []
    for paragraph in draft.splitlines():
        waiting: list[str] = []
        for text, marks in _marked(_plain(paragraph)):
            if not marks:
                waiting.append(text)
                continue
            found += [Line(earlier, marks) for earlier in waiting] + [Line(text, marks)]
            waiting = []
        found += [Line(text, ()) for text in waiting]
    return [line for line in dict.fromkeys(found) if _CLAIM.search(line.text) and not _introduces(line.text)]


def without_thoughts(pieces: Iterable[str]) -> Iterator[str]:
    """Hand on the pieces of a reply without the <think>…</think> that reasoning models put first."""
    head, state = "", "start"
    for piece in pieces:
        if state == "text":
            yield piece
            continue
        head = (head + piece).lstrip()
        if state == "start" and not _may_think(head):
            state = "text"
        if state == "start" and head.startswith(_THINK):
            state = "thought"
        if state == "thought" and _THOUGHT in head:
            head, state = head.split(_THOUGHT, 1)[1].lstrip(), "gap"
        if state in ("text", "gap") and head:
            yield head
            head, state = "", "text"
    if state == "start" and head:
        yield head


def _may_think(head: str) -> bool:
    """Tell whether the beginning of a reply is, or may become, that of a thought."""
    return head.startswith(_THINK) or _THINK.startswith(head)


def _plain(paragraph: str) -> str:
    """Return the paragraph without Markdown, its marks written [n]."""
    text = _EMPHASIS.sub("", _BULLET.sub("", _ECHO.sub("", paragraph)))
    text = _RANGE.sub(_each, text)
    text = _SEVERAL.sub(lambda found: "".join(f"[{n}]" for n in re.findall(r"\d+", found[1])), text)
    return _BRACKETED.sub(r"\1", _WIDE.sub(r"[\1]", text))


def _each(found: re.Match[str]) -> str:
    first, last = int(found[1]), int(found[2])
    return "".join(f"[{n}]" for n in range(first, last + 1)) if 0 <= last - first < _SPAN else f"[{first}][{last}]"


def _marked(paragraph: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yield (sentence, its marks); a sentence with marks in the middle too is parted there."""
    for span in sentences(paragraph):
        rest = paragraph[span.start : span.end]
        while rest.strip(_EDGE):
            mark = _MARK.search(rest)
            text = rest[: mark.start()] if mark else rest
            rest = rest[mark.start() :] if mark else ""
            marks = []
            while mark := _MARK.match(rest):
                marks.append(int(mark[1]))
                rest = rest[mark.end() :]
            if text.strip(_EDGE):
                yield text.strip(_EDGE), tuple(dict.fromkeys(marks))


def _introduces(text: str) -> bool:
    return text.endswith(("：", ":")) and not quantities(text)
