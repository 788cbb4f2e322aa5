"""Sentences of a chunk made ready for matching.

In: a chunk. Out: `Unit`s: the sentence with its folded text, its quantities, the schools it names and inherits, and the
text before it. Independent of any question, so computed once and cached.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise
from operator import or_

from assistant.lexicon import Tagger, outside, school_mentions
from assistant.stages import declared, stage_of
from assistant.text import folded, quantities
from assistant.text.pairs import held
from assistant.types import Chunk, Quantity, Sentence

BEFORE = 2  # sentences of context
_WHOLE = re.compile(
    r"^(?:20\d{2}年(?:度|底)?|截至[^，,]{2,12}|目前)?[，,]?(?:[\u4e00-\u9fff]{2})?(?:全[省市县区国]|[我本][省市县]|各[县校市地])"
)


# Says where to look, and nothing else: （见图3-2）。 … 名单如下。
_POINTER = re.compile(
    r"^[（(]?(?:详?见|如)[图表附][^。]{0,12}[）)]?[。]?$|^[^，,；;：:。]{2,40}(?:名单|图片|照片|图示|表格?)如下[：:。]?$"
)


@dataclass(frozen=True)
class Unit:
    """One sentence of a chunk, all texts and names folded.

    `before` are the sentences before it, `around` the whole chunk, `inherited` the schools last named before it,
    `stage` the words for the stage of schooling that a title declares for it, `row` tells a table row, `bare` is the
    text without its schools: 太原 in a school's name is no place. `pairs` and the others are the bits of the texts (see
    `text/pairs.py`); `pairs` are those of `bare` too; a `pointer` only says where to look.
    """

    sentence: Sentence
    folded: str
    heading: str
    before: str
    around: str
    around_bare: str
    quantities: tuple[Quantity, ...]
    schools: tuple[str, ...]
    inherited: tuple[str, ...]
    people: bool
    row: bool
    bare: str
    pairs: int
    pairs_before: int
    pairs_heading: int
    pairs_around: int
    pointer: bool
    stage: tuple[str, ...] = ()


def read_units(chunk: Chunk, tagger: Tagger, *, subject: Sequence[str] = ()) -> tuple[Unit, ...]:
    """Read the sentences of a chunk in order; `subject` is the institution that the text before it is about."""
    heading = folded(chunk.heading)
    captioned = tuple(folded(mention.text) for mention in school_mentions(chunk.caption, tagger) if mention.stem)
    inherited = captioned or tuple(subject)
    around = folded(chunk.text)
    stage = declared(chunk)
    pairs_heading, pairs_around = held(heading), held(around)
    around_bare = folded(outside(chunk.text, (m.text for m in school_mentions(chunk.text, tagger))))
    units: list[Unit] = []
    for sentence in chunk.sentences:
        mentions = [mention for mention in school_mentions(sentence.text, tagger) if mention.stem]
        schools = tuple(folded(mention.text) for mention in mentions)
        if not schools and _WHOLE.match(sentence.text):
            inherited = captioned  # what is said of the city is said of no school
        text = folded(sentence.text)
        nameless = outside(sentence.text, (mention.text for mention in mentions))
        bare = folded(nameless)
        units.append(
            Unit(
                sentence=sentence,
                folded=text,
                heading=heading,
                before="\n".join(unit.folded for unit in units[-BEFORE:]),
                around=around,
                around_bare=around_bare,
                quantities=tuple(quantities(sentence.text)),
                schools=schools,
                inherited=inherited,
                stage=stage_of(text, stage) if stage else (),
                people=names_person(_HEAD_JOINT.sub(" ", nameless), tagger),
                row=chunk.table is not None,
                bare=bare,
                pairs=held(text) | held(bare),
                pairs_before=reduce(or_, (unit.pairs for unit in units[-BEFORE:]), held("")),
                pairs_heading=pairs_heading,
                pairs_around=pairs_around,
                pointer=bool(_POINTER.match(sentence.text)),
            )
        )
        if schools:
            inherited = schools[-1:] if len(set(schools)) == 1 else schools
    return tuple(units)


def sole_subject(chunks: Iterable[Chunk], tagger: Tagger) -> tuple[str, ...]:
    """Return the folded names of the institution that the chunks name, () when they name none or several."""
    mentions = [mention for chunk in chunks for mention in school_mentions(chunk.text, tagger) if mention.stem]
    if len({mention.stem for mention in mentions}) != 1:
        return ()
    return tuple(dict.fromkeys(folded(mention.text) for mention in mentions))


_TITLES = """
老师 教师 讲师 教授 校长 园长 院长 馆长 局长 厅长 部长 处长 科长 队长 站长 所长 组长 会长 董事长 经理 主任 书记 总理
医师 医生 护士 专家 阁下 同志 先生 女士 小 负责人 带头人 主持人 完成人
"""
TITLES = tuple(_TITLES.split())


# Those that are no other words as well: no 高, 任, 于, 余, 和.
SURNAMES = (
    "张王李赵刘陈杨黄吴周徐孙胡朱郭何罗梁宋郑谢韩唐冯董程曹袁邓许傅沈彭吕苏卢蒋蔡贾丁魏薛阎潘杜戴钟汪田姜范石姚谭廖邹熊陆郝孔崔康毛邱秦"
    "江顾侯邵孟龙雷钱汤尹黎武乔贺赖龚樊兰殷施陶翟倪严牛温芦俞葛游卫申尤耿焦闫"
    "邬虞柯昝裘缪嵇邢裴翁荀甄芮靳糜隗宓郗佟戚卞庞覃鲍滕褚蔺阮冼卓莫邝岑晏"
)
_SURNAME = re.compile(f"[{SURNAMES}]")
FULL = 3  # characters of a full name that is hardly another word
_NO_GIVEN = "省市县区镇乡村山河性委证人会站所院校"  # 石楼县, 严肃性, 卫健委: what the segmenter takes for a name
_LATIN_NAME = r"[A-Z][a-z]+(?: [A-Z][a-z]+)+"
_TITLED = re.compile(rf"(?:{'|'.join(TITLES)})[ （(：:]?{_LATIN_NAME}|{_LATIN_NAME}[ ）)，,]?(?:{'|'.join(TITLES)})")


# Surnames that are other words as well (高级, 方向): a name only right behind who somebody is.
MORE_SURNAMES = (
    "叶林高金方万段白任余于曾安鲁向易常连冉舒房祝喻章简霍闵席路盛柳凌解文史冷华伍丘娄骆符艾齐梅池宁纪季欧阳上官司马诸葛"
)
_ROLE = (
    rf"(?:{'|'.join(title for title in TITLES if len(title) > 1)}"
    r"|(?:负责|带头|主持|完成|发起|传承|联系|代表|获奖)人|领衔|主编|导师)"
)
_GIVEN = r"(?!级|校|镇|区|市)[\u4e00-\u9fff]{1,2}"
_ENDS = r"(?=[，,。；;、）)（(]|[和与及](?!其)|等|$)"
# The role is followed by who has it: 馆长为王芳, （负责人李娜）.
_BEARER = re.compile(
    rf"(?:[\u4e00-\u9fff]{{0,4}}){_ROLE}(?:(?:分别|均|都)?(?:为|是|系|叫|由)|[：:])[{SURNAMES}{MORE_SURNAMES}]{_GIVEN}{_ENDS}"
    rf"|(?:[\u4e00-\u9fff]{{0,4}}){_ROLE}[（(]?[{SURNAMES}]{_GIVEN}{_ENDS}"
)

_HEAD_JOINT = re.compile(r"·(?=[^；：]*：)")  # between two levels of a table's heads (国赛·二等奖：2), no name
_FOREIGN_NAME = re.compile(r"[\u4e00-\u9fff]{2}[·•・‧][\u4e00-\u9fff]{2}")
_BY = re.compile(  # 由向楚明牵头, but not 由教务处牵头 or 由校长负责
    r"由(?![各省市县区校院镇企学教政双专班家社行公国财其我他])[\u4e00-\u9fff]{2,3}"
    r"(?<![处科局厅部室委会校院办所组县市区镇园方家级位人门司团府关业长记任师们者])(?:同志)?(?:牵头|负责|主持|领衔|执笔|主讲|带队|分管)"
)


def names_person(text: str, tagger: Tagger) -> bool:
    """Tell whether the text names a person: a word tagged as one beside a title, or a surname with a name and a title.

    Persons one after another (王芳、李娜) need no title, nor does a foreign name with its dot, nor a full name of three
    characters. Who has a role may stand right behind it (馆长为王芳).
    """
    if _FOREIGN_NAME.search(text) or _BEARER.search(text) or _BY.search(text):
        return True
    titled = any(title in text for title in TITLES)
    if not titled and "、" not in text and not _SURNAME.search(text):
        return False
    words = tagger.tagged(text)
    if any(_is_full_name(word) for word in words):
        return True
    runs = zip(words, words[1:], words[2:], strict=False)
    if any(_is_name(first) and joint[0] == "、" and _is_name(second) for first, joint, second in runs):
        return True
    if not titled:
        return False
    if _TITLED.search(text) or any(map(_is_titled, words, words[1:], words[2:])):
        return True
    for (word, tag), (other, _) in pairwise(words):
        if tag.startswith("nr") and 2 <= len(word) <= 4 and other.startswith(TITLES):
            return True
        if not tag.startswith("nr") and word.endswith(TITLES) and _tag(words, other).startswith("nr"):
            return True
    return False


def bearers(text: str) -> list[str]:
    """Return each role of the text that is told with who has it: 技术馆馆长为王芳."""
    return [match.group() for match in _BEARER.finditer(text)]


def _is_name(word: tuple[str, str]) -> bool:
    return word[1].startswith("nr") and 2 <= len(word[0]) <= 3 and word[0][0] in SURNAMES


def _is_full_name(word: tuple[str, str]) -> bool:
    """Tell whether a word tagged as a person is a surname with two signs: 谭柏舟, not 高素质 or 石楼县."""
    return word[1].startswith("nr") and len(word[0]) == FULL and word[0][0] in SURNAMES and word[0][-1] not in _NO_GIVEN


def _is_titled(surname: tuple[str, str], name: tuple[str, str], title: tuple[str, str]) -> bool:
    """Tell whether three words are a person's that the tagger took apart: 张|玲玲|老师, 邬建|樵|老师."""
    own = len(name[0]) <= 2 and re.fullmatch(r"(?!各|全|名|位|多|等|某)[\u4e00-\u9fff]+", name[0]) is not None
    begun = surname[1].startswith("nr") and len(surname[0] + name[0]) == FULL and surname[0][0] in SURNAMES
    return (surname[0] in SURNAMES or begun) and own and title[0].startswith(TITLES[:-1])


def _tag(words: list[tuple[str, str]], word: str) -> str:
    return next((tag for other, tag in words if other == word), "")
