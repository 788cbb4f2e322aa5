"""Whether the sentence that answers a yes/no question bears out what it claims, where the ledger decided nothing.

In: the question, the words that it speaks of, the sentence as it is quoted. Out: 是的, 与资料不符, or "" where the two
cannot surely be held against each other. The claim is a way (增加了), an order (甲高于乙), an amount with a bound
(超过80%) or an event (获得了), and the sentence must hold every word of what it is claimed of; then the clause decides
that has most of these words: its way, its amount, or its denial. What is planned bears out nothing, and a change of a
share is none of an amount.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.facts.asked.asserted import LESS, read_assertion
from assistant.facts.asked.claim import ASKS, WHETHER, claims_in, declared
from assistant.facts.asked.plain import plain
from assistant.facts.bounds import judged
from assistant.facts.entries import SHARES, unit_of
from assistant.facts.moves import FALLS, RISES
from assistant.facts.pieces import measures
from assistant.facts.planned import PLANNED
from assistant.facts.shelf import any_in
from assistant.prompts import AGREES, DIFFERS
from assistant.text import folded
from assistant.types import Quantity, Term
from assistant.whether import whether

EXTRA = 6  # characters that a figure may be called beyond the words of the claim and still be what it rules out
_RISE = rf"{RISES}|增至|增到|扩至|涨至|升至|升到|变多|变大|净增|拓宽"
_FALL = rf"{FALLS}|减至|降至|降到|跌至|变少|变小|净减|少于上年"
_ONE = r"[增升涨多高](?=了?[\d约近]|$)"
_LESS = r"[减降跌少低](?=了?[\d约近]|$)"
_WAY = re.compile(rf"(?P<rise>{_RISE}|{_ONE})|(?P<fall>{_FALL}|{_LESS})")
_CLAIMED_WAY = re.compile(
    rf"^(?P<what>[^,。?]{{2,36}}?)(?:是|还|也|又|都|真的|已经?|有所|明显|大幅|略有?|持续|一直|在|呈现?|,)*"
    rf"(?:(?P<rise>{_RISE}|[增升涨])|(?P<fall>{_FALL}|[减降跌]))(?:了|的|着|一?些|趋势|吗|,)*$"
)
_ITSELF = re.compile(
    r"^(?:该|全|本|我们?)?(?:[校院馆园局]|学校|医院|学院|单位|公司)(?=[已是在有获取通发建完实引])"
)  # the reporter
_BASE = re.compile(
    r"(?:[比较与同]|相比)(?:上年|去年|上届|上学年|前年|往年|(?:19|20)\d{2}年)(?:同期|底|末)?(?:相比)?|同比|今年|全年|本年度?"
)
_LAST_TIME = re.compile(r"(?<![比较与同])(?:去年|上年|上届|前年)")
_THEN = re.compile(
    r"^(?:而)?(?:上年|去年|上届|上一?学年|上一年|前一年|(?:19|20)\d{2}年)(?:同期)?[^\d]{0,8}?(?:为|是|仅|只有|达)?$"
)
_DENIAL = re.compile(r"不是|没|未|无(?!线|人机|障碍|缝|纸|偿)|并非|不(?!低于|少于|足|到|满|高于|超过|断|仅)")
_CLAUSE = re.compile(r"[^，,；;。：:]+")
_OPEN = re.compile(
    r"[较比同与并且也还而但又已]|其中|净|由|从|每|"
    + _WAY.pattern.replace("(?P<rise>", "(?:").replace("(?P<fall>", "(?:")
)
_RATE = re.compile(r"率|比例|占比|比重|度|份额|成数|占")
_EVENT = re.compile(
    r"(?P<act>获得|取得|入选|通过|发生|出现|建成|投用|交付|完工|竣工|启用|开工|接通|接入|完成|实现|覆盖|消除|清零|立项|评为|获评|签订|引进"
    r"|上线|开通|撤销|停招|招满|达标|整改|办结|销号|受到|设立|成立|组建|开设|配备)"
)


@dataclass(frozen=True)
class _Clause:
    """A clause of the sentence, and the clauses before it whose subject it may go on with."""

    text: str
    before: str


def opening(question: str, terms: Sequence[Term], sentence: str, around: str) -> str:
    """Return the words that open the answer: whether the sentence bears the claim out, "" where that is open.

    `around` is its passage with the headings: where it is and of what level may stand there.
    """
    text = whether(plain(question))
    if not WHETHER.search(text) or ASKS.search(text) or (PLANNED.search(sentence) and not PLANNED.search(text)):
        return ""
    said = declared(text).strip(" ,。?吗")
    if _DENIAL.search(said) or _LAST_TIME.search(said) or "最" in said or _foreign_year(said, sentence):
        return ""
    widely = folded(around)
    spoken = terms
    terms = [t for t in terms if t.role not in ("level", "place") or not any_in(_forms(t), widely)]
    amounts = claims_in(said)
    if len(amounts) == 1:
        return _of_amount(amounts[0].quantity, said, terms, sentence)
    if amounts:
        return ""
    return (
        _of_order(text, spoken, sentence, widely) or _of_way(said, terms, sentence) or _of_event(said, terms, sentence)
    )


def _foreign_year(said: str, sentence: str) -> bool:
    """Tell whether the claim is of a year and the sentence of others only."""
    asked, told = (set(re.findall(r"(?:19|20)\d{2}(?=[年届])", _BASE.sub("", text))) for text in (said, sentence))
    return bool(asked and told and not asked & told)


def _words(what: str, terms: Sequence[Term]) -> list[tuple[str, ...]]:
    """Return the forms of the words of what is claimed of, in order, without years."""
    spoken = folded(what)
    spoken = _ITSELF.sub("", spoken)
    own = [t for t in terms if t.role != "year" and folded(t.text) in spoken and not _BASE.fullmatch(t.text)]
    return [_forms(t) for t in own if len(t.text) > 1 or t.role != "word"]


def _forms(term: Term) -> tuple[str, ...]:
    return tuple(folded(form) for form in (term.text, *term.variants))


def _clauses(sentence: str) -> Iterator[_Clause]:
    """Yield the clauses; one that opens with its verb, or measures itself, goes on with the subject before it."""
    plain_text, before = folded(sentence), ""
    for match in _CLAUSE.finditer(plain_text):
        leans = _OPEN.match(match.group()) is not None
        yield _Clause(match.group(), before if leans else "")
        before = f"{before},{match.group()}" if leans else match.group()


def _best(words: Sequence[tuple[str, ...]], sentence: str, found: Sequence[tuple[str, str, str]]) -> set[str]:
    """Return the verdicts of the readings whose subject has most of the words, the last of them before all others.

    Each reading is its own words, those that it goes on with, and what comes of it.
    """
    if not words or not found or not all(any_in(forms, folded(sentence)) for forms in words):
        return set()

    def fit(own: str, inherited: str) -> tuple[int, int]:
        near = own if any(any_in(forms, own) for forms in words) else inherited
        return int(any_in(words[-1], near)), sum(any_in(forms, near) for forms in words)

    fits = [fit(own, inherited) for own, inherited, _ in found]
    top = max(fits)
    return {verdict for one, (_, _, verdict) in zip(fits, found, strict=True) if one == top} if top[1] else set()


def _of_way(said: str, terms: Sequence[Term], sentence: str) -> str:
    """Hold the way that something is claimed to have gone against that of its clause."""
    claim = _CLAIMED_WAY.search(_BASE.sub(",", said).strip(","))
    if claim is None:
        return ""
    what = claim["what"]
    words, share = _words(what, terms), _RATE.search(what) is not None
    ways = [(own, inherited, way) for own, inherited, way, fits in _ways(sentence, share=share) if fits]
    told = _best(words, sentence, ways)
    if len(told) != 1:
        return ""
    return AGREES if told == {"rise" if claim["rise"] else "fall"} else DIFFERS


def _of_order(text: str, terms: Sequence[Term], sentence: str, around: str) -> str:
    """Hold which of two is claimed to be more against the figures that the sentence gives of both, in one unit."""
    claim = read_assertion(text)
    if claim is None or claim.relation != "more":
        return ""
    first, second = _words(claim.first.rpartition("的")[0] or claim.first, terms), _words(claim.second, terms)
    sides = [[w for w in one if w not in other] for one, other in ((first, second), (second, first))]
    if not all(sides) or not all(any_in(forms, around) for forms in (*first, *second, *_words(claim.first, terms))):
        return ""
    found = [_called(mine, other, sentence) for mine, other in (sides, sides[::-1])]
    if any(len(side) != 1 for side in found) or unit_of(found[0][0].unit) != unit_of(found[1][0].unit):
        return ""
    one, other = (side[0].value for side in found)
    return "" if one == other else AGREES if (one < other) == (claim.way in LESS) else DIFFERS


def _called(mine: Sequence[tuple[str, ...]], other: Sequence[tuple[str, ...]], sentence: str) -> list[Quantity]:
    """Return the levels whose label has a word of this side and none of the other one."""
    return [
        quantity
        for label, quantity in _labelled(sentence)
        if any(any_in(forms, label) for forms in mine) and not any(any_in(forms, label) for forms in other)
    ]


def _labelled(sentence: str) -> Iterator[tuple[str, Quantity]]:
    """Yield the levels of the sentence, each with the words since the one before it in its clause."""
    for clause in _clauses(sentence):
        start = 0
        for quantity in measures(clause.text):
            label = clause.text[start : quantity.start]
            start = quantity.end
            if not _WAY.search(label[-4:]) and quantity.unit != "百分点":
                yield label, quantity


def _ways(sentence: str, *, share: bool) -> Iterator[tuple[str, str, str, bool]]:
    """Yield each way that is told: its subject, that before it, the way, whether it is of such a thing."""
    previous: tuple[Quantity, _Clause] | None = None
    for clause in _clauses(sentence):
        found = measures(clause.text)
        match = next(
            (m for m in _WAY.finditer(clause.text) if not re.match(r"的|[等级中职]", clause.text[m.end() :])), None
        )
        if match:
            after = clause.text[match.end() :]
            number = next(iter(measures(after)), None)
            rate = number is not None and (number.unit == "百分点" or (number.unit in SHARES and after[:1] in "至到为"))
            yield (
                clause.text[: match.start()],
                clause.before,
                "rise" if match["rise"] else "fall",
                rate == share or not number,
            )
        elif previous and len(found) == 1 and _THEN.match(clause.text[: found[0].start]):
            now, then = previous[0], found[0]
            if unit_of(now.unit) == unit_of(then.unit) and now.value != then.value:
                way = "rise" if now.value > then.value else "fall"
                yield previous[1].text, previous[1].before, way, (now.unit in SHARES) == share
        previous = (found[-1], clause) if found else None


def _of_amount(claimed: Quantity, said: str, terms: Sequence[Term], sentence: str) -> str:
    """Hold the claimed amount against the one of its clause that counts the same."""
    words = _words(said[: claimed.start] + said[claimed.end :], terms)
    unit, readings = unit_of(claimed.unit), []
    for clause in _clauses(sentence):
        start = 0
        for quantity in measures(clause.text):
            label = clause.text[start : quantity.start]
            noun = re.match(r"[\u4e00-\u9fff]{0,10}", clause.text[quantity.end :])
            start = quantity.end
            if unit_of(quantity.unit) == unit and not _WAY.search(label[-4:]):
                readings.append((label, clause.before, noun.group() if noun else "", quantity))
    verdicts = _best(
        words, sentence, [(label + noun, before, judged(claimed, q)) for label, before, noun, q in readings]
    )
    if verdicts == {"right"}:
        return AGREES
    beyond = [_beyond(label, words) for label, _, _, q in readings if any_in(words[-1], label)] if words else []
    sure = beyond and (min(beyond) == 0 or (len(beyond) == 1 and beyond[0] <= EXTRA))  # of several, parts may add up
    return DIFFERS if verdicts == {"wrong"} and sure else ""


def _beyond(label: str, words: Sequence[tuple[str, ...]]) -> int:
    """Count the characters of a figure's name that no word of the claim takes up."""
    for form in sorted((form for forms in words for form in forms), key=len, reverse=True):
        label = label.replace(form, "")
    return len(re.sub(r"[^\u4e00-\u9fff]|[的共有为是达约近仅在]|全[省市县区校院]|其中|合计|总", "", label))


def _of_event(said: str, terms: Sequence[Term], sentence: str) -> str:
    """Tell that a sentence denies the very event that is claimed."""
    act = next(_EVENT.finditer(said), None)
    if act is None or re.search(r"[都全均各每]|所有", said):
        return ""
    words = [w for w in _words(said, terms) if not any_in(w, act["act"])]
    for clause in _clauses(sentence):
        denied = re.search(
            rf"(?:尚未|未曾|未能|并未|未|没有?|无(?:一[人所家个例项起件]|人)?)(?:再|被|能|有|全部|正式)*{act['act']}",
            clause.text,
        )
        near = clause.before + clause.text
        if denied and words and any_in(words[-1], near) and all(any_in(forms, folded(sentence)) for forms in words):
            return DIFFERS
    return ""
