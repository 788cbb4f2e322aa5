"""Whether the evidence fills the very slot that the question opens: names, an office's holder, a reason, an outcome.

In: the question and the sentences at and beside the best evidence. Out: 1.0 for a slot that is asked for and not
filled. Near misses meet every word of the question and still do not answer it: 3家事务所 names no firm, 计划2024年开工
tells no outcome. Signs of form only, for any report.
"""

import re
from collections.abc import Sequence

from assistant.answer.question import Ask
from assistant.answer.units import Unit
from assistant.text import quantities

_NAMES = re.compile(
    r"姓名|名字|名单|清单|名录|名称|校名|叫(?:什么|啥|做什么|作什么)|名(?:为何|叫)|(?:分别|都|具体|各)(?:是|为|叫|在|有)?(?:哪|谁|什么)"
    r"|哪(?:[几两二三四五六七八九十\d]+|些)?(?:位|个|所|家|项|门|名|件|种|支|人|本|份|条|座|处)|是谁|有谁"
)
MOST = 0.4  # of the things that the question counts must be named for an answer
MANY = 3  # … and of many, so many in one sentence
_CLASSIFIERS = "个所家项门名位件种支本份类次场人条座辆台幅处"
_COUNTED = re.compile(rf"(?<![第\d.])(?P<number>\d+|[一二两三四五六七八九十]+)(?:余|多)?(?P<unit>[{_CLASSIFIERS}])")
# The members stand right after the count (3家：甲、乙; 3家（甲、乙）) or right before it (甲、乙等3家; “甲”“乙”两门).
_MEMBERS_AFTER = re.compile(
    r"^[^，。；、]{0,24}(?:[:：]|——|(?:[（(]|包括|包含|分别|依次|即|[是为有])[^。；）)]*(?:、|”“|[^，。]和))"
)
_MEMBERS_BEFORE = re.compile(
    r"(?:、|[和及与])[^，。；、（）\d]{2,18}(?:等|共|这|各)?$|[^，。；、]{2}等$|[”》](?:等|共|这)?$"
)
_WHICH = re.compile(rf"哪(?:[几两二三四五六七八九十\d]+|些)?([{_CLASSIFIERS}])")
_QUOTED = re.compile(r"“[^”]{2,}”|《[^》]{2,}》")
_OFFICE = re.compile(
    r"(?P<office>校长|园长|院长|馆长|局长|厅长|书记|主任|队长|组长|所长|站长|处长|科长|经理|董事长|会长|理事长|负责人|带头人|班主任)"
    r"[^，。？?]{0,6}(?:是谁|谁|叫什么|叫啥|姓名|名字|哪位|是哪个|哪一位|何人)|(?:谁|哪位)[^，。]{0,6}(?P<later>校长|园长|院长|馆长|局长|书记|主任|队长)"
)
_WHY = re.compile(r"为什么|为何|为啥|原因|图什么|凭什么|缘由|怎么解释|干嘛要?")
_REASON = re.compile(
    r"因为|由于|因|为了|旨在|目的|以便|意在|鉴于|原因|导致|避免|所致|缘于|受.{1,12}影响|需求|不足|制约|脱节|滞后|结合|紧扣|适应|为[^，。]{2,30}[，,]|^为"
)
_OUTCOME = re.compile(
    r"(?:最后|最终|结果|后来|如今|到底|究竟)[^，。]{0,14}(?:了没有?|没有|了吗|了么|怎么样|如何|成了)"
    r"|(?:判|批|建成|完工|开工|通过|落实|落地|挂牌|验收|启用|搬|拿到|办成|投用)[^，。]{0,3}(?:了没有?|没有|了吗|了么)"
)
_AHEAD = re.compile(r"计划|拟|将[于在]?|预计|力争|目标|正在|争取|准备|打算|进入[^，。]{0,6}程序|申请|筹备|推进")
_DONE = re.compile(r"已(?!进入|启动|申请|列入|着手)|顺利|正式|如期|(?:建成|完成|通过|开园|开业|启用)了|获得|荣获")
_EACH = re.compile(r"各(?:有|是|为|占|自|招|多少|几|得|分)|每(?:所|家|个|校|县|人)|分别(?:有|是|为|占|多少|几)")


def unfilled(text: str, ask: Ask, near: Sequence[Unit]) -> float:
    """Return 1.0 when the question opens a slot that none of the sentences fills; `near` has the best one first."""
    if not near:
        return 0.0
    missing = (
        _names_missing(text, ask, near)
        or _holder_missing(text, ask, near)
        or _each_missing(text, ask, near)
        or _reason_missing(text, near)
        or _outcome_missing(text, near)
    )
    return float(missing)


def _names_missing(text: str, ask: Ask, near: Sequence[Unit]) -> bool:
    """Names are asked for, and the best sentence counts the things without naming them, or names far too few."""
    if not _NAMES.search(text) or ask.kind == "article" or (ask.kind == "who" and near[0].people):
        return False
    asked = {(_value(match["number"]), match["unit"]) for match in _COUNTED.finditer(text)}
    units = {unit for _, unit in asked} | set(_WHICH.findall(text))
    said = near[0].sentence.text
    counts = [match for match in _COUNTED.finditer(said) if _fits(match, asked, units, text)]
    if counts:
        return not any(_names_members(said, match, near, whole=bool(asked)) for match in counts)
    wanted = max((number for number, unit in asked if unit in "所家位名"), default=0)
    return wanted > 1 and max(_named(unit) for unit in near) < min(wanted, MANY)


def _fits(match: re.Match[str], asked: set[tuple[int, str]], units: set[str], text: str) -> bool:
    """Tell whether a count in the sentence counts what the question wants named."""
    after = re.match(r"[\u4e00-\u9fff“”《》]{0,16}", match.string[match.end() :])
    things = after.group() if after else ""
    if any(unit == match["unit"] for _, unit in asked):
        return _value(match["number"]) in {number for number, _ in asked}
    return any(things[i : i + 2] in text for i in range(len(things) - 1)) and (not units or match["unit"] in units)


def _value(number: str) -> int:
    if number.isdigit():
        return int(number)
    return int(next((q.value for q in quantities(f"{number}个") if q.role == "measure"), 0))


def _named(unit: Unit) -> int:
    """Return how many things the sentence names, as schools or one after another."""
    return max(len(set(unit.schools)), 1 + unit.sentence.text.count("、"), len(_QUOTED.findall(unit.sentence.text)))


def _names_members(said: str, match: re.Match[str], near: Sequence[Unit], *, whole: bool) -> bool:
    """Tell whether the counted things are named beside the count; `whole`: most of them must be (“甲”等21个 is not)."""
    before, after = said[: match.start()], said[match.end() :]
    if _MEMBERS_AFTER.search(after) or any("、" in unit.sentence.text and unit.row for unit in near):
        return True
    if _MEMBERS_BEFORE.search(before):
        tail = re.split(r"[，。；]", before)[-1]
        return not whole or MOST * _value(match["number"]) <= 1 + max(tail.count("、"), tail.count("”") - 1)
    clause = re.split(r"[，。；]", after)[0]
    return len(_QUOTED.findall(clause)) > 1


def _holder_missing(text: str, ask: Ask, near: Sequence[Unit]) -> bool:
    """Somebody's office is asked for, and no sentence names a person beside that office."""
    found = _OFFICE.search(text)
    if not found or ask.kind == "yesno":
        return False
    office = found["office"] or found["later"]
    return not any(office in unit.sentence.text and unit.people for unit in near)


def _reason_missing(text: str, near: Sequence[Unit]) -> bool:
    return bool(_WHY.search(text)) and not any(_REASON.search(unit.sentence.text) for unit in near)


def _outcome_missing(text: str, near: Sequence[Unit]) -> bool:
    """An outcome is asked for, and the sentence only tells a plan."""
    said = near[0].sentence.text
    return bool(_OUTCOME.search(text)) and bool(_AHEAD.search(said)) and not _DONE.search(said)


def _each_missing(text: str, ask: Ask, near: Sequence[Unit]) -> bool:
    """An amount for each of several is asked for, and the sentences hold fewer than two that fit."""
    if ask.kind != "number" or not _EACH.search(text):
        return False
    units = [q.unit for unit in near for q in unit.quantities if q.role == "measure"]
    fitting = [unit for unit in units if not ask.units or unit in ask.units]
    return max((fitting.count(unit) for unit in fitting), default=0) < 2
