"""What may be done with the library: add a document, take one out, index everything again; how far that is.

In: upload jobs, the state of indexing. Out: `Html`, everything escaped.
"""

from collections.abc import Iterator, Sequence

from assistant.library import Job
from assistant.pipeline import Quality
from ui.markup import Html, tag
from ui.reference import titled
from ui.runner import State

SHOWN = 5  # uploads
UNEXPECTED = "处理时出错，没有收下这个文件。请再试一次；仍不成功请告诉管理员。"


def holdings_html(jobs: Sequence[Job], indexing: State, *, can_upload: bool, can_index: bool, told: str = "") -> Html:
    """Return the controls and the latest uploads; asks to be shown again while anything is under way."""
    busy = indexing.running or any(job.state in ("queued", "working") for job in jobs)
    return tag(
        "div",
        _controls(indexing, can_upload=can_upload, can_index=can_index),
        tag("p", told, class_="fault", role="alert") if told else "",
        _indexing(indexing),
        tag("ul", *(tag("li", *_job(job), class_=f"job {job.state}") for job in jobs[:SHOWN]), class_="jobs"),
        class_="holdings",
        data_poll="holdings" if busy else None,
    )


def _controls(indexing: State, *, can_upload: bool, can_index: bool) -> Html:
    upload = tag(
        "form",
        tag(
            "label",
            tag("span", "上传文档"),
            tag("input", type="file", name="file", accept=".pdf,.docx,.md,.txt", multiple=True, class_="unseen"),
            class_="upload",
        ),
        data_act="upload",
        title="PDF、Word（docx）、Markdown 或纯文本；也可以把文件拖到这里",
    )
    again = tag(
        "button", "重建索引", type="button", data_act="reindex", data_sure="再按一次重建", disabled=indexing.running
    )
    parts = [upload if can_upload else "", again if can_index else ""]
    return tag("div", *parts, class_="controls") if any(parts) else Html("")


def _indexing(state: State) -> Html:
    if state.running:
        return tag("p", f"正在重建索引：{state.line}", class_="doing", role="status")
    if state.code is None:
        return Html("")
    said = f"索引没有重建：{state.line}" if state.failed else "索引已重建。"
    return tag("p", said, class_="note", role="status")


def _job(job: Job) -> Iterator[Html]:
    yield tag("p", job.file.name, class_="name")
    if job.state == "failed":
        yield tag("p", job.fault.message if job.fault else UNEXPECTED, class_="fault", role="alert")
    elif job.state == "done" and job.quality is not None:
        yield _quality(job.quality)
    else:
        yield tag("progress", max=max(job.total, 1), value=job.done if job.total else None, aria_label=job.file.name)
        yield tag("p", _stage(job), class_="note", role="status")


def _stage(job: Job) -> str:
    if job.state == "queued":
        return "等待处理……"
    return f"{job.stage}（{100 * job.done // job.total}%）" if job.total > 1 else f"{job.stage}……"


def _quality(quality: Quality) -> Html:
    """Return the report on how the document was read."""
    counts = (
        f"{quality.pages} 页" if quality.pages else "",
        f"{quality.sections} 个章节",
        f"{quality.tables} 个表格",
        f"{quality.figures} 个数字",
        f"{quality.characters:,} 字",
    )
    open_it = tag(
        "button",
        f"打开{titled(quality.title)}",
        type="button",
        data_act="read",
        data_document=quality.document_id,
        data_section="0",
    )
    warnings = [tag("li", text) for text in quality.warnings]
    noted = f"{len(warnings)} 处没有读好" if warnings else "没有发现问题"
    said = tag(
        "p", f"已收入，读出 {'，'.join(count for count in counts if count)}；{noted}。", class_="note", role="status"
    )
    return tag("div", said, tag("ul", *warnings, class_="warnings") if warnings else "", open_it)
