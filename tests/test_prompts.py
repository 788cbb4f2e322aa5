"""Templates are filled strictly, and their hash follows their wording."""

import pytest

from assistant.prompts import PROMPTS, read_prompt


def test_every_template_is_listed_with_its_variables():
    listed = (PROMPTS / "README.md").read_text(encoding="utf-8")
    for path in PROMPTS.glob("*.md"):
        if path.name != "README.md":
            assert f"`{path.name}`" in listed
            read_prompt(path.stem)


def test_values_are_put_in_and_never_read_as_variables():
    system, user = read_prompt("answer").fill(question="{{material}}", material="资料")
    assert "{{" not in system
    assert "{{material}}" in user
    assert "资料\n\n<问题>" in user


@pytest.mark.parametrize("values", [{"question": "问"}, {"question": "问", "material": "料", "more": "多"}, {}])
def test_a_missing_or_unused_value_is_an_error(values):
    with pytest.raises(ValueError, match="prompt answer"):
        read_prompt("answer").fill(**values)


@pytest.mark.parametrize("text", ["只有一部分", "甲\n---\n乙\n---\n丙"])
def test_a_template_has_two_parts(tmp_path, text):
    (tmp_path / "odd.md").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match="prompt odd"):
        read_prompt("odd", tmp_path)


def test_the_hash_follows_the_wording(tmp_path):
    path = tmp_path / "one.md"
    path.write_text("甲\n---\n乙", encoding="utf-8")
    first = read_prompt("one", tmp_path).hash
    path.write_text("甲\n---\n乙。", encoding="utf-8")
    assert read_prompt("one", tmp_path).hash != first
