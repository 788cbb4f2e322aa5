"""Whether the evidence fills the very slot that the question opens: names, an office's holder, a reason, an outcome.

In: the question and the sentences at and beside the best evidence. Out: 1.0 for a slot that is asked for and not
filled. Near misses meet every word of the question and still do not answer it: 3家事务所 names no firm, 计划2024年开工
tells no outcome. Signs of form only, for any report.
"""

import re
from collections.abc import Sequence

from assistant.answer.cause import SIGN, WHY
from assistant.answer.kinds import colleges
from assistant.answer.question import Ask
from assistant.answer.units import Unit
from assistant.text.numerals import whole_number

_NAMES = re.compile(
    r"姓名|名字|名单|清单|名录|名称|校名|叫(?:什么|啥|做什么|作什么)|名(?:为何|叫)|(?:分别|都|具体|各)(?:是|为|叫|在|有)?(?:哪|谁|什么)"
    r"|哪(?:[几两二三四五六七八九十\d]+|些)?(?:位|个|所|家|项|门|名|件|种|支|人|本|份|条|座|处)|是谁|有谁"
)
_LAST = re.compile(r"(?:是|有|为)哪些[\u4e00-\u9fff]{0,4}[?？。]?$")  # … of so many
MOST = 0.4  # of the things that the question counts must be named for an answer
MANY = 3  # … and of many, so many in one sentence
LARGE = 10  # numbers from which one that the question names must stand near
_CLASSIFIERS = "个所家项门名位件种支本份类次场人条座辆台幅处"
_COUNTED = re.compile(rf"(?<![第\d.])(?P<number>\d+|[一二两三四五六七八九十]+)\s?(?:余|多)?(?P<unit>[{_CLASSIFIERS}])")
# The members stand right after the count (3家：甲、乙; 3家（甲、乙）) or right before it (甲、乙等3家; “甲”“乙”两门).
_MEMBERS_AFTER = re.compile(
    r"^[^。；、]{0,24}[:：]|^[^，。；、]{0,24}(?:，(?=分别|依次|即|包括|包含|[是为]))?"
    r"(?:——|(?:[（(]|包括|包含|分别|依次|即|[是为有])[^。；）)]*(?:、|”“|[^，。]和))"
)
_MEMBERS_BEFORE = re.compile(
    r"(?:、|[和及与])[^，。；、（）\d]{2,18}(?<!的)(?:等|共|这|各)?$|[^，。；、]{2}等$|[”》](?:等|共|这)?$"
)
_WHICH = re.compile(rf"哪(?:[几两二三四五六七八九十\d]+|些)?([{_CLASSIFIERS}])")
_LISTED = re.compile(r"[^。；]*")
_JOINT = re.compile(r"、|”“|》《|[和与及]|[:：（(）)，]|——|包括|包含|分别|依次")
_PAIR = re.compile(r"[\u4e00-\u9fff]{2}[和与及][\u4e00-\u9fff]{2}")
_MERE_COUNT = re.compile(rf"[约共]?\d+\s?(?:余|多)?[{_CLASSIFIERS}]$")  # 市属2所: a sort and how many of it, no name
_NUMBERED = re.compile(r"^(?:[一二三四五六七八九]是|第[一二三四五]|[（(][一二三四五六七八九][）)]|[①-⑨])")
_QUOTED = re.compile(r"“[^”]{2,}”|《[^》]{2,}》")
_OFFICE = re.compile(
    r"(?P<office>校长|园长|院长|馆长|局长|厅长|书记|主任|队长|组长|所长|站长|处长|科长|经理|董事长|会长|理事长|负责人|带头人|班主任)"
    r"[^，。？?]{0,6}(?:是谁|谁|叫什么|叫啥|姓名|名字|哪位|是哪个|哪一位|何人)|(?:谁|哪位)[^，。]{0,6}(?P<later>校长|园长|院长|馆长|局长|书记|主任|队长)"
)
_OUTCOME = re.compile(
    r"(?:最后|最终|结果|后来|如今|到底|究竟)[^，。]{0,14}(?:了没有?|没有|了吗|了么|怎么样|如何|成了)"
    r"|(?:判|批|建成|完工|开工|通过|落实|落地|挂牌|验收|启用|搬|拿到|办成|投用)[^，。]{0,3}(?:了没有?|没有|了吗|了么)"
)
_AHEAD = re.compile(
    r"计划|筹建|申建|拟|将[于在]?|预计|力争|目标|正在|争取|准备|打算|进入[^，。]{0,6}程序|申请|筹备|推进"
)
_DONE = re.compile(r"已(?!进入|启动|申请|列入|着手)|顺利|正式|如期|(?:建成|完成|通过|开园|开业|启用)了|获得|荣获")
_EACH = re.compile(r"各(?:有|是|为|占|自|招|多少|几|得|分)|每(?:所|家|个|校|县|人)|分别(?:有|是|为|占|多少|几)")


def unfilled(text: str, ask: Ask, near: Sequence[Unit]) -> float:
    """Return 1.0 when the question opens a slot that none of the sentences fills; `near` has the best one first."""
    if not near:
        return 0.0
    missing = (
        _names_missing(text, ask, near)
        or _figure_missing(text, ask, near)
        or _holder_missing(text, ask, near)
        or _each_missing(text, ask, near)
        or _reason_missing(text, near)
        or _outcome_missing(text, near)
    )
    return float(missing)


def _names_missing(text: str, ask: Ask, near: Sequence[Unit]) -> bool:
    """Names are asked for, and the sentences count the things without naming them, or name far too few."""
    asked = {(_value(match["number"]), match["unit"]) for match in _COUNTED.finditer(text)}
    names = _NAMES.search(text) or (asked and _LAST.search(text))
    if not names or ask.kind == "article" or (ask.kind == "who" and near[0].people):
        return False
    units = {unit for _, unit in asked} | set(_WHICH.findall(text))
    counts = [(unit, match) for unit in near for match in _counts(unit, asked, units, text)]
    if counts:
        return not any(_names_members(unit, match, near, whole=bool(asked)) for unit, match in counts)
    wanted = max((number for number, _ in asked), default=0)
    if wanted == 2 and any(_PAIR.search(unit.sentence.text) for unit in near):  # 甲和乙, without “、”
        return False
    return wanted > 1 and max(_named(unit, ask) for unit in near) < min(wanted, MANY)


def nameless(text: str, ask: Ask, near: Sequence[Unit]) -> str:
    """Say that only the number of the things is told, where the question counts them and wants their names."""
    counted = _COUNTED.search(text)
    if not near or counted is None or not _names_missing(text, ask, near):
        return ""
    number = counted.group().replace(" ", "")
    return f"资料只写到数量，没有写这{number}的名称。" if ask.thing != "person" else f"资料没有写这{number}是谁。"


def _figure_missing(text: str, ask: Ask, near: Sequence[Unit]) -> bool:
    """Names are asked for of so many, and no sentence has that number: it tells of something else."""
    if ask.kind not in ("list", "which", "who") or any(unit.row for unit in near):
        return False
    asked = {_value(match["number"]) for match in _COUNTED.finditer(text) if match["number"].isdigit()}
    said = {int(quantity.value) for unit in near for quantity in unit.quantities}
    return any(number >= LARGE and number not in said for number in asked)


def _counts(unit: Unit, asked: set[tuple[int, str]], units: set[str], text: str) -> list[re.Match[str]]:
    found = _COUNTED.finditer(unit.sentence.text)
    return [match for match in found if _fits(match, asked, units, text)]


def _fits(match: re.Match[str], asked: set[tuple[int, str]], units: set[str], text: str) -> bool:
    """Tell whether a count in the sentence counts what the question wants named."""
    after = re.match(r"[\u4e00-\u9fff“”《》]{0,16}", match.string[match.end() :])
    things = after.group() if after else ""
    if any(unit == match["unit"] for _, unit in asked):
        return _value(match["number"]) in {number for number, _ in asked}
    return any(things[i : i + 2] in text for i in range(len(things) - 1)) and (not units or match["unit"] in units)


def _value(number: str) -> int:
    return whole_number(number) or 0


def _named(unit: Unit, ask: Ask) -> int:
    """Return how many things the sentence names, as schools or one after another; of schools none but schools."""
    others = (name for name in colleges(unit.folded) if not any(name in school for school in unit.schools))
    schools = len({*unit.schools, *others})
    if ask.thing == "school":
        return schools
    if _NUMBERED.search(unit.sentence.text):  # one of the members, the others stand in sentences of their own
        return MANY
    return max(schools, 1 + unit.sentence.text.count("、"), len(_QUOTED.findall(unit.sentence.text)))


def _names_members(unit: Unit, match: re.Match[str], near: Sequence[Unit], *, whole: bool) -> bool:
    """Tell whether the counted things are named beside the count; `whole`: most of them must be (“甲”等21个 is not)."""
    said = unit.sentence.text
    before, after = said[: match.start()], said[match.end() :]
    told = _MEMBERS_AFTER.search(after)
    if (told and _are_names(told, after)) or any("、" in other.sentence.text and other.row for other in near):
        return True
    if _MEMBERS_BEFORE.search(before):
        tail = re.split(r"[，。；]", before)[-1]
        named = 1 + max(len(re.findall(r"、|[和与及]", tail)), tail.count("”") - 1)
        return not whole or MOST * _value(match["number"]) <= named
    clause = re.split(r"[，。；]", after)[0]
    return len(_QUOTED.findall(clause)) > 1


def _are_names(told: re.Match[str], after: str) -> bool:
    """Tell whether what stands behind a count are names, not counts of sorts: 3所（公办2所、民办1所）."""
    sign = re.search(r"[:：（(]|——|包括|包含|分别|依次|即|[是为有]", told.group())
    listed = _LISTED.match(after, sign.end() if sign else 0)
    members = [one.strip() for one in _JOINT.split(listed.group() if listed else "") if one.strip()]
    return not members or any(not _MERE_COUNT.search(one) for one in members)


def _holder_missing(text: str, ask: Ask, near: Sequence[Unit]) -> bool:
    """Somebody's office is asked for, and no sentence names a person beside that office."""
    found = _OFFICE.search(text)
    if not found or ask.kind == "yesno":
        return False
    office = found["office"] or found["later"]
    return not any(office in unit.sentence.text and unit.people for unit in near)


def _reason_missing(text: str, near: Sequence[Unit]) -> bool:
    return bool(WHY.search(text)) and not any(SIGN.search(unit.sentence.text) for unit in near)


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
