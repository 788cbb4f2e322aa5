"""The base of all values.

In: nothing. Out: `Frozen`, an immutable pydantic model.
"""

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """Base of all values: immutable, unknown fields rejected."""

    model_config = ConfigDict(frozen=True, extra="forbid")
