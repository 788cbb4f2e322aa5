"""Tell whether a name stands in a column of names: 甲校在不在高水平名单里.

In: a yes/no question with the names of its terms, a table of names only. Out: a line a column with the names that it
lists and whether the asked one is among them; none where the question names no column or says more than that. That a
name is missing is said of the table and of nothing else.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.answer.grid import is_amount, is_empty
from assistant.answer.lookup import Told
from assistant.answer.mentions import NOWHERE, Mentions, Places
from assistant.answer.question import Ask
from assistant.prompts import LISTED, NOT_LISTED
from assistant.text import fold
from assistant.types import Chunk, Query, Table, Term

NAMES = 2  # of a column; one name is no list
SHORT = 4  # characters of a shortened name: 汾阳高级职中
OWN = 2  # characters of a heading that no other heading has and the question says
WHETHER = re.compile(r"算不算|是不是|是否|在不在|[上入评进]没[上入评进]|有没有|[吗么][?？]?$|.是.{2,12}还是|都有")
_TALK = re.compile(
    r"算不算|是不是|是否|[上入评进]没[上入评进]|在不在|名单|里头?|榜"
    r"|我?(?:只|就|好像)*(?:记得|听说|知道|看到|印象[中里]?)"
)
_BOTH = re.compile(r"还是|两个|都")


@dataclass(frozen=True)
class _Subject:
    """The name that is asked about, all its forms folded, and where the question says it."""

    name: str
    known: set[str]
    places: Places


def member_of(
    query: Query,
    ask: Ask,
    chunk: Chunk,
    *,
    weight: Callable[[Term], float],
    understood: Callable[[Term], bool],
) -> tuple[str, ...]:
    """Return whether the school that the question names is in the columns that it names, a line a column."""
    if chunk.table is None or not (ask.kind == "yesno" or WHETHER.search(query.text)):
        return ()
    lists = names_of(chunk.table)
    said = Mentions(query)
    subject = _subject(query, said, {name for names in lists.values() for name in names})
    if subject is None:
        return ()
    named = _named(chunk.table, lists, said, subject.places)
    if not named or not covers(query, chunk, said, subject.places, weight, understood):
        return ()
    return tuple(_line(chunk.table.header[place], lists[place], subject) for place in named)


def _subject(query: Query, said: Mentions, names: set[str]) -> _Subject | None:
    """Return the one name of the table that the question is about; an unknown name may mean any of them."""
    schools = [term for term in query.terms if term.role == "school" and term.variants]
    if len(schools) > 1:
        return None
    if schools:
        known = {fold(form).text for form in (schools[0].text, *schools[0].variants)}
        found = [name for name in names if fold(name).text in known]
        return _Subject(schools[0].text, known, said.places(schools[0])) if found else None
    short = {name: said.shortened(fold(name).text) for name in names}
    most = max((len(places) for places in short.values()), default=0)
    best = [name for name, places in short.items() if len(places) == most]
    if most < SHORT or len(best) != 1:
        return None
    return _Subject(best[0], {fold(best[0]).text}, short[best[0]])


def names_of(table: Table) -> dict[int, list[str]]:
    """Return the names of each column; none for a table that holds anything but names."""
    lists = {}
    for place, heading in enumerate(table.header):
        cells = [row.cells[place].text.strip() for row in table.rows if place < len(row.cells)]
        names = [cell for cell in cells if not is_empty(cell)]
        if not heading or len(names) < NAMES or any(is_amount(name) for name in names):
            return {}
        lists[place] = names
    return lists


def _named(table: Table, lists: dict[int, list[str]], said: Mentions, taken: Places) -> list[int]:
    """Return the columns of which the question says something that no other heading has."""
    headings = {place: fold(table.header[place]).text for place in lists}
    found = [place for place, at in said_of(table, lists, said).items() if at - taken]
    asked = [place for place in found if _asked_last(headings[place], said)]
    return found if _BOTH.search(said.text) or not asked else asked


def said_of(table: Table, lists: dict[int, list[str]], said: Mentions) -> dict[int, Places]:
    """Return where the question says what no other heading of the columns has, by column."""
    headings = {place: fold(table.header[place]).text for place in lists}
    found = {}
    for place, heading in headings.items():
        others = [other for one, other in headings.items() if one != place]
        pieces = {heading[i : i + OWN] for i in range(len(heading) - OWN + 1)}
        own = [piece for piece in pieces if not any(piece in other for other in others)]
        found[place] = said.of_words(own)
    return found


def _asked_last(heading: str, said: Mentions) -> bool:
    """Tell whether the part of the question that asks speaks of the heading: 算不算省级高水平？我只记得…."""
    asking = next((part for part in re.split(r"[,?。;]", said.text) if WHETHER.search(part)), said.text)
    return any(heading[i : i + OWN + 1] in asking for i in range(len(heading) - OWN))


def covers(
    query: Query,
    chunk: Chunk,
    said: Mentions,
    subject: Places,
    weight: Callable[[Term], float],
    understood: Callable[[Term], bool],
) -> bool:
    """Tell whether the question says nothing but the name, the columns and what only asks."""
    header = "\n".join(fold(heading).text for heading in chunk.table.header) if chunk.table else ""
    context = f"{header}\n{fold(chunk.caption).text}\n{fold(chunk.heading).text}"
    talk = NOWHERE.union(*(range(*match.span()) for match in _TALK.finditer(said.text)))
    spoken = subject | talk
    rest = tuple(t for t in query.terms if not (said.places(t) and said.places(t) <= spoken))
    told = Told(said, spoken | said.of(context), "", context, "")
    return told.covers(query.model_copy(update={"terms": rest}), weight, understood)


def _line(heading: str, names: Sequence[str], subject: _Subject) -> str:
    """Return what the column lists, and whether the name is among it."""
    listed = next((name for name in names if fold(name).text in subject.known), "")
    if listed:
        return f"{LISTED.format(listed)}“{heading}”：{'、'.join(names)}"
    return f"{NOT_LISTED.format(subject.name)}“{heading}”，其中所列为：{'、'.join(names)}"
