"""The Chinese fonts that the documents are set in.

In: nothing. Out: the folder with the fonts, or an error that says what to install. They come from the Debian and Ubuntu
package `fonts-noto-cjk`; nothing is downloaded here. Other versions of the fonts give other bytes, not other text.
"""

import hashlib
from pathlib import Path

PACKAGE = "fonts-noto-cjk"
FOLDER = Path("/usr/share/fonts/opentype/noto")
FILES = ("NotoSansCJK-Bold.ttc", "NotoSansCJK-Regular.ttc", "NotoSerifCJK-Regular.ttc", "NotoSerifCJK-Bold.ttc")
# Of the version that the committed documents were set with.
FINGERPRINT = "ac83b035864d65d3"


class FontsMissing(Exception):
    """A font file is not installed; the message names the package."""


def folder() -> Path:
    """Give the folder of the fonts; raises FontsMissing."""
    missing = [name for name in FILES if not (FOLDER / name).is_file()]
    if missing:
        raise FontsMissing(f"fonts are missing ({', '.join(missing)}): apt-get install {PACKAGE}")
    return FOLDER


def fingerprint() -> str:
    """Hash the font files, to tell whether the same bytes can be expected as in the committed documents."""
    digest = hashlib.sha256()
    for name in FILES:
        digest.update((folder() / name).read_bytes())
    return digest.hexdigest()[:16]
