"""No character is lost, whatever the text: blocks and dropped runs cover it, chunks quote it."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.ingest.chunks import chunk
from assistant.ingest.contents import guess_title
from assistant.ingest.draft import Draft
from assistant.ingest.lines import lines
from assistant.ingest.parse.markdown import read_markdown
from assistant.ingest.sections import structure
from assistant.types import Document, Source
from tests.ingest.reading import assert_partition

PIECES = [
    "1.概况", "1.1 规模", "1.1.1布局", "2.保障", "3.1 经费", "第一章 总则", "第二章 附则", "第一条 为了某事。",
    "第二条 适用于：", "一、要求", "（一）思想。坚持方向。", "（二）原则。", "1. 办法；", "① 其一", "前言", "目录",
    "第一章 总则 ...... 1", "附件1", "【典型案例1-1】 平台", "表1-1 人数表", "图1-1 校门", "单位：人",
    "注：截至年底。", "甲县职业中学建成平台。", "全市学校受益。", "\t学校", "\t人数", "\t甲校", "\t35", "\t", "a\tb",
    "c\td", "甲", "70人", "乙", "50人", "丙", "85人", "一期\t二期\t70\t50\t", "[image: x]", "[bookmark: _T]1.2 师资",
    "尾[image: y]头", "[image: 未完", "# 标题", "| a | b |", "|---|---|", "| 1 | 2 |", "> 引文", "```", "**粗**",
    "- 项", " ", "　", "", "\ufeff", "\x0c", "文字。" * 30,
]  # fmt: skip
LINES = st.lists(
    st.one_of(st.sampled_from(PIECES), st.text(st.characters(exclude_categories=["Cc", "Cs", "Co"]), max_size=30)),
    max_size=30,
)


def document_of(draft):
    title = guess_title(lines(draft, [(d.start, d.end) for d in draft.dropped]))
    parts = structure(draft, title, known=False)
    return Document(
        id="d", title=title, source=Source(path="", format="txt", sha256="", size=0), text=draft.text,
        sections=parts.sections, blocks=parts.blocks, dropped=parts.dropped,
    )  # fmt: skip


def assert_sound(draft):
    document = document_of(draft)
    assert_partition(document)
    assert all(s.parent is None or s.parent < s.index for s in document.sections)
    assert [s.index for s in document.sections] == list(range(len(document.sections)))
    found = chunk(document, max_chars=60)
    assert len({c.id for c in found}) == len(found)
    for one in found:
        assert one.text == document.text[one.start : one.end]
        assert one.sentences
        for sentence in one.sentences if one.table is None else ():
            assert sentence.text == document.text[sentence.start : sentence.end]


@given(LINES)
@settings(max_examples=250, deadline=None, derandomize=True)
def test_a_text_is_partitioned(parts):
    assert_sound(Draft(text="\n".join(parts)))


@given(LINES)
@settings(max_examples=150, deadline=None, derandomize=True)
def test_a_markdown_file_is_partitioned(parts):
    assert_sound(read_markdown("\n".join(parts).encode(), "a.md"))


def test_a_long_mixed_text_is_partitioned():
    chosen = random.Random(7)
    assert_sound(Draft(text="\n".join(chosen.choice(PIECES) for _ in range(4000))))
