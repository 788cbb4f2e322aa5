"""What a question limits itself to, held against what was computed for it: years, places, names, schools.

In: a query, a `Computed`, the ledger of its document. Out: yes or no.
"""

import re
from collections.abc import Iterable, Sequence

from assistant.facts.asked.cues import ASKED
from assistant.facts.asked.task import unit_after
from assistant.facts.bands import BAND, banded
from assistant.facts.book import Book
from assistant.facts.entries import Entry
from assistant.facts.finding import Finder
from assistant.facts.results import Computed
from assistant.facts.shelf import IN_SENTENCE
from assistant.facts.subjects import OTHER_STEMS, WHOLE
from assistant.facts.unasked import of_something_unasked
from assistant.facts.wants import Words
from assistant.text import folded
from assistant.types import Query

_TOGETHER = re.compile(r"一共|合计|总共|共|加|[和与、]")  # 工业学校和卫校: another one may not be read as a name
_COUNTED = re.compile(r"占了?几[项个所家条件处]")  # 占几项 asks for no share
_BODY = re.compile(r"(?:[市县区州省][\u4e00-\u9fff]{1,2}|[卫体艺农师商警戏])[校院园馆]")
_SORT = re.compile(r"示范|级|重点|属|[职高中技]校$|医?学?院校$|公园|家园|[业工校]园$")
_SITE = re.compile(r".(?:校区|院区|馆区|园区|分校|分院|分园|分馆)$")  # of one site no figure of all is
BETWEEN = "比和与跟同"


def within(query: Query, done: Computed, book: Book, words: Words) -> bool:
    """Tell whether the operands are of the years, places and names that the question limits itself to."""
    if not of_the_band(query.text, done) or (_COUNTED.search(query.text) and done.result.endswith("%")):
        return False
    if of_something_unasked(query.text, done, book.shelf.entries, book.year):
        return False
    texts = [e.label + e.sentence + e.context for e in done.among(book.shelf.entries)]
    around = {book.texts[figure.chunk_id] for figure in done.operands}
    for term in query.terms:
        if term.role == "place" and term.text[0] in BETWEEN:  # 甲市医院比市二院: no 比市
            continue
        if term.role == "word" and not (_SITE.search(term.text) or _is_body(term.text, book)):
            continue
        if term.text.startswith(OTHER_STEMS) or words.understood(term):
            continue
        forms = [folded(form) for form in (term.text, *term.variants)]
        last_year = term.role == "year" and book.year is not None and str(book.year - 1) in term.text
        told = [*texts, *around] if term.role == "name" else texts
        if not last_year and not any(form in text for form in forms for text in told):
            return False
    return True


def _is_body(word: str, book: Book) -> bool:
    """Tell whether a word is the short name of one school, hospital or the like that the document speaks of: 市卫校."""
    short = _BODY.fullmatch(word) is not None and _SORT.search(word) is None
    return short and any(folded(word) in text for text in book.texts.values())


def of_the_band(text: str, done: Computed) -> bool:
    """Tell whether a band of ages that the question names bounds an operand, and no other band does where it adds none.

    35岁及以下 out of all is no 小学 out of all, and no 50岁及以上 out of 35岁及以下.
    """
    _, asked = banded(text)
    told = [folded(figure.indicator) for figure in done.operands]
    bound = [any(form in label for forms in asked for form in forms) for label in told]
    others = [BAND.search(label) is not None and not is_bound for label, is_bound in zip(told, bound, strict=True)]
    adds, shares = " + " in done.expression, done.result.endswith("%")
    of_it = any(bound) if shares else all(bound)  # one of the band and one of all are apart in nothing but the band
    return adds or ((not asked or of_it) and not (asked and any(others)))


def years_named(query: Query, words: Words) -> list[str]:
    """Return the years that the question names and that do not go without saying."""
    return [term.variants[0] for term in query.terms if term.role == "year" and not words.understood(term)]


def of_a_school_unasked(query: Query, done: Computed, entries: Iterable[Entry]) -> bool:
    """Tell whether a sum is of one school's figures and the question names no school and nothing of its own.

    Its own are also the addends, where it names each of them (护理班和厨师班). Of the one school that a question names
    no other one's figures are added.
    """
    operands = done.among(entries)
    named = [term for term in query.terms if term.role == "school"]
    if len(named) == 1 and not _TOGETHER.search(query.text):
        forms = [folded(form) for form in (named[0].text, *named[0].variants)]
        scopes = [folded(entry.scope) for entry in operands if entry.scope not in ("", WHOLE)]
        return any(not any(form in scope or scope in form for form in forms) for scope in scopes)
    said = [folded(term.text) for term in query.terms if len(term.text) > 1]
    own = [word for word in said if not all(word in entry.label for entry in operands)]  # 教师 names none of two sorts
    if any(term.role in ("school", "name") for term in query.terms) or all(
        any(word in entry.label for word in own) for entry in operands
    ):
        return False
    return any(
        entry.scope not in ("", WHOLE) and not any(word in folded(entry.scope) for word in said) for entry in operands
    )


def tells_last_year(done: Computed, entries: Sequence[Entry]) -> bool:
    """Tell whether the text gives an operand's change on the year before, so that 去年 has a value of its own."""
    places = {entry.place for entry in done.among(entries)}
    return any(entry.change_of in places for entry in entries)


def of_a_noun_unasked(text: str, done: Computed, finder: Finder) -> bool:
    """Tell whether none of the operands is of what the question asks how much of: 每课时多少报酬 asks of no lessons."""
    asked = ASKED.search(text)
    noun = unit_after(asked["what"])[1] if asked else ""
    wants = finder.wants(noun) if len(noun) > 1 else ()
    return bool(wants) and not any(finder.degree(wants[-1], e) > IN_SENTENCE for e in done.among(finder.entries))
