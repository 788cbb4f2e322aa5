"""Adding documents and taking them out, as the tab 文档 shows it."""

import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import gradio as gr
import pytest

from assistant.errors import DocumentConflict, NoTextLayer
from assistant.ingest.uploads import Known
from assistant.library import Job
from assistant.pipeline import Quality
from assistant.reception.actor import Actor
from tests.ui.reading import read
from tests.ui.samples import DOCUMENT, StreamingAssistant, site_of
from ui.library.holdings import holdings_html
from ui.library.tab import Library, index_line
from ui.runner import Runner, State

FILE = Known(id="upload-1", name="通知.docx", suffix=".docx", sha256="", size=9, uploaded_at="")
QUALITY = Quality(
    document_id="upload-1",
    title="通知",
    pages=0,
    sections=3,
    tables=1,
    chunks=4,
    figures=5,
    characters=1200,
    warnings=("第2个表没有读好",),
)


def job(**fields):
    return Job(id="j1", file=FILE, created_at="", **fields)


def sent_by(*scopes):
    request: Any = gr.Request()
    request.request = SimpleNamespace(state=SimpleNamespace(actor=Actor("x", scopes=frozenset(scopes))))
    return request


def shown(*jobs, state=None):
    return read(holdings_html(jobs, state or State(), can_upload=True, can_index=True))


def event(**data):
    return gr.EventData(None, data)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "等待处理"),
        ({"state": "working", "stage": "计算向量", "done": 30, "total": 120}, "计算向量（25%）"),
        ({"state": "working", "stage": "读取文件", "total": 1}, "读取文件……"),
    ],
)
def test_an_upload_under_way_tells_how_far_it_is_and_is_looked_at_again(fields, said):
    controls = shown(job(**fields))
    assert said in controls.text
    assert controls.elements[0].attributes["data-poll"] == "holdings"
    assert controls.find("progress")[0].attributes["aria-label"] == "通知.docx"


def test_a_finished_one_reports_what_was_read_and_opens_the_document():
    controls = shown(job(state="done", quality=QUALITY))
    assert "3 个章节，1 个表格，5 个数字，1,200 字；1 处没有读好" in controls.text
    assert "第2个表没有读好" in controls.text
    assert controls.find("button")[-1].attributes["data-document"] == "upload-1"
    assert "data-poll" not in controls.elements[0].attributes


@pytest.mark.parametrize(("fault", "said"), [(NoTextLayer("这是扫描件。"), "这是扫描件。"), (None, "告诉管理员")])
def test_a_failed_one_says_why(fault, said):
    assert said in shown(job(state="failed", fault=fault)).text


def test_indexing_again_is_told_while_it_runs_and_at_its_end():
    assert "正在重建索引：读取文件" in shown(state=State(running=True, line="读取文件")).text
    assert "索引已重建" in shown(state=State(code=0)).text
    assert "索引没有重建：磁盘已满" in shown(state=State(code=2, line="磁盘已满")).text


class Shelves:
    """A library that remembers what it was asked to take out."""

    limit = 100

    def __init__(self, fault=None):
        self.jobs = SimpleNamespace(all=list)
        self.removed = []
        self._fault = fault

    def remove(self, document_id, indexed):
        if self._fault:
            raise self._fault
        self.removed.append(document_id)


def library(shelves, *, uploaded=True):
    assistant = StreamingAssistant()
    if uploaded:
        source = DOCUMENT.source.model_copy(update={"path": "data/uploads/upload-1.docx"})
        assistant.snapshot.documents[DOCUMENT.id] = DOCUMENT.model_copy(update={"source": source})
    return Library(site_of(assistant, library=shelves))


def test_only_an_admin_sees_the_controls_and_can_take_a_document_out():
    shelves = Shelves()
    tab = library(shelves)
    controls, _, text = tab.open(event(), sent_by("ask", "read"))
    assert controls == ""
    assert "删除" not in text
    tab.discard(event(document=DOCUMENT.id), sent_by("ask", "read"))
    assert shelves.removed == []
    controls, _, text = tab.open(event(), sent_by("admin"))
    assert "上传文档" in controls
    assert "删除这个文档" in text
    tab.discard(event(document=DOCUMENT.id), sent_by("admin"))
    assert shelves.removed == [DOCUMENT.id]


def test_a_document_of_the_corpus_has_no_button_and_a_refusal_is_told():
    *_, text = library(Shelves(), uploaded=False).open(event(), sent_by("admin"))
    assert "删除这个文档" not in text
    refusing = library(Shelves(DocumentConflict("这个文档属于资料库。")))
    assert "这个文档属于资料库。" in refusing.discard(event(document=DOCUMENT.id), sent_by("admin"))[0]


def test_while_something_is_under_way_the_list_stays():
    shelves: Any = Shelves()
    shelves.jobs.all = lambda: [job()]
    tab = library(shelves)
    assert tab.holdings(event(), sent_by("admin"))[1:] == (gr.skip(), gr.skip())
    shelves.jobs.all = lambda: [job(state="done", quality=QUALITY)]
    controls, shelf, _ = tab.holdings(event(), sent_by("admin"))
    assert DOCUMENT.title in shelf
    assert "通知.docx" not in controls  # its document is not there any more


def test_indexing_again_keeps_to_what_was_indexed(tmp_path):
    assert index_line(tmp_path)[-1] == "index"
    (tmp_path / "sources.json").write_text('{"paths": ["/documents/a"], "files": []}', encoding="utf-8")
    assert index_line(tmp_path)[-2:] == ["index", "/documents/a"]


def test_only_an_admin_may_index_again():
    runner = Runner(lambda: [sys.executable, "-c", ""])
    tab = Library(site_of(data_dir=Path()), runner)
    assert tab.reindex(sent_by("ask")) == ""
    assert runner.state == State()
    assert "data-sure" in tab.reindex(sent_by("admin"))
    assert runner.state != State()
