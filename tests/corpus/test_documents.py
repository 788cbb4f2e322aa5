"""The committed documents: they say what their sources say, in order, and building them again gives the same bytes."""

import hashlib
import io
import json
import re
from dataclasses import replace
from functools import cache

import pytest
from pypdf import PdfReader

from corpus.typeset import fonts
from corpus.typeset.build import NotFaithful, build, compose, extracted
from corpus.typeset.manifest import entries, sealed, sources
from corpus.typeset.model import Case, Heading, Item, Paragraph
from corpus.typeset.proof import difference, squeezed
from tests.corpus.sections import ROOT

CORPUS = ROOT / "corpus"
MANIFEST = CORPUS / "manifest.toml"
ENTRIES = {entry.id: entry for entry in entries(MANIFEST)}
REPORT = ENTRIES["report-2025"]
KILOBYTES = 1000
# Characters that only look like ordinary ones: radicals, compatibility ideographs, ligatures.
LOOKALIKE = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06\ufffd\ue000-\uf8ff]")

same_fonts = pytest.mark.skipif(
    not all((fonts.FOLDER / name).is_file() for name in fonts.FILES) or fonts.fingerprint() != fonts.FINGERPRINT,
    reason=f"{fonts.PACKAGE} is not installed in the version that the documents were set with",
)


@cache
def reading(entry):
    """Extract a committed document's lines; a second's work for the report."""
    return extracted((CORPUS / entry.file).read_bytes(), entry, compose(entry, CORPUS))


@cache
def report_pages():
    """Extract the report's pages as they are."""
    return [page.extract_text() for page in PdfReader(CORPUS / REPORT.file).pages]


every_document = pytest.mark.parametrize("entry", ENTRIES.values(), ids=ENTRIES)


@every_document
def test_the_document_says_what_its_source_says(entry):
    assert difference(reading(entry), compose(entry, CORPUS)) is None


@every_document
def test_no_character_is_a_lookalike(entry):
    said = "".join(reading(entry))
    assert len(said) > 100
    assert LOOKALIKE.findall(said) == []


@every_document
def test_the_document_is_small(entry):
    assert (CORPUS / entry.file).stat().st_size < 1000 * KILOBYTES


@same_fonts
@every_document
def test_building_again_gives_the_committed_bytes(entry):
    built = hashlib.sha256(build(entry, CORPUS)).hexdigest()
    assert built == hashlib.sha256((CORPUS / entry.file).read_bytes()).hexdigest()


def test_the_manifest_names_the_hashes_of_the_files():
    text = MANIFEST.read_text(encoding="utf-8")
    assert sealed(text, CORPUS) == text
    assert text.count("sha256 = ") == len(ENTRIES)


def test_every_document_is_in_the_manifest_and_every_source_in_a_document():
    assert {path.name for path in (CORPUS / "documents").iterdir()} == {
        entry.file.removeprefix("documents/") for entry in ENTRIES.values()
    }
    used = {path for entry in ENTRIES.values() for path in sources(CORPUS, entry)}
    assert used == {path for path in (CORPUS / "sources").rglob("*.md") if path.name != "README.md"}


def test_the_manifest_knows_every_document_that_is_evaluated():
    files = [path.read_text(encoding="utf-8") for path in (ROOT / "evals" / "data").glob("*.jsonl")]
    cases = [json.loads(line) for text in files for line in text.splitlines()]
    wanted = {case["gold_document"] for case in cases if case.get("gold_document")}
    assert wanted
    assert wanted <= set(re.findall(r'^id = "(.+)"$', MANIFEST.read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize("entry_id", [id_ for id_, entry in ENTRIES.items() if entry.file.endswith(".pdf")])
def test_bookmarks_are_the_headings_of_the_source(entry_id):
    entry = ENTRIES[entry_id]
    reader = PdfReader(CORPUS / entry.file)
    wanted = [
        block.text if isinstance(block, Heading) else block.title
        for block in compose(entry, CORPUS).blocks
        if isinstance(block, Heading | Case)
    ]
    assert [squeezed(title) for title in _titles(reader.outline)] == [squeezed(title) for title in wanted]


def test_the_table_of_contents_leads_to_the_pages():
    pages = [squeezed(page) for page in report_pages()]
    lines = "\n".join(report_pages()[1:3]).splitlines()
    found = [match.groups() for match in (re.fullmatch(r"(\S.*?) {2}(\d+)", line.strip()) for line in lines) if match]
    headings = [b.text for b in compose(REPORT, CORPUS).blocks if isinstance(b, Heading) and b.level < 4]
    assert [squeezed(title) for title, _ in found] == [squeezed(title) for title in headings]
    assert all(squeezed(title) in pages[int(page) - 1] for title, page in found)


def test_printed_page_numbers_are_those_of_the_file():
    printed = [page.rstrip().splitlines()[-1] for page in report_pages()[1:]]
    assert printed == [str(number) for number in range(2, len(report_pages()) + 1)]


def test_the_file_says_what_it_is_and_not_when_it_was_built():
    reader = PdfReader(io.BytesIO((CORPUS / REPORT.file).read_bytes()))
    assert reader.metadata is not None
    assert reader.metadata.title == REPORT.title
    assert reader.metadata.get("/Keywords") == "整编本"
    assert reader.metadata.creation_date is not None
    assert reader.metadata.creation_date.strftime("%H%M%S") == "000000"


@pytest.mark.parametrize("change", ["lose a paragraph", "swap two", "change a digit", "add a space", "repeat one"])
def test_the_proof_finds_a_document_that_differs(change):
    entry = ENTRIES["zonghe-gaozhongban-shidian-yijian"]
    text, said = compose(entry, CORPUS), reading(entry)
    blocks = list(text.blocks)
    at, words = next((i, b.text) for i, b in enumerate(blocks) if isinstance(b, Paragraph) and "2024" in b.text)
    match change:
        case "lose a paragraph":
            blocks[at : at + 1] = []
        case "swap two":
            blocks[at], blocks[at + 1] = blocks[at + 1], blocks[at]
        case "change a digit":
            blocks[at] = Paragraph(words.replace("2024", "2023"))
        case "add a space":
            blocks[at] = Paragraph(words.replace("2024", "20 24"))
        case "repeat one":
            blocks.insert(at, blocks[at])
    assert difference(said, text) is None
    assert difference(said, replace(text, blocks=tuple(blocks))) is not None


@same_fonts
def test_a_document_that_reads_otherwise_is_not_written(monkeypatch):
    entry = ENTRIES["jiaocai-guanli-banfa-2019"]
    text = compose(entry, CORPUS)
    spoilt = replace(text, blocks=(*text.blocks, Item("一\u2f00")))  # a radical shares the glyph of 一
    monkeypatch.setattr("corpus.typeset.build.compose", lambda *_: spoilt)
    with pytest.raises(NotFaithful, match="jiaocai"):
        build(entry, CORPUS)


def _titles(outline):
    for entry in outline:
        if isinstance(entry, list):
            yield from _titles(entry)
        else:
            yield entry.title
