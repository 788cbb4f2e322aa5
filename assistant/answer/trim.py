"""Cut a long sentence down to the part that answers, without changing what it says.

In: one sentence as evidence and the question. Out: a verbatim stretch of the sentence. A stretch starts where its own
subject stands: a part that leans on the one before it (其中, 并, 较上年 …) takes that one along, and one that says an
amount only (共395人) stays with the one before it. Short sentences stay whole, because a fragment may mean something
else outside its sentence; so do middling ones whose part would leave out words of the question.
"""

import re
from collections.abc import Callable, Sequence

from assistant.answer.question import Ask
from assistant.text import clauses, folded, quantities
from assistant.types import Query, Span

WHOLE = 64  # characters; up to here the sentence is its own short answer
_MORE = re.compile(r"[各每]|分别|依次|[比较](?:去年|上年|上一年|往年|前)|提高|提升|增加|增长|减少|下降|降低")
LONG = 110  # … and up to here where more than one amount is asked for
UNSURE = 240  # … and up to here where the part leaves out something of the question that the sentence holds
KEPT = 0.9  # share of what the sentence meets of the question that its part must meet too
NEXT = 3  # clauses away at most is the one that has what the amount is asked of
_GOES_ON = re.compile(
    r"^\s*(?:[一总合共]?[共计达有为]|总数|累计|约|近|超过?|现有)*\s*\d"
)  # an amount without a subject
_LEANS = re.compile(
    r"^(?:其中|与|和|同(?!时)|跟|由|并|且|还|也|又|较|比|同比|以及|及|而|从而|使|让|占|达|共|累计|均|该|其|此|这|分别|包括|含|涉及|用于|实现"
    r"|形成|有效|为|以)"
)

_JOINT = re.compile(r"^(?:而|其中|并且?|同时|另外|此外|还有)[，,]?")
_SETTING = re.compile(
    r"^(?:[^，；]{0,8})?(?:在|当|自|经过?|通过|根据|按照|围绕|针对)[^，；]*(?:[中时后下上里间]|以来|方面|期间)$"
)
# What an amount is asked of: the words right before the asking ones, and what it is spread over.
_HEAD = re.compile(
    r"([\u4e00-\u9fff]{2,8}?)(?:是|有|为|占|达到?|一?共|总共|大概|大约)*(?:多少|几(?!乎)|多[大高长]|百分之)"
)
_PER = re.compile(r"[生人校户班月年日]均")


def trim(text: str, query: Query, ask: Ask, *, weight: Callable[[str], float], schools: Sequence[str]) -> str:
    """Return the part of `text` that answers.

    `weight(clause)` says how much of the question a clause meets; `schools` are the folded names of schools in it.
    """
    single = ask.kind == "number" and ask.several == 1 and not _MORE.search(query.text)
    if len(text) <= (WHOLE if single else LONG) or ask.kind in ("definition", "explanation", "article", "other"):
        return text
    asked = [term for term in query.terms if term.role == "school"]
    subjects = tuple(set(schools)) if asked and len(set(schools)) > 1 else ()
    parts = _parts(text, "，,；;：:" if single else "；;", subjects)
    if len(parts) < 2:
        return text
    start, end = 0, len(parts) - 1
    if subjects:
        start, end = _stretch_of_school(text, parts, [f for t in asked for f in (t.text, *t.variants)], schools)
    part = _cut(text, parts[start : end + 1], weight, ask, _heads(query, text) if single else ())
    whole = _join(text, parts, start, end)
    return part if len(whole) > UNSURE or weight(part) >= KEPT * weight(whole) else whole


def _parts(text: str, borders: str, subjects: tuple[str, ...] = ()) -> list[Span]:
    """Return the clauses, joined up to the next border character or the next one that a subject opens."""
    parts: list[Span] = []
    start = 0
    for span in clauses(text):
        opened = bool(subjects) and folded(text[span.end :]).startswith(subjects) and text[span.end - 1] in "，,"
        if opened or text[span.end - 1 : span.end] in borders or span.end >= len(text.rstrip()):
            parts.append(Span(start=start, end=span.end))
            start = span.end
    return [part for part in parts if text[part.start : part.end].strip()]


def _stretch_of_school(
    text: str, parts: Sequence[Span], forms: Sequence[str], schools: Sequence[str]
) -> tuple[int, int]:
    """Return the first and last part that speak of the school: from its name to the next other school."""
    wanted = {folded(form) for form in forms}
    begin = None
    for i, part in enumerate(parts):
        plain = folded(text[part.start : part.end])
        if begin is None:
            if any(form in plain for form in wanted):
                begin = i
        elif any(_JOINT.sub("", plain).startswith(school) for school in schools if school not in wanted):
            return begin, i - 1  # a school inside the part (包括甲学院、乙学院) is a partner, not the next subject
    return (begin or 0), len(parts) - 1


def _heads(query: Query, text: str) -> tuple[str, ...]:
    """Return what the question asks an amount of, as the sentence writes it: 匹配度, 生均."""
    asked = _HEAD.search(query.text)
    words = [asked[1][start:] for start in range(len(asked[1]) - 1)] if asked else []
    said = next((word for word in words if word in text), "")
    return tuple(word for word in (said, *_PER.findall(query.text)) if word and word in text)


def _with_heads(text: str, parts: Sequence[Span], first: int, last: int, heads: Sequence[str]) -> tuple[int, int]:
    """Stretch the parts to the one part that has what the amount is asked of, where it stands in no other.

    What it is spread over (生均) may stand in several: the part right behind is the same thing's.
    """
    for head in heads:
        places = [at for at, part in enumerate(parts) if head in text[part.start : part.end]]
        if _PER.fullmatch(head) and last + 1 in places and not any(first <= place <= last for place in places):
            last += 1
        elif len(places) == 1 and first - NEXT <= places[0] <= last + NEXT:
            first, last = min(first, places[0]), max(last, places[0])
    return first, last


def _cut(text: str, parts: Sequence[Span], weight: Callable[[str], float], ask: Ask, heads: Sequence[str] = ()) -> str:
    """Keep from the first to the last part that meets the question, and what the first one leans on."""
    scores = [weight(text[part.start : part.end]) for part in parts]
    best = max(range(len(scores)), key=lambda i: (scores[i], -i))
    if scores[best] <= 0:
        return _join(text, parts, 0, len(parts) - 1)
    needed = [i for i, score in enumerate(scores) if score >= 0.5 * scores[best]]
    first, last = needed[0], needed[-1]
    if ask.kind == "number":
        first, last = _to_amount(text, parts, *_with_heads(text, parts, first, last, heads), ask, scores)
    while last + 1 < len(parts) and _unfinished(text, parts[last], parts[last + 1]):
        last += 1
    while first > 0 and _needs_previous(text, parts[first]):
        first -= 1
    if ask.kind == "list":
        last = _end_of_list(text, parts, last)
    return _join(text, parts, first, last)


def _to_amount(
    text: str, parts: Sequence[Span], first: int, last: int, ask: Ask, scores: Sequence[float]
) -> tuple[int, int]:
    """Stretch the parts on to the next amount of the asked unit, when they hold none themselves.

    Amounts in a row whose clauses meet no word of the question are not told apart by it: all of them are kept.
    """

    def fits(place: int) -> bool:
        found = quantities(text[parts[place].start : parts[place].end])
        return any(q.role == "measure" and (not ask.units or q.unit in ask.units) for q in found)

    if any(fits(place) for place in range(first, last + 1)):
        return first, last
    after = next((place for place in range(last + 1, len(parts)) if fits(place)), None)
    if after is not None:
        while after + 1 < len(parts) and not scores[after] and not scores[after + 1] and fits(after + 1):
            after += 1
        return first, after
    before = next((place for place in range(first - 1, -1, -1) if fits(place)), None)
    return (first if before is None else before), last


def _unfinished(text: str, part: Span, after: Span) -> bool:
    """Tell whether the next part ends what this one begins: the amount of its subject, what happened in its setting."""
    said = _join(text, [part], 0, 0)
    return bool(_GOES_ON.match(text[after.start : after.end]) or _SETTING.match(said))


def _needs_previous(text: str, part: Span) -> bool:
    after_colon = part.start > 0 and text[part.start - 1] in "：:"
    return after_colon or bool(_LEANS.match(text[part.start : part.end]))


def _end_of_list(text: str, parts: Sequence[Span], last: int) -> int:
    """A list goes on to the end of its sentence when its parts are parallel or introduced by a colon."""
    tail = text[parts[last].start :]
    return len(parts) - 1 if "；" in tail or "：" in text[: parts[last].end] else last


def _join(text: str, parts: Sequence[Span], first: int, last: int) -> str:
    cut = text[parts[first].start : parts[last].end].strip()
    return cut.rstrip("，,；;：:、")
