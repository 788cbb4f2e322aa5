"""Whether what is told is of the year that a question for an amount names.

In: the year as a term, the best sentences, the passages. Out: the years of which nothing is told, and what a refusal
says of them. A year that a change is only measured against (较2023年净减) dates nothing. Where the documents do hold
the year, a refusal must not say that they hold nothing of it.
"""

import re
from collections.abc import Iterable, Sequence

from assistant.answer.evidence import Evidence
from assistant.types import Passage, Term

SPOKEN_OF = 0.6  # of the weight of the words: the sentence speaks of the matter
# 中心是2023年揭牌的吗, 是2023年揭的牌吧: 是 … 的 takes the deed for granted, and asks about its time.
_CLEFT = re.compile(
    r"是(?:在|于)?(?:19|20)\d{2}年(?:\d{1,2}月)?(?:\d{1,2}[日号])?[^,，。?？\d]{1,12}的[\u4e00-\u9fff]?(?:[吗吧么嘛,，?？。]|$)"
)


def undated(years: Iterable[Term], evidence: Sequence[Evidence]) -> list[Term]:
    """Return the years that none of the sentences names as its own."""
    said = [item.sentence.sentence.text for item in evidence]
    return [year for year in years if not any(_is_of(year, text) for text in said)]


def of_no_figure(missing: Sequence[Term], passages: Sequence[Passage]) -> str:
    """Return the reason of a refusal: no such figure of the years, or nothing of them at all."""
    years = "、".join(term.text for term in missing)
    held = any(_named(term, passage.chunk.reading) for term in missing for passage in passages)
    return f"资料中没有找到{years}的所问内容。" if held else f"资料中没有{years}的相关数据。"


def told_otherwise(text: str, best: Evidence) -> bool:
    """Tell whether the question claims when something was, and the best sentence speaks of it with a date of its own.

    Then that sentence answers it, though it does not name the year.
    """
    dated = any(quantity.role == "date" and "年" in quantity.text for quantity in best.sentence.quantities)
    return dated and best.features["coverage"] >= SPOKEN_OF and _CLEFT.search(text) is not None


def _is_of(year: Term, text: str) -> bool:
    return any(
        re.search(rf"(?<![较比\d]){re.escape(form)}(?!\d)", text) for form in (year.text, *year.variants) if form
    )


def _named(year: Term, text: str) -> bool:
    return any(form in text for form in (year.text, *year.variants) if form)
