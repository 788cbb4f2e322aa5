"""Plain text files.

In: bytes. Out: a draft whose text is the decoded file with all line breaks as line feeds and nothing else changed, so
that every quote stands in the user's file. Page numbers between the lines are marked, and the width in which paragraphs
were cut into lines is measured. Does not look for structure.
"""

import re
from collections.abc import Iterator

from assistant.errors import DamagedDocument
from assistant.ingest.draft import Draft, Margin, width
from assistant.ingest.lines import PAGE_MARK
from assistant.types import Dropped

SAMPLE = 200_000  # characters that tell what a text is like
MANY_LINES, NARROW = 20, 20  # fewer or shorter lines may be a list
WRAPPED_SHARE = 0.35  # of the lines; so many reach the margin without ending a sentence
SLACK = 1.5  # Chinese characters by which a line may fall short of the margin, where no sign may begin the next
_POINTS = re.compile("[，。；：、]")
CONTROL_SHARE = 0.01  # of characters; more control characters mean that the bytes are no text


def read_text(data: bytes, path: str) -> Draft:
    """Decode a text file. Raises DamagedDocument when it is in none of the known encodings."""
    text = decode(data, path)
    return Draft(text=text, dropped=tuple(_page_marks(text)), margin=margin(text))


def _page_marks(text: str) -> Iterator[Dropped]:
    start = 0
    for line in text.splitlines(keepends=True):
        if PAGE_MARK.fullmatch(line.rstrip("\n")):
            yield Dropped(start=start, end=start + len(line), reason="page-number")
        start += len(line)


def decode(data: bytes, path: str) -> str:
    """Decode UTF-8 (with or without BOM), UTF-16 with BOM, else GB18030; line breaks become line feeds."""
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    encodings = ("utf-16",) if marked else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_text(text):
            return text.replace("\r\n", "\n").replace("\r", "\n")
    name = path.rsplit("/", 1)[-1]
    message = f"“{name}”不是可识别的文本（按 UTF-8 和 GB18030 均不能解码）。请另存为 UTF-8 编码的文本后再导入。"
    raise DamagedDocument(message, path=path)


def margin(text: str) -> Margin | None:
    """Return where the paragraphs of a text were cut into lines; None when they were not."""
    lines = [line.rstrip() for line in text[:SAMPLE].split("\n") if _POINTS.search(line) and "|" not in line]
    if len(lines) < MANY_LINES:
        return None
    most = int(0.8 * len(lines))
    found = Margin(sorted(map(len, lines))[most], sorted(map(width, lines))[most] - SLACK)
    open_ended = sum(found.reached(line) and line[-1] not in "。！？；：”）" for line in lines)
    return found if found.width >= NARROW and open_ended > WRAPPED_SHARE * len(lines) else None


def _is_text(text: str) -> bool:
    sample = text[:SAMPLE]
    odd = sum((char < " " and char not in "\t\n\r\f\v") or char == "\ufffd" for char in sample)
    private = sum("\ue000" <= char <= "\uf8ff" for char in sample)
    return "\0" not in sample and odd + private <= CONTROL_SHARE * len(sample)
