"""The words of a phrase that a figure must hold to be what the phrase names.

In: a phrase of the question, how phrases are split, the schools that the question names. Out: `Want`s in their order.
It knows nothing of the corpus's figures.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from assistant.facts.bands import banded, undone
from assistant.facts.shelf import Want
from assistant.facts.subjects import OTHER_STEMS
from assistant.facts.wording import PERIOD
from assistant.text import folded
from assistant.types import Term

_COUNT = re.compile(
    r"[\d.一二两三四五六七八九十几]+[个项类种所家门次期间名位条批]?|.*(?:19|20)\d{2}年?|今年|本年度?|目前|现在|全年|人数|总数"
    r"|人次|场次|台次|数量|数目|金额|数据|情况|规模|口径|名额|[我本咱]市|全[校院园]|我们市?|咱们市?|年[底末初]|月底|合计|总共|全部|所有|全体|整个"
)
_COUNTING = re.compile(r"(?:人数|数量|总数|总量|(?<=[^人总])数|(?<=^奖)项|(?<=..)学历)$")
_HEADS = ("老师", "学校", "学生")  # what a compound of the question may say for 教师, 院校, 在校生
_SHORT = re.compile(r"[\u4e00-\u9fff]{2}(?<![的了是有])")
_TELLING = frozenset("男女")  # single characters that tell one figure from another
_REST = ("其他", "其余", "其它", "另外", "别的")
_ALIKE: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(_REST, _REST),
    "升学": ("升学", "升入", "考入"),
    "受训": ("受训", "培训"),
}
Wants = tuple[Want, ...]


@dataclass(frozen=True)
class Words:
    """How phrases are split: `content(text)` gives words, `forms(word)` the word and its synonyms, `weight` its idf.

    `understood(term)` tells whether a year or place goes without saying.
    """

    content: Callable[[str], Sequence[str]]
    forms: Callable[[str], Sequence[str]]
    weight: Callable[[str], float]
    understood: Callable[[Term], bool] = lambda _: False


def read_wants(phrase: str, words: Words, schools: Iterable[Term]) -> Wants:
    """Return the words that an entry must hold to be what the phrase names, in their order."""
    rest, limits = banded(PERIOD.sub(",", phrase))
    rest, denied = undone(rest)
    wants = [Want(_folded(forms), words.weight(forms[0])) for forms in (*limits, *denied)]
    for term in schools:
        if term.text in rest:
            school = not term.text.startswith(OTHER_STEMS)  # 公办职高 is a kind of school
            wants.append(Want(_folded((term.text, *term.variants)), words.weight(term.text), school))
            rest = rest.replace(term.text, ",")
    last = rest.split(",")[-1]
    for word in (part for whole in words.content(rest) for part in _parted(whole)):
        if (len(word) > 1 or word in _TELLING or word == last) and not _COUNT.fullmatch(word):
            forms = (*words.forms(word), *_ALIKE.get(word, ()), *_without_suffix(word))
            wants.append(Want(_folded(dict.fromkeys(forms)), words.weight(word)))
    if not wants and _SHORT.fullmatch(last):  # 副高 is no word, and a name
        wants.append(Want((folded(last),), words.weight(last)))
    text = folded(phrase)
    return tuple(sorted(wants, key=lambda want: text.rfind(want.forms[0])))


def _parted(word: str) -> tuple[str, ...]:
    """Return 体育 and 老师 for 体育老师: the text may say 体育课教师."""
    return (word[:-2], word[-2:]) if len(word) > 3 and word.endswith(_HEADS) else (word,)


def _folded(forms: Iterable[str]) -> tuple[str, ...]:
    return tuple(folded(form) for form in forms)


def _without_suffix(word: str) -> tuple[str, ...]:
    """Return what texts say for 就业人数, 奖项 or 本科学历: 就业, 奖 (一等奖), 本科."""
    stem = _COUNTING.sub("", word)
    return (stem,) if stem and stem != word else ()
