"""Whether a question asks what is the case or what is required.

In: the normalised question, the kind of a document (report, law, policy). Out: a degree from 0 to 1 of how well they go
together. The same words stand in a report and in the rules behind it; 有多少 and 我市 ask for the one, 依法, 应当 and
第几条 for the other.
"""

import re

_RULE = re.compile(
    r"法(?:律|规|定|里|上|中|的|第)|[\u4e00-\u9fff]法(?:$|[^\u4e00-\u9fff])|《[^》]*(?:法|办法|规定|条例|标准|意见|纲要|方案)》|职教法|教育法|教师法|促进法"
    r"|规定|办法|条例|标准|纲要|指导意见|文件|政策|第(?:几|[一二三四五六七八九十百\d]+)条|哪(?:一)?条|依据|合法|违法|违反|处罚|罚款|怎么罚|责令"
    r"|应当|必须|不得|准不准|允许|可不可以|能不能|可以.{0,12}吗|能.{0,10}吗|权利|义务|有权|职责|负责审批|资格|条件是"
)
_FACT = re.compile(
    r"我市|全市|本市|吕梁|年报|本?报告|今年|去年|上年|(?:19|20)\d{2}年|现状|成效|取得|获奖|开展了|举办了|建成|下一步|存在.{0,6}(?:问题|困难)|挑战"
    r"|多少(?!条)|几(?:[所人名个家项位])"
)


def register(question: str, kind: str, *, school: bool) -> float:
    """Return how well a document of this kind goes with the question; 0.5 where nothing tells.

    `school` says that the question names a school, which only reports do.
    """
    rule, fact = bool(_RULE.search(question)), bool(_FACT.search(question)) or school
    if rule == fact or not kind:
        return 0.5
    return float((kind == "report") == fact)
