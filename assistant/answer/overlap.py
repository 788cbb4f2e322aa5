"""Which names stand in one column of names and not in another, or in both: 哪些学校是甲类但不是乙类.

In: a question for a list, a table of names only. Out: a line with the names; none where the question names no two
columns, or says more than that.
"""

import re
from collections.abc import Callable, Sequence

from assistant.answer.membership import covers, names_of, said_of
from assistant.answer.mentions import NOWHERE, Mentions, Places
from assistant.answer.question import Ask
from assistant.prompts import LISTED, NOT_LISTED
from assistant.text import fold
from assistant.types import Chunk, Query, Term

_NOT = re.compile(r"不[是在算属]|没有?|未|并?非(?!遗)")
_BOTH = re.compile(r"既|同时|[又也]|都")
_ONLY = re.compile(r"[只仅光]")
_TALK = r"既|又|也|都|同时|[只仅光]|但|却|而|不[是在算属]|没有?[评入上进列]?上?|未[评入列进]?|名单|里|上|中"


def overlap_of(
    query: Query,
    ask: Ask,
    chunk: Chunk,
    *,
    weight: Callable[[Term], float],
    understood: Callable[[Term], bool],
) -> tuple[str, ...]:
    """Return the names that the columns have in common, or one has and the other has not, as a line."""
    if chunk.table is None or ask.kind not in ("list", "which") or any(t.role == "school" for t in query.terms):
        return ()
    lists, said = names_of(chunk.table), Mentions(query)
    places = {column: at for column, at in said_of(chunk.table, lists, said).items() if at}
    starts = {column: _start(at) for column, at in places.items()}
    columns = sorted(starts, key=lambda column: starts[column])
    kept, left_out = _wanted(said.text, columns, [starts[column] for column in columns], list(lists))
    talk = NOWHERE.union(*(range(*match.span()) for match in re.finditer(_TALK, said.text)))
    if not kept or not covers(query, chunk, said, talk, weight, understood):
        return ()
    names = [name for name in lists[kept[0]] if _is_in(name, kept, left_out, lists)]
    headings = [f"{LISTED.format('')}“{chunk.table.header[column]}”" for column in kept]
    headings += [f"{NOT_LISTED.format('')}“{chunk.table.header[column]}”" for column in left_out]
    return (f"{'、'.join(headings)}：{'、'.join(names)}",) if names else ()


def _start(places: Places) -> int:
    """Return where the longest run of the places begins: 高水平学校, not the 学校 of 哪些学校."""
    runs: list[list[int]] = []
    for place in sorted(places):
        if runs and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return max(runs, key=len)[0]


def _wanted(
    text: str, columns: Sequence[int], starts: Sequence[int], every: Sequence[int]
) -> tuple[list[int], list[int]]:
    """Return the columns that a name must stand in and those that it must not, by what is said before each."""
    before = [text[(starts[i - 1] if i else 0) : start] for i, start in enumerate(starts)]
    denied = [column for column, told in zip(columns, before, strict=True) if _NOT.search(told)]
    kept = [column for column in columns if column not in denied]
    if len(kept) == 1 and len(every) > 1 and (denied or _ONLY.search(text[: starts[columns.index(kept[0])]])):
        return kept, denied or [column for column in every if column not in kept]
    return (kept, []) if len(kept) > 1 and not denied and _BOTH.search(text) else ([], [])


def _is_in(name: str, kept: Sequence[int], left_out: Sequence[int], lists: dict[int, list[str]]) -> bool:
    plain = {column: {fold(one).text for one in names} for column, names in lists.items()}
    told = fold(name).text
    return all(told in plain[column] for column in kept) and not any(told in plain[column] for column in left_out)
