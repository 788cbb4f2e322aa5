"""The maintained list of measure words and units, and which readings of a number they allow.

In: a flattened text and an offset. Out: the longest unit that stands there, its normalised spelling and its length.
To teach a unit, add it to the group whose rule fits; to stop a misreading, add the word to `lookalikes.py`.
"""

from dataclasses import dataclass

from assistant.text.lookalikes import LOOKALIKES


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Measure words that follow Arabic and Chinese numerals alike.
_COUNTERS = _words(
    """
    人 名 位 所 个 项 门 家 次 场 期 节 本 套 台 口 间 条 章 款 部 届 轮 轨 级 类 种 座 批 支 件 篇 份 册 户 岁 周岁
    组 队 班 层 栋 幢 片 块 张 幅 首 只 头 辆 架 处 段 步 遍 笔 单 宗 起 例 代 道 员 对 课 科 颗 枚 棵 株 大
    方面 部分 部门 阶段 环节 层次 维度 类型 领域 系列 模块 学科
    人次 场次 台次 架次 车次 班次 户次 届次 批次 件次 课次 频次 家次 台套
    工作日 个工作日 个县 个市 个省 个村
    学期 学年 周年 年级 年代 季度 世纪
"""
)
# Units of amounts: they may follow a fraction (1.5小时), and 一 before them is a figure, never an article.
_AMOUNTS = _words(
    """
    元 美元 欧元 港元 日元 块钱 人民币元 元人民币 % ‰ 个百分点 百分点 倍 番 课时 学时 学分
    小时 个小时 个钟头 钟头 分钟 秒 秒钟 平方米 平米 ㎡ 平方公里 平方千米 立方米 公里 千米 米 厘米 毫米 公顷 亩
    英里 英尺 英寸 英亩 平方英里 海里 磅 英镑 公吨 总吨 分贝 赫兹 千伏 千卡
    吨 公斤 千克 克 斤 升 毫升 千瓦 千瓦时 伏 兆 兆瓦 摄氏度 ℃
"""
)
_TIMES = _words("年 个月 月 周 星期 礼拜 天 日")
# Units only behind Arabic digits: behind Chinese numerals these are ordinary words (一分为二, 三校合一).
_BEHIND_DIGITS = _words("分 点 号 县 市 区 校 省 国 镇 乡 村 字 芯 页 度 席 床 股 版 线 院 词 题 时 路")
_LATIN = _words(
    """
    kg g t km cm mm m m2 m² km2 km² m3 m³ kW kw kWh KW MW h min s ms GB MB TB KB GHz Hz kHz Mbps Gbps V kV W G M K T
"""
)

# Every unit's normalised spelling, where it has another one.
_SPELLINGS = {
    **dict.fromkeys(["平米", "㎡", "m2", "m²"], "平方米"),
    **dict.fromkeys(["平方千米", "km2", "km²"], "平方公里"),
    **dict.fromkeys(["m3", "m³"], "立方米"),
    **dict.fromkeys(["千米", "km"], "公里"),
    **dict.fromkeys(["千克", "kg"], "公斤"),
    **dict.fromkeys(["h", "个小时", "个钟头", "钟头"], "小时"),
    **dict.fromkeys(["kw", "kW", "KW"], "千瓦"),
    **dict.fromkeys(["块钱", "人民币元", "元人民币"], "元"),
    **dict.fromkeys(["星期", "礼拜"], "周"),
    "个工作日": "工作日", "个县": "县", "个市": "市", "个省": "省", "个村": "村",
    "m": "米", "cm": "厘米", "mm": "毫米", "g": "克", "t": "吨", "min": "分钟", "s": "秒", "秒钟": "秒",
    "kWh": "千瓦时", "MW": "兆瓦", "℃": "摄氏度", "个百分点": "百分点",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as it stands in a text: normalised name, number of characters, whether fractions of it make sense."""

    name: str
    length: int
    continuous: bool


_CONTINUOUS = _AMOUNTS | _TIMES | _LATIN
_EITHER = _COUNTERS | _AMOUNTS | _TIMES
_ALL = _EITHER | _BEHIND_DIGITS | _LATIN
_LONGEST = max(map(len, _ALL))
_SMALL_AS_NAME = frozenset("GMKT")  # 5G, 4K name a generation or format; 1500G is an amount

ARTICLE_UNITS = frozenset(_SPELLINGS.get(unit, unit) for unit in _COUNTERS | _TIMES)
"""Units before which 一 is mostly an indefinite article: 一个平台, 一支队伍, 一年来."""

FIGURATIVE_UNITS = _words("步 方面 部分 道 起 块 代 员 层 片 段 处 头 对 只 系列 阶段 环节 领域 课 例 单")
"""Units that with 一 are figures of speech wherever they stand: 一步, 一方面, 一道."""


def unit_at(flat: str, at: int, *, behind_digits: bool) -> Unit | None:
    """Return the longest unit that begins at the offset, or None; words that merely begin like one are passed over."""
    known = _ALL if behind_digits else _EITHER
    for length in range(min(_LONGEST, len(flat) - at), 0, -1):
        name = flat[at : at + length]
        if name not in known or flat.startswith(LOOKALIKES.get(name, ()), at):
            continue
        if name[-1].isascii() and name[-1].isalnum() and _is_word(flat[at + length : at + length + 1]):
            continue
        return Unit(_SPELLINGS.get(name, name), length, name in _CONTINUOUS)
    return None


def known_units() -> frozenset[str]:
    """Return all units as they may be written."""
    return _ALL


def names_a_size(unit: str, digits: str) -> bool:
    """Whether number and unit together are a name: 5G, 4K; never for fractions or from 10 on."""
    return unit in _SMALL_AS_NAME and len(digits) == 1


def _is_word(char: str) -> bool:
    return char.isascii() and (char.isalnum() or char == "_")
