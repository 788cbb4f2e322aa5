"""What the assistant says of itself: to a greeting, thanks, a question about it, a task that it does not do.

In: which small talk it is, the indexed documents, questions that are known to be answered. Out: Chinese text without
figures of the corpus and without citations: nothing of it is an answer from the documents, so it leaves as a refusal.
"""

from collections.abc import Sequence

from assistant.answer.holdings import titled
from assistant.prompts import ABLE, EXAMPLES, GREETING, HELD, NOT_ABLE, NOTHING_HELD, WELCOME
from assistant.retrieve.smalltalk import SmallTalk

NAMED = 3  # titles named where the documents are not what is asked for
LISTED = 30  # … and where they are
OPENINGS: dict[SmallTalk, str] = {"greeting": GREETING, "task": NOT_ABLE}


def said(kind: SmallTalk, titles: Sequence[str], questions: Sequence[str]) -> str:
    """Return what is said to small talk of a kind."""
    if kind == "thanks":
        return WELCOME
    lines = [OPENINGS.get(kind, "") + ABLE, holding(titles, LISTED if kind == "held" else NAMED)]
    if questions:
        lines += [EXAMPLES, *(f"· {question}" for question in questions)]
    return "\n".join(lines)


def holding(titles: Sequence[str], limit: int) -> str:
    """Name the documents, the first of them where there are many."""
    if not titles:
        return NOTHING_HELD
    more = f"等{len(titles)}份" if len(titles) > limit else ""
    return f"{HELD}{'、'.join(titled(title) for title in titles[:limit])}{more}。"
