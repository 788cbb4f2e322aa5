"""How much of what a figure counts a phrase says.

In: the words of a phrase, a label or an entry. Out: the share of the label that they make up, what else it says.
"""

from assistant.facts.entries import Entry
from assistant.facts.wants import Wants


def says_little_else(wants: Wants, label: str) -> bool:
    """Tell whether words make up at least half of a label."""
    return 2 * len(rest(wants, label)) <= len(label)


def rest(wants: Wants, label: str) -> str:
    """Return what a label says beside the words."""
    for form in sorted({form for want in wants for form in want.forms}, key=len, reverse=True):
        label = label.replace(form, "")
    return label


def tightness(wants: Wants, entry: Entry) -> float:
    """Return the share of the label that the words make up, 0 to 1."""
    said = sum(max((len(form) for form in want.forms if form in entry.label), default=0) for want in wants)
    return min(1.0, said / len(entry.label)) if entry.label else 0.0
