"""A question that names a document: look up in it what can be looked up, or say what the corpus holds of it.

In: the question, what it asks for, the holdings, the chunks. Out: a `Consulted`: passages that answer outright (an
article, who issued it, from when it is in force, how many articles it has), or the sentence of a refusal (an article
that is not held, wording that was superseded, a document of which only the title is held), or which passages may be
read for an answer. It reads no sentence for its meaning; that is for the evidence.
"""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from assistant.answer.articles import article_passages, commencement, counted, stated
from assistant.answer.enactment import enacted
from assistant.answer.holdings import Holdings, Named, Work, holding
from assistant.answer.question import Ask, read_ask
from assistant.prompts import SUPERSEDED_NOTE
from assistant.text import folded
from assistant.types import Chunk, Passage, Query

NAME = " "  # stands for the name of a document in the rest of a question
COUNTED = "标准"  # the name of a document that is also the name of what it lists
_OLD = re.compile(
    r"旧(?!称)|老(?!师)|(?:已|被)?(?:作废|废止|失效|取代)|原来的?|以前的?|过去的?|修订前|修改前|早先|上一版"
)
_VALID = re.compile(
    r"(?:还|仍|继续|能不能|能否|可否|是否|是不是|可不可以).*(?:按|用|引|依|有效|执行|作数|算数)|现行|有效(?:吗|么)|失效|施行|生效|被[^,，]*取代|替代"
    r"|(?:还|仍)(?:能|可以|在|是)?(?:用|有效|引用|执行)"
)
_FROM = re.compile(
    r"(?:施行|生效|实施|执行)(?:的)?(?:日期|时间)|(?:什么时候|何时|哪(?:一)?[年天日]|几[月号]|多会儿|从哪|自哪).{0,6}(?:施行|生效|实施|执行|起用)"
    r"|(?:施行|生效|实施|执行).{0,4}(?:什么时候|何时|哪(?:一)?[年天日]|几[月号])"
)
_SIZE = re.compile(r"^[^,，。]{0,3} [^,，。]{0,6}(?:几|多少)(?:个)?(?:章|条|部分|节)(?:几条|多少条)?[?。]*$")
_PART = re.compile(r"第[一二三四五六七八九十\d]+(?:章|节|部分)")
_COUNT = re.compile(r"(?:几|多少)(?:个)?(?:章|条(?!件|例|线)|部分|节)(?!讲|写|说|规定|提|里|对|关)")
_ISSUE = r"(?:发布|印发|下发|颁布|公布|出台|制定|制订|颁发|发(?:文|出|的)?|出的?|定的?|印)"
_AND_WHEN = r"(?:[、，,和及]?(?:是|在)?(?:什么时候|何时|哪一?[年天日]))?"  # 谁、什么时候发布的
_FIELDS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (re.compile(r"文号|几号文|发文字号|编号"), ("文号", "发布")),
    (
        re.compile(
            rf"(?:谁|(?:哪|什么)[些几一两三四五六七八]?(?:个|家)?(?:部门|单位|机关|机构|厅局?|部委)|哪[几一两三四五六七八](?:个|家)){_AND_WHEN}.{{0,4}}{_ISSUE}|发文(?:机关|单位|部门)|(?:制定|发布|印发)(?:机关|单位|部门)"
        ),
        ("发文机关", "制定机关"),
    ),
    (
        re.compile(rf"(?:什么时候|何时|哪(?:一)?[年天日月]|几[年月号]|多会儿).{{0,4}}{_ISSUE}(?!送)"),
        ("日期", "公布", "发布", "年份", "通过", "修订", "修正"),
    ),
    (re.compile(r"网址|网站|链接|哪(?:里|儿)(?:能|可以)?(?:找|看|查|下载)"), ("官方网址",)),
)
_LOCAL = re.compile(
    r"全市|我市|本市|市里|市教育局|我们|咱|报告|年报里|落实|贯彻|对照|(?:依据|按照|根据)的|学校(?:都|是怎么|怎么)?执行|吕梁"
)
_BY = re.compile(r"(?:按照?|根据|依据|遵照|依照)$")
_LAW = re.compile(
    r"(?<!合|违|守)法律(?!援助|顾问|知识|意识|教育|讲座|事务|服务|责任书|专业|素养)(?:上|里|中|依据|怎么|有|规定|条文|层面)?|法定|法规|哪(?:一)?部法"
)
_WHICH = re.compile(r"(?:有)?(?:哪(?:一)?|第几|哪几)条(?:法律|规定)?|(?:的)?(?:法律)?依据(?:是|在)?[呢?]?")
_UNKNOWN = re.compile(
    r"(?P<title>(?:《[^《》]+》|[\u4e00-\u9fff]{2,20}(?:法|条例|规定|办法|意见|纲要|决定|细则|准则|章程)))[的里中]?第?[\d一二三四五六七八九十百零〇]+条"
)
_SORT = re.compile(r"(?P<sort>办法|条例|规定|细则|章程|准则|法)》?[的里中]?第?[\d一二三四五六七八九十百零〇]+条")
_FRAME = re.compile(
    r"(?:在|从)?(?:法律|法规|条文|文件)(?:上|里|中|层面|规定)?|法定|(?:有)?(?:什么)?(?:说法|依据)|规定(?:了|的)?"
    r"|(?:写|讲)(?:了|到)"
)


@dataclass(frozen=True)
class Consulted:
    """`direct` answers outright; `refusal` says why there is no answer.

    `documents` are the ids of what the question names; `keep` tells which other passages may be read; `spoken` is the
    question without the names, "" when none was taken out; `note` is fixed wording to go after the first line.
    """

    query: Query
    ask: Ask
    direct: tuple[Passage, ...] = ()
    refusal: str = ""
    documents: tuple[str, ...] = ()
    keep: Callable[[Chunk], bool] | None = None
    spoken: str = ""
    note: str = ""


def consult(query: Query, ask: Ask, holdings: Holdings, chunks: Collection[Chunk]) -> Consulted:
    """Look up what the question names; a question that names no document is left as it is."""
    names = holdings.named(query.text)
    named = next((name for name in names if name.works), None)
    if ask.kind == "article":
        return _article(query, ask, holdings, named, chunks)
    if named is None:
        return _laws(query, ask, holdings) if _LAW.search(query.text) else Consulted(query, ask)
    rest = f"{query.text[: named.start]}{NAME}{query.text[named.end :]}"
    work, superseded = version(query.text, named)
    if superseded is not None:
        if _VALID.search(rest) and (found := commencement(work, chunks)):
            return Consulted(query, ask, tuple(found), note=SUPERSEDED_NOTE)
        return Consulted(query, ask, refusal=_superseded(superseded, work))
    if work.document is None:
        return Consulted(query, ask, refusal=_title_only(query, work, rest, named))
    if found := _lookup(work, rest, chunks):
        return Consulted(query, ask, tuple(found))
    if _is_local(query, rest, named):
        return Consulted(query, ask)
    if _SIZE.search(rest) and not _PART.search(rest):
        return Consulted(query, ask, refusal=holding(work))
    works = [work, *(w for name in names for w in name.works[:1] if w.document)]
    return _within(query, ask, works, [name for name in names if name.works])


def version(text: str, named: Named) -> tuple[Work, Work | None]:
    """Return the version in force, and the superseded one if that is what the question names."""
    current = next((work for work in named.works if not work.profile.superseded_by), named.works[0])
    around = text[max(0, named.start - 14) : named.end + 14]
    for work in named.works:
        year = work.profile.issued[:4]
        said = year and re.search(rf"(?<!\d)(?:{year}|{year[2:]})年?", text)
        if work.profile.superseded_by and (said or _OLD.search(around)):
            return current, work
    return current, None


def _article(query: Query, ask: Ask, holdings: Holdings, named: Named | None, chunks: Collection[Chunk]) -> Consulted:
    unknown = _UNKNOWN.search(query.text)
    title = _unheld(unknown["title"]) if unknown else ""
    sort = _SORT.search(query.text)  # 办法第20条
    if named is None and (only := holdings.only(title or (sort["sort"] if sort else ""))):
        named = Named((only,), title, 0, 0)
    if named is None:
        if title:
            return Consulted(query, ask, refusal=f"资料没有收录《{title}》，无法查证它的{ask.article}。")
        found = article_passages(
            query, ask, [w for w in holdings.works if w.document and w.profile.kind == "law"], chunks
        )
        return Consulted(query, ask, tuple(found))
    work, superseded = version(query.text, named)
    if superseded is not None:
        return Consulted(query, ask, refusal=_superseded(superseded, work))
    found = article_passages(query, ask, [work], chunks)
    return Consulted(query, ask, tuple(found), refusal="" if found else holding(work, ask.article))


def _unheld(said: str) -> str:
    """Return the title that stands before 第N条, without words that lead up to it; "" when it names nothing."""
    title = re.sub(r"^.*?(?:请问|根据|按照|依照|依据|按|查一?下|看看|想?问|[,，、。])", "", said).strip("《》")
    return title if title not in ("该法", "本法", "这部法", "该办法", "本办法", "该规定", "本规定", "法", "") else ""


def _superseded(old: Work, current: Work) -> str:
    return (
        f"{old.title}已被{current.title}取代，不再有效。资料不收已失效的条文，不能据以回答；"
        f"请改问现行的{current.title}。"
    )


def _title_only(query: Query, work: Work, rest: str, named: Named) -> str:
    asks_about = any(pattern.search(rest) for pattern, _ in _FIELDS) or re.search(
        r"全称|全名|叫什么|是什么文件|有没有提|提到", rest
    )
    return "" if asks_about or _is_local(query, rest, named) else holding(work)


def _is_local(query: Query, rest: str, named: Named) -> bool:
    """Tell whether the question is about what somebody here did with the document, not about its wording."""
    if _BY.search(query.text[: named.start]) or _LOCAL.search(rest):
        return True
    return any(term.role in ("school", "place") and term.text in rest for term in query.terms)


def _lookup(work: Work, rest: str, chunks: Collection[Chunk]) -> list[Passage]:
    """Return the sentences of the document about itself that the question asks for, one for each thing asked."""
    if _COUNT.search(rest) and not _PART.search(rest):
        return counted(work, chunks)
    if found := enacted(work, rest, chunks):
        return found
    told = [
        stated(work, labels, chunks)[: 2 if labels[:1] == ("日期",) else 1]
        for pattern, labels in _FIELDS
        if pattern.search(rest)
    ]
    if _FROM.search(rest):
        if not told:
            return commencement(work, chunks)
        told.append(commencement(work, chunks) or stated(work, ("施行",), chunks)[:1])
    return [passage for found in told for passage in found]


def _laws(query: Query, ask: Ask, holdings: Holdings) -> Consulted:
    """Keep to the laws when the question asks what the law says without naming one."""
    works = [work for work in holdings.works if work.document and work.profile.kind == "law"]
    if not works or _is_local(query, query.text, Named((), "", 0, 0)):
        return Consulted(query, ask)
    return _within(query, ask, works, [])


def _within(query: Query, ask: Ask, works: Sequence[Work], names: Sequence[Named]) -> Consulted:
    """Keep to the documents and what names them, and take their names out of what an answer must speak of."""
    ids = tuple(dict.fromkeys(work.document.id for work in works if work.document))
    said = {folded(form) for work in works for form in (work.core, work.profile.number) if form} if names else set()
    spoken = query.text
    for name in reversed(names):
        thing = COUNTED if name.text.endswith(COUNTED) else NAME
        spoken = f"{spoken[: name.start]}{thing}{spoken[name.end :]}"
    spoken = _WHICH.sub(" ", spoken)

    laws = {work.document.id for work in works if work.document and work.profile.kind == "law"}

    def keep(chunk: Chunk) -> bool:
        if chunk.document_id in laws:
            return bool(chunk.number)  # not the lines about the law before its first article
        return chunk.document_id in ids or any(form in folded(chunk.text) for form in said)

    reread = read_ask(spoken.strip(" ,，、")) if _WHICH.search(query.text) else ask
    return Consulted(query, reread, documents=ids, keep=keep, spoken=_FRAME.sub(" ", spoken))
