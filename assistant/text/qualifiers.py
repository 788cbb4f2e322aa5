"""Words around a number that say how exactly it is meant: 约, 近, 不低于, 以上, 左右.

In: a flattened text and an offset. Out: the qualifier and how far it reaches, or "" and the offset itself.
"""

import re

_BEFORE = re.compile(
    r"(?:不得?(?:低于|少于|高于|超过|多于|大于|小于)|(?:低于|少于|高于|多于|大于|小于)|超过|超出|突破|至少|至多|最多|最少|最高|最低"
    r"|大约|约计|(?<![节预公条违合签制相契要邀誓大])约|将近|接近|(?<![附最临靠接贴将])近|(?<![村英中入])超|逾|不足|不到|不满|未满"
    r"|(?<![圆充期届不未])满)[ ]{0,2}$"
)
_AFTER = re.compile(r"[ ]?(?:[及或]?以[上下]|以内|之内|左右|不等|之多)")
_AFTER_TIME = re.compile(r"[ ]?(?:内(?![部容涵地外设在])|多(?![年次个种名样元]))")
_LONGEST = 8


def qualifier_before(flat: str, at: int) -> tuple[str, int]:
    """Return the qualifier that ends right before the offset, and where it begins."""
    window = max(0, at - _LONGEST)
    match = _BEFORE.search(flat[window:at])
    return (match.group().rstrip(" "), window + match.start()) if match else ("", at)


def qualifier_after(flat: str, at: int, unit: str) -> tuple[str, int]:
    """Return the qualifier that begins at the offset, and where it ends."""
    match = _AFTER.match(flat, at)
    if match is None and unit in {"年", "个月", "月", "周", "天", "日", "小时", "分钟", "学期"}:
        match = _AFTER_TIME.match(flat, at)
    return (match.group().lstrip(" "), match.end()) if match else ("", at)
