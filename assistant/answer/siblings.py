"""Whether a sentence speaks of the one that the question limits itself to, or of another one of the same sort.

In: the question and the sentences at and beside the best evidence. Out: a Chinese sentence on what is told instead, ""
where nothing stands against an answer. 一期 for 二期, the 2024届 for the 2025届, 普通高中 for 小学 and one
speciality for another meet all of the question but that one word. Each rule asks for both: what is asked for stands
nowhere, and another of its sort stands in its place.
"""

import re
from collections.abc import Callable, Sequence

from assistant.answer.question import Ask
from assistant.answer.units import Unit

_NUMERAL = "[一二三四五六七八九]"
_PHASE = re.compile(rf"(?<![第学长短周日定每分\d两])(?:{_NUMERAL})期(?![间限望末货])")
_COHORT = re.compile(r"(20\d{2})[届级](?![以别])")  # also in 表12024届…, a caption folded
_YEAR = re.compile(r"(?<!\d)(20\d{2})(?=年|[—–-]20\d{2})|(?<=\d{4}[—–-])(20\d{2})")
_OPENS = re.compile(r"^(?:\d[.、]|[一二三四五六七八九十]是|截至|至|到)?\s*(20\d{2})(?=年(?!以来|起|开始|级|届))")
_DATED = re.compile(r"(?<![\d较比至到])20\d{2}(?=年(?!级|届|以来))")
_SPAN = re.compile(r"20\d{2}年?[—–~至到-]+20\d{2}|[从由]20\d{2}年[^，。；]*[到至为]")
_BACK = re.compile(r"上[年届]|去年|前年|同比|较|比|增|减|变化|涨|降")
_STAGES = {
    "学前": r"学前|幼儿|在园|公办园|民办园|[一-龥]园(?=[招在教所])",
    "小学": r"小学(?!化)",
    "初中": r"初中|九年一贯",
    "高中": r"普通高中|普高|(?<!综合)高中(?!阶段|职)|高级中学",
}
_VOCATIONAL = r"中职|中等职业|职业(?:高中|中学|高级中学|学校)|职高|职中|中专|技工|职业技术学校"
_COVERING = {
    "学前": "",
    "中职": "职业教育",
    "小学": r"义务教育|中小学(?![^，。；]{0,12}率)",
    "初中": r"义务教育|中小学(?![^，。；]{0,12}率)|(?<![小初高])中学",
    "高中": r"高中阶段|中小学(?![^，。；]{0,12}率)|(?<![小初高])中学",
}
_DEGREES = {"研究生": r"研究生|硕士|博士", "本科": r"本科", "专科": r"专科|大专"}
_GRADE = re.compile(
    r"(?P<grade>国家级|[省市县校]级)(?P<thing>[\u4e00-\u9fff]{3,8}?)(?=有|是|共|一共|多少|几|[?？]|$)|(?:几|多少)[个位名项门所](?P<late>国家级|[省市县校]级)(?P<noun>[\u4e00-\u9fff]{3,8})(?=[?？。呢吗]|$)"
)
_COURSE = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,12}?)专业(?!课|技|群|点|教|化|人|素|能|布|大类|设置|学校|对口|匹配|建设|委员|指导|负责)"
)
_SORT_OF_COURSE = re.compile(
    r"(?:这|那|该|各|哪|几|个|的|些|什么|多少|每|新增|停招|撤销|本科|招生|骨干|特色|重点|类|相关|有关|所学|对口|热门|主干|开设|合作|职[中高校]|学[校院]|中心|卫校|[公民]办)$"
)


def sibling_told(text: str, ask: Ask, near: Sequence[Unit]) -> str:
    """Say what another one of its sort is told in the place of; `near` has the best sentence first."""
    if ask.kind in ("yesno", "article", "explanation") or not near:
        return ""
    said = "\n".join(f"{unit.heading.partition('>')[2]}\n{unit.sentence.text}" for unit in near)
    return (
        _another(text, said, _PHASE, lambda match: match.group())
        or another_cohort(text, said)
        or _another_year(text, ask, near[0])
        or _another_stage(text, ask, near[0])
        or _another_course(text, ask, near)
        or _another_degree(text, ask, near[0])
        or _another_grade(text, ask, said)
    )


def _another(text: str, said: str, sort: re.Pattern[str], name: Callable[[re.Match[str]], str]) -> str:
    asked = {name(match) for match in sort.finditer(text)}
    told = {name(match) for match in sort.finditer(said)}
    if len(asked) != 1 or not told or asked & told:
        return ""
    return _instead(next(iter(told)), asked.pop())


def another_cohort(text: str, said: str) -> str:
    """Say which class of a year is told; 2025年毕业生 is the 2025届."""
    asked = {match.group(): match[1] for match in _COHORT.finditer(text)}
    told = [match.group() for match in _COHORT.finditer(said)]
    if len(asked) != 1 or not told or any(year in said for year in asked.values()):
        return ""
    return _instead(told[0], next(iter(asked)))


def _another_year(text: str, ask: Ask, best: Unit) -> str:
    """Say of which year the sentence is, by its first words; its number is no other year's."""
    asked = {year for match in _YEAR.finditer(text) for year in match.groups() if year}
    opens = _OPENS.search(best.sentence.text)
    if ask.kind != "number" or len(asked) != 1 or _BACK.search(text):
        return ""
    said = {year for match in _YEAR.finditer(best.sentence.text) for year in match.groups() if year}
    if (own := _years_of_amounts(ask, best)) and not asked & own:
        return _instead(f"{max(own)}年", f"{asked.pop()}年")
    if asked & said and not any(_names_as_own(year, best.sentence.text) for year in asked):
        return f"资料在这里只拿{min(asked)}年作比较，没有写{min(asked)}年的数。"
    if opens is None or asked & said or any(min(said) <= year <= max(said) for year in asked):
        return ""
    return _instead(f"{opens[1]}年", f"{asked.pop()}年")


def _names_as_own(year: str, said: str) -> bool:
    """Tell whether a text names a year otherwise than to measure against it: 比2024年多7人."""
    return re.search(rf"(?<![较比\d]){year}(?!\d)", said) is not None


def _years_of_amounts(ask: Ask, best: Unit) -> set[str]:
    """Return the years that stand last before the amounts that may answer, none where one has no year or a span."""
    said = best.sentence.text
    years = [(match.end(), match.group()) for match in _DATED.finditer(said)]
    amounts = [q for q in best.quantities if q.role == "measure" and (q.unit in ask.units or not ask.units)]
    last = [max((year for year in years if year[0] <= q.start), default=(0, ""))[1] for q in amounts]
    return set() if "" in last or _SPAN.search(said) else set(last)


def _another_stage(text: str, ask: Ask, best: Unit) -> str:
    """Say of which stage of schooling the sentence is: its own word, else the last before it, else the heading's."""
    asked = [
        *(stage for stage in _STAGES if _stands(stage, text)),
        *(["中职"] if re.search(_VOCATIONAL, text) and not text.rstrip("?？").endswith("吧") else []),
    ]
    if ask.kind not in ("number", "other") or len(asked) != 1 or re.search(_COVERING[asked[0]] or "$^", text):
        return ""
    for said in (best.sentence.text, *reversed(best.before.split("\n")), *reversed(best.heading.split(">")[1:])):
        plain = re.sub(_VOCATIONAL, "", said)
        if _stands(asked[0], said) or (_COVERING[asked[0]] and re.search(_COVERING[asked[0]], plain)):
            return ""
        told = [stage for stage in _STAGES if _stands(stage, said)] or re.findall(_VOCATIONAL, said)
        if told:
            return _instead("中小学" if "中小学" in said else told[-1], asked[0])
    return ""


def _stands(stage: str, text: str) -> bool:
    if stage not in _STAGES:
        return re.search(_VOCATIONAL, text) is not None
    return re.search(_STAGES[stage], re.sub(_VOCATIONAL, "", text)) is not None


def _another_course(text: str, ask: Ask, near: Sequence[Unit]) -> str:
    """Say that other specialities are told of; one that the heading names is what the section is about."""
    asked = [match["name"] for match in _COURSE.finditer(text) if not _SORT_OF_COURSE.search(match["name"])]
    if ask.kind not in ("number", "other") or len(asked) != 1 or near[0].row or re.search(r"[,，。]", text):
        return ""
    key = asked[0][-2:]
    if any(key in unit.sentence.text or key in unit.around or key in unit.heading for unit in near):
        return ""
    said = near[0].sentence.text
    told = [match["name"] for match in _COURSE.finditer(said) if not _SORT_OF_COURSE.search(match["name"])]
    return f"资料写的是别的专业的情况，没有写{asked[0]}专业。" if told and re.search(r"\d", said) else ""


def _another_degree(text: str, ask: Ask, best: Unit) -> str:
    """Say which degree is told of: 本科及以上 for 研究生."""
    asked = [degree for degree, sign in _DEGREES.items() if re.search(sign, text)]
    told = [degree for degree, sign in _DEGREES.items() if re.search(sign, best.sentence.text)]
    if ask.kind not in ("number", "other") or len(asked) != 1 or not told or asked[0] in told or "学历" not in text:
        return ""
    return _instead(f"{told[0]}学历", f"{asked[0]}学历")


def same_degree(word: str, said: str) -> bool:
    """Tell whether a word is for a degree that the text tells of, under whichever name: 硕士, 研究生."""
    return any(re.search(sign, word) and re.search(sign, said) for sign in _DEGREES.values())


def _another_grade(text: str, ask: Ask, said: str) -> str:
    """Say that the same thing is told of another grade: 省级教学名师6人 for 国家级教学名师."""
    asked = _GRADE.search(text)
    if ask.kind != "number" or asked is None or len(_GRADE.findall(text)) > 1:
        return ""
    thing, grade = asked["thing"] or asked["noun"], asked["grade"] or asked["late"]
    plain = said.replace("“", "").replace("国家级", "国家").replace("全国", "国家")
    own = grade.replace("国家级", "国家")
    told = re.search(rf"(?P<grade>国家|[省市县校]级)(?:优秀)?{re.escape(thing)}", plain)
    joint = re.search(rf"{own}[^。；，\n]{{0,6}}{re.escape(thing)}", plain)
    if told is None or joint or own in plain.replace(told.group(), "").partition(thing)[2][:12]:
        return ""
    return _instead(f"{told['grade'].replace('国家', '国家级')}{thing}", f"{grade}{thing}")


def _instead(told: str, asked: str) -> str:
    return f"资料写的是{told}的情况，没有找到{asked}的所问内容。"
