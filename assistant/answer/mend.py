"""Hold a chat model's text to its sources, sentence by sentence.

In: the text, the passages that its marks count, the extractive answer to the same question. Out: `Mended`: text of
which every sentence is supported, and what was changed, in Chinese. A sentence that is not supported as it stands is,
in this order: given the mark of the passage that does support it; replaced by the extractive answer's sentence, or the
source's, that says the nearest thing; left out.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.answer.cite import cite, pairs
from assistant.answer.evidence import Evidence
from assistant.answer.scrutiny import Scrutiny, quotes
from assistant.answer.tidy import Line, tidy
from assistant.answer.verify import verify
from assistant.types import Check, Document, Passage, Statement, Verdict

NEAR = 0.45  # share of a sentence's character pairs that its replacement must hold
QUOTED = 60  # characters of the model's wording that a check repeats


@dataclass(frozen=True)
class Mended:
    """Lines with `[n]` marks, all supported. `checks` are the further checks by statement.

    `kept`, `replaced` and `removed` count the model's sentences; `invented` are marks that named no passage.
    `relevance` is the score of the best sentence that is quoted, as a share of that of the best there is.
    """

    text: str
    checks: Mapping[str, tuple[Check, ...]]
    kept: int
    replaced: int
    removed: int
    invented: tuple[int, ...]
    relevance: float

    @property
    def corrections(self) -> tuple[str, ...]:
        """What was changed, as sentences for the reader."""
        changed = []
        if self.replaced:
            changed.append(f"对话模型写的{self.replaced}句话与引文不符，已换成资料的原话。")
        if self.removed:
            changed.append(f"对话模型写的{self.removed}句话没有依据，已删去。")
        if self.invented:
            changed.append(f"对话模型标出的编号{'、'.join(map(str, self.invented))}没有对应的资料，已去掉。")
        return tuple(changed)


class Mender:
    """Mends drafts over one corpus."""

    def __init__(self, documents: Mapping[str, Document], scrutiny: Scrutiny) -> None:
        self._documents = documents
        self._scrutiny = scrutiny

    def mend(
        self, draft: str, passages: Sequence[Passage], evidence: Sequence[Evidence], extracted: Sequence[Line]
    ) -> Mended:
        """Return the draft with its unsupported sentences mended; `extracted` are the extractive answer's lines."""
        lines: dict[str, tuple[int, ...]] = {}
        checks: dict[str, tuple[Check, ...]] = {}
        kept = replaced = removed = 0
        invented: list[int] = []
        for written in tidy(draft):
            line = Line(written.text, tuple(n for n in written.marks if 1 <= n <= len(passages)))
            invented += [n for n in written.marks if n not in line.marks]
            if found := self._supported(line, passages, evidence):
                kept += 1
                lines.setdefault(found.text, found.marks)
                checks[found.text] = self._further(found, passages, evidence)
            elif found := self._counterpart(line, passages, extracted, taken=lines):
                replaced += 1
                lines.setdefault(found.text, found.marks)
                checks.setdefault(found.text, (_correction(line.text),))
            else:
                removed += 1
        text = "".join(f"{text}。{''.join(f'[{n}]' for n in marks)}\n" for text, marks in lines.items())
        relevance = self._relevance(text, passages, evidence)
        return Mended(text, checks, kept, replaced, removed, tuple(dict.fromkeys(invented)), relevance)

    def _relevance(self, text: str, passages: Sequence[Passage], evidence: Sequence[Evidence]) -> float:
        cited = cite(text, passages, self._documents).citations
        scores = (item.score for item in evidence for citation in cited if quotes(citation, item, passages))
        return max(scores, default=0.0) / evidence[0].score if evidence and evidence[0].score > 0 else 1.0

    def _supported(self, line: Line, passages: Sequence[Passage], evidence: Sequence[Evidence]) -> Line | None:
        """Return the line with marks that support it: its own, else those of another passage."""
        for marks in (line.marks, *((n,) for n in range(1, len(passages) + 1) if (n,) != line.marks)):
            candidate = Line(line.text, marks)
            if marks and self._holds(candidate, passages, evidence):
                return candidate
        return None

    def _holds(self, line: Line, passages: Sequence[Passage], evidence: Sequence[Evidence]) -> bool:
        statements = self._verified(line, passages)
        if not statements or any(statement.verdict is not Verdict.SUPPORTED for statement in statements):
            return False
        return all(check.passed for check in self._further(line, passages, evidence))

    def _verified(self, line: Line, passages: Sequence[Passage]) -> tuple[Statement, ...]:
        cited = cite(_marked(line), passages, self._documents)
        return verify(cited.claims, cited.citations, self._documents, (), cited.headings)

    def _further(self, line: Line, passages: Sequence[Passage], evidence: Sequence[Evidence]) -> tuple[Check, ...]:
        cited = cite(_marked(line), passages, self._documents)
        return self._scrutiny.checks(line.text, cited.citations, passages, evidence)

    def _counterpart(
        self, line: Line, passages: Sequence[Passage], extracted: Sequence[Line], *, taken: Mapping[str, object]
    ) -> Line | None:
        """Return the nearest supported sentence that is not the model's; None when there is none near."""
        said = pairs(line.text)
        for choices in (extracted, list(_sentences(line.marks, passages))):
            near = [(len(said & pairs(choice.text)) / len(said), choice) for choice in choices]
            for share, choice in sorted(near, key=lambda item: -item[0]):
                if share < NEAR:
                    break
                if choice.text in taken or all(
                    statement.verdict is Verdict.SUPPORTED for statement in self._verified(choice, passages)
                ):
                    return choice
        return None


def _sentences(marks: Sequence[int], passages: Sequence[Passage]) -> Iterator[Line]:
    """Yield the sentences of the passages that are named, as lines."""
    for number in marks:
        for sentence in passages[number - 1].chunk.sentences:
            yield Line(" ".join(sentence.text.split()).rstrip("。；;"), (number,))


def _marked(line: Line) -> str:
    return line.text + "。" + "".join(f"[{number}]" for number in line.marks)


def _correction(text: str) -> Check:
    shown = text if len(text) <= QUOTED else text[:QUOTED] + "…"
    return Check(name="correction", passed=True, detail=f"对话模型原写“{shown}”，引文不支持，已换成资料的原话")
