"""What the corpus holds of a document, and questions that name one."""

import pytest

from assistant.answer.articles import with_places
from assistant.answer.consult import consult
from assistant.answer.holdings import Holdings, holding
from assistant.answer.question import read_ask
from assistant.ingest.chunks import chunk
from assistant.ingest.parse import parse
from assistant.types import Citation, Kind, Profile, Query

FISHING = (
    "渔业保护法\n第一章 总则\n第一条　为了保护水产资源，制定本法。\n第二条　凡在湖区捕捞的，都应当领取许可证。\n"
    "第二章 附则\n第三条　本法自2020年3月1日起施行。\n"
)
LENDING = (
    "# 市图书馆借阅管理办法\n\n## 一、文件信息\n\n发文机关：市文化局\n\n文号：文图〔2024〕8号\n\n日期：2024年5月6日\n\n"
    "施行：2024年7月1日\n\n## 二、核实要点\n\n办法共二十条，分四章。\n\n每人每次限借六册，逾期一天收费一角。\n"
)
REPORT = "1.基本情况\n1.1 读者\n全市有读者三万人，各馆落实《市图书馆借阅管理办法》，办证两千张。\n"
OLD = Profile(
    id="yuye-2001",
    title="渔业保护法（2001年）",
    kind="law",
    issued="2001-02-03",
    superseded_by="yuye",
    number="令第七号",
)
NURSING = Profile(
    id="huli",
    title="关于加强医院护理服务的指导意见",
    issuer="市卫生局",
    number="卫护〔2023〕15号",
    issued="2023-04",
    kind="policy",
)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    folder = tmp_path_factory.mktemp("documents")
    documents = {}
    for name, text, profile in (
        ("yuye", FISHING, Profile(id="yuye", title="渔业保护法（2020年修订）", kind="law", issued="2020-01-01")),
        ("jieyue", LENDING, Profile(id="jieyue", title="市图书馆借阅管理办法", kind="policy", edition="digest")),
        ("nianbao", REPORT, Profile(id="nianbao", title="图书馆年度报告", kind="report")),
    ):
        path = folder / f"{name}{'.md' if text.startswith('#') else '.txt'}"
        path.write_text(text, encoding="utf-8")
        documents[name] = parse(path, profile=profile)
    return Holdings(documents, [OLD, NURSING]), [piece for document in documents.values() for piece in chunk(document)]


def asked(question, corpus):
    query = Query(question=question, text=question, terms=())
    return consult(query, read_ask(question), *corpus)


def told(consulted):
    return "".join(s.text for passage in consulted.direct for s in passage.chunk.sentences)


NAMES = [
    ("借阅办法怎么说", "jieyue"),
    ("图书馆借阅管理办法有什么要求", "jieyue"),
    ("《市图书馆借阅管理办法》讲什么", "jieyue"),
    ("这份借阅规定", ""),
    ("渔业法第二条", "yuye"),
    ("请问渔业保护法对捕捞怎么规定", "yuye"),
    ("卫护〔2023〕15号提了什么要求", "huli"),
    ("卫生局15号文要求什么", "huli"),
    ("医院护理服务意见的目标", "huli"),
    ("那个护理指导意见讲了什么", "huli"),
    ("办法总比困难多", ""),
    ("管理办法是什么", ""),
    ("30号之前要报送吗", ""),
]


@pytest.mark.parametrize(("question", "work"), NAMES)
def test_a_document_is_known_by_its_abbreviations(corpus, question, work):
    named = corpus[0].named(question)
    assert [name.works[0].profile.id for name in named if name.works] == ([work] if work else [])


def test_a_longer_title_is_another_law(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("教育法\n第一条　为了教育。\n第二条　略。\n", encoding="utf-8")
    holdings = Holdings({"a": parse(path, profile=Profile(id="a", title="教育法", kind="law"))})
    assert [bool(name.works) for name in holdings.named("按教育法第一条")] == [True]
    assert not any(name.works for name in holdings.named("学前教育法第一条"))


def test_the_articles_of_a_selection_are_named(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("渡口法\n第一章 总则\n第二条　甲。\n第五条　乙。\n第六条　丙。\n第七条　丁。\n", encoding="utf-8")
    work = Holdings({"a": parse(path, profile=Profile(id="a", title="渡口法", kind="law", url="https://x.cn"))}).works[
        0
    ]
    assert (
        holding(work, "第四条") == "资料中的《渡口法》只收有第2条、第5至7条，没有第四条。全文见官方网址：https://x.cn"
    )


MISSING = [
    ("渔业保护法第九条讲什么", "到第3条为止"),
    ("借阅管理办法第十二条怎么罚", "不是全文，没有第十二条"),
    ("护理服务指导意见第三条", "没有收录正文"),
    ("湿地保护条例第六条有什么要求", "没有收录《湿地保护条例》"),
    ("《社区矫正法》第八条说的是啥", "没有收录《社区矫正法》"),
    ("海关法第十一条", "没有收录《海关法》"),
]


@pytest.mark.parametrize(("question", "reason"), MISSING)
def test_an_article_that_is_not_held_is_refused_with_what_is_held(corpus, question, reason):
    consulted = asked(question, corpus)
    assert reason in consulted.refusal
    assert not consulted.direct


@pytest.mark.parametrize("question", ["渔业保护法第二条", "现行渔业法第2条是什么", "请问2020年的渔业保护法第二条"])
def test_an_article_that_is_held_is_given(corpus, question):
    assert "许可证" in told(asked(question, corpus))


@pytest.mark.parametrize("question", ["保护法第二条讲什么", "保护法2条内容", "保护法里第2条是管什么的"])
def test_the_only_paper_of_a_sort_needs_no_more_of_its_title(corpus, question):
    assert "许可证" in told(asked(question, corpus))


OLD_WORDING = [
    "2001年渔业保护法第二条怎么写的",
    "旧渔业法对捕捞怎么规定",
    "已废止的那版渔业保护法说了什么",
    "01年那个渔业法文本里许可证怎么领",
    "修订前的渔业保护法有哪些要求",
    "原来的渔业法怎么罚",
]


@pytest.mark.parametrize("question", OLD_WORDING)
def test_superseded_wording_is_refused(corpus, question):
    assert "已被《渔业保护法(2020年修订)》取代" in asked(question, corpus).refusal.replace("（", "(").replace("）", ")")


VALIDITY = [
    "2001年那部渔业法现在还能用吗",
    "现行渔业保护法是不是还按01年那个文本",
    "旧渔业法还有效吗",
    "渔业保护法什么时候施行的",
    "渔业法从哪天起生效",
    "渔业保护法的施行日期",
]


@pytest.mark.parametrize("question", VALIDITY)
def test_what_is_in_force_is_told_by_the_law_itself(corpus, question):
    assert told(asked(question, corpus)).endswith("2020年3月1日起施行。")


@pytest.mark.parametrize("question", ["借阅办法是谁、什么时候发布的", "借阅管理办法谁发的、哪天公布"])
def test_two_things_are_told_one_after_the_other(corpus, question):
    said = told(asked(question, corpus))
    assert "市文化局" in said
    assert "2024年5月6日" in said


FACTS = [
    ("借阅管理办法是谁发的", "市文化局"),
    ("借阅办法由哪个部门印发", "市文化局"),
    ("借阅管理办法的文号", "文图〔2024〕8号"),
    ("图书馆借阅办法哪天公布的", "2024年5月6日"),
    ("借阅办法什么时候开始施行", "2024年7月1日"),
    ("借阅管理办法一共多少条", "共二十条，分四章"),
    ("图书馆借阅办法有几章", "共二十条，分四章"),
    ("渔业保护法总共几条", "2020年3月1日"),
]


@pytest.mark.parametrize(("question", "fact"), FACTS)
def test_what_a_document_says_of_itself(corpus, question, fact):
    assert fact in told(asked(question, corpus))


@pytest.mark.parametrize(
    "question",
    ["护理服务意见提出了什么目标", "卫护〔2023〕15号要求哪天报送", "《关于加强医院护理服务的指导意见》有哪些措施"],
)
def test_of_a_title_alone_no_content_is_told(corpus, question):
    assert "没有收录正文" in asked(question, corpus).refusal


@pytest.mark.parametrize(
    "question",
    [
        "卫护〔2023〕15号是谁印发的",
        "护理服务意见的文号是多少",
        "我们怎么落实护理服务意见的",
        "全市按护理服务意见做了什么",
    ],
)
def test_its_number_and_its_use_here_are_no_content(corpus, question):
    consulted = asked(question, corpus)
    assert not consulted.refusal
    assert consulted.keep is None


def test_a_question_about_a_document_is_read_from_it_and_from_what_names_it(corpus):
    consulted = asked("借阅管理办法规定一次能借几册", corpus)
    assert consulted.documents == ("jieyue",)
    assert all(consulted.keep(piece) for piece in corpus[1] if piece.document_id == "jieyue" or "办证" in piece.text)
    assert not any(consulted.keep(piece) for piece in corpus[1] if piece.document_id == "yuye")
    assert "办法" not in consulted.spoken


@pytest.mark.parametrize("question", ["全市有多少读者", "各馆办证多少张", "法律顾问有几位", "怎么办"])
def test_other_questions_are_left_alone(corpus, question):
    consulted = asked(question, corpus)
    assert not consulted.direct
    assert not consulted.refusal
    assert consulted.keep is None


def test_which_article_is_asked_after_its_content(corpus):
    consulted = asked("捕捞要许可证有法律依据吗，第几条", corpus)
    assert consulted.documents == ("yuye",)
    assert consulted.ask.kind == "yesno"


def test_a_title_without_text_names_where_it_is_published(corpus):
    work = next(work for work in corpus[0].works if work.profile.id == "huli")
    said = holding(work)
    assert "市卫生局" in said
    assert "卫护〔2023〕15号" in said


def citation(label, number):
    return Citation(
        label=label,
        document_id="yuye",
        document_title="渔业保护法（2020年修订）",
        section_number=number,
        section_path=(number,),
        kind=Kind.PROSE,
        quote="…",
        start=0,
        end=1,
        chunk_id="c",
        reference="r",
    )


def test_the_place_of_a_law_stands_once_before_its_lines():
    text = with_places(
        "甲。[1]\n乙。[2]\n丙。[3]\n丁。", [citation(1, "第二条"), citation(2, "第二条"), citation(3, "1.2")]
    )
    assert text == "《渔业保护法》第二条：甲。[1]\n乙。[2]\n丙。[3]\n丁。"


def test_articles_of_a_chapter_are_not_those_of_the_whole(corpus):
    assert not told(asked("借阅管理办法第二章有几条", corpus))
