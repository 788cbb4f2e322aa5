"""The corpus as the product reads it: the manifest without complaints, every word of the sources, whole paragraphs."""

from functools import cache

import pytest

from assistant.ingest.corpus import load_manifest
from assistant.ingest.numbering import label
from assistant.ingest.parse import parse
from assistant.types import Kind
from corpus.typeset.build import COVER_NOTE, EDITION, compose
from corpus.typeset.manifest import entries
from corpus.typeset.model import Case, Heading, Item, Paragraph, Table
from corpus.typeset.proof import spoken, squeezed
from tests.corpus.sections import ROOT

CORPUS = ROOT / "corpus"
ENTRIES = {entry.id: entry for entry in entries(CORPUS / "manifest.toml")}
FURNITURE = {"page-header", "page-number", "contents", "title", "blank"}
every_document = pytest.mark.parametrize("entry", ENTRIES.values(), ids=ENTRIES)


@cache
def manifest():
    return load_manifest(CORPUS)


@cache
def parsed(entry_id):
    found = next(entry for entry in manifest().entries if entry.profile.id == entry_id)
    return parse(found.path, profile=found.profile)


def test_the_manifest_is_read_without_a_complaint():
    assert manifest().problems == ()


def test_titles_without_text_and_superseded_laws_are_known_but_not_indexed():
    editions = {known.profile.id: known.edition for known in manifest().known}
    assert editions["guojia-zhiye-jiaoyu-gaige-shishi-fangan"] == "title-only"
    assert editions["zhiye-jiaoyu-fa-1996"] == "superseded"
    assert next(k for k in manifest().known if k.edition == "superseded").profile.superseded_by in ENTRIES


@every_document
def test_an_original_takes_the_place_of_every_digest(entry, tmp_path):
    (tmp_path / "documents").symlink_to(CORPUS / "documents")
    (tmp_path / "manifest.toml").symlink_to(CORPUS / "manifest.toml")
    original = tmp_path / "originals" / f"{entry.id}.txt"
    original.parent.mkdir()
    original.write_text("第一章 总则\n", encoding="utf-8")
    found = {one.profile.id: one for one in load_manifest(tmp_path).entries}
    assert (found[entry.id].path, found[entry.id].profile.edition) == (original, "original")
    original.unlink()
    found = {one.profile.id: one for one in load_manifest(tmp_path).entries}
    assert (found[entry.id].path.name, found[entry.id].profile.edition) == (entry.file.split("/")[-1], "digest")


@every_document
def test_every_word_of_the_source_is_read_in_order(entry):
    document = parsed(entry.id)
    dropped = {at for run in document.dropped if run.reason in FURNITURE for at in range(run.start, run.end)}
    said = squeezed("".join(char for at, char in enumerate(document.text) if at not in dropped))
    text = compose(entry, CORPUS)
    cover = "" if entry.kind != "report" else squeezed(EDITION + COVER_NOTE)
    assert said.removeprefix(squeezed(text.title)).removeprefix(cover) == squeezed("".join(spoken(text)))


def test_every_paragraph_of_the_report_is_read_whole():
    lines = set(parsed("report-2025").text.splitlines())
    blocks = [
        inner
        for block in compose(ENTRIES["report-2025"], CORPUS).blocks
        for inner in (block.blocks if isinstance(block, Case) else [block])
    ]
    wanted = [block.text for block in blocks if isinstance(block, Paragraph | Item)]
    assert len(wanted) > 150
    assert [text for text in wanted if text not in lines] == []


def test_every_table_of_the_report_is_read_into_its_cells():
    read = {
        block.table.caption: (block.table.header, [tuple(cell.text for cell in row.cells) for row in block.table.rows])
        for block in parsed("report-2025").blocks
        if block.table is not None
    }
    wanted = {
        block.caption: (block.header, list(block.rows))
        for block in compose(ENTRIES["report-2025"], CORPUS).blocks
        if isinstance(block, Table) and block.rows
    }
    assert len(wanted) == 4
    assert read == wanted


@pytest.mark.parametrize("entry_id", [id_ for id_, entry in ENTRIES.items() if entry.kind != "policy"])
def test_the_outline_is_that_of_the_source(entry_id):
    numbers = [
        section.number
        for section in parsed(entry_id).sections
        if section.kind in (Kind.PROSE, Kind.CASE) and section.number and not section.number.endswith("条")
    ]
    blocks = compose(ENTRIES[entry_id], CORPUS).blocks
    titles = [b.text if isinstance(b, Heading) else b.title for b in blocks if isinstance(b, Heading | Case)]
    assert numbers == [found.number for title in titles if (found := label(title)) is not None]


@pytest.mark.parametrize("entry_id", [id_ for id_, entry in ENTRIES.items() if entry.kind == "law"])
def test_every_article_is_a_section(entry_id):
    articles = [section.number for section in parsed(entry_id).sections if section.number.endswith("条")]
    blocks = compose(ENTRIES[entry_id], CORPUS).blocks
    assert articles == [block.lead for block in blocks if isinstance(block, Paragraph) and block.lead]
    assert articles
