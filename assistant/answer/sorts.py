"""Whether a sentence speaks of the very sort that the question limits itself to: women, doctors of a degree, 国家级.

In: the question and the sentences at and beside the best evidence. Out: a Chinese sentence on what is not told, ""
where nothing stands against an answer. 专任教师2155人 meets all of 女教师有多少 but one character, 市本级资金 most of
省级资金: it is the wider number, or the other one. Each class below is of words that nothing paraphrases, so that
where none of them stands, none of them is meant.
"""

import re
from collections.abc import Sequence

from assistant.answer.question import Ask
from assistant.answer.units import Unit

# Of each class how a question limits itself to one of it, and what a text about the class has in it.
_CLASSES = tuple(
    (re.compile(asked), re.compile(told))
    for asked, told in (
        (r"国家级|中央(?:财政|资金|专项)", r"国|中央|教育部|部级|部委"),
        (r"省级", r"省|自治区|直辖市"),
        (r"[县区]级(?!以上)", r"[县区旗]"),
        (r"[男女](?:教师|老师|学?生|学员|教?职工|员工|同学|孩|性|的)", r"[男女]|性别"),
        (r"(?:正高|副高|[高中初]级)(?:专业技术)?职称", r"职称|[高中初]级|[正副]高|讲师|教授"),
        (r"研究生|硕士|博士", r"研究生|硕士|博士|学[位历]"),
        (r"平均年龄|\d{2}岁|周岁", r"岁|年龄"),
        (r"在编|编外|编制内", r"编"),
        (r"外聘|兼职", r"外聘|兼职|外请|校外|企业|聘"),
        (r"退休|离职|辞职", r"退休|离职|辞|流失|离退"),
        (r"外教|外籍", r"外教|外籍|外国|国外|境外|国籍"),
        (r"党员", r"党"),
        (r"少数民族", r"民族|[回满蒙藏壮]族"),
        (r"寄宿|住校|住宿|走读", r"宿|住校|走读"),
        (r"残疾|残障", r"残|特教|特殊教育"),
        (r"留守|随迁|单亲|孤儿", r"留守|随迁|单亲|孤儿|务工"),
        (r"辍学|退学|休学|转学", r"辍|退学|休学|转[学入出]|流失|学籍"),
        (r"非全日制", r"非全日制|业余|函授|兼读"),
    )
)  # fmt: skip


def other_sort(text: str, ask: Ask, near: Sequence[Unit]) -> str:
    """Say which sort is not told of, where a number of it is asked for; `near` has the best sentence first."""
    if ask.kind != "number" or not near:
        return ""
    said = "".join(unit.heading + unit.sentence.text for unit in near)
    for asked, told in _CLASSES:
        limit = asked.search(text)
        if limit and not told.search(said):
            return f"资料中没有找到与“{limit.group()}”有关的所问内容。"
    return ""
