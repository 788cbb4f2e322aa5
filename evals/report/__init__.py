"""Write a run for people and for machines: JSON, Markdown, one HTML page, JUnit XML, a CI step summary.

In: a `Report`, a folder. Out: files. Answers to test cases are left out of all of them unless asked for: what is tuned
while looking at them would no longer be tested by them.
"""

import os
from pathlib import Path

from assistant.errors import UsageError
from evals.report.contents import Report
from evals.report.junit import to_junit
from evals.report.markdown import to_markdown, to_summary
from evals.report.page import to_page
from evals.report.record import to_record

__all__ = ["Report", "ReportError", "append_step_summary", "write_report"]

STEP_SUMMARY = "GITHUB_STEP_SUMMARY"  # the file that CI systems of this kind show beside a run


class ReportError(UsageError):
    """The report's folder cannot be written."""


def write_report(report: Report, folder: Path) -> list[Path]:
    """Write all formats and return the files. Raises ReportError."""
    files = {
        "evaluation.json": to_record(report),
        "evaluation.md": to_markdown(report),
        "evaluation.html": to_page(report),
        "junit.xml": to_junit(report),
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")
    except OSError as fault:
        raise ReportError(f"无法写入报告文件夹 {folder}：{fault.strerror}。请换一个文件夹或检查权限。") from fault
    return [folder / name for name in files]


def append_step_summary(report: Report) -> None:
    """Add the summary to the CI system's step summary where there is one. Raises ReportError."""
    path = os.environ.get(STEP_SUMMARY)
    if not path:
        return
    try:
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(to_summary(report))
    except OSError as fault:
        raise ReportError(f"无法写入 {STEP_SUMMARY} 指向的文件 {path}：{fault.strerror}。") from fault
