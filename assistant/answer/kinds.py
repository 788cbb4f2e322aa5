"""Tell whether a sentence holds the kind of thing that is asked for.

In: an `Ask` and a `Unit`. Out: a degree from 0 to 1. A sign of form only (a number with the right unit, a date, a
list): whether it is the right number is for the words to say.
"""

import re
from collections.abc import Callable, Collection, Mapping
from functools import lru_cache

from assistant.answer.matching import wanted
from assistant.answer.question import Ask
from assistant.answer.units import Unit
from assistant.text import folded
from assistant.types import Kind, Quantity, Query

_SHARES = re.compile(r"率|意度|占|比|提|增|降|涨|减|幅|成|百分|多大|多高")  # what a percentage may answer
_TOTAL = re.compile(r"共|总|累计|合计|达")
_ENUMERATED = re.compile(r"一是|（一）|\(一\)|①|1[.．、]|第一[，,]|首先")
_PLACE = re.compile(r"[村镇县市区乡街园馆](?!场)|社区|基地|中心|学院|公司")
# 乡村, 各县, 跨县: no place that anybody could go to.
_NO_PLACE = re.compile(
    r"乡[村土]|[农城驻进入附]村|村[民级容超]|城[市乡]|乡镇|[各跨全我本该每][省市县区乡镇村园馆]+|(?<!小)[县市区][级域属直情]|区域|市场|社区服务"
)
_SMALL_PLACES = re.compile(r"哪(?:一?个|几个|些)?(村|乡|镇|社区|街道)")
_NAMED_THING = re.compile(r"[《“]|学校|中学|中心|公司|集团|学院|专业|课程")
_BODY = re.compile(
    r"局|厅|委员会|政府|部门|公司|协会|学校|中心|教育部|举办者|国务院|机构|办公室|组织"
)  # who may act, besides a person
# Schools that go without a name of their own (the city's sports school), and those that are none of the corpus's.
_COLLEGE = re.compile(
    r"[\u4e00-\u9fff]{2,10}(?:大学|学院)|[体艺卫党技]校|师专"
    r"|(?!中等|高等|初等|普通|民办|公办|各类|部分|全[省市县区国]|[我本各两][省市县区地])[\u4e00-\u9fff](?![的所家类等个级各])[\u4e00-\u9fff][县市区]?"
    r"职业(?:技术)?(?:学校|中专|中等专业学校)"
    r"|(?:特殊教育|体育|艺术|卫生|会计|师范|实验|技工|第[一二三四五六七八九十]+)(?:学校|中学|小学)|[\u4e00-\u9fff]{2}[一二三四五六七八九十]中"
)
_COUNTED = re.compile(
    r"[\d一二两三四五六七八九十几多余]+(?:家|个|所|名|位)[^，。、；]{0,8}?(?:公司|企业|事务所|集团|医院|单位|专业|学校)"
)
ONE = 0.4  # a list of one is a list, if less likely the one that is asked for
LONG = 25  # characters of a sentence that can be an account of something
_ANNOUNCES = re.compile(r"(?:下列|以下|如下)[^，。；：:]{0,20}[：:]\s*$")  # the items follow
_JOINT = re.compile(r"、|(?<![\dA-Za-z])[+＋]|(?<=[\u4e00-\u9fff])[—–-]+(?=[\u4e00-\u9fff])")  # 1+X joins nothing
_FINE = (
    ("日", re.compile(r"哪一?[天日]|几[号日](?!文)|具体日期")),
    ("月", re.compile(r"哪一?个?月|几月")),
)
_SEASON = re.compile(r"[春夏秋冬]季|[寒暑]假|节期间|学期|每[年月周天日]|周[一二三四五六日]|[上中下]旬|之日")
_SERIAL = re.compile(r"(?:序号|编号|排名|名次)[:：]\s*$")
_DEFINING = re.compile(r"即|是|指|包括|为核心|为(?!\d)|构建|形成|=")  # 巩固率为97% defines nothing, 巩固率=(…)÷… does
_GLOSS = re.compile(r"[”\"]?[\u4e00-\u9fff]{0,2}[:：](?=\D|\d+%减)")  # 生师比：在校生数与教师数之比


def kind_match(ask: Ask, unit: Unit, query: Query, kind: Kind) -> float:
    """Return how well the form of the sentence fits what is asked for."""
    if ask.thing == "contact":
        return float(_has_thing(ask.thing, unit, query))
    degree = _DEGREES.get(ask.kind)
    if degree is None:
        return 0.4 if len(unit.folded) >= LONG else 0.0
    return degree(ask, unit, query, kind)


def _listed(ask: Ask, unit: Unit, query: Query) -> float:
    if _has_thing(ask.thing, unit, query):
        return 1.0
    return 0.0 if ask.thing in _NAMED else 0.4


def _which(ask: Ask, unit: Unit, query: Query) -> float:
    if ask.thing:
        return float(_has_thing(ask.thing, unit, query))
    return 0.75 * bool(_NAMED_THING.search(unit.sentence.text))


def _actor(ask: Ask, unit: Unit) -> float:
    """A person is named, or a body that can act, where no person is asked for."""
    if unit.people:
        return 1.0
    return 0.0 if ask.thing == "person" else 0.6 * bool(_BODY.search(unit.sentence.text))


_NAMED = frozenset(("school", "firm", "subject", "contact", "person"))  # a sentence without such a name lists none
# Bodies named one after another before what they are: 甲、乙等(3家)企业.
_FIRMS = re.compile(
    r"、[^、。，]{2,12}等[\d一二三四五六七八九十多余数几]*[家个所]?[^，。、；]{0,6}?(?:企业|公司|单位|集团|机构|院校|部门|协会|银行|厂)"
)
# Subjects one after another before how many they are: 护理、康复、助产8个专业.
_SUBJECTS = re.compile(
    r"[\u4e00-\u9fff）)]、[\u4e00-\u9fff（）()]{2,12}?等?(?:\d+|[一二三四五六七八九十]+)个(?:新|特色|重点|招生)?专业"
)
# Names, not counts: 3家会计师事务所 and 20余所学校 name nobody.
_THING = {
    "firm": re.compile(
        r"(?<![家个余多\d])[\u4e00-\u9fff]{2,}(?<![的等类各些该多])(?:公司|集团|酒店|医院|(?<!校中)厂|事务所|联盟|协会|银行|出版社|研究院)"
        r"|[\u4e00-\u9fff](?:教育厅|教育局|教育部|财政厅|财政局|保障局|委员会|管理局|人民政府)"
    ),
    "title": re.compile(r"《|“"),
    "subject": re.compile(
        r"[”、][^、。，]{0,8}专业|专业[:：（(“]|“[^”]{2,12}”专业|(?<![的等类各])[\u4e00-\u9fff]{4,}专业|专业.{0,6}、"
    ),
    "contact": re.compile(r"\d{5,}|\d{3,4}-\d{7,8}|@|www|https?:|号(?:楼|院)?$|路\d+号"),
}


def _has_thing(thing: str, unit: Unit, query: Query) -> bool:
    """Tell whether the sentence names the sort of thing that is asked for; True when the question does not say.

    What the question itself names is no answer to it.
    """
    if thing == "school":
        asked = {form for term in query.terms if term.role == "school" for form in wanted(term).forms}
        return any(name not in asked for name in unit.schools) or any(
            not any(form in name for form in asked) for name in colleges(unit.folded)
        )
    if thing == "person":
        return unit.people
    if thing == "place":
        return names_place(unit.sentence.text, _small_place(query.text))
    if (thing == "firm" and _FIRMS.search(unit.sentence.text)) or (
        thing == "subject" and _SUBJECTS.search(unit.sentence.text)
    ):
        return True
    return thing not in _THING or names_thing(thing, unit.sentence.text)


@lru_cache(maxsize=4096)  # here and below: the corpus's sentences are asked about again and again
def colleges(text: str) -> Collection[str]:
    """Return the names in the text of schools that the corpus knows none of, and of colleges."""
    return frozenset(_COLLEGE.findall(text))


def names_place(text: str, sort: str = "") -> bool:
    """Tell whether the text has the name of a place, of a sort if one is given: 村."""
    said = _NO_PLACE.sub("", text)
    return (re.search(rf"[\u4e00-\u9fff]{sort}", said) if sort else _PLACE.search(said)) is not None


def _small_place(question: str) -> str:
    """Return the sort of small place that is asked for; larger ones (市, 县) are in the name of every office."""
    asked = _SMALL_PLACES.search(question)
    return asked[1] if asked else ""


@lru_cache(maxsize=4096)
def names_thing(thing: str, text: str) -> bool:
    """Tell whether the text names a firm, a title, a subject or an address."""
    if thing == "firm" and _FIRMS.search(text):
        return True
    return _THING[thing].search(_COUNTED.sub("", text)) is not None


def _amount(ask: Ask, unit: Unit, text: str, kind: Kind) -> float:
    measures = [q for q in unit.quantities if q.role == "measure" and not _numbers_row(unit, q)]
    if any(q.unit in ask.units if ask.units else q.unit != "%" or _SHARES.search(text) for q in measures):
        return 1.0 if _TOTAL.search(unit.sentence.text) else 0.92  # of two counts of one thing, the whole comes first
    if kind in (Kind.TABLE, Kind.FIGURE) and any(not q.unit for q in measures):
        return 0.9
    return 0.3 if measures else 0.0


def _dated(unit: Unit, text: str) -> bool:
    """Tell whether the sentence has a date as fine as the question wants it: a day for 哪天, a month for 几月."""
    dates = [q.unit for q in unit.quantities if q.role == "date"]
    if fine := next((sign for sign, asked in _FINE if asked.search(text)), ""):
        return any(fine in date for date in dates)
    return bool(dates) or _SEASON.search(unit.sentence.text) is not None


def _numbers_row(unit: Unit, quantity: Quantity) -> bool:
    """Tell whether a number only counts the rows of a table: 序号：4."""
    return unit.row and _SERIAL.search(unit.sentence.text[: quantity.start]) is not None


def _list(unit: Unit, kind: Kind) -> float:
    text = unit.sentence.text
    if kind is Kind.TABLE or _ENUMERATED.search(text) or _ANNOUNCES.search(text):
        return 1.0
    if len(_JOINT.findall(text)) >= 2 or text.count("“") >= 3:
        return 1.0
    return 0.5 if "、" in text or "《" in text or "；" in text else 0.0


def _definition(unit: Unit, query: Query) -> float:
    """A sentence that says the term and then defines it, or tells the list that it is short for (四共).

    Where a name is asked about, what else is defined is not it.
    """
    names = [term for term in query.terms if term.role == "name"]
    for term in names or query.terms:
        at = unit.folded.find(folded(term.text))
        if at >= 0 and (_DEFINING.search(unit.folded, at) or _GLOSS.match(unit.folded, at + len(folded(term.text)))):
            return 1.0
        if any("、" in form and folded(form) in unit.folded for form in term.variants):
            return 1.0
    return 0.2


_DEGREES: Mapping[str, Callable[[Ask, Unit, Query, Kind], float]] = {
    "number": lambda ask, unit, query, kind: _amount(ask, unit, query.text, kind),
    "list": lambda ask, unit, query, kind: (
        max(_list(unit, kind), ONE * (ask.thing in _NAMED)) * _listed(ask, unit, query)
    ),
    "when": lambda _ask, unit, query, _kind: float(_dated(unit, query.text)),
    "who": lambda ask, unit, _query, _kind: _actor(ask, unit),
    "where": lambda _ask, unit, query, _kind: 0.7 * names_place(unit.sentence.text, _small_place(query.text)),
    "which": lambda ask, unit, query, _: 0.8 * _which(ask, unit, query),
    "definition": lambda _ask, unit, query, _kind: _definition(unit, query),
    "yesno": lambda _ask, unit, _query, _kind: 0.3 * any(q.role == "measure" for q in unit.quantities),
}
