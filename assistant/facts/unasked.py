"""Whether what was computed is of something else than the question asks for: signs that no choice of operands reads.

In: the question, a `Computed`, the entries of its document, the year that it reports on. Out: yes or no. Each sign is a
word of the question that the operands have to bear out: a sex, the grade of an award, 去年, 哪个…最…, 一个老师带.
"""

import re
from collections.abc import Sequence

from assistant.facts.entries import Entry
from assistant.facts.results import Computed
from assistant.facts.scope import years

_SEX = re.compile(r"[男女](?=性|生|教|老|孩|娃|学|的|职|干|护|医|同)")
_SEXES = frozenset("男女")  # either is worked out of the other
_BALANCE = re.compile(r"收支|收入与支出")
_PARTS = re.compile(r"到账|事业|培训|其他|捐赠|经营|拨款|专项|人员|公用|项目|基建")
_BOTH = re.compile(r"男女|女男")
_GRADE = re.compile(r"[特一二三]等奖|[金银铜][牌奖]")
_LAST_YEAR = re.compile(r"(?<![比较与和跟同])(?:去年|上年|上一?年度?)(?!相比|同期|比|增|减|多|少|下降|提高)")
_FOREMOST = re.compile(r"(?:哪|谁)[^,，。?？]*最|最[^,，。?？]{0,12}(?:的)?(?:是|有)?(?:哪|谁)|垫底")
_EACH = re.compile(
    r"一[个名位](?:老师|教师|班主任|医生|护士)[^,，。?？]{0,4}(?:带|教|管|负责|摊|对)|平均|[生师人班校户]均"
)
_RATIO = " ÷ "


def of_something_unasked(text: str, done: Computed, entries: Sequence[Entry], year: int | None) -> bool:
    """Tell whether the operands lack a word that the question cannot do without."""
    operands = done.among(entries)
    if not operands:
        return False
    return (
        _of_no_sex(text, operands)
        or (_BALANCE.search(text) is not None and not _balances(operands))
        or _of_other_awards(text, operands)
        or _of_the_wrong_year(text, operands, entries, year)
        or (_FOREMOST.search(text) is not None and _of_one_only(done))
        or (_RATIO not in done.expression and _compares(done) and bool(_EACH.search(text)) and _counts(operands))
    )


def _of_no_sex(text: str, operands: Sequence[Entry]) -> bool:
    """Tell whether men or women are asked for and all operands count both."""
    asked = set(_SEX.findall(text))
    return len(asked) == 1 and not _BOTH.search(text) and not any(_SEXES & set(e.label + e.clause) for e in operands)


def _of_other_awards(text: str, operands: Sequence[Entry]) -> bool:
    """Tell whether an operand is of a grade of award that the question does not ask for."""
    asked = set(_GRADE.findall(text))
    told = {grade for entry in operands for grade in _GRADE.findall(entry.label)}
    return bool(asked) and not told <= asked


def _of_the_wrong_year(text: str, operands: Sequence[Entry], entries: Sequence[Entry], year: int | None) -> bool:
    """Tell whether 去年 is asked for, the operands are of the year itself, and their own row has the year before."""
    if year is None or not _LAST_YEAR.search(text) or re.search(r"(?:19|20)\d{2}", text):
        return False
    before = str(year - 1)
    return all(
        entry.cell
        and years(entry) == {str(year)}
        and any(e.statement == entry.statement and before in years(e) for e in entries)
        for entry in operands
    )


def _balances(operands: Sequence[Entry]) -> bool:
    """Tell whether what comes in is held against what goes out, all of each."""
    labels = [entry.label for entry in operands]
    sides = (any(side in label for label in labels) for side in ("收入", "支出"))
    return all(sides) and not any(_PARTS.search(label) for label in labels)


def _of_one_only(done: Computed) -> bool:
    """Tell whether a single share, quotient or change is told, where the foremost of several is asked for."""
    alone = "；" not in done.text and not done.text.startswith("最")
    return bool(done.expression) and alone and len(done.operands) <= 2


def _compares(done: Computed) -> bool:
    return "前者" in done.text


def _counts(operands: Sequence[Entry]) -> bool:
    return not any(entry.mean or entry.is_share for entry in operands)
