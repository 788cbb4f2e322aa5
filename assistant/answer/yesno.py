"""Open the answer to a yes/no question that no figure of the ledger decides.

In: what the question asks for. Out: a neutral opening: the sentence that follows speaks for itself. Amounts that a
question claims are compared in facts/claims.py; 是的 is never said here, for a sentence with the words of the question
may well say the opposite.
"""

from assistant.answer.question import Ask
from assistant.prompts import NEUTRAL


def opening(ask: Ask) -> str:
    """Return the words before the evidence."""
    return NEUTRAL if ask.kind == "yesno" else ""
