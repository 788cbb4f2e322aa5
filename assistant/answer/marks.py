"""Signs in a question that nothing paraphrases: a bound (600分以上), a code (SCI), a limit (最少), an award.

In: the question and the sentences at and beside the best evidence. Out: a Chinese sentence on what is not told, ""
where nothing stands against an answer. Where none of them stands, the number is of all, or of another sort.
"""

import re
from collections.abc import Sequence

from assistant.answer.evidence import Evidence
from assistant.answer.question import Ask
from assistant.answer.units import Unit

CLOSE = 0.65  # of the best score: a sentence that may be of the same thing
FITS = 0.9  # degree of holding an amount in the unit that is asked for
_BOUND = re.compile(
    r"(?P<number>\d+(?:\.\d+)?)(?:万|亿)?[\u4e00-\u9fff%]{0,3}?(?:及|\(含\))?以[上下]|(?<!不)(?:超过|不到|低于|高于|多于|少于)(?P<later>\d+(?:\.\d+)?)"
)
_PAUSE = re.compile(r"[,，。;；?？]")
_ASKS = re.compile(r"多少|几|哪|谁|什么")
_DONE = re.compile(r"已|了$")
_CODE = re.compile(r"(?<![A-Za-z\d+])[A-Z]{2,6}(?![A-Za-z\d+])")
_CODES = {"AI": "人工智能|智能", "VR": "虚拟", "AR": "增强现实", "MOU": "备忘录", "IT": "信息", "GDP": "生产总值"}
_LIMIT = re.compile(
    r"(?P<limit>最[多少低高]|至[多少])(?:不超过)?(?:能|可以?|要|需要?|得|应|准|允许|设|办|招|有|是|配|安排)*(?:有|办|设|招|交|用)?"
    r"(?:多少|几)"
)
_LIMITS = re.compile(
    r"最[多少低高]|至[多少]|不得?[低少超高多]于?|以[上下内]|[上下]限|标准|限[额于定]|控制在|不超过|超过"
)
_AWARD = r"[特一二三]等奖|[金银铜](?:奖|牌)"
_WON = re.compile(
    r"第一(?!批|届|期|季|次|章|条|产业|中学|医院|[个位任家所部座台种项步线]|书记|时间)|冠军|夺冠|榜首|头名|优胜|[特一二三]等奖|[金银铜](?:奖|牌)|名次"
)
_RANKED = re.compile(
    r"第[一二三123](?!批|届|期|季|次|章|条|产业)|冠军|夺冠|榜首|[头首]名|优胜|等奖|[金银铜][奖牌]|名次|获奖|荣获|摘得|评为|斩获"
)
_SCHOOL = re.compile(r"[\u4e00-\u9fff]{3,}(?:学校|学院|中学|小学|中心)")
_WHO = re.compile(r"谁|哪(?:一|几)?[个位支名所家]")
_EVENT = re.compile(r"[\u4e00-\u9fff]{0,6}(?:大赛|比赛|竞赛|[国省市校]赛|技能节|运动会|展演|评选)")
_METHOD = re.compile(
    r"(?:怎么|如何|怎样)(?:[测核计推]?算|统计|得)(?:出来?|得)?的|[测计核]算(?:方法|办法|依据|过程|口径)"
)
_METHODS = re.compile(r"[测核计推折换]算|统计|公式|[÷/×]|除以|口径|问卷|抽样|评估|按[^，。]{2,12}计|相[除加减]")


def limited(text: str, evidence: Sequence[Evidence]) -> Sequence[Evidence]:
    """Return the evidence with a sentence first that tells a limit, where one is asked for."""
    if not evidence or not _LIMIT.search(text) or _LIMITS.search(evidence[0].sentence.sentence.text):
        return evidence
    best = evidence[0]
    for item in evidence[1:]:
        if item.score < CLOSE * best.score:
            break
        if item.features["kind"] >= FITS and _LIMITS.search(item.sentence.sentence.text):
            return [item.scored(best.score, item.features), *(other for other in evidence if other is not item)]
    return evidence


def unmarked(text: str, question: str, ask: Ask, near: Sequence[Unit]) -> str:
    """Say which sign is not told of; `question` is as it was typed (capitals), `near` has the best sentence first."""
    if not near or ask.kind in ("yesno", "article"):
        return ""
    said = "\n".join(f"{unit.heading}\n{unit.sentence.text}" for unit in near)
    single = ask.kind == "number" and ask.several == 1
    lack = (_bound_missing(text, said) or _code_missing(question, said) or _limit_missing(text, said)) if single else ""
    if lack:
        return f"资料中没有找到与“{lack}”有关的所问内容。"
    if lack := _award_missing(text, ask, near):
        return lack
    if ask.kind == "explanation" and _METHOD.search(text) and not _METHODS.search(said):
        return "资料写到了这件事，没有写是怎么算的。"
    return ""


def _bound_missing(text: str, said: str) -> str:
    for match in _BOUND.finditer(text):
        if _is_claimed(text, match):
            continue
        number = match["number"] or match["later"]
        if not re.search(rf"(?<![\d.]){re.escape(number)}(?![\d.])", said):
            return match.group()
    return ""


def _is_claimed(text: str, bound: re.Match[str]) -> bool:
    """Tell whether a bound only says what the asker takes for granted: 收入已经超过5亿了,具体多少."""
    clause = _PAUSE.split(text[: bound.start()])[-1] + _PAUSE.split(text[bound.start() :])[0]
    return not _ASKS.search(clause) and _DONE.search(clause) is not None


def _code_missing(question: str, said: str) -> str:
    for code in _CODE.findall(question):
        if not re.search(rf"{code}|{_CODES.get(code, code)}", said, re.IGNORECASE):
            return str(code)
    return ""


def _limit_missing(text: str, said: str) -> str:
    asked = _LIMIT.search(text)
    return asked["limit"] if asked and not _LIMITS.search(said) else ""


def _award_missing(text: str, ask: Ask, near: Sequence[Unit]) -> str:
    """Say that a rank is not told, or only one that belongs to another contest or to another award."""
    ranked = any(_RANKED.search(unit.sentence.text) for unit in near)
    if not ranked and _WON.search(text) and _WHO.search(text) and ask.kind in ("who", "which"):
        return "资料写到了这件事，没有写名次。"
    awards = set(re.findall(_AWARD, text))
    if len(awards) != 1:
        return ""
    award = awards.pop()
    if ask.kind == "number" and award not in near[0].sentence.text:
        having = [unit.sentence.text for unit in near if award in unit.sentence.text]
        own = [said for said in having if not (event := _EVENT.search(said)) or _alike(event.group(), text)]
        return "" if own else f"资料中没有找到与“{award}”有关的所问内容。"
    if ask.thing == "school" and ask.kind in ("list", "which"):
        return _other_award(award, near)
    return ""


def _other_award(award: str, near: Sequence[Unit]) -> str:
    """Say so where every clause that names a school gives it another award."""
    clauses = [
        clause
        for unit in near
        for clause in re.split(r"[，,。；;]", unit.sentence.text)
        if re.search(_AWARD, clause) and _SCHOOL.search(clause)
    ]
    others = [match.group() for clause in clauses if (match := re.search(_AWARD, clause))]
    return f"资料写的是{others[0]}，没有写哪些学校获{award}。" if others and award not in "".join(clauses) else ""


def _alike(event: str, text: str) -> bool:
    """Tell whether the contest is the one that the question names: its last two characters before the sort."""
    return any(event[at : at + 2] in text for at in range(len(event) - 1))
