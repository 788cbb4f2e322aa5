"""Whether the property that a question asks of a thing is told at all: its 产值, its 总部, its 面积.

In: the question and what is said (sentences with their headings and columns). Out: a Chinese sentence on what is not
told, "" where nothing stands against an answer. A sentence that names the firm meets most of 某集团一年产值多少, and
tells what the firm saved. The properties below are measured or located, and go under few other words.
"""

import re
from collections.abc import Sequence

from assistant.answer.question import Ask
from assistant.answer.units import Unit
from assistant.text import folded
from assistant.types import Query

_MANY = r"(?:多少|几(?!乎|分|成)|多[大高长重])"
_SPACER = (
    r"(?:的|是|有|为|达到?|在|了|一?共|总共|合计|大概|大约|分别|各|都|现在|目前|今年|去年|一年|每[年月]|到底|究竟|具体"
    r"|总?数量?|总?人数|总?额|标准|情况)*"
)
_END = rf"(?={_SPACER}(?:{_MANY}|在?哪|何处|什么|怎么?样|如何|[?？。]?$))"
# Each as a question names it, and what a text that tells it has in it.
_PROPERTIES = tuple(
    (re.compile(rf"(?P<name>{asked}){_END}|{_MANY}(?:[个张间篇份笔]|万?元)?的?(?P<late>{asked})"), re.compile(told))
    for asked, told in (
        (r"(?<!资)产值|产量|产能", r"产[值量能出]|总产|营收|营业|销售|创收|年产"),
        (r"总部", r"总部|本部|位于|坐落|地处|注册地|地址|设在|驻地"),
        (r"销售[额量]|销量|营业[额收入]+|营收|成交额", r"销|营业|营收|成交|交易|售|卖|收入|业绩"),
        (r"利润|盈利", r"利润|盈|赚|收益|亏"),
        (r"报酬|课酬|酬劳|酬金|工资|[月年]薪|薪[资酬水]|起薪", r"酬|薪|工资|津贴|补[贴助]|收入|待遇|挣"),
        (r"(?<!财政)预算", r"预算|安排|拟投|计划投|列支|预计"),
        (
            r"(?<!免)学费|保教费|住宿费|伙食费|门票",
            r"(?:[学教宿食]费|收费|收取|费用|门票)[^，,。；\n]{0,16}\d|(?:[学教宿食]费|收费)[^\n]*\n|免|缴|每[生人]",
        ),
        (r"注册资[本金]|(?:启动|开办|举办)资金|开办费", r"注册|启动|开办|举办|设立"),
        (r"(?:建筑|占地|用地|校舍|校园|使用|总)?面积", r"面积|占地|平方|亩|㎡|公顷|平米"),
        (r"床位|床铺", r"床|铺位"),
        (r"(?<![上下加值当接轮跟])班(?!级?主任|[次车费期长])|班级", r"班"),
        (r"投资|造价", r"投|造价|耗资|斥资|出资|花费|资金|概算"),
        (r"(?:最[高低]|平均)分", r"\d\s?分(?!之|别|类|校|[钟期段])"),
        (
            r"(?:建设|举[办行]|办公|比赛|培训)?(?:地点|地址)|选址",
            r"[位处设建]于|坐落|选址|地址|落户|[设建办]在|在[^，。；]{2,12}(?:举[办行]|召开|建设|开[办展工])|[路街村镇乡巷号楼]",
        ),
        (r"债务|欠款", r"[债欠][^，。；\n]*\d|\d[^，。；\n]*[债欠]"),
        (
            r"(?:在[校读籍]|就读)学?生",
            r"在[校读籍册]|学生(?!宿舍|公寓|食堂|活动|用房|服务)|就读|生源|学籍|人数|新生|学位",
        ),
    )
)  # fmt: skip
BETWEEN = 2  # characters of the full name that a short one leaves out between two of its own
_KINDS = ("yesno", "article", "explanation", "list", "who", "when")


def property_untold(text: str, ask: Ask, said: Sequence[str]) -> str:
    """Say which property is not told of; `said` are the sentences that there are, with what stands above them."""
    if ask.kind in _KINDS or ask.several > 1 or not said:
        return ""
    told = "\n".join(said)
    for asked, sign in _PROPERTIES:
        match = asked.search(text)
        if match and not sign.search(told) and not _in_full(match["name"] or match["late"]).search(told):
            return f"资料中没有找到与“{match['name'] or match['late']}”有关的所问内容。"
    return ""


def _in_full(name: str) -> re.Pattern[str]:
    """Return what finds the name that a short one stands for: 保教费 for 保育教育费; two signs stand for none."""
    between = rf"[\u4e00-\u9fff]{{0,{BETWEEN}}}"
    return re.compile(between.join(map(re.escape, name)) if len(name) > BETWEEN else "$^")


def spoken(query: Query, near: Sequence[Unit]) -> list[str]:
    """Return what is said of the thing: the part of the best sentence that has most of the question's words.

    With its headings less the title of the document, and the sentences beside it that name the thing too.
    """
    words = [folded(form) for term in query.terms for form in (term.text, *term.variants)]
    parts = (part for part in re.split(r"[；;]", near[0].sentence.text))
    own = max(parts, key=lambda part: sum(word in folded(part) for word in words))
    own = near[0].sentence.text if near[0].row else own  # a row is one statement
    others = [unit.sentence.text for unit in near[1:]]
    return [f"{near[0].heading.partition('>')[2]}\n{own}", *others]
