"""What a text calls the rest of a whole."""

import pytest

from tests.facts.desk import ask, report

FARM = report(
    "农场总面积182.6亩，其中东场112.4亩，其余为西场。职工48人。",
    "全年开展农技培训4680人次，其中果树培训1250人次、养蜂培训860人次，其余为机手和船工培训。",
    "仓库12座，其中粮仓约5座，其余为油库。",
)


@pytest.mark.parametrize(
    ("question", "result"),
    [("西场面积多少亩", "70.2亩"), ("西场有多少亩", "70.2亩"), ("机手和船工培训多少人次", "2570人次")],
)
def test_what_is_called_the_rest_is_the_whole_without_its_parts(question, result):
    done = ask(FARM, question)
    assert done is not None
    assert done.result == result


@pytest.mark.parametrize(
    "question",
    ["船工培训多少人次", "西场有多少人", "西场职工多少人", "东场有多少亩", "西场粮仓有多少亩"],
)
def test_the_rest_is_not_one_of_several_nor_something_else(question):
    done = ask(FARM, question)
    assert done is None or done.result not in ("70.2亩", "2570人次", "7座")
