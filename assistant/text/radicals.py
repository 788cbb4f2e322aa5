"""Characters that a PDF tells as radicals: the code points for parts of characters in the place of whole ones.

In: any text. Out: the same with whole characters. Print drivers and browsers write 民 as ⺠ and 人 as ⼈: fonts draw
both with one glyph and keep one code for it; a reader sees no difference, a search finds nothing.
"""

import unicodedata

_KANGXI = range(0x2F00, 0x2FD6)
# CJK Radicals Supplement (Unicode 15.1, EquivalentUnifiedIdeograph.txt): those that are words of their own. NFKC knows
# the Kangxi radicals, and of these two.
_SUPPLEMENT = (
    "⺁厂⺄乙⺇几⺊卜⺌小⺎兀⺐尢⺒巳⺓幺⺜日⺝月⺟母⺠民⺧牛⺩王⺪疋⺬示⺮竹⺶羊⺻聿⺼肉⺽臼⻁虎⻄西⻅见⻆角⻉贝⻋车⻑長⻓长⻔门⻗雨⻘青⻙韦"
    "⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻳龟"
)
_OF_TODAY = {"⼾": "户"}  # NFKC gives 戶, which no mainland font draws like the radical
RADICALS = (
    dict(zip(_SUPPLEMENT[::2], _SUPPLEMENT[1::2], strict=True))
    | {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in _KANGXI}
    | _OF_TODAY
)
_TABLE = str.maketrans(RADICALS)


def whole_characters(text: str) -> str:
    """Return the text with radicals replaced by the characters that they stand for; its length stays."""
    return text.translate(_TABLE)
