"""Uploaded files: whatever they are called, they are kept under generated names and found again."""

import io

import pytest

from assistant.errors import DocumentTooLarge, StorageFault, UnsupportedFormat
from assistant.ingest.uploads import Uploads, shown_name


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Windows\\system32\\办法.docx", "办法.docx"),
        ("a\0b\r\n.txt", "ab.txt"),
        ("\u202etxt.exe.md", "txt.exe.md"),
        ("CON.txt", "CON.txt"),
        ("长" * 500 + ".pdf", "长" * 120 + ".pdf"),
        (".htaccess", "htaccess"),
        ("..", "未命名"),
        ("", "未命名"),
        ("名" * 300, "名" * 120),
        ("坏\ud800.md", "坏.md"),
    ],
)
def test_a_name_is_a_text_and_never_a_path(given, shown):
    assert shown_name(given) == shown


@pytest.mark.parametrize(
    "name", ["../../evil.txt", "/etc/evil.txt", "..\\evil.txt", "NUL.txt", "a\0.txt", "x" * 5000 + ".txt"]
)
def test_nothing_is_written_outside_the_folder(tmp_path, name):
    data = tmp_path / "data"
    uploads = Uploads(data)
    path = uploads.keep(uploads.receive(io.BytesIO(b"words"), name, limit=100))
    assert path.parent == data / "uploads"
    assert path.name.startswith("upload-")
    assert {found for found in tmp_path.rglob("*") if found.is_file()} == {path, path.with_suffix(".json")}


def test_what_is_kept_is_found_by_another_process_with_its_name(tmp_path):
    uploads = Uploads(tmp_path)
    path = uploads.keep(uploads.receive(io.BytesIO("学校".encode()), "办法.TXT", limit=100))
    ((found, profile),) = Uploads(tmp_path).files()
    assert found == path
    assert path.suffix == ".txt"
    assert (profile.id, profile.uploaded_as) == (path.stem, "办法.TXT")


def test_the_limit_holds_while_reading_and_leaves_nothing(tmp_path):
    class Endless(io.BytesIO):
        given = 0

        def read(self, size=-1, /):
            self.given += size
            return b"x" * size

    stream = Endless()
    with pytest.raises(DocumentTooLarge, match=r"大\.txt"):
        Uploads(tmp_path).receive(stream, "大.txt", limit=3_000_000)
    assert stream.given <= 3_000_001
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_file_of_exactly_the_limit_is_taken(tmp_path):
    assert Uploads(tmp_path).receive(io.BytesIO(b"x" * 10), "a.txt", limit=10).known.size == 10


@pytest.mark.parametrize("name", ["a.exe", "a", "a.docx.exe", "a.doc", ".pdf"])
def test_another_extension_is_refused_before_anything_is_written(tmp_path, name):
    with pytest.raises(UnsupportedFormat):
        Uploads(tmp_path).receive(io.BytesIO(b"x"), name, limit=10)
    assert not list(tmp_path.iterdir())


def test_a_withdrawn_file_does_not_count_and_is_swept_or_restored(tmp_path):
    uploads = Uploads(tmp_path)
    identity = uploads.keep(uploads.receive(io.BytesIO(b"x"), "a.txt", limit=10)).stem
    uploads.withdraw(identity)
    assert uploads.files() == []
    uploads.restore(identity)
    assert len(uploads.files()) == 1
    uploads.withdraw(identity)
    uploads.sweep(())
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_what_was_being_received_is_swept(tmp_path):
    uploads = Uploads(tmp_path)
    uploads.receive(io.BytesIO(b"x"), "a.txt", limit=10)
    uploads.sweep(())
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


@pytest.mark.parametrize("record", ["{", '{"id": "../x"}', ""])
def test_a_record_that_cannot_be_read_is_passed_over(tmp_path, record):
    (tmp_path / "uploads").mkdir()
    (tmp_path / "uploads" / "upload-1.json").write_text(record)
    (tmp_path / "uploads" / "upload-1.txt").write_text("x")
    assert Uploads(tmp_path).files() == []


def test_a_disk_that_refuses_is_told(tmp_path):
    (tmp_path / "uploads").write_text("a file in the way")
    with pytest.raises(StorageFault):
        Uploads(tmp_path).receive(io.BytesIO(b"x"), "a.txt", limit=10)
