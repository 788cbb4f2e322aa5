"""Fixed wording of the answers.

In: nothing. Out: the sentences and openings that the system adds in its own name, shared by code, tests and (with a
chat model) the prompt; `without_fixed` takes them off a statement, so that only what it claims is checked.
"""

REFUSAL = "现有资料中没有找到能够回答这个问题的内容。"
COMPUTED_NOTE = "（系统计算，资料未直接给出）"
AGREES = "是的，"
DIFFERS = "与资料不符："
NEUTRAL = "资料的表述是："
_FIXED = (COMPUTED_NOTE, AGREES, DIFFERS, NEUTRAL)


def without_fixed(text: str) -> str:
    """Return `text` without the wording that is ours."""
    for wording in _FIXED:
        text = text.replace(wording, "")
    return text
