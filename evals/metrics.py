"""Judge one answer against its case.

In: a case and the answer. Out: yes/no judgements and shares from 0 to 1. Citation precision and recall follow ALCE
(Gao et al. 2023, "Enabling Large Language Models to Generate Text with Citations"), with "the quote holds the fact" in
the place of a language model's opinion. Averages are summary.py's work.
"""

import re
from collections.abc import Mapping

from assistant.prompts import AGREES
from assistant.types import Answer, Citation, Document, Status
from evals.cases import Case
from evals.digits import is_grounded
from evals.matching import stated, unmet_facts

WRONG_CLAIMS = ("wrong_premise", "wrong_list")
_BOX = re.compile(r"典型案例\s*\d+-\d+")


def is_refusal(answer: Answer, case: Case) -> bool:
    """Tell whether the answer refuses; what must not be answered must not be told by the refusal either."""
    return answer.status is Status.REFUSED and (case.answerable or not stated(answer.text, case.forbidden))


def is_correct(answer: Answer, case: Case) -> bool:
    """Tell whether an answer to an answerable case is right: not refused, all facts, nothing forbidden.

    An answer that agrees with a wrong premise is wrong, whatever it quotes.
    """
    if answer.status is Status.REFUSED or unmet_facts(answer.text, case.facts):
        return False
    if case.kind in WRONG_CLAIMS and answer.text.lstrip().startswith(AGREES):
        return False
    return not stated(answer.text, case.forbidden)


def matched_gold(case: Case, section: str, document_id: str, caption: str | None) -> str | None:
    """Return the gold section that a place stands in (a chapter holds what is below it), None when in none.

    Where a case names no section, the gold document alone counts and its id is returned.
    """
    if case.gold_document and document_id != case.gold_document:
        return None
    if not case.gold_sections:
        return case.gold_document or None
    box = _BOX.match(caption or "")
    names = {section, re.sub(r"\s", "", box.group()) if box else section}
    return next((g for g in case.gold_sections if any(n == g or n.startswith(f"{g}.") for n in names)), None)


def is_right_place(case: Case, citation: Citation) -> bool:
    """Tell whether a citation stands in a gold section of the gold document."""
    return matched_gold(case, citation.section_number, citation.document_id, citation.caption) is not None


def is_cited_right(answer: Answer, case: Case) -> bool:
    """Tell whether any citation stands in a gold section."""
    return any(is_right_place(case, citation) for citation in answer.citations)


def citation_precision(answer: Answer, case: Case) -> float:
    """Share of citations that support the answer: the quote holds a required fact or stands in a gold section."""
    if not answer.citations:
        return 0.0
    return sum(_supports(case, citation) for citation in answer.citations) / len(answer.citations)


def _supports(case: Case, citation: Citation) -> bool:
    return is_right_place(case, citation) or len(unmet_facts(citation.quote, case.facts)) < len(case.facts)


def citation_recall(answer: Answer, case: Case) -> float:
    """Share of the required facts that stand in some quote, or are the result of a calculation over quoted operands."""
    if not case.facts:
        return 1.0
    sources = [citation.quote for citation in answer.citations]
    sources += [calculation.result for calculation in answer.calculations if is_grounded(calculation, answer)]
    return 1 - len(unmet_facts("\n".join(sources), case.facts)) / len(case.facts)


def not_verbatim(answer: Answer, documents: Mapping[str, Document]) -> list[int]:
    """Return the labels of citations whose quote is empty or not the document's text at its offsets."""
    return [
        citation.label
        for citation in answer.citations
        if not citation.quote
        or citation.document_id not in documents
        or documents[citation.document_id].text[citation.start : citation.end] != citation.quote
    ]
