"""The parts of a question: what it is about, what it asks for, and the words that a follow-up may put others in for.

In: a normalised question, the segmenter. Out: an `Asked`: what stands before the asking words, the asking words, what
stands after them. It reads structure only: word classes, interrogatives, measure words.
"""

import re
from dataclasses import dataclass
from typing import Protocol

from assistant.lexicon import school_mentions
from assistant.retrieve.places import is_place

_MEASURE = "个所家项门名位本部种类届份条级座支次场期人件块年月日天间户句字批组段笔元章节册张台辆套篇幅栋"
# 多少名额 does not count 额; 多少名师生 does count.
_NOUN_BEGINS = "门[诊店票户]|名(?:[额称字]|单(?![招亲位])|师(?![生范傅资]))|家(?:长(?!期)|庭)|项目|部门|本科|人[才员口]"
_ASK = re.compile(
    r"(?:各|分别|一共|总共|都|又|到底)*(?:(?:占|达|是|有|为|叫|在|由)(?:了|着)?)?(?:一共|总共)?"
    rf"(?:多少(?:人次|(?!{_NOUN_BEGINS})[{_MEASURE}]|钱)?(?:的)?|几(?!乎)[{_MEASURE}]?|百分之(?:几|多少)|哪(?:[几一两二三四五六七八九十\d]*[{_MEASURE}]|些|里|儿)?"
    r"|[干做]?什么(?:时候|地方|样|名字)?|谁|怎么样?|如何|怎样|何时|何地|多[大高长久远]|是不是|有没有|能不能|是否|(?:吗|么)(?=[?？]|$))"
)
_END = re.compile(r"[?？。!！,，、\s]+$")
LIGHT = frozenset(
    [
        "有",
        "是",
        "为",
        "叫",
        "在",
        "由",
        "要",
        "办",
        "搞",
        "做",
        "招",
        "列",
        "说",
        "讲",
        "规定",
        "要求",
        "包括",
        "设",
        "定",
        "用",
        "干",
        "开",
        "获得",
        "参加",
        "举办",
        "开展",
    ]
)
# Nouns of what people did next.
WENT = frozenset(("升学", "就业", "创业", "参军", "留学", "考研", "辍学", "退休", "毕业", "转学", "实习"))
_NOMINAL = ("n", "j", "l", "i", "b", "vn", "an", "x", "z", "s")
_SCOPE = frozenset(
    ["全市", "全省", "全国", "全县", "我市", "本市", "我省", "全校", "报告", "年报", "今年", "去年", "目前", "现在"]
)
_YEAR = re.compile(r"(?:19|20)\d{2}(?:年度?|学年)?")
_ORDINAL = re.compile(r"第[一二三四五六七八九十百\d]+[\u4e00-\u9fff]")
_INSTITUTION = re.compile(
    r"学院|大学|学校|院校|[职中小]学|中[职专]|职[高中校]|[卫体艺]校|医院|卫生院|幼儿园|[\u4e00-\u9fff]{2}馆"
)


class Words(Protocol):
    """The segmenter as this stage uses it."""

    def content_words(self, text: str) -> list[str]:
        """Return the words that carry meaning."""

    def tagged(self, text: str) -> list[tuple[str, str]]:
        """Return (word, part of speech)."""


@dataclass(frozen=True)
class Asked:
    """A question as `left` + `ask` + `right`, without its closing sign; without interrogative all of it is `left`."""

    left: str
    ask: str = ""
    right: str = ""

    @property
    def topic(self) -> str:
        """What the question is about, as a phrase: the question without its asking words."""
        whole = not self.right or self.right[0] in "、,，的用"
        left = (
            re.sub(r"(?:是|叫|为|有|在|由|的|(?<=[”》])指|[办开搞做花用写拿得获]了)$", "", self.left)
            if whole
            else re.sub(r"[给向让]$", "", self.left)
        )
        right = re.split(r"[、,，?？]", self.right)[0] if self.ask else ""
        if self.ask[:1] in "是叫为" or right in ("的", "了", "用的", "意思", "样", "样的"):
            right = ""
        if right and self.left == left:
            left = re.sub(r"了$", "的", left)
        if self.ask.startswith("哪") and left and left[-1] != "的" and _INSTITUTION.match(right):
            left += "的"  # 泰国哪所学院 is no 泰国学院
        return _END.sub("", left + right)


def read_asked(question: str) -> Asked:
    """Split a question at its first asking words."""
    text = _END.sub("", question)
    match = next((m for m in _ASK.finditer(text) if m.group()), None)
    if match is None:
        return Asked(re.sub(r"(?:呢|吧)$", "", text))
    return Asked(text[: match.start()], match.group(), text[match.end() :])


def focus(asked: Asked, words: Words) -> str:
    """Return the noun phrase that the question counts or asks about: after the asking words, else right before them.

    Years, places, schools, ordinals and words for the whole (全市) are no part of it; "" when there is none.
    """
    if asked.right and (found := nouns(asked.right, words)):
        return found[0]
    return next(reversed(nouns(asked.left, words)), "")


def nouns(text: str, words: Words) -> list[str]:
    """Return the runs of nouns; after the last one may stand a verb (有, 招了)."""
    runs: list[str] = [""]
    for word, tag in words.tagged(text):
        if _is_scope(word, tag) or not tag.startswith(_NOMINAL) or word in "“”《》、,，的":
            runs.append("")
        else:
            runs[-1] += word
    return [run for run in runs if len(run) > 1 and not school_mentions(run, words)]


def _is_scope(word: str, tag: str) -> bool:
    return is_place(word, tag) or word in _SCOPE or bool(_YEAR.fullmatch(word)) or bool(_ORDINAL.fullmatch(word))


def verb_before(asked: Asked, words: Words) -> str:
    """Return the full verb right before the asking words (升学多少), "" when there is none."""
    tagged = [(word, tag) for word, tag in words.tagged(asked.left) if word not in ("的", "了", "过", "去")]
    if not tagged or tagged[-1][0] in LIGHT or len(tagged[-1][0]) < 2:
        return ""
    if tagged[-1][0] in WENT or tagged[-1][1].startswith("v"):
        return tagged[-1][0]
    return ""


def opening_noun(asked: Asked, words: Words) -> str:
    """Return the nouns that the question begins with, where a verb follows: its subject; "" when there are none."""
    found = ""
    for word, tag in words.tagged(asked.left + asked.ask[:1]):
        if tag.startswith("v") and tag != "vn":
            return found if len(found) > 1 else ""
        if not tag.startswith(_NOMINAL) or word in _SCOPE:
            return ""
        found += word
    return ""


def subject_of(asked: Asked, words: Words) -> str:
    """Return who the question is about: who does it with or for somebody (跟, 对 …), else a school, else ""."""
    joined = re.match(r"(.{2,8}?)(?:跟|与|和|同|在)", asked.left)
    schools = [mention.text for mention in school_mentions(asked.left, words) if mention.stem]
    return joined[1] if joined else next(iter(schools), "")
