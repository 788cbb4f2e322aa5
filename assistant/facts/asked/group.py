"""Questions about several figures: 合计多少, 平均每期多少, 生均多少, 哪个最多.

In: the normalised question. Out: a `Task` or None.
"""

import re
from collections.abc import Sequence

from assistant.facts.asked.plain import CARE
from assistant.facts.asked.task import COUNTED, UNITS, Task, money_unit, number_of, unit_after

_TOGETHER = (
    r"(?:一共|合计(?![图表])|总共|加起来|加在一起|加一起|共计|合起来|总和|之和|总计|累计"
    r"|共(?=[有是招收派获得开办设发放拿培训选出]|多少|几))"
)
_SUM = re.compile(rf"(?P<all>[^。?]+?)(?:的)?{_TOGETHER}(?P<after>[^。?]*)")
_JOIN = re.compile(r"(?:加上?|以及|和|与|跟|及|、)(?!(?:.、)*.[)）])")  # 县(市、区) is one
MARKED = 2  # characters of what tells a kind from the other: 高级, 中级
_LISTED = re.compile(rf"[(](?P<list>[^()]*?、[^()]*?)(?:{_TOGETHER})?[)][?。]*$")  # 一共多少钱(补助、捐助合计)
_OF_WHAT = re.compile(
    r"(?:(?<![职高初])中)?(?:各[项类种]|的)|[两二三四五六七八九十\d]+[项类种笔]"
)  # 某校各项资助: whose, then what
PRIZE = "奖"
_WON = re.compile(rf"[获得拿]{PRIZE}|{PRIZE}项")  # 获奖多少个
_PLACES = re.compile(r"(?:个|所)(?=[县市区镇乡村校])")  # so many places are no addends
_MEAN_PER = re.compile(
    r"平均(?:下来|算下来)?,?(?:到)?(?:每一?|一)"
    r"(?P<measure>(?:人次|场次|台次|[个名位所家期次门场人户间班届项件节张台套]|校(?![区园长企]))?)(?P<middle>[^,。?]{0,14}?)"
    r"(?:大约|大概|约)?(?:多少|几)(?P<what>[\u4e00-\u9fff]*)"
)
_VERB = re.compile(
    rf"(?:能|可以?|会|要)?(?:有|教|提?交|报送?|上报|获得|招|配备?|惠及|覆盖|发放?|拿到?|承担|产生|花|坐|住|容纳|{CARE})(?:了|到)?$"
)
_BODIES = re.compile(r"学校|院校|医院|企业|单位|机构")
_BODY_HAS = re.compile(r"(?P<body>.*?(?:学校|院校|幼儿园|医院))(?P<does>.+)$")
_GETS = re.compile(r"(?:拿|领|获|得|享受)(?:到|得|取)?了?(?P<what>[^,。?的]{2,14}?)的(?:学生|同学|人|孩子|教?老?师)?$")
_VAGUE = re.compile(r"^(?:学校|单位|机构|项目|活动)?(?:有|是)?")
_MEAN_OF = re.compile(
    r"(?P<per>[人生户校班次场期师床])均(?P<what>[\u4e00-\u9fff]{0,8}?)(?:是|为|有|达)?(?:多少|多大|几)"
    r"(?P<unit>[\u4e00-\u9fff]{0,3})"
)
_SPENT = re.compile(
    r"(?:[一每全]年)?(?:全部?|都|要|需要?|得)*(?:发放?|花|用|付|给)(?:下去|出去|下来|完|掉|了)+$"
)  # 一年全发下去
_COMES = re.compile(r"(?:大?约|大概)?(?:折?合|相当于|摊到?|算下来)?$")  # 人均约合多少
_DIVIDED = re.compile(
    r"(?:^|[,:])(?:用|拿|把|将)?(?P<a>[^,:]{2,20}?)(?:除以|÷)(?P<b>[^,:是等得]{1,12}?)(?:是|等于|得)?(?:多少|几)"
)
_MEASURES = re.compile(r"(?:人次|场次|台次|人数|^[人户所家项期次场门])$")
DIVIDED = "除"
"""The base of an average that is asked for as a division: then the text's own average is no answer."""
_PER_NOUN = {"生": ("学生", ""), "校": ("学校", "所"), "班": ("班级", "个"), "师": ("教师", ""), "床": ("床位", "张")}
BODY = "所"
"""Institutions are asked for by their names, which the kinds of them (公办学校) are none of."""
PLACE = "县"
"""Places are asked for by their names: what stands in one is not it."""
_COUNTED_PER = frozenset("人户次场期")
_EXTREME = re.compile(r"(?P<least>最少|最低|最小|最短)|(?P<most>最多|最高|最大|最长)")
_PLACED = re.compile(  # 倒数第二, 第三多, 排第二
    r"(?P<below>倒数)第(?P<n>[二三四五])|第(?P<m>[二三四五])(?P<way>[多高大少低小])(?=的|$|[,。?])"
    r"|(?:排名?|位列|位居)第(?P<p>[二三四五])(?:名|位)?"
)
_MEASURED = re.compile(r"[数量率额费值比钱]|人次|得分|分数|资金")  # by what they are put in order
_ALSO = re.compile(r",?(?:一共|总共)?(?:有|是)?(?:多少|几)[\u4e00-\u9fff]{0,3}[?。]*$")  # comes with the answer anyway
_WHICH = re.compile(r"(?:是)?(?:哪一?[个期项类种所家门场次年届级]?|谁|什么)(?:的)?|排(?:名)?第一|第一名")
_IN_TABLE = re.compile(
    r"^(?P<title>[^,。?、]{0,20}?[表图](?![书馆彰示现演达])(?:\d+[-－—–]\d+)?)(?:(?:里面?|当?中|上|内),?|,)(?=.{4})"
)
_KIND = re.compile(r"的?(?:是|属于)?哪一?[种类][\u4e00-\u9fff]{0,6}$")  # 哪种方式: the class, not a word of the text
_PLACE = re.compile(r"哪一?个?(?:[县区市旗镇乡村]|街道)(?!级|属|里|场)")
_BODY = re.compile(r"哪一?所|哪一?[个家](?:学校|院校|医院|企业|公司|单位|机构|场馆|分馆)")
_PEOPLE = re.compile(r"人数|教师|老师|学生|人员")


def total(text: str) -> Task | None:
    """Read a question for a sum: of operands that it names (甲和乙一共), or describes (三种教室合计)."""
    listed = _LISTED.search(text)
    match = _SUM.search(text[: listed.start()] if listed else text)
    asked = re.search(r"(?:多少|几)(?P<what>[\u4e00-\u9fff]*)", match["after"]) if match else None
    if match is None or (asked is None and match["after"].strip(" ,?呢是的人数")):
        return None
    unit, noun = unit_after(asked["what"]) if asked else ("", "")
    noun = noun or (PRIZE if asked and _WON.search(match["after"][: asked.start()]) else "")
    count = COUNTED.search(match["all"])
    named = _SPENT.sub("", COUNTED.sub("", match["all"])).strip(",的 ")
    if listed:
        parts = completed(_JOIN.split(listed["list"]))
        whose = _OF_WHAT.split(named)[0]
        phrases = tuple(f"{whose},{part}".strip(",") for part in parts)
        return Task("sum", phrases, unit=unit or money_unit(named), count=len(parts), context=named)
    phrases = _addends(named) if _JOIN.search(named) else (named,)
    return Task(
        "sum",
        tuple(f"{phrase},{noun}" for phrase in phrases) if noun else phrases,
        unit=unit or money_unit(match["all"] + noun),
        count=number_of(count["n"]) if count and not _PLACES.match(match["all"], count.end() - 1) else None,
        context=f"{named},{noun}",
    )


def _addends(named: str) -> tuple[str, ...]:
    """Split 甲和乙; what both share may stand apart (临县的加上其他县的,公办职高) and goes to each."""
    shared = ""
    if "," in named:
        listed, shared = named.rsplit(",", 1)
        if not _JOIN.search(listed) or _JOIN.search(shared):
            listed, shared = named, ""
        named = listed
    parts = [part.strip("的, ") for part in _JOIN.split(named) if part.strip("的, ")]
    return tuple(part + shared for part in completed(parts))


def completed(parts: Sequence[str]) -> list[str]:
    """Return what is listed, each with the noun that the last one says: 高级 of 高级和中级职称教师 -> 高级职称教师.

    What they share begins behind the character with which both kinds end (高级, 中级职称教师).
    """
    last = parts[-1] if parts else ""
    shared = [len(part) >= MARKED and len(part) < len(last) and last[len(part) - 1] == part[-1] for part in parts]
    return [*(part + last[len(part) :] for part in parts[:-1]), last] if all(shared[:-1]) and parts else list(parts)


def mean(text: str) -> Task | None:
    """Read a question for an average. The phrases are the total's and the count's."""
    if match := _MEAN_PER.search(text):
        return _mean_per(match["what"], match["measure"], match["middle"], before=text[: match.start()])
    if match := _DIVIDED.search(text):
        measure = _MEASURES.search(match["b"])
        whole = match["a"].removesuffix("总额").removesuffix("总数")
        phrases = (whole, whole if measure else match["b"])
        per = measure.group().replace("人数", "人") if measure else ""
        return Task("average", phrases, unit=money_unit(whole), per=per, context=whole, base=DIVIDED)
    match = _MEAN_OF.search(text)
    if match is None:
        return None
    what = f"{text[: match.start()]},{_COMES.sub('', match['what'])}"
    unit = unit_after(match["unit"])[0] or money_unit(text)
    if match["per"] in _COUNTED_PER:
        return Task("average", (what, what), unit=unit, per=match["per"], context=what, base=f"{match['per']}均")
    noun, per = _PER_NOUN[match["per"]]
    return Task("average", (what, noun), unit=unit, per=per, context=what, base=f"{match['per']}均")


def _mean_per(what: str, measure: str, middle: str, *, before: str) -> Task:
    unit, noun = unit_after(what)
    if gets := _GETS.match(before):  # 拿国家助学金的同学: what they get is divided among them
        before, unit = gets["what"], unit or money_unit(gets["what"])
    if measure in ("", "个", "名", "位"):  # 每个专任教师: the noun says what is counted, not the measure word
        return Task("average", (f"{before},{noun}", _VERB.sub("", middle)), unit=unit, context=f"{before},{noun}")
    own = _VERB.sub("", _VAGUE.sub("", middle))
    body = _BODIES.match(middle)
    if not (own or before) and body:  # 平均每所学校有多少在校生: of all schools
        return Task("average", (noun, body.group()), unit=unit, per=UNITS.get(measure, measure), context=noun)
    named = _BODY_HAS.match(own)  # 每所中职学校招生多少人: the schools are divided by, what they do is the total's
    per = f"{before},{named['body'] if named else own or ('' if body else middle)}"
    count = re.search(rf"(?P<n>[两二三四五六七八九十]|\d{{1,2}}){measure}", before)
    number = number_of(count["n"]) if count else None
    whole = f"{per},{named['does'] if named else ''},{noun}"
    unit_of_all = UNITS.get(measure, measure)
    return Task("average", (whole, per), unit=unit, per=unit_of_all, count=number, context=whole)


def extreme(text: str) -> Task | None:
    """Read a question for the largest or smallest of several."""
    table = _IN_TABLE.match(text)
    text = text[table.end() :] if table else text
    placed = _PLACED.search(text)
    match = placed or _EXTREME.search(text)
    if match is None or not _WHICH.search(text) or (placed and placed["p"] and not _MEASURED.search(text)):
        return None
    before, after = text[: match.start()], _ALSO.sub("", text[match.end() :])
    rest = _WHICH.sub("", _KIND.sub("", before) + _KIND.sub("", after)) or _WHICH.sub("", before + after)
    unit = "人" if _PEOPLE.search(rest) else ""
    least = (placed["below"] or (placed["way"] or "多") in "少低小") if placed else match["least"]
    place = number_of(placed["n"] or placed["m"] or placed["p"]) if placed else None
    phrases = (re.sub(r"[?,。]", "", rest),)
    per = BODY if _BODY.search(text) else PLACE if _PLACE.search(text) else ""
    title = table["title"] if table else ""
    return Task("least" if least else "most", phrases, unit=unit, count=place, per=per, context=title)
