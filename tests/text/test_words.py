"""Segmentation: names stay whole, numbers stay whole, stop words go."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from assistant.text import Segmenter
from assistant.text.stopwords import STOP_WORDS
from assistant.text.words import ends

NAMES = ["山西徐特立高级职业中学", "交城县职业中学", "交城县职业中学校", "Supaphorn Akkapin", "“双师型”教师"]


@pytest.fixture(scope="module")
def segmenter():
    return Segmenter(NAMES)


def test_names_stay_whole_in_any_neighbourhood(segmenter):
    for name in ("山西徐特立高级职业中学", "交城县职业中学校"):
        for sentence in (f"{name}", f"与{name}校本部合作", f"在{name}的教师", f"山西{name}学生"):
            assert name in segmenter.words(sentence), sentence


def test_the_longer_of_two_names_wins(segmenter):
    assert ("交城县职业中学校", "nz") in segmenter.tagged("交城县职业中学校的专业")
    assert ("交城县职业中学", "nz") in segmenter.tagged("交城县职业中学的专业")


def test_search_words_contain_the_parts_of_long_words(segmenter):
    assert {"职业", "中学", "徐特立"} <= set(segmenter.words("山西徐特立高级职业中学"))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("推进1+X证书", "1+x"),
        ("共1.5万人次", "1.5"),
        ("在校生24206人中", "24206"),
        ("达８７％以上", "87%"),
        ("图2-10电商", "2-10"),
        ("见1.3.1节", "1.3.1"),
        ("共1,803,200元", "1,803,200"),
        ("PLC实训", "plc"),
        ("6S管理", "6s"),
    ],
)
def test_numbers_and_codes_stay_whole(segmenter, text, word):
    assert word in segmenter.words(text)


def test_chinese_and_arabic_numerals_meet(segmenter):
    assert "第29条" in segmenter.words("第二十九条讲什么")
    assert "第29条" in segmenter.words("第 29 条讲什么")
    assert "3" in segmenter.words("这三所学校")


def test_punctuation_is_dropped_from_words_and_kept_in_tags(segmenter):
    assert segmenter.words("，。“”！？（）") == []
    assert ("。", "x") in segmenter.tagged("完成。")


def test_words_do_not_depend_on_width_script_or_case(segmenter):
    assert segmenter.words("ＰＬＣ應用技術") == segmenter.words("plc应用技术")


def test_content_words_keep_order_and_drop_questions_and_repetition(segmenter):
    words = segmenter.content_words("请问全市中职学校有多少教师？教师有几所学校的？")
    assert words[0] == "全市"
    assert words.count("教师") == 1
    assert not set(words) & STOP_WORDS
    assert not [w for w in words if w.startswith(("几", "多少"))]


def test_a_question_without_content_has_no_content_words(segmenter):
    assert segmenter.content_words("请问是什么呢？") == []


def test_one_segmenter_serves_many_threads(segmenter):
    texts = [f"第{n}期交城县职业中学校培训{n * 7}人，满意度{n % 100}%。" for n in range(200)]
    alone = [segmenter.words(t) for t in texts]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(segmenter.words, texts * 4))
    assert together == alone * 4


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [("职教中心和县职教中心", "职教中心", [4, 10]), ("中中中", "中中", [2, 3]), ("职教中心", "学院", [])],
)
def test_every_occurrence_of_a_word_ends_somewhere(text, word, expected):
    assert list(ends(text, word)) == expected
