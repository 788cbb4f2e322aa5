"""Write references the way official texts cite: （《…》第1.3.1节，第5页）.

In: a citation. Out: plain Chinese text to paste into a document. It looks nothing up.
"""

import re
from collections.abc import Mapping

from assistant.types import Answer, Citation

_DECIMAL = re.compile(r"\d+(?:\.\d+)+")
_INTEGER = re.compile(r"\d+")
_SPACE = re.compile(r"\s+")
NO_READINGS: Mapping[int, str] = {}
EDITIONS = {"digest": "整编本", "original": "原文"}


def official(citation: Citation) -> str:
    """Return the reference without brackets, e.g. 《…》第1.3.1节，第5页 or 《…》第十四条."""
    place = section_name(citation.section_number) + _caption_number(citation)
    page = page_range(citation.page_start, citation.page_end)
    return "，".join(part for part in (titled(citation.document_title) + place, page) if part)


def section_name(number: str) -> str:
    """Return 第1.3.1节 for 1.3.1 and 第1章 for 1; other numbers (前言, 第十四条, 表1-1) already read as names."""
    if _DECIMAL.fullmatch(number):
        return f"第{number}节"
    return f"第{number}章" if _INTEGER.fullmatch(number) else number


def titled(title: str) -> str:
    """Return the title in book-title marks."""
    return title if title.startswith("《") else f"《{title}》"


def page_range(first: int | None, last: int | None) -> str:
    """Return 第5页 or 第5—6页, "" for a format without pages."""
    if first is None:
        return ""
    return f"第{first}页" if last in (None, first) else f"第{first}—{last}页"


def quotation(citation: Citation, words: str = "") -> str:
    """Return the quote and its reference for the clipboard. `words` replaces the quote where it reads badly (a row)."""
    return f"{one_line(words or citation.quote)}（{official(citation)}）"


def answer_text(answer: Answer, readings: Mapping[int, str] = NO_READINGS) -> str:
    """Return the answer as plain text with its citations and the label that it is generated.

    `readings` tell by label how quoted table rows read on their own.
    """
    parts = [answer.text]
    parts += [f"{item.expression} = {item.result}" for item in answer.calculations]
    parts += [f"{item.indicator}：{'；'.join(value.text for value in item.values)}" for item in answer.conflicts]
    if answer.citations:
        parts.append("依据：")
        parts += [f"[{item.label}] {quotation(item, readings.get(item.label, ''))}" for item in answer.citations]
    return "\n".join([*parts, "", answer.notice])


def one_line(text: str) -> str:
    """Return the text with every run of white space as one blank."""
    return _SPACE.sub(" ", text).strip()


def _caption_number(citation: Citation) -> str:
    """Return 表1-1 where the table or box has a number of its own besides its section's."""
    number = (citation.caption or "").split(" ", 1)[0]
    return "" if number == citation.section_number or number in section_name(citation.section_number) else number
