"""What of a found answer is kept: nothing of another year, nothing worked out from a figure of several together.

In: a question, the best evidence, the judgement, what was computed, the marked cells. Out: the same, or a refusal that
says what the documents hold.
"""

from dataclasses import replace

from assistant.answer.evidence import Evidence
from assistant.answer.extremes import tells_end
from assistant.answer.lookback import cohort_untold, year_untold
from assistant.answer.properties import property_untold
from assistant.answer.question import Ask
from assistant.answer.refuse import Judgement
from assistant.answer.siblings import another_cohort
from assistant.facts.results import Computed
from assistant.prompts import HIGHEST, LEAST, LOWEST, MOST
from assistant.types import Query

Cells = tuple[str, ...]


def told_instead(text: str, ask: Ask, best: Evidence, computed: Computed) -> bool:
    """Tell whether the best sentence says itself who is foremost, and figures of another one or a table were ranked."""
    ranked = computed.text.startswith((MOST, LEAST, HIGHEST, LOWEST)) and tells_end(text, ask, best)
    return ranked and all(figure.sentence.start != best.sentence.sentence.start for figure in computed.operands)


def kept(
    query: Query, ask: Ask, best: Evidence | None, judgement: Judgement, computed: Computed | None, cells: Cells
) -> tuple[Judgement, Computed | None, Cells]:
    """Return what there is of an answer; `best` is None where the documents are quoted or were refused outright."""
    if best is None:
        return judgement, computed, cells
    told = best.sentence.sentence
    if judgement.shared and computed and any(figure.sentence.start == told.start for figure in computed.operands):
        computed = None
    if computed and judgement.answerable and told_instead(query.text, ask, best, computed):
        computed = None
    found = judgement.answerable or computed or cells
    lack = year_untold(query, ask, best.sentence, computed=computed is not None) if found else ""
    if found and not lack:
        back = computed is not None and any(figure.change for figure in computed.operands)
        lack = cohort_untold(query, best.sentence, computed=back)
    if not lack and (lack := _not_of_it(query.text, ask, best, computed, cells)):
        own = [figure.sentence.start == told.start for figure in computed.operands] if computed else []
        if own and all(own) and judgement.answerable and not property_untold(query.text, ask, [told.text]):
            return judgement, None, ()  # the sentence tells of the property; what was worked out does not answer
    if not lack:
        return judgement, computed, cells
    return replace(judgement, answerable=False, reason=lack, excluded=True), None, ()


def _not_of_it(text: str, ask: Ask, best: Evidence, computed: Computed | None, cells: Cells) -> str:
    """Say that what was worked out or looked up is of another property (课时 for 报酬) or of another cohort's table."""
    lines = [line.text for line in computed.lines] if computed else list(cells)
    row = bool(cells) and best.sentence.row
    return property_untold(text, ask, lines) or (
        another_cohort(text, best.sentence.heading.rpartition(">")[2]) if row else ""
    )
