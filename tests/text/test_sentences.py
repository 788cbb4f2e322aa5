"""Where sentences and clauses end, that they partition a text, and that the work is linear."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text import clauses, sentences
from assistant.text.sentences import LONGEST_QUOTE

TEXTS = st.text("学校。！？；，：、…“”‘’《》（）()[]\"'.1一二是A \n\t", max_size=60)


def split(text):
    return [text[s.start : s.end] for s in sentences(text)]


def split_clauses(text):
    return [text[s.start : s.end] for s in clauses(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("招生稳定。就业向好！是吗？", ["招生稳定。", "就业向好！", "是吗？"]),
        ("他说：“先学。再做。”然后走了。", ["他说：“先学。再做。”", "然后走了。"]),
        ("坚持“为谁培养人？”的追问。好。", ["坚持“为谁培养人？”的追问。", "好。"]),
        ("编写《你好吗？》教材。印发。", ["编写《你好吗？》教材。", "印发。"]),
        ("整改（三所暂缓。两所限期）到位。", ["整改（三所暂缓。两所限期）到位。"]),
        ("包括剪纸、皮影……等项目。完毕", ["包括剪纸、皮影……等项目。", "完毕"]),
        ("说到这里……后来呢？！”好", ["说到这里……", "后来呢？！”", "好"]),
        ("增长2.5倍，见1.3.1节。下同", ["增长2.5倍，见1.3.1节。", "下同"]),
        ("1.统筹规划：落实。\n2.深化改革", ["1.统筹规划：落实。", "2.深化改革"]),
        ("一是建平台；二是育师资；三是强保障。", ["一是建平台；", "二是育师资；", "三是强保障。"]),
        ("（一）甲；（二）乙。", ["（一）甲；", "（二）乙。"]),
        ("城区较多；乡镇较少。", ["城区较多；乡镇较少。"]),
        ("It works. e.g. here. Dr A. B. Chen came.", ["It works.", "e.g. here.", "Dr A. B. Chen came."]),
        ("共35所。[1][2]民办12所。[1]", ["共35所。[1][2]", "民办12所。[1]"]),
        ("  前言\r\n\r\n正文\u2028第二行 ", ["前言", "正文", "第二行"]),
        ('落实"第一议题。学习"制度。再议', ['落实"第一议题。学习"制度。', "再议"]),
        ("（已完成。）下一步", ["（已完成。）", "下一步"]),
        ("", []),
        (" \n\t", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text, expected):
    assert split(text) == expected


def test_a_missing_closing_mark_does_not_swallow_the_text():
    assert split("他说：“开始。继续。\n结束。") == ["他说：“开始。", "继续。", "结束。"]
    assert len(split("“" + "学。" * LONGEST_QUOTE + "”")) == LONGEST_QUOTE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("招生时，注意：一查；二核。", ["招生时，", "注意：", "一查；", "二核。"]),
        ("共1,803,200元,比例1:20。", ["共1,803,200元,", "比例1:20。"]),
        ("开设“剪纸，皮影”课（共三门，均选修），效果好。", ["开设“剪纸，皮影”课（共三门，均选修），", "效果好。"]),
    ],
)
def test_clauses_end_at_commas_outside_quotes_brackets_and_numbers(text, expected):
    assert split_clauses(text) == expected


@given(TEXTS)
def test_every_character_belongs_to_exactly_one_sentence_or_is_white_space(text):
    for spans in (sentences(text), clauses(text)):
        position = 0
        for span in spans:
            assert position <= span.start < span.end
            assert not text[position : span.start].strip()
            assert text[span.start : span.end] == text[span.start : span.end].strip()
            position = span.end
        assert not text[position:].strip()


@given(TEXTS)
def test_clauses_refine_sentences(text):
    ends = {s.end for s in clauses(text)}
    assert all(s.end in ends for s in sentences(text))


class CountingStr(str):
    """A string that counts the characters handed out by slicing: a measure of work that no clock disturbs."""

    handed_out = 0

    def __getitem__(self, key):
        piece = str.__getitem__(self, key)
        CountingStr.handed_out += len(piece)
        return piece


@pytest.mark.parametrize("unit", ["“", "学，", "学。", "1.", "（学", "；  ", '"学', "…", "《学》"])
def test_the_work_is_linear_in_the_length(unit):
    work = []
    for repeats in (2_000, 4_000):
        CountingStr.handed_out = 0
        sentences(CountingStr(unit * repeats))
        work.append(CountingStr.handed_out)
    assert work[1] <= 2.2 * work[0] + 1_000
