"""What the sentences do not tell, though they meet the words of the question: one check after the other.

In: the question, what it asks for, the sentences at and beside the best evidence. Out: a Chinese sentence that says
what the documents do hold, "" where nothing stands against an answer.
"""

from collections.abc import Sequence

from assistant.answer.cause import causeless
from assistant.answer.counterparts import Known, uncounterparted
from assistant.answer.extremes import opposite
from assistant.answer.levels import level_untold
from assistant.answer.marks import unmarked
from assistant.answer.partly import part_untold
from assistant.answer.portions import portion
from assistant.answer.posts import other_post
from assistant.answer.properties import property_untold, spoken
from assistant.answer.question import Ask
from assistant.answer.siblings import sibling_told
from assistant.answer.slots import nameless
from assistant.answer.sorts import not_negated, other_sort
from assistant.answer.strangers import stranger
from assistant.answer.units import Unit
from assistant.answer.unlisted import unlisted
from assistant.answer.unnamed import unnamed
from assistant.lexicon import outside
from assistant.prompts import REFUSAL
from assistant.types import Query

SPOKEN_OF = 0.6  # of the weight of the words: the sentence speaks of the matter, and lacks what is asked of it
HALF = 0.5  # … from which the one word that it lacks is what stands against it


def lacking(query: Query, ask: Ask, near: Sequence[Unit], *, told: bool, coverage: float, known: Known) -> str:
    """Return why the sentences are no answer; `near` has the best one first, `told`: it surely seems to answer.

    `coverage` is how far the best one meets the words: the documents are said to speak of the matter only if it does;
    `known` tells how surely it is read to answer, and how usual the words are.
    """
    plain = outside(query.text, (term.text for term in query.terms if term.role in ("school", "name")))
    spoken_of = coverage >= SPOKEN_OF
    return (
        other_post(query, ask, near)
        or other_sort(plain, ask, near)  # 女子中学 and 研究生院 limit nothing
        or not_negated(plain, ask, near)
        or stranger(query, ask, near)
        or property_untold(plain, ask, spoken(query, near))
        or sibling_told(plain, ask, near)
        or opposite(plain, ask, near)
        or unmarked(plain, query.question, ask, near)
        or portion(query, ask, near)
        or _claimed(uncounterparted(query, ask, near, known), spoken_of=coverage >= HALF)
        or _claimed(part_untold(query, ask, near), spoken_of=spoken_of)
        or level_untold(query.text, ask, near)
        or _claimed(causeless(query, near), spoken_of=spoken_of)
        or _claimed(unnamed(query.text, ask, near, told=told), spoken_of=spoken_of)
        or ("" if told else nameless(query.text, ask, near))
        or ("" if ask.kind in ("number", "yesno", "article") else unlisted(query.text, near))
    )


def _claimed(lack: str, *, spoken_of: bool) -> str:
    """Return what is lacking, in general words where the documents do not even speak of the matter."""
    return REFUSAL if lack and not spoken_of else lack
