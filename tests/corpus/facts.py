"""What a text states that must survive rewording: measures, titles, quoted terms, and names.

In: the text of one section. Out: counted or collected facts, in a spelling that both versions share (half-width digits
and brackets, no white space but between numbers, 〈〉 as 《》). Names are derived by rules; what the rules get wrong on
the original is listed with its reason in `comparison.py`.
"""

import re
import unicodedata
from collections import Counter

import rjieba

UNIT = (
    "(?:万|亿)?(?:余|多|家)?(?:人次|人|所|个|项|名|门|本|次|期|家|间|芯|场次|场|课时|元|%|年|月|日|届|号|周年|组|件|户|倍|轮|级|"
    "市|份|台套|口|小时|类|班|学年|度|带|G)?"
)
MEASURE = re.compile(rf"(?<![\d.])\d+(?:\.\d+)?{UNIT}")
COUNT = re.compile(
    "(?<![之唯统第])[一二两三四五六七八九十百]+(?:年制|大|项|轮|届|期|个|门|位一体|级|批|名|条|方面|市|县|所|科|学期|维|种|类|元|本|步走|中)"
)
POINTER = re.compile(r"[(（]?见?[图表]\d-\d{1,2}[)）]?")  # a caption's number, or the edition's pointer to it

PLACE = (
    "(?:山西|吕梁|离石|孝义|汾阳|交城|交口|中阳|柳林|临县|方山|石楼|岚县|文水|太原|晋中|晋城|长治|运城|潞安|襄垣|"
    "江苏|泰国|曼谷|瓦拉亚隆宫|马来西亚|中德|苏州|陕西|市直|市卫校|市特殊|县退役|县文联|县教体局)"
)
OWN_NAME = (
    "(?:徐特立|刘胡兰|华国锋|于成龙|崔春梅|北师大|润庆翔|丰源|金地|伍号|晋绥|红军|居义|岳村|清河|杏花村|远海|百得利|通力|"
    "华鑫|鑫源|正达|府南|宁兴|钢源|庞家会|孟家塔)"
)
SCHOOL = (
    "(?:职业教育中心|职教中心|职教中学|中学校|技术学校|教育学校|会计学校|卫生学校|中学(?!习)|专科学校|学院|大学(?!习)|小学|学校|"
    "职校|职高|职中|艺校|体校|卫校|[二三]中(?!全))"
)
FIRM = (
    "(?:有限责任公司|有限公司|集团|联盟|协会|商会|出版社|纪念馆|档案馆|博物馆|陵园|文化园|医院|酒店|汽修|电气|机械|科技|钢铁|"
    "联谊会|卫健委|事务局|保障局|教育局|教育厅|社区|产业学院|联合体|共同体|工友会|工作室)"
)
# Words that a name does not hold: they end the search for a suffix.
OUTSIDE = (
    "与|和|在|的|各|所|赴|联合|依托|积极|成立|打造|充分|要求|推动|持续|参加|改善|颁发|师生|组织|访谈|访问|现场|活动|全市|校企|"
    "为|将|以|把|请"
)
NAME = re.compile(rf"(?:{PLACE}|{OWN_NAME})(?:(?!{OUTSIDE})[\u4e00-\u9fff（）])" + "{0,14}?" + f"(?:{SCHOOL}|{FIRM})+")
# Names that the rule cannot see: without a place or proper name in front, without a suffix, or with 和 inside.
UNRULED = (
    "京东方", "吕梁市人力资源和社会保障局", "交城经济开发区", "红十字会", "党史办", "县文联", "艺校", "市体校",
    "襄垣县职校", "徐特立红色教育基地", "产教对接谱系云平台", "吕梁山职教协作体", "泰方学院", "企业技术部",
)  # fmt: skip
LATIN = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+)+")
TITLED = re.compile(r"(?:副局长|副总理)([\u4e00-\u9fff]{3})|([\u4e00-\u9fff]{3})(?:高级)?(?:讲师|老师)")


def spelt(text: str) -> str:
    """Give the text in the shared spelling, to look names up in."""
    return _plain(text).replace(" ", "")


def measures(text: str) -> Counter[str]:
    """Count numbers in digits, each with the unit that follows it."""
    return Counter(MEASURE.findall(POINTER.sub("", _plain(text))))


def counts(text: str) -> Counter[str]:
    """Count numbers in Chinese numerals, each with its unit."""
    return Counter(COUNT.findall(_plain(text)))


def titles(text: str) -> Counter[str]:
    """Count what stands in 《》 or 〈〉."""
    return Counter(re.findall("《([^《》]+)》", _plain(text).replace("〈", "《").replace("〉", "》")))


def quoted(text: str) -> Counter[str]:
    """Count what stands in “”."""
    return Counter(re.findall("“([^“”]+)”", re.sub(r'"([^"]*)"', r"“\1”", _plain(text))))


def organisations(text: str) -> Counter[str]:
    """Count schools, firms and offices: a place or proper name, up to the longest suffix such as 学校 or 公司."""
    ruled = [name for line in text.splitlines() for name in NAME.findall(_plain(line))]
    return Counter([*ruled, *(name for name in UNRULED if name in _plain(text))])


def people(text: str) -> Counter[str]:
    """Count persons: what the segmenter tags as a name, Latin names, and three characters beside a title."""
    tagged = [word for word, tag in rjieba.tag(text) if tag.startswith("nr") and len(word) > 1]
    titled = [a or b for a, b in TITLED.findall(_plain(text))]
    return Counter([*tagged, *titled, *LATIN.findall(text)])


def _plain(text: str) -> str:
    single = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text))
    return re.sub(r"(?<!\d) | (?!\d)", "", single)
