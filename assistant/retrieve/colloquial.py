"""Asking words as people say them, put in the form that the other rules read: 啥时候, 何时 -> 什么时候; 到底是 -> 是.

In: a normalised question. Out: the same question with these words rewritten; nothing that tells what it is about is
touched.
"""

import re

_WHEN = re.compile(
    r"(?:啥|何|几|哪)(?:时候|时(?![段间期长代效装速尚点]))|(?:啥|哪个?)时间(?!点|段)|什么时(?:侯|间(?![点段]))|多会儿"
)
# 到底建成了没有 asks for an outcome: there the word tells that the plan is no answer.
_AFTER_ALL = re.compile(
    r"(?:到底|究竟)(?=(?:[是有指叫为都]|应该|算)*(?:什么|啥|怎|哪|多少|几|谁|如何|[指是]))(?![^，,。？?]*(?:了没|没有|了吗|了么))"
)
# What each should have: a norm is written as 生均, 人均. What each did get may have to be worked out.
_NORM = r"(?:至少|最少|最低|不少于|不低于|要|应该?|得|须|需)+"
_EACH = re.compile(
    rf"(?:每一?[个名位]?(?P<who>学生|人)的?平均|平均每一?[个名位]?(?P<whom>学生|人)的?){_NORM}(?:有|达到?)?"
)
_AND_SO_MANY = re.compile(
    r"(\d+(?:岁|人|年|个|元|分)?)以([上下])[（(]含\d*(?:岁|人|年|个|元|分)?[)）]"
)  # 35岁以下(含35)
_PER_CENT = re.compile(r"(?:百份|佰分|白分|百粉)之")


def plainly(text: str) -> str:
    """Return the question with its asking words in their plain form."""
    text = _PER_CENT.sub("百分之", _WHEN.sub("什么时候", text))
    text = _AFTER_ALL.sub("", text)
    text = _AND_SO_MANY.sub(r"\1及以\2", text)
    return _EACH.sub(lambda said: "生均" if "学生" in said.group() else "人均", text)
