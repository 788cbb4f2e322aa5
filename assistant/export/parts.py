"""What an exported answer consists of, whatever the format.

In: an `Answer`. Out: its parts as plain texts: calculations, contradictions, citations, related sections.
"""

import re

from assistant.types import Answer, Citation, Operand

EDITIONS = {"digest": "整编本", "original": "原文"}
STATUSES = {"answered": "", "partial": "以下只回答了问题的一部分。", "refused": ""}
_SPACE = re.compile(r"\s+")
# What XML 1.0 cannot hold; such characters come in with questions and with text taken from PDFs.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def calculations(answer: Answer) -> list[str]:
    """Return formula, result and where the operands stand."""
    return [
        f"{item.expression} = {item.result}（{'；'.join(map(_operand, item.operands))}）"
        for item in answer.calculations
    ]


def conflicts(answer: Answer) -> list[str]:
    """Return each indicator with its different values and where they stand."""
    return [
        f"{item.indicator}：{'；'.join(map(_operand, item.values))}" + (f"（{item.note}）" if item.note else "")
        for item in answer.conflicts
    ]


def where(citation: Citation) -> str:
    """Return the reference of a citation, with the edition."""
    edition = EDITIONS.get(citation.edition, "")
    return citation.reference + (f"（{edition}）" if edition else "")


def plain(text: str) -> str:
    """Return the text without characters that files cannot hold."""
    return _UNWRITABLE.sub("", text)


def one_line(text: str) -> str:
    """Return the text in one line."""
    return _SPACE.sub(" ", plain(text)).strip()


def _operand(operand: Operand) -> str:
    return f"{operand.text}[{operand.label}]"
