"""Read a question for arithmetic by its cue and the noun phrases around it, in whatever order they stand.

In: the question with one word for each operation. Out: `Task`s to try in turn, all `strict`: their operands must be
named outright. The ledger decides which phrase is the whole and which the part.
"""

import re
from collections.abc import Iterator

from assistant.facts.asked.cues import AMONG, ASKED, LESS, MEASURE, OPPOSED, phrase, readings, settled
from assistant.facts.asked.task import COUNTED, UNITS, Task, money_unit, number_of, unit_after
from assistant.facts.asked.versus import comparisons, spans, unit_asked

_LESS = re.compile(
    rf"{LESS}(?P<part>[^,]+?)(?=,|以外|之外|外(?![语地国])|之?[以]?后|{LESS}|还?剩|的?还?[有是](?:多少|几)|$)"
)
_LESS_BEFORE = re.compile(rf"[把将](?P<part>[^,]+?)(?:都|全|全都)?{LESS}(?:掉|去|出去|开)?(?=,|$)")
_STILL = re.compile(r"[还都也又]+(?=$|,)")
_OPEN = re.compile(
    rf"(?P<whole>[^,]+){AMONG}(?:,|还|另)*[有是]?(?:多少|几)(?P<what>[^,]*?)(?:是|的)?{OPPOSED}(?P<part>[^,]+)$"
    rf"|(?P<all>[^,]+){AMONG},?[^,]{{0,3}}?{OPPOSED}(?P<some>[^,的]+?)的?[有是]*(?:多少|几)(?P<asked>[^,]*)$"
)
_LACKING = re.compile(
    rf"^(?:[还仍]|其中|目?前)*{OPPOSED}(?P<part>[^,的]{{2,14}})的(?P<whole>[^,的]{{2,16}}?)(?:一共|总共|还|共)?[有是]?(?:多少|几)(?P<what>[^,]*)$"
    rf"|(?P<all>[^,]{{2,24}}?)[还仍也]*[有是]?(?:多少|几)(?P<noun>[^,]*?){OPPOSED}(?P<some>[^,的]{{2,14}})$"
    rf"|(?P<those>[^,的]{{2,16}}?)[还仍]*{OPPOSED}(?P<done>[^,的]{{2,14}})的[还仍]*[有是]?(?:多少|几)(?P<asked>[^,]*)$"
)
_PERCENT = r"(?:百分之[几多]少?|几成|多大(?:比例|比重|份额)|多少比例|百分比|比例|比重|份额|几分之几)"
_HAS = re.compile(
    rf"占(?:比(?![例重]))?[到了着去据有]{{0,2}}(?P<whole>[^,]*?)的?(?:{_PERCENT}|多少|多大)(?:[是有为]?多少)?,?$"
)
_SOME = re.compile(rf"(?P<whole>[^,]+){AMONG},?(?P<part>[^,]*?)[有是占]*{_PERCENT}(?:人)?[是会能]?(?P<after>[^,]*)$")
_WITHIN = re.compile(rf"(?P<whole>[^,]{{2,20}}){AMONG}(?:,|(?=[^,]{{2}}))(?P<part>[^,]{{2,}})$")
_ALONE = re.compile(r"[一单独]+[家所个院校]$")
_SHARED_OUT = r"(?:平?均?分?摊到|平均(?:下来|算下来|起来)?,?|平摊|均摊|分摊|折合|合到?|摊到?)"
_CARED = r"[要得能可是坐合摊分拿有用花领带管教负责照看顾辅导指服务培训招收到了下来]{0,6}"
_PER = re.compile(
    rf"{_SHARED_OUT}*(?:每一?|一)(?P<measure>{MEASURE})(?P<noun>[^,占比是的]{{0,10}}?)(?:平均)?(?:,|{_CARED})"
    r"(?:多少|几)(?P<what>[^,]*)"
)
_BASIS = re.compile(r"(?:按照?|照|以|拿|用|依)(?P<basis>[^,]{2,16}?)(?:来看|来算|来说|口径|计算|算|计|摊)?,")
_RULE = re.compile(
    r"要求(?!的)|规定(?!的)|标准(?:是|为|要|定|[^,里中的]{0,4}(?:多少|几))|按照?标准|不低于|不少于|不高于|不超过|应当|应[达不]|必须"
    r"|不得|底线|红线|门槛|下限|上限"
)
_GETTING = re.compile(
    r"^(?:[拿领取得]到?|获得|获|达到|完成)(?=[\u4e00-\u9fff]{2})"
)  # what one has, whichever way it came
NOT = "非"
"""The base of a remainder that is asked for by what its part is not: 没启用的有几张."""
LACKING = "没"
"""The base of a remainder of which both figures stand in one sentence or row: 没领到证的学员."""
_NORMS = ("share", "average", "times")


def loose(text: str) -> Iterator[Task]:
    """Yield what the question may ask to be computed, the likelier first."""
    bare = settled(text)
    yield from _remainders(bare)
    yield from spans(bare)
    yield from _per(bare)
    yield from _ratios(bare)
    yield from _shares(bare)
    yield from comparisons(bare)


def asks_for_rule(text: str, operation: str) -> bool:
    """Tell whether a question asks what a ratio has to be, not what it is: 师生比要求1比多少."""
    return operation in _NORMS and _RULE.search(text) is not None


def _remainders(text: str) -> Iterator[Task]:
    if match := _OPEN.search(text):
        whole, part = match["whole"] or match["all"], match["part"] or match["some"]
        unit, _ = unit_asked(match["what"] or match["asked"] or "")
        for one in readings(whole):
            yield Task("remainder", (one, phrase(part)), unit=unit, base=NOT, strict=True)
    yield from _lacking(text)
    match = _LESS_BEFORE.search(text) or _LESS.search(text)
    if match is None:
        return
    rest = f"{text[: match.start()]},{text[match.end() :]}"
    asked = ASKED.search(rest)
    unit, noun = unit_asked(asked["what"]) if asked else ("", "")
    rest = _STILL.sub("", ASKED.sub(",", rest))
    if not asked and not re.search(r"剩|还余|多少|几", rest):
        return
    for clause in (*rest.split(","), noun):
        for whole in readings(clause):
            yield Task("remainder", (whole, phrase(match["part"])), unit=unit, base="里", strict=True)


def _lacking(text: str) -> Iterator[Task]:
    """Read what part of a whole something is not true of: 没领到证的学员有多少, 学员还有多少没领到证."""
    match = _LACKING.search(text)
    if match is None:
        return
    unit, noun = unit_asked(match["what"] or match["noun"] or match["asked"] or "")
    said = match["whole"] or match["all"] or match["those"]
    part = _GETTING.sub("", phrase(match["part"] or match["some"] or match["done"]))
    whole = f"{phrase(said)}{noun if match['all'] else ''}"
    for one in dict.fromkeys((f"{phrase(said)},{part}", part)):  # whose it is may be said once: 甲班还有多少人没毕业
        yield Task("remainder", (whole, one), unit=unit, base=LACKING, strict=True)


def _per(text: str) -> Iterator[Task]:
    match = _PER.search(text)
    if match is None:
        return
    before = text[: match.start()]
    basis = _BASIS.search(before)
    before = _BASIS.sub("", before)
    unit, noun = unit_after(match["what"])
    count = COUNTED.search(before) or re.search(rf"(?P<n>[两二三四五六七八九十]|\d{{1,2}}){MEASURE}", before)
    said = phrase(_uncounted(before, count.span()) if count else before)
    measure, divisor = match["measure"], phrase(match["noun"])
    if divisor and measure in ("个", "名", "位", "家", "所", "张"):
        for total in filter(None, (basis and phrase(basis["basis"]), ",".join(filter(None, (said, noun))))):
            unit_of_all = unit or money_unit(total)
            yield Task("average", (total, f"{said},{divisor}".strip(",")), unit=unit_of_all, context=total, strict=True)
    if divisor and measure == "个":
        return  # 一个班: what so many 个 are of is told by the noun alone
    what = ",".join(filter(None, (said, divisor, noun)))
    number = number_of(count["n"]) if count else None
    unit_of_all = UNITS.get(measure, measure)
    yield Task("average", (what, what), unit=unit, per=unit_of_all, count=number, context=what, strict=True)


def _uncounted(text: str, span: tuple[int, int]) -> str:
    """Return a phrase without a count and the bare noun after it: 县城那七期班 -> 县城."""
    after = text[span[1] :].split(",", 1)
    rest = after if len(after[0]) > 1 else ["", *after[1:]]
    return ",".join(part for part in (phrase(text[: span[0]]), *rest) if part)


def _ratios(text: str) -> Iterator[Task]:
    """Read a question for the ratio of learners to teachers where the text calls the learners something else."""
    match = re.search(r"(?P<before>[^,]*?)的?(?:生师|师生)比", text)
    before = phrase(match["before"]) if match else ""
    for learners in ("在校生", "学生", "幼儿") if match else ():
        for teachers in ("专任教师", "教师"):
            phrases = (f"{before},{learners}".strip(","), f"{before},{teachers}".strip(","))
            yield Task("average", phrases, unit="人", context=before, strict=True)


def _shares(text: str) -> Iterator[Task]:
    if match := _HAS.search(text):
        left, whole = text[: match.start()], match["whole"]
        among = _WITHIN.search(left)
        if not whole and among:
            left, whole = among["part"], among["whole"]
        part = _ALONE.sub("", phrase(left.split(",")[-1]))
        whole = phrase(re.sub(r"^(?:在(?![校岗编职园籍读册建])|到|着)", "", whole))
        count = COUNTED.match(whole)
        if count:
            yield Task("share", (f"{part},{whole[count.end() :]}", whole), strict=True)
        if part and whole:
            yield Task("share", (part, whole), strict=True)
    elif match := _SOME.search(text):
        part = phrase(match["part"]) or phrase(match["after"])
        if part and not ASKED.search(part):  # 甲在乙中的比重为多少
            yield Task("share", (part, phrase(match["whole"])), strict=True)
