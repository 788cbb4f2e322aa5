"""Fixed wording of the answers.

In: nothing. Out: the one refusal sentence, shared by code, tests and (with a chat model) the prompt.
"""

REFUSAL = "现有资料中没有找到能够回答这个问题的内容。"
