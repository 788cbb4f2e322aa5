"""Metrics of answers, citations and refusals.

In: a case and the answer (or the ranked passages). Out: numbers and yes/no judgements. Facts are compared without
spaces; a figure counts only when no digit touches it (`5个` is not in `15个`).
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from assistant.types import Answer, Citation, Passage, Status
from evals.cases import Case

_SPACE = re.compile(r"\s+")
_MARKS = re.compile(r"\[\d+\]")


def squeeze(text: str) -> str:
    """Fold width and drop white space, so that layout does not matter."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", text)).lower()


def holds(text: str, alternative: str) -> bool:
    """Tell whether the squeezed text holds the alternative, figures on their own digits."""
    wanted = squeeze(alternative)
    pattern = re.escape(wanted)
    if wanted[:1].isdigit():
        pattern = r"(?<!\d)(?<!\d[.])" + pattern
    if wanted[-1:].isdigit():
        pattern += r"(?!\d)(?!\.\d)"
    return re.search(pattern, text) is not None


def unmet_facts(text: str, facts: Iterable[Sequence[str]]) -> list[Sequence[str]]:
    """Return the fact groups of which the text holds no alternative."""
    squeezed = squeeze(_MARKS.sub("", text))
    return [group for group in facts if not any(holds(squeezed, alternative) for alternative in group)]


def correct(case: Case, answer: Answer) -> bool:
    """Tell whether an answer to an answerable case is right: not refused, all facts, nothing forbidden."""
    if answer.status is Status.REFUSED or unmet_facts(answer.text, case.facts):
        return False
    squeezed = squeeze(_MARKS.sub("", answer.text))
    return not any(holds(squeezed, string) for string in case.forbidden)


def right_section(case: Case, section: str, document_id: str, caption: str | None) -> bool:
    """Tell whether a citation or passage stands in a gold section (or below it, for a chapter)."""
    if case.gold_document and document_id != case.gold_document:
        return False
    if not case.gold_sections:
        return True
    box = re.match(r"典型案例\s*\d+-\d+", caption or "")
    names = {section, box.group().replace(" ", "") if box else section}
    return any(name == gold or name.startswith(f"{gold}.") for name in names for gold in case.gold_sections)


def cited_right(case: Case, citations: Sequence[Citation]) -> bool:
    """Tell whether any citation stands in a gold section of the gold document."""
    return any(right_section(case, c.section_number, c.document_id, c.caption) for c in citations)


def citation_precision(case: Case, answer: Answer) -> float:
    """Share of citations whose quote holds a required fact or stands in a gold section (ALCE: does it support)."""
    if not answer.citations:
        return 0.0
    good = sum(_supports(case, citation) for citation in answer.citations)
    return good / len(answer.citations)


def _supports(case: Case, citation: Citation) -> bool:
    met = len(case.facts) - len(unmet_facts(citation.quote, case.facts))
    return met > 0 or right_section(case, citation.section_number, citation.document_id, citation.caption)


def citation_recall(case: Case, answer: Answer) -> float:
    """Share of the required facts that stand in some quote."""
    if not case.facts:
        return 1.0
    quotes = "\n".join(citation.quote for citation in answer.citations)
    return 1 - len(unmet_facts(quotes, case.facts)) / len(case.facts)


def first_right(case: Case, passages: Sequence[Passage]) -> int:
    """Return the rank (from 1) of the first passage in a gold section, 0 when there is none."""
    for rank, passage in enumerate(passages, start=1):
        chunk = passage.chunk
        if right_section(case, chunk.number, chunk.document_id, chunk.caption):
            return rank
    return 0
