"""What a question speaks of: its terms, less the words that only ask.

In: the normalised text of a question, the corpus's lexicon, the segmenter. Out: `Term`s in order, each with the other
ways in which the corpus may write it. A question frames what it is about (哪几所…, …有多少个, 是不是…, 500多名…): the
frame says what sort of answer is wanted, never what an answer must speak of, and segmenting across its border makes
words that do not exist (钱建, 最多). So the frame is taken out first.
"""

import re
from typing import Literal, Protocol

from assistant.institutions import FUNCTION
from assistant.lexicon import SCHOOL_LEVELS, Lexicon, outside
from assistant.retrieve.jointlevels import with_joint
from assistant.retrieve.places import is_place, places_in, schools_abroad, ways_to_say
from assistant.text import quantities
from assistant.types import Term

_TURNED = re.compile(r"从[\u4e00-\u9fff]{2,8}(?:变|升|改|转)[成为格制到办][\u4e00-\u9fff]{2,8}")  # one school
_REFERENCE = re.compile(r"(?:[表图]|典型案例)\s?\d+[-—.]\d+|第[一二三四五六七八九十百\d]+[期届批]")
_ASKING = re.compile(
    r"^(?:几.*|多少.*|占|占比|比例|比重|一共|总共|合计|平均|分别|各.?|请问|介绍|说说|具体|情况|本?报告|年报|资料|文中"
    r"|提到?|说|讲|写|块|大块|方面)$"
)
_ENGLISH_WORDS = "how many much what which who when where why is are was were there the of in on for to a an do does"
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
_EMPTY_TAGS = ("d", "p", "c", "u", "y", "r", "q", "o", "e", "w", "h", "k")
_ANY_YEAR = re.compile(
    r"(?<!\d)(?:((?:19|20)\d{2})(?!\d)|(?<![近约去前后满达每第])([12]\d)(?=年(?![制级来间代以前后内多半之]|龄)))(?:学年|年度|年)?"
)
_AHEAD = re.compile(r"明年|来年|后年|下一年度?")
_ASKS = re.compile(r"多少|几(?![何乎])|哪[个些一几里所家项年]|什么|怎[么样]|是否|有没有|[吗？?]|[xX×]+[%％个所人名]")
_NAMED = re.compile(r"[“\"]([^《》“”\"]{2,40})[”\"]")
_TITLED = re.compile(r"《([^《》“”\"]{2,40})》")

_COINED = re.compile(r"([两二三四五六七八九])(?:个|大)?[“\"]([\u4e00-\u9fff]{1,2})[”\"]")  # 三个“化”

_MEASURE = ("", "个", "项", "大", "条", "类")
_MEMBERS = re.compile(
    r"(?P<count>[两二三四五六七八九十])(?P<measure>[个项大条类]?)(?P<rest>[\u4e00-\u9fff]{1,6})"
)  # 六个不准
_CLASSIFIER = (
    "个|所|家|项|门|名|位|本|部|种|类|届|份|条|级|座|支|次|"
    "场|期|人|件|块|方|天|月|年|日|间|户|句|字|词|点|样|批|组|段|笔"
)
# 我省, 咱们医院: who speaks; the documents are their own.
_SPEAKER = re.compile(
    r"[我咱]们?(?:[省市县区州校院馆局所镇乡村港厂园](?![长级属士生])|单位|公司|医院|学校|这[里儿边])|本市(?![级属])"
)
_FRAME = re.compile(
    rf"百分之(?:多少|几)|百分比|几成|值(?=多少钱|几个?钱)|(?:第)?(?:多少|几)(?!乎)(?:{_CLASSIFIER}|万元|亿元|万|亿|元|块?钱|亩|册|台|套|岁|小时|分钟)?(?:的|左右)?"
    rf"|哪(?:[一两二三四五六七八九十几\d]+|些)?(?:{_CLASSIFIER})?|什么(?:样的?|时候|地方|名字|意思|东西|事情?|人)?|何(?:时|处|地|人)|指的?是(?=什么|啥|哪)"
    r"|多(?:大|高|长|久|远|重|快)(?!型)|是否|是不是|有没有|有无|能不能|会不会|算不算|可不可以|对不对|[要行用该需]不[要行用该需]要?|怎么(?:样|个|办)?|怎样|如何|为啥|为什么|为何|咋样?|[是叫]?啥"
    r"|(?:[人个总])?数?最(?:多|少|高|低|大|小|长|短|早|晚|新)|叫什么(?:名字)?|(?:是|这是)?(?:真的|属实|准确|正确)|(?:说得|没)?(?:没错|对|是)(?=吧|吗|么)"
    r"|(?<![首京成古名大三])都(?=[是有在建设开办来叫由给跟与和去用买做])"
    r"|(?<=个)时间(?:节?点|段)|请问|麻烦|帮我|帮忙|给我|告诉我|我?想(?:知道|了解|问)(?:一下)?|查(?:一查|一下)|(?:说|讲|谈|列|查|看)一下|(?:主要|具体|分别|一共|总共|共有|到底|究竟|大概|大约|现在|目前|如今|眼下)"
    r"|(?:报告|年报|资料|文件|文中)(?:里面?|中|上)|(?<=[哪那这])[份部门个位](?=[^类厅])"
)
# Words of the frame that stand alone; what they ask for is read in answer/question.py.
_FRAME_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
        名字 名称 叫做 叫作 时候 时间 地方 事 事情 字 词 身上 今年 本年 本年度 本市 我市 打算 接下来 下一步 回答 起来
        主要 方面 块 东西 问
        个数 数目 人数 总数 总量 数量 数 钱 搞 拿 做 弄 叫 起 给 想 往 走 干 得到 拿到 回事 没错 来讲 提
        """,
    )
)
_COUNT_SUFFIX = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:人数|总数|数量|总量|数)$")
_NUMERAL = re.compile(rf"^[\d一二两三四五六七八九十百千万亿几多余半]+(?:{_CLASSIFIER}|多|余|多名|多人)?$")
_OWN_LEVEL = re.compile(r"(?<=[中里内])(?=[省市县区]本级)")  # 资金中市本级 names no place 中市
_FIRST = {  # people say 第一批 of those whom a text calls 首届
    f"第一{unit}": (f"首{unit}", f"第1{unit}", *(f"首{other}" for other in "期届批" if other != unit))
    for unit in "期届批"
}
_GOING_ON = re.compile(
    r"(?:大学|高校|高职院校|高等院校)(?:所|一共|总共)?录取|"
    r"(?:考|上|读|升|念|进)(?:了|上了?|入了?|到|去)?(?:大学|高校|高职院校|高等院校)"
)
_DEGREE = re.compile(
    r"研究生(?=[^,，。?]{0,6}(?:学历|学位|文凭|教师|老师)|.{0,20}(?:应聘|讲台))"
    r"|(?:(?<=教师)|(?<=老师)|(?<=学历)|(?<=学位))[中里为是有的]{0,3}研究生"
)
_ANY_SCHOOL = "院校"  # texts say it of colleges; a question that says no more may mean any school
_PREPOSITIONS = "跟给替往去到"  # spoken ones
_PLACE_ENDS = "省市县区州盟旗镇乡村"
_FOREIGN = ("大学", "学院")
VERB = 0.4  # share of meaning: which verb is used varies with the speaker
LATIN = "eng"  # the segmenter's tag of Latin letters: mou, ai
_MADE = "制"  # 一年制 is no amount


class Words(Protocol):
    """The segmenter as this stage uses it."""

    def content_words(self, text: str) -> list[str]:
        """Return the words that carry meaning, in order, without duplicates."""

    def tagged(self, text: str) -> list[tuple[str, str]]:
        """Return (word, part of speech)."""


def read_terms(text: str, lexicon: Lexicon, words: Words) -> tuple[Term, ...]:
    """Read what the (normalised) text speaks of, with the corpus's other ways of writing each thing."""
    terms = _abroad(text)
    rest = outside(text, (phrase for phrase, _, _ in schools_abroad(text)))
    terms += _schools(rest, lexicon, words)
    rest = outside(rest, (term.text for term in terms))
    names = [name for name in (*_TITLED.findall(rest), *_REFERENCE.findall(rest)) if _is_name(name)]
    names += [name for name in _NAMED.findall(rest) if _is_name(name) and not _ASKS.search(name)]
    coined = (f"{numeral}{sign}" for numeral, sign in _COINED.findall(rest))
    names += [name for name in coined if name in lexicon.coinages]
    terms += [
        Term(text=name, variants=_FIRST.get(name) or lexicon.coinages.get(name) or _counted(name, lexicon), role="name")
        for name in names
    ]
    firms = lexicon.firms_named(rest)
    terms += [Term(text=name, variants=forms, role="name") for name, forms in firms.items()]
    rest = outside(rest, firms)
    terms += [with_joint(term, rest, lexicon) for term in _levels(rest, lexicon.level)]
    if going := _GOING_ON.search(rest):  # those who go on to a university are counted as 升学
        terms.append(Term(text=going.group(), variants=("升学", "升入")))
        rest = outside(rest, [going.group()])
    years = [*years_in(rest), *_years_ahead(rest, lexicon.year)]
    terms += [Term(text=f"{year}年", variants=(year,), role="year") for year in dict.fromkeys(years)]
    rest = outside(_SPEAKER.sub(" ", _AHEAD.sub(" ", _ANY_YEAR.sub(" ", rest))), names)
    places = places_in(rest)
    terms += [Term(text=place, role="place") for place in places]
    rest = outside(rest, places)
    districts = lexicon.places_named(rest, words)
    terms += [Term(text=place, variants=forms, role="place") for place, forms in districts.items()]
    rest = outside(rest, districts)
    for hit, synonyms in lexicon.glossary_hits(rest):
        if len(hit) > 2 and hit in rest:
            terms.append(Term(text=hit, variants=synonyms))
            rest = rest.replace(hit, " ")
    # Each piece by itself: what was taken out between them joins no words (有几个班).
    pieces = _OWN_LEVEL.sub(" ", without_frame(rest)).split()
    content = {word for piece in pieces for word in words.content_words(piece)}
    content |= {word for piece in pieces for word, _ in _rates(words.tagged(piece)) if word.endswith("率")}
    for word, tag in (tagged for piece in pieces for tagged in lexicon.thesaurus.phrases(_rates(words.tagged(piece)))):
        written = lexicon.thesaurus.written(word)
        if (word in content and _tells(word, tag)) or (written and not _framing(word)):
            role: Literal["place", "word"] = "place" if is_place(word, tag) else "word"
            said = _without_preposition(word, lexicon) if role == "place" else word
            forms = _forms(said, lexicon)
            near = tuple(form for form in written if form not in forms)
            terms.append(Term(text=said, variants=forms, near=near, role=role, weight=_weight(tag)))
    distinct = {term.text: term for term in reversed(terms)}.values()
    return tuple(sorted(distinct, key=lambda term: text.find(term.text)))


def _rates(tagged: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the words with each rate as the noun that it is, where the segmenter cuts it: 近视|率."""
    joined: list[tuple[str, str]] = []
    for word, tag in tagged:
        if word == "率" and joined and len(joined[-1][0]) > 1 and joined[-1][1][:1] in ("n", "v"):
            joined[-1] = (joined[-1][0] + word, "n")
        else:
            joined.append((word, tag))
    return joined


def _schools(text: str, lexicon: Lexicon, words: Words) -> list[Term]:
    """Read the schools and other institutions; 江苏学校 is any school of that province, which is read as a place."""
    named = lexicon.named(text, words).items()
    anywhere = {name for name, forms in named if not forms and _any_of_place(name, lexicon)}
    return [Term(text=name, variants=forms, role="school") for name, forms in named if name not in anywhere]


def _any_of_place(name: str, lexicon: Lexicon) -> bool:
    """Tell whether any school of a place is meant: 江苏学校, 怀玉州学校, where the corpus writes the place alone."""
    place = name.removesuffix("学校")
    if places_in(name) == [place]:
        return True
    return place != name and place[-1] in _PLACE_ENDS and len(place) > 2 and lexicon.writes(place)


def _abroad(text: str) -> list[Term]:
    """Read the countries of foreign schools (泰国大学, 日本学校), and what sort of school is meant."""
    found = []
    for _, country, sort in schools_abroad(text):
        found.append(Term(text=country, variants=ways_to_say(country), role="place"))
        if sort in _FOREIGN:
            found.append(Term(text=sort, variants=_FOREIGN, weight=VERB))
    return found


def _without_preposition(word: str, lexicon: Lexicon) -> str:
    """Return a place without a preposition that the segmenter took for its first character: 为田村."""
    if (FUNCTION.match(word) or word[0] in _PREPOSITIONS) and lexicon.writes(word[1:]) and not lexicon.writes(word):
        return word[1:]
    return word


def years_in(text: str) -> list[str]:
    """Return the years that the text names: 2023年, 23年."""
    return [full or f"20{short}" for full, short in _ANY_YEAR.findall(text)]


def _years_ahead(text: str, home: int | None) -> list[str]:
    """Return the years after the corpus's own that the text speaks of. 去年 is left to the arithmetic."""
    return [str(home + 1 + ("后" in word)) for word in _AHEAD.findall(text)] if home else []


def without_frame(text: str) -> str:
    """Return the text with a blank for each phrase that only asks, and for each amount that it names."""
    spans = [
        (q.start, q.end)
        for q in quantities(text)
        if q.role == "measure" and q.unit != "%" and text[q.end : q.end + 1] != _MADE
    ]
    for start, end in reversed(spans):
        text = f"{text[:start]} {text[end:]}"
    return _FRAME.sub(" ", text)


def _tells(word: str, tag: str) -> bool:
    """Tell whether a word says what the question is about."""
    return not _framing(word) and not tag.startswith(_EMPTY_TAGS)


def _framing(word: str) -> bool:
    return bool(word in _ENGLISH or word in _FRAME_WORDS or _ASKING.search(word) or _NUMERAL.match(word))


def _forms(word: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the other ways to say a word; 就业人数 counts what texts call 就业."""
    stem = _COUNT_SUFFIX.sub("", word)
    return (*lexicon.synonyms(word), *((stem, *lexicon.synonyms(stem)) if stem != word else ()))


def _counted(name: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return how the corpus writes a name that counts its members with another measure word: 六不准 is 六个不准."""
    match = _MEMBERS.fullmatch(name)
    forms = [f"{match['count']}{measure}{match['rest']}" for measure in _MEASURE] if match else []
    return tuple(form for form in forms if form != name and lexicon.writes(form))


def _is_name(text: str) -> bool:
    """Tell a name from a claim in quotes: a claim holds an amount or a full stop."""
    return len(text) > 1 and "。" not in text and not any(q.role == "measure" for q in quantities(text))


def _levels(text: str, own: str) -> list[Term]:
    """Read the school levels other than the corpus's own that the question is about."""
    found = []
    text = text.replace("职业院校", " ").replace("高等院校", "高校")  # 职业院校 are of all levels
    text = _TURNED.sub("", _DEGREE.sub("", text))
    for level, forms in SCHOOL_LEVELS.items():
        said = next((form for form in forms if form in _GOING_ON.sub("", text) and form != _ANY_SCHOOL), "")
        if said and level != own:
            found.append(Term(text=said, variants=forms, role="level"))
    return found


def _weight(tag: str) -> float:
    """Nouns and names say what is asked for; verbs vary with the speaker; the rest says little."""
    if tag[:1] in ("n", "x", "j", "l", "i", "s", "") or tag in ("vn", LATIN):
        return 1.0
    return VERB if tag.startswith("v") else 0.5
