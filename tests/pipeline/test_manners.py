"""However a question is wrapped and a document is typed, the answer is the same.

Each wrapping stands for a way in which people write to an assistant, each typing for one in which files come.
"""

import re

import pytest

from assistant.bootstrap import open_assistant
from tests.pipeline.corpus import indexed

PARAGRAPHS = (
    "全市现有中等职业学校35所，其中公办学校23所、民办学校12所。截至2025年底，在校生24206人，较上年减少4100人，下降幅度有所收窄，"
    "各县区学校布局结构进一步优化调整，办学质量稳步提高。",
    "全市中等职业学校共有专任教师2155人，其中“双师型”教师395人，占专任教师的比重持续提高，兼职教师队伍不断壮大，"
    "聘请行业导师34人，企业能工巧匠走进课堂，教师培训覆盖面不断扩大。",
    "2025年全市中等职业教育经费80837万元，比上年增长5.2%，其中财政拨款76000万元，"
    "主要用于改善办学条件、购置实训设备、发放学生资助、开展教师培训以及支持学校专业建设等方面。",
)
LONG = 30  # characters from which a line is a paragraph
WIDE = {48 + n: 0xFF10 + n for n in range(10)}
QUESTIONS = (
    "民办学校有多少所",
    "上年在校生有多少人",
    "双师型教师占专任教师的百分之几",
    "教师的平均年龄是多少",
    "2023年有多少学校",
)
TOLD = ("12所", "28306人", "18.3%", None, None)


def report(width=0, gap="", wide=False):
    """Return the report cut into lines, with gaps around its numbers, or in full-width digits."""
    text = "\n\n".join(f"{n}.1 第{n}部分\n\n{said}" for n, said in enumerate(PARAGRAPHS * 4, start=1))
    lines = []
    for line in text.split("\n"):
        said = line.translate(WIDE) if wide and len(line) > LONG else line
        said = re.sub(r"(?<=\d)(?=[所人万])", gap, said) if len(line) > LONG else said
        size = width if width and len(line) > LONG else max(1, len(said))
        lines += [said[at : at + size] for at in range(0, len(said), size)] or [""]
    return "某市中等职业教育年度报告\n\n" + "\n".join(lines) + "\n"


def answers(folder, text, questions=QUESTIONS):
    assistant = open_assistant(settings=indexed(folder, {"report.txt": text}))
    return [assistant.ask(question) for question in questions]


def check(found):
    for told, answer in zip(TOLD, found, strict=True):
        if told is None:
            assert answer.status == "refused", answer.text
        else:
            assert told in answer.text, answer.text


@pytest.mark.parametrize("form", [{}, {"gap": " "}, {"wide": True}, {"width": 34}])
def test_however_a_document_is_typed(tmp_path, form):
    found = answers(tmp_path, report(**form))
    check(found)
    assert all(citation.quote for answer in found for citation in answer.citations)


@pytest.mark.parametrize(
    "wrapped",
    [
        "请问一下，{}？谢谢",
        "领导要材料，急，{}",
        "根据报告，{}？",
        "好的，那{}",
        "我想请教一个问题：{}",
        "你知道{}吗？",
        "{}（要准确数字）",
        "报告里{}",
        "{}呢？",
    ],
)
def test_however_a_question_is_wrapped(tmp_path_factory, wrapped):
    folder = tmp_path_factory.mktemp("manners")
    check(answers(folder, report(), [wrapped.format(question) for question in QUESTIONS]))
