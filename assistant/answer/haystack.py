"""Counts in how many of many texts a word stands.

In: folded texts (once), folded forms of a word. Out: the number of texts that hold one of them. A form is sought only
in the texts that have all of its pairs of neighbouring characters; for most words these are a few in a hundred.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import reduce
from itertools import pairwise
from operator import and_

_BUCKETS = 8191  # a prime; a passage of 400 characters falls into a twentieth of them


class Haystack:
    """Texts, and for each bucket of character pairs which texts have one of them: bit n of a number is text n."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = tuple(texts)
        self._having: dict[int, int] = defaultdict(int)
        for number, text in enumerate(self._texts):
            for bucket in set(_buckets(text)):
                self._having[bucket] |= 1 << number

    def __len__(self) -> int:
        return len(self._texts)

    def holding(self, forms: Iterable[str]) -> int:
        """Return how many texts hold at least one of the forms."""
        found = 0
        for form in forms:  # each form is sought only where no other was found
            for number in _set_bits(self._candidates(form) & ~found):
                if form in self._texts[number]:
                    found |= 1 << number
        return found.bit_count()

    def _candidates(self, form: str) -> int:
        every = (1 << len(self._texts)) - 1  # a single character has no pairs and may stand anywhere
        return reduce(and_, (self._having.get(bucket, 0) for bucket in _buckets(form)), every)


def _buckets(text: str) -> Iterator[int]:
    return ((31 * ord(first) + ord(second)) % _BUCKETS for first, second in pairwise(text))


def _set_bits(number: int) -> Iterator[int]:
    """Yield the places of the bits that are set, the lowest first."""
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest
