"""Files that cannot be read: each has its error class and a Chinese sentence that says what to do."""

import io
import time
import zipfile

import docx
import pytest

from assistant import errors
from assistant.ingest.parse import LIMIT_CHARS, parse
from assistant.ingest.parse.docx import UNPACKED_LIMIT
from tests.ingest.parse.pdf_made import Made, encrypted
from tests.ingest.reading import FILES, shared


def pdf(said="学校办学多年。"):
    return Made().page().text(said, 100, 100).made()


def word(*said):
    document = docx.Document()
    for line in said:
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def archive(**parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return stream.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
FAULTS = {
    "a.xyz": (b"text", errors.UnsupportedFormat, "不支持“a.xyz”的格式"),
    "noextension": (b"text", errors.UnsupportedFormat, "请转换为"),
    "old.doc": (OLE, errors.UnsupportedFormat, "另存为 .docx"),
    "table.xlsx": (archive(xl__a_xml="x"), errors.UnsupportedFormat, "请把表格复制到 Word"),
    "empty.txt": (b"", errors.EmptyDocument, "是空文件"),
    "blank.txt": (b" \r\n\t\n", errors.EmptyDocument, "是空文件"),
    "blank-wide.txt": ("　\n\ufeff".encode(), errors.EmptyDocument, "没有文字内容"),
    "empty.pdf": (b"", errors.EmptyDocument, "是空文件"),
    "empty.docx": (b"", errors.EmptyDocument, "是空文件"),
    "nothing.docx": (word(""), errors.EmptyDocument, "没有文字内容"),
    "binary.txt": (bytes(range(256)) * 40, errors.DamagedDocument, "不是可识别的文本"),
    "pdf.txt": (pdf(), errors.DamagedDocument, "内容是PDF 文件"),
    "word.pdf": (word("学校"), errors.DamagedDocument, "内容是Word"),
    "text.pdf": ("学校办学多年。".encode(), errors.DamagedDocument, "内容是其他内容"),
    "text.docx": ("学校办学多年。".encode(), errors.DamagedDocument, "内容是其他内容"),
    "renamed.docx": (OLE, errors.DamagedDocument, "旧版 Word"),
    "locked.docx": (OLE + "EncryptedPackage".encode("utf-16-le"), errors.EncryptedDocument, "去除密码"),
    "sheet.docx": (archive(xl__workbook_xml="<a/>"), errors.DamagedDocument, "不是 Word 文档"),
    "cut.docx": (word("学校")[:2000], errors.DamagedDocument, "已损坏"),
    "cut.pdf": (pdf()[:700], errors.DamagedDocument, "结尾缺失"),
    "junk.pdf": (b"%PDF-1.7\n" + b"\x00\xff" * 500 + b"\n%%EOF", errors.DamagedDocument, "已损坏"),
    "locked.pdf": (encrypted(pdf(), "geheim"), errors.EncryptedDocument, "请在 PDF 软件中去除密码"),
    "scan.pdf": (Made(images={0}).page().made(), errors.NoTextLayer, "请先做文字识别"),
    "bare.pdf": (Made().page().made(), errors.NoTextLayer, "没有文字层"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_has_its_class_and_says_what_to_do(tmp_path, name):
    data, fault, said = FAULTS[name]
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(fault) as caught:
        parse(path)
    assert said in caught.value.message
    assert caught.value.path == str(path)
    assert caught.value.message.endswith("。")


def test_a_file_that_is_not_there():
    with pytest.raises(errors.DocumentNotFound, match="找不到文件"):
        parse(FILES / "nowhere" / "a.txt")


def test_a_file_beyond_the_limit_is_not_read(tmp_path):
    path = tmp_path / "big.txt"
    path.write_bytes(b"a" * 3_000_000)
    with pytest.raises(errors.DocumentTooLarge, match="大小为3MB，超过2MB的上限"):
        parse(path, limit_bytes=2 * 1024 * 1024)


def test_fifty_megabytes_in_one_line_are_refused_at_once(tmp_path):
    path = tmp_path / "line.txt"
    path.write_bytes(b"a" * 50_000_000)
    start = time.monotonic()
    with pytest.raises(errors.DocumentTooLarge, match="超过单个文件500万字的上限"):
        parse(path)
    assert time.monotonic() - start < 10


def test_the_longest_text_allowed_is_read_in_one_line(tmp_path):
    path = tmp_path / "line.txt"
    path.write_bytes("职".encode() * 1_000_000)
    document = parse(path)
    assert len(document.text) == 1_000_000 < LIMIT_CHARS
    assert len(document.blocks) == 1


@pytest.mark.parametrize("hostile", ["[image: ", "【典型案例", "“（《", "1.", "|", "\ta", "# ", "图1-", "（一）", ". "])
def test_repeated_beginnings_of_marks_take_no_long_time(tmp_path, hostile):
    path = tmp_path / "hostile.md"
    path.write_bytes((hostile * 40_000).encode())
    start = time.monotonic()
    parse(path)
    assert time.monotonic() - start < 20


def test_a_word_file_that_unpacks_to_too_much_is_not_unpacked(tmp_path):
    path = tmp_path / "bomb.docx"
    packed = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9)
    with packed, packed.open("word/document.xml", "w") as part:
        for _ in range(UNPACKED_LIMIT // 10_000_000 // 8):
            part.write(b"0" * 10_000_000)
    assert path.stat().st_size < 1_000_000
    with pytest.raises(errors.DocumentTooLarge, match="解压后过大"):
        parse(path)


def test_a_pdf_that_everybody_may_open_is_read(tmp_path):
    path = tmp_path / "open.pdf"
    path.write_bytes(encrypted(pdf(), ""))
    assert parse(path).text == "学校办学多年。\n"


@pytest.mark.parametrize("cut", range(500, 2600, 300))
def test_a_pdf_cut_anywhere_is_a_damaged_document(tmp_path, cut):
    path = tmp_path / "cut.pdf"
    whole = Made().page().text("学校", 100, 100).page().text("教师", 100, 100).made()
    path.write_bytes(whole[:cut] if cut < len(whole) - 8 else whole[:-8])
    with pytest.raises(errors.DamagedDocument):
        parse(path)


def said_of(path):
    """Text of a file, or why it cannot be read; any other error fails the test."""
    try:
        return parse(path).text
    except errors.DocumentError as fault:
        return fault.message


@pytest.mark.parametrize("place", range(100, 1500, 90))
def test_a_pdf_with_a_hole_is_read_or_refused_in_words(tmp_path, place):
    path = tmp_path / "hole.pdf"
    whole = bytearray(Made().page().text("学校办学多年。", 100, 100).page().text("教师", 100, 100).made())
    whole[place : place + 40] = b"\x00" * len(whole[place : place + 40])
    path.write_bytes(bytes(whole))
    assert said_of(path).endswith(("。", "\n"))


@pytest.mark.shared
@pytest.mark.parametrize("name", ["privategpt-scanned.pdf", "chatchat-ocr_test.pdf"])
def test_real_scans_are_refused(name):
    with pytest.raises(errors.NoTextLayer, match="扫描件"):
        parse(shared(FILES / name))
