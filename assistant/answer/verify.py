"""Check every statement against the quotes that it cites.

In: claims with labels, citations, calculations, documents. Out: statements with verdicts. Checks: the quote stands in
the document word for word; no figure of the statement is missing from its quotes (the digit gate); the statement's
words are those of its quotes. A statement that fails is marked, and leaving it out is the caller's business.
"""

import re
from collections.abc import Mapping, Sequence

from assistant.answer.cite import Claim, pairs
from assistant.prompts import without_fixed
from assistant.text import folded, missing_quantities, quantities
from assistant.text.reading import reads
from assistant.types import Calculation, Check, Citation, Document, Statement, Verdict

_RUN = re.compile(r"[\u4e00-\u9fffa-z]+")
SUPPORT = 0.6  # share of the statement's character pairs that its quotes and their headings hold


def verify(
    claims: Sequence[Claim],
    citations: Sequence[Citation],
    documents: Mapping[str, Document],
    calculations: Sequence[Calculation] = (),
    headings: Mapping[int, str] | None = None,
) -> tuple[Statement, ...]:
    """Return each claim with its verdict and checks; `headings` are column names by label (see `Cited`)."""
    by_label = {citation.label: citation for citation in citations}
    columns = headings or {}
    return tuple(
        _statement(claim, [by_label[i] for i in claim.labels], documents, calculations, columns) for claim in claims
    )


def _statement(
    claim: Claim,
    cited: Sequence[Citation],
    documents: Mapping[str, Document],
    calculations: Sequence[Calculation],
    headings: Mapping[int, str],
) -> Statement:
    if not cited:
        return Statement(text=claim.text, verdict=Verdict.UNCITED)
    checks = (
        _verbatim(cited, documents),
        _digits(claim, cited, calculations, headings),
        _support(claim, cited, headings),
    )
    verdict = Verdict.SUPPORTED if all(check.passed for check in checks) else Verdict.UNSUPPORTED
    return Statement(text=claim.text, citations=claim.labels, verdict=verdict, checks=checks)


def _verbatim(cited: Sequence[Citation], documents: Mapping[str, Document]) -> Check:
    wrong = [c.label for c in cited if documents[c.document_id].text[c.start : c.end] != c.quote or not c.quote]
    detail = f"引文{wrong}与原文不一致" if wrong else ""
    return Check(name="verbatim", passed=not wrong, detail=detail)


def _digits(
    claim: Claim, cited: Sequence[Citation], calculations: Sequence[Calculation], headings: Mapping[int, str]
) -> Check:
    sources = [form for citation in cited for form in _forms(citation.quote)]
    sources += [f"{c.expression} = {c.result}" for c in calculations]
    sources += [headings.get(citation.label, "") for citation in cited]  # 2022年 and 三四级 stand above a row
    missing = missing_quantities(claim.text, sources)
    detail = "引文里没有这些数字：" + "、".join(q.text for q in missing) if missing else ""
    return Check(name="digits", passed=not missing, detail=detail)


def _support(claim: Claim, cited: Sequence[Citation], headings: Mapping[int, str]) -> Check:
    said = _word_pairs(without_fixed(claim.text))
    told: set[str] = set()
    for citation in cited:
        told |= pairs(headings.get(citation.label, ""))
        told |= pairs(citation.quote) | pairs(" ".join(citation.section_path) + (citation.caption or ""))
    share = len(said & told) / len(said) if said else 1.0
    return Check(name="support", passed=share >= SUPPORT, detail="" if share >= SUPPORT else "引文不足以支持这句话")


def _word_pairs(text: str) -> set[str]:
    """Return the character pairs within words: figures are the digit gate's business, signs say nothing."""
    for quantity in quantities(text):
        text = text.replace(quantity.text, " ")
    runs = _RUN.findall(folded(text))
    return {run[i : i + 2] for run in runs for i in range(len(run) - 1)}


def _forms(quote: str) -> list[str]:
    """Return a quote as it stands and as it reads, without breaks of lines and gaps: a number may be cut by one."""
    return [*dict.fromkeys((quote, reads(quote, joined=True)))]
