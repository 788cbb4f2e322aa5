"""Put the new words of a contrast (那民办的呢, 那工作的有几个人, 上一期呢) into the question before it.

In: the follow-up, the question before it in full, the segmenter. Out: the question that is meant, "" when the follow-up
is no contrast. The new words replace what they contrast with: a named thing one of its kind (kinds.py), a noun phrase
the one that ends alike or shares a character, what was done another predicate, else the noun phrase that was asked
about.
"""

import re

from assistant.lexicon import outside, school_mentions
from assistant.retrieve.asked import Asked, Words, focus, nouns, opening_noun, read_asked, subject_of, verb_before
from assistant.retrieve.kinds import is_year, near, same_kind
from assistant.retrieve.predicates import is_done, is_verbal, other_predicate
from assistant.retrieve.state import school_in

CONTRAST = re.compile(r"^(?P<new>.{1,24}?)(?:的话|方面|那边|这边|那里)?(?:又|则)?呢[?？。!！]*$")
_ASIDE = re.compile(r"^(?P<new>[^,，。?？]{1,12}?)(?:那边|这边|那块|那头)(?P<rest>.{2,})$")
_MEASURED = re.compile(r"(?:人数|人次|数量|金额|费用|面积|[量率数费])$")
_SETTING = re.compile(r"(?:模式|条件|情况|背景|政策)(?:下|里|中)$")
_NOT = re.compile(r"^(?:不|没有?|未|非)(?P<done>.{2,})$")
_WORKED = {"工作": "参加工作", "打工": "参加工作"}  # beside 升学 and the like; else the word is too wide


def contrasted(question: str, full: str, words: Words) -> str:
    """Return the last question with the new words in it; "" when the question is no contrast."""
    previous = read_asked(full)
    if match := CONTRAST.match(question):
        return _substituted(full, previous, match["new"], "", words)
    if match := _ASIDE.match(question):
        return f"{subject_of(previous, words)}{match['new']}{_with_object(match['rest'], previous)}"
    own = read_asked(question)
    if verb := _other_verb(own, previous, words):
        return verb
    new = re.sub(r"的$", "", own.left)
    plain = own.ask and not own.right.strip("人个名位所家的了") and 1 < len(new) <= 14
    if (
        plain
        and (own.left.endswith("的") or near(new, full)[0] or _sharing(full, new, words, strictly=True))
        and (same_kind(full, new, words)[0] or len(words.content_words(new)) <= 2)
    ):
        return _substituted(full, previous, own.left, own.ask + own.right, words)
    return ""


def _other_verb(own: Asked, previous: Asked, words: Words) -> str:
    """Return 今年撤销了几个专业 for 撤销了几个 after 今年新增了几个专业: another verb, what was counted stays."""
    verb, last = own.left.rstrip("了过"), verb_before(previous, words)
    tags = [tag for _, tag in words.tagged(verb)]
    if own.right or not own.ask or not previous.right or not last or len(tags) != 1 or not tags[0].startswith("v"):
        return ""
    return f"{previous.left[: previous.left.rfind(last)]}{own.left}{own.ask}{previous.right}"


def _with_object(rest: str, previous: Asked) -> str:
    """Complete 招了几个 with what was counted before: 招了多少新生."""
    own = read_asked(rest)
    same = own.left and previous.left.rstrip("了过").endswith(own.left.rstrip("了过")) and not own.right
    return f"{rest.rstrip('?？')}{previous.right}" if same else rest


def _substituted(full: str, previous: Asked, new: str, ask: str, words: Words) -> str:
    old, put = _counterpart(full, previous, new, words)
    new = re.sub(r"(?<=.)的$", "", new)
    leads = (is_year(new) or bool(_SETTING.search(new))) and not same_kind(full, new, words)[0]
    if ask and not previous.right:
        ask = ask.removeprefix("有") if previous.left.endswith("了") else ask
        previous = Asked(previous.left, ask)
        full = previous.left + ask
    if negated := _negated(full, new, words):
        return negated
    if leads:
        return f"{new}{full}"
    if old:
        return full.replace(old, put, 1)
    if previous.ask and (subject := school_in(previous.left, words)) and not school_in(new, words):
        return _of_subject(subject, new, previous)
    if previous.ask and is_verbal(new, words):
        return f"{previous.left}{new}的{previous.ask}{previous.right}"
    return f"{new}{previous.ask}{previous.right}" if previous.ask else f"{new}，{full}"


def _negated(full: str, new: str, words: Words) -> str:
    """Return the last question with its predicate denied (不升学 after 升学), what it is about kept; "" if not so."""
    match = _NOT.match(new)
    if match is None or match["done"] not in full:
        return ""
    before, _, after = full.rpartition(match["done"])
    before = re.sub(r"(?:不是?|没有?|未|非)$", "", before)
    if is_done(words.tagged(before)[-1:]):
        return ""  # 没参赛 denies not only the second verb of 报名参赛
    counts = re.match(r"的?(?:有|是)?(?P<ask>(?:多少|几).*)$", after)
    if counts and re.search(r"[生者员人师工]$", before):
        return f"{before}中{new}的有{counts['ask']}"
    return f"{before}{new}{after}"


def _of_subject(subject: str, new: str, previous: Asked) -> str:
    """Ask of the same institution: 市四院住院量多少 after 市四院急诊量多少, 县三幼有多少老师 after 县三幼有几个班."""
    if previous.right and re.search(r"多少|几", previous.ask):
        return f"{previous.left}有多少{new}"
    measure = _MEASURED.search(previous.left)
    return f"{subject}{new}{measure.group() if measure else ''}{previous.ask}{previous.right}"


def _counterpart(full: str, previous: Asked, said: str, words: Words) -> tuple[str, str]:
    """Return the part of the previous question that the new words replace, and what to put there; ("", "") if none."""
    new = re.sub(r"(?<=.)的$", "", said)
    of_it = new != said
    named = same_kind(full, new, words)
    if named[0]:
        return named
    if alike := _alike(previous, new, words):
        return alike, new
    predicate = other_predicate(previous, said, words)
    if predicate[0]:
        return predicate
    if sharing := _sharing(full, new, words):
        return sharing, new
    if is_verbal(new, words):
        verb = verb_before(previous, words)
        if verb or re.search(r"多少|几", previous.ask):
            return verb, _WORKED.get(new, new) if verb else ""
    found = focus(previous, words)
    parts = [word for word, _ in words.tagged(found)]
    if of_it and len(parts) > 1:
        found = found.removesuffix(parts[-1])  # 初中的 after 小学教师: of the same kind
    return (found, new) if found else ("", "")


def _alike(previous: Asked, new: str, words: Words) -> str:
    """Return the noun phrase that ends like the new one, the last before the asking words: 内科医生 / 外科医生."""
    if len(new) < 3:
        return ""
    subject = opening_noun(previous, words)
    phrases = [*nouns(previous.left, words), *([subject] if subject else [])]
    found = next((phrase for phrase in reversed(phrases) if phrase != new and phrase[-2:] == new[-2:]), "")
    return found[1:] if found[:1] in "省市县校" and len(found) > len(new) else found


def _sharing(full: str, new: str, words: Words, *, strictly: bool = False) -> str:
    """Return the word that differs from the new one in part: 公办 / 民办, 一年级 / 二年级."""
    full = outside(full, (mention.text for mention in school_mentions(full, words) if mention.stem))
    candidates = [word for word, _ in words.tagged(full) if len(word) > 1 and word not in new and new not in word]
    same_end = [w for w in candidates if len(w) == len(new) and (w[-1] == new[-1] or w[0] == new[0])]
    loose = [w for w in candidates if len(w) == len(new) and set(w) & set(new) and not strictly]
    return next(iter((*same_end, *loose)), "")
