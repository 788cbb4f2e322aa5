"""The items that an answer lists, and the one that a follow-up names by its place: 第二条, 最后一所, 倒数第二个.

In: the answer, what it was about, the follow-up. Out: the items in their order, the item. Items are taken from the one
enumeration that belongs to the topic: 一是 …, 二是 …, 《…》《…》, a run joined by 、, or rows with one label.
"""

import re

from assistant.text import quantities

ITEM = re.compile(
    r"(?:(?P<back>倒数)?第(?P<number>[一二三四五六七八九十\d]+)|最后(?:一|1)|末(?:一|1)?)"
    r"(?P<unit>[个条项点种类家所位门栋期名节本座款层步])(?!月|年|天|级)"
)
# Nothing but its name is asked for: 第二个是什么, 最后一所叫啥名字, 第三所是哪个学校.
_NAME_ONLY = re.compile(
    r"^(?:其中)?的?{item}[^是叫为,，的了有多几谁哪呢]{{0,6}}(?:又|具体)?(?:(?:是|叫|为)(?:(?:什么|啥)(?![时地原])[^,，的]{{0,4}}"
    r"|谁|哪[一个所家本门项种位条栋节座款层点类][^,，的]{{0,4}})|呢|指(?:的是)?什么)[?？。呢]*$"
)
_LETTERED = (
    re.compile(r"[一二三四五六七八九十]是(.+?)(?=[,，;；。\n]|$)"),
    re.compile(r"[(（][一二三四五六七八九十]{1,3}[)）]\s*([^(（].+?)(?=[;；。\n]|$)"),
    re.compile(r"(?:^|[\s;；。:：])\d{1,2}[.、．](?!\d)\s*(.+?)(?=[;；。\n]|$)"),
)
_QUOTED = re.compile(r"《[^《》]+》|“[^“”]+”")
_LEAD = re.compile(r".*(?:[:：]|即|包括|包含|分别[是为]|有(?=[《“])|的有|涵盖|(?<![还只都可])是)")
_TAIL = re.compile(r"(?:[(（].*|等[\d一二两三四五六七八九十]*[个所家项门名种]?.*)$")
_UNIT_OF = {
    "所": re.compile(r"[校院园馆所站]|[中大小]学|[一二三四五六七八九十]中|中心|职[中高]")
}  # what a measure word counts
# An item that goes on with what they do together ends the list: 甲、乙、丙共建订单班.
_GOES_ON = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:共[建同]|联合|合作|开展|参[加与]|招收|组成|组建|提交|获得|完成|承担|签订|举办).*$"
)
_WITH = re.compile(r"^(?:[\u4e00-\u9fff]{2,14}?与)?(?:与|由|以|和|跟|同|对)?")
_LABEL = re.compile(r"^(?P<label>[^:：。；;,，]{2,30})[:：](?P<value>[^:：]+)$")


def place_of(question: str, count: int) -> int:
    """Return which of `count` items the question names, from 0; -1 when it names none of them."""
    match = ITEM.search(question)
    if match is None:
        return -1
    if not match["number"]:
        return count - 1
    number = next((int(q.value) for q in quantities(f"第{match['number']}个") if q.role == "ordinal"), 0)
    place = count - number if match["back"] else number - 1
    return place if 0 < number <= count else -1


def asks_name(question: str) -> bool:
    """Tell whether the question asks for nothing but what the item is."""
    match = ITEM.search(question)
    return bool(match and re.match(_NAME_ONLY.pattern.format(item=re.escape(match.group())), question))


def items_of(answer: str, topic: str, unit: str = "") -> list[str]:
    """Return the items that the answer lists about the topic, counted by `unit`; [] when it lists nothing."""
    for pattern in _LETTERED:
        if len(lettered := [item.strip() for item in pattern.findall(answer)]) > 1:
            return lettered
    fits = _UNIT_OF.get(unit)
    found = [one for one in (*_rows(answer), *_runs(answer)) if not fits or any(map(fits.search, one[1]))]
    if not found:
        parts = [part.strip() for part in re.split(r"[;；\n]", answer.rstrip("。\n")) if part.strip()]
        return parts if len(parts) > 1 and not fits else []
    best = max(found, key=lambda one: (_shared(one[0], topic), len(one[1])), default=("", []))
    return best[1] if len(found) == 1 or _shared(best[0], topic) else []  # of several none is about the topic


def _rows(answer: str) -> list[tuple[str, list[str]]]:
    """Return the values of rows with one label: 等级：甲 / 等级：乙."""
    rows: dict[str, list[str]] = {}
    for line in re.split(r"[\n。；;]", answer):
        if match := _LABEL.match(line.strip()):
            rows.setdefault(match["label"], []).append(match["value"].strip())
    return [(label, values) for label, values in rows.items() if len(values) > 1 and "、" not in "".join(values)]


def _runs(answer: str) -> list[tuple[str, list[str]]]:
    """Return the enumerations of the clauses, each with the words before it."""
    found = []
    for sentence in re.split(r"[\n。；;]", answer):
        before = ""
        for clause in re.split(r"[,，]", sentence):
            if items := _items(clause):
                at = clause.find(items[0])
                found.append((before + clause[:at], items))
            before += clause
    return found


def _items(clause: str) -> list[str]:
    runs = [match.group() for match in re.finditer(rf"(?:(?:{_QUOTED.pattern})[、和及与]?){{2,}}", clause)]
    if runs:
        return _QUOTED.findall(max(runs, key=len))
    parts = clause.split("、")
    if len(parts) < 2:
        return []
    parts[0] = _LEAD.sub("", parts[0])
    parts[-1:] = re.split(r"(?<=[\u4e00-\u9fff]{2})[和及](?=[\u4e00-\u9fff]{2})", parts[-1], maxsplit=1)
    parts[0] = _WITH.sub("", parts[0])
    ends = next((place for place, part in enumerate(parts) if _GOES_ON.search(part)), len(parts))
    items = [_GOES_ON.sub("", _TAIL.sub("", part)).strip() for part in parts[: ends + 1]]
    return items if len(items) > 1 and all(len(item) > 1 for item in items) else []


def _shared(lead: str, topic: str) -> float:
    """Return the share of the topic's character pairs that the words before an enumeration have."""
    pairs = {topic[i : i + 2] for i in range(len(topic) - 1)}
    return sum(pair in lead for pair in pairs) / len(pairs) if pairs else 0.0
