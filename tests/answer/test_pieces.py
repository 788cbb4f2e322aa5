"""A table that was cut between its rows is whole in no chunk."""

import pytest

from assistant.answer.pieces import Pieces
from tests.facts.desk import table

NAMES = table(("学校",), ("云河县职业中学",), caption="表1 名单")


def another(**changes):
    return NAMES.model_copy(update={"id": "u", **changes})


@pytest.mark.parametrize(
    "other",
    [
        another(),
        another(table=NAMES.table.model_copy(update={"header": ("东湖市卫生学校",)})),  # its first row read as a header
    ],
)
def test_below_one_caption_no_piece_is_whole(other):
    pieces = Pieces([NAMES, other])
    assert not pieces.is_whole(NAMES)
    assert not pieces.is_whole(other)


@pytest.mark.parametrize("other", [another(section=1), another(caption="表2 名单"), another(document_id="law")])
def test_a_table_elsewhere_is_no_piece(other):
    assert Pieces([NAMES, other]).is_whole(NAMES)


def test_without_a_caption_the_columns_tell():
    plain = another(caption="", id="v")
    wide = plain.table.model_copy(update={"header": ("学校", "专业")})
    assert Pieces([plain, another(caption="", table=wide)]).is_whole(plain)
    assert not Pieces([plain, another(caption="")]).is_whole(plain)


def test_prose_is_no_table():
    assert not Pieces([NAMES]).is_whole(NAMES.model_copy(update={"table": None}))


def test_pieces_with_the_same_headings_are_put_together():
    first = table(("馆", "册数"), ("东馆", "5"), ("西馆", "7"), caption="表2 藏书")
    rows = first.table.rows
    parts = [
        first.model_copy(
            update={"id": name, "table": first.table.model_copy(update={"rows": (row,)}), "start": row.start}
        )
        for name, row in zip(("a", "b"), rows, strict=True)
    ]
    joined = Pieces(parts).joined(parts[1])
    assert joined is not None
    assert joined.table is not None
    assert joined.table.rows == rows
    headless = parts[0].model_copy(update={"table": parts[0].table.model_copy(update={"header": ("东馆", "5")})})
    assert Pieces([headless, parts[1]]).joined(parts[1]) is None
