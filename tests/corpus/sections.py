"""The report cut at its printed numbers, for comparing the edition with the original.

In: the text of the original (`../shared/corpus/report-2025.txt`) or the sources of the edition. Out: text by number of
the innermost section (1.1.2, 3.1, 前言); a case box is part of its section. Independent of the product's own parsing.
"""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ORIGINAL = ROOT.parent / "shared" / "corpus" / "report-2025.txt"
EDITION = ROOT / "corpus" / "sources" / "report-2025"
NOTE = "00-shuoming.md"  # about the edition, not of the report

CHAPTERS = "基本情况|人才培养|服务贡献|文化传承|国际合作|产教融合|发展保障|面临挑战"
NUMBERED = re.compile(rf"(\d\.\d{{1,2}}(?:\.\d)?) ?(?=[^\d%])|(\d)\.\s?(?=(?:{CHAPTERS})$)|(前 *言)$")
CONVERSION = re.compile(r"\[(?:image|bookmark):[^\]]*\]")
# The series of the two charts stand behind the text, each below its title.
SERIES = {"2025年吕梁市师资队伍统计表": "1.4.2", "年度培训汇总图": "3.3"}


def original(text: str) -> dict[str, str]:
    """Cut the original; the chart series go to the sections that show the charts."""
    main, *parts = re.split(rf"^({'|'.join(SERIES)})$", CONVERSION.sub("", text), flags=re.MULTILINE)
    found = _cut(main)
    for title, series in zip(parts[::2], parts[1::2], strict=True):
        found[SERIES[title]] += "\n" + _series(series)
    return found


def edition(folder: Path = EDITION) -> dict[str, str]:
    """Cut the edition's sources, without the note about the edition."""
    files = sorted(path for path in folder.glob("*.md") if path.name != NOTE)
    return _cut("\n".join(path.read_text(encoding="utf-8") for path in files))


def cases(text: str) -> dict[str, str]:
    """Give the text of each case box by its number; in the original a case may run on into its section."""
    parts = re.split(r"【典型案例 ?(\d-\d{1,2})】", text)
    return {number: _until_heading(after) for number, after in zip(parts[1::2], parts[2::2], strict=True)}


def _series(text: str) -> str:
    """Give labels and values of a chart once, with their unit: where labels hold the values, the rest repeats them."""
    values = re.compile(r"(?<=\t)\d+(?=\t)")
    return values.sub("", text) if "人" in text else values.sub(r"\g<0>人", text)


def _until_heading(text: str) -> str:
    kept: list[str] = []
    for line in text.splitlines():
        if NUMBERED.match(_bare(line)):
            break
        kept.append(line)
    return "\n".join(kept)


def _cut(text: str) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    current = found.setdefault("", [])
    for line in text.splitlines():
        bare = _bare(line)
        match = NUMBERED.match(bare)
        if match:
            number = match.group(1) or match.group(2) or "前言"
            current = found.setdefault(number, [])
            bare = bare[match.end() :]
        current.append(bare)
    return {number: "\n".join(lines) for number, lines in found.items() if number}


def _bare(line: str) -> str:
    return re.sub(r"^#+ ", "", line.strip())
