"""Where a text stands among a page's characters."""

import pytest

from assistant.pages.boxes import Box, find, fold, glyphs


def page(*rows):
    """Characters in rows of a page; each is a tenth of the page wide and high."""
    return glyphs(
        (character, Box(column / 10, row / 10, 0.1, 0.1))
        for row, words in enumerate(rows)
        for column, character in enumerate(words)
    )


def places(boxes):
    return [(round(b.left, 3), round(b.top, 3), round(b.width, 3)) for b in boxes]


def test_a_quote_within_a_line_is_one_box():
    assert places(find(page("全市有学校三所。"), "学校三所")) == [(0.3, 0.0, 0.4)]


def test_a_quote_over_two_lines_is_two_boxes():
    assert places(find(page("全市有学", "校三所。"), "学校\n三所")) == [(0.3, 0.0, 0.1), (0.0, 0.1, 0.3)]


def test_width_and_white_space_do_not_count():
    assert fold("共 ３５\n所") == "共35所"
    assert places(find(page("共 ３５ 所"), "共35\n所")) == [(0.0, 0.0, 0.6)]


def test_a_row_told_in_another_order_is_found_cell_by_cell():
    found = find(page("护理专业　12", "会计专业　34", "　　　　　12"), "34\t会计专业")
    assert (0.0, 0.1, 0.4) in places(found)
    assert (0.5, 0.1, 0.2) in places(found)


def test_a_short_cell_is_taken_only_beside_longer_ones():
    assert find(page("12", "34"), "12\t99") == []
    assert places(find(page("会计专业12", "12"), "会计专业\t无\t12")) == [(0.0, 0.0, 0.4), (0.4, 0.0, 0.2)]


@pytest.mark.parametrize("quote", ["", "  ", "没有这句话的。"])
def test_what_is_not_there_has_no_boxes(quote):
    assert find(page("全市有学校三所。"), quote) == []
