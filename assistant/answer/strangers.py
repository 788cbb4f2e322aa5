"""Whether the institution or firm that a question names is one that the sentence speaks of at all.

In: the question with its terms, the sentences at and beside the best evidence. Out: a Chinese sentence on who is not
told of, "" where nothing stands against an answer. 柳泉财经职业学院 shares all but one word with 柳泉工程职业学院, and
what one firm gave is told right after another one's name: neither's number is the other's.
"""

import re
from collections.abc import Sequence

from assistant.answer.matching import IN_BEFORE, any_in, term_match, wanted
from assistant.answer.question import Ask
from assistant.answer.units import Unit
from assistant.types import Query, Term

_ENDS = ("学院", "大学", "学校", "中学", "小学", "幼儿园", "公司", "集团", "中心", "医院")
FEW = 2  # words of a name without which it is another one, be they where it begins
NOUN = 1.0  # share of meaning of a word that names a thing
LEAST = 3  # words of a name that is told in full
_FIRM = r"[\u4e00-\u9fff]{2,12}?(?:集团|公司|医院|银行|酒店)"
_ASKED_FIRM = re.compile(rf"^(?P<name>{_FIRM})(?!与|和|跟|同|、|及)")
_FIRST = re.compile(rf"^(?:其中[，,]?|此外[，,]?|20\d{{2}}年[，,]?)?(?P<name>{_FIRM})")
_GENERAL = re.compile(r"^(?:这|那|该|各|全|本|多|合作|企业|相关|有关|牵头|哪|几|几家|一家)")
OWN = 2  # first characters that are a firm's own
_SUM = re.compile(r"全[省市县区州]|总(?:投资|数|量|额|计|人数)|(?:项目|学校)[^，。；\d]{0,4}\d+[个所项]")
_KINDS = ("number", "other", "where")


def stranger(query: Query, ask: Ask, near: Sequence[Unit]) -> str:
    """Say of whom nothing is told; `near` has the best sentence first."""
    if ask.kind not in _KINDS or not near:
        return ""
    name = _half_met(query, near[0]) or _another_firm(query.text, near[0]) or _of_all(query, ask, near[0])
    return f"资料中没有找到与“{name}”有关的所问内容。" if name else ""


def _of_all(query: Query, ask: Ask, best: Unit) -> str:
    """Return the school of which an amount is asked for where the sentence names none and tells the sum of many."""
    schools = [term for term in query.terms if term.role == "school"]
    if ask.kind != "number" or len(schools) != 1 or best.row or best.schools or not _SUM.search(best.sentence.text):
        return ""
    forms = wanted(schools[0]).forms
    spoken_of = any_in(forms, best.heading) or any_in(forms, best.folded) or set(forms) & set(best.inherited)
    return "" if spoken_of else schools[0].text


def _half_met(query: Query, best: Unit) -> str:
    """Return the full name of which the evidence has the beginning and not the word that tells it from others."""
    for run in _names(query):
        met = [max(term_match(term, best)) >= IN_BEFORE for term in run]
        if (met[0] and not all(met[1:])) or met.count(False) >= FEW:
            return "".join(term.text for term in run)
    return ""


def _names(query: Query) -> list[list[Term]]:
    """Return the runs of neighbouring words that end as institutions do, of so many words that they are names.

    A name is of words that name things: no 放学后看护班小学.
    """
    placed: list[tuple[int, Term]] = []
    end = 0
    for term in query.terms:
        at = query.text.find(term.text, end)
        at = at if at >= 0 else query.text.find(term.text)
        if at >= 0:
            placed.append((at, term))
            end = at + len(term.text)
    placed.sort(key=lambda one: one[0])
    runs: list[list[Term]] = []
    run: list[Term] = []
    last = -1
    for at, term in placed:
        run = [*run, term] if at == last and term.role in ("word", "place") else [term]
        last = at + len(term.text)
        if term.role == "word" and term.text.endswith(_ENDS) and len(run) >= LEAST and _name_things(run):
            runs.append(run)
    return runs


def _name_things(run: Sequence[Term]) -> bool:
    return all(term.role == "place" or term.weight >= NOUN for term in run)


def _another_firm(text: str, best: Unit) -> str:
    """Return the firm that is asked about where the sentence begins with another one and has no word of it."""
    asked, first = _ASKED_FIRM.search(text), _FIRST.search(best.sentence.text)
    if asked is None or first is None or _GENERAL.search(asked["name"]) or _GENERAL.search(first["name"]):
        return ""
    return "" if asked["name"][:OWN] in best.sentence.text else asked["name"]
