"""Whether somebody or something is named that the question wants named: a person, a village, a publisher, a part.

In: the question, what it asks for, the sentences at and beside the best evidence. Out: a Chinese sentence on what is
told, "" where nothing stands against an answer. Signs of form only: a body is no person, 乡村 no village, 14个班 no
class, and who is named elsewhere in the passage did another thing.
"""

import re
from collections.abc import Sequence

from assistant.answer.kinds import colleges, names_thing
from assistant.answer.question import Ask
from assistant.answer.units import MORE_SURNAMES, SURNAMES, Unit
from assistant.prompts import REFUSAL
from assistant.text.provinces import PROVINCES

_PEOPLE = (
    r"(?:大师|传人|传承人|主持人|带头人|作者|主编|主讲人?|译者|冠军|亚军|选手|评委|总监|队员|学员|师傅|老师|教师|学生|师生|获奖者|得主|同学|志愿者"
    r"|得主|娃|孩子|(?:\d+|[几两三四五六七八九十])个?人)"
)
_PERSON_CELL = re.compile(rf"(?:^|[：:；|、])\s*[{SURNAMES}{MORE_SURNAMES}][\u4e00-\u9fff]{{1,2}}\s*(?=[；|、（(]|$)")
_DEEDS = r"(?:主讲|讲课|讲座|讲的|授课|翻译|执笔|主编|带队|领队)"
_PERSON = re.compile(
    rf"{_PEOPLE}(?:们|都|分别|各|的?名字)*[是叫有]?(?:谁|哪[几一]?[位名]|哪几个(?:人|(?=[，,。？?]|$))|姓[什啥]|叫[什啥])"
    rf"|(?:谁|哪[一几]?位)[^，,。？?]{{0,6}}{_DEEDS}|{_DEEDS}[的人者]*都?是?(?:谁|哪[一几]?位)"
    r"|哪[几一些两三]?[位个名](?:老师|教师|学生|同学|专家|选手|师傅|大师|农技员|医生|护士)"
)
_NAME = rf"[{SURNAMES}][\u4e00-\u9fff]{{1,2}}"
_WORKSHOP = re.compile(rf"“{_NAME}[^”]{{0,14}}工作室”|{_NAME}(?:大师|名师|劳模)")
_PLACE = re.compile(r"哪(?:[些几一两三]?个?|座)(?P<sort>省|城市|市|县|乡|镇|村|社区)(?![域级校属委里])")
_NO_PLACE = re.compile(
    r"乡[村土镇]|[农城]村|村[民级容小]|城[市乡]|[各跨全我本该每][省市县区乡镇村]+|[县市区][级域属直情场]"
)
_PLACES = {
    "省": rf"[\u4e00-\u9fff]{{2}}省|{'|'.join(PROVINCES)}",
    "市": r"[\u4e00-\u9fff]{2}市|北京|上海|天津|重庆",
    "县": r"[\u4e00-\u9fff]{1,3}[县市区]",
}
_BODY = re.compile(
    r"哪(?:[些个家所]|[几一两三][家个所])的?(?P<sort>出版社|协会|银行|医院|酒店|酒厂|大学|学院|班(?![级主子组])|工作室|社团)"
)
_NO_NAME = "的各该某全本几多余等类两三这那个家所"  # 14个班, 多家银行
_BARE_FIRM = re.compile(r"(?:企业|公司|单位)")
_FIRMS = re.compile(r"(?P<sort>企业|公司)(?:都|主要|分别|具体)?(?:有|是|包括)(?:哪[几些]|谁|什么)")
_TITLE = re.compile(
    r"(?P<sort>项目|课题|论文|作品|专利|教材|课程|著作|剧目|歌曲|专著|成果)的?(?:名字|名称|题目|标题)?(?:都|分别|具体)?"
    r"(?:叫什么|叫啥|是什么名|名称|题目)"
)
_TITLED = re.compile(r"[《“]|——|名称|题为|名为")
_BY_NAME = re.compile(
    r"(?:与|和|同|联合|携手|由)(?!企业|行业|学校|地方|本地|多家|相关|当地|合作|各)[\u4e00-\u9fff]{2,8}(?:合作|共建|共同|签|联合|开展|联办|合办)"
)
_MEANING = re.compile(
    r"(?:“(?P<term>[^”]{2,20})”|(?P<code>[A-Za-z\d]+[+＋][A-Za-z\d]+))[^，,。？?“”]{0,12}?(?:里|中|当中)?的?"
    r"“?(?P<part>[^“”，,]{1,8}?)”?(?:分别|具体|都)?(?:指|是|代表|表示)"
    r"(?:的?是)?(?:什么|啥)"
)
_NUMERALS = {"1": "一", "2": "[两二]", "3": "三", "4": "四", "5": "五", "6": "六"}
_WHOSE = re.compile(
    rf"(?P<name>[{SURNAMES}][\u4e00-\u9fff]{{1,2}}?)(?:老师|教师|校长|同学|大师|师傅|专家)?(?:是|来自)(?:哪个|哪所|哪家|什么)"
    r"(?:学校|单位|院校|职中|公司|企业)的?[?？。]?$"
)
_OFFICE = re.compile(r"局(?![部限面])|厅|委(?![员托派培])|出版社|公司|集团|中心(?![组思任])|医院")
_BODIES = r"[处科室部局厅委院所会组校馆社站队厂]|中心|公司|集团|大学|研究院|办公室"
_ITS = re.compile(r"[该本我]校|学校|[该本]单位")


def unnamed(text: str, ask: Ask, near: Sequence[Unit], *, told: bool) -> str:
    """Say what is not named; `near` has the best sentence first, `told`: it surely seems to answer."""
    if not near or ask.kind in ("yesno", "number", "article"):
        return ""
    if near[0].row:
        return "" if _PERSON_CELL.search(near[0].sentence.text) else _person_missing(text, near[0])
    return (
        _person_missing(text, near[0])
        or _place_missing(text, near)
        or ("" if told else _body_missing(text, near) or _title_missing(text, near[0]) or _firms_missing(text, near))
        or _meaning_missing(text, near)
        or _whose_missing(text, near)
    )


def only_in_general(ask: Ask, near: Sequence[Unit]) -> bool:
    """Tell whether the best sentence speaks of a firm without its name: 入职企业."""
    said = near[0].sentence.text
    return ask.thing == "firm" and bool(_BARE_FIRM.search(said)) and not _BY_NAME.search(said)


def _person_missing(text: str, best: Unit) -> str:
    said = best.sentence.text
    if not _PERSON.search(text) or best.people or _WORKSHOP.search(said) or _body_did(text, said):
        return ""
    return "资料写到了这件事，没有写是哪个人。"


def _body_did(text: str, said: str) -> bool:
    """Tell whether a body has done what 谁 is asked for: 谁 may be an office, 哪位 is a person."""
    deed = re.search(_DEEDS, text)
    if deed is None or not re.search(r"谁(?!的)", text) or re.search(_PEOPLE, text):
        return False
    return re.search(rf"[\u4e00-\u9fff]{{2,}}(?:{_BODIES})(?:共同|联合|负责|牵头)*{deed.group()}", said) is not None


def _place_missing(text: str, near: Sequence[Unit]) -> str:
    asked = _PLACE.search(text)
    if asked is None:
        return ""
    sort = asked["sort"].removeprefix("城")
    named = re.compile(_PLACES.get(sort, rf"[\u4e00-\u9fff]{{2,}}{sort}"))
    if any(named.search(_NO_PLACE.sub("", unit.sentence.text)) for unit in near):
        return ""
    return f"资料写到了这件事，没有写是哪个{asked['sort']}。"


def _body_missing(text: str, near: Sequence[Unit]) -> str:
    asked = _BODY.search(text)
    if asked is None:
        return ""
    named = re.compile(rf"[\u4e00-\u9fffA-Za-z\d）)]{{2}}(?<![{_NO_NAME}]){asked['sort']}(?![级主子组])")
    if any(named.search(unit.sentence.text) for unit in near):
        return ""
    if not any(asked["sort"] in unit.sentence.text for unit in near):
        return REFUSAL  # 金融机构 meets 银行, and tells of no bank
    return f"资料写到了这件事，没有写是哪个{asked['sort']}。"


def _title_missing(text: str, best: Unit) -> str:
    asked = _TITLE.search(text)
    if asked is None or _TITLED.search(best.sentence.text) or re.search(r"\d[门本项个部]", text):
        return ""
    return f"资料写到了这件事，没有写{asked['sort']}的名称。"


def _firms_missing(text: str, near: Sequence[Unit]) -> str:
    asked = _FIRMS.search(text)
    named = any(names_thing("firm", unit.sentence.text) or _BY_NAME.search(unit.sentence.text) for unit in near)
    if asked is None or named:
        return ""
    return f"资料写到了这件事，没有写{asked['sort']}的名称。"


def _meaning_missing(text: str, near: Sequence[Unit]) -> str:
    """Say so where a part of a coined term is to be explained and nothing is said of the part: “5+N”里的“5”."""
    asked = _MEANING.search(text)
    whole = (asked["term"] or asked["code"]) if asked else ""
    if asked is None or asked["part"].lower() not in whole.lower():
        return ""
    part = re.escape(asked["part"])
    told = re.compile(rf"“{part}”|(?<!\d){part}(?:分别|具体)?(?:[是指即为]|代表|表示|[:：]|——)", re.IGNORECASE)
    term = re.compile(re.escape(whole), re.IGNORECASE)
    if any(told.search(term.sub("", unit.sentence.text)) for unit in near):
        return ""
    numeral = _NUMERALS.get(asked["part"], "")
    if numeral and re.search(rf"(?<![十第]){numeral}[个条大项类支种方]", near[0].around):  # 两条主线
        return ""
    return f"资料写到了“{whole}”，没有解释其中的“{asked['part']}”。"


def _whose_missing(text: str, near: Sequence[Unit]) -> str:
    """Say so where a person is named without the school that the question wants: another one's stands beside."""
    asked = _WHOSE.search(text)
    if asked is None:
        return ""
    for unit in near:
        for clause in re.split(r"[，,。；;]|(?<=[师授])、", unit.sentence.text):
            before, name, after = clause.partition(asked["name"])
            own = (school for school in {*unit.schools, *colleges(unit.folded)} if school in clause)
            bracket = re.match(r"[（(][^）)]*", after)
            office = _OFFICE.search(before + (bracket.group() if bracket else ""))
            if name and (any(own) or office or (unit.inherited and _ITS.search(clause))):
                return ""
    return f"资料写到了{asked['name']}，没有写是哪个学校或单位的。"
