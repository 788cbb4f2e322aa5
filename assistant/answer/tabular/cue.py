"""What an operation on a table is worded by.

In: nothing. Out: `Cue`, and the characters that matches cover.
"""

import re
from dataclasses import dataclass
from typing import Literal

from assistant.answer.mentions import NOWHERE, Places

Operation = Literal[
    "rank", "share", "compare", "change", "previous", "left", "sum", "each", "average", "which", "steps", "times"
]


@dataclass(frozen=True)
class Cue:
    """An operation as it is worded.

    `at` is where it stands: what is named before is what it is done with; `places` are the characters that word it.
    `low`: the smallest first, or the smaller is said to be the one. `count` is how many of a rank are asked for, 0 for
    all, `only` that it is the one in that place. `whole` is what a share is of, in the question's words; `moved` the
    sign of the changes that are ranked, "" where values are. `rate` and `amount`: whether a change is asked for in per
    cent, as an amount. `claim`: it is said so, and asked whether it is. `term` names a rate that
    is not the table's own word.
    """

    operation: Operation
    at: int
    places: Places = NOWHERE
    low: bool = False
    way: str = ""
    count: int = 1
    only: bool = False
    whole: str = ""
    moved: str = ""
    rate: bool = False
    amount: bool = False
    claim: bool = False
    term: str = ""


def spread(*matches: re.Match[str]) -> Places:
    """Return the places of the characters that the matches cover."""
    return NOWHERE.union(*(range(*match.span()) for match in matches))
