"""How a stretch of a document reads: its words without the gaps and widths that typing and typesetting gave them.

In: a stretch as it stands (“共 ３５ 所学校，其中公（换行）办 23 所”). Out: what it says (“共35所学校，其中公办23所”),
every character of which knows where it stood. Questions are read in this form, and so are the patterns of all readers;
quotes are cut from the document as it stands. Spaces between words of Chinese stay: they part names (张三 李四).
"""

import re
from bisect import bisect_left

from assistant.text.normal import Folded

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_GAP = "[ \u00a0\u2000-\u200a\u202f]{1,2}"
_SIGNS = "“”‘’《》〈〉（）〔〕【】，。；：、！？"
_GAPS = re.compile(rf"(?<=[{_HAN}{_SIGNS}]){_GAP}(?=[0-9０-９])|(?<=[0-9０-９%％]){_GAP}(?=[{_HAN}{_SIGNS}%％])")
_LABEL = re.compile(
    r"\s*(?:[图表]|典型案例|案例|附[件表图录]|第|说明|专栏|任务|问题|步骤|注)?\s?[\d０-９]+(?:[.．\-–—][\d０-９]+)*"
)  # 3.1 经费, 表1-1 人数
_YEAR = re.compile(r"\s*[12１２][\d０-９]{3}\s+[年届学]")
_BREAKS = re.compile(r"[ \t\u3000]*\n[ \t\u3000]*")
_LETTER = re.compile(r"[A-Za-z]")
_WIDE = {code: code - 0xFEE0 for code in (*range(ord("０"), ord("９") + 1), *range(ord("Ａ"), ord("Ｚ") + 1),
                                          *range(ord("ａ"), ord("ｚ") + 1), ord("％"))}  # fmt: skip


def reads(text: str, *, joined: bool = False) -> str:
    """Return how a stretch reads; `joined`: its line breaks are those of a fixed width and end nothing."""
    if joined and "\n" in text:
        return reading(text, joined=True).text
    return _GAPS.sub(lambda gap: gap.group() if _labels(text, gap) else "", text).translate(_WIDE)


def reading(text: str, *, joined: bool = False) -> Folded:
    """Return how a stretch reads, with the place of each of its characters in `text`."""
    dropped = [gap.span() for gap in _GAPS.finditer(text) if not _labels(text, gap)]
    if joined:
        dropped += [match.span() for match in _BREAKS.finditer(text) if not _parts_words(text, *match.span())]
    gone = {at for start, end in dropped for at in range(start, end)}
    wide = text.translate(_WIDE)
    kept = [at for at in range(len(text)) if at not in gone]
    said = "".join(" " if wide[at] == "\n" and joined else wide[at] for at in kept)
    return Folded(said, tuple(kept))


def stands(text: str, said: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where `said[start:end]` stands in the stretch that reads `said`; None if it reads otherwise."""
    if text == said:
        return start, end
    read = _read_as(text, said)
    if read is None:
        return None
    span = read.span(start, end)
    return span.start, span.end


def spoken(text: str, said: str, start: int, end: int) -> tuple[int, int]:
    """Return where in `said`, which `text` reads, its characters `text[start:end]` are told: `stands` the other way."""
    read = None if text == said else _read_as(text, said)
    if read is None:
        return start, end
    return bisect_left(read.offsets, start), bisect_left(read.offsets, end)


def _read_as(text: str, said: str) -> Folded | None:
    read = reading(text, joined="\n" in text and "\n" not in said)
    return read if read.text == said else None


def _labels(text: str, gap: re.Match[str]) -> bool:
    """Tell whether a gap stands behind the number that a line begins with."""
    return _LABEL.fullmatch(text, 0, gap.start()) is not None and _YEAR.match(text[: gap.end() + 1]) is None


def _parts_words(text: str, start: int, end: int) -> bool:
    """Tell whether a line break stands between two words in letters."""
    return bool(start and end < len(text) and _LETTER.match(text[start - 1]) and _LETTER.match(text[end]))
