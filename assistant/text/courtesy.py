"""What a question says beside itself: greeting, errand, thanks.

In: a question, normalised or not. Out: what is asked. 写稿用：全市有几所中职 asks no more than 全市有几所中职, and a
word of the errand (稿, 领导, 审计) that stands in no text must not count as one that is not met. A clause that asks is
never left out, nor is one that could limit the question: only those that say what the answer is for.
"""

import re

_SAID = r"[^,，。？?：:几哪谁多什“\"]"  # anything but what asks
_PAPER = r"(?:材料|稿子?|汇报|发言稿?|讲话稿?|会上|简报|总结|报告里)"
_WHO = r"(?:记者|领导|群众|家长|审计|督查组?|有人|人家)"
_PLEA = re.compile(
    rf"^{_SAID}{{0,16}}(?:{_PAPER}|{_WHO}|撰写|起草|编写|填报|上报|回顾|核对|备查|存档){_SAID}{{0,12}}[:：]"
    rf"|^为了?(?:核对|撰写|编写|填报|准备|起草|写|做){_SAID}{{1,16}}[,，](?=请|需|想|问|麻烦)"
    rf"|^{_SAID}{{0,10}}(?:写{_PAPER}|{_PAPER}[里中上]?(?:要|想|得|需|用)(?:写|用|说|讲|填|引用|交代)?|{_WHO}们?(?:来?问|要|让)(?:我们?|了)?"
    rf"|写稿用?|汇报用|备查){_SAID}{{0,4}}(?:[,，]|(?=[“\"]))"
    rf"|[,，。?？]{_SAID}{{0,10}}(?:让我们?(?:说明|填|报|写)|要用|急用|等着用|怕写错|怕说错|帮我算(?:一下|下)?|要写进?{_SAID}{{0,6}})"
    r"[。?？!！]*$"
    r"|(?:您好|你好|请问|劳驾|谢谢|麻烦(?:您|你|帮忙?)?)[,，!！。]?"
    r"|(?:帮(?:我|忙)?|给我|我想|想)?(?:查|问|了解|看)(?:一下|下|一查|看)[,，]?(?!子)|我想(?:知道|问|了解)[,，]?"
)


def plea(question: str) -> str:
    """Return the question without greeting, errand and thanks, which tell nothing of what is asked."""
    kept = _PLEA.sub("", question).strip(" ,，。;；:：")
    return kept or question
