"""What kind of answer a question asks for.

In: the normalised stand-alone question. Out: an `Ask`: the kind, and for amounts the unit that is asked for. It reads
the wording only; it knows nothing of the corpus.
"""

import re
from dataclasses import dataclass, replace
from typing import Literal

from assistant.text import quantities
from assistant.whether import claims_an_order

AskKind = Literal[
    "number", "list", "who", "where", "when", "which", "definition", "explanation", "yesno", "article", "other"
]

# Measure words after 多少/几, each with the units under which the corpus may count the same thing.
UNITS: dict[str, tuple[str, ...]] = {
    "人": ("人", "名", "位", "人次"),
    "名": ("名", "人", "位"),
    "位": ("位", "人", "名"),
    "老师": ("人", "名", "位"),
    "教师": ("人", "名", "位"),
    "学生": ("人", "名", "位"),
    "学员": ("人", "名", "位", "人次"),
    "人次": ("人次", "人"),
    "所": ("所",),
    "学校": ("所",),
    "家": ("家", "个"),
    "个": ("个", "项", "家", "门", "所"),
    "项": ("项", "个"),
    "件": ("件", "个", "项", "幅", "篇"),
    "门": ("门",),
    "次": ("次", "场", "场次", "余次", "期", "人次"),
    "场": ("场", "次", "场次", "余场"),
    "期": ("期", "次"),
    "钱": ("元",),
    "元": ("元",),
    "资金": ("元",),
    "经费": ("元",),
    "年": ("年", "周年"),
    "天": ("天", "日"),
    **dict.fromkeys(
        (
            "委员",
            "队员",
            "选手",
            "评委",
            "家长",
            "代表",
            "专家",
            "志愿",
            "志愿者",
            "幼儿",
            "孩子",
            "老人",
            "村民",
            "农民",
            "职工",
            "员工",
            "毕业生",
            "在校生",
            "新生",
            "师生",
            "导师",
            "护士",
            "医生",
            "病人",
            "患者",
            "读者",
        ),
        ("人", "名", "位"),
    ),
    "本": ("本", "册", "种", "部", "套"),
    "台": ("台", "套", "部", "个"),
    "条": ("条",),
    "章": ("章",),
    "%": ("%",),
}
_PERCENT = re.compile(
    r"比例|占比|百分之|百分比|率(?:是|为|达|有|多|$|[?？])|率(?![先领])[^,，。]{0,4}(?:到|至|达|了)多少(?!倍)"
    r"|比重|多大比|增幅|降幅|几成"
)
_AMOUNT = re.compile(
    r"(?:多少|几|多大|多高|多长|多久)(?!乎)(?P<unit>[\u4e00-\u9fff]{0,3})"
    r"|数量|人数|总数|金额|数目|规模(?:是|有|多)"
)
_PAPERS = re.compile(
    r"(?:多少|几)[张本个份][\u4e00-\u9fff]{0,8}证(?!明|人|据|实)|证书?[^,，。？?]{0,6}(?:多少|几)[张本个份]"
)
_SCHOOL_NAMES = r"(?<!到)校名(?!额)"  # 指标到校名额 holds none
_LIST = re.compile(
    r"哪些|哪几|有哪|列举|列出|列一?下|名单|清单|名录|一览|明细"
    rf"|{_SCHOOL_NAMES}|(?:所|家|个|名|门|项|种)[^,。?]{0, 12}(?:都?叫(?:什么|啥)|分别[是叫])"
    r"|都有(?:谁|什么|哪)|包括(?:什么|哪)|哪[两二三四五六七八九十\d]+"
    r"|分别(?:是|叫|为)(?!多少|几)"
)
_PERSON_CALLED = r"(?:(?<!机器)[人师长生员者]|书记|主任|专家|[他她])(?:们|都|各|分别)*(?:是|叫)(?:什么|啥)名字"
_WHO = re.compile(rf"谁|何人|哪(?:一)?位|哪个人|什么人|{_PERSON_CALLED}")
_WHEN = re.compile(r"什么时候|何时|哪(?:一)?个?(?:年|天|月|日)|几月|几号|什么时间|多会儿|时间是|日期")
_WHERE = re.compile(r"哪里|哪儿|何处|什么地方|在哪(?!个|家|所|些)|哪个(?:地方|村|县|镇|社区)|地点")
_WHICH = re.compile(
    r"哪(?:一)?(?:个|家|所|项|门|本|部|种|类|届|份|条|级|座|支)"
    r"|什么(?:学校|企业|公司|专业|课程|文件|奖|名称)"
)
_DEFINITION = re.compile(
    r"什么是|[啥何]叫|什么叫|何为|是什么(?:意思|呢|[?？]|$)|指(?:的是)?什么|什么意思|含义|如何理解|怎么理解|何谓|啥意思|是啥"
)
_COUNTS_AS = re.compile(
    r"(?:什么样|怎么样|怎样|怎么|咋样?|如何)[^,，。？?]{0,10}(?<!不)(?:才|就|能)[算叫][^不]|(?:怎么|怎样|如何)界定"
)
_MEANS = re.compile(
    r"^(?:请问|请解释|解释一?下)?(?:什么[是叫]|[啥何]叫|何[为谓])(?![^，,。]*最)|(?:什么|啥)意思|含义|指的?(?:是什么|什么)"
)
_CONDITIONS = re.compile(
    r"(?:什么样|哪[类种样]|啥样)的?[^，,。？?]{1,10}(?:可以|能够?|可|才|有资格|需要)|(?:什么|啥)(?:条件|材料|手续|程序|步骤)"
)
_SORTED = re.compile(r"[类种档级块]")  # 分几类、各多少件: the sorts are listed, seldom counted
_EXPLAIN = re.compile(
    r"为什么|为何|怎么|怎样|如何|原因|做法|措施|举措|经验|介绍|说明|讲(?:讲|了什么|什么)|说说|谈谈|内容|做了什么|情况"
)
_YESNO = re.compile(
    r"是真的(?:吗|么)|(?:没错|对|是)吧|对(?:吗|么|不对)|属实|是不是|是否|有没有|有无|能不能|可不可以|可以.*(?:吗|么)"
    r"|(?:吗|(?<![什多怎这那])么|没有)[?？。]*$|准确吗|正确吗|(?P<verb>[要行用算该准许会需合])不(?P=verb)(?!同)"
)
# 注册的是中职学籍吧; what follows may go on with what is claimed: 是去年揭的牌吧,在东区?
_CONFIRM = re.compile(r"(?<!酒)(?<!网)吧(?:[,，](?!.*(?:怎|为[什何啥]|如何|啥|什么))[^,，。]*)?[?？。]*$")
_REQUEST = re.compile(
    r"说|讲|谈|列|介绍|告诉|给我|帮我|展开|总结|概括|看看|查|算一?[算下]|好吧"
)  # 给我讲讲吧, 列出来行不行
_SLOT = re.compile(r"多少|哪几?|谁|什么|几(?=[个所名位家期次门场项条人口间本])|怎么|怎样|如何|何时|多久|各有")
_WHICH_ONES = re.compile(r"(?<=[有是为])那(?=[几些两三四五六七八九])|^那(?=[几些])")  # 有那几个 for 有哪几个
_OBJECT = re.compile(r"(?:哪|什么|几|多少)(?P<object>[^,，。?？、是有的]{0,8})")
THINGS: dict[str, tuple[str, ...]] = {
    "school": ("学校", "所", "职中", "职高", "院校", "大学", "学院"),
    "firm": ("企业", "公司", "集团", "家", "单位", "厂", "出版社", "协会"),
    "title": ("教材", "书", "文件", "课程", "本", "门", "金课", "办法", "意见", "方案", "课"),
    "person": ("位", "老师", "教师", "校长", "局长", "书记", "院长", "主任", "专家"),
    "subject": ("专业",),
    "place": ("地方", "村", "县", "社区", "里", "儿"),
}
_OFFICE = re.compile(
    r"(?:长|书记|主任|老师|教师|专家|负责人|获奖者|班主任)(?:的名字)?(?:都)?(?:是|叫)(?:谁|哪位|什么名字|啥)|谁.{0,6}(?:校长|书记|主任)"
)
_CONTACT = re.compile(
    r"(?<!多少)(?<!多少[个通次])(?<!几[个通次])电话|手机号?|传真|邮箱|邮编|网址|地址|联系方式|二维码|公众号"
)
# What an attribute is measured in, where the question names no unit (建筑面积多大).
ATTRIBUTE_UNITS: dict[str, tuple[str, ...]] = {
    "面积": ("平方米", "亩", "公顷", "平方公里", "㎡"),
    "占地": ("平方米", "亩", "公顷", "㎡"),
    "工资": ("元",),
    "月薪": ("元",),
    "薪资": ("元",),
    "收入": ("元",),
    "学费": ("元",),
    "总值": ("元",),
    **dict.fromkeys(("营业额", "销售额", "交易额", "成交额", "到款额", "总额", "产值", "投资额", "贷款额"), ("元",)),
    "债务": ("元",),
    "年龄": ("岁",),
    "分数": ("分",),
    "录取线": ("分",),
    "分数线": ("分",),
    "薪酬": ("元",),
    "年薪": ("元",),
    "成绩": ("分",),
}
_ATTRIBUTE = re.compile(rf"({'|'.join(ATTRIBUTE_UNITS)})(?:情况|标准)?[?？。]*$")
_ASKS_ELSE = re.compile(r"什么|啥|哪|谁|怎[么样]|如何|为[何啥]|[不免]用?[交缴收]?$")
_PEOPLE = re.compile(
    r"(?:教师|老师|学生|[在新招毕业]生|教职工|职工|班主任|导师|人员|干部|医生|护士|子女|儿童|幼儿|孩子|娃娃?)(?:一?共|总共|大概)?[有是]?(?:多少|几)(?![\u4e00-\u9fff])"
)
_ONES = re.compile(r"(?<=多少)个(?=$|[,，。?？])")  # 住校的学生有多少个
_PERSONS = re.compile(r"^个(?=人|学生|学员|委员|队员|选手|评委|家长|代表|专家|志愿)")  # as 多少人 does
_OF_PEOPLE = re.compile(r"(?:[学考新毕业]生|教师|老师|职工|人员|学员|工人|员工|班主任)(?:里[头面]?|中|当中|之中)")
_ROUND = re.compile(r"^个(?=[万亿])")  # 几个亿
_LISTED = re.compile(rf"名单|清单|名录|{_SCHOOL_NAMES}(?!单)|都?叫(?:什么|啥)|分别(?:是|叫)|列(?:出|举|一?下)")
_CALLED = re.compile(rf"叫(?:什么|啥)|姓名|名字|名称|{_SCHOOL_NAMES}")
_PLURAL = re.compile(r"都|分别|各|些|[两二三四五六七八九十几]|(?<!\d)\d{1,3}(?=[个所家项门名位件种])")
_IN_FIGURES = r"[一二三四五六七八九十百零〇\d]+"
_ARTICLE = re.compile(rf"第(?P<number>{_IN_FIGURES})条")
_BARE_ARTICLE = re.compile(  # 管理办法20条内容, but not 办法共20条 or 办法20条措施
    rf"(?:办法|条例|规定|细则|章程|准则|[^办方做说想看用手]法)》?[的里中]?(?P<number>{_IN_FIGURES})条(?=[\u4e00-\u9fff]{{0,2}}(?:内容|规定|讲|说|写|是|管|$|[?？]))"
)
_PARTS_SAID = re.compile(rf"(?<=报告|年报|总结|要点|方案|通知)(?P<of>[的里中]?)第(?P<number>{_IN_FIGURES})条")


@dataclass(frozen=True)
class Ask:
    """What is asked for.

    `units` are the units an amount may have, empty when any will do; `several` counts what is asked for at once;
    `thing` is the sort of thing that 哪个 or 哪些 asks for (school, firm, title, person, place, subject, contact), ""
    when the wording does not tell.
    """

    kind: AskKind
    units: tuple[str, ...] = ()
    several: int = 1
    article: str = ""
    thing: str = ""


def as_part(text: str) -> str:
    """Return the text with 部分 for the 条 of a paper that has none: 通知第二条 is what stands behind 二、."""
    return _PARTS_SAID.sub(r"\g<of>第\g<number>部分", text)


def read_ask(text: str) -> Ask:
    """Tell what kind of answer `text` asks for; the more specific sign wins."""
    text = _WHICH_ONES.sub("哪", text)
    ask = _read_kind(text)
    slots = len(_SLOT.findall(text))
    return replace(ask, several=max(ask.several, slots), thing=_thing(text))


def _thing(text: str) -> str:
    if _CONTACT.search(text):
        return "contact"
    for match in _OBJECT.finditer(text.replace("国家", "地方")):  # 哪些国家 asks for places, no 家
        for thing, words in THINGS.items():
            if any(word in match["object"] for word in words):
                return thing
    if _OFFICE.search(text) or re.search(_PERSON_CALLED, text):
        return "person"
    if listed := _LISTED.search(text):  # 停招的54个专业给我拉个清单: what is to be listed stands before, else behind
        before = text[: listed.start()].rstrip("的").rpartition("的")[2]
        return _last_thing(before) or _last_thing(text[listed.end() :])
    return ""


def _last_thing(text: str) -> str:
    """Return the sort of thing that the text names last."""
    found = {text.rfind(word): thing for thing, words in THINGS.items() for word in words if len(word) > 1}
    return found[max(found)] if max(found) >= 0 else ""


def _read_kind(text: str) -> Ask:
    article = _ARTICLE.search(as_part(text)) or _BARE_ARTICLE.search(text)
    if article:
        return Ask("article", article=f"第{article['number']}条")
    if _asks_whether(text):
        return Ask("yesno")
    if _PERCENT.search(text) and not _MEANS.search(text):
        return Ask("number", ("%",), max(1, len(_AMOUNT.findall(text))))
    for kind, pattern in _WORD_SIGNS:
        if pattern.search(text):
            return Ask(kind)
    if _CALLED.search(text):
        return Ask("list" if _PLURAL.search(text) else "which")
    if amount := _read_amount(text):
        return amount
    for kind, pattern in _LATE_SIGNS:
        if pattern.search(text):
            return Ask(kind)
    return Ask("other")


def _asks_whether(text: str) -> bool:
    """Tell whether a question wants a yes or no: 是不是, 要不要, …吗; 吧 and 行不行 may also end a request."""
    if re.search(r"多少|哪些|哪几|几[个所名位家]", text):
        return False
    if claims_an_order(text):
        return True
    sign = _YESNO.search(text)
    polite = sign is not None and sign["verb"] == "行"
    if sign and not polite:
        return True
    asks = _WHO.search(text) or _WHEN.search(text) or _WHERE.search(text) or _WHICH.search(text)
    return (polite or _CONFIRM.search(text) is not None) and not (asks or _REQUEST.search(text))


def _read_amount(text: str) -> Ask | None:
    amounts = list(_AMOUNT.finditer(text))
    if amounts:
        told = text[: amounts[1].start()] if len(amounts) > 1 else text  # 多少人参加，花了多少钱: people first
        first, *others = (amount["unit"] or "" for amount in amounts)
        asked = others[0] if others and _SORTED.match(first) else first
        return Ask("number", _units(asked, told), len(amounts))
    attribute = _ATTRIBUTE.search(text)  # 公办园月均工资: an amount without asking words
    asks = attribute and _ASKS_ELSE.search(text[: attribute.start()])  # 什么样的孩子可以不交学费
    return Ask("number", ATTRIBUTE_UNITS[attribute[1]]) if attribute and not asks else None


_WORD_SIGNS: tuple[tuple[AskKind, re.Pattern[str]], ...] = (
    ("definition", _COUNTS_AS),
    ("list", _LIST),
    ("list", _CONDITIONS),
    ("when", _WHEN),
    ("who", _WHO),
    ("where", _WHERE),
    ("which", _WHICH),
)
_LATE_SIGNS: tuple[tuple[AskKind, re.Pattern[str]], ...] = (
    ("definition", _DEFINITION),
    ("explanation", _EXPLAIN),
)


def _units(after: str, text: str) -> tuple[str, ...]:
    """Return the units that the word after 多少/几 stands for; money words anywhere ask for 元."""
    after = _PERSONS.sub("", _ROUND.sub("", after))
    if after == "个" and _OF_PEOPLE.search(text):
        return (*UNITS["人"], "个")
    if after == "个" and _PEOPLE.search(_ONES.sub("", text)):
        return UNITS["人"]
    if after[:1] in ("张", "本", "个", "份") and _PAPERS.search(text):
        return ("个", "张", "本", "项", "份", "人次", "人")
    if after[:1] == "分" and "满意" in text:
        return ("分", "%")
    for length in (3, 2, 1):
        if len(after) >= length and after[:length] in UNITS:
            return UNITS[after[:length]]
    measured = next((q.unit for q in quantities(f"3{after}") if q.role == "measure" and q.unit), "")
    if measured:
        return (measured,)
    if re.search(r"经费|资金|拨款|金额|花了|收费|钱", text) and not re.search(
        r"[涨增升降减高低](?:了|到)?(?:多少|几)", text
    ):
        return ("元",)
    if "人数" in text or _PEOPLE.search(text):
        return ("人", "名", "位")
    return next((units for attribute, units in ATTRIBUTE_UNITS.items() if attribute in text), ())
