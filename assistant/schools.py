"""Schools and other institutions as a text names them.

In: a text and the segmenter. Out: `SchoolMention`s, left to right. A school's form is split into a stem (交城, 徐特立)
and a type (职业中学, 卫校 …); forms with the same stem and type group are one school, so 交城职中 finds
交城县职业中学校 in any report, not only in this one. The other institutions are read in institutions.py and told apart
by place and core.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assistant.institutions import THAT_IS, Parts, Tagger, institutions

# Longest first within a group; a group is what people use interchangeably for one and the same school.
SCHOOL_TYPES: Mapping[str, tuple[str, ...]] = {
    "vocational": (
        "高级职业中学校",
        "高级职业中学",
        "高级职中",
        "高职中",
        "职业高级中学",
        "职业高中学校",
        "职业教育中心",
        "职业中学校",
        "职业中学",
        "职业高中",
        "职教中心",
        "职教中学",
        "职业中等专业学校",
        "职业中专学校",
        "职业中专",
        "职业技术学校",
        "职中",
        "职高",
        "职校",
    ),
    "health": ("卫生学校", "卫校"),
    "accounting": ("会计学校",),
    "sports": ("体育运动学校", "体育学校", "体校"),
    "arts": ("艺术学校", "艺校"),
    "normal": ("师范高等专科学校", "师专"),
    "college": ("职业技术学院", "技术学院", "技师学院", "高等专科学校", "专科学校", "学院", "大学"),
    "generic": ("技术学校", "学校"),
}
# Terms for the stages of the school system; a question about one is not answered with figures of another.
SCHOOL_LEVELS: Mapping[str, tuple[str, ...]] = {
    "学前教育": ("幼儿园", "学前教育", "幼儿教育"),
    "义务教育": ("义务教育", "小学", "初中", "中小学"),
    "普通高中": ("普通高中", "普高", "高级中学"),
    "中职": ("中职", "中等职业", "职中", "职高", "中专", "职业中学", "职业高中"),
    "高等教育": ("高校", "大学", "高职", "高等教育", "高等职业", "研究生", "院校"),
    "特殊教育": ("特殊教育", "特校"),
}
_GROUP_OF = {form: group for group, forms in SCHOOL_TYPES.items() for form in forms}
_TYPE = re.compile("|".join(sorted(_GROUP_OF, key=len, reverse=True)))
_PLACE_SUFFIX = "省市县区"
_NAME_TAGS = ("ns", "nr", "nrt", "nrfg", "nz", "nt")
# Sorts of schools, not names: 全市公办学校, 离石区民办学校.
_SORTS = frozenset(
    (
        "公办",
        "民办",
        "私立",
        "公立",
        "试点",
        "示范",
        "达标",
        "重点",
        "农村",
        "县域",
        "县属",
        "市直",
        "市属",
        "骨干",
        "优质",
        "高水平",
        "示范性",
        "特色",
        "品牌",
        "薄弱",
        "合格",
        "定点",
        "附属",
        "普通",
        "骨干性",
        "城区",
        "乡镇",
    )
)
# What is done to schools: 评价职校 names none.
_DONE = (
    "评价", "考核", "评估", "管理", "监督", "督导", "检查", "支持", "举办", "设立", "开办", "创办", "建设",
    "参观", "报考", "就读", "了解", "民营",
)  # fmt: skip
_LEVELS = ("高级", "初级", "中等", "职业", "各类", "全部", "所有", "中职", "中专", "大专", "特殊教育")
_CAMPUS = re.compile(r"[新老旧主分东西南北]?校区")
_POINTING = re.compile(r"[那这](?:一)?[所家个]$")
_AND = re.compile(rf"^.*[及与](?=[{_PLACE_SUFFIX}]$)")  # 3所高中及县职校
_COUNTING = re.compile(r"[一二三四五六七八九十两几哪每各该本全这那多\d]")


@dataclass(frozen=True)
class SchoolMention:
    """A school as a text names it; `stem` is "" for a bare 卫校 or 学校."""

    stem: str
    group: str
    text: str
    start: int
    end: int
    place: str = ""
    level: str = ""
    core: str = ""

    @property
    def is_school(self) -> bool:
        """Tell a school of SCHOOL_TYPES from another institution, of which place and core are known."""
        return self.group in SCHOOL_TYPES

    def same_school(self, other: "SchoolMention") -> bool:
        """Tell whether both name one institution: same stem, and type groups that do not contradict."""
        groups = {self.group, other.group}
        return self.stem == other.stem and (len(groups) == 1 or (groups < SCHOOL_TYPES.keys() and "generic" in groups))


def school_mentions(text: str, tagger: Tagger) -> list[SchoolMention]:
    """Find the schools and other institutions that `text` names, left to right.

    `stem` is "" where it is no name by itself: a bare 卫校, what only the corpus can tell to be a name.
    """
    schools = list(_schools(text, tagger))
    others = [
        SchoolMention(
            _whole(parts), parts.kind, parts.text, parts.start, parts.end, parts.place, parts.level, parts.core
        )
        for parts in institutions(text, tagger)
        if not any(
            school.start < parts.end <= school.end or parts.start < school.end == parts.end for school in schools
        )
    ]
    if not others:
        return schools
    others = [o for o in others if not any(_is_part(text[school.end : o.end], school, o) for school in schools)]
    kept = [s for s in schools if not any(o.stem and o.start <= s.start and s.end < o.end for o in others)]
    return sorted((*kept, *others), key=lambda mention: mention.start)


def _is_part(rest: str, school: SchoolMention, other: SchoolMention) -> bool:
    """Tell whether a campus is only the new or the eastern one of a school that is named: 石沱职高|新校区."""
    return bool(school.stem) and other.start <= school.start < other.end and _CAMPUS.fullmatch(rest) is not None


def _whole(parts: Parts) -> str:
    """Return the stem of an institution: 肿瘤hospital, 平川hospital."""
    return f"{parts.core or parts.place}{parts.kind}" if parts.sure else ""


def _schools(text: str, tagger: Tagger) -> Iterator[SchoolMention]:
    for match in _TYPE.finditer(text):
        run = re.search(r"[\u4e00-\u9fff]{0,8}$", text[max(0, match.start() - 8) : match.start()])
        whole = run.group() if run else ""
        before = _POINTING.sub("", whole)
        group = _GROUP_OF[match.group()]
        stem, form = _stem(before, group, tagger)
        if not stem and group in ("college", "generic"):
            continue
        start = match.start() - len(form) - (len(whole) - len(before)) * bool(stem)
        yield SchoolMention(stem, group, text[start : match.end()], start, match.end())


def _stem(before: str, group: str, tagger: Tagger) -> tuple[str, str]:
    """Return (stem, the characters it takes up) for the run of characters before a school type."""
    before = THAT_IS.sub("", _AND.sub("", before))
    words = tagger.tagged(before) if before else []
    if words and words[-1][0] in _SORTS:
        return "", ""
    form = ""
    while words and words[-1][0] in _PLACE_SUFFIX:
        form = words.pop()[0] + form
    if len(words) > 2 and words[-2][0] in _PLACE_SUFFIX and words[-3][1] in _NAME_TAGS:  # 河西|市|第一(职业中学)
        words[-3:-1] = [(words[-3][0] + words[-2][0], words[-3][1])]
    if len(words) > 1 and not form and _is_part_of_name(words[-2], words[-1]):
        place, rest = words[-2][0], words[-1][0]
        return place.rstrip(_PLACE_SUFFIX) + rest, place + rest
    if not words or not _names_something(*words[-1], group, followed=bool(form)):
        return "", form
    word = words[-1][0]
    if group == "generic" and (form or word[-1] in _PLACE_SUFFIX):
        return "", ""  # 离石区学校: any of them
    stem = word[:-1] if len(word) > 2 and word[-1] in _PLACE_SUFFIX else word
    return stem, word + form


def _is_part_of_name(place: tuple[str, str], word: tuple[str, str]) -> bool:
    """Tell 吕梁市财经(学校) and 交城县第二(职业中学) from a place before an ordinary school type."""
    if len(place[0]) < 2 or (place[0][-1] not in _PLACE_SUFFIX and place[1] != "ns"):
        return False
    if place[0][0] in "全本我各该" or word[0] in _SORTS:
        return False
    common = word[0] == "城市" or (word[1][:1] in ("n", "v", "j") and word[1] not in _NAME_TAGS)
    return word[0].startswith("第") or (len(word[0]) > 1 and common and not word[0].startswith(_LEVELS))


def _names_something(word: str, tag: str, group: str, *, followed: bool) -> bool:
    """Tell whether the word before a school type is a name: a place or person, or (before 职中 …) any noun.

    两所大学, 哪个学校 and 产业学院 name no school.
    """
    if len(word) < 2 or word in _DONE or _COUNTING.search(word):
        return False
    if tag in _NAME_TAGS or word[-1] in _PLACE_SUFFIX or followed:
        return True
    return group not in ("college", "generic") and tag[:1] in ("n", "j", "x", "l")
