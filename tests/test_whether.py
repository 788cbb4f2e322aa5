"""One wording for what a yes/no question claims."""

import pytest

from assistant.whether import claims_an_order, whether


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        ("门诊量有没有超过上一年", "门诊量比上年多吗?"),
        ("护士的工资低于医师?", "护士的工资比医师低吗?"),
        ("医师没有护士多,是吗", "医师比护士少,是吗"),
        ("床位不如县医院多吧", "床位比县医院少吧"),
        ("住院率超没超过80%?", "住院率超过80%吗?"),
        ("手术突破了4万台,对吗", "手术突破4万台,对吗"),
        ("四级手术过半了吗", "四级手术超过50%了吗"),
        ("满意度不低于80%吗", "满意度不低于80%吗"),
        ("满意度高于80%吗", "满意度高于80%吗"),
        ("哪个科室的床位多于外科", "哪个科室的床位多于外科"),
    ],
)
def test_wordings(asked, plain):
    assert whether(asked) == plain


def test_an_order_is_claimed_without_a_word_that_doubts():
    assert claims_an_order("护士的工资低于医师?")
    assert not claims_an_order("哪个科室的床位多于外科")
    assert not claims_an_order("床位使用率高于90%的科室名单")
