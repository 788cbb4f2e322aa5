"""Tell small talk from questions: a greeting, thanks, what the assistant is, a task that it does not do.

In: what was typed. Out: a `SmallTalk`, None for everything that may be a question about the documents. Only what is
small talk from its first sign to its last counts: 你好，全市有几所学校 is a question.
"""

import re
from typing import Literal

from assistant.text import normalise

SmallTalk = Literal["greeting", "thanks", "about", "held", "task"]

LONGEST = 40  # characters: what is longer has something to say
_SIGNS = re.compile(r"[\s,，.。!！?？~～、;；:：…]+")


def _one_of(words: str) -> str:
    """Return the alternatives, which stand one after another with spaces between them, as a pattern."""
    return f"(?:{'|'.join(words.split())})"


_POLITE = _one_of("请问 请 麻烦[你您]? 劳驾 那么? 哦 嗯 好的? 对了 我想(?:知道|问问?|了解)?") + "*"
_YOU = _one_of("你们? 您 助手 这个?(?:助手|系统|工具|程序|软件|网站|机器人|东西) 本?系统")
_END = _one_of("[呀啊呢吗么吧哦噢哈啦了嘛的呗] 一下 谢谢[你您]?") + "*"
_WHAT = _one_of("什么 啥 哪些")
_HOW = _one_of("怎么 如何 怎样")
_CAN = _one_of("能够? 会 可以 可")
_GREETING = (
    _one_of(
        "(?:你们?|您|大家|老师|助手|各位|各位老师)好 哈[喽啰罗] 嗨 嘿 hi hello hey 早 "
        "(?:早上|上午|中午|下午|晚上|早安|晚安)好? 在 在不在 有人在? 很高兴认识[你您]"
    )
    + _one_of("各位 大家 老师 同志 小?助手 朋友")
    + "?"
)
_THANKS = _one_of(
    "(?:非常|十分|太|多|真是|真的)?(?:感谢|谢谢|多谢|谢|thanks?|thankyou)(?:[你您]们?|大家)?(?:的(?:帮助|回答|解答))? "
    "[你您]?辛苦 再见 拜拜 bye 回见 好的? 好吧 行 可以 嗯 哦 知道 明白 懂 收到 ok 没事 没问题 不用 不错 "
    "(?:[你您]|回答得?)?[真很太好](?:棒|好|厉害|聪明|强|不错|笨|傻)"
)
_ABOUT = _one_of(
    rf"{_YOU}(?:到底|究竟)?(?:是|叫)(?:谁|什么|啥|哪位|[做干]什么|干嘛|干啥|什么名字|什么模型|哪个模型|什么东西) "
    rf"{_YOU}是不?是?一?个?(?:真?人|人工智能|机器人|ai|chatgpt|gpt|deepseek|大模型) "
    rf"{_YOU}的?名字(?:是什么|叫什么|叫啥)? "
    rf"{_YOU}[都还]?{_CAN}[帮为给]?我?(?:做|干|回答|帮|提供|问|查|解决)?些?{_WHAT}(?:事情?|问题|服务|忙|内容)? "
    rf"{_YOU}[都还]?有{_WHAT}(?:功能|用处|用|本领|能力|作用|本事) {_YOU}的?(?:功能|作用)(?:是什么|有哪些|介绍)? "
    rf"{_YOU}(?:应该|要|该)?{_HOW}(?:使用|用|操作|工作) {_YOU}从哪[里儿]?来 "
    rf"{_YOU}是?谁(?:开发|做|造|训练)的? 谁(?:开发|做|造|训练)[了的]?{_YOU} "
    r"[做作]?(?:个|一?下)?自我介绍(?:一?下)? 介绍(?:一?下)?[你您](?:自己)? "
    rf"我?{_CAN}[问查][你您]?些?{_WHAT}(?:问题|内容|东西)? "
    rf"我?(?:应该|要|该)?{_HOW}(?:使用|用|问|提问|操作|开始|查询?)(?:[你您它]|这个)?(?:系统|助手|工具|软件)? "
    r"(?:使用|操作)(?:说明|方法|帮助|指南|教程) 帮助 help whatcanyoudo whoareyou"
)
_HELD = _one_of(
    rf"(?:{_YOU}|这里|这儿|资料库|库里|索引)?里?[面中]?(?:都|现在|目前)?"
    rf"(?:有|收录了?|收了?|包含|包括|知道|掌握|能查到?|可以查到?|存了?|装了?)[些了]?(?:{_WHAT}|哪几[份个部])"
    r"(?:资料|文件|文档|材料|内容|报告|数据来源) "
    r"(?:资料|文件|文档|资料库)(?:清单|目录|列表) (?:有|收了?|收录了?)(?:多少|几)[份个](?:资料|文件|文档)"
)
_MAKE = (
    _one_of(
        "帮我 [给替为]我 帮忙 给大家 [你您]?(?:能不能|能否|可不可以|会不会|能|会|可以) 来 我[想要][让请]?[你您]? 再"
    )
    + "*"
)
_PIECE = _one_of(
    "诗歌? 古诗 七律 绝句 词 歌词? 曲子 对联 作文 小说 散文 情书 小作文 检讨书? 日记 剧本 童话 代码 程序 脚本 笑话 "
    "段子 谜语 脑筋急转弯 相声 画 图片? 海报 视频 ppt 故事 睡前故事 游戏"
)
_COUNT = r"(?:[一两二三几\d]?[首个篇段则幅张副条支份点些])"
_TASK = _one_of(
    rf"{_MAKE}(?:写|起草|草拟|拟|撰写|编写)(?:一|几)?[份篇封][^，。？?]{{0,16}}"
    r"(?:通知|讲话稿?|发言稿?|总结|汇报|方案|请示|公函|函|邮件|简历|新闻稿|通报|论文|文章|信|计划|申请书?|材料) "
    rf"{_MAKE}(?:写|作|做|编|讲|说|唱|画|创作|生成|来|背|念|玩){_COUNT}?(?:[^，。？?]{{0,10}}的)?{_PIECE} "
    rf"{_MAKE}(?:翻译|润色|算命|占卜|订[机车火]?票|点个?外卖|放[首点]?(?:歌|音乐)|设个?闹钟|打个?电话|发[个封]?邮件)"
    r"(?:成[英中日][文语])?(?:这[句段篇个](?:话|文字|文章)?|一?句话|一?段(?:话|文字))? "
    r"(?:今天|明天|现在|今晚|后天|最近)?[\u4e00-\u9fff]{0,3}天气(?:怎么样|如何|好不好|预报)? "
    r"(?:现在|今天)是?(?:几点|几号|星期几|周几|什么日子) "
    rf"{_MAKE}(?:陪我)?(?:聊聊?天?|聊一聊|唠嗑|解解?闷) 我?[好很太]?(?:无聊|累|困|饿|难过|烦) "
    r"[你您](?:喜欢|爱|讨厌)(?:我|什么|谁)? 我(?:喜欢|爱)[你您] \d+(?:[-+*/×÷加减乘除]\d+)+(?:等于|=|是|得)(?:几|多少)?"
)
_SPOKEN_TO = re.compile(r"你|您|助手|系统|自我介绍")
_PATTERNS: dict[SmallTalk, str] = {
    "about": _ABOUT,
    "held": _HELD,
    "task": _TASK,
    "thanks": _THANKS,
    "greeting": _GREETING,
}
_KINDS = {kind: re.compile(f"{_POLITE}{pattern}{_END}") for kind, pattern in _PATTERNS.items()}
_RANK: tuple[SmallTalk, ...] = ("task", "held", "about", "greeting", "thanks")


def small_talk(text: str, *, goes_on: bool = False) -> SmallTalk | None:
    """Return which small talk the text is, None where a part of it may be a question.

    Of several parts (你好，你是谁) the one that asks for most decides. Where a conversation `goes_on`, 怎么用 and
    有哪些文件 may be about what was spoken of, unless they speak to the assistant.
    """
    plain = normalise(text)
    parts = [part for part in _SIGNS.split(plain) if part]
    if len(plain) > LONGEST or not parts:
        return None
    whole = _kind("".join(parts))
    kinds = [whole] if whole else [_kind(part) for part in parts]
    if None in kinds:
        return None
    found = min((kind for kind in kinds if kind), key=_RANK.index)
    return None if goes_on and found in ("about", "held") and not _SPOKEN_TO.search(plain) else found


def _kind(part: str) -> SmallTalk | None:
    return next((kind for kind, pattern in _KINDS.items() if pattern.fullmatch(part)), None)
