"""Which stage of schooling a title declares, a sentence tells, a question names."""

import pytest

from assistant.stages import asked_stage, declared, fits_stage, stage_of, told_stage
from tests.fakes import chunk


def titled(*path, caption=""):
    return chunk("a", "招生5210人。").model_copy(update={"path": path, "caption": caption})


@pytest.mark.parametrize(
    ("path", "caption", "stage"),
    [
        (("四、高中阶段", "（三）中等职业教育"), "", "中职"),
        (("二、义务教育", "（一）小学"), "", "小学"),
        (("四、高中阶段", "（一）总体情况"), "表3 普通高中基本情况", "普通高中"),
        (("一、综合",), "", ""),
        (("五、普通高中与中等职业教育",), "", ""),
    ],
)
def test_the_nearest_title_that_names_a_stage_declares_it(path, caption, stage):
    assert told_stage(("招生5210人",), declared(titled(*path, caption=caption))) == stage


def test_a_sentence_that_names_another_stage_is_not_of_its_title():
    around = declared(titled("（三）中等职业教育"))
    assert "中职" in stage_of("招生5210人，毕业4760人。", around)
    assert stage_of("中职学校9所。", around)
    assert stage_of("其中升入高职2100人。", around) == ()


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("全市小学共有班级1400个", "小学"),
        ("2024年，普通高中招生7900人", "普通高中"),
        ("高中阶段（含普通高中）在校生38400人", "高中阶段"),
        ("中小学教师8000人", ""),
        ("升入高职院校2100人", ""),
        ("小学、初中在校生80700人", ""),
    ],
)
def test_a_figure_is_of_the_stage_that_its_text_begins_with(text, stage):
    assert told_stage((text,), ()) == stage


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("中职生师比", "中职"),
        ("普高和中职各招多少", ""),
        ("中小学有多少台电脑", ""),
        ("小学和初中一共多少学生", "义务教育"),
        ("全市有多少学校", ""),
    ],
)
def test_a_question_names_one_stage_or_none(text, stage):
    assert asked_stage(text) == stage


def test_what_is_told_of_a_wider_stage_may_be_of_its_parts_and_no_more():
    assert fits_stage("小学", "义务教育")
    assert fits_stage("义务教育", "初中")
    assert not fits_stage("中职", "高中阶段")
    assert not fits_stage("小学", "初中")
    assert fits_stage("", "初中")
    assert fits_stage("小学", "")
