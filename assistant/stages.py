"""The stage of schooling that a sentence or a figure is about: its own words say it, or the title above it.

In: a chunk, the text of one of its sentences, a question. Out: the words for a stage, or its name. Bulletins tell
学前教育, 义务教育, 中等职业教育 … section by section, and under such a title 招生13462人 names no stage any more. The
document's own title declares nothing: it is the whole corpus's.
"""

import re
from collections.abc import Mapping, Sequence

from assistant.schools import SCHOOL_LEVELS
from assistant.text import folded
from assistant.types import Chunk

_ANY = "院校"  # of all stages
_STAGES: Mapping[str, tuple[str, ...]] = {  # a figure of one is none of another, though both may be 义务教育
    "学前教育": ("幼儿园", "学前教育", "幼儿教育", "学前"),
    "小学": ("小学",),
    "初中": ("初中", "初级中学"),
    "": ("中小学",),  # of several
    "义务教育": ("义务教育",),
    "高中阶段": ("高中阶段",),
    "普通高中": ("普通高中", "普高", "高级中学"),
    "中职": SCHOOL_LEVELS["中职"],
    "高等教育": tuple(form for form in SCHOOL_LEVELS["高等教育"] if form != _ANY),
    "特殊教育": ("特殊教育", "特校"),
}
_STAGE_OF = {form: stage for stage, forms in _STAGES.items() for form in forms}
_ALTERNATIVES = "|".join(sorted(_STAGE_OF, key=len, reverse=True))
_NAMED = re.compile(_ALTERNATIVES)
_OPENS = re.compile(
    r"(?:20\d{2}年(?:度|底|末)?|截至[^，,]{2,12}|目前|其中|全[市县区省]|[我本][市县区]|各级|[公民]办|普惠性|[，,：:])*"
    rf"(?P<stage>{_ALTERNATIVES})(?![、和与及])"
)
_BRACKETED = re.compile(r"[（(][^（()）]*[)）]")
WIDER = "义务教育"
_PARTS = {WIDER: ("小学", "初中")}  # stages that are told under the title of a wider one


def declared(chunk: Chunk) -> tuple[str, ...]:
    """Return the folded words for the one stage that the caption, or else the nearest title, names."""
    for title in (chunk.caption, *reversed(chunk.path)):
        named = {stage: said for stage, forms in SCHOOL_LEVELS.items() if (said := _said(title, forms))}
        if named:
            stage, said = next(iter(named.items()))
            words = said if stage == WIDER and stage not in said else SCHOOL_LEVELS[stage]  # 小学 is not 初中
            return tuple(map(folded, words)) if len(named) == 1 else ()
    return ()


def stage_of(text: str, around: Sequence[str]) -> tuple[str, ...]:
    """Return the words that are declared around a sentence, () where it names another stage itself."""
    named = {stage for stage, forms in SCHOOL_LEVELS.items() if _said(text, forms)}
    own = {stage for stage, forms in SCHOOL_LEVELS.items() if set(forms) & set(around)}
    return tuple(around) if named <= own else ()


def told_stage(texts: Sequence[str], around: Sequence[str]) -> str:
    """Return the stage that the first of the texts begins with that begins with one, else the one declared around."""
    for text in texts:
        if found := _OPENS.match(_BRACKETED.sub("", text)):
            return _STAGE_OF[found["stage"]]
    named = {_STAGE_OF[form] for form in around if form in _STAGE_OF}
    return _only(named)


def asked_stage(text: str) -> str:
    """Return the one stage that a question names, "" where it names none or several."""
    return _only({_STAGE_OF[match.group()] for match in _NAMED.finditer(text)})


def fits_stage(asked: str, told: str) -> bool:
    """Tell whether a figure of the stage `told` ("" is none) may be one of the stage that is asked for."""
    return not asked or not told or told in (asked, *_PARTS.get(asked, ())) or asked in _PARTS.get(told, ())


def _only(stages: set[str]) -> str:
    return next(iter(stages)) if len(stages) == 1 else WIDER if stages and stages <= set(_PARTS[WIDER]) else ""


def _said(text: str, forms: Sequence[str]) -> tuple[str, ...]:
    return tuple(form for form in forms if form in text and form != _ANY)
