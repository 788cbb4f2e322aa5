"""Outlines and articles: what a question names outright."""

import pytest

from assistant.answer.articles import article_passages
from assistant.answer.cite import cite
from assistant.answer.holdings import Holdings
from assistant.answer.outline import listed, outline_passages
from assistant.answer.question import read_ask
from assistant.answer.verify import verify
from assistant.ingest.chunks import chunk
from assistant.ingest.parse import parse
from assistant.types import Profile, Query, Verdict

REPORT = (
    "1.基本情况\n1.1 结构规模\n全市共有学校三十五所。\n1.2 专业设置\n新增专业二十一个。\n"
    "2.人才培养\n2.1 立德树人\n各校开展活动。\n"
)
LAW = (
    "某某促进法\n第一章 总则\n第一条　为了促进某某事业，制定本法。\n第二条　本法适用于各类学校。\n"
    "第二章 职责\n第三条　学校应当履行职责。\n国家给予支持。\n"
)


def ready(text):
    return Query(question=text, text=text, terms=())


@pytest.fixture
def corpus(tmp_path):
    documents = {}
    for name, text, kind in (("baogao", REPORT, "report"), ("fa", LAW, "law")):
        path = tmp_path / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
        title = "某市年度报告" if kind == "report" else "某某促进法"
        documents[name] = parse(path, profile=Profile(id=name, title=title, kind=kind))
    return documents


def said(passages, documents):
    cited = cite("".join(listed(passages)), passages, documents)
    statements = verify(cited.claims, cited.citations, documents)
    assert {statement.verdict for statement in statements} == {Verdict.SUPPORTED}
    return cited.text


def articles(question, documents):
    chunks = [piece for document in documents.values() for piece in chunk(document)]
    return article_passages(ready(question), read_ask(question), Holdings(documents).works[1:], chunks)


@pytest.mark.parametrize("question", ["报告分哪几个部分", "年报一共有几章"])
def test_the_parts_of_a_report(corpus, question):
    text = said(outline_passages(ready(question), corpus), corpus)
    assert "基本情况" in text
    assert "人才培养" in text
    assert "结构规模" not in text


@pytest.mark.parametrize("question", ["第一章有哪些小节", "第1章讲什么"])
def test_the_sections_of_a_chapter(corpus, question):
    text = said(outline_passages(ready(question), corpus), corpus)
    assert "结构规模" in text
    assert "专业设置" in text
    assert "立德树人" not in text


def test_a_question_about_content_is_no_outline_question(corpus):
    assert outline_passages(ready("全市共有多少所学校"), corpus) is None


@pytest.mark.parametrize("question", ["某某促进法第三条讲什么", "某某促进法第3条规定了什么"])
def test_an_article_is_given_whole(corpus, question):
    text = said(articles(question, corpus), corpus)
    assert "学校应当履行职责" in text
    assert "国家给予支持" in text


def test_an_article_that_the_law_does_not_have(corpus):
    assert articles("某某促进法第九条讲什么", corpus) == []


def test_no_article_is_asked_for(corpus):
    assert articles("学校应当做什么", corpus) == []


@pytest.fixture
def illustrated(tmp_path):
    text = (
        "前言\n全市情况良好。\n1.基本情况\n1.1 结构规模\n全市共有学校三十五所。\n"
        "【典型案例1-1】 办好一所学校\n学校办得好。\n"
        "2.人才培养\n2.1 立德树人\n各校开展活动。\n【典型案例2-1】 读好一本书\n学生读书。\n"
    )
    path = tmp_path / "tujie.txt"
    path.write_text(text, encoding="utf-8")
    return {"tujie": parse(path, profile=Profile(id="tujie", title="某市年度报告", kind="report"))}


@pytest.mark.parametrize("question", ["两章的标题列一下", "两章标题都是啥"])
def test_the_titles_of_so_many_chapters(illustrated, question):
    text = said(outline_passages(ready(question), illustrated), illustrated)
    assert "基本情况" in text
    assert "人才培养" in text
    assert "前言" not in text


def test_the_cases_of_a_chapter(illustrated):
    text = said(outline_passages(ready("典型案例第二章有哪几个"), illustrated), illustrated)
    assert "读好一本书" in text
    assert "办好一所学校" not in text


@pytest.mark.parametrize("question", ["典型案例2-1讲了哪些内容", "第八章有哪些典型案例", "第二章的标题字体是什么"])
def test_a_case_by_its_number_or_of_no_chapter_is_no_outline(illustrated, question):
    assert outline_passages(ready(question), illustrated) is None
