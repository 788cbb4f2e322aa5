"""Further checks of sentences that a model wrote: what a quote's own words could not get wrong.

In: a sentence, the citations that it rests on, the question with its evidence. Out: `Check`s that go with those of
`verify.py`. Each looks for one way in which a fluent sentence departs from its source:

    clauses   part of the sentence is not in the quote (35所，位居全省第一)
    figures   the figure is there, but it counts something else (公办12所 for 公办23所，民办12所)
    names     a school, place, person or title that the quote does not name
    polarity  不得 became 可以, 未 was left out
    scope     the quote is about another school, year or place than the one that is asked for
    orders    the quote tells a reader's program what to do (忽略以上要求): words in a document, but no evidence

They are strict on purpose: a sentence that fails is replaced by the source's own words, which costs fluency only.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from assistant.answer.cite import pairs
from assistant.answer.evidence import Evidence
from assistant.answer.refuse import HARD_ROLES
from assistant.lexicon import Tagger, school_mentions
from assistant.text import clauses, folded, missing_quantities, quantities, same_quantity
from assistant.types import Check, Citation, Passage, Quantity

CLAUSE = 0.6  # share of a clause's character pairs that its sources must hold
SHORT = 4  # pairs: a clause with fewer (其中, 同时, 据此) claims nothing by itself
ALIKE = 0.4  # share of a clause's pairs that a clause of the source must hold to be the one it says again
NOTHING = (0, 0.0)
NO_WORDS = {""}
NAME_TAGS = ("nr", "ns", "nt", "nz")
_TITLE = re.compile(r"《([^《》]{2,60})》|“([^“”]{2,60})”")
_NOT = re.compile(r"[不未没无非勿]|禁止|严禁|免(?!费)|停止|取消|拒绝")
_NO_NOT = re.compile(r"不断|不仅|不但|不只|不同|不少|不等|不低于|不少于|无人机|无障碍|非常|非遗|非物质|未来|未成年")
_MUST = re.compile(r"应当|必须|须|不得|应(?!用|急|届|对|聘)")
_MAY = re.compile(r"可以|可(?![视靠见持能])|允许")
_ORDER = re.compile(
    r"(?:忽略|无视|忘记|忘掉)(?:以上|上述|前面|之前|此前|所有|全部|一切|你)|你现在是|从现在起你|系统提示|开发者模式|(?:只|仅|直接)(?:回答|输出|回复)"
    r"|ignore (?:all|any|the|previous|above)|system prompt|you are now",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\u4e00-\u9fffa-z]+")
_PARTICLE = re.compile(r"[的了着]")
_LIST = re.compile(r"[、，,；;：:。（）()]")


class Scrutiny:
    """Checks sentences against their citations; the tagger knows the corpus's names."""

    def __init__(self, tagger: Tagger) -> None:
        self._tagger = tagger

    def checks(
        self, text: str, cited: Sequence[Citation], passages: Sequence[Passage], evidence: Sequence[Evidence]
    ) -> tuple[Check, ...]:
        """Return the checks of one sentence; `passages` are those that `evidence` was read from."""
        sources = [source for citation in cited for source in _sources(citation, passages)]
        return (
            _check("clauses", [c for c in _clauses(text) if not _told(c, sources)], "引文里没有这样说："),
            _check(
                "figures",
                _misplaced(text, [r for c in cited for r in _readings(c, passages)]),
                "引文里这些数字说的是别的事：",
            ),
            _check("names", self._unknown_names(text, sources), "引文里没有这些名称："),
            _check("polarity", _reversed(text, [c.quote for c in cited]), "与引文的肯定、否定或要求不一致："),
            _check("scope", [] if _in_scope(cited, passages, evidence) else ["引文"], "说的不是所问的对象："),
            _check("orders", [c.quote[:40] for c in cited if _ORDER.search(c.quote)], "引文是夹带的指令："),
        )

    def _unknown_names(self, text: str, sources: Sequence[str]) -> list[str]:
        told = folded("\n".join(sources))
        titles = [first or second for first, second in _TITLE.findall(text)]
        tagged = [word for word, tag in self._tagger.tagged(text) if tag[:2] in NAME_TAGS and len(word) > 1]
        unknown = [name for name in (*titles, *tagged) if folded(name) not in told]
        schools = Counter(folded(mention.text) for mention in school_mentions(text, self._tagger) if mention.stem)
        twice = [name for name, times in schools.items() if times > max(1, told.count(name))]  # where another stood
        return list(dict.fromkeys((*unknown, *twice)))


def _check(name: str, wrong: Sequence[str], saying: str) -> Check:
    return Check(name=name, passed=not wrong, detail=saying + "、".join(wrong) if wrong else "")


def _readings(citation: Citation, passages: Sequence[Passage]) -> list[str]:
    """Return the quote, and what is quoted of a table with its column names."""
    chunk = next((p.chunk for p in passages if p.chunk.id == citation.chunk_id), None)
    rows = chunk.sentences if chunk and chunk.table else ()
    return [citation.quote, *(row.text for row in rows if row.start < citation.end and row.end > citation.start)]


def _sources(citation: Citation, passages: Sequence[Passage]) -> list[str]:
    """Return what a statement may take its words from: the quote, its place, the names of a table's columns."""
    chunk = next((p.chunk for p in passages if p.chunk.id == citation.chunk_id), None)
    header = " ".join(chunk.table.header) if chunk and chunk.table else ""
    return [citation.quote, citation.document_title, *citation.section_path, citation.caption or "", header]


def _clauses(text: str) -> list[str]:
    return [text[span.start : span.end] for span in clauses(text)]


def _said(text: str) -> set[str]:
    """Return the character pairs within the words of a text, figures and particles left out."""
    for quantity in quantities(text):
        text = text.replace(quantity.text, " ")
    text = _PARTICLE.sub(" ", text)
    return {run[i : i + 2] for run in _WORD.findall(folded(text)) for i in range(len(run) - 1)}


def _told(clause: str, sources: Sequence[str]) -> bool:
    said = _said(clause)
    told = set().union(*map(pairs, sources)) if sources else set()
    return len(said) < SHORT or len(said & told) >= CLAUSE * len(said)


def _misplaced(text: str, quotes: Sequence[str]) -> list[str]:
    """Return the figures that in the quotes belong to other words than in the sentence.

    The words around a figure must meet those around it in a quote, and no worse than those around a figure beside it.
    """
    homes = [part for quote in quotes for part in _labelled(quote)]
    wrong = []
    for label, part in _labelled(text):
        for quantity in quantities(part):
            if quantity.role != "measure" or not label:
                continue
            own = [_met(label, words) for words, home in homes if not missing_quantities(quantity.text, [home])]
            others = [_met(label, words) for words, home in homes if _rivals(quantity, home)]
            if own and (max(own) == NOTHING or max(others, default=NOTHING) > max(own)):
                wrong.append(part.strip())
    return list(dict.fromkeys(wrong))


def _labelled(text: str) -> list[tuple[set[str], str]]:
    """Return the parts of a text around one figure each, with the words that say what it counts.

    A part without words (公办：23所) has those of the part before it.
    """
    found: list[tuple[set[str], str]] = []
    for part in _LIST.split(text):
        for piece in filter(str.strip, _pieces(part)):
            found.append((_said(piece) or (found[-1][0] if found else set()), piece))
    return found


def _pieces(part: str) -> list[str]:
    """Part the text between its figures: after each, or before each where it begins with one.

    Words between two figures with none around them (8名教师帮扶学生106名) belong to both, a half each.
    """
    figures = [quantity for quantity in quantities(part) if quantity.role == "measure"]
    if len(figures) < 2:
        return [part]
    if _said(part[: figures[0].start]):
        cuts = [figure.end for figure in figures]
    else:
        cuts = [figure.start for figure in figures[1:]]
        if not _said(part[figures[-1].end :]):
            cuts[-1] = (figures[-2].end + figures[-1].start) // 2
    return [part[start:end] for start, end in pairwise([0, *cuts, len(part)])]


def _met(label: set[str], words: set[str]) -> tuple[int, float]:
    """Return how many character pairs of a label a home's words have, and which share of the home's words that is.

    A figure without words fits everywhere. The share tells 就业率 from 对口就业率.
    """
    met = len(label & words)
    return (met, met / len(words)) if words else (len(label), 1.0)


def _rivals(quantity: Quantity, part: str) -> bool:
    """Tell whether the part holds another amount in the same unit, and not this one."""
    found = [other for other in quantities(part) if other.role == "measure" and other.unit == quantity.unit]
    return bool(found) and not any(same_quantity(other, quantity) for other in found)


def _reversed(text: str, quotes: Sequence[str]) -> list[str]:
    """Return the clauses that deny what the source says, say what it denies, or turn a duty into a choice."""
    known = [clause for quote in quotes for clause in _clauses(quote)]
    wrong = []
    for clause in _clauses(text):
        said = _said(clause)
        source = max(known, key=lambda other: _met(said, _said(other) or NO_WORDS), default="")
        if not said or len(said & _said(source)) < ALIKE * len(said):
            continue
        duty = bool(_MAY.search(clause)) != bool(_MAY.search(source)) and bool(_MUST.search(clause + source))
        if _denies(clause) != _denies(source) or duty:
            wrong.append(clause.strip("，；。"))
    return wrong


def _denies(clause: str) -> bool:
    return len(_NOT.findall(_NO_NOT.sub("", clause))) % 2 == 1


def _in_scope(cited: Sequence[Citation], passages: Sequence[Passage], evidence: Sequence[Evidence]) -> bool:
    """Tell whether some quoted sentence is about what the best evidence is about: the school, year, place asked for."""
    if not evidence:
        return True
    allowed = _unmet(evidence[0])
    found = [item for item in evidence for citation in cited if quotes(citation, item, passages)]
    return not found or any(
        _unmet(item) <= allowed and item.features["other_subject"] <= evidence[0].features["other_subject"]
        for item in found
    )


def _unmet(item: Evidence) -> set[str]:
    return {term.text for term in item.unmet if term.role in HARD_ROLES}


def quotes(citation: Citation, item: Evidence, passages: Sequence[Passage]) -> bool:
    """Tell whether the citation quotes the sentence, or part of it."""
    sentence = item.sentence.sentence
    same = passages[item.passage].chunk.id == citation.chunk_id
    return same and sentence.start < citation.end and sentence.end > citation.start
