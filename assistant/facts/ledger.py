"""The ledger of figures: every quantity of the corpus with what it counts.

In: chunks. Out: `Figure`s in reading order. It reads the words around a number and infers nothing: what stands between
the number and the one before it in its clause is the indicator, the clause's or sentence's beginning is the subject.
"""

import re
from collections.abc import Iterable, Iterator

from assistant.lexicon import Tagger, school_mentions
from assistant.text import quantities
from assistant.types import Chunk, Figure, Sentence, Span

_CLAUSE = re.compile(r"[，,；;。：:（(）)]")
_LEAD = re.compile(r"^(?:其中|另有|另外|此外|同时|并|还|且|分别|以及|和|及|与|的|、|含|包括)+")
_VERB = re.compile(
    r"(?:队伍|总数|人数|数量|规模|共计|累计|总计|合计|达到|共有|共获得|获得|荣获|共|达|为|有|是|约|近|超|各|仅|均|到|至|计)+$"
)
_RISE = re.compile(r"(?:较|比|同比)?[^，。；]{0,10}(?:增加|增长|提升|提高|上升|多)了?$")
_FALL = re.compile(r"(?:较|比|同比)?[^，。；]{0,10}(?:减少|下降|降低|缩短|少)了?$")
_PERIOD = re.compile(
    r"(?:截至|截止)?(?:19|20)\d{2}(?:[—\-~至](?:19|20)\d{2})?(?:学年|年度|年)(?:\d{1,2}月)?(?:\d{1,2}日|底)?"
)


def figures_of(chunk: Chunk, tagger: Tagger) -> Iterator[Figure]:
    """Yield the figures of one chunk. Numbers that only name something (dates, ordinals, codes) are no figures."""
    before = chunk.heading
    for sentence in chunk.sentences:
        yield from _figures_of(sentence, chunk, before, tagger)
        before = f"{before}\n{sentence.text}"


def ledger(chunks: Iterable[Chunk], tagger: Tagger) -> list[Figure]:
    """Return the figures of all chunks in reading order."""
    return [figure for chunk in chunks for figure in figures_of(chunk, tagger)]


def _figures_of(sentence: Sentence, chunk: Chunk, before: str, tagger: Tagger) -> Iterator[Figure]:
    text = sentence.text
    verbatim = chunk.text[sentence.start - chunk.start : sentence.end - chunk.start] == text
    subject = _subject(text, before, tagger)
    last_end, last_indicator = 0, ""
    for quantity in quantities(text):
        if quantity.role != "measure":
            continue
        local = text[last_end : quantity.start]
        change = _change(text[: quantity.start])
        named = _indicator(local) or _indicator(_clauses_before(text, quantity.start))
        indicator = (last_indicator or named) if change else (named or last_indicator)
        offset = sentence.start if verbatim else -1
        yield Figure(
            indicator=indicator,
            subject=subject,
            text=quantity.text,
            value=quantity.value,
            unit=quantity.unit,
            qualifier=quantity.qualifier,
            period=_period(text[: quantity.start], before),
            change=change,
            document_id=chunk.document_id,
            chunk_id=chunk.id,
            section_number=chunk.number,
            start=offset + quantity.start if verbatim else sentence.start,
            end=offset + quantity.end if verbatim else sentence.end,
            sentence=Span(start=sentence.start, end=sentence.end),
        )
        last_end = quantity.end
        last_indicator = indicator or last_indicator


def _indicator(local: str) -> str:
    """Return the noun phrase right before a number: the last clause, without connectives and verbs."""
    clause = _CLAUSE.split(local)[-1]
    clause = _LEAD.sub("", clause.strip())
    return _VERB.sub("", clause).strip("，,、：: ")


def _clauses_before(text: str, end: int) -> str:
    parts = [part for part in _CLAUSE.split(text[:end]) if part.strip()]
    return parts[-2] if len(parts) > 1 else (parts[-1] if parts else "")


def _change(before: str) -> str:
    if _FALL.search(before):
        return "减少"
    return "增加" if _RISE.search(before) else ""


def _period(before: str, context: str) -> str:
    found = _PERIOD.findall(before) or _PERIOD.findall(context)
    return found[-1] if found else ""


def _subject(text: str, before: str, tagger: Tagger) -> str:
    """Return the school a sentence is about, else 全市 where it says so, else what came before."""
    for source in (text, before):
        schools = [mention.text for mention in school_mentions(source, tagger) if mention.stem]
        if schools:
            return schools[0] if source is text else schools[-1]
        if "全市" in source:
            return "全市"
    return ""
