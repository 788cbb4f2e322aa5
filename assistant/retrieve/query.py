"""From what was typed to a `Query`: checked, normalised, made to stand alone, its names and scope read.

In: the question, earlier turns, the corpus's lexicon. Out: a `Query`. No search happens here.
"""

import re
from collections.abc import Callable, Sequence
from typing import Literal, Protocol

from assistant.errors import QuestionError
from assistant.lexicon import Lexicon, outside, school_mentions
from assistant.retrieve.followup import standalone
from assistant.retrieve.instructions import without_instructions
from assistant.retrieve.places import is_place
from assistant.text import normalise, quantities
from assistant.types import Query, Scope, Term, Turn

# Terms for the stages of the school system; a question about one is not answered with figures of another.
SCHOOL_LEVELS: dict[str, tuple[str, ...]] = {
    "学前教育": ("幼儿园", "学前教育", "幼儿教育"),
    "义务教育": ("义务教育", "小学", "初中", "中小学"),
    "普通高中": ("普通高中", "普高"),
    "中职": ("中职", "中等职业", "职中", "职高", "中专", "职业中学", "职业高中"),
    "高等教育": ("高校", "大学", "高职", "高等教育", "高等职业", "研究生", "院校"),
    "特殊教育": ("特殊教育", "特校"),
}
_REFERENCE = re.compile(r"(?:[表图]|典型案例)\s?\d+[-—.]\d+|第[一二三四五六七八九十百\d]+[期届批]")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_ASKING = re.compile(
    r"^(?:几.*|多少.*|占|占比|比例|比重|一共|总共|合计|平均|分别|各.?|请问|介绍|说说|具体|情况|本?报告|年报|资料|文中"
    r"|提到?|说|讲|写|块|大块|方面)$"
)
_ENGLISH_WORDS = "how many much what which who when where why is are was were there the of in on for to a an do does"
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
_EMPTY_TAGS = ("d", "p", "c", "u", "y", "r", "q", "o", "e", "w", "h", "k")
_YEAR_WORD = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)(?:学年|年度|年)?")
_NAMED = re.compile(r"[《“\"]([^《》“”\"]{2,40})[》”\"]")
_WORD = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]")


class Words(Protocol):
    """The segmenter as this stage uses it."""

    def content_words(self, text: str) -> list[str]:
        """Return the words that carry meaning, in order, without duplicates."""

    def tagged(self, text: str) -> list[tuple[str, str]]:
        """Return (word, part of speech)."""


def check_question(question: str, *, limit: int) -> str:
    """Return the question without surrounding space; raise QuestionError when it cannot be one.

    `limit` is in characters.
    """
    stripped = question.strip()
    if not stripped:
        raise QuestionError("问题是空的，请输入想了解的内容，例如“全市有多少所中职学校？”。")
    if len(stripped) > limit:
        raise QuestionError(f"问题有{len(stripped)}个字，超过{limit}个字的上限，请精简后再问。")
    if not _WORD.search(stripped):
        raise QuestionError("问题里没有文字，请用一句话写出想了解的内容。")
    return stripped


def understand(
    question: str,
    history: Sequence[Turn],
    *,
    lexicon: Lexicon,
    words: Words,
    correct: Callable[[str], str] = str,
    documents: Sequence[str] = (),
    limit: int = 2000,
) -> Query:
    """Make a question ready for search; `correct` mends misspelt words. Raises QuestionError."""
    checked = check_question(question, limit=limit)
    text = standalone(correct(without_instructions(normalise(checked))), history, words=words)
    terms = read_terms(text, lexicon, words)
    return Query(
        question=checked,
        text=text,
        terms=terms,
        expansions=tuple(dict.fromkeys(v for term in terms for v in term.variants if v not in text)),
        scope=read_scope(text, words),
        documents=tuple(documents),
    )


def read_terms(text: str, lexicon: Lexicon, words: Words) -> tuple[Term, ...]:
    """Read what the (normalised) text speaks of, with the corpus's other ways of writing each thing."""
    terms = [
        Term(text=mention.text, variants=lexicon.forms_of(mention), role="school")
        for mention in school_mentions(text, words)
        if mention.stem or lexicon.forms_of(mention)
    ]
    rest = outside(text, (term.text for term in terms))
    names = [name for name in (*_NAMED.findall(rest), *_REFERENCE.findall(rest)) if _is_name(name)]
    terms += [Term(text=name, role="name") for name in names]
    terms += _levels(rest)
    terms += [Term(text=f"{year}年", variants=(year,), role="year") for year in dict.fromkeys(_YEAR.findall(rest))]
    rest = outside(_YEAR_WORD.sub(" ", rest), names)
    for hit, synonyms in lexicon.glossary_hits(rest):
        if len(hit) > 2 and hit in rest:
            terms.append(Term(text=hit, variants=synonyms))
            rest = rest.replace(hit, " ")
    content = set(words.content_words(rest))
    for word, tag in words.tagged(rest):
        if word in content and word not in _ENGLISH and not _ASKING.search(word) and not tag.startswith(_EMPTY_TAGS):
            role: Literal["place", "word"] = "place" if is_place(word, tag) else "word"
            terms.append(Term(text=word, variants=lexicon.synonyms(word), role=role, weight=_weight(tag)))
    distinct = {term.text: term for term in reversed(terms)}.values()
    return tuple(sorted(distinct, key=lambda term: text.find(term.text)))


def _is_name(text: str) -> bool:
    """Tell a name from a claim in quotes: a claim holds an amount or a full stop."""
    return len(text) > 1 and "。" not in text and not any(q.role == "measure" for q in quantities(text))


def _levels(text: str) -> list[Term]:
    """Read the school levels other than the corpus's own (中职) that the question is about."""
    found = []
    for level, forms in SCHOOL_LEVELS.items():
        said = next((form for form in forms if form in text), "")
        if said and level != "中职":
            found.append(Term(text=said, variants=forms, role="level"))
    return found


def _weight(tag: str) -> float:
    """Nouns and names say what is asked for; verbs vary with the speaker; the rest says little."""
    if tag[:1] in ("n", "x", "j", "l", "i", "s", ""):
        return 1.0
    return 0.7 if tag.startswith("v") else 0.5


def read_scope(text: str, words: Words) -> Scope:
    """Read years, places, schools and school levels that the (normalised) text names."""
    mentions = school_mentions(text, words)
    rest = outside(text, (mention.text for mention in mentions))
    places = [word for word, tag in words.tagged(rest) if is_place(word, tag)]
    levels = [level for level, forms in SCHOOL_LEVELS.items() if any(form in rest for form in forms)]
    return Scope(
        years=tuple(dict.fromkeys(int(year) for year in _YEAR.findall(text))),
        regions=tuple(dict.fromkeys(places)),
        schools=tuple(dict.fromkeys(mention.text for mention in mentions if mention.stem)),
        levels=tuple(levels),
    )
