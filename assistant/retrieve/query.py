"""From what was typed to a `Query`: checked, normalised, made to stand alone, its names and scope read.

In: the question, earlier turns, the corpus's lexicon. Out: a `Query`. No search happens here.
"""

import re
from collections.abc import Callable, Sequence

from assistant.errors import QuestionError
from assistant.lexicon import SCHOOL_LEVELS, Lexicon, outside, school_mentions
from assistant.retrieve.colloquial import plainly
from assistant.retrieve.followup import standalone
from assistant.retrieve.instructions import without_instructions
from assistant.retrieve.places import is_place
from assistant.retrieve.terms import Words, read_terms, years_in
from assistant.text import normalise
from assistant.text.courtesy import plea
from assistant.types import Query, Scope, Term, Turn

# 那 goes on with what nobody has said yet; no 那些, 那个.
_THEN = re.compile(r"^那(?:么|就)?[,，]?(?![些个年时种边里么位天次批届家所两三几儿片条名份本门项座支款曲])(?=.{4})")
_WORD = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]")
_SHORT_YEAR = re.compile(  # 24年招了多少, and no 办学24年
    r"(?<![\d有学作教持时已近超满逾约共第达经间年])(2\d)年(?![级制来间内期历教工]|的?(?:历史|校史|教龄|工龄|时间)|\d)"
)
_COHORT = re.compile(r"(?<![\d第])([0-3]\d)届(?![一二三四五六七八]?中?全会)")  # 24届毕业生 are those of 2024届


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
    said = _SHORT_YEAR.sub(r"20\1年", _COHORT.sub(r"20\1届", plainly(plea(without_instructions(normalise(checked))))))
    if not history:
        said = _THEN.sub("", said)
    text = standalone(correct(said), history, words=words)
    terms = read_terms(plea(text), lexicon, words)
    return Query(
        question=checked,
        text=text,
        terms=terms,
        expansions=tuple(
            dict.fromkeys(form for term in terms for form in _searched(term, lexicon) if form not in text)
        ),
        scope=read_scope(text, words),
        documents=tuple(documents),
    )


def _searched(term: Term, lexicon: Lexicon) -> tuple[str, ...]:
    return lexicon.usual(term.variants) if term.role == "school" else (*term.variants, *term.near)


def read_scope(text: str, words: Words) -> Scope:
    """Read years, places, schools and school levels that the (normalised) text names."""
    mentions = school_mentions(text, words)
    rest = outside(text, (mention.text for mention in mentions))
    places = [word for word, tag in words.tagged(rest) if is_place(word, tag)]
    levels = [level for level, forms in SCHOOL_LEVELS.items() if any(form in rest for form in forms)]
    return Scope(
        years=tuple(dict.fromkeys(int(year) for year in years_in(text))),
        regions=tuple(dict.fromkeys(places)),
        schools=tuple(dict.fromkeys(mention.text for mention in mentions if mention.stem)),
        levels=tuple(levels),
    )
