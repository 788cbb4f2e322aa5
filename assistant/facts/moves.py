"""The verbs with which Chinese says that an amount has grown or shrunk: 增加, 攀升, 缩减, 回落.

In: nothing. Out: alternatives for regular expressions, longest first. The ledger reads them in the text, the readers
of its questions in a question. A text's verb must stand right before its number (压减25家), so a verb that as often
takes an object of its own (改善12所, 拓展3家) is for questions only.
"""

RISES = (
    "增加|增长|增多|增高|增大|增配|扩大|扩充|扩增|提升|提高|抬升|跃升|攀升|回升|上升|升高|上涨|上扬|上调|调增|走高"
    "|高出|多出|超出|延长|拉长"
)
FALLS = (
    "减少|减低|下降|下滑|下跌|下调|降低|回落|滑落|走低|缩短|缩小|缩减|缩水|压缩|压减|压降|削减|裁减|核减|调减|锐减"
    "|收窄|萎缩"
)
RISE_MARKS = "多高增升长涨"
FALL_MARKS = "少低减降跌"
"""One character says it too, where it is plain that something is compared: 较上年多9名, 少了几个."""

MOVES = rf"(?:净?(?:{RISES}|{FALLS}))"
ASKED_MOVE = (
    rf"(?:净?(?:{RISES}|{FALLS}|[增减降涨跌升])|(?<![至最缺减多])(?:多|少)(?=了|出|[多几]|掉)|(?<![最])[高低](?=了|出))"
)
"""A move in a question: 少了几人, 涨了多少, 高出几个百分点; no 多少, 至少."""


def is_fall(verb: str) -> bool:
    """Tell whether a verb of this list says that something has become less."""
    bare = verb.removeprefix("净")
    return bare in FALLS.split("|") or bare in tuple(FALL_MARKS)
