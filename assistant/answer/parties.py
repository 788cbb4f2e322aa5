"""Whose rights, duties or deeds a provision tells, against those that the question is about.

In: the question, its evidence with the passages. Out: the evidence, the first provision in front that is about the very
party. Provisions repeat one another's words for each party: what a school may do stands beside what a pupil may, and
殴打教师 has the words of 老师打学生 with the roles exchanged. Only articles are put in order; a report tells facts.
"""

import re
from collections.abc import Sequence

from assistant.answer.evidence import Evidence
from assistant.types import Passage

CLOSE = 0.5  # scores this far below the best may come before it
LESS = 0.35  # less of the question's words: a party is called by other words in the law
_PARTIES = {
    "learner": r"学生|受教育者|学员|考生|学徒|孩子|未成年人",
    "teacher": r"教师|老师|教员|教职工",
    "school": r"学校|教育机构|职校|培训机构|院校|幼儿园",
    "firm": r"企业|公司|用人单位|实习单位|老板",
    "authority": r"行政部门|人民政府|教育局|国务院",
}
_PARTY = re.compile("|".join(f"(?P<{party}>{words})" for party, words in _PARTIES.items()))
_OWNS = re.compile(
    r"(?:依法|应当|可以|都|还|能)*(?:享有|行使|享受|履行|承担|有)(?:下列|以下|哪些|什么|哪几[项种]|的)*[^,，。?]{0,6}?(?:权利|权力|义务|职责)"
)
_DEED = re.compile(
    r"(?:侮辱|殴打|打骂|辱骂|打击报复|体罚|变相体罚|伤害|歧视|虐待|欺凌|欺负|侵犯|侵害|报复|[打骂])[、或者和]*(?:了|过)?"
)
# Of two sorts that exclude one another: what names the first, what the second.
_CONTRASTS = (
    (re.compile(r"私立|民办|社会力量"), re.compile(r"公办|政府举办|公立")),
    (re.compile(r"高中|初中|小学|中小学"), re.compile(r"高等学校|大学|高校")),
    (re.compile(r"中外|外国|境外|国外|外资|外商|外籍|港澳"), re.compile(r"(?!)")),
)
_FOREIGN = re.compile(r"^境外|^外国|^中外")
_SPECIFIC = re.compile(r"高级中学|中小学")


def of_the_party(text: str, evidence: Sequence[Evidence], passages: Sequence[Passage]) -> Sequence[Evidence]:
    """Return the evidence with the first article in front that is about the party of the question."""
    if not evidence or not _is_article(evidence[0], passages) or not is_of_another(text, _said(evidence[0])):
        return evidence
    best = evidence[0]
    own = sorted((e for e in evidence if e.passage == best.passage), key=lambda e: not _names_sort(text, _said(e)))
    near = own if sort_differs(text, _said(best)) else []  # the article tells of each sort in turn
    for item in (*near, *evidence[1:]):
        said = _said(item)
        if (
            is_of_another(text, said)
            or not _is_article(item, passages)
            or (_DEED.search(text) and not _DEED.search(said))
        ):
            continue
        covers = item.features["coverage"] >= best.features["coverage"] - LESS
        if item.passage == best.passage or (item.score >= best.score - CLOSE and covers):
            return [item.scored(best.score, item.features), *(other for other in evidence if other is not item)]
    return evidence


def is_of_another(question: str, sentence: str) -> bool:
    """Tell whether a provision is about another party than the question, or exchanges who does what to whom."""
    return _owner_differs(question, sentence) or _roles_differ(question, sentence) or sort_differs(question, sentence)


def _owner_differs(question: str, sentence: str) -> bool:
    """Tell whether rights or duties are asked of one party and told of another."""
    asked, told = _OWNS.search(question), _OWNS.search(sentence)
    if asked is None:
        return False
    own, theirs = _last_party(question[: asked.start()]), _first_party(sentence[: told.start()] if told else sentence)
    return bool(own and theirs) and own != theirs


def _roles_differ(question: str, sentence: str) -> bool:
    """Tell whether the one to whom something is done is another party in the provision."""
    asked, told = _DEED.search(question), _DEED.search(sentence)
    if asked is None:
        return False
    done_to = _PARTY.match(question, asked.end())
    if done_to is None or told is None:
        return False
    last = list(_DEED.finditer(sentence))[-1]
    other = _PARTY.match(sentence, last.end())
    doer = _PARTY.match(sentence)
    by = _last_party(question[: asked.start()])
    return (other is not None and other.lastgroup != done_to.lastgroup) or (
        other is None and doer is not None and by != "" and doer.lastgroup not in (by, "authority")
    )


def sort_differs(question: str, sentence: str) -> bool:
    """Tell whether the provision is for the sort that excludes the one which the question names."""
    for mine, other in _CONTRASTS:
        asks = mine.search(question) and not other.search(question)
        if asks and other.search(sentence) and not (mine.search(sentence) or _SPECIFIC.search(sentence)):
            return True
    return bool(_FOREIGN.search(sentence)) and not _CONTRASTS[2][0].search(question)


def _names_sort(question: str, sentence: str) -> bool:
    """Tell whether the provision names the sort that the question names, or one that holds it (中小学)."""
    named = [mine for mine, _ in _CONTRASTS if mine.search(question)]
    return bool(named) and (any(mine.search(sentence) for mine in named) or _SPECIFIC.search(sentence) is not None)


def _first_party(text: str) -> str:
    match = _PARTY.search(text)
    return (match.lastgroup or "") if match else ""


def _last_party(text: str) -> str:
    found = [match.lastgroup or "" for match in _PARTY.finditer(text)]
    return found[-1] if found else ""


def _said(item: Evidence) -> str:
    return item.sentence.sentence.text


def _is_article(item: Evidence, passages: Sequence[Passage]) -> bool:
    return passages[item.passage].chunk.number.endswith("条")
