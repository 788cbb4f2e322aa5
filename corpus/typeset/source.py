"""Markdown sources read into the model.

In: files of the small part of Markdown that the sources use: `#` headings, paragraphs on one line, pipe tables,
captions (图1-1 …, 表1-1 …), numbered lines, `#### 【典型案例…】` boxes up to the next heading. Out: a `Manuscript`.
Anything else in a source is an error that names file and line, so that no mark-up ever reaches a printed page.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.typeset.charts import chart
from corpus.typeset.model import Block, Case, Fact, Heading, Item, Manuscript, Paragraph, Picture, Remark, Simple, Table

HEADING = re.compile(r"(#{1,4}) (\S.*)")
CAPTION = re.compile(r"([图表])\d+-\d+ \S")
ARTICLE = re.compile(r"(第[一二三四五六七八九十百]+条)(　)(.*)")
ITEM = re.compile(r"\d+\. |（[一二三四五六七八九十]+）")
FACT = re.compile(r"(制定机关|发文机关|文号|日期|年份|公布|发布|通过|修正|修订|施行|官方网址|版本|选编)：(.+)")
REMARK = re.compile(r"（原件此处.+）")
ROW = re.compile(r"\|.*\|")
RULE = re.compile(r"\|(?: ?-{3,} ?\|)+")
STRAY = re.compile(r"[`*\\<>]|!\[|\]\(|^\s|^[-+] |  ")  # mark-up outside the subset


class SourceError(Exception):
    """A line that the subset does not know; the message names file and line."""


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    place: str


def read(paths: Sequence[Path]) -> tuple[Block, ...]:
    """Read files into blocks, in the order given."""
    lines = [line for path in paths for line in _lines(path)]
    return tuple(_boxed(list(_blocks(lines))))


def manuscript(paths: Sequence[Path]) -> Manuscript:
    """Read one document whose first heading is its title.

    Raises SourceError when the first line is no heading of level 1.
    """
    first, *blocks = read(paths)
    if not isinstance(first, Heading) or first.level != 1:
        raise SourceError(f"{paths[0].name}: the title must come first, as a heading of level 1")
    return Manuscript(first.text, tuple(_raised(block) for block in blocks))


def _raised(block: Block) -> Block:
    return Heading(block.level - 1, block.text) if isinstance(block, Heading) else block


def _lines(path: Path) -> Iterator[_Line]:
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if text:
            yield _Line(text, f"{path.name}:{number}")


def _blocks(lines: Sequence[_Line]) -> Iterator[Heading | Simple]:
    index = 0
    while index < len(lines):
        line = lines[index]
        caption = CAPTION.match(line.text)
        start = index + 1 if caption else index
        end = start
        while end < len(lines) and ROW.fullmatch(lines[end].text):
            end += 1
        if end > start:
            yield _table(line.text if caption else "", lines[start:end])
            index = end
            continue
        yield _single(line)
        index += 1


def _single(line: _Line) -> Heading | Simple:
    text = line.text
    heading = HEADING.fullmatch(text)
    if heading:
        return Heading(len(heading.group(1)), heading.group(2))
    if text.startswith("#") or STRAY.search(text):
        raise SourceError(f"{line.place}: not in the subset of Markdown: {text[:40]}")
    caption, article, fact = CAPTION.match(text), ARTICLE.fullmatch(text), FACT.fullmatch(text)
    if caption:
        return Picture(text) if caption.group(1) == "图" else Table(text, (), ())
    if article:
        return Paragraph(article.group(3), lead=article.group(1), gap=article.group(2))
    if fact:
        return Fact(fact.group(1), fact.group(2))
    if REMARK.fullmatch(text):
        return Remark(text)
    return Item(text) if ITEM.match(text) else Paragraph(text)


def _table(caption: str, lines: Sequence[_Line]) -> Table:
    rows = [tuple(cell.strip() for cell in line.text[1:-1].split("|")) for line in lines]
    if len(rows) < 3 or not RULE.fullmatch(lines[1].text) or {len(row) for row in rows} != {len(rows[0])}:
        raise SourceError(f"{lines[0].place}: a table needs a header, a rule, a row, and as many cells in every row")
    header, _, *body = rows
    return Table(caption, header, tuple(body), chart(body))


def _boxed(flat: Sequence[Heading | Simple]) -> Iterator[Block]:
    """Gather what follows a case's heading, up to the next heading, into the case."""
    index = 0
    while index < len(flat):
        block = flat[index]
        index += 1
        if not isinstance(block, Heading) or not block.text.startswith("【"):
            yield block
            continue
        inside: list[Simple] = []
        while index < len(flat):
            inner = flat[index]
            if isinstance(inner, Heading):
                break
            inside.append(inner)
            index += 1
        yield Case(block.text, tuple(inside))
