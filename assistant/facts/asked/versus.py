"""Read a question about how two figures compare: 谁多, 差多少, 最多的是最少的几倍.

In: the question with one word for each operation, settled. Out: `Task`s to try in turn, all `strict`.
"""

import re
from collections.abc import Iterator

from assistant.facts.asked.cues import JOIN, MEASURE, phrase
from assistant.facts.asked.task import AGAINST_YEAR, COUNTED, TIMES, Operation, Task, unit_after

_APART = re.compile(
    r"(?:相差|差距|差额|落差|悬殊|差了?|[多高]出|[多少高低]了?)(?:是|有|为|在)?(?:多少|几|多大)(?P<what>[^,]*)"
)
_VERSUS = re.compile(
    r"(?:谁|哪[一]?(?:个|项|类|种|所|家|边|方|头|门|样|期|年|县|区|镇)?)(?P<of>[^,多高大少低小]*?)(?:更|要|比较|还)*(?P<way>[多高大少低小]|厉害|强|好|快)(?:一?[些点])?"
    r"|(?:更|要)?(?P<side>[多高大少低小])(?=,?还是)|(?:更|要)?(?P<last>[多高大低小]|(?<!多)少)(?:一?[些点])?$"
)
_MORE = re.compile(r"[多高大少低小强好快]|谁|哪")
_ABOUT = re.compile(r"^.*是|^(?:(?:19|20)\d{2}年度?)?(?:[^,在]{2,6}[市县区省])?在")  # 2025年我市在: whose and when
_SPAN = re.compile(
    r"最[多高大][^,]*?(?:和|与|跟|、|比|同|到)[^,]*?最[少低小]|最[少低小][^,]*?(?:和|与|跟|、|比|同|到)[^,]*?最[多高大]"
)
_SPAN_TIMES = re.compile(r"最[多高大][^,]*?是[^,]*?最[少低小][^,是]*?的?(?P<times>(?:多少|几)倍)")


def unit_asked(asked: str) -> tuple[str, str]:
    """Return the unit and noun that are asked for; 几个 alone asks for whatever the operands are counted in."""
    unit, noun = unit_after(asked)
    return ("" if unit == "个" and not noun else unit), noun


def spans(text: str) -> Iterator[Task]:
    """Read a question for the distance of the largest from the smallest: 最多的一期和最少的一期差多少人."""
    multiple = _SPAN_TIMES.search(text)
    match, asked = multiple or _SPAN.search(text), multiple or _APART.search(text)
    if match is None or asked is None:
        return
    unit, noun = ("", "") if multiple else unit_after(asked["what"])
    said = text[: multiple.start("times")] if multiple else text[: asked.start()]
    rest = re.sub(rf"最[多高大少低小]|的?[那这]?一?{MEASURE}的?(?=$|[,和与跟、比同到是])|之间|各|里|中", "", said)
    rest = JOIN.sub(",", rest.replace("是", ",") if multiple else rest).strip(",的")
    base = TIMES if multiple else ""
    yield Task("range", (f"{rest},{noun}".strip(","),), unit=unit, base=base, strict=True)


def comparisons(text: str) -> Iterator[Task]:
    """Read a question about two figures: by how much they differ, which is larger."""
    if AGAINST_YEAR.search(text):
        return
    choice = "还是" in text
    if choice and not _MORE.search(text):
        return  # which of two it is, not which is more: 是公办还是民办
    if choice:
        side = re.search(r"[多高大少低小](?=,?还是)|[多高大少低小]$", text)
        text = re.sub(r"[多高大少低小]?(?:一?[些点])?,?还是,?", "、", text).rstrip("多高大少低小些点一更")
        text = f"{text},谁{side.group() if side else '多'}"
    apart, versus = _APART.search(text), _VERSUS.search(text)
    if apart is None and versus is None:
        return
    unit, noun = unit_asked(apart["what"]) if apart else ("", "")
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
