"""Questions for the men or the women among people: 男生有多少, 男生比女生多几人, 女教师占多大比例.

In: the question with one word for each operation. Out: a `Task` or None. Texts mostly count one of the two only, and
the whole; which of them they count is for the ledger.
"""

import re

from assistant.facts.asked.cues import phrase
from assistant.facts.asked.task import Task

APART, OF_ALL = "差", "%"
"""The base of a task for how far men and women are apart, and for what part of all one of them is."""
_WHO = (
    r"(?P<who>(?:专任|兼职|专职|在职|在编|全体|本地|外地|双师型|公办|民办|在校|应届)?"
    r"(?:学生|[教老]师|教?职工|同学|学员|幼儿|职员|员工|干部|党员|会员|读者|医[生师]|护士|毕业生|新生|队员|选手|代表|居民|孩子|娃娃?|(?:医务|工作|从业|技术|管理)?人员|生))"
)
_SEX = re.compile(rf"(?P<sex>[男女])(?:性)?(?:{_WHO}|(?P<bare>[孩的性](?=占|比例|比重|有?几成)))")
_CHILD = re.compile(r"孩子|娃娃?|[孩的性]")  # 女孩子, 女娃: what a report calls 女生
_VAGUE = "的人数大概约得能到"
_BOTH = re.compile(
    rf"男[^,女]{{0,3}}?[比和与跟、]?女性?{_WHO}|女[^,男]{{0,3}}[比和与跟、]男性?{_WHO.replace('who', 'other')}"
)
_ONE = rf"[男女](?:性|的|孩子?)?{_WHO}?"
_ELSE = _ONE.replace("who", "else")
_WHICH = re.compile(
    rf"{_ONE}(?:更|比较)?[多少](?:一?些|一?点)?,?还是[男女]"
    rf"|{_ELSE}(?:和|跟|与|、)[男女][^,。?]{{0,6}}(?:谁|哪[个种边类]?)的?(?:人数)?(?:更|比较)?[多少]"
)
_DIFFER = re.compile(r"相?差|[多少]了?(?:多少|几)|差距")
_SHARE = re.compile(r"占|比例|比重|几成|百分之")
_MANY = re.compile(
    r"(?:一共|总共|大概|大约)?[有是为]?(?:多少|几)[个名位]?人?[呢?。]*$|人数(?:是|为|有)?(?:多少)?[?。]*$"
)


def sexes(text: str) -> Task | None:
    """Read a question for men or women; the phrases are the text before them and those that are asked for."""
    both, one = _BOTH.search(text), _SEX.search(text)
    if both and _DIFFER.search(text[both.end() :]):
        who = both["who"] or both["other"]
        return Task("sex", (phrase(text[: both.start()]), f"男{who}"), base=APART)
    if which := _WHICH.search(text):
        who = _CHILD.sub("生", which["who"] or "生") if which["who"] else ""
        return Task("sex", (phrase(text[: which.start()]), f"男{who}"), base=APART)
    if one is None or both or "比" in text[one.end() : one.end() + 1]:
        return None
    rest, who = text[one.end() :], _CHILD.sub("生", one["who"] or one["bare"])
    base = OF_ALL if _SHARE.match(rest.lstrip(_VAGUE)) else "" if _MANY.match(rest.lstrip(",的")) else None
    return None if base is None else Task("sex", (phrase(text[: one.start()]), f"{one['sex']}{who}"), base=base)
