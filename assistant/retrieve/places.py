"""Places as questions name them: a short gazetteer and the endings of place names.

In: a word. Out: whether it names a place. Wide areas (全省, 全国) count: a figure of the city is none of the province.
"""

import re

_PLACE_NAMES = (
    "北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 "
    "海南 四川 贵州 云南 陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门 太原 大同 阳泉 长治 "
    "晋城 朔州 晋中 运城 忻州 临汾 吕梁 广州 深圳 杭州 南京 苏州 武汉 成都 西安 郑州 济南 青岛 石家庄 "
    "沈阳 大连 哈尔滨 长春 长沙 福州 厦门 南昌 合肥 昆明 贵阳 兰州 呼和浩特 南宁 全省 全国 我省 我国 全球 世界"
)
PLACE_NAMES = tuple(_PLACE_NAMES.split())
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


def is_place(word: str, tag: str) -> bool:
    """Tell a place by its ending or from the gazetteer: the tagger alone takes verbs it does not know for places."""
    if word in PLACES:
        return True
    named = tag in ("ns", "nr", "nz") and len(word) > 1 and word[-1] in _ENDINGS
    return named and word not in _NOT_PLACES
