"""What a question says beside itself: greeting, errand, thanks.

In: a question, normalised or not. Out: what is asked. 写稿用：全市有几所中职 asks no more than 全市有几所中职, and a
word of the errand (稿, 领导, 审计) that stands in no text must not count as one that is not met. Only clauses that say
what the answer is for are left out: none that asks, and none that holds a year, a place, a school or a level.
"""

import re

_FREE = r"[^,，。？?：:几哪谁多什吗怎“\"\d省市县区乡镇校院园职高]"
_PAPER = r"(?:材料|稿子?|汇报|发言稿?|讲话稿?|会上|简报|总结)"
_WHO = r"(?:记者|领导|群众|家长|审计|督查组|有人|人家)"
_PLEA = re.compile(
    rf"^{_FREE}{{0,8}}(?:写{_PAPER}|(?:撰写|起草|编写){_FREE}{{1,12}}(?:数据|材料|数字)|写稿用?|汇报用|备查|存档|审计核对)[:：]"
    rf"|^{_WHO}们?(?:来?问(?:我们|到|起)?|想知道)[:：,，]"
    rf"|^为了?(?:核对|撰写|编写|填报|准备|起草){_FREE}{{1,16}}[,，](?=请|需|想|问|麻烦)"
    rf"|^{_FREE}{{0,8}}(?:写{_PAPER}|{_PAPER}[里中上]?(?:要|想|得|需)(?:写|用|说|讲|填|引用)|写稿用|汇报用)(?:[,，]|(?=[“\"]))"
    rf"|[,，。?？](?:{_WHO}|局里|上面|这个?数|写{_PAPER})?(?:让我们?(?:说明|填报?|上报)|急用|等着用|怕写错|怕说错|帮我算(?:一下|下)?)[。?？!！]*$"
    rf"|^(?:{_WHO}|局里|上面|科里|处里|单位|上级|主任|局长|市里|县里)们?(?:在|急|正)?(?:要(?!求)|催|等着要?)[^,，。？?：:几哪谁多什吗怎\d]{{0,8}}[,，]"
    r"|(?:^|(?<=[,，。!！?？]))(?:很|挺|特别|非常)?(?:急+(?:用|需|等)?的?|在线等|赶时间|拜托了?|辛苦了?|多谢|感谢)(?:[,，。!！]+|$)"
    rf"|^(?:我|我们|咱)是{_FREE}{{1,10}}[的]?[,，](?=想|请|问|麻烦|能|帮|劳)"
    r"|(?:您好|你好|大家好|请问|请教(?![师育学练授研职材])|求问|劳驾|谢谢(?:您|你|啦|了)?|麻烦(?:您|你)?(?:帮(?:忙|我)?(?:查|问|看|找|算)?)?)(?:一下|一声|下(?![面来的列]))?[,，!！。]?"
    r"|(?:帮(?:我|忙)|给我|我想|(?<![^,，。？?：:\s]))(?:查|问|了解|看)(?:一下|下(?![面来的])|一查|看看?)[,，]?(?!子)"
    r"|我想(?:知道|问|了解)[,，]?"
)


def plea(question: str) -> str:
    """Return the question without greeting, errand and thanks, which tell nothing of what is asked."""
    kept = _PLEA.sub("", question).strip(" ,，。;；:：")
    return kept or question
