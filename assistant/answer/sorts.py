"""Whether a sentence speaks of the very sort that the question limits itself to: women, doctors of a degree, 国家级.

In: the question and the sentences at and beside the best evidence. Out: a Chinese sentence on what is not told, ""
where nothing stands against an answer. 专任教师2155人 meets all of 女教师有多少 but one character, 市本级资金 most of
省级资金: it is the wider number, or the other one. Each class below is of words that nothing paraphrases, so that
where none of them stands, none of them is meant.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer.evidence import Evidence
from assistant.answer.question import Ask
from assistant.answer.units import Unit
from assistant.lexicon import outside
from assistant.types import Query

CLOSE = 0.65  # of the best score: a sentence that may be of the same thing
FITS = 0.9  # degree of holding an amount in the unit that is asked for
_PROVINCES = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新"  # as document numbers shorten them
# Of each class how a question limits itself to one of it, and what a text about the class has in it.
_CLASSES = tuple(
    (re.compile(asked), told)
    for asked, told in (
        (r"国家级(?!新区|高新|经开|贫困)|中央(?:财政|资金|专项)", r"国|中央|教育部|部级|部委|世界|世赛|全球|上级"),
        (r"省级", rf"省|自治区|直辖市|上级|厅|[{_PROVINCES}](?:财|教|政|人社)"),
        (r"(?<![市地园社辖校城])[县区]级(?!以上|市|领导)", r"[县区旗镇乡]|城关"),
        (r"(?<![男女])[男女](?:教师|老师|学?生|学员|教?职工|员工|同学|孩|性)(?!比)", r"[男女]|性别|妇"),
        (r"(?:正高|副高|[高中初]级)(?:专业技术)?职称(?!评)", r"职称|职务|[高中初一二三]级|[正副]高|讲师|教授|技师"),
        (r"博士(?!后|生导师)", r"博士"),  # a 研究生 may be a master of arts
        (r"研究生(?!院|处)|硕士", r"研究生|硕士|博士|学[位历]"),
        (r"平均年龄|(?<!\d)\d{2}(?:周岁|岁)(?:以[上下]|及以)", r"岁|年龄|[青中老]年|成年"),
        (r"(?<!正)在编(?![写制印教辑])|编制内", r"编"),
        (r"编外", r"编|合同制|劳务|派遣|代课|聘"),
        (r"(?<![校编课室国境])外教(?![学材育研])|外籍", r"外教|外籍|外国|国外|境外|海外|国籍|[美英德日韩俄法]国"),
        (r"离退休|退休(?!军人)(?=人|教|老|干|职|了)", r"退休|离退|离职|返聘|减员"),
        (r"党员", r"党|支部"),
        (r"省外|外省|市外|外地", r"[省市县]外|外[省市县]|外地|跨[省市]|异地|[省市县]内|本[地省市县]"),
        (
            r"(?<![高初])[一二三四五六]年级(?!.*(?:老师|教师|班))",
            r"{sign}年级(?:[^，,。；;\d]{0,4}(?:学?生|在校)|共?有?\d+[名人](?![老教]))",
        ),
        (r"少数民族", r"民族|[回满蒙藏壮苗彝侗傣维]族|新疆|西藏|内地班"),
        (r"(?:寄宿|住校|住宿|走读)(?=学?生|的|人)", r"宿|公寓|住校|走读"),
        (r"残疾|残障", r"残|障|特教|特殊教育|培智|[盲聋哑]|随班就读|送教"),
        (r"留守|随迁|单亲|孤儿", r"留守|随迁|单亲|孤儿|孤困|务工|打工|进城|外来|无人抚养"),
        (r"(?:辍|退|休)学", r"辍|退学|休学|流失|学籍|巩固率|离校|异动"),
        (
            r"(?<!人)民办(?!教育科|教育促进)|私立|民营(?=[^企]|$)",
            r"民办|私立|民营|社会力量|社会办|社会资本|公办",
        ),
        (r"(?:公办|公立)(?!.*(?:经费|标准|拨款))", r"公办|公立|民办|政府(?:举)?办|国有|市直|[县区市]属|事业"),
        (r"招生计划|计划招生|拟招(?!聘)", r"计划|拟招|规模|招生数|指标|下达"),
        (
            r"(?:(?<=多少)|(?<=多少[个名位]))(?:在校)?学生(?=[?？。]?$)",
            r"学[生员子籍位徒额]|[男女新在毕考招师]生|在[校读册籍]|就读|孩|娃|人数|生源|幼儿|规模|寄宿|住宿",
        ),
        (r"报[名考](?=人|的?学生|者|了)|(?<=人)报[名考]", r"报名|报考|报了|参[加考]|考生"),
        (r"建档立卡", r"建档|脱贫|贫困|低保|特困"),
        (
            r"(?:低保|特困)(?=学?生|家庭|户|人)|贫困(?:学?生|家庭)",
            r"贫困|困难|建档|低保|特困|脱贫|资助|助学|救助",
        ),
        (r"(?:农村|农业|城镇)(?:户籍|户口|生源)", r"农村|农业|城镇|户[籍口]|涉农|乡"),
        (r"兼职(?:教师|老师|教员)", r"兼|外聘|聘|导师|校外|巧匠|骨干"),
        (r"心理(?:健康)?(?:课|专职)?(?:教师|老师|辅导|咨询)", r"心理"),
        (
            r"(?:语文|数学|英语|物理|化学|历史|地理|音乐|美术|舞蹈)(?:课|学科)?(?:专任)?(?:教师|老师)",
            r"{sign}|外语|文化课|学科|美育|艺术|体音美|理化|语数",
        ),
    )
)  # fmt: skip
_DAY = re.compile(r"今[天晚早]|明[天晚早]|昨[天晚]|后天|前天(?!津)|[本这下上]个?(?:周|星期|礼拜)(?!期|末|转|边)")
# What is called after a sort, and is none of it.
_BODIES = re.compile(r"民办教育(?:科|处|股|协会|促进法)|老干部(?:局|处|科)|民族(?:宗教)?(?:局|委)")
_CLAUSES = re.compile(r"[,，。;；:：?？]")
_ASKS = re.compile(r"[几谁哪啥]|多少|什么|怎|神马")
# Another part of the question may have its answer at hand, and what is left out or in need not be told.
_PARTS = re.compile(r"其中|除|含|包括|[,，;；]")
# A part by what it is not, and words that begin so and limit nothing.
_NOT = re.compile(
    r"(?P<sign>非|(?<!差)(?<!是)(?<!能)(?<!会)(?<!了)不|未|(?<!有)没有?)(?P<rest>[\u4e00-\u9fffA-Za-z\d“]{2,8})"
)
_NO_NEGATION = re.compile(
    r"非(?:遗|物质文化|公|常|洲|凡|典)|不(?:锈钢|动产|断|定|等|同|少|仅|但|只|超过|低于|高于|多于|足|到|得|及|限|含|计|算|可|要|良|合格)"
    r"|未(?:来|成年|央|知)|没(?:收|落)"
)
_SHORT, _LONG = 2, 8  # characters of what is negated


def other_sort(text: str, ask: Ask, near: Sequence[Unit]) -> str:
    """Say which sort is not told of, where a number of it is asked for; `near` has the best sentence first."""
    if not near:
        return ""
    asking = next((clause for clause in _CLAUSES.split(text) if _DAY.search(clause) and _ASKS.search(clause)), "")
    if (day := _DAY.search(asking)) and ask.kind != "yesno" and not any(day.group() in unit.folded for unit in near):
        return f"资料是年度报告和文件，没有“{day.group()}”的情况。"
    if ask.kind != "number" or ask.several > 1 or _PARTS.search(text):
        return ""
    said = _BODIES.sub("", "".join(unit.heading + unit.sentence.text for unit in near))
    for asked, told in _CLASSES:
        limit = asked.search(text)
        if limit and not re.search(told.replace("{sign}", limit.group()[:1]), said):
            return f"资料中没有找到与“{limit.group()}”有关的所问内容。"
    return ""


def of_the_sort(query: Query, ask: Ask, evidence: Sequence[Evidence]) -> Sequence[Evidence]:
    """Return the evidence with a sentence first that tells of the sort that is asked for, where the foremost does not.

    在校生26180人 meets more words of 住校的学生有多少 than 寄宿生21730人 does.
    """
    plain = outside(query.text, (term.text for term in query.terms if term.role in ("school", "name")))
    if not evidence or not other_sort(plain, ask, [evidence[0].sentence]):
        return evidence
    best = evidence[0]
    for item in evidence[1:]:
        if item.score < CLOSE * best.score:
            break
        as_near = item.features["kind"] >= FITS and item.features["coverage"] >= best.features["coverage"]
        if as_near and not other_sort(plain, ask, [_bare(item.sentence)]):
            return [item.scored(best.score, item.features), *(other for other in evidence if other is not item)]
    return evidence


def _bare(unit: Unit) -> Unit:
    """Return the unit without its headings and schools: 高级职业中学 tells of no 高级职称."""
    return replace(unit, heading="", sentence=unit.sentence.model_copy(update={"text": unit.bare}))


def not_negated(text: str, ask: Ask, near: Sequence[Unit]) -> str:
    """Say that a number is told of what the question leaves out: 非专任教师 is asked for, 专任教师2155人 is told."""
    if ask.kind != "number" or not re.search(r"多少|几", text) or not near:
        return ""
    said = [_NO_NEGATION.sub("", f"{unit.heading}，{unit.sentence.text}").replace("“", "") for unit in near]
    for asked in _NOT.finditer(_NO_NEGATION.sub("，", text)):
        rest = asked["rest"].replace("“", "")
        parts = (rest[:length] for length in range(min(_LONG, len(rest)), _SHORT - 1, -1))
        part = next((part for part in parts if any(part in told for told in said)), "")
        negated = re.compile(rf"[非不未没无][^，,。；;：:]{{0,3}}{re.escape(part)}")
        if part and not any(negated.search(told) for told in said):
            return f"资料写的是“{part}”的情况，没有找到“{asked['sign']}{part}”的数。"
    return ""


def is_sort(text: str) -> bool:
    """Tell whether the text limits itself to a sort that is one of the classes above."""
    return any(asked.search(text) for asked, _ in _CLASSES)
