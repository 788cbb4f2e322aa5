"""Everyday words and the official ones for them."""

from pathlib import Path

import pytest

from assistant.answer.matching import IN_BEFORE, LOOSELY, term_match
from assistant.answer.units import read_units
from assistant.errors import SettingsError
from assistant.lexicon import Lexicon
from assistant.retrieve.query import understand
from assistant.text.words import Segmenter
from assistant.thesaurus import Thesaurus, read_glossary, read_thesaurus
from assistant.types import Term
from tests.answer.passages import SEGMENTER
from tests.fakes import chunk

SHIPPED = Path(__file__).parent.parent / "corpus" / "thesaurus.toml"


def test_an_entry_is_read_in_normal_form_and_never_names_itself(tmp_path: Path) -> None:
    path = tmp_path / "thesaurus.toml"
    path.write_text('"ＷｉＦｉ" = ["无线网络", "wifi"]\n', encoding="utf-8")
    assert read_thesaurus(path).written("wifi") == ("无线网络",)


def test_a_missing_file_is_empty(tmp_path: Path) -> None:
    assert read_thesaurus(tmp_path / "none.toml").written("挣钱") == ()
    assert read_glossary(tmp_path / "none.toml") == ()


@pytest.mark.parametrize("text", ['"挣钱" = "收入"', '"挣钱" = [1]', '"挣钱" = [', "挣钱"])
def test_a_broken_file_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "thesaurus.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match="thesaurus"):
        read_thesaurus(path)


@pytest.mark.parametrize("text", ["[[group]]\nwords = []", "[group]\nterms = []", "group = 3"])
def test_a_broken_glossary_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "glossary.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match="glossary"):
        read_glossary(path)


def test_words_that_make_up_a_phrase_are_joined_and_others_stay() -> None:
    thesaurus = Thesaurus({"说了算": ("自主",), "说了": ("表示",)})
    words = [("谁", "r"), ("说", "v"), ("了", "ul"), ("算", "v"), ("说", "v"), ("了", "ul")]
    assert thesaurus.phrases(words) == [("谁", "r"), ("说了算", "v"), ("说了", "v")]


def test_the_shipped_thesaurus_is_sound() -> None:
    thesaurus = read_thesaurus(SHIPPED)
    assert len(thesaurus.entries) > 1000
    assert all(len(word) > 1 and written and word not in written for word, written in thesaurus.entries.items())
    whole = Segmenter()
    assert not [word for word in thesaurus.entries if not whole.content_words(word) and len(word) < 3]


LEXICON = Lexicon.build(
    [chunk("a", "全年增收120万元。", "由学校自主决定。")],
    SEGMENTER,
    (),
    Thesaurus({"挣钱": ("增收",), "自己说了算": ("自主",)}),
)


def test_the_official_words_come_with_the_everyday_one_for_search_too() -> None:
    query = understand("自己说了算的地方怎么挣钱", (), lexicon=LEXICON, words=SEGMENTER)
    assert {term.text: term.near for term in query.terms if term.near} == {"自己说了算": ("自主",), "挣钱": ("增收",)}
    assert {"自主", "增收"} <= set(query.expansions)


def test_an_official_word_meets_the_everyday_one_loosely() -> None:
    first, second = read_units(chunk("a", "全年增收120万元。", "种树。"), SEGMENTER)
    own, _ = term_match(Term(text="挣钱", near=("增收",)), first)
    assert own == LOOSELY
    assert term_match(Term(text="挣钱", near=("增收",)), second) == (0.0, LOOSELY * IN_BEFORE)
    assert term_match(Term(text="增收", near=("挣钱",)), first)[0] == 1.0
