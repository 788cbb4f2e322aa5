"""Yes/no questions that claim amounts: 双师型教师有1000多人,是真的吗; 教职工2368人、专任教师2155人,对不对.

In: the normalised question. Out: a `Task`, and the `Claimed` amounts with the words around each of them. Whether they
are right is for claims.py.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.facts.asked.task import AGAINST_YEAR, Task
from assistant.facts.pieces import measures
from assistant.types import Quantity
from assistant.whether import whether

_SURE = (
    r"(?:这个?|那个?|该|上面)?(?:单位|数字?|数据|说法|写法|口径|消息)?(?:是|说得?|写得?|写|这样|这么)?"
    r"(?:是真的|真的|真有|属实|没错|没有?写错|没有?问题|准确|正确|对不对|对不|准不准|准|对|是不是|是|行)"
    r"(?:吗|么|嘛|吧|呢|不)?(?=$|[?。,])"
)
_TAG = re.compile(rf"(?<=[,。? ]){_SURE}|{_SURE}(?=[?。,]*$)|(?:吗|么|嘛|吧|没有|没|不)(?=[?。,]*$)")
_INSIDE = re.compile(
    r"是不是|是否|有没有|到底|究竟|真的?(?=[有是达])|难道|听说|据说|有人说|我记得|记得|好像|应该|请问|核实一?下|核对一?下|一口气|一下子|居然|竟然?|足足"
)
WHETHER = re.compile(rf"{_TAG.pattern}|是不是|是否|有没有|真的")
ASKS = re.compile(r"多少|哪|什么|谁|几(?=[个所名位家期次门场项条人])|怎么|怎样|如何|为什么|为何|还是|能不能|可不可以")
_LOOSE = re.compile(
    r"(?P<number>[\d.]+|[一二两三四五六七八九十百千]+)(?P<more>[多余来几]?)(?P<power>[万亿])(?=$|[,。?])"
)
_REACHED = re.compile(r"(?<![不未没能])(?:达到|达|够|满|到)了?(?:约|近)?$")
_DONE = re.compile(r"已经?|了(?=[,。?]|$)")
_IN_TENTHS = re.compile(r"^[一二两三四五六七八九]成$")
_PAUSE = re.compile(r"[,，、。;；?？!！:：]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_VAGUE = re.compile(r"^(?:有|是|为|共|一共|总共|的|都|了|也|就|又|还|约|大概|大约)+$")


@dataclass(frozen=True)
class Claimed:
    """An amount that a question claims: the words that say of what, those in its own clause, the text on both sides."""

    quantity: Quantity
    words: str
    nearest: str
    before: str
    after: str


def claim(text: str) -> Task | None:
    """Read a question whether an amount is right."""
    text = whether(text)
    if not WHETHER.search(text) or ASKS.search(text.replace("多少有", "")):
        return None
    return Task("claim", (declared(text),)) if measures(declared(text)) else None


def declared(text: str) -> str:
    """Return what a yes/no question claims, without the words that doubt it; a loose 一千多万 is of money."""
    bare = _INSIDE.sub("", _TAG.sub("", text)).strip(" ,。?")
    return _LOOSE.sub(r"\g<number>\g<more>\g<power>元", bare)


def asked_again(text: str, quantity: Quantity) -> str:
    """Return the question that the claim answers: 护士占比是30% -> 护士占比是多少."""
    unit = "%" if quantity.unit == "%" else quantity.unit
    return f"{text[: quantity.start]}{'百分之多少' if unit == '%' else '多少' + unit}{text[quantity.end :]}"


def claims_in(text: str) -> list[Claimed]:
    """Return the amounts of a claim, each with its own words: those before it, else those that follow."""
    found = [_as_meant(text, quantity) for quantity in measures(text)]
    if len(found) == 1:
        words = [(_around(text, found[0]), _clause(text, found[0]))]
    else:
        words = [(share, share) for share in _shares(text, found)]
    begins = [0, *(quantity.end for quantity in found)]
    return [
        Claimed(quantity, whole, own, text[begin : quantity.start], text[quantity.end :])
        for quantity, (whole, own), begin in zip(found, words, begins, strict=False)
    ]


def _as_meant(text: str, quantity: Quantity) -> Quantity:
    """Return an amount with the room that the words leave: 已达到80%了 is 80% or more, 七成 about 70%."""
    if not quantity.qualifier and _REACHED.search(text[: quantity.start]) and _DONE.search(text):
        return quantity.model_copy(update={"qualifier": "不低于"})
    if not quantity.qualifier and _IN_TENTHS.match(quantity.text):
        return quantity.model_copy(update={"qualifier": "约"})
    return quantity


def _around(text: str, quantity: Quantity) -> str:
    return f"{text[: quantity.start]},{text[quantity.end :]}".strip(", ")


def _clause(text: str, quantity: Quantity) -> str:
    before, after = _PAUSE.split(text[: quantity.start])[-1], _PAUSE.split(text[quantity.end :])[0]
    return f"{before},{after}".strip(", ")


def _shares(text: str, found: Sequence[Quantity]) -> Iterator[str]:
    """Yield the words of each of several amounts.

    The noun after an amount belongs to it, up to the next mark (8名教师帮扶106名学生); what has no words of its own
    (35所,其中23所公办) takes those of the amount before it.
    """
    last = ""
    for place, quantity in enumerate(found):
        begin = found[place - 1].end if place else 0
        end = found[place + 1].start if place + 1 < len(found) else len(text)
        before, after = text[begin : quantity.start], text[quantity.end : end]
        if place:  # what follows an amount at once is its own noun
            before = before[_noun(before) :]
        own = _PAUSE.sub(",", f"{before},{after[: _noun(after)] if place + 1 < len(found) else after}").strip(", ")
        own = ",".join(part for part in own.split(",") if not _VAGUE.match(part) and _HAN.search(part))
        if last and AGAINST_YEAR.match(own):  # 馆藏86万册,比上年减少3万册
            own = f"{last},{own}"
        last = own or last
        yield last


def _noun(after: str) -> int:
    """Return where the words end that an amount's noun may take up: a mark or a verb's object comes next."""
    match = re.match(r"[\u4e00-\u9fff“”《》]{0,8}?(?=$|[^\u4e00-\u9fff“”《》])", after)
    return match.end() if match else 0
