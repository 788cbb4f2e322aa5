"""Build every document of the corpus and seal the manifest: `python -m corpus.typeset`.

In: the sources and the manifest beside this package. Out: `documents/` and the manifest's sha256 lines; exit code 1
when a document cannot be built. A document that is already up to date is left untouched.
"""

import sys
from pathlib import Path

from rich.console import Console

from corpus.typeset import fonts
from corpus.typeset.build import NotFaithful, build
from corpus.typeset.manifest import entries, sealed
from corpus.typeset.source import SourceError
from corpus.typeset.word import NoWordForm

CORPUS = Path(__file__).resolve().parent.parent


def main() -> int:
    """Build; give the exit code."""
    console = Console(highlight=False)
    failed = 0
    try:
        if fonts.fingerprint() != fonts.FINGERPRINT:
            console.print("[yellow]fonts of another version: same text, other bytes than the committed documents[/]")
        for entry in entries(CORPUS / "manifest.toml"):
            try:
                made = build(entry, CORPUS)
            except (SourceError, NotFaithful, NoWordForm, FileNotFoundError) as fault:
                console.print(f"[red]failed[/]     {entry.file}: {fault}", soft_wrap=True)
                failed += 1
                continue
            console.print(f"{_write(CORPUS / entry.file, made)}  {entry.file}  {len(made) // 1024} KB")
    except fonts.FontsMissing as missing:
        console.print(f"[red]{missing}[/]")
        return 1
    if not failed:
        manifest = CORPUS / "manifest.toml"
        manifest.write_text(sealed(manifest.read_text(encoding="utf-8"), CORPUS), encoding="utf-8")
    return int(failed > 0)


def _write(path: Path, made: bytes) -> str:
    if path.is_file() and path.read_bytes() == made:
        return "unchanged"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(made)
    return "written  "


if __name__ == "__main__":
    sys.exit(main())
