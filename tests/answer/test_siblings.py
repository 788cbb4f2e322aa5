"""What is told of one phase, cohort, stage, speciality or degree is not told of another one."""

import pytest

from assistant.answer.question import read_ask
from assistant.answer.siblings import another_cohort, sibling_told
from assistant.answer.units import read_units
from tests.answer.passages import SEGMENTER
from tests.fakes import chunk


def said(question, *sentences, heading=""):
    units = read_units(chunk("c", *sentences, heading=heading), SEGMENTER)
    return sibling_told(question, read_ask(question), list(units)[::-1])  # the last one is the best


@pytest.mark.parametrize(
    ("question", "sentence", "told", "asked"),
    [
        ("住院楼二期什么时候开工", "住院楼一期工程于2024年8月竣工。", "一期", "二期"),
        ("2025届规培医生有多少人", "2024届规培医生96人。", "2024届", "2025届"),
        ("2024年医院总收入是多少", "2023年医院总收入2841万元。", "2023年", "2024年"),
        ("全县小学近视率是多少", "初中近视率为51%。", "初中", "小学"),
        ("普通高中在校生是多少", "第二职业高中并入后学生386人。", "职业高中", "高中"),
        ("护士里研究生学历占多少", "护士812人，其中本科及以上学历占74%。", "本科学历", "研究生学历"),
        ("国家级重点专科有多少", "医院有省级重点专科6个。", "省级重点专科", "国家级重点专科"),
        ("有几个国家级重点专科？", "医院有省级重点专科6个。", "省级重点专科", "国家级重点专科"),
    ],
)
def test_another_one_is_told(question, sentence, told, asked):
    assert said(question, sentence) == f"资料写的是{told}的情况，没有找到{asked}的所问内容。"


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("住院楼二期什么时候开工", "住院楼一期竣工，二期2025年开工。"),
        ("住院楼一期什么时候开工", "住院楼一期工程于2024年8月竣工。"),
        ("住院楼二期什么时候开工", "住院楼工程于2024年8月竣工。"),
        ("第六期培训多少人", "护理培训（第三期）：85人"),
        ("2025届规培医生有多少人", "2025年规培医生96人，2024届升学率为66%。"),
        ("2025届规培医生有多少人", "规培医生96人。"),
        ("2024年医院总收入是多少", "2023—2025年医院总收入2841万元。"),
        ("2024年医院总收入比2023年增加多少", "2023年医院总收入2841万元。"),
        ("2024年医院总收入是多少", "医院总收入2841万元，2023年为2600万元。"),
        ("全县小学近视率是多少", "中小学近视率为51%。"),
        ("全县小学近视率是多少", "近视率为51%。"),
        ("综合高中有几所", "中职学校35所。"),
        ("护士里研究生学历占多少", "护士812人，其中硕士56人。"),
        ("国家级重点专科有多少", "医院有国家级重点专科1个、省级重点专科6个。"),
        ("国家级重点专科有多少", "医院有重点专科7个，其中国家级1个。"),
    ],
)
def test_the_very_one_is_told_or_none_of_its_sort(question, sentence):
    assert said(question, sentence) == ""


def test_a_sentence_without_a_stage_is_of_the_one_told_before_it_or_in_the_heading():
    told = ("普通高中招生3385人。", "近视率为61%。")
    assert "小学" in said("小学近视率是多少", *told)
    assert said("普通高中近视率是多少", *told) == ""
    assert said("小学近视率是多少", "近视率为61%。", heading="公报>三义务教育>(一)小学") == ""
    assert "小学" in said("小学近视率是多少", "近视率为61%。", heading="公报>三义务教育>(二)初中")


def test_other_specialities_are_told():
    sentence = "平均起薪3860元，其中药剂专业最高，为4520元。"
    assert "护理专业" in said("护理专业的平均起薪", sentence)
    assert said("药剂专业的平均起薪", sentence) == ""
    assert said("护理专业的平均起薪", "平均起薪3860元。") == ""
    assert said("护理专业的平均起薪", "平均起薪3860元，其中药剂专业4520元。", heading="报告>护理专业") == ""


def test_the_cohort_of_a_folded_caption_is_read():
    assert another_cohort("2023届平均月薪", "表12024届毕业生就业情况")
    assert another_cohort("2024届平均月薪", "表12024届毕业生就业情况") == ""


@pytest.mark.parametrize(
    ("question", "sentence", "refused"),
    [
        ("2023年收治病人多少人", "医院2023年升为三级，2024年收治病人1260人。", True),
        ("2024年收治病人多少人", "医院2023年升为三级，2024年收治病人1260人。", False),
        ("2023年收治病人多少人", "医院2023年升为三级，收治病人1260人。", False),
        ("2023年收治病人多少人", "从2022年到2024年收治病人1260人。", False),
        ("2024年收治病人多少人", "收治病人94人，比2024年多7人。", True),
        ("收治病人比2024年多多少人", "收治病人94人，比2024年多7人。", False),
    ],
)
def test_an_amount_is_of_the_year_that_stands_last_before_it(question, sentence, refused):
    assert ("2024年" in said(question, sentence)) == refused


def test_the_rate_of_several_stages_is_that_of_none():
    assert "中小学" in said("初中学生龋齿率是多少", "中小学生龋齿率达到66.3%。")
    assert said("初中学生龋齿率是多少", "初中学生龋齿率达到66.3%。") == ""
