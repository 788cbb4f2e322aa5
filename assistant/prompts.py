"""Fixed wording of the answers, and the templates that a chat model is told.

In: nothing, or the name of a template in `prompts/`. Out: the sentences and openings that the system adds in its own
name, shared by code, tests and (with a chat model) the prompt; `without_fixed` takes them off a statement, so that only
what it claims is checked; `Prompt`s, filled strictly.
"""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

PROMPTS = Path(__file__).resolve().parent.parent / "prompts"
_VARIABLE = re.compile(r"\{\{(\w+)\}\}")

REFUSAL = "现有资料中没有找到能够回答这个问题的内容。"
GREETING = "您好。"
NOT_ABLE = "这件事我做不了。"
WELCOME = "不客气。还想查什么，请直接提问。"
ABLE = "我是报告问答助手：只根据收录的资料回答问题，每句话注明出处，资料里没有的会直接说明。"
HELD = "现在收录的有："
NOTHING_HELD = "现在还没有收录资料。"
ROWS_CUT = "（表中共{}行，以下列出前{}行。）"
ROWS_CHOSEN = "（表中共{}行，以下是其中的{}行。）"
TABLE_PIECE = "（表较长，以下是其中一段。）"
EXAMPLES = "可以这样问："
COMPUTED_NOTE = "（系统计算，资料未直接给出）"
AGREES = "是的，"
DIFFERS = "与资料不符："
NONE = "没有，"
NEUTRAL = "资料的表述是："
NOT_SAID = "两者是否相同，资料没有说明"
TWO_VALUES = "资料中的数不一致："
OTHER_VALUE = "资料中另有一个数："
OTHER_BASIS = "口径可能不同，引用时请注明"
OVERLAP = "各项可能有重叠，引用时请注明"
TOTAL = "合计"
APART = "相差"
LEFT = "其余"
MEAN = "平均约"
MORE_THAN = "多于"
MEETING = "符合的有"
LISTING = "表中共列"
IN_BOTH = "两栏都列出的共"
IN_ONE = "只列在前一栏的共"
MOST, LEAST, HIGHEST, LOWEST, NEXT = "最多的是", "最少的是", "最高的是", "最低的是", "其次是"
OF_TWO = "前者"
EQUAL = "两者相同"
LAST_YEAR, LAST_YEAR_WAS = "上年的", "上年为"
BEFORE_WAS = "此前为"
LISTED, NOT_LISTED = "{}列入", "{}未列入"
WRITTEN, NOT_WRITTEN = "资料写到的", "没有写是{}的"
UNTOLD = "以上内容没有说明："
SUPERSEDED_NOTE = "（旧版已被取代，不能再引用）"
ABOUT = {"增加": "约增加", "减少": "约减少"}
NET = {"增加": "净增加", "减少": "净减少"}
_FIXED = (
    *(COMPUTED_NOTE, AGREES, DIFFERS, NONE, NEUTRAL, NOT_SAID, TWO_VALUES, OTHER_VALUE, OTHER_BASIS, OVERLAP),
    *(TOTAL, APART, LEFT, MEAN, MORE_THAN, MEETING, LISTING, IN_BOTH, IN_ONE, MOST, LEAST, HIGHEST, LOWEST, NEXT),
    *(OF_TWO + way for way in "多少高低大小"),
    EQUAL,
    *(LAST_YEAR, LAST_YEAR_WAS, BEFORE_WAS, SUPERSEDED_NOTE, WRITTEN, *ABOUT.values(), *NET.values()),
)
_ROWS_NOTE = re.compile(
    "|".join(re.escape(note).replace(r"\{\}", r"\d+") for note in (ROWS_CUT, ROWS_CHOSEN, TABLE_PIECE))
)


def is_rows_note(line: str) -> bool:
    """Tell whether a line is our note on how many of a table's rows are shown, which were counted in code."""
    return _ROWS_NOTE.fullmatch(line.strip()) is not None


def without_rows_notes(text: str) -> str:
    """Return `text` without such notes."""
    return _ROWS_NOTE.sub("", text)


def without_fixed(text: str) -> str:
    """Return `text` without the wording that is ours."""
    for wording in _FIXED:
        text = text.replace(wording, "")
    return text


@dataclass(frozen=True)
class Prompt:
    """A template of `prompts/`: what the system says and what the user asks; `hash` identifies its wording."""

    name: str
    system: str
    user: str
    hash: str

    def fill(self, **values: str) -> tuple[str, str]:
        """Return (system, user) with every variable replaced.

        Raises ValueError when a variable is missing or a value is not asked for.
        """
        asked = set(_VARIABLE.findall(self.system + self.user))
        if asked != values.keys():
            raise ValueError(f"prompt {self.name}: variables {sorted(asked)}, values {sorted(values)}")
        filled = [_VARIABLE.sub(lambda found: values[found[1]], part) for part in (self.system, self.user)]
        return filled[0], filled[1]


def read_prompt(name: str, folder: Path = PROMPTS) -> Prompt:
    """Read `prompts/{name}.md`. Raises ValueError when it has not exactly two parts."""
    text = (folder / f"{name}.md").read_text(encoding="utf-8")
    parts = re.split(r"^---$", text, flags=re.MULTILINE)
    if len(parts) != 2:
        raise ValueError(f"prompt {name}: one line --- must part what the system says from what the user asks")
    return Prompt(name, parts[0].strip(), parts[1].strip(), hashlib.sha256(text.encode()).hexdigest()[:12])
