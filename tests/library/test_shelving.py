"""Uploads get into the index one after the other, and out of it again; what fails leaves everything as it was."""

import io
import threading

import pytest

from assistant import sources
from assistant.errors import DocumentConflict, DocumentNotFound, EmptyDocument, IndexBusy, StorageFault
from assistant.ingest.uploads import Uploads, uploaded_files
from assistant.library import IndexShelf, shelving
from assistant.text import Segmenter
from tests.fakes import DOCUMENT, FakeEmbeddings
from tests.library.shelves import KEY, build, finished, index, indexed, stream


@pytest.fixture
def data(tmp_path):
    index(tmp_path)
    return tmp_path


def test_a_document_is_indexed_kept_and_described(data):
    seen = []
    library = build(data, changed=lambda: seen.append(set(indexed(data))))
    job = finished(library, library.submit(stream(), "办法.txt"))
    assert (job.state, job.fault) == ("done", None)
    quality = job.quality
    assert (quality.title, quality.chunks, quality.figures) == ("办法", 1, 2)
    assert seen == [{"report", quality.document_id}]
    document = indexed(data)[quality.document_id]
    assert document.profile.uploaded_as == "办法.txt"
    assert [str(path) for path, _ in uploaded_files(data)] == [document.source.path]


def test_the_other_documents_are_not_embedded_again(data):
    embeddings = FakeEmbeddings()
    library = build(data, shelf=IndexShelf(data, key=KEY, embeddings=embeddings, tagger=Segmenter, max_chars=400))
    finished(library, library.submit(stream(), "办法.txt"))
    assert embeddings.documents
    assert not any(DOCUMENT.text[5:15] in text for text in embeddings.documents)


def test_two_at_once_both_arrive(data):
    library = build(data)
    threads = [threading.Thread(target=lambda n=n: library.submit(stream(n), f"{n}.txt")) for n in (3, 4, 5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(finished(library, job).state == "done" for job in library.jobs.all())
    assert len(indexed(data)) == 4


def test_the_same_content_is_refused_naming_what_is_there(data):
    library = build(data)
    first = library.submit(stream(), "a.txt")
    with pytest.raises(DocumentConflict, match="正在处理"):
        library.submit(stream(), "b.txt")
    finished(library, first)
    with pytest.raises(DocumentConflict, match=first.file.id):
        library.submit(stream(), "b.txt", indexed=list(indexed(data).values()))
    assert not list((data / "uploads" / ".incoming").iterdir())


def test_what_cannot_be_read_leaves_index_and_folder_as_they_were(data):
    before = indexed(data)
    library = build(data)
    job = finished(library, library.submit(io.BytesIO("　\n".encode()), "空.txt"))
    assert job.state == "failed"
    assert isinstance(job.fault, EmptyDocument)
    assert "空.txt" in job.fault.message
    assert indexed(data) == before
    assert not [path for path in (data / "uploads").rglob("*") if path.is_file()]


class Failing:
    """A shelf that reads and then fails."""

    def __init__(self, data, *errors):
        self.real = IndexShelf(data, key=KEY, embeddings=FakeEmbeddings(), tagger=Segmenter, max_chars=400)
        self.errors = list(errors)

    def read(self, incoming):
        return self.real.read(incoming)

    def put(self, document, progress):
        if self.errors:
            raise self.errors.pop(0)
        return self.real.put(document, progress)

    def take(self, document_id):
        if self.errors:
            raise self.errors.pop(0)
        self.real.take(document_id)


@pytest.mark.parametrize("error", [StorageFault("磁盘已满。"), ZeroDivisionError()])
def test_whatever_goes_wrong_the_next_upload_gets_its_turn(data, error):
    library = build(data, shelf=Failing(data, error))
    first, second = library.submit(stream(3), "a.txt"), library.submit(stream(4), "b.txt")
    assert finished(library, first).state == "failed"
    assert finished(library, second).state == "done"
    assert set(indexed(data)) == {"report", second.file.id}
    assert len(uploaded_files(data)) == 1


def test_an_index_that_another_process_writes_is_waited_for(data, monkeypatch):
    monkeypatch.setattr(shelving, "PAUSE", 0.01)
    library = build(data, shelf=Failing(data, IndexBusy("忙。"), IndexBusy("忙。")))
    assert finished(library, library.submit(stream(), "a.txt")).state == "done"


def test_a_deleted_document_is_gone_from_index_and_folder(data):
    library = build(data)
    identity = finished(library, library.submit(stream(), "a.txt")).file.id
    library.remove(identity, indexed(data))
    assert set(indexed(data)) == {"report"}
    assert not list((data / "uploads").glob("upload-*"))
    with pytest.raises(DocumentNotFound):
        library.remove(identity, indexed(data))


def test_a_deletion_that_fails_changes_nothing(data):
    library = build(data)
    identity = finished(library, library.submit(stream(), "a.txt")).file.id
    broken = build(data, shelf=Failing(data, StorageFault("磁盘只读。")))
    with pytest.raises(StorageFault):
        broken.remove(identity, indexed(data))
    assert identity in indexed(data)
    assert len(uploaded_files(data)) == 1


def test_a_document_of_the_corpus_stays(data):
    with pytest.raises(DocumentConflict, match="manifest"):
        build(data).remove("report", indexed(data))
    assert "report" in indexed(data)


def changed(data, found):
    record = sources.remembered(data)
    assert record is not None
    return sources.changed(record, found)


def test_a_later_start_finds_nothing_changed_and_an_index_of_other_paths_keeps_uploads(data, tmp_path):
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "a.txt").write_text("学校", encoding="utf-8")
    sources.remember(data, sources.find([corpus], corpus))
    library = build(data)
    finished(library, library.submit(stream(), "办法.txt"))
    found = sources.find([corpus], corpus, Uploads(data).files())
    assert [path.suffix for path, _ in found.files] == [".txt", ".txt"]
    assert not changed(data, found)
    library.remove(uploaded_files(data)[0][1].id, indexed(data))
    assert not changed(data, sources.find([corpus], corpus, Uploads(data).files()))
