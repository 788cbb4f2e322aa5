"""Whether a post that is asked for is the one that the sentences name.

In: the question and the sentences at and beside the best evidence. Out: a Chinese sentence on what is known instead,
"" where nothing stands against an answer. 副局长, 前局长 and 局长助理 are posts of their own: nobody who asks for the
局长 wants to be told the 副局长, nor the other way about.
"""

import re
from collections.abc import Sequence

from assistant.answer.question import Ask
from assistant.answer.units import Unit
from assistant.text import folded
from assistant.types import Query

_BASES = (
    "总经理 董事长 理事长 秘书长 校长 园长 院长 馆长 局长 厅长 部长 司长 处长 科长 县长 市长 省长 镇长 乡长 村长 "
    "会长 所长 站长 队长 组长 书记 班主任 主任 经理"
)
_BASE = f"(?:{'|'.join(_BASES.split())})"
# Not the end of another word: 太原校长, 目前局长, 新时代校长 name no former and no acting one.
_RANKS = r"常务副|第一副|副|(?<![太五平])原任?|(?<![目此之以日先当])前任?|代理|(?<![时年当历新近现])代|名誉|执行|总"
_AFTER = r"助理|秘书|办公[室会]|(?<=书记)处|(?<=[校局院厅部])室|信箱|负责制|接待|职级|岗位"
_POST = re.compile(rf"(?P<rank>{_RANKS})?(?P<base>{_BASE})(?P<after>{_AFTER})?")
_SPACER = r"(?:的?(?:名字|姓名|人选))?(?:到底|究竟|现在|目前|分别|都)?"
_ASKED = rf"{_SPACER}(?:是|叫|为)?(?:谁|哪一?位|哪个人?|何人|什么(?:名字?)?|啥(?:名?字)?|姓什么|姓啥|姓名|名字)"
_WHO = r"(?:谁|哪一?位|哪个人)(?:是|任|担任|当|做|来当|在当)(?:了|的)?[^，,。？?]{0,12}?"
_NAMED = rf"(?P<post>(?:{_RANKS})?{_BASE}(?:{_AFTER})?)"
_BEFORE = re.compile(rf"{_NAMED}{_ASKED}(?=[呀呢啊吗嘛？?。，,]|$)")
_BEHIND = re.compile(rf"{_WHO}{_NAMED}(?=[呀呢啊的吗嘛？?。，,]|$)")
# Whose post it is, where that is one of several: 儿科医院的院长, not 医院院长.
_OWNER = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,14}?(?:学院|学校|中学|小学|医院|中心|协会|公司|集团|[系馆所]))的?$")
_CALLS = re.compile(r"^(?:请问|我?想?知道|告诉我|[那这该本我]个?)+")
_SAME = {"原任": "原", "前任": "原", "前": "原", "第一副": "副", "代": "代理"}


def other_post(query: Query, ask: Ask, near: Sequence[Unit]) -> str:
    """Say which post the sentences name in the place of the one that is asked for; `near` has the best first.

    So it is with somebody else's post of the same name: the head of a department is not that of the whole.
    """
    text = query.text
    asked = _BEFORE.search(text) or _BEHIND.search(text)
    if asked is None or ask.kind == "yesno" or not near:
        return ""
    wanted = _posts(asked["post"])[0]
    said = [post for unit in near for post in _posts(unit.sentence.text)]
    if any(_fits(wanted, post) for post in said):
        owner = _OWNER.search(text[: asked.start("post")])
        whole = _CALLS.sub("", owner["name"]) if owner else ""
        own = [form for term in query.terms if term.text in whole for form in term.variants]
        return "" if _is_of(whole, own, near) else f"资料中没有找到{whole}{_name(wanted)}是谁。"
    others = [post for post in said if post[1] == wanted[1]]
    if others:
        return f"资料中没有找到{_name(wanted)}是谁，只写到{_name(others[0])}。"
    around = _posts(near[0].around)
    return "" if any(_fits(wanted, post) for post in around) else f"资料中没有找到{_name(wanted)}是谁。"


def _is_of(owner: str, own: Sequence[str], near: Sequence[Unit]) -> bool:
    """Tell whether the sentences are about the owner of a post: its name, or what it is short for, stands there."""
    texts = [text for unit in near for text in (unit.folded, unit.heading, unit.before)]
    return any(_holds(text, folded(owner)) or any(folded(form) in text for form in own) for text in texts)


def _holds(text: str, name: str) -> bool:
    """Tell whether the characters of a name stand in the text in their order."""
    signs = iter(text)
    return all(sign in signs for sign in name)


def _posts(text: str) -> list[tuple[str, str, str]]:
    """Return the posts of a text as (rank, base, what follows)."""
    return [(match["rank"] or "", match["base"], match["after"] or "") for match in _POST.finditer(text)]


def _fits(wanted: tuple[str, str, str], post: tuple[str, str, str]) -> bool:
    """Tell whether a post is the one that is asked for; a 常务副局长 is a 副局长."""
    rank, other = (_SAME.get(r, r) for r in (wanted[0], post[0]))
    return wanted[1:] == post[1:] and (rank == other or (rank == "副" and other == "常务副"))


def _name(post: tuple[str, str, str]) -> str:
    return "".join(post)
