"""Which lines are headings.

In: lines and the headings that the format declares. Out: a `Head` for every heading, case box and caption.
Strong forms (第三章, 2.1.4, 【典型案例2-1】, 表1-1) are judged one by one. Weak forms (一、 （一） 1.) also number the
items of lists, so they are judged as whole sequences: a sequence is a run of headings when its members read like
titles and have something below them, and a list otherwise. Does not decide levels (see `sections.py`).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.ingest.lines import Line
from assistant.ingest.numbering import BARE, Label, Style, clean, is_title, label

RUN_IN_LIMIT = 30  # characters of a title that the text follows on the same line
_RUN_IN = re.compile(rf"([^。：；]{{2,{RUN_IN_LIMIT}}})([。：])(?=\S)")
_RUN_IN_STOP = re.compile(rf"[^。：；]{{2,{RUN_IN_LIMIT}}}。(?=\S)")  # weak forms: a colon mostly follows a list's term
_WEAK = (Style.CJK, Style.CJK_PAREN, Style.ARABIC)
_STRONG = (Style.PART, Style.CHAPTER, Style.SECTION, Style.FRONT, Style.APPENDIX)
_NAMED = (Style.CASE, Style.TABLE, Style.FIGURE)


@dataclass(frozen=True, slots=True)
class Head:
    """A heading: its number and title, and `until` where in the document the words of the heading end.

    `level` is the level that the format declares, or None. `style` is None for a declared heading without number.
    """

    style: Style | None
    number: str
    value: tuple[int, ...]
    title: str
    until: int
    level: int | None = None


def outline(lines: Sequence[Line], declared: Mapping[int, int]) -> dict[int, Head]:
    """Find the headings among `lines`; keys are indexes into it. `declared` gives levels by line index."""
    labels = [label(line.text) for line in lines]
    heads: dict[int, Head] = {}
    for index, level in declared.items():
        heads[index] = _declared(lines[index], labels[index], level)
    for index, found in enumerate(labels):
        if found is not None and index not in heads and _stands(found):
            heads[index] = _whole(lines[index], found)
    articles = _articles(labels)
    if articles:
        heads |= {index: _clause(lines[index], found) for index, found in articles.items()}
        return heads
    heads |= {i: h for i, h in _decimals(lines, labels).items() if i not in heads}
    for style in _WEAK:
        weak = {i: f for i, f in enumerate(labels) if f and f.style is style and f.mark != BARE and i not in heads}
        last = 0
        for run in _runs(weak, [i for i, h in heads.items() if h.style not in _NAMED]):
            if _begins(run, weak, last) and _is_headings(run, weak, len(lines)):
                heads |= {i: _best(lines[i], weak[i]) for i in run}
                last = weak[run[-1]].value[0]
    return heads


def _stands(found: Label) -> bool:
    if found.style in _NAMED or (found.style in (Style.FRONT, Style.APPENDIX) and not found.title):
        return True
    if found.style is Style.APPENDIX and not any(found.value):  # "附件：1.名单" only mentions what is enclosed
        return False
    return found.style in _STRONG and is_title(found.title)


def _declared(line: Line, found: Label | None, level: int) -> Head:
    if found is None or found.style is Style.ITEM:
        return Head(style=None, number="", value=(), title=clean(line.text), until=line.end, level=level)
    style = Style.DECIMAL if found.style is Style.ARABIC else found.style
    return replace(_whole(line, found), level=level, style=style)


def _whole(line: Line, found: Label) -> Head:
    return Head(style=found.style, number=found.number, value=found.value, title=found.title, until=line.end)


def _clause(line: Line, found: Label) -> Head:
    """Build the head of a numbered paragraph: only the number is heading, unless a bracketed title follows it."""
    titled = re.match(r"[【〔\[（(]([^】〕\]）)]{2,30})[】〕\]）)]\s*(?=\S)", line.text[found.at :])
    if titled:
        return Head(found.style, found.number, found.value, clean(titled.group(1)), line.place(found.at + titled.end()))
    if found.at >= len(line.text):
        return replace(_whole(line, found), title="")
    return Head(found.style, found.number, found.value, "", line.place(found.at))


def _best(line: Line, found: Label) -> Head:
    """Take the whole line for a title, or the words before the first full stop, or only the number."""
    if is_title(line.text[found.at :], limit=60) or is_title(found.title):
        return _whole(line, found)
    run_in = _RUN_IN.match(line.text, found.at)
    if run_in:
        return Head(found.style, found.number, found.value, clean(run_in.group(1)), line.place(run_in.end()))
    return _clause(line, found)


def _articles(labels: Sequence[Label | None]) -> dict[int, Label]:
    """Articles of a law: at least three in rising order. A number out of order is a reference in a sentence."""
    found: dict[int, Label] = {}
    last: tuple[int, ...] = (0,)
    for index, item in enumerate(labels):
        if item is None or item.style is not Style.ARTICLE:
            continue
        expected = item.value[0] == last[0] + 1 or (item.value > last and item.mark != "tight")
        if expected or item.value == (1,):
            found[index], last = item, item.value
    return found if len(found) >= 3 else {}


def _decimals(lines: Sequence[Line], labels: Sequence[Label | None]) -> dict[int, Head]:
    chapters = _chapters(labels)
    heads = {i: replace(_whole(lines[i], f), style=Style.DECIMAL) for i, f in chapters.items()}
    top: tuple[int, ...] = (0,)
    last: tuple[int, ...] = (0,)
    for index, found in enumerate(labels):
        if found is None or (found.style is not Style.DECIMAL and index not in chapters):
            continue
        if found.value[0] > max(last[0], top[0]) + 2:  # a measure at the start of a line, or a date
            continue
        titled = index in chapters or is_title(found.title) or _RUN_IN.match(lines[index].text, found.at) is not None
        if titled or _follows(found.value, last):
            heads.setdefault(index, _best(lines[index], found))
            top, last = max(top, found.value), found.value
    return heads


def _follows(value: tuple[int, ...], last: tuple[int, ...]) -> bool:
    """Tell whether `value` is the next number after `last`: 2.1.1 or 2.2 or 3.1 after 2.1."""
    if value[-1] == 1 and value[:-1] == last[: len(value) - 1]:
        return True
    stem = last[: len(value)]
    return value == (*stem[:-1], stem[-1] + 1) or value == (last[0] + 1, 1)


def _chapters(labels: Sequence[Label | None]) -> dict[int, Label]:
    """Lines "3.…" that stand above "3.1…", and those that fill a gap in their sequence.

    A line "1.…" is a chapter when the next decimal number begins with 1.1 and no other such line comes between.
    """
    arabic = {i: f for i, f in enumerate(labels) if f and f.style is Style.ARABIC and is_title(f.title)}
    found: dict[int, Label] = {}
    waiting: int | None = None
    for index, item in enumerate(labels):
        if index in arabic:
            waiting = index
        elif item is not None and item.style is Style.DECIMAL and waiting is not None:
            if item.value[0] == arabic[waiting].value[0] and item.value[1] <= 1:
                found[waiting] = arabic[waiting]
            waiting = None
    if not found:
        return {}
    numbers = {f.value[0]: i for i, f in found.items()}
    for index, item in arabic.items():
        number = item.value[0]
        after = numbers.get(number - 1, -1 if number == 1 else len(labels))
        before = min((i for n, i in numbers.items() if n > number), default=len(labels))
        if number not in numbers and after < index < before:
            found[index], numbers[number] = item, index
    return found


def _runs(candidates: Mapping[int, Label], cuts: Iterable[int]) -> list[list[int]]:
    """Group candidates of one form into sequences that count up; a heading above ends every open sequence."""
    borders = sorted(cuts)
    runs: list[list[int]] = []
    opened: list[list[int]] = []
    for index, found in candidates.items():
        if opened and any(opened[-1][-1] < border < index for border in borders):
            opened = []
        home = next((run for run in reversed(opened) if _continues(candidates[run[-1]], found)), None)
        if home is None:
            home = []
            runs.append(home)
            opened.append(home)
        else:
            del opened[opened.index(home) + 1 :]
        home.append(index)
    return runs


def _continues(last: Label, found: Label) -> bool:
    alike = is_title(last.title) == is_title(found.title)
    return last.mark == found.mark and 0 < found.value[0] - last.value[0] <= 2 and alike


def _begins(run: Sequence[int], candidates: Mapping[int, Label], last: int) -> bool:
    """Tell whether a sequence begins as headings do: at 1, or where the headings before it (up to `last`) ended."""
    first = candidates[run[0]].value[0]
    if candidates[run[0]].style is Style.ARABIC:
        return first == 1 and len(run) > 1
    return first in (1, last + 1) or len(run) > 1


def _is_headings(run: Sequence[int], candidates: Mapping[int, Label], length: int) -> bool:
    """Tell headings from list items: at least 3/4 read like titles and half have lines of their own below them."""
    run_in = [
        c.style is not Style.ARABIC and _RUN_IN_STOP.match(c.title) is not None for c in (candidates[i] for i in run)
    ]
    titled = [is_title(candidates[i].title) or r for i, r in zip(run, run_in, strict=True)]
    following = [*run[1:], length]
    below = [after > i + 1 or r for i, after, r in zip(run, following, run_in, strict=True)]
    inner = below[:-1] if len(run) > 1 else below
    return sum(titled) >= 0.75 * len(run) and sum(inner) >= 0.5 * len(inner)
