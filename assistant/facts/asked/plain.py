"""Say a question for arithmetic in the words that the readers of this package know.

In: the normalised question. Out: the same question with one word for each operation (一共, 占比, 平均每, 最多 …), in
whichever words it was said: 合在一块, 相当于多大比例, 一位教师平均, 最冷清. Names of figures are left as they are.
"""

import re
from functools import lru_cache

from assistant.facts.asked.cues import COMMAND
from assistant.facts.moves import MOVES
from assistant.text.courtesy import plea

_TOTAL = (
    r"(?:全|都|一起|统统)?(?:[合凑并归]|(?<![附增参追更])加|相加|累加|加总|汇总(?![图表])|总括)(?:在|到|起来|成|于)?(?:一[块起处道]|总)(?:儿|来)?(?:算)?"
    r"|(?<![附增参追更])加总|汇总(?![图表])|累加|相加|拢共|统共|通共|满打满算|里外里|总起来|合起来|加起来|全加上|(?:相|累)加(?:起来)?(?=$|[,。?是有共为等])"
    r"|[两三四]者之和|总和|(?:一起|一块儿?|一道)(?:算|计算)(?:下来)?|(?:算|放|搁)在?(?:一起|一块儿?|一道)(?:算)?"
)
_SHARE = r"(?:比例|比重|份额|比率)"
_HOW_MUCH = r"(?:百分之(?:几|多少)|几成|多少|多大)"
_MOVES = MOVES
_BACK = r"(?:回去|下来|回来|成|到|出来|一下)?"
_FEWEST = r"(?:人气)?最(?:冷清|冷门|冷落|少人(?:去|来|参加)|不受欢迎|不热闹|靠后)|人气最低|垫底|倒数第一"
_MOST = r"(?:人气)?最(?:热门|火爆?|热闹|红火|受欢迎|抢手|旺)|人气最高|拔得头筹|居首位?|排头名"
_RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), word)
    for pattern, word in (
        (r"(?<!\d)(?P<short>2\d)年(?=[底末初春秋夏冬度])", r"20\g<short>年"),
        (r"招(?:收|进来|进|到|来)了?(?P<asked>多少|几)[个名位]?(?:新生|学生)", r"招生\g<asked>人"),
        (r"(?<=[\u4e00-\u9fff]{2})[那这](?:边|儿|头)(?!的?话)的?", ""),
        (r"里[头边面](?!的数)|当中|之中", "中"),
        (_TOTAL, "一共"),
        # The change itself stands in the formula of its percentage.
        (
            rf"(?P<move>{_MOVES})了?(?:多少|几)[^,?多少几]{{0,3}}[,?和及]?(?:(?:[增减降涨跌]幅度?|增长率|下降率|增速|同比|(?P=move))"
            r"(?:了|是|为|有|达|约)*(?:多[大少高]|百分之(?:几|多少)|几成|几)(?!个?百分点))",
            r"\g<move>了百分之几",
        ),
        # Which of two is larger comes with the difference anyway.
        (
            r"(?P<which>(?:谁|哪个|哪一?[项类种所家])(?:更|要)?[多高大少低小])[呢]?,?(?:[多少高低大小]|相差|差)了?(?:多少|几)[个人名所]{0,2}",
            r"\g<which>",
        ),
        (r"(?P<which>(?:谁|哪)[^,。?]*),?(?:各|分别)(?:自)?[是有为]?(?:多少|几)[^,。?]{0,3}(?=[?。]*$)", r"\g<which>"),
        (rf"(?:相当于|折合|合)(?:后者|整体|全部|总数)?的?(?:多大|多少|几成|多高)的?{_SHARE}", "占比是多少"),
        (rf"在(?P<whole>[^,。?在]{{2,16}}?)[中里内]占(?:了)?{_HOW_MUCH}(?:的?{_SHARE})?", r"占\g<whole>的比例是多少"),
        (
            r"(?P<part>[^,。?占]{2,})占(?P<whole>[^,。?占比]{2,}?)的?(?<!百分)比[?。]?$",
            r"\g<part>占\g<whole>的比例是多少",
        ),
        (
            r"(?:平?均?摊|分摊|算|折合|[平拉]均)(?:下来|开来|起来)(?:的话)?,?(?=每?一?[个名位所家期户间班人校张])",
            "平均",
        ),
        (
            r"(?:能|可以?)?(?:顶|抵|赶|相当)(?:得?[上了过]|于)(?:几|多少)个(?P<other>[\u4e00-\u9fff]{2,12})(?=[?。]*$)",
            r"是\g<other>的几倍",
        ),
        (r"孰(?P<way>[高多大强])孰[低少小弱]", r"哪个\g<way>"),
        (_FEWEST, "最少"),
        (_MOST, "最多"),
        (rf"(?:折算|[倒反](?:推|算)|还原|换算){_BACK}", ""),
        (
            r"(?:去年|[前上]一?年度?|[前上]一?(?:届|学年)|头一?年)[(](?P<dated>(?:19|20)\d{2}年[^()]{0,6})[)]",
            r"\g<dated>",
        ),
        (r"[前上]一?(?:届|学年)|头一?年", "去年"),
        (r"(?:[拿捧夺摘][下回得到]?|斩获|收获)[到来]?了?(?=多少|几|总|一)", "获得"),
    )
)
_PARTICLES = re.compile(r"(?<=[\u4e00-\u9fff])(?:来着|[啊呀呢哦噢啦])+(?=[?。!]*$)")  # 几个人啊 asks for no 人啊
_MEASURE = r"(?:人次|场次|台次|[个名位所家期次门场户间班届项件节张台套校])"
CARE = r"(?:带|管|教|负责|对应|对着|照看|照顾|辅导|指导|摊到?|分到?|分摊到?|合到?|轮到?|均摊|服务|帮扶|培训|接待)"
"""What one does with those that one has: 带学生, 管床位."""
_EACH = re.compile(
    rf"(?<!平均)(?:每一?|一)(?P<measure>{_MEASURE})(?P<noun>[\u4e00-\u9fff]{{0,10}}?)(?:平均)?"
    rf"(?:要|得|能|可|大概|大约)?(?P<care>{CARE})了?(?=多少|几)"
)
_ONE_IS = re.compile(
    rf"(?:每一?|一)(?P<measure>{_MEASURE})(?P<noun>[^,。?]{{0,8}}?)平均(?P<rest>[^,。?]*(?:多少|几))"
    rf"|平均一(?P<single>{_MEASURE})"
)
_SPREAD = re.compile(r"(?:照|按照?|以|拿|用)[^,。?]{2,16}(?:摊|算|分摊|平均|均摊|计算)(?:下来|的话)?,")


@lru_cache(maxsize=256)  # a question is read against each of its documents, twice
def plain(text: str) -> str:
    """Return the question with one word for each operation."""
    text = _PARTICLES.sub("", plea(text))
    text = COMMAND.sub("", text).strip(",， ") or text
    for pattern, word in _RULES:
        text = pattern.sub(word, text)
    return _each(text)


def _each(text: str) -> str:
    """Bring 一位教师平均带几个学生, 每个教师带多少学生 and 照…摊 to 平均每位教师带几个学生."""
    bare = _SPREAD.sub("", text)
    if match := _EACH.search(bare):
        said = f"平均每{match['measure']}{match['noun']}{match['care']}"
        return bare[: match.start()] + said + bare[match.end() :]
    match = _ONE_IS.search(text)
    if match is None:
        return text
    said = match["single"] or f"{match['measure']}{match['noun']}{match['rest']}"
    return f"{text[: match.start()]}平均每{said}{text[match.end() :]}"
