"""Chinese text: normal forms, sentences, words, and quantities with their units.

In: strings. Out: strings, spans, words, quantities. Knows nothing of documents, indexes or answers.
"""

from assistant.text.agreement import missing_quantities, same_quantity
from assistant.text.marks import marked
from assistant.text.normal import Folded, fold, folded, normalise
from assistant.text.quantities import quantities
from assistant.text.sentences import clauses, sentences
from assistant.text.words import Segmenter

__all__ = [
    "Folded",
    "Segmenter",
    "clauses",
    "fold",
    "folded",
    "marked",
    "missing_quantities",
    "normalise",
    "quantities",
    "same_quantity",
    "sentences",
]
