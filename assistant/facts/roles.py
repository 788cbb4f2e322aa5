"""Which part each figure of a sentence plays in a question: what a trained reader tells of both together.

In: nothing. Out: `Shown`, a sentence with the places of its figures, and `Roles`, how probable each part of one figure
is. A reader of operands takes a question and several `Shown`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Shown:
    """A sentence as it is read: the last part of its heading, the sentence before it ("" for none), itself.

    `figures` are the places of its figures in it, each with start and end.
    """

    heading: str
    before: str
    sentence: str
    figures: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Roles:
    """How probable it is that a figure plays each part; with playing none of them they add up to 1.

    `first` and `second` are part and whole, minuend and subtrahend, total and divisor, now and then; `first` is also
    each figure that is added up or compared with all the others. `asked` is the figure that the question asks for.
    """

    first: float
    second: float
    asked: float


# What a question is told to ask for, in a word before it, so that its figures need only be found.
NAMED = {
    "share": "占比", "remainder": "剩余", "difference": "相差", "times": "倍数", "average": "平均", "sum": "合计",
    "growth": "增幅", "change": "变化", "previous": "上年", "compare": "比较", "most": "最多", "least": "最少",
    "range": "差距", "count": "计数", "conflict": "核对",
}  # fmt: skip


def pleaded(question: str, operation: str) -> str:
    """Return a question with the name of the operation that it asks for."""
    name = NAMED.get(operation)
    return f"{name}：{question}" if name else question


OperandReader = Callable[[str, Sequence[Shown]], Sequence[Sequence[Roles]]]  # for each sentence, for each figure
