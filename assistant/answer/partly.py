"""Whether a part of a whole is told, or only the whole.

In: a question that names a whole and asks how much of it is something (29所里民办的有几所), the sentences at and beside
the best evidence. Out: a Chinese sentence on what is told, "" where nothing stands against an answer. The part has to
stand in one clause with an amount of its own.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.answer.matching import wanted
from assistant.answer.question import Ask
from assistant.answer.sorts import is_sort, other_sort
from assistant.answer.units import Unit
from assistant.text import folded, quantities
from assistant.types import Quantity, Query

LONG = 3  # characters of a word of which a half will do
_AMONG = (
    r"(?:里[头面边]|当中|之中|其中|(?<![这那哪公省市县区乡镇村校家])里(?!程)"
    r"|(?<![高初其集职一二三四五附完])中(?![职等专学小高国心考级层期秋央间华外文医药]))"
)
_PART = re.compile(
    rf"^(?P<whole>[^,，。?？]*?[^,，。?？在]){_AMONG}[,，]?(?P<part>[^,，。?？]{{2,14}}?)(?:总?一?共?[有占是为达拿得出了]{{1,2}})?"
    r"(?:多少|几)(?!分之|成|%|倍|比)(?P<unit>[\u4e00-\u9fff]{0,2})"
)
_BEHIND = re.compile(  # 里有几个是民办的, 里多少人在校外
    rf"^(?P<whole>[^,，。?？]*?[^,，。?？在]){_AMONG}[,，]?(?:一?共|总共)?有?(?:多少|几)(?P<unit>[个人名位所家项])?(?:是|在|属于?|为|来自)"
    r"(?P<part>[^,，。?？]{2,14}?)(?:的|呢)?[?？。]?$"
)
_CLAUSE = re.compile(r"[^，,。；;：:（）()]+(?:，[共达为占有约计总合][^，,。；;：:（）()]+)?")  # 队伍已成规模，共395人
# What is divided: people or things that are counted; a report, a place or a contest is not.
_DIVIDED = re.compile(r"[生师工员人奖]$|班主任$|专业$|课程?$|资金$|经费$|基地$|服务$|培训$|作品$|项目$")
_SHARE = re.compile(r"比例|占比|百分|比重|率")


def part_untold(query: Query, ask: Ask, near: Sequence[Unit]) -> str:
    """Say that only the whole is told; `near` has the best sentence first."""
    asked = _PART.search(query.text) or _BEHIND.search(query.text)
    if asked is None or ask.kind != "number" or ask.several > 1 or not near or _SHARE.search(query.text):
        return ""
    whole = [(q.value, q.unit) for q in quantities(asked["whole"]) if q.role == "measure"]
    if any(unit.row for unit in near) or not (whole or _DIVIDED.search(asked["whole"])):
        return ""
    if is_sort(asked["part"]):
        return other_sort(f"{asked['part']}有多少", ask, near)
    forms = list(_forms(query, asked["part"], asked["whole"]))
    if not forms:
        return ""
    again = [folded(t.text) for t in query.terms if t.text in asked["part"] and t.text in asked["whole"]]
    units = set() if "个" in ask.units else {*ask.units, *(unit for _, unit in whole)}  # 几个 may ask for anything
    for unit in (unit for unit in near if all(_stands(form, unit.folded) for form in again)):  # 护士里的男护士
        for clause in _CLAUSE.findall(unit.sentence.text):
            told = any(_stands(form, folded(clause)) for form in forms)
            if told and any(_is_part(q, whole, units) for q in quantities(clause)):
                return ""
    return f"资料写到了{asked['whole'].strip()}，没有写其中{asked['part'].rstrip(' 的各占')}的数。"


def _forms(query: Query, part: str, whole: str) -> Iterator[str]:
    """Yield the words, in all their forms, that the part has and the whole has not."""
    for term in query.terms:
        if term.text in part and term.text not in whole:
            yield from wanted(term).forms
            yield from map(folded, term.near)


def _stands(form: str, clause: str) -> bool:
    """Tell whether the clause has the word, or half of a longer one: 升本科 ~ 本科."""
    if form in clause or len(form) < LONG:
        return form in clause
    pairs = [form[at : at + 2] for at in range(len(form) - 1)]
    return 2 * sum(pair in clause for pair in pairs) >= len(pairs)


def _is_part(quantity: Quantity, whole: Sequence[tuple[object, str]], units: set[str]) -> bool:
    if quantity.role != "measure" or (quantity.value, quantity.unit) in whole:
        return False
    return quantity.unit in units if units else quantity.unit != "%"
