"""The numbers that Word writes before paragraphs without storing them in the text.

In: a document's numbering and styles parts. Out: the number's text for each paragraph in turn. Word keeps "1.1 " or
"第一章" of an automatic heading only as a rule (ECMA-376 part 1, section 17.9), so it is counted here.
"""

import re
from collections import defaultdict
from typing import Any

from docx.document import Document as WordDocument
from docx.oxml.ns import qn

_ZH = "零一二三四五六七八九"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_CHINESE = {"chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographDigital", "taiwaneseCounting"}
_LEVELS = 9


class WordNumbers:
    """Counts through a document; ask for every paragraph in reading order."""

    def __init__(self, document: WordDocument) -> None:
        self._levels: dict[str, dict[int, Any]] = {}
        self._abstract_of: dict[str, str] = {}
        self._restarts: dict[tuple[str, int], int] = {}
        self._started: set[str] = set()
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._styles = {s.get(qn("w:styleId")): s for s in document.styles.element.findall(qn("w:style"))}
        part = next((r.target_part for r in document.part.rels.values() if r.reltype.endswith("/numbering")), None)
        if part is not None:
            self._read(part.element)

    def _read(self, numbering: Any) -> None:  # noqa: ANN401  (lxml)
        for abstract in numbering.findall(qn("w:abstractNum")):
            levels = {int(level.get(qn("w:ilvl"))): level for level in abstract.findall(qn("w:lvl"))}
            self._levels[abstract.get(qn("w:abstractNumId"))] = levels
        for number in numbering.findall(qn("w:num")):
            own = number.get(qn("w:numId"))
            self._abstract_of[own] = _value(number.find(qn("w:abstractNumId")), "")
            for override in number.findall(qn("w:lvlOverride")):
                start = override.find(qn("w:startOverride"))
                if start is not None:
                    self._restarts[own, int(override.get(qn("w:ilvl")))] = int(_value(start, "1"))

    def next(self, paragraph: Any) -> tuple[str, bool]:  # noqa: ANN401
        """Number text of the next paragraph ("" for none) and whether it is a list item."""
        number, level = self._numbered(paragraph)
        rule = self._levels.get(self._abstract_of.get(number, ""), {}).get(level)
        if rule is None:
            return "", False
        abstract = self._abstract_of[number]
        counts = self._counts[abstract]
        if number not in self._started:
            self._started.add(number)
            for (own, at), start in self._restarts.items():
                if own == number:
                    counts[at] = start - 1
        start = int(_value(rule.find(qn("w:start")), "1"))
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in range(level + 1, _LEVELS):
            counts.pop(deeper, None)
        return self._text(abstract, level), True

    def _numbered(self, paragraph: Any) -> tuple[str, int]:  # noqa: ANN401
        """Numbering id and level: the paragraph's own, else its style's or that of a style below it."""
        properties = paragraph.find(qn("w:pPr"))
        style = _value(properties.find(qn("w:pStyle")), "") if properties is not None else ""
        number, level = "", None
        seen: set[str] = set()
        while properties is not None or style in self._styles:
            rule = properties.find(qn("w:numPr")) if properties is not None else None
            if rule is not None:
                number = number or _value(rule.find(qn("w:numId")), "")
                depth = rule.find(qn("w:ilvl"))
                level = int(_value(depth, "0")) if level is None and depth is not None else level
                if number:
                    break
            if style in seen or style not in self._styles:
                break
            seen.add(style)
            properties = self._styles[style].find(qn("w:pPr"))
            style = _value(self._styles[style].find(qn("w:basedOn")), "")
        return number, level or 0

    def _text(self, abstract: str, level: int) -> str:
        rule = self._levels[abstract][level]
        kind = _value(rule.find(qn("w:numFmt")), "decimal")
        if kind in ("bullet", "none"):
            return ""
        legal = rule.find(qn("w:isLgl")) is not None

        def shown(match: re.Match[str]) -> str:
            at = int(match.group(1)) - 1
            other = self._levels[abstract].get(at)
            start = int(_value(other.find(qn("w:start")), "1")) if other is not None else 1
            form = _value(other.find(qn("w:numFmt")), "decimal") if other is not None else "decimal"
            count = self._counts[abstract].setdefault(at, start)
            return _formatted(count, "decimal" if legal else form)

        text = re.sub(r"%([1-9])", shown, _value(rule.find(qn("w:lvlText")), ""))
        gap = _value(rule.find(qn("w:suff")), "tab") != "nothing" and (text[-1:].isalnum() or text.endswith("."))
        return text + (" " if gap else "")


def _value(element: Any, default: str) -> str:  # noqa: ANN401
    return str(element.get(qn("w:val"), default)) if element is not None else default


def _formatted(count: int, form: str) -> str:
    if form in _CHINESE:
        return _chinese(count)
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (count - 1) % 26)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman"):
        return _roman(count).upper() if form == "upperRoman" else _roman(count)
    if form in ("decimalEnclosedCircle", "decimalEnclosedCircleChinese") and 1 <= count <= 20:
        return chr(ord("①") + count - 1)
    return f"{count:02d}" if form == "decimalZero" else str(count)


def _chinese(count: int) -> str:
    if count < 10:
        return _ZH[count]
    if count < 100:
        tens, ones = divmod(count, 10)
        return ("" if tens == 1 else _ZH[tens]) + "十" + (_ZH[ones] if ones else "")
    hundreds, rest = divmod(count, 100)
    if hundreds > 9:
        return str(count)
    inner = "" if not rest else ("零" + _ZH[rest] if rest < 10 else ("一" if rest < 20 else "") + _chinese(rest))
    return _ZH[hundreds] + "百" + inner


def _roman(count: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        text += sign * (count // value)
        count %= value
    return text
