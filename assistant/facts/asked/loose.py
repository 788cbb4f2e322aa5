"""Read a question for arithmetic by its cue and the noun phrases around it, in whatever order they stand.

In: the question with one word for each operation. Out: `Task`s to try in turn, all `strict`: their operands must be
named outright. The ledger decides which phrase is the whole and which the part.
"""

import re
from collections.abc import Iterator

from assistant.facts.asked.cues import ASKED, JOIN, LESS, MEASURE, OPPOSED, phrase, readings, settled
from assistant.facts.asked.task import AGAINST_YEAR, COUNTED, Operation, Task, money_unit, number_of, unit_after

_LESS = re.compile(
    rf"{LESS}(?P<part>[^,]+?)(?=,|以外|之外|外(?![语地国])|之?[以]?后|{LESS}|还?剩|的?还?[有是](?:多少|几)|$)"
)
_LESS_BEFORE = re.compile(rf"[把将](?P<part>[^,]+?)(?:都|全|全都)?{LESS}(?:掉|去|出去|开)?(?=,|$)")
_STILL = re.compile(r"[还都也又]+(?=$|,)")
_OPEN = re.compile(
    rf"(?P<whole>[^,]+?)(?:里头|里面|当中|之中|中|里)(?:,|还|另)*[有是]?(?:多少|几)(?P<what>[^,]*?)(?:是|的)?{OPPOSED}(?P<part>[^,]+)$"
    rf"|(?P<all>[^,]+?)(?:里头|里面|当中|之中|中|里),?{OPPOSED}(?P<some>[^,的]+?)的?[有是]*(?:多少|几)(?P<asked>[^,]*)$"
)
_PERCENT = r"(?:百分之[几多]少?|几成|多大(?:比例|比重|份额)|多少比例|百分比|比例|比重|份额|几分之几)"
_HAS = re.compile(rf"占[到了着去据有]{{0,2}}(?P<whole>[^,]*?)的?(?:{_PERCENT}|多少|多大)(?:[是有为]?多少)?,?$")
_SOME = re.compile(
    rf"(?P<whole>[^,]+?)(?:里头|里面|当中|之中|中|里),?(?P<part>[^,]*?)[有是占]*{_PERCENT}(?:人)?[是会能]?(?P<after>[^,]*)$"
)
_WITHIN = re.compile(r"(?P<whole>[^,]{2,20}?)(?:里头|里面|当中|之中|中|里)(?:,|(?=[^,]{2}))(?P<part>[^,]{2,})$")
_ALONE = re.compile(r"[一单独]+[家所个院校]$")
_SHARED_OUT = r"(?:平?均?分?摊到|平均(?:下来|算下来|起来)?,?|平摊|均摊|分摊|折合|合到?|摊到?)"
_CARED = r"[要得能可是合摊分拿有用花领带管教负责照看顾辅导指服务培训招收到了下来]{0,6}"
_PER = re.compile(
    rf"{_SHARED_OUT}*(?:每一?|一)(?P<measure>{MEASURE})(?P<noun>[^,占比是的]{{0,10}}?)(?:平均)?(?:,|{_CARED})"
    r"(?:多少|几)(?P<what>[^,]*)"
)
_BASIS = re.compile(r"(?:按照?|照|以|拿|用|依)(?P<basis>[^,]{2,16}?)(?:来看|来算|来说|口径|计算|算|计|摊)?,")
_APART = re.compile(
    r"(?:相差|差距|差额|落差|悬殊|差了?|[多高]出|[多少高低]了?)(?:是|有|为|在)?(?:多少|几|多大)(?P<what>[^,]*)"
)
_VERSUS = re.compile(
    r"(?:谁|哪[一]?(?:个|项|类|种|所|家|边|方|头|门|样|期|年|县|区|镇)?)(?P<of>[^,多高大少低小]*?)(?:更|要|比较|还)*(?P<way>[多高大少低小]|厉害|强|好|快)(?:一?[些点])?"
    r"|(?:更|要)?(?P<side>[多高大少低小])(?=,?还是)|(?:更|要)?(?P<last>[多高大低小]|(?<!多)少)(?:一?[些点])?$"
)
_ABOUT = re.compile(r"^.*是|^(?:(?:19|20)\d{2}年度?)?(?:[^,在]{2,6}[市县区省])?在")  # 2025年我市在: whose and when
_SPAN = re.compile(
    r"最[多高大][^,]*?(?:和|与|跟|、|比|同|到)[^,]*?最[少低小]|最[少低小][^,]*?(?:和|与|跟|、|比|同|到)[^,]*?最[多高大]"
)
_RULE = re.compile(
    r"要求(?!的)|规定(?!的)|标准(?:是|为|要|定|[^,里中的]{0,4}(?:多少|几))|按照?标准|不低于|不少于|不高于|不超过|应当|应[达不]|必须"
    r"|不得|底线|红线|门槛|下限|上限"
)
_NORMS = ("share", "average", "times")


def loose(text: str) -> Iterator[Task]:
    """Yield what the question may ask to be computed, the likelier first."""
    bare = settled(text)
    yield from _remainders(bare)
    yield from _spans(bare)
    yield from _per(bare)
    yield from _ratios(bare)
    yield from _shares(bare)
    yield from _pairs(bare)


def asks_for_rule(text: str, operation: str) -> bool:
    """Tell whether a question asks what a ratio has to be, not what it is: 师生比要求1比多少."""
    return operation in _NORMS and _RULE.search(text) is not None


def _unit(asked: str) -> tuple[str, str]:
    """Return the unit and noun that are asked for; 几个 alone asks for whatever the operands are counted in."""
    unit, noun = unit_after(asked)
    return ("" if unit == "个" and not noun else unit), noun


def _remainders(text: str) -> Iterator[Task]:
    if match := _OPEN.search(text):
        whole, part = match["whole"] or match["all"], match["part"] or match["some"]
        unit, _ = _unit(match["what"] or match["asked"] or "")
        for one in readings(whole):
            yield Task("remainder", (one, phrase(part)), unit=unit, base="里", strict=True)
    match = _LESS_BEFORE.search(text) or _LESS.search(text)
    if match is None:
        return
    rest = f"{text[: match.start()]},{text[match.end() :]}"
    asked = ASKED.search(rest)
    unit, noun = _unit(asked["what"]) if asked else ("", "")
    rest = _STILL.sub("", ASKED.sub(",", rest))
    if not asked and not re.search(r"剩|还余|多少|几", rest):
        return
    for clause in (*rest.split(","), noun):
        for whole in readings(clause):
            yield Task("remainder", (whole, phrase(match["part"])), unit=unit, base="里", strict=True)


def _spans(text: str) -> Iterator[Task]:
    """Read a question for the distance of the largest from the smallest: 最多的一期和最少的一期差多少人."""
    match, asked = _SPAN.search(text), _APART.search(text)
    if match is None or asked is None:
        return
    unit, noun = unit_after(asked["what"])
    rest = re.sub(
        rf"最[多高大少低小]|的?一?{MEASURE}的?(?=$|[,和与跟、比同到])|之间|各|里|中", "", text[: asked.start()]
    )
    yield Task("range", (f"{JOIN.sub(',', rest).strip(',')},{noun}".strip(","),), unit=unit, strict=True)


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
    what = ",".join(filter(None, (said, divisor, noun)))
    number = number_of(count["n"]) if count else None
    yield Task("average", (what, what), unit=unit, per=measure, count=number, context=what, strict=True)


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
        whole = phrase(re.sub(r"^(?:在|到|着)", "", whole))
        count = COUNTED.match(whole)
        if count:
            yield Task("share", (f"{part},{whole[count.end() :]}", whole), strict=True)
        if part and whole:
            yield Task("share", (part, whole), strict=True)
    elif match := _SOME.search(text):
        part = phrase(match["part"]) or phrase(match["after"])
        if part:
            yield Task("share", (part, phrase(match["whole"])), strict=True)


def _pairs(text: str) -> Iterator[Task]:
    """Read a question about two figures: by how much they differ, which is larger."""
    if AGAINST_YEAR.search(text):
        return
    choice = "还是" in text
    if choice:
        side = re.search(r"[多高大少低小](?=,?还是)|[多高大少低小]$", text)
        text = re.sub(r"[多高大少低小]?(?:一?[些点])?,?还是,?", "、", text).rstrip("多高大少低小些点一更")
        text = f"{text},谁{side.group() if side else '多'}"
    apart, versus = _APART.search(text), _VERSUS.search(text)
    if apart is None and versus is None:
        return
    unit, noun = _unit(apart["what"]) if apart else ("", "")
    way, of = "多", ""
    if versus and (versus["of"] is not None or versus["side"] or versus["last"]):
        of = versus["of"] or ""
        way = versus["way"] or versus["side"] or versus["last"]
    rest = text
    for match in sorted(filter(None, (apart, versus)), key=lambda m: -m.start()):
        rest = f"{rest[: match.start()]},{rest[match.end() :]}" if match.end() <= len(rest) else rest[: match.start()]
    yield from _two(
        rest, (of, noun), "difference" if apart else "compare", unit, way if way in "多高大少低小" else "多"
    )


def _two(rest: str, said: tuple[str, str], operation: Operation, unit: str, way: str) -> Iterator[Task]:
    clauses = [clause for clause in rest.split(",") if clause]
    place = next((i for i, clause in enumerate(clauses) if JOIN.search(clause)), None)
    if place is None:
        return
    named = [part for part in JOIN.split(clauses[place]) if part]
    if len(named) != 2:
        return
    *before, named[0] = named[0].split("人数")
    first, second = phrase(_ABOUT.sub("", named[0])), phrase(COUNTED.split(named[1])[0])
    unit = unit or ("人" if re.search(r"人数|(?:谁|哪[一个边方]*).{0,2}人", ",".join((rest, *said))) else "")
    around = (phrase(part) for part in (*before, *clauses[:place], *clauses[place + 1 :], *said))
    shared = [part for part in around if part and not re.fullmatch(r"[多高大少低小得更是有了呢之间]*", part)]
    common = ",".join(shared)
    context = f"{first},{second},{common}"
    for a, b in ((f"{first},{common}", f"{second},{common}"), (f"{common},{first}", f"{common},{second}")):
        yield Task(operation, (a.strip(","), b.strip(",")), unit=unit, context="", base=way, strict=True)
        if not common:
            return
    yield Task(operation, (first, second), unit=unit, base=way, context=context, strict=True)
