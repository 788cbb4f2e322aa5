"""The answer while it is being written.

In: pieces of text with `[n]` marks. Out: a `Draft`: the text, the passages that n counts, who wrote it, and what has to
be said about the writing. Nothing is verified here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from assistant.facts.results import Computed
from assistant.types import Check, Passage

EXTRACTIVE = "extractive"


@dataclass
class Draft:
    """Text that is not verified yet.

    `degraded` says in Chinese why a lesser mode was used, "" when none was; `shown` is what was computed in code or put
    side by side in the text; `untold` are the parts of the question that the text leaves open.

    Of a chat model's text: `corrections` say what was changed, `removed` that sentences were left out, and `checks`
    are the further checks by statement.
    """

    passages: Sequence[Passage]
    text: str = ""
    answerer: str = EXTRACTIVE
    degraded: str = ""
    prompt_hash: str = ""
    shown: Computed | None = None
    untold: tuple[str, ...] = ()
    corrections: tuple[str, ...] = ()
    removed: bool = False
    checks: Mapping[str, tuple[Check, ...]] = field(default_factory=dict)
