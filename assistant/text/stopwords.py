"""Words that carry no content which a passage would have to repeat.

In: nothing. Out: `STOP_WORDS`, grouped as below. Words of place and extent (全市, 全部, 各校) stay: they tell
scopes apart.
"""

_FUNCTION = """
的 了 着 过 地 得 之 其 此 该 这 那 这个 那个 这些 那些 这里 那里 这样 那样 这么 那么 它 他 她 它们 他们 她们 我
我们 你 你们 您 咱们 和 与 及 以及 或 或者 并 并且 而 而且 且 但 但是 也 又 还 还有 都 就 才 则 则是 即 以 于 在
从 自 由 向 对 对于 关于 把 被 将 给 让 使 为 为了 因为 所以 如果 若 虽然 只 只是 很 非常 更 最 再 已 已经 正在
曾 是 有 没有 没 不 不是 无 可以 可 能 能够 会 要 想 应该 里 里面 中 上 下 内 之间 来 去 到 些 等 等等 各 各自
每
"""
_QUESTION = """
什么 什么样 何 何时 何地 哪 哪些 哪个 哪几个 哪几 哪里 哪儿 哪种 哪位 哪家 哪所 哪一年 谁 多少 多 几 几个 几所
几名 几家 几项 几人 怎么 怎样 怎么样 如何 为何 为什么 是否 是不是 有没有 能否 可否 吗 呢 吧 啊 呀 嘛 么 到底
究竟
"""
_POLITE = """
请 请问 麻烦 一下 帮 帮忙 告诉 说 说说 说明 讲 讲讲 讲述 介绍 介绍一下 知道 想知道 了解 查 查询 查一下 看看 问
问一下 列出 列举 简述 概括
"""
_VAGUE = "大概 大约 左右 其中 具体 分别 有关 相关 方面 情况"
_COUNTERS = "个 种 位 名 所 项 家 人 次"


def _words(*groups: str) -> frozenset[str]:
    return frozenset(word for group in groups for word in group.split())


STOP_WORDS = _words(_FUNCTION, _QUESTION, _POLITE, _VAGUE, _COUNTERS)
