"""One document of the manifest, from its sources to proven bytes.

In: a manifest entry and the corpus folder. Out: its manuscript, and the bytes of its PDF or DOCX. Writes nothing.
"""

import re
from pathlib import Path

from corpus.typeset import pdf, word
from corpus.typeset.manifest import Entry, sources
from corpus.typeset.model import Heading, Manuscript
from corpus.typeset.proof import difference, docx_lines, pdf_lines
from corpus.typeset.source import manuscript, read

EDITION = "整编本"
AUTHOR = "report-assistant"
DATE = (2026, 11, 23)  # of the edition; raise it when the texts change, never take today's: builds must repeat
COVER_NOTE = "章节、编号、数字和名称沿用原报告，文字重写；引用以原报告为准。"
TITLE_BREAKS = re.compile(r"(?=质量年度报告|（)")
CHAPTERS_WORTH_CONTENTS = 8


class NotFaithful(Exception):
    """The built document does not say what its source says; the message shows the first difference."""


def compose(entry: Entry, corpus: Path) -> Manuscript:
    """Read the sources of a document; raises SourceError, FileNotFoundError."""
    files = sources(corpus, entry)
    return Manuscript(entry.title, read(files)) if entry.kind == "report" else manuscript(files)


def build(entry: Entry, corpus: Path) -> bytes:
    """Set a document in the format that its file name asks for; raises NotFaithful, FontsMissing, SourceError."""
    text = compose(entry, corpus)
    if entry.file.endswith(".docx"):
        made = word.typeset(text, EDITION, AUTHOR, DATE)
    else:
        made = pdf.typeset(text, _presentation(entry, text))
    differs = difference(extracted(made, entry, text), text)
    if differs:
        raise NotFaithful(f"{entry.file}: {differs}")
    return made


def extracted(made: bytes, entry: Entry, text: Manuscript) -> list[str]:
    """Extract the lines of a built document, without what the layout adds."""
    return docx_lines(made) if entry.file.endswith(".docx") else pdf_lines(made, (text.title, EDITION))


def _presentation(entry: Entry, text: Manuscript) -> pdf.Presentation:
    if entry.kind == "report":
        lines = tuple(TITLE_BREAKS.split(entry.title))
        return pdf.Presentation("report", EDITION, AUTHOR, DATE, lines, COVER_NOTE, contents_depth=3)
    chapters = sum(isinstance(block, Heading) and block.level == 1 for block in text.blocks)
    return pdf.Presentation(entry.kind, EDITION, AUTHOR, DATE, contents_depth=int(chapters >= CHAPTERS_WORTH_CONTENTS))
