"""Markdown files.

In: bytes. Out: a draft whose text is the decoded file as it is, so that every quote stands in the user's file.
Headings, pipe tables and lists are marked. Signs that only mark structure (#, >, ```, --- and ** around a whole line)
are dropped like bookmarks. Does not render Markdown.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.ingest.draft import Declared, Draft, Grid
from assistant.ingest.parse.text import decode, margin
from assistant.types import Cell, Dropped

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(?=\S)")
_BOLD = re.compile(r"[ \t]*\*\*([^*\n]{1,100})\*\*[ \t]*")
_LIST = re.compile(r"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?=\S)")
_QUOTE = re.compile(r"[ \t]*(?:>[ \t]?)+")
_IMAGE = re.compile(r"!\[[^\]\n]{0,300}\]\([^)\n]{0,600}\)|<!--.{0,2000}?-->", re.DOTALL)
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_RULE = re.compile(r" {0,3}(?:-[ \t]*){3,}$|[ \t]*(?:[*_][ \t]*){3,}$")
_DIVIDER = re.compile(r"[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)*[ \t]*:?-+:?[ \t]*\|?[ \t]*")
_PIPE = re.compile(r"(?<!\\)\|")

_Line = tuple[int, int]


def read_markdown(data: bytes, path: str) -> Draft:
    """Read a Markdown file. Raises DamagedDocument when it cannot be decoded."""
    text = decode(data, path)
    found = _Reader(text).draft()
    tops = [mark for mark in found.declared if mark.level == 1]
    if len(tops) == 1 and found.declared[0] is tops[0] and len(found.declared) > 1:
        end = text.find("\n", tops[0].start)
        title = text[tops[0].start : end if end >= 0 else len(text)].strip(" #")
        return replace(found, title=title, declared=found.declared[1:])
    return found


class _Reader:
    """Walks through the lines once, outside of code fences and comments."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._raw = list(_lines(text))
        self._declared: list[Declared] = []
        self._grids: list[Grid] = []
        self._items: set[int] = set()
        self._dropped = [Dropped(start=m.start(), end=m.end(), reason="image") for m in _IMAGE.finditer(text)]

    def draft(self) -> Draft:
        at, fenced = 0, False
        while at < len(self._raw):
            start, end = self._raw[at]
            line = self._text[start:end]
            if _FENCE.match(line):
                fenced = not fenced
                self._drop(start, end)
            elif not fenced and not self._hidden(start):
                at = self._mark(at, line)
                continue
            at += 1
        return Draft(
            text=self._text, declared=tuple(self._declared), grids=tuple(self._grids), items=frozenset(self._items),
            dropped=tuple(sorted(self._dropped, key=lambda d: d.start)), margin=margin(self._text),
        )  # fmt: skip

    def _mark(self, at: int, line: str) -> int:
        """Mark the line at `at`; return the line to go on with."""
        start, end = self._raw[at]
        heading = _HEADING.match(line)
        if heading:
            self._drop(start, start + heading.end())
            self._declared.append(Declared(start=start + heading.end(), level=len(heading.group(1))))
            closing = len(line.rstrip()) - len(line.rstrip().rstrip("#"))
            if closing and line.rstrip().rstrip("#").endswith(" "):
                self._drop(start + len(line.rstrip()) - closing, end)
        elif at + 1 < len(self._raw) and "|" in line and _is_divider(self._text[slice(*self._raw[at + 1])]):
            return self._table(at)
        elif _RULE.match(line):
            self._drop(start, end)
        elif quote := _QUOTE.match(line):
            self._drop(start, start + quote.end())
        elif _LIST.match(line):
            self._items.add(start)
        elif bold := _BOLD.fullmatch(line):
            self._drop(start, start + bold.start(1))
            self._drop(start + bold.end(1), end)
        return at + 1

    def _table(self, at: int) -> int:
        stop = at + 2
        while stop < len(self._raw) and "|" in self._text[slice(*self._raw[stop])]:
            stop += 1
        rows = [_cells(self._text, self._raw[i]) for i in range(at, stop) if i != at + 1]
        width = len(rows[0])
        last = self._raw[stop - 1][1]
        filled = [
            (*row[:width], *(Cell(text="", start=row[-1].end, end=row[-1].end),) * (width - len(row))) for row in rows
        ]
        self._grids.append(Grid(start=self._raw[at][0], end=last, rows=tuple(filled), head=1))
        return stop

    def _drop(self, start: int, end: int) -> None:
        if end > start and not self._hidden(start):
            self._dropped.append(Dropped(start=start, end=end, reason="bookmark"))

    def _hidden(self, position: int) -> bool:
        return any(d.start <= position < d.end for d in self._dropped if d.reason == "image")


def _lines(text: str) -> Iterator[_Line]:
    start = 0
    while start < len(text):
        stop = text.find("\n", start)
        stop = len(text) if stop < 0 else stop
        yield start, stop
        start = stop + 1


def _is_divider(line: str) -> bool:
    return "-" in line and _DIVIDER.fullmatch(line) is not None


def _cells(text: str, line: _Line) -> Sequence[Cell]:
    """Cells between pipes; the pipe at either end of the line is no border."""
    said = text[slice(*line)]
    borders = [match.start() for match in _PIPE.finditer(said)]
    edges = [-1, *borders, len(said)]
    pieces = [(a + 1, b) for a, b in pairwise(edges)]
    if pieces and not said[slice(*pieces[0])].strip():
        pieces = pieces[1:]
    if pieces and not said[slice(*pieces[-1])].strip():
        pieces = pieces[:-1]
    found = [_cell(said, line[0], *piece) for piece in pieces]
    return found or [Cell(text="", start=line[1], end=line[1])]


def _cell(said: str, offset: int, start: int, end: int) -> Cell:
    part = said[start:end]
    begin = offset + start + len(part) - len(part.lstrip()) if part.strip() else offset + start
    bare = re.sub(r"<br\s*/?>", "、", part.strip()).replace("\\|", "|").replace("**", "")
    return Cell(text=bare, start=begin, end=begin + len(part.strip()))
