"""Tables as lines of text, and back."""

from assistant.text.pipes import blocks, is_row, is_rule, table_lines


def test_a_table_comes_back_as_it_was():
    lines = table_lines(["名称", "人数"], [["甲 \n乙", "70人 [1]"], ["丙", "5人 [1]"]])
    assert lines == ["| 名称 | 人数 |", "| --- | --- |", "| 甲 乙 | 70人 [1] |", "| 丙 | 5人 [1] |"]
    found = list(blocks("\n".join(["前", *lines, "后"])))
    assert found == ["前", [["名称", "人数"], ["甲 乙", "70人 [1]"], ["丙", "5人 [1]"]], "后"]


def test_signs_alone_make_no_table():
    assert list(blocks("| 甲 |\n| 乙 |\n\n|")) == ["| 甲 |", "| 乙 |", "", "|"]
    assert is_rule("| --- | :---: |")
    assert not is_rule("| 甲 | --- |")
    assert not is_row("甲|乙")
