"""The official texts of the laws: chapters, articles, and the same outline from text and Word."""

import pytest

from assistant.ingest.chunks import chunk
from assistant.ingest.numbering import integer
from assistant.ingest.parse import parse
from assistant.types import Chunk
from tests.ingest.reading import POLICIES, assert_partition, shared, words

pytestmark = pytest.mark.shared

LAWS = {
    "zhiye-jiaoyu-fa-2022.txt": (8, 69),
    "zhiye-jiaoyu-fa-1996-SUPERSEDED.txt": (5, 40),
    "jiaoyu-fa-2021.txt": (10, 86),
    "jiaoshi-fa-2009.txt": (9, 43),
}
ARTICLES_OF_2022 = {
    1: (1, 13),
    2: (14, 19),
    3: (20, 32),
    4: (33, 43),
    5: (44, 53),
    6: (54, 62),
    7: (63, 67),
    8: (68, 69),
}


@pytest.fixture(scope="module")
def law():
    return parse(shared(POLICIES / "zhiye-jiaoyu-fa-2022.txt"))


@pytest.mark.parametrize(("name", "counts"), LAWS.items())
def test_chapters_and_articles_are_complete_and_in_order(name, counts):
    document = parse(shared(POLICIES / name))
    numbers = [s.number for s in document.sections if s.number]
    chapters = [integer(n[1:-1]) for n in numbers if n.endswith("章")]
    articles = [integer(n[1:-1]) for n in numbers if n.endswith("条")]
    assert chapters == list(range(1, counts[0] + 1))
    assert articles == list(range(1, counts[1] + 1))
    assert_partition(document)


def test_every_article_stands_in_its_chapter(law):
    found: dict[int, list[int]] = {}
    for section in law.sections:
        if section.number.endswith("条"):
            chapter = law.sections[section.parent]
            found.setdefault(integer(chapter.number[1:-1]), []).append(integer(section.number[1:-1]))
    assert {c: (a[0], a[-1]) for c, a in found.items()} == ARTICLES_OF_2022
    assert law.sections[1].path == ("第一章 总则",)


def test_the_contents_list_and_the_title_are_dropped(law):
    assert law.title == "中华人民共和国职业教育法"
    reasons = [d.reason for d in law.dropped if d.reason in ("contents", "title")]
    assert (reasons.count("title"), reasons.count("contents")) == (1, 9)


@pytest.mark.parametrize("year", [2022, 1996])
def test_word_and_text_give_the_same_sections(year):
    text = parse(shared(next(POLICIES.glob(f"zhiye-jiaoyu-fa-{year}*.txt"))))
    word = parse(shared(next(POLICIES.glob(f"*{year}_flk*.docx"))))

    def said(document):
        return [(s.number, s.path, ["".join(w.split()) for w in words(document, s.number)]) for s in document.sections]

    assert said(word) == said(text)


def test_an_article_is_one_chunk_whose_sentences_leave_out_its_number(law):
    chunks: dict[str, list[Chunk]] = {}
    for one in chunk(law):
        chunks.setdefault(one.number, []).append(one)
    assert len([n for n in chunks if n.endswith("条")]) == 69
    assert {n for n, found in chunks.items() if len(found) > 1} == set()
    fifth = chunks["第五条"][0]
    assert fifth.text.startswith("第五条")
    assert fifth.path == ("第一章 总则", "第五条")
    assert fifth.sentences[0].text.startswith("公民")


def test_a_long_article_is_cut_between_its_items():
    document = parse(shared(POLICIES / "jiaoyu-fa-2021.txt"))
    long = [c for c in chunk(document, max_chars=80) if c.number == "第二十九条"]
    assert len(long) > 1
    assert all(document.text[c.start - 1] == "\n" for c in long)
