"""What a document says before its text: its title and its table of contents.

In: lines. Out: which of them are title or contents. A contents list repeats the headings, so it must not be taken
for them; its lines are dropped with that reason.
"""

import re
from collections.abc import Sequence

from assistant.ingest.lines import Line
from assistant.ingest.numbering import Style, is_title, label

_LEADER = re.compile(r"(?:\s*(?:[.．·…‥_-]\s*){3,}|\t|\s{2,})[-–\s]*(?:第\s?)?\d{1,4}(?:\s?页)?[-–\s]*$")
_PAGE = re.compile(r"[\s.．·…]*(?:第\s?)?\d{1,4}(?:\s?页)?$")
_KIND = re.compile(
    r"(?:报告|年报|法|条例|办法|规定|意见|通知|方案|纲要|规划|细则|决定|标准|制度|章程|指南|总结|公报)"
    r"(?:[（(〔][^）)〕]{1,20}[）)〕])?$"
)
_YEAR = re.compile(r"[（(]\s?\d{4}\s?(?:年|年度)?\s?[）)]")
TITLE_LINES = 4
TITLE_LIMIT = 40
ENTRY_LIMIT = 80  # characters, dotted leader not counted
ENTRIES_LIMIT = 600  # lines of a contents list


def squeeze(text: str) -> str:
    """Letters and digits only, for comparing titles."""
    return re.sub(r"[\W_]", "", text)


def guess_title(lines: Sequence[Line]) -> str:
    """Take the first lines for the title, up to one that ends with a kind of document (报告, 办法 …); else ""."""
    taken: list[str] = []
    for line in lines[:TITLE_LINES]:
        if len(line.text) > TITLE_LIMIT or line.text[-1] in "。；，：:;,!！?？" or label(line.text) is not None:
            break
        taken.append(re.sub(r"(?<=[^\x00-\xff])\s+|\s+(?=[^\x00-\xff])", "", line.text))
        if _KIND.search(taken[-1]):
            after = lines[len(taken)].text if len(taken) < len(lines) else ""
            return "".join(taken) + (after if _YEAR.fullmatch(after) else "")
    return taken[0] if taken else ""


def title_lines(lines: Sequence[Line], title: str, *, known: bool) -> int:
    """Count the leading lines that only repeat the title.

    A guessed title (`known` false) is left in the text unless it ends with a kind of document: the guess may be wrong.
    """
    wanted = squeeze(title)
    if not known and not _KIND.search(title):
        return 0
    count = 0
    for line in lines[:TITLE_LINES]:
        said = squeeze(line.text)
        if len(said) < 2 or said not in wanted or label(line.text) is not None:
            break
        count += 1
    return count if count < len(lines) else 0


def contents(lines: Sequence[Line]) -> set[int]:
    """Find the lines of the contents list: from its heading (目录) or first dotted leader to the first real heading."""
    for index, line in enumerate(lines[:ENTRIES_LIMIT]):
        found = label(line.text) if len(line.text) <= 20 else None
        if found is not None and found.style is Style.FRONT and found.number in ("目录", "目次", "contents"):
            return _entries(lines, index, index + 1)
    leaders = [
        i for i, line in enumerate(lines[:ENTRIES_LIMIT]) if _LEADER.search(line.text[-80:]) and len(line.text) < 160
    ]
    leaders = [i for i in leaders if is_title(_key_text(lines[i].text), 60)]
    runs = [i for i in leaders if i + 1 in leaders or i - 1 in leaders]
    return set(runs) if len(runs) >= 4 else set()


def _entries(lines: Sequence[Line], heading: int, first: int) -> set[int]:
    """Follow the entries until one of them comes again, or until a line that is no entry."""
    seen: dict[str, int] = {}
    paged = False
    stop = first
    for index in range(first, min(len(lines), first + ENTRIES_LIMIT)):
        text = lines[index].text
        entry = _key_text(text)
        key = squeeze(entry)
        if key in seen:
            return set(range(heading, index))
        if len(entry) > ENTRY_LIMIT or text[-1] in "。；;":
            break
        paged = paged or _PAGE.search(text) is not None
        seen[key] = index
        stop = index + 1
    while paged and stop > first and not _PAGE.search(lines[stop - 1].text):
        stop -= 1  # the heading of the first real section was taken for an entry
    return set(range(heading, stop))


def _key_text(text: str) -> str:
    return _PAGE.sub("", _LEADER.sub("", text)).strip()
