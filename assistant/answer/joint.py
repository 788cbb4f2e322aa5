"""Whether a figure is of several together of whom the question names one: 甲校、乙校等5所学校提交66个作品.

In: a question for an amount and the sentences at and beside the best evidence. Out: a Chinese sentence on what is
told, "" where nothing stands against an answer. The figure of all is the answer for none of them, and nothing in the
sentence tells how it is divided.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.answer.matching import wanted
from assistant.answer.question import Ask
from assistant.answer.units import Unit
from assistant.text import folded, quantities
from assistant.text.words import ends
from assistant.types import Quantity, Query

_TOGETHER = re.compile(r"等|一共|合计|总共|加起来|[这那几两三四五六七八九十\d][所家]")
_BRACKET = re.compile(r"[（(][^（()）]*[）)]")
_CLAUSE = re.compile(r"[^，,。；;：:？?]+")
_COUNT = r"(?:\d+|[一二两三四五六七八九十]+|数|多)(?:余|多)?[所家个校]"
_NUMBERED = re.compile(rf"等(?P<count>{_COUNT})")
_ENDS = re.compile(r"(?:学校|[中小]学校?|职中|职高|学院|大学|幼儿园|中心|公司|集团|[酒药]?厂|酒业|酒店|医院)$")
_SORT = re.compile(
    r"(?:(?:股份|有限|责任|实业|能源|科技|集团|控股|总)*公司|集团|学校|[中小]学校?|中心|学院|大学|[酒药]?厂|医院)$"
)
_GENERAL = re.compile(r"(?:职业|高级|中等|专业|技术|师范|实训|服务|培训)$")
_KIND = re.compile("(?:[县市区]|高级|中等|职业|技术|专业|教育)*(?:学校|中学校?|中心|学院)(?=、|等|$)")
_OWN = 2  # characters that a name must have besides the word for its sort
_EACH = re.compile(r"[各每均]|分别|依次|人均")
_ANNOUNCED = re.compile(
    r"(?<![\d第])(?P<count>[2-9]|1\d|[两二三四五六七八九十])[个所家处项名支座]?[^，。；：:\d]{1,12}[：:]"
)
_TIERS = re.compile(r"分别[为是按]?[^，。；、]*\d[^，。；、]*(?:、[^，。；、]*\d[^，。；、]*)+")
_SPOKEN = re.compile(r"(?<=\d)块钱?")
_SUMMED = re.compile(r"^(?:累计|合计|总计|共计?|一共|共同|总共)")
OWN_NAME = 4  # characters of a thing that are its name
_NO_MEMBER = re.compile(r"\d|[各每]")


def joint(query: Query, ask: Ask, near: Sequence[Unit]) -> str:
    """Say whose the figure is where it is that of several, of whom the question names one; the best sentence first."""
    if ask.kind != "number" or ask.several > 1 or not near or near[0].row or _TOGETHER.search(query.text):
        return ""
    if lack := _of_all_tiers(query.text, ask, near[0]):
        return lack
    said = _BRACKET.sub("", near[0].sentence.text)
    whole = folded(said)
    for start, clause in _clauses(said):
        named = {name for name in _names(query, clause) if _is_member(folded(name), folded(clause))}
        if len(named) != 1:
            continue
        name = named.pop()
        own = whole.count(folded(name)) > 1 or any(_tells_of(folded(name), ask, unit) for unit in near[1:])
        figure = None if own else _figure(said, start, clause, ask)
        if figure:
            return f"资料只写到{_together(clause, name)}合计{figure.text}，没有单独写{name}的数。"
    return _of_all_announced(query.text, said, ask)


def _of_all_tiers(text: str, ask: Ask, best: Unit) -> str:
    """Say that no number is told of the one tier (分别为300元、500元、800元) that the question names."""
    asked = [q for q in quantities(_SPOKEN.sub("元", text)) if q.role == "measure" and q.unit not in ask.units]
    for tiers in _TIERS.finditer(best.sentence.text):
        listed = [q for q in quantities(tiers.group()) if q.role == "measure"]
        own = [q for q in asked for one in listed if (q.value, q.unit) == (one.value, one.unit)]
        told = [q for q in best.quantities if _fits(q, ask)]
        if len(listed) > 1 and len(own) == 1 and len(told) == 1:
            return f"资料只写到各档合计{told[0].text}，没有单独写{own[0].text}这一档的数。"
    return ""


def _of_all_announced(text: str, said: str, ask: Ask) -> str:
    """Say that the sum of what a sentence lists is told (设2个院区：东院…，西院…，累计…), and not that of one of it."""
    opening = _ANNOUNCED.search(said)
    if opening is None:
        return ""
    clauses = re.split(r"[，,。；;]", said[opening.end() :])
    named = [place for place, clause in enumerate(clauses) if _shared(text, clause) >= OWN_NAME]
    others = [q for clause in clauses if not _SUMMED.match(clause) for q in quantities(clause) if _fits(q, ask)]
    summed = (q for clause in clauses[max(named, default=0) + 1 :] if _SUMMED.match(clause) for q in quantities(clause))
    figure = next((q for q in summed if _fits(q, ask)), None)
    if len(named) != 1 or others or figure is None:
        return ""
    return f"资料只写到{opening.group().rstrip('：:')}合计{figure.text}，没有单独写其中一个的数。"


def _shared(text: str, clause: str) -> int:
    """Return the length of the longest stretch of the question that stands in the clause."""
    plain, asked = folded(clause), folded(text)
    stretches = (
        end - at for at in range(len(asked)) for end in range(at + 1, len(asked) + 1) if asked[at:end] in plain
    )
    return max(stretches, default=0)


def _clauses(said: str) -> Iterator[tuple[int, str]]:
    return ((match.start(), match.group()) for match in _CLAUSE.finditer(said))


def _names(query: Query, clause: str) -> Iterator[str]:
    """Yield the names in the clause that the question means: its schools, and firms by what is their own of a name."""
    plain = folded(clause)
    for term in query.terms:
        if term.role == "school":
            yield from [form for form in wanted(term).forms if form in plain][:1]
        elif len(term.text) >= _OWN:
            name = folded(term.text)
            kinds = (_KIND.match(plain, end) for end in ends(plain, name))
            yield from [name + kind.group() for kind in kinds if kind][:1]
    asked = folded(query.text)
    for piece in plain.split("、"):
        name = piece.split("等")[0]
        sort = _SORT.search(name)
        own = name[: sort.start()] if sort else ""
        size = next((size for size in range(len(own), _OWN - 1, -1) if own[-size:] in asked), 0)
        if sort and size and not _GENERAL.search(own[-size:]):
            yield own[-size:] + sort.group()


def _is_member(name: str, clause: str) -> bool:
    """Tell whether the clause lists the name beside others, without a figure of its own: 甲、乙; 甲等5所."""
    if re.search(rf"{re.escape(name)}等{_COUNT}", clause):
        return True
    pieces = clause.split("、")
    if len(pieces) < 2:
        return False
    for place, piece in enumerate(pieces):
        last = place == len(pieces) - 1
        if not last and piece.endswith(name):
            return not _NO_MEMBER.search(pieces[place + 1][:1])
        if place and piece.startswith(name) and (last or piece == name):
            before, behind = pieces[place - 1], piece[len(name) :]
            return bool(_ENDS.search(before)) and not re.match(r"\d", behind)
    return False


def _tells_of(name: str, ask: Ask, unit: Unit) -> bool:
    """Tell whether another sentence gives the one that is asked about an amount of that unit."""
    alone = name in unit.folded and not _is_member(name, unit.folded)
    return alone and any(_fits(q, ask) for q in unit.quantities)


def _figure(said: str, start: int, clause: str, ask: Ask) -> Quantity | None:
    """Return the figure that may be taken for the answer, None where the sentence divides it."""
    counted = _NUMBERED.search(clause)
    count = start + counted.start("count") if counted else -1  # how many they are
    found = [q for q in quantities(said) if _fits(q, ask) and q.start != count]
    if any(_EACH.search(said[start : q.start]) for q in found):
        return None
    return next((q for q in found if q.start > start), found[0] if found else None)


def _fits(quantity: Quantity, ask: Ask) -> bool:
    asked = quantity.unit in ask.units if ask.units else quantity.unit != "%"
    return quantity.role == "measure" and asked


def _together(clause: str, name: str) -> str:
    """Return how the several are called for short: 甲等5所."""
    counted = _NUMBERED.search(clause)
    return f"{name}等{counted['count']}" if counted else f"{name}与其他几家"
