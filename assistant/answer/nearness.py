"""How near a text lies to the question, as a number that the other features can be held against.

In: the cosine of two vectors of the embedding model. Out: 0 for texts that have nothing to do with the question, 1 for
those that surely answer. The bounds are the model's: most sentences of a held-out document have a cosine below 0.45
with a question (0.42 in the middle), the right one has 0.65 in the mean (`evals/reading/tuning.py`).
"""

LOW, HIGH = 0.45, 0.8


def nearness(cosine: float) -> float:
    """Return where a cosine lies between the bounds, 0 to 1."""
    return min(1.0, max(0.0, (cosine - LOW) / (HIGH - LOW)))
