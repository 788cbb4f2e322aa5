"""Small open classes of words: what says that something is to be computed, what only asks, what joins two things.

In: a question with one word for each operation (plain.py). Out: the question without words that only ask, and its noun
phrases. Nothing here knows what the corpus holds.
"""

import re

MEASURE = r"(?:人次|场次|台次|[个名位所家期次门场户间班届项件节张台套种校笔])"
LESS = (
    r"(?:刨[去掉除开]?|(?<![开排])除[去掉开]|扣[除掉去]|减[去掉]|去掉|剔除|排除|撇[开去]|抛开|拿掉|不[算计]|不包括"
    r"|不包含)"
)
OPPOSED = (
    r"(?:还没有?|没有|尚未|没能|没|未能|未|不是|不属于|不能|不允许|不准|不许|不可(?!少)|不得(?![少低高超多])"
    r"|并非|非)"
)
AMONG = (
    r"(?:里头|里面|当中|之中|里|(?<![职高初其集])中"
    r"(?!职(?![称务工位])|等(?![级于])|学(?![生历习者位员])|专(?![任业门家职长])|小学|阳|高职|[级层国]|心(?![理脏])))"
)
"""What a whole ends with before its part; no 中 of 中职, 中等, 中专, 高中 or 其中."""
JOIN = re.compile(
    r"、|以及|还是|(?<!参)与(?![会赛])|(?<![普涉])及(?![格其时以])|(?<![总饱温平共谐])和(?![谐平])|跟(?![踪岗])"
    r"|(?<![共协合一相不如])同(?![学比时步期等])|(?<![参增附追更])加上|比(?![例重赛较率如])|较(?=[^为少多上])"
)
ASKED = re.compile(r"(?:[是有为达剩余花值]{0,2})(?:多少|几)(?P<what>[\u4e00-\u9fff]*)")
_COMPUTE = r"(?:倒推|推算|反推|估算|核算|计算|换算|[算酸推估])"
COMMAND = re.compile(
    rf"(?:请|麻烦|劳驾)?[你您]?(?:帮忙?|替|给)?(?:我|咱们?)?{_COMPUTE}(?:一?下|一算|出来|个数|看看?|算)+(?:看)?"
    rf"|[帮替给]我?{_COMPUTE}(?=$|[,。?])|,{_COMPUTE}(?:出来)?(?=[。?]*$)"
)
"""What only tells us to compute: 帮我算一下, 推算出来."""
_NOISE = re.compile(
    rf"{COMMAND.pattern}|请问|麻烦|劳驾|帮我|帮忙|眼下|目前|现在|现有|如今|也就是说?|换句话说|数据说话|的话(?=,|$)"
)
_ROUGHLY = re.compile(r"大概|大约|差不多|约莫|到底|究竟|该是|应该")
_NEGATED = re.compile(rf"(?:{OPPOSED}|[还仍]|不|剩下?|其余|其他|另外)[^,的]*的")
_POINTING = re.compile(rf"的?(?:[那这](?:[几些两二三四五六七八九十\d]*{MEASURE}?))?(?:的|们)?$")
_CLASS = re.compile(r"(?<=..)班$")  # 种植班 is the training in it
_LEADING = re.compile(
    r"^(?:的|在(?![校岗编职园籍读册建])|从|把|按照?|照|将|由|被?要求|被|其中|那|这|而|但|且|另|如果|要是|假如|若|是|有)+"
)
_TRAILING = re.compile(
    r"(?:里头|里面|当中|之中|(?<![职高初])中|里|内|总?共?[有是为达]|还?[剩余]下?|分别|各自?|[出拿给占]得|后|之后|以后|外|之外|以外|了|的)+$"
)


def settled(text: str) -> str:
    """Return the question without the words that only ask for the arithmetic, spaces and stops as commas."""
    bare = re.sub(r"[\s。?？!！;；:：]+", ",", _NOISE.sub(",", _ROUGHLY.sub("", text)))
    return re.sub(r",+", ",", bare).strip(",呢啊吧呀 ")


def phrase(text: str) -> str:
    """Return a noun phrase without what leads to it, follows it or points at it: 停招的那几所 -> 停招."""
    previous = None
    while text != previous:
        previous = text
        text = _CLASS.sub("", text)
        text = _POINTING.sub("", _TRAILING.sub("", _LEADING.sub("", text.strip(", "))))
    return text


def readings(text: str) -> tuple[str, ...]:
    """Return a phrase as it stands, and without the clause that says what is left: 不住院的患者 -> 患者."""
    whole = phrase(text)
    return tuple(dict.fromkeys(filter(None, (whole, phrase(_NEGATED.sub("", whole))))))
