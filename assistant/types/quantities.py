"""A number with its unit, as it stands in a text.

In: nothing. Out: the value that `text.quantities` reads and the digit gate compares.
"""

from decimal import Decimal
from typing import Literal

from pydantic import Field

from assistant.types.base import Frozen


class Quantity(Frozen):
    """A number with its unit as it stands in a text; `start`/`end` cover qualifier, number and unit.

    `value` is in base units (万 and 亿 multiplied out; 87% is 87 with unit "%"); `unit` is "" for a bare number.
    `role` tells measures from numbers that only name something: a date or year, an ordinal (第六期, 第二十九条), a code
    or name (1.3.1, 3+2, 1+X, 图2-1, 6S).
    """

    text: str
    start: int
    end: int
    value: Decimal
    unit: str
    qualifier: str = Field(default="", description="约, 近, 余, 多, 以上, 不低于 …, else empty")
    role: Literal["measure", "date", "ordinal", "name"] = "measure"
