"""Pages of a document of the corpus: drawn, and marked where a quote stands."""

import hashlib
import shutil
from pathlib import Path

import pytest

from assistant.errors import DocumentNotFound
from assistant.ingest.parse import parse
from assistant.pages import Pages
from assistant.pages.pages import has_pages
from assistant.types import Profile, Span

LAW = Path(__file__).parents[2] / "corpus" / "documents" / "jiaoyu-fa-2021.pdf"


@pytest.fixture(scope="module")
def document():
    return parse(LAW, profile=Profile())


@pytest.fixture
def pages():
    return Pages()


def span_of(document, words):
    start = document.text.index(words)
    return Span(start=start, end=start + len(words))


def test_a_page_is_drawn_once_and_as_wide_as_a_panel_needs(pages, document):
    image = pages.image(document, 1)
    assert image.startswith(b"\x89PNG")
    assert len(image) < 500_000
    assert pages.image(document, 1) is image
    assert 1.3 < pages.shape(document, 1) < 1.5


def test_every_paragraph_is_found_on_its_page(pages, document):
    for block in document.blocks:
        if document.text[block.start : block.end].strip():
            span = Span(start=block.start, end=block.end)
            boxes = [box for page in document.pages for box in pages.boxes(document, page.number, span)]
            assert boxes, document.text[block.start : block.end]
            assert all(b.left >= 0 and b.left + b.width <= 1 and b.top >= 0 and b.top + b.height <= 1 for b in boxes)


def test_later_words_of_a_page_stand_lower(pages, document):
    blocks = [b for b in document.blocks if b.role == "paragraph" and b.end <= document.pages[0].end]
    tops = [pages.boxes(document, 1, Span(start=b.start, end=b.end))[0].top for b in blocks]
    assert tops == sorted(tops)


def test_a_quote_of_another_page_is_not_marked(pages, document):
    first = document.pages[0]
    assert pages.boxes(document, 2, Span(start=first.start, end=first.start + 10)) == []


def test_a_page_that_is_not_there_is_told(pages, document):
    with pytest.raises(DocumentNotFound, match="只有"):
        pages.image(document, 99)


def test_a_file_that_was_changed_or_taken_away_has_no_pages(pages, document, tmp_path):
    copy = tmp_path / "law.pdf"
    shutil.copy(LAW, copy)
    moved = document.model_copy(update={"source": document.source.model_copy(update={"path": str(copy)})})
    assert pages.image(moved, 1)
    copy.write_bytes(copy.read_bytes() + b"\n")
    with pytest.raises(DocumentNotFound, match="改动过"):
        pages.image(moved, 1)
    copy.unlink()
    with pytest.raises(DocumentNotFound, match="不在原处"):
        pages.image(moved, 1)


def test_a_file_that_is_no_pdf_is_told(pages, document, tmp_path):
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 nothing more")
    digest = hashlib.sha256(broken.read_bytes()).hexdigest()
    source = document.source.model_copy(update={"path": str(broken), "sha256": digest})
    with pytest.raises(DocumentNotFound, match="打不开"):
        pages.image(document.model_copy(update={"source": source}), 1)


def test_other_formats_have_no_pages(pages, document):
    text = document.model_copy(update={"source": document.source.model_copy(update={"format": "txt"})})
    assert not has_pages(text)
    with pytest.raises(DocumentNotFound, match="没有可以显示"):
        pages.image(text, 1)
