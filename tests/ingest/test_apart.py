"""Reading in a process of its own: documents and faults come back as they are, and no file takes too much."""

import time

import pytest

from assistant.errors import DamagedDocument, DocumentTooLarge, EncryptedDocument, NoTextLayer, UnsupportedFormat
from assistant.ingest.apart import parse_apart
from assistant.ingest.parse import parse
from assistant.types import Profile
from tests.ingest import hostile

pytestmark = pytest.mark.slow
NAMED = Profile(id="upload-1", uploaded_as="办法.txt")


def test_a_document_is_the_one_that_reading_in_this_process_gives(tmp_path):
    path = tmp_path / "ab.txt"
    path.write_text("第一章 总则\n第一条 学校应当公开。\n", encoding="utf-8")
    document = parse_apart(path, NAMED)
    assert document == parse(path, profile=NAMED)
    assert document.id == "upload-1"


@pytest.mark.parametrize(
    ("name", "make", "fault"),
    [
        ("锁.pdf", hostile.encrypted_pdf, EncryptedDocument),
        ("扫描.pdf", hostile.scanned_pdf, NoTextLayer),
        ("炸弹.docx", hostile.zip_bomb, DocumentTooLarge),
        ("改名.pdf", lambda: b"just words", DamagedDocument),
        ("截断.pdf", lambda: hostile.scanned_pdf()[:-200], DamagedDocument),
        ("百万.pdf", hostile.many_objects, (NoTextLayer, DocumentTooLarge)),
        ("循环.pdf", hostile.endless_pages, (DamagedDocument, DocumentTooLarge)),
        ("表.xls", lambda: b"x", UnsupportedFormat),
    ],
)
def test_a_fault_comes_back_under_the_name_that_the_user_gave(tmp_path, name, make, fault):
    path = tmp_path / ("f" + name[name.index(".") :])
    path.write_bytes(make())
    started = time.monotonic()
    with pytest.raises(fault) as raised:
        parse_apart(path, Profile(id="upload-1", uploaded_as=name))
    assert name in raised.value.message
    assert time.monotonic() - started < 60


def test_a_reader_that_runs_out_of_time_means_that_the_file_is_too_large(tmp_path):
    path = tmp_path / "f.pdf"
    path.write_bytes(hostile.many_objects())
    with pytest.raises(DocumentTooLarge, match="用时过长"):
        parse_apart(path, NAMED.model_copy(update={"uploaded_as": "长.pdf"}), seconds=1)


def test_a_reader_that_runs_out_of_memory_means_that_the_file_is_too_large(tmp_path):
    path = tmp_path / "f.txt"
    path.write_bytes("学校。\n".encode() * 1_000_000)
    with pytest.raises(DocumentTooLarge, match="内存过多"):
        parse_apart(path, NAMED, memory=200 * 1024 * 1024)
