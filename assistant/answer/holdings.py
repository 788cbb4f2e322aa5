"""What the corpus holds of a document: all of it, some articles, checked facts, its title only, or nothing.

In: the indexed documents, and profiles of the others that the corpus knows by name. Out: which of them a question
names, in whatever abbreviation, and a Chinese sentence on what is held of one. It answers nothing.

A name is a run of the question that ends in a word for a kind of document (法, 办法, 意见 …, 文件 for any) and whose
characters stand in the title in the same order: 标识办法, 职教法, 综合高中试点文件. A number (晋教职成〔2024〕6号,
78号函) names the document that bears it.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial

from assistant.text import normalise, quantities
from assistant.types import Document, Profile

_TYPE = re.compile(
    r"法(?!律|定|学|治|规(?!定)|人|院|国|庭|官)|条例|规定|办法|意见|纲要|标准|方案|通知|规划|细则|决定|文件|(?<=号)文|精神(?=[里中])"
)
_ANY = ("文件", "文", "精神")
_COUNTRY = "中华人民共和国"
_EXTRA = re.compile(rf"^《?{_COUNTRY}|[(（【].*?[)）】]|[《》〈〉\s]")
_LONGEST = 30  # characters of a name
_LEADING = "的那这个份部版"
_DATED = re.compile(r"(?:(?:19|20)?\d{2}年?(?:版|的|那[个部份版])?|[那这该][个部份版]?)$")
LEAST = 2  # characters that tell one title from another
MOST = 0.7  # of the title: so much of it needs no telling word
_NUMBER = re.compile(
    r"(?P<body>[\u4e00-\u9fff]{0,9}?)[\[(【〔]?(?P<year>(?:19|20)\d{2})?年?[\])】〕]?第?(?P<serial>\d{1,4})号(?:文件?|函|通知)?"
)
_TITLED = re.compile(r"《([^《》]{2,40})》")
# Words that any title of the field may hold: they name no document by themselves.
_COMMON = re.compile(r"学校|学生|教师|教育|职业|中职|中等|管理|工作|建设|发展|改革|关于|国家|全面|做好|的|和|与|中")
_BEFORE = "的个份部版在按据依照查由和与跟及从看说行新旧老版本国该那这对于给把中里问用下读年讲懂着了是要想有为"
_OFFICES = {"两办": "中共中央办公厅国务院办公厅", "职教": "职业教育", "省教育厅": "山西省教育厅"}


def titled(title: str) -> str:
    """Return the title in book-title marks."""
    return title if title.startswith("《") else f"《{title}》"


@dataclass(frozen=True)
class Work:
    """A document that the corpus knows; `document` is None when no text of it is held."""

    profile: Profile
    document: Document | None = None

    @property
    def title(self) -> str:
        """The title, with its brackets."""
        title = self.profile.title or (self.document.title if self.document else "")
        return titled(title)

    @cached_property
    def core(self) -> str:
        """The normalised title without the country's name and what stands in parentheses."""
        return normalise(_EXTRA.sub("", self.title))

    @cached_property
    def articles(self) -> tuple[int, ...]:
        """The numbers of the articles that are held, in order."""
        sections = self.document.sections if self.document else ()
        return tuple(sorted({number for s in sections if (number := article_number(s.number)) is not None}))

    @property
    def whole(self) -> bool:
        """Whether the articles are held without a gap."""
        return len(self.articles) > 1 and self.articles == tuple(range(1, len(self.articles) + 1))


@dataclass(frozen=True)
class Named:
    """A place of the question that names documents: all versions of one text, or a title that is not known."""

    works: tuple[Work, ...]
    text: str
    start: int
    end: int


def article_number(text: str) -> int | None:
    """Return the number of 第N条, None for anything else."""
    if not text.endswith("条"):
        return None
    return next((int(q.value) for q in quantities(text) if q.role == "ordinal"), None)


class Holdings:
    """The documents of the corpus by name. `known` are those of which no text is held."""

    def __init__(self, documents: Mapping[str, Document], known: Iterable[Profile] = ()) -> None:
        held = [Work(document.profile, document) for document in documents.values()]
        ids = {work.profile.id for work in held}
        self.works: tuple[Work, ...] = (*held, *(Work(profile) for profile in known if profile.id not in ids))

    def named(self, text: str) -> list[Named]:
        """Return the documents that the (normalised) text names, in order; overlapping names once, the longest."""
        found = [*self._by_number(text), *self._by_title(text)]
        kept: list[Named] = []
        for name in sorted(found, key=lambda n: (-bool(n.works), n.start - n.end)):
            if all(name.end <= other.start or name.start >= other.end for other in kept):
                kept.append(name)
        return sorted(kept, key=lambda n: n.start)

    def only(self, said: str) -> Work | None:
        """Return the one paper with articles whose title has all of what was said: 管理办法 where there is no other.

        Where nothing was said it is the one that has articles at all.
        """
        having = [work for work in self.works if work.articles and normalise(said) in normalise(work.title)]
        return having[0] if len(having) == 1 else None

    def _by_number(self, text: str) -> Iterable[Named]:
        for match in _NUMBER.finditer(text):
            works = [w for w in self.works if _bears(w.profile, match["body"], match["year"], match["serial"])]
            if len(works) == 1:
                yield Named(tuple(works), match.group(), match.start(), match.end())

    def _by_title(self, text: str) -> Iterable[Named]:
        for match in _TITLED.finditer(text):
            works = self._best(partial(_abbreviates, normalise(_EXTRA.sub("", match[1]))))
            yield Named(works, match[1], match.start(), match.end())
        for match in _TYPE.finditer(text):
            for start in range(max(0, match.start() - _LONGEST), match.start()):
                said = text[start : match.end()]
                if said[0] in _LEADING:
                    continue
                works = self._best(partial(_short_for, said, match.group()))
                if works:
                    whole = _begins(said, text[start - 1 : start])
                    lead = _DATED.search(text[:start])
                    first = lead.start() if lead and whole else start
                    yield Named(works if whole else (), text[first : match.end()], first, match.end())
                    break

    def _best(self, fits: Callable[[str], bool]) -> tuple[Work, ...]:
        """Return the works whose title fits, the shortest title first chosen, with all versions of that title."""
        cores = sorted({work.core for work in self.works if work.core and fits(work.core)}, key=len)
        return tuple(work for work in self.works if cores and work.core == cores[0])


def _begins(said: str, before: str) -> bool:
    """Tell whether a law's name begins here: 教育法 is no part of 义务教育法."""
    return not _is_law(said) or before in _BEFORE or not re.match(r"[\u4e00-\u9fff]", before)


def _short_for(said: str, kind: str, core: str) -> bool:
    """Tell whether a run that ends in a word for a kind of document names the title, telling enough of it."""
    said = said.removesuffix(kind) if kind in _ANY else said
    if said == core:
        return True
    return (len(said) >= MOST * len(core) or _tells_enough(said.removesuffix(kind))) and _abbreviates(said, core)


@lru_cache(maxsize=256)  # here and below: one run of a question is held against the titles of all documents
def _tells_enough(said: str) -> bool:
    return len(_COMMON.sub("", said)) >= LEAST


def _abbreviates(said: str, core: str) -> bool:
    """Tell whether what was said is the title or an abbreviation of it: its characters in the title's order."""
    said = _spelt_out(said)
    if said == core:
        return True
    if len(said) < LEAST or (_is_law(said) and not _is_law(core)):
        return False
    rest = iter(core)
    return all(sign in rest for sign in said)


@lru_cache(maxsize=256)
def _spelt_out(said: str) -> str:
    """Return what was said with offices in full, without a version and what only points."""
    for short, long in _OFFICES.items():
        said = said.replace(short, long)
    return re.sub(r"[那这][个份部版]?|的|(?:19|20)\d{2}年?版?", "", said)


def _is_law(title: str) -> bool:
    return title.endswith("法") and not title.endswith("办法")


def _bears(profile: Profile, body: str, year: str | None, serial: str) -> bool:
    own = re.search(r"^(.*?)\D?(\d{4})\D?(\d+)号$", normalise(profile.number))
    if own is None or own[3] != serial or (year and own[2] != year):
        return False
    issuer = normalise(profile.issuer)
    letters = iter(issuer)
    return own[1].endswith(body) or body.endswith(own[1]) or all(sign in letters for sign in body)


def holding(work: Work, article: str = "") -> str:
    """Say in one or two sentences what is held of a document, and where the whole of it is published."""
    where = f"全文见官方网址：{work.profile.url}" if work.profile.url else "全文请从官方渠道取得。"
    about = "，".join(part for part in (work.profile.issuer, work.profile.number, work.profile.issued) if part)
    about = f"（{about}）" if about else ""
    if work.document is None:
        return f"资料中只有{work.title}的名称和文号等信息{about}，没有收录正文。{where}"
    missing = f"，没有{article}" if article else ""
    if work.whole:
        return f"资料所收的{work.title}到第{work.articles[-1]}条为止{missing}，请核对条号。"
    if work.articles:
        return f"资料中的{work.title}只收有{_ranges(work.articles)}{missing}。{where}"
    return f"资料中的{work.title}{about}只收有核实过的要点，不是全文{missing}。{where}"


def _ranges(numbers: Sequence[int]) -> str:
    """Write article numbers with runs joined: 第2条、第7至17条."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "、".join(f"第{run[0]}条" if len(run) == 1 else f"第{run[0]}至{run[-1]}条" for run in runs)
