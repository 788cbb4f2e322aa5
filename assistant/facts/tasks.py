"""Which arithmetic a question asks for.

In: the normalised stand-alone question. Out: a `Task` with the phrases that name its operands, or None. The wording
decides; whether the corpus has the operands is for the modules that compute.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from assistant.text import quantities

Operation = Literal[
    "share", "growth", "previous", "change", "difference", "remainder", "sum", "average", "times", "most", "least",
    "compare", "conflict", "same",
]  # fmt: skip


@dataclass(frozen=True)
class Task:
    """An operation and its operand phrases, in the order of the formula (part, whole; minuend, subtrahend …).

    `unit` is the unit asked for, "" when the question leaves it open; `count` how many operands it speaks of; `per` the
    unit of an average's divisor; `context` what the question says besides; `base` what a change is measured against.
    """

    operation: Operation
    phrases: tuple[str, ...]
    unit: str = ""
    count: int | None = None
    per: str = ""
    context: str = ""
    base: str = ""


_SHARE_WORD = (
    r"(?:比例|比重|百分之多少|百分之几|百分比|百分率|几成|多大比例|多少比例|比率|多大(?:的)?(?:比例|比重|份额)"
    r"|份额|几分之几)"
)
_SHARE = re.compile(
    rf"(?P<part>[^,。?]+?)(?:占(?P<whole>(?!比|多|了|的|总?多)[^,。?占]+?)(?:当?中|里面?|之中)?的?(?:{_SHARE_WORD}|多少(?=$|[?])|多大)"
    rf"|在(?P<among>[^,。?占]+?)(?:当?中|里面?|之中)(?:所?占)?的?(?:{_SHARE_WORD}|占(?:多少|多大)))"
)
_SHARE_OF_ALL = re.compile(
    rf"(?P<part>[^,。?]+?)的?(?:占比|所占(?:的)?{_SHARE_WORD}|占(?:了)?{_SHARE_WORD}"
    rf"|占(?:了)?(?:多少|多大)(?=$|[?])|的{_SHARE_WORD}(?:是|为|有|达)?(?:多少|多大|几|[?]|$))"
)
_LEADING_WHOLE = re.compile(r"^(?P<whole>[^,。?]{2,20}?)(?:当中|之中|中|里面?),?(?P<part>[^,。?]{2,20})$")
RATES: dict[str, tuple[str, str]] = {
    "升学率": ("升学", "毕业生"),
    "就业率": ("就业", "毕业生"),
    "城镇化率": ("城镇人口", "常住人口"),
}
_RATE = re.compile(rf"(?P<before>[^,。?]*?)(?P<rate>{'|'.join(RATES)})(?!最)")
_RATIOS: dict[str, tuple[str, str]] = {
    "生师比": ("在校生", "专任教师"),
    "师生比": ("在校生", "专任教师"),
    "床护比": ("床位", "护士"),
    "医护比": ("医师", "护士"),
}
_RATIO = re.compile(rf"(?P<before>[^,。?]*?)(?P<ratio>{'|'.join(_RATIOS)})")
_MOVE = r"(?:增长|下降|减少|增加|上升|降低|提高|缩减|缩短|提升|减|增|降|涨)"
_GROWTH = re.compile(
    rf"(?P<what>.+?)(?:同比|环比|[比较](?:上年|去年|上一年))?{_MOVE}(?:了|的)?"
    r"(?:百分之几|百分之多少|多少个?百分点|几个?百分点|几成|幅度|比例|率)"
    r"|(?P<rate>.+?)(?:同比|环比|[比较](?:上年|去年|上一年))?的?(?:增幅|降幅|增长率|下降率|增速|增长幅度|下降幅度|减幅)"
)
_CHANGE = re.compile(rf"(?P<what>.+?){_MOVE}(?:了|到了)?(?:多少|几)(?P<unit>[^,。?百]{{0,3}})")
_LAST_YEAR = re.compile(
    r"(?:去年|上年度?|上一年度?|前一年|头一年|(?P<year>(?:19|20)\d{2})年)(?:年?[末底初]|同期)?(?:时候?)?"
)
_AGAINST_YEAR = re.compile(r"[比较与和跟](?:去年|上年|上一年|往年|前一年|(?:19|20)\d{2}年)")
_TIMES = re.compile(r"(?P<a>[^,。?]+?)是(?P<b>[^,。?]+?)的?(?:多少|几)倍")
_DIFFERENCE = re.compile(
    r"(?P<a>[^,。?]+?)比(?!例|重|赛)(?P<b>[^,。?]+?)(?:要|还)?(?:多|少|高|低|大|小)(?:了|出)?(?:来)?(?:多少|几)"
)
_APART = re.compile(
    r"(?P<a>[^,。?]+?)(?:和|与|跟|同)(?P<b>[^,。?]+?)(?:之间)?(?:相差|差了?|差距|的差额?)(?:是|有|为)?"
    r"(?:多少|几|多大)"
)
_WITHOUT = re.compile(
    r"^(?P<a>[^,。?]+?),?(?:但|却|而)?(?:并?不是|不属于|不包括|不含|除去|除开|除掉|扣除|扣掉|去掉|减去|刨去|非)(?P<b>[^,。?]+?)"
    r"(?:以外|之外|外)?的?(?:,?(?:还|另外|其余|其他)?(?:剩下?|有|是)*)(?:多少|几)"
)
_EXCEPT = re.compile(
    r"除(?:了|去)?(?P<b>[^,。?]+?)(?:以外|之外|外),?(?:还有|其余|其他|剩下|别的|另外)?的?(?P<a>[^,。?]*?)(?:还|另)?(?:有|剩|是)(?:多少|几)"
)
_OUTSIDE = re.compile(r"(?P<b>[^,。?]+?)(?:以外|之外)的(?P<a>[^,。?]+?)(?:还)?(?:有|剩|是)?(?:多少|几)")
_SUM_WORD = (
    r"(?:一共|合计|总共|加起来|加在一起|加一起|共计|合起来|总和|之和|总计|累计"
    r"|共(?=[有是招收派获得开办设发放拿培训选出]|多少|几))"
)
_SUM = re.compile(rf"(?P<all>[^。?]+?)(?:的)?{_SUM_WORD}(?P<after>[^。?]*)")
_MEAN_PER = re.compile(
    r"平均(?:下来|算下来)?,?(?:到)?(?:每一?|一)(?P<measure>(?:人次|场次|台次|[个名位所家期次门场人户间班届项件节张台套])?)(?P<middle>[^,。?]{0,14}?)"
    r"(?:大约|大概|约)?(?:多少|几)(?P<what>[\u4e00-\u9fff]*)"
)
_VERB = re.compile(
    r"(?:有|带|负责|对应|教|分到|摊到|获得|招|培训|配备?|惠及|覆盖|服务|接待|发放?|拿到?|承担|产生|花|帮扶)(?:了|到)?$"
)
_MEAN_OF = re.compile(
    r"(?P<per>[人生户校班次场期师床])均(?P<what>[\u4e00-\u9fff]{0,8}?)(?:是|为|有|达)?(?:多少|几)"
    r"(?P<unit>[\u4e00-\u9fff]{0,3})"
)
_PER_NOUN = {"生": "学生", "校": "学校", "班": "班", "师": "教师", "床": "床位"}
_COUNTED_PER = frozenset("人户次场期")
_VAGUE = re.compile(r"^(?:学校|单位|机构|项目|活动)?(?:有|是)?")
_EXTREME = re.compile(r"(?P<least>最少|最低|最小|最短)|(?P<most>最多|最高|最大|最长)")
_WHICH = re.compile(r"(?:是)?(?:哪一?[个期项类种所家门场次年届级]?|谁|什么)(?:的)?|排(?:名)?第一|第一名")
_KIND = re.compile(r"的?(?:是|属于)?哪一?[种类][\u4e00-\u9fff]{0,6}$")  # 哪种方式: the class, not a word of the text
_VERSUS = re.compile(
    r"(?P<head>[^,。?]*?)(?:是)?(?P<a>[^,。?是]+?)的?(?:更|要)?[多高大少低]?(?:还是|和|与|跟|、)(?P<b>[^,。?]+?)的?"
    r"(?:相比|比起来)?,?(?:哪个|哪一?[项类种所家]|谁)?(?:的)?(?:人数|数量)?(?:更|要|比较)?(?P<way>[多高大少低小])(?:一?些|一点)?[呢啊]?[?]?$"
)
_CHOICE = re.compile(r"还是|哪|谁|更|比起来|相比")
_SAME = re.compile(
    r"(?P<a>[^,。?]+?)(?:和|与|跟|同)(?P<b>[^,。?]+?),.*?(?:是不是|是否|算不算|是)(?:同一|一样|一回事|相同)|"
    r"(?P<c>[^,。?]+?)(?:和|与|跟|同)(?P<d>[^,。?]+?)(?:是不是|是否|算不算|是)(?:同一|一样|一回事|相同)"
)
_CONFLICT = re.compile(
    r"(?:两|2)个[^,。?]{0,6}数(?![量据])|两种说法|两个不同|不一致|不一样|对不上|矛盾|冲突|出入|到底(?:是|有)?多少|为什么(?:会)?(?:超过|多于|大于|不等于|不符|对不上)|怎么(?:会)?(?:超过|多于|大于|比.{1,12}还多)"
)
_JOIN = re.compile(r"(?:加上?|以及|和|与|跟|及|、)")
_ASKS = re.compile(r"多少|几(?!乎)|各")
_NUMERAL = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_COUNT = re.compile(r"(?:那|这|的)?(?P<n>[两二三四五六七八九十]|\d{1,2})(?:个|项|类|种|块|部分|者|家|所|笔|方面)")
_TAIL = re.compile(r"(?:大概|大约|总共|一共|到底|究竟|目前|现在|是|有|为|达)*(?:多少|几).*$")


def read_task(text: str, *, year: int | None = None, bases: Iterable[str] = ()) -> Task | None:
    """Return the arithmetic that the question asks for.

    `year` is the corpus's reporting year, for "last year"; `bases` are the other things that the corpus measures
    changes against (传统模式).
    """
    conflict = _conflict(text)
    if conflict is not None or len(_ASKS.findall(text)) > 1:
        return conflict
    if task := _other_base(text, bases):
        return task
    last_year = _last_year(text, year)
    for reader in _READERS:
        task = reader(text)
        if task is not None:
            return None if last_year and task.operation not in ("growth", "change") else task
    return last_year


def _ratio(text: str) -> Task | None:
    match = _RATIO.search(text)
    if match is None:
        return None
    first, second = _RATIOS[match["ratio"]]
    before = match["before"]
    return Task("average", (f"{before},{first}", f"{before},{second}"), context=match["ratio"])


def _mean(text: str) -> Task | None:
    if match := _MEAN_PER.search(text):
        before, middle = text[: match.start()], match["middle"]
        unit = _unit(match["what"])
        noun = match["what"].removeprefix(unit)
        counted = match["measure"] if match["measure"] not in ("个", "名", "位", "") else ""
        if counted:
            per = f"{before},{_VAGUE.sub('', middle)}"
            return Task("average", (f"{per},{noun}", per), unit=unit, per=counted, context=f"{per},{noun}")
        return Task("average", (f"{before},{noun}", _VERB.sub("", middle)), unit=unit, context=f"{before},{noun}")
    if match := _MEAN_OF.search(text):
        what = f"{text[: match.start()]},{match['what']}"
        unit = _unit(match["unit"]) or _money(text)
        per = match["per"] if match["per"] in _COUNTED_PER else ""
        return Task("average", (what, what if per else _PER_NOUN[match["per"]]), unit=unit, per=per, context=what)
    return None


def _growth(text: str) -> Task | None:
    match = _GROWTH.search(text)
    return Task("growth", (match["what"] or match["rate"],)) if match else None


def _times(text: str) -> Task | None:
    match = _TIMES.search(text)
    return Task("times", (match["a"], match["b"])) if match else None


def _share(text: str) -> Task | None:
    if match := _SHARE.search(text):
        return Task("share", (match["part"], match["whole"] or match["among"]))
    if match := _SHARE_OF_ALL.search(text):
        whole = _LEADING_WHOLE.match(match["part"])
        return Task("share", (whole["part"], whole["whole"]) if whole else (match["part"], ""))
    if match := _RATE.search(text):
        counted, of = RATES[match["rate"]]
        return Task("share", (match["before"] + counted, of), context=match["rate"])
    return None


def _remainder(text: str) -> Task | None:
    for pattern in (_EXCEPT, _OUTSIDE, _WITHOUT):
        if match := pattern.search(text):
            return Task("remainder", (match["a"], match["b"]))
    return None


def _difference(text: str) -> Task | None:
    for pattern in (_DIFFERENCE, _APART):
        match = pattern.search(text)
        # A比去年多多少 asks for the change that the corpus gives, not for a difference of two figures.
        if match and not _AGAINST_YEAR.search(text):
            return Task("difference", (match["a"], match["b"]))
    return None


def _change(text: str) -> Task | None:
    match = _CHANGE.search(text)
    return Task("change", (_AGAINST_YEAR.sub("", match["what"]),), unit=_unit(match["unit"])) if match else None


def _conflict(text: str) -> Task | None:
    if match := _SAME.search(text):
        return Task("same", (match["a"] or match["c"], match["b"] or match["d"]))
    return Task("conflict", (text,)) if _CONFLICT.search(text) else None


def _compare(text: str) -> Task | None:
    match = _VERSUS.search(text)
    if match is None or _ASKS.search(text) or _EXTREME.search(text) or not _CHOICE.search(text):
        return None
    return Task("compare", (match["a"], match["b"]), context=match["head"], base=match["way"])


def _extreme(text: str) -> Task | None:
    match = _EXTREME.search(text)
    if match is None or not _WHICH.search(text):
        return None
    rest = _KIND.sub("", text[: match.start()]) + _KIND.sub("", text[match.end() :])
    rest = _WHICH.sub("", rest) or _WHICH.sub("", text[: match.start()] + text[match.end() :])
    return Task("least" if match["least"] else "most", (re.sub(r"[?,。]", "", rest),), unit=_unit_of_noun(rest))


def _sum(text: str) -> Task | None:
    match = _SUM.search(text)
    if match is None:
        return None
    after = re.search(r"(?:多少|几)(?P<what>[\u4e00-\u9fff]*)", match["after"])
    if after is None:
        return None
    what = after["what"]
    unit = _unit(what) or _money(match["all"] + what)
    count = _COUNT.search(match["all"])
    named = _COUNT.sub("", match["all"]).strip(",的 ")
    extra = what[len(unit) :] if unit and what.startswith(unit) else what
    phrases = _addends(named) if _JOIN.search(named) else (named,)
    number = count["n"] if count else ""
    total = (_NUMERAL.get(number) or int(number)) if number else None
    return Task("sum", phrases, unit=unit, count=total, context=f"{named},{extra}")


def _addends(named: str) -> tuple[str, ...]:
    """Split 甲和乙; what both share may stand apart (临县的加上其他县的,公办职高) and goes to each."""
    shared = ""
    if "," in named:
        listed, shared = named.rsplit(",", 1)
        if not _JOIN.search(listed) or _JOIN.search(shared):
            listed, shared = named, ""
        named = listed
    return tuple(part.strip("的, ") + shared for part in _JOIN.split(named) if part.strip("的, "))


def _last_year(text: str, year: int | None) -> Task | None:
    if _AGAINST_YEAR.search(text):
        return None
    match = _LAST_YEAR.search(text)
    if match is None or (match["year"] and int(match["year"]) + 1 != year):
        return None
    rest = (text[: match.start()] + text[match.end() :]).strip(",的")
    return Task("previous", (_TAIL.sub("", rest),), base="年")


def _other_base(text: str, bases: Iterable[str]) -> Task | None:
    said = (base for base in bases if base in text)
    base = next((base for base in said if not re.search(rf"[比较与和跟]{re.escape(base)}", text)), None)
    if base is None:
        return None
    return Task("previous", (_TAIL.sub("", text.replace(base, "")).strip("下时的, "),), base=base)


def _unit(after: str) -> str:
    """Return the unit that follows 多少: 间, 名 (in 名教师), "" for a bare noun."""
    found = [q for q in quantities(f"3{after}") if q.start == 0]
    if found and found[0].unit and found[0].role == "measure":
        return found[0].unit
    return "元" if after.startswith(("钱", "资金", "经费")) else ""


def _money(text: str) -> str:
    return "元" if re.search(r"经费|资金|拨款|金额|花了|钱|助学金|奖学金|补助", text) else ""


def _unit_of_noun(text: str) -> str:
    return "人" if re.search(r"人数|教师|老师|学生|人员", text) else ""


_READERS: tuple[Callable[[str], Task | None], ...] = (
    _ratio,
    _mean,
    _growth,
    _times,
    _share,
    _remainder,
    _difference,
    _change,
    _compare,
    _extreme,
    _sum,
)
