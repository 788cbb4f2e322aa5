"""Where sentences and clauses begin and end in official Chinese.

In: a text. Out: spans that hold every character but white space exactly once, in order. Line breaks always end a
sentence: joining wrapped lines is the parsers' work. Time is linear in the text: one pass over its punctuation.
"""

import re
from collections.abc import Iterator

from assistant.types import Span

LONGEST_QUOTE = 400
"""A quotation or bracket longer than this (characters) is split like other text: a closing mark went missing."""

_OPEN = "“‘「『《〈（(【〔[［｛{"
_CLOSE = "”’」』》〉）)】〕]］｝}"
_PARTNER = dict(zip(_CLOSE, _OPEN, strict=True))
_QUOTE_CLOSERS = frozenset('”’」』"')
_BREAKS = "\n\r\f\v\x1c\x1d\x1e\x85\u2028\u2029"

# Punctuation that can matter, leftmost first; runs are taken whole so that “？！” or “……” is one end.
_MARK = re.compile(
    rf"(?P<break>[{_BREAKS}]+)|(?P<end>[。！？!?｡]+|…+|⋯+)|(?P<dot>[.．])|(?P<semi>[；;])|(?P<comma>[，：,:])"
    rf"|(?P<open>[{re.escape(_OPEN)}])|(?P<close>[{re.escape(_CLOSE)}])|(?P<straight>\")"
)
_NUMERAL = "一二三四五六七八九十"
# What a list of 项 puts after its semicolons: （二） 二是 2. ② 第三，
_ITEM = re.compile(
    rf"\s*(?:[（(][{_NUMERAL}\d]{{1,3}}[）)]|[{_NUMERAL}]{{1,3}}(?:是|、|要)|\d{{1,2}}(?:[.．](?!\d)|[、)）])"
    rf"|[①-⑳]|第[{_NUMERAL}]{{1,3}}[，,、])"
)
_AFTERMATH = re.compile(r"[。！？!?…]+")
_CITATIONS = re.compile(r"(?:\s?\[\d{1,3}\])+")
_GOES_ON = frozenset("，、；：,;:的地等与和及或")  # after ！？…… these carry the same sentence on


def sentences(text: str) -> list[Span]:
    """Return the sentences; closing quotes, brackets and citation marks [n] stay with the sentence that they close.

    Ends: 。！？ and their half-width forms, …… unless the sentence goes on, an English period, a line break, and ；
    before the next item of a list (（二） 二是 2. ②). Nothing ends inside “…” 《…》 （…） or a number such as 1.3.1.
    """
    return _spans(text, (at for at, is_end in _cuts(text) if is_end))


def clauses(text: str) -> list[Span]:
    """Return the clauses: sentences split further at ，；： outside quotes, brackets and numbers (1,803,200; 1:20)."""
    return _spans(text, (at for at, _ in _cuts(text)))


def _spans(text: str, cuts: Iterator[int]) -> list[Span]:
    found: list[Span] = []
    start = 0
    for cut in (*cuts, len(text)):
        piece = text[start:cut]
        bare = piece.strip()
        if bare:
            begin = start + len(piece) - len(piece.lstrip())
            found.append(Span(start=begin, end=begin + len(bare)))
        start = cut
    return found


def _cuts(text: str) -> Iterator[tuple[int, bool]]:
    """Yield (offset, ends a sentence) for every place where a sentence or clause ends, ascending."""
    pairs = _pairs(text)
    closers = frozenset(pairs.values())
    position = start = 0  # start: where the running sentence began
    while mark := _MARK.search(text, position):
        position = mark.end()
        kind = mark.lastgroup
        if mark.start() in pairs:
            inner = pairs[mark.start()]
            position = inner + 1
            if not _closes_sentence(text, inner):
                continue
            kind = "end"
        if kind == "break":
            start = position
            yield position, True
        elif _ends_sentence(text, mark, kind, start):
            position = start = _tail(text, position, closers)
            yield position, True
        elif kind in {"semi", "comma"} and not _inside_number(text, mark.start()):
            yield position, False


def _pairs(text: str) -> dict[int, int]:
    """Map the outermost opening marks to their closing marks, within one line and at most LONGEST_QUOTE apart."""
    pairs: dict[int, int] = {}
    waiting: list[int] = []
    straight: int | None = None
    for mark in _MARK.finditer(text):
        at, char = mark.start(), mark.group()
        if mark.lastgroup == "break":
            waiting.clear()
            straight = None
        elif mark.lastgroup == "straight":
            if straight is not None and at - straight <= LONGEST_QUOTE:
                pairs[straight], straight = at, None
            else:
                straight = at
        elif mark.lastgroup == "open":
            waiting.append(at)
        elif mark.lastgroup == "close":
            depth = len(waiting) - 1
            while depth >= 0 and at - waiting[depth] <= LONGEST_QUOTE and text[waiting[depth]] != _PARTNER[char]:
                depth -= 1
            if depth >= 0 and at - waiting[depth] <= LONGEST_QUOTE:
                pairs[waiting[depth]] = at
                del waiting[depth:]
    return pairs


def _closes_sentence(text: str, closer: int) -> bool:
    """Whether the closing mark also closes its sentence: “……。” does, 《…吗？》 and “…？”的 do not."""
    if text[closer] in "》〉" or text[closer - 1] not in "。！？!?…":
        return False
    following = text[closer + 1 : closer + 2]
    if text[closer] not in _QUOTE_CLOSERS:
        return text[closer - 1] == "。" and following not in _GOES_ON
    return following not in _GOES_ON and following not in _CLOSE and following not in "。！？"


def _ends_sentence(text: str, mark: re.Match[str], kind: str | None, start: int) -> bool:
    following = text[mark.end() : mark.end() + 1]
    if kind == "end":
        return mark.group()[0] not in "…⋯" or following == "" or following not in _GOES_ON
    if kind == "dot":
        return _is_period(text, mark.start(), start)
    return kind == "semi" and _ITEM.match(text, mark.end()) is not None


def _is_period(text: str, at: int, start: int) -> bool:
    """Whether the dot ends a sentence: not in 1.5 or 1.3.1, not after a list number, an initial or within e.g."""
    following = text[at + 1 : at + 2]
    before = text[max(start, at - 12) : at]
    if (following and not following.isspace() and following not in _CLOSE + '"') or not before.strip():
        return False
    if before[-1].isdigit():
        return not re.fullmatch(r"\s*\d+(?:[.．]\d+)*", text[start:at] if at - start <= len(before) else "…")
    word = re.search(r"[A-Za-z.]*$", before)
    letters = word.group() if word else ""
    return not (len(letters) == 1 and letters.isupper()) and "." not in letters and letters not in {"No", "Fig", "vs"}


def _tail(text: str, position: int, closers: frozenset[int]) -> int:
    """Return the offset after everything that still belongs to the ended sentence."""
    while position < len(text):
        char = text[position]
        if char in _CLOSE or (char == '"' and position in closers):
            position += 1
        elif run := (_AFTERMATH.match(text, position) or _CITATIONS.match(text, position)):
            position = run.end()
        else:
            break
    return position


def _inside_number(text: str, at: int) -> bool:
    return text[at] in ",:：，" and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit() and text[at] != "，"
