"""Corrected answers as evaluation cases.

In: the store's feedback. Out: cases with the fields of evals/data/README.md, for a person to look through before they
join a set: the facts are the figures, titles and quoted words of the correction, which may be more or less than what
makes an answer right.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from assistant.errors import AnswerNotFound, ConversationNotFound
from assistant.store import Feedback, Message, Store
from assistant.text import clauses, quantities
from assistant.types import Citation, Frozen, Quantity, Turn

_NAMED = re.compile(r"[《“]([^《》“”]+)[》”]")
_NOTHING = re.compile(
    r"^(?:现有)?(?:资料|报告|文件|原文|年报)?(?:中|里)?(?:并)?(?:没有|未提及|未提到|没提到|查不到|无此|不涉及)"
)
_END = "。；，！？;,!? \n"


class Correction(Frozen):
    """One case; see evals/data/README.md for the fields."""

    id: str
    question: str
    history: tuple[Turn, ...] = ()
    facts: tuple[tuple[str, ...], ...]
    gold_sections: tuple[str, ...]
    gold_document: str
    kind: str
    answerable: bool
    style: Literal["colloquial"] = "colloquial"
    split: Literal["dev"] = "dev"  # it was looked at


def corrections(store: Store) -> Iterator[Correction]:
    """Yield a case for every 👎 that says what the answer should have been, the earliest first."""
    for feedback in reversed(store.feedback.list(rating="down", limit=None)):
        if not feedback.corrected_answer.strip():
            continue
        try:
            message = store.answers.get(feedback.answer_id)
        except AnswerNotFound:  # deleted meanwhile
            continue
        yield _case(feedback, message, _before(store, message, feedback.owner))


def _case(feedback: Feedback, message: Message, before: tuple[Turn, ...] | None) -> Correction:
    """Put a case together; where it is not known what was said `before`, it asks the completed question."""
    answer = message.answer
    history = before or ()
    answerable = not _NOTHING.match(feedback.corrected_answer.strip())
    facts = _facts(feedback.corrected_answer) if answerable else ()
    section = feedback.corrected_section.strip()
    return Correction(
        id=f"k-{feedback.id}",
        question=answer.standalone_question if before is None else answer.question,
        history=history,
        facts=facts,
        gold_sections=(section,) if section and answerable else (),
        gold_document=_document(answer.citations, section),
        kind=_kind(facts, history, answerable),
        answerable=answerable,
    )


def _before(store: Store, message: Message, owner: str) -> tuple[Turn, ...] | None:
    """Return what was said before in the answer's conversation; None where that is not stored or not the owner's."""
    if not message.answer.conversation_id:
        return None
    try:
        messages = store.conversations.messages(message.answer.conversation_id, owner)
    except ConversationNotFound:
        return None
    return tuple(turn for earlier in messages[: [m.id for m in messages].index(message.id)] for turn in _turns(earlier))


def _turns(message: Message) -> tuple[Turn, Turn]:
    return Turn(role="user", content=message.question), Turn(role="assistant", content=message.answer.text)


def _facts(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the figures, titles and quoted words of a correction; its clauses where it has none."""
    figures = [_spellings(quantity) for quantity in quantities(text) if quantity.role in {"measure", "date"}]
    named = [(name.strip(),) for name in _NAMED.findall(text) if name.strip()]
    if not figures and not named:
        named = [(text[span.start : span.end].strip(_END),) for span in clauses(text)]
    return tuple(dict.fromkeys(group for group in (*figures, *named) if group[0]))


def _spellings(quantity: Quantity) -> tuple[str, ...]:
    written = quantity.text.removeprefix(quantity.qualifier)
    plain = f"{quantity.value}{quantity.unit}"
    return (written,) if written == plain or quantity.role != "measure" else (written, plain)


def _document(citations: Sequence[Citation], section: str) -> str:
    """Return the cited document that has the section, else the first; "" when nothing was cited."""
    fitting = [citation for citation in citations if citation.section_number == section]
    return next((citation.document_id for citation in (*fitting, *citations)), "")


def _kind(facts: Sequence[Sequence[str]], history: Sequence[Turn], answerable: bool) -> str:
    if history:
        return "followup"
    if not answerable:
        return "missing_detail"
    figures = sum(any(char.isdigit() for char in group[0]) for group in facts)
    if figures:
        return "number" if len(facts) == 1 else "multi"
    return "which" if len(facts) == 1 else "list"
