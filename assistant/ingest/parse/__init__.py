"""Files of all formats read into documents.

In: a path and what the manifest knows of it. Out: a `Document`, or a `DocumentError` that says what to do.
The format follows from the extension and must agree with the file's first bytes.
"""

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

from assistant.errors import DocumentNotFound, DocumentTooLarge, EmptyDocument
from assistant.ingest.contents import guess_title
from assistant.ingest.draft import Draft
from assistant.ingest.lines import lines
from assistant.ingest.parse.docx import read_docx
from assistant.ingest.parse.markdown import read_markdown
from assistant.ingest.parse.pdf import read_pdf
from assistant.ingest.parse.signature import Format, detect
from assistant.ingest.parse.text import read_text
from assistant.ingest.sections import structure
from assistant.types import Document, Profile, Source

BLANK = " \t\n\r\f\v\u3000\xa0\ufeff\u200b"
MEGABYTE = 1024 * 1024
LIMIT_BYTES = 100 * MEGABYTE
LIMIT_CHARS = 5_000_000
"""Five million characters: about 40 minutes of embedding on two cores, and far more than any report or law."""

_READERS: dict[Format, Callable[[bytes, str], Draft]] = {
    "txt": read_text,
    "md": read_markdown,
    "docx": read_docx,
    "pdf": read_pdf,
}


def parse(path: Path, *, profile: Profile | None = None, limit_bytes: int = LIMIT_BYTES) -> Document:
    """Read one file.

    Raises DocumentNotFound, or the DocumentError that fits: UnsupportedFormat, EmptyDocument, EncryptedDocument,
    DamagedDocument, NoTextLayer, DocumentTooLarge.
    """
    known = profile or Profile()
    data = _bytes(path, limit_bytes)
    shown = path.with_name(known.uploaded_as) if known.uploaded_as else path  # named in messages, never opened
    source_format = detect(data, shown)
    draft = _READERS[source_format](data, str(shown))
    if not draft.text.strip(BLANK):
        raise EmptyDocument(f"“{shown.name}”里没有文字内容。请确认导入的是正确的文件。", path=str(path))
    if len(draft.text) > LIMIT_CHARS:
        size = len(draft.text) // 10_000
        limit = LIMIT_CHARS // 10_000
        message = f"“{shown.name}”约有{size}万字，超过单个文件{limit}万字的上限。请按章拆分成几个文件后再导入。"
        raise DocumentTooLarge(message, path=str(path))
    title = known.title or draft.title or guess_title(lines(draft, [(mark.start, mark.end) for mark in draft.dropped]))
    parts = structure(draft, title, known=bool(known.title or draft.title))
    digest = hashlib.sha256(data).hexdigest()
    return Document(
        id=known.id or document_id(path, digest), title=title or shown.stem, profile=known,
        text=draft.text, pages=draft.pages,
        source=Source(path=str(path), format=source_format, sha256=digest, size=len(data)),
        sections=parts.sections, blocks=parts.blocks, dropped=parts.dropped, warnings=draft.warnings,
    )  # fmt: skip


def document_id(path: Path, digest: str) -> str:
    """Id of a document outside the manifest: its name in URL-safe letters and six digits of its content's hash."""
    slug = re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-")[:40]
    return f"{slug or 'document'}-{digest[:6]}"


def _bytes(path: Path, limit: int) -> bytes:
    if not path.is_file():
        raise DocumentNotFound(f"找不到文件“{path}”。请检查路径是否正确。")
    size = path.stat().st_size
    if size > limit:
        sizes = f"大小为{size / MEGABYTE:.0f}MB，超过{limit / MEGABYTE:.0f}MB的上限"
        message = f"“{path.name}”{sizes}。请拆分，或压缩其中的图片后再导入。"
        raise DocumentTooLarge(message, path=str(path))
    return path.read_bytes()
