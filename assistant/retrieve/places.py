"""Places as questions name them: a short gazetteer and the endings of place names.

In: a word. Out: whether it names a place. Wide areas (全省, 全国) count: a figure of the city is none of the province.
"""

import re

from assistant.text.provinces import PROVINCES

_PLACE_NAMES = (
    "台湾 香港 澳门 太原 大同 阳泉 长治 "
    "晋城 朔州 晋中 运城 忻州 临汾 吕梁 广州 深圳 杭州 南京 苏州 武汉 成都 西安 郑州 济南 青岛 石家庄 "
    "沈阳 大连 哈尔滨 长春 长沙 福州 厦门 南昌 合肥 昆明 贵阳 兰州 呼和浩特 南宁 全省 全国 我省 我国 全球 世界"
)
_COUNTRY_NAMES = (
    "泰国 日本 韩国 德国 法国 英国 美国 俄罗斯 马来西亚 新加坡 越南 老挝 缅甸 柬埔寨 印度尼西亚 印尼 印度 菲律宾 文莱 "
    "蒙古国 巴基斯坦 孟加拉国 尼泊尔 斯里兰卡 哈萨克斯坦 乌兹别克斯坦 澳大利亚 新西兰 加拿大 墨西哥 巴西 意大利 西班牙 "
    "葡萄牙 荷兰 瑞士 瑞典 挪威 芬兰 丹麦 奥地利 波兰 匈牙利 埃及 南非 肯尼亚 埃塞俄比亚 坦桑尼亚 尼日利亚"
)
_ABROAD = re.compile(
    rf"(?P<country>{'|'.join(sorted(_COUNTRY_NAMES.split(), key=len, reverse=True))})的?"
    r"(?P<sort>(?:职业|高职)?(?:大学|学院|学校|院校|高校))"
)
PLACE_NAMES = (*PROVINCES, *_PLACE_NAMES.split())
PLACES = frozenset(PLACE_NAMES)
_PLACE = re.compile(rf"(?:{'|'.join(sorted(PLACE_NAMES, key=len, reverse=True))})[省市]?")
_ENDINGS = "省市县区镇乡村州旗盟"
_GENERAL = "全市 我市 本市 城市 各市 全县 全区 农村 乡村 地区 社区 校区 园区 城区 县区 县市"
_NOT_PLACES = frozenset(_GENERAL.split())


def places_in(text: str) -> list[str]:
    """Return the provinces and cities of the gazetteer that the text names, in their order.

    The tagger splits some of them where a colloquial word follows (大同那边).
    """
    return [match.group() for match in _PLACE.finditer(text)]


def schools_abroad(text: str) -> list[tuple[str, str, str]]:
    """Return (泰国大学, 泰国, 大学) for each sort of foreign school that the text speaks of: it is no school's name."""
    return [(match.group(), match["country"], match["sort"]) for match in _ABROAD.finditer(text)]


def ways_to_say(country: str) -> tuple[str, ...]:
    """Return how else texts speak of dealings with a country: 中泰, 泰方, 泰语."""
    sign = country[0]
    return f"中{sign}", f"{sign}方", f"{sign}语", f"{sign}国"


def is_place(word: str, tag: str) -> bool:
    """Tell a place by its ending or from the gazetteer: the tagger alone takes verbs it does not know for places."""
    if word in PLACES:
        return True
    named = tag in ("ns", "nr", "nz") and len(word) > 1 and word[-1] in _ENDINGS
    return named and word not in _NOT_PLACES
