"""Which pairs of neighbouring characters a text holds, as the bits of one number.

In: folded texts and forms. Out: numbers to be combined with `&`. A form stands in a text only where the text has all of
its bits, and is met in part only where it has one of them. Comparing two numbers takes a fraction of a search, and
nearly all comparisons of a question with a corpus end there. Several pairs share a bit, so a bit proves nothing.
"""

from itertools import pairwise

_BITS = 1021  # a prime; a passage of 400 characters sets a third of them, a sentence a twentieth
ANYTHING = 1 << _BITS  # a bit of every text, for forms that have no pairs


def held(text: str) -> int:
    """Return the bits of a text."""
    return ANYTHING | _bits(text)


def needed(form: str) -> int:
    """Return the bits of a form."""
    return _bits(form) if len(form) > 1 else ANYTHING


def _bits(text: str) -> int:
    found = 0
    for place in {(31 * ord(first) + ord(second)) % _BITS for first, second in pairwise(text)}:
        found |= 1 << place
    return found
