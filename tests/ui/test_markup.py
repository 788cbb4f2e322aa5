"""Plain text can never become markup."""

from hypothesis import given
from hypothesis import strategies as st

from tests.ui.reading import read
from ui.markup import Html, escape, join, safe_url, tag

ANY = st.text(st.characters(blacklist_characters="\r\0"), max_size=60)  # the reader itself changes these two


@given(ANY, ANY)
def test_text_and_attribute_values_come_back_as_they_went_in(text, value):
    element = read(tag("p", text, title=value)).elements[0]
    clean = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    assert element.text == clean
    assert element.attributes == {"title": value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")}


def test_only_html_goes_in_unescaped():
    assert tag("p", tag("b", "<i>")) == "<p><b>&lt;i&gt;</b></p>"
    assert join(["<", Html("<br>")]) == "&lt;<br>"


def test_what_string_methods_make_of_html_is_plain_text_again():
    assert tag("p", tag("b", "x").strip()) == "<p>&lt;b&gt;x&lt;/b&gt;</p>"


def test_attributes_true_false_and_none():
    assert tag("button", disabled=True, hidden=False, title=None, data_act="go") == (
        '<button disabled data-act="go"></button>'
    )


def test_a_lone_surrogate_becomes_a_replacement_character():
    escape("a\ud800b").encode("utf-8")
    assert escape("a\ud800b") == "a\ufffdb"


def test_only_web_addresses_become_links():
    assert safe_url("https://example.org/a") == "https://example.org/a"
    assert safe_url("javascript:alert(1)") == ""
    assert safe_url(" https://example.org") == ""
