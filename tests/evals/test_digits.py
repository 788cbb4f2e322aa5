"""The digit gate from outside: both checks must see a number that nothing supports."""

from decimal import Decimal

import pytest

from assistant.types import Status
from evals import digits


def test_numbers_of_the_quotes_pass(answer):
    assert digits.violations(answer("共35所，1.5万人", ["全市三十五所学校，学生15000人"])) == []


@pytest.mark.parametrize("text", ["共36所", "共350所", "共35.5所", "占35%"])
def test_a_number_that_no_quote_holds_is_found(answer, text):
    assert digits.violations(answer(text, ["共35所"]))


def test_only_the_quotes_that_a_statement_cites_count(answer, citation):
    judged = answer("共35所", citations=(citation("共12所", 1),))
    other = judged.model_copy(update={"citations": (*judged.citations, citation("共35所", 2))})
    assert any("共35所" in violation for violation in digits.violations(other))


def test_a_number_beside_the_statements_is_found(answer):
    judged = answer("共35所", ["共35所"])
    assert digits.violations(judged.model_copy(update={"text": "共35所[1]，另有77所"})) == ["77 不在任何引文里"]


def test_places_may_be_named_in_the_text(answer):
    judged = answer("共35所", ["共35所"])
    assert digits.violations(judged.model_copy(update={"text": "共35所（见1）[1]"})) == []


def test_a_refusal_may_name_the_year_but_states_nothing(answer):
    refusal = answer("没有2023年的数据", status=Status.REFUSED)
    assert digits.violations(refusal) == []
    stating = answer("共35所", ["共35所"]).model_copy(update={"status": Status.REFUSED})
    assert digits.violations(stating) == ["拒答却带有陈述：共35所"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("2025年12月", "二〇二五年十二月"),
        ("1.2亿元", "120000000元"),
        ("24,206人", "24206人"),
        ("３所", "三所"),
        ("11家", "十一家"),
        ("105天", "一百零五天"),
        ("28000人", "两万八千人"),
        ("3千人", "3000人"),
        ("34.67万元", "34.67 万元"),
    ],
)
def test_the_plain_reading_knows_the_ways_to_write_a_number(text, source):
    assert digits.loose_numbers(text, [source]) == []


def test_the_plain_reading_is_not_loose_about_the_number_itself():
    assert digits.loose_numbers("7所和2,420人", ["17所，24206人，0.7"]) == ["7", "2420"]


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("395人 ÷ 2155人", Decimal(395) / 2155),
        ("4100人 ÷ (24206人 + 4100人)", Decimal(4100) / 28306),
        ("1.5万元 ＋ 2亿元", Decimal(200015000)),
        ("62间 + 15间 + 1间", Decimal(78)),
        ("107 ÷ (1 + 7%)", Decimal(100)),
        ("5 ÷ 0", None),
        ("5 ÷", None),
        ("没有数", None),
    ],
)
def test_expressions_are_worked_out_again(expression, value):
    assert digits.worked_out(expression) == value


def test_a_calculation_over_quoted_figures_passes(answer, calculation):
    done = calculation("395人 ÷ 2155人", "18.3%", "“双师型”教师395人", "专任教师2155人")
    judged = answer("约18.3%：395人 ÷ 2155人", ["教师2155人，双师型395人"], calculations=[done])
    assert digits.violations(judged) == []


@pytest.mark.parametrize(
    ("expression", "result", "told"),
    [
        ("395人 ÷ 2155人", "19%", "结果不对"),
        ("395人 ÷ 2155人", "约两成", "无法验算"),
        ("395人 之 2155人", "18.3%", "结果不对"),
        ("395人 ÷ 2156人 = 395人 ÷ 2155人", "18.33%", "结果不对"),
    ],
)
def test_a_result_that_does_not_follow_is_told(answer, calculation, expression, result, told):
    judged = answer("见算式", ["教师2155人，双师型395人"])
    faults = digits.calculation_faults(calculation(expression, result, "395人", "2155人"), judged)
    assert len(faults) == 1
    assert told in faults[0]


@pytest.mark.parametrize(
    ("expression", "faults"),
    [
        ("(395人 + 105人) = 500人；(395人 + 105人) ÷ 2000人", 0),
        ("(395人 + 105人) = 510人；(395人 + 105人) ÷ 2000人", 1),
        ("395人 + 105人；(395人 + 105人) ÷ 2000人", 1),
    ],
)
def test_each_step_of_a_calculation_is_worked_out(answer, calculation, expression, faults):
    judged = answer("约25%", ["教师2000人，双师型395人，其余105人"])
    assert len(digits.calculation_faults(calculation(expression, "25%", "395人", "2000人"), judged)) == faults


def test_operands_must_stand_in_the_quote_that_they_name(answer, calculation):
    judged = answer("见算式", ["教师2155人"])
    assert digits.calculation_faults(calculation("395人 ÷ 2155人", "18.3%", "395人", "2155人"), judged)
    assert digits.calculation_faults(calculation("395人 ÷ 2155人", "18.3%"), judged)


@pytest.mark.parametrize(
    ("expression", "result"), [("80% - 73%", "7个百分点"), ("77.84 万元 + 34.67 万元", "112.51万元"), ("7 - 9", "-2")]
)
def test_units_and_signs_of_results_are_understood(answer, calculation, expression, result):
    operands = expression.replace("+", "-").split("-")
    judged = answer("见算式", [expression])
    assert digits.calculation_faults(calculation(expression, result, *operands), judged) == []


@pytest.mark.parametrize(("last", "faults"), [("丙厂", 0), ("丁厂", 1)])
def test_things_that_are_counted_must_stand_in_their_quotes(answer, calculation, last, faults):
    judged = answer("共3家", ["甲厂、乙厂、丙厂"])
    counted = calculation("1 + 1 + 1", "3家", "甲厂", "乙厂", last)
    assert len(digits.calculation_faults(counted, judged)) == faults
    assert digits.calculation_faults(calculation("1 + 1 + 1", "3家", "甲厂", "乙厂"), judged)
