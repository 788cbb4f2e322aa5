"""The manifest: what is used, what is only known, and what is wrong with it."""

import hashlib

import pytest

from assistant.errors import DocumentNotFound
from assistant.ingest.corpus import discover, load_manifest


class Corpus:
    """A corpus folder with one digest; call it with a manifest to load that."""

    def __init__(self, folder):
        self.folder = folder
        (folder / "documents").mkdir()
        (folder / "originals").mkdir()
        (folder / "documents" / "a.txt").write_text("整编本。\n", encoding="utf-8")

    def __call__(self, toml):
        (self.folder / "manifest.toml").write_text(toml, encoding="utf-8")
        return load_manifest(self.folder)


@pytest.fixture
def corpus(tmp_path):
    return Corpus(tmp_path)


DIGEST = '[[document]]\nid = "a"\ntitle = "甲法"\nedition = "digest"\nfile = "documents/a.txt"\n'


def messages(manifest):
    return [(problem.entry_id, problem.message) for problem in manifest.problems]


def test_an_entry_knows_its_document(corpus):
    digest = hashlib.sha256("整编本。\n".encode()).hexdigest()
    manifest = corpus(
        DIGEST + f'sha256 = "{digest}"\nkind = "law"\nissuer = "某机关"\nnumber = "第一号"\nissued = "2022-04-20"\n'
        'in_force = "2022-05-01"\nurl = "https://example.test"\nnamed_in = ["前言", "2.8.1"]\noriginal = "a.pdf"\n'
    )
    (entry,) = manifest.entries
    assert manifest.problems == ()
    assert entry.path == corpus.folder / "documents" / "a.txt"
    assert (entry.profile.id, entry.profile.edition, entry.profile.number) == ("a", "digest", "第一号")
    assert entry.named_in == ("前言", "2.8.1")


def test_an_original_takes_the_place_of_the_digest_and_gives_it_back(corpus):
    toml = DIGEST + 'original = ["a.pdf", "a.docx"]\n'
    original = corpus.folder / "originals" / "a.docx"
    original.write_bytes(b"PK")
    (entry,) = corpus(toml).entries
    assert (entry.path, entry.profile.edition) == (original, "original")
    original.unlink()
    (entry,) = corpus(toml).entries
    assert (entry.path.name, entry.profile.edition) == ("a.txt", "digest")


def test_titles_and_superseded_laws_are_known_and_not_indexed(corpus):
    manifest = corpus(
        '[[document]]\nid = "a"\ntitle = "甲"\nedition = "title-only"\noriginal = ["a.pdf"]\n'
        '[[document]]\nid = "b"\ntitle = "乙"\nedition = "superseded"\nsuperseded_by = "a"\nfile = "documents/a.txt"\n'
    )
    assert manifest.entries == ()
    assert manifest.problems == ()
    assert [(k.profile.id, k.edition, k.originals) for k in manifest.known] == [
        ("a", "title-only", ("a.pdf",)),
        ("b", "superseded", ()),
    ]


def test_an_original_of_a_title_is_indexed(corpus):
    (corpus.folder / "originals" / "a.txt").write_text("全文。", encoding="utf-8")
    (entry,) = corpus('[[document]]\nid = "a"\ntitle = "甲"\nedition = "title-only"\noriginal = ["a.txt"]\n').entries
    assert entry.profile.edition == "original"


FAULTS = {
    "missing file": (DIGEST.replace("a.txt", "b.txt"), "找不到文件"),
    "wrong sha256": (DIGEST + 'sha256 = "00"\n', "与清单登记的 sha256 不符"),
    "no file": ('[[document]]\nid = "a"\ntitle = "甲"\nedition = "digest"\n', "缺少 file"),
    "unknown key": (DIGEST + 'publisher = "x"\n', "不认识的键“publisher”"),
    "bad edition": (DIGEST.replace("digest", "draft"), "现为“draft”"),
    "bad kind": (DIGEST + 'kind = "novel"\n', "值不合要求：kind"),
    "bad type": (DIGEST + "issued = 2022\n", "值不合要求：issued"),
    "path in original": (DIGEST + 'original = "../a.txt"\n', "应是文件名，不含路径"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_what_is_wrong_is_named_precisely(corpus, name):
    toml, said = FAULTS[name]
    ((entry_id, message),) = messages(corpus(toml))
    assert entry_id == "a"
    assert said in message
    assert message.startswith("清单中“a”：")


def test_a_faulty_entry_does_not_stop_the_others(corpus):
    manifest = corpus(DIGEST.replace("a.txt", "b.txt") + DIGEST.replace('"a"', '"c"'))
    assert [entry.profile.id for entry in manifest.entries] == ["c"]
    assert [problem.entry_id for problem in manifest.problems] == ["a"]
    assert [known.profile.id for known in manifest.known] == ["a"]


def test_an_unknown_key_does_not_cost_the_entry(corpus):
    assert len(corpus(DIGEST + 'publisher = "x"\n').entries) == 1


def test_two_documents_with_one_id(corpus):
    manifest = corpus(DIGEST + DIGEST)
    assert len(manifest.entries) == 1
    assert "出现了两次" in manifest.problems[0].message


def test_an_entry_without_id_is_named_by_its_place(corpus):
    manifest = corpus(DIGEST + '[[document]]\ntitle = "乙"\n')
    assert messages(manifest) == [("第2项", "清单中“第2项”：缺少 id 或 title。")]


@pytest.mark.parametrize("listed", ['original = "a.doc"\n', 'original = ["a.pdf"]\n'])
def test_an_original_in_another_format_is_named_and_the_digest_stays(corpus, listed):
    (corpus.folder / "originals" / "a.doc").write_bytes(b"x")
    manifest = corpus(DIGEST + listed)
    assert [entry.path.name for entry in manifest.entries] == ["a.txt"]
    assert "原文“a.doc”的格式不支持" in manifest.problems[0].message


@pytest.mark.parametrize("toml", ["[[document]\n", "document = 3\n", '[[document]]\nid = "a\n'])
def test_a_manifest_that_cannot_be_read_is_one_problem(corpus, toml):
    manifest = corpus(toml)
    assert manifest.entries == ()
    assert len(manifest.problems) == 1
    assert manifest.problems[0].entry_id == ""


def test_an_unknown_table_is_named(corpus):
    assert "不认识的键“documents”" in corpus("[[documents]]\n").problems[0].message


def test_a_folder_without_a_manifest(tmp_path):
    with pytest.raises(DocumentNotFound, match="没有清单文件"):
        load_manifest(tmp_path)


def test_folders_are_walked_for_known_formats(tmp_path):
    for name in ("b.txt", "a.pdf", "sub/c.MD", ".hidden/d.txt", "~$b.docx", "README.md", "e.doc", "f.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    names = [path.relative_to(tmp_path).as_posix() for path in discover([tmp_path])]
    assert names == ["a.pdf", "b.txt", "sub/c.MD"]


def test_files_are_taken_as_named_and_once(tmp_path):
    (tmp_path / "a.doc").write_bytes(b"x")
    (tmp_path / "b.txt").write_bytes(b"x")
    named = [tmp_path / "b.txt", tmp_path / "a.doc", tmp_path]
    assert [path.name for path in discover(named)] == ["b.txt", "a.doc"]


def test_a_path_that_is_not_there(tmp_path):
    with pytest.raises(DocumentNotFound, match="找不到文件或文件夹"):
        discover([tmp_path / "x"])
