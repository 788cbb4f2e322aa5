"""Compare what the edition states with what the original states, section by section.

In: both texts cut by section (`sections.py`). Out: the differences and a report, which `python -m
tests.corpus.comparison` writes to `corpus/COMPARISON.md`; that needs `../shared` beside the repository.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from tests.corpus import facts
from tests.corpus.sections import EDITION, NOTE, ORIGINAL, ROOT, cases, edition, original

REPORT = ROOT / "corpus" / "COMPARISON.md"

Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fact. `compare`: "count" as often, "once" at least once, "found" literally anywhere in the section.

    `back`: also hold what the edition states against the original, so that nothing is invented.
    """

    name: str
    collect: Callable[[str], Counter[str]]
    compare: Literal["count", "once", "found"]
    back: bool = True


KINDS = (
    Kind("数字与单位", facts.measures, "count"),
    Kind("汉字数词", facts.counts, "once"),
    Kind("《题名》", facts.titles, "count"),
    Kind("“引语”", facts.quoted, "once"),
    Kind("学校、企业、机构", facts.organisations, "found"),
    Kind("人名", facts.people, "found", back=False),  # the segmenter takes many words of running text for names
)

SEGMENTER = "分词器误判为人名的普通词，改写后不再出现"
EXPLAINED = {
    ("1.5.2", "满怀"): SEGMENTER,
    ("2.6.2", "陈列"): SEGMENTER,
    ("2.6.3", "荣获"): SEGMENTER,
    ("5.2", "于泰方"): SEGMENTER,
    ("7.1", "严肃性"): SEGMENTER,
    ("2.5.3", "交城县职业中学校学校"): "原报告多写了“学校”二字，整编本写作“交城县职业中学校”",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact that one side has and the other lacks in the same section; `reason` is empty when it is a fault."""

    section: str
    kind: str
    fact: str
    side: Literal["整编本缺", "整编本多"]
    reason: str = ""


def compare(ours: Texts, theirs: Texts) -> list[Difference]:
    """Hold the edition (`ours`) against the original, section by section."""
    found: list[Difference] = []
    for number in dict.fromkeys([*theirs, *ours]):
        mine, source = ours.get(number, ""), theirs.get(number, "")
        for kind in KINDS:
            found += [_difference(number, kind, fact, "整编本缺") for fact in _absent(kind, source, mine)]
            if kind.back:
                found += [_difference(number, kind, fact, "整编本多") for fact in _absent(kind, mine, source)]
    return found


def compare_cases(ours: Texts, theirs: Texts) -> list[Difference]:
    """Hold each case box against its own place in the original, so that no fact moved from one case to another."""
    kinds = [kind for kind in KINDS if kind.back]
    return [
        _difference(f"典型案例{number}", kind, fact, "整编本多")
        for number in ours
        for kind in kinds
        for fact in _absent(kind, ours[number], theirs.get(number, ""))
    ]


def _absent(kind: Kind, there: str, here: str) -> list[str]:
    wanted = kind.collect(there)
    if kind.compare == "found":
        return [fact for fact in wanted if fact.replace(" ", "") not in facts.spelt(here)]
    had = kind.collect(here)
    if kind.compare == "once":
        return [fact for fact in wanted if fact not in had]
    return list((wanted - had).elements())


def _difference(section: str, kind: Kind, fact: str, side: Literal["整编本缺", "整编本多"]) -> Difference:
    reason = EXPLAINED.get((section, fact), "") if side == "整编本缺" else ""
    return Difference(section, kind.name, fact, side, reason)


def fingerprint() -> str:
    """Hash the edition's sources, to tell whether the report speaks of the present ones."""
    digest = hashlib.sha256()
    for path in sorted(EDITION.glob("*.md")):
        if path.name != NOTE:
            digest.update(path.read_bytes())
    return digest.hexdigest()


def differences() -> list[Difference]:
    """Compare the edition with the original; raises FileNotFoundError where `../shared` is absent."""
    text = ORIGINAL.read_text(encoding="utf-8")
    ours, theirs = edition(), original(text)
    boxes = {number: box for section in ours.values() for number, box in cases(section).items()}
    return compare(ours, theirs) + compare_cases(boxes, cases(text))


def report() -> str:
    """Write the comparison as Markdown."""
    theirs = original(ORIGINAL.read_text(encoding="utf-8"))
    found = differences()
    faults = [d for d in found if not d.reason]
    lines = [
        "# 整编本与原报告的比对",
        "",
        "由 `python -m tests.corpus.comparison` 生成，不要手改。逐节比对，典型案例另逐案比对；表中是原报告的项数。",
        "",
        "- 数字连同单位、题名按次数比对，其余按有无比对。",
        "- 除人名外双向比对：整编本也不得多出原报告没有的项。人名一栏含分词器误判的普通词。",
        "",
        f"整编本源文件 sha256：`{fingerprint()}`",
        "",
        "| 章 | 节数 | " + " | ".join(kind.name for kind in KINDS) + " |",
        "| --- " * (len(KINDS) + 2) + "|",
    ]
    for chapter in dict.fromkeys(number.split(".")[0] for number in theirs):
        texts = [text for number, text in theirs.items() if number.split(".")[0] == chapter]
        sums = [sum(sum(kind.collect(text).values()) for text in texts) for kind in KINDS]
        lines.append(f"| {chapter} | {len(texts)} | " + " | ".join(map(str, sums)) + " |")
    lines += [
        "",
        f"无法解释的差异：{len(faults)}",
        "",
        "| 节 | 类别 | 内容 | 差异 | 原因 |",
        "| --- | --- | --- | --- | --- |",
    ]
    lines += [f"| {d.section} | {d.kind} | {d.fact} | {d.side} | {d.reason or '**待改**'} |" for d in found]
    return "\n".join(lines) + "\n"


def recorded() -> str:
    """Give the fingerprint that the committed report speaks of."""
    match = re.search(r"`([0-9a-f]{64})`", REPORT.read_text(encoding="utf-8"))
    return match.group(1) if match else ""


if __name__ == "__main__":
    REPORT.write_text(report(), encoding="utf-8")
