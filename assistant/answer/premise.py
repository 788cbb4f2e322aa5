"""What a yes/no question says something to be: whose, by whom, where, one of which.

In: the normalised question. Out: `Premise`s: what it speaks of, what is claimed of it, and how a text would fill that
very slot (前身是甲, 由甲举办, 设在甲). Whether the claim is right is for premises.py. Only names are claimed here: two
names of one sort either are the same or are not; what describes (前列, 应用型) may hold beside another description.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

_TAG = re.compile(
    r"[,。]?(?:这(?:话|个说法|是)?|是)*(?:真的|对|属实|没错|是|准确|正确|这样|事实)(?:吗|么|吧|呢|不对|不是)+[?。]*$|(?:吗|么|吧)?[?。]*$"
)
_DOUBT = re.compile(r"听说|据说|有人说|我记得|好像|是不是(?=.)|是否(?=.)|难道|到底|究竟|请问")
_DENIES = re.compile(r"不是|没有|并非|不在|不属于|不包括")
_MAKES = (
    r"维护|运维|起草|执笔|承办|负责|督办|审定|审核|评审|主管|监管|组织实施|实施|编制|制定|印发|发布|拨付|承担"
    r"|举办|主办|创办|开办|兴办|设立|编写|主编|建设|研发|捐赠|资助|管理|运营|承建|修建|出资"
)
AGENT = rf"(?:{_MAKES}|颁发|颁布|授予|批准|认定|牵头|发起)"
_BARE_AT = (  # in the place itself: 急诊中心在东院区, not 现在, 正在, 在校
    r"(?<![现实存所正仍还都好])(?<![\u4e00-\u9fff][设建放开办存])在(?![校编职岗读建册籍内此于])"
)
PLACED = (
    r"(?:设立?在|建在|位于|坐落[于在]|地处|落户[于在]?|放在|开在|办在|选址[于在]?|布点在|安排在"
    rf"|{_BARE_AT})"
)
_OFFICE = r"(?:[书院校园馆局厅部处科队站所组会社台]长|书记|主任|负责人|主持人|带头人|法定代表人|总经理|董事长)"
_ROLE = (
    r"(?:前身|原名|全称|主管(?:部门|单位)|(?:举办|主办|承办|协办|建设|依托|牵头|发文|指导)(?:者|方|单位|部门|机关)"
    r"|合作(?:方|单位))"
)
_OF = re.compile(rf"^(?P<of>.*?)的?(?P<role>{_ROLE}|{_OFFICE})(?:是|为|叫)(?P<value>[^,。]{{2,24}})$")
_BY = re.compile(rf"^(?P<of>[^,。]{{2,30}}?)(?:是|由)+(?P<value>[^,。是由]{{2,20}}?)(?P<role>{AGENT})(?:的)?$")
_AT = re.compile(
    rf"^(?P<of>[^,。]{{2,30}}?)(?:是|都)?(?P<role>{PLACED})(?:了|的)?(?P<value>[^,。]{{2,20}}?)(?:里|的)?$"
)
_AMONG = (
    re.compile(r"^(?P<of>[^,。]{2,24}?)(?:名单)?(?:里面?|中)?(?:包括|包含|含有?|有)(?:了)?(?P<value>[^,。]{2,20})$"),
    re.compile(
        r"^(?P<value>[^,。]{2,20}?)(?:也|都)?(?:是|属于|入选了?|列入了?|评上了?)(?P<of>[^,。]{2,24}?)(?:名单)?(?:之一|里|中)?(?:的)?$"
    ),
)
_SORTS = {
    "place": re.compile(r"(?:省|市|县|区|镇|乡|村|街道|社区)$"),
    "school": re.compile(r"(?:学校|学院|大学|中学|小学|中心|职中|职高|高中|幼儿园|院校)$"),
    "office": re.compile(r"(?:厅|局|部|处|科|室|委|委员会|政府|办公室|协会|学会|基金会|医院|图书馆|党委)$"),
    "firm": re.compile(r"(?:公司|集团|厂|企业|酒店|银行|研究院)$"),
}
Kind = Literal["of", "by", "at", "among"]


@dataclass(frozen=True)
class Premise:
    """What is claimed: `value` in the slot `role` of what the question speaks of (`of`)."""

    kind: Kind
    of: str
    value: str
    role: str = ""

    @property
    def slot(self) -> re.Pattern[str]:
        """Return the pattern with which a text fills the slot; its group `value` is what the text says."""
        value = r"(?P<value>[^，,。；;：:（）]{2,40}?)"
        end = r"(?=$|[，,。；;（、])"
        if self.kind == "by":
            return re.compile(rf"(?:由|经){value}(?:共同|联合|负责|统一|正式|独立|全额)?{self.role}")
        if self.kind == "at":
            return re.compile(rf"{PLACED}{value}{end}")
        return re.compile(rf"{self.role}(?:为|是|系|：|:){value}{end}")


def premises(text: str) -> Iterator[Premise]:
    """Yield what the question may claim, the surer reading first."""
    said = _DOUBT.sub("", _TAG.sub("", text)).strip(" ,。?")
    if _DENIES.search(said):
        return
    for kind, pattern in (("of", _OF), ("by", _BY), ("at", _AT)):
        if match := pattern.search(said):
            value = match["value"]
            if kind == "of" and re.fullmatch(_OFFICE, match["role"]) and len(value) <= 4:
                yield Premise("of", match["of"], value, match["role"])
            elif sort_of(value):
                yield Premise(kind, match["of"], value, match["role"])  # type: ignore[arg-type]
    for pattern in _AMONG:
        match = pattern.search(said)
        listed = match is not None and re.search(r"包括|包含|名单|之一", said) is not None
        if match and (sort_of(match["value"]) or (listed and not re.search(r"\d", match["value"]))):
            yield Premise("among", match["of"], match["value"])


def sort_of(name: str) -> str:
    """Return what sort of body or place a name is of, "" when it does not tell."""
    return next((sort for sort, sign in _SORTS.items() if sign.search(name)), "")


def comparable(premise: Premise, told: str) -> bool:
    """Tell whether a name that a text tells rules the claimed one out where they differ.

    A province does not rule out its city, nor a company a school that it owns; who acts is one body or another.
    """
    mine, theirs = sort_of(premise.value), sort_of(told)
    if premise.kind == "by":
        return bool(mine and theirs)
    if mine or theirs:
        return mine == theirs and (mine != "place" or premise.value[-1] == told[-1])
    return len(premise.value) <= 4 and re.fullmatch(r"[\u4e00-\u9fff]{2,4}", told) is not None


def alike(one: str, other: str) -> bool:
    """Tell whether two names may be one: all characters of the shorter stand in the longer, in order."""
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return all(character in rest for character in short)
