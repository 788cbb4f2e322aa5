"""What a file is, by its name and its first bytes.

In: a file's name and bytes. Out: its format. Raises when the two disagree, since a reader would only fail obscurely.
"""

from pathlib import Path
from typing import Literal

from assistant.errors import DamagedDocument, EmptyDocument, EncryptedDocument, UnsupportedFormat

Format = Literal["txt", "md", "docx", "pdf"]
FORMATS: dict[str, Format] = {".txt": "txt", ".md": "md", ".markdown": "md", ".docx": "docx", ".pdf": "pdf"}
"""Readable formats by file extension."""

_ADVICE = {
    ".doc": "请在 Word 或 WPS 中另存为 .docx 后再导入。",
    ".wps": "请在 WPS 中另存为 .docx 后再导入。",
    ".xls": "请把表格复制到 Word 文档，或另存为文本后再导入。",
    ".xlsx": "请把表格复制到 Word 文档，或另存为文本后再导入。",
}
_ADVICE_ELSE = "请转换为 .docx、.pdf、.txt 或 .md 后再导入。"
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # stream that holds a locked Office file (MS-OFFCRYPTO 2.3.4)
_SIGNATURES = (
    (b"%PDF-", "PDF 文件"),
    (b"PK\x03\x04", "Word（.docx）或压缩文件"),
    (_OLE, "旧版 Word（.doc）或加密的 Office 文件"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
    (b"{\\rtf", "RTF 文件"),
    (b"Rar!", "压缩文件"),
    (b"7z\xbc\xaf", "压缩文件"),
)
_EXPECTED: dict[Format, bytes | None] = {"pdf": b"%PDF-", "docx": b"PK\x03\x04", "txt": None, "md": None}
_HEADER_WINDOW = 1024  # bytes; a PDF's header may stand a little after the beginning (ISO 32000-1, annex H.3)


def detect(data: bytes, path: Path) -> Format:
    """Tell the format. Raises UnsupportedFormat, EmptyDocument, or DamagedDocument for a wrong extension."""
    suffix = path.suffix.lower()
    if suffix not in FORMATS:
        advice = _ADVICE.get(suffix, _ADVICE_ELSE)
        raise UnsupportedFormat(f"不支持“{path.name}”的格式。{advice}", path=str(path))
    if not data.strip():
        raise EmptyDocument(f"“{path.name}”是空文件。请确认导入的是正确的文件。", path=str(path))
    expected = _EXPECTED[FORMATS[suffix]]
    if expected is None:
        actual = next((name for magic, name in _SIGNATURES if data.startswith(magic)), "")
    elif expected == b"%PDF-" and expected in data[:_HEADER_WINDOW]:
        actual = ""
    elif not data.startswith(expected):
        actual = next((name for magic, name in _SIGNATURES if data.startswith(magic)), "其他内容")
    else:
        actual = ""
    if data.startswith(_OLE) and _ENCRYPTED in data:
        message = f"“{path.name}”设有打开密码。请在 Word 或 WPS 中去除密码后再导入。"
        raise EncryptedDocument(message, path=str(path))
    if actual:
        message = (
            f"“{path.name}”的扩展名是 {suffix}，但内容是{actual}。请用原来的软件打开并另存为正确的格式，或改正扩展名。"
        )
        raise DamagedDocument(message, path=str(path))
    return FORMATS[suffix]
