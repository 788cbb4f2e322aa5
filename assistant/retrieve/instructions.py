"""Keep questions apart from instructions to the system that are written into them.

In: a normalised question. Out: the question without sentences that tell the system how to behave or hand it a
"document". Nothing obeys them anyway (answers come from the corpus); left in, they would be searched for.
"""

import re

_SENTENCE = re.compile(r"[^。!?！？;；\n]*[。!?！？;；\n]?")
_ORDER = re.compile(
    r"忽略|无视|忘记|忘掉|不要(?:引用|检索|查|管)|假装|假设你|扮演|你现在是|从现在起|系统提示|开发者模式|输出你的"
    r"|(?:只|仅|直接)(?:回答|输出|回复|说)[“\"：:]|ignore|disregard|system prompt|pretend"
)
_HANDED = re.compile(
    r"(?:以下|如下|下面|这)是?[^，。:“]{0,12}(?:文件|资料|数据|内容|通知)[^“]{0,6}[:：]?[“\"][^”\"]*[”\"]"
)


def without_instructions(text: str) -> str:
    """Return the text without such sentences; unchanged when nothing else would be left."""
    plain = _HANDED.sub("", text)
    kept = [part for part in _SENTENCE.findall(plain) if part and not _ORDER.search(part)]
    rest = "".join(kept).strip("，,：: ")
    return rest if len(rest) >= 4 else text
