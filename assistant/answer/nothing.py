"""A text that says in words that there is none of what is asked for: 国家级名师仍为空白, 尚无省级基地.

In: a question for an amount or a yes or no, the chunks of a document. Out: a `Judged` with the clause, None where none
says so of the very thing. Words without a number answer no other question for an amount, so nothing but these do.
"""

import re
from collections.abc import Iterable

from assistant.answer.premises import Judged
from assistant.answer.question import Ask
from assistant.prompts import NONE
from assistant.text import folded
from assistant.types import Chunk, Query

LEAST = 4  # characters of a thing's name: 教师 says too little
_STILL = r"(?:目前|至今|仍然?|尚|还|依然|一直|均|都)*"
_NONE = re.compile(
    rf"(?P<what>[^，,。；;：:]{{{LEAST},24}}?){_STILL}(?:为|是|属|处于|存在)?(?:空白|零(?=$|[，,。；;]))"
    rf"|(?:尚|仍|还|目前|至今)+(?:没有|无|未有)(?P<lacks>[^，,。；;：:]{{{LEAST},24}})"
)
_TOLD = re.compile("空白|零|没有|无|未有")  # none of the above without: a look for all of it takes thirty times longer
_AWARD = r"[特一二三]等奖|[金银铜][奖牌]"
_AWARDS = re.compile(
    rf"(?:多少|几|有没有|有无)[个项枚块人]*(?:的|拿|获|得)*({_AWARD})|({_AWARD})[^,，。?]{{0,6}}(?:多少|几[个项枚块]|谁|哪)"
)
_WITHOUT = re.compile(
    rf"(?:没有|未能?(?:获得?|取得)|尚无|无)(?:{_AWARD})|(?:{_AWARD})(?:仍|尚|还)?(?:未(?:能)?(?:实现)?突破|为零|空缺|没有)"
)
_LEVEL = re.compile(r"全国|国赛|国家级|省赛|省级|全省|市赛|市级|全市")
_LEVELS = "国省市"
_WHETHER = re.compile(r"有没有|有无|是否有|有[^,。?]{2,24}(?:吗|么|没有)[?。]*$")


def none_told(query: Query, ask: Ask, chunks: Iterable[Chunk]) -> Judged | None:
    """Return the clause that says that there is none of what the question asks how many there are, or whether any."""
    whether = ask.kind == "yesno" and _WHETHER.search(query.text) is not None
    if ask.kind != "number" and not whether:
        return None
    asked = folded(query.text)
    for chunk in chunks if ask.units != ("%",) else ():
        for sentence in chunk.sentences:
            for match in _NONE.finditer(sentence.text) if _TOLD.search(sentence.text) else ():
                what = match["what"] or match["lacks"]
                if folded(what) in asked and not re.search(rf"[\u4e00-\u9fff]的{re.escape(folded(what))}", asked):
                    return Judged((NONE if whether else "") + match.group(), chunk, sentence)
    return None


def no_award(query: Query, ask: Ask, chunks: Iterable[Chunk]) -> Judged | None:
    """Return what says that no such award was won, of the level of contest that the question names: 没有一等奖.

    A table counts the awards that there are, so that its nearest column is another one's.
    """
    asked, level = _AWARDS.search(query.text), _LEVEL.search(query.text)
    if asked is None or level is None or ask.kind not in ("number", "yesno", "who", "which", "list"):
        return None
    award = next(group for group in asked.groups() if group)
    for chunk in chunks:
        for sentence in chunk.sentences:
            for match in _WITHOUT.finditer(sentence.text) if award in sentence.text else ():
                told = list(_LEVEL.finditer(sentence.text, 0, match.start()))
                if award in match.group() and told and _same(told[-1].group(), level.group()):
                    return Judged(sentence.text[told[-1].start() : match.end()], chunk, sentence)
    return None


def _same(told: str, asked: str) -> bool:
    """Tell whether two words are of one level: 全国, 国赛."""
    return any(sign in told and sign in asked for sign in _LEVELS)
