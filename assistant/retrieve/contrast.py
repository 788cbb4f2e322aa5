"""Put the new words of a contrast (那民办的呢, 那工作的有几个人, 上一期呢) into the question before it.

In: the follow-up, the question before it in full, the segmenter. Out: the question that is meant, "" when the follow-up
is no contrast. The new words replace what they contrast with: school for school, place for place, year for year,
ordinal for ordinal, grade for grade, level for level, the word that shares a character, the verb, else the noun phrase
that was asked about.
"""

import re

from assistant.lexicon import outside, school_mentions
from assistant.retrieve.asked import WENT, Asked, Words, focus, opening_noun, read_asked, subject_of, verb_before
from assistant.retrieve.places import is_place
from assistant.text import quantities

CONTRAST = re.compile(r"^(?P<new>.{1,24}?)(?:的话|方面|那边|这边|那里)?(?:又|则)?呢[?？。!！]*$")
_ASIDE = re.compile(r"^(?P<new>[^,，。?？]{1,12}?)(?:那边|这边|那块|那头)(?P<rest>.{2,})$")
_NEAR = re.compile(r"(?P<way>[上前下后])(?:一|1)?(?P<unit>[期批届次条章轮个名位])")
_GRADE = re.compile(r"[特一二三四五甲乙丙优](?:等奖?|级)")
_LEVEL = re.compile(r"国家级|[省市县校]级|[国省市县校]赛|全[国省市县校]")
_YEAR = re.compile(r"(?:19|20)\d{2}年?")
_ORDINAL = re.compile(r"第[一二三四五六七八九十百\d]+[\u4e00-\u9fff]")
_MEASURED = re.compile(r"(?:人数|人次|数量|金额|费用|面积|[量率数费])$")
_WORKED = {"工作": "参加工作", "打工": "参加工作"}  # beside 升学 and the like; else the word is too wide
_CIPHERS = "零一二三四五六七八九十"


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
        and (own.left.endswith("的") or _near(new, full)[0])
        and (_of_a_kind(full, new, words)[0] or len(words.content_words(new)) <= 2)
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
    if ask and not previous.right:
        ask = ask.removeprefix("有") if previous.left.endswith("了") else ask
        previous = Asked(previous.left, ask)
        full = previous.left + ask
    if old:
        return full.replace(old, put, 1)
    if previous.ask and (subject := _institution(previous.left, words)) and not _institution(new, words):
        return _of_subject(subject, new, previous)
    if previous.ask and _is_verbal(new, words):
        return f"{previous.left}{new}的{previous.ask}{previous.right}"
    return f"{new}{previous.ask}{previous.right}" if previous.ask else f"{new}，{full}"


def _institution(text: str, words: Words) -> str:
    return next((mention.text for mention in school_mentions(text, words) if mention.stem), "")


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
    named = _of_a_kind(full, new, words)
    if named[0]:
        return named
    subject = opening_noun(previous, words)
    if len(new) > 2 and subject != new and subject[-2:] == new[-2:]:
        return subject, new
    if sharing := _sharing(full, new, words):
        return sharing, new
    if _is_verbal(new, words):
        verb = verb_before(previous, words)
        if verb or re.search(r"多少|几", previous.ask):
            return verb, _WORKED.get(new, new) if verb else ""
    found = focus(previous, words)
    parts = [word for word, _ in words.tagged(found)]
    if of_it and len(parts) > 1:
        found = found.removesuffix(parts[-1])  # 初中的 after 小学教师: of the same kind
    return (found, new) if found else ("", "")


def _of_a_kind(full: str, new: str, words: Words) -> tuple[str, str]:
    """Return the named thing (ordinal, school, year, level, grade, place) that one of the same kind replaces."""
    near = _near(new, full)
    if near[0]:
        return near
    schools = [mention.text for mention in school_mentions(full, words) if mention.stem]
    placed = _places(new, words)
    if schools and (school_mentions(new, words) or (placed and placed[0] == new)):
        return schools[0], new
    for pattern in (_YEAR, _ORDINAL, _LEVEL):
        old = pattern.search(full)
        if pattern.search(new) and old:
            return old.group(), new
    if (grade := _GRADE.search(full)) and (grades := _GRADE.findall(new)):
        ending = "奖" if grade.group().endswith("奖") else ""
        return grade.group(), "、".join(f"{g.removesuffix('奖')}{ending}" for g in grades)
    old_places = _places(full, words) if placed else []
    if old_places:
        return old_places[0], new
    return "", ""


def _places(text: str, words: Words) -> list[str]:
    """Return the places: here also those that the tagger alone knows, for one is only put in the place of another."""
    found = [word for word, tag in words.tagged(text) if tag == "ns" or is_place(word, tag)]
    return found or re.findall(r"^[\u4e00-\u9fff]{1,3}?[县区镇乡](?!级|域)", text)


def _sharing(full: str, new: str, words: Words) -> str:
    """Return the word that differs from the new one in part: 公办 / 民办, 一年级 / 二年级."""
    full = outside(full, (mention.text for mention in school_mentions(full, words) if mention.stem))
    candidates = [word for word, _ in words.tagged(full) if len(word) > 1 and word not in new and new not in word]
    same_end = [w for w in candidates if len(w) == len(new) and (w[-1] == new[-1] or w[0] == new[0])]
    loose = [w for w in candidates if len(w) == len(new) and set(w) & set(new)]
    return next(iter((*same_end, *loose)), "")


def _is_verbal(text: str, words: Words) -> bool:
    tags = [tag for word, tag in words.tagged(text) if word in set(words.content_words(text))]
    return text in WENT or (bool(tags) and all(tag.startswith("v") for tag in tags))


def _near(new: str, full: str) -> tuple[str, str]:
    """Return the ordinal of the previous question and its neighbour, for 上一期 and 下一批."""
    wanted = _NEAR.fullmatch(new.removesuffix("的"))
    old = re.search(rf"第([一二三四五六七八九十\d]+){wanted['unit']}", full) if wanted else None
    if wanted is None or old is None:
        return "", ""
    value = next((int(q.value) for q in quantities(old.group()) if q.role == "ordinal"), 0)
    value += -1 if wanted["way"] in "上前" else 1
    return old.group(), f"第{value if old[1].isdigit() else _han(value)}{wanted['unit']}"


def _han(value: int) -> str:
    """Write a number below 100 in Chinese."""
    tens, ones = divmod(value, 10)
    return f"{'' if tens < 2 else _CIPHERS[tens]}{'十' if tens else ''}{_CIPHERS[ones] if ones or not tens else ''}"
