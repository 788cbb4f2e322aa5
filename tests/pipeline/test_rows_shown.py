"""Rows of several columns are shown as a table, all of them or how many of how many, each held to its source."""

import io

import docx
import pytest

from assistant.answer.cite import cite
from assistant.answer.rows import TableAnswer, whole_table
from assistant.answer.tables import shown
from assistant.bootstrap import open_assistant
from assistant.export.label import Label
from assistant.export.markdown import to_markdown
from assistant.export.word import to_word
from assistant.prompts import is_rows_note
from assistant.text.pipes import blocks
from assistant.types import Cell, Row, Status, Table, Verdict
from evals.digits import violations
from tests.answer.passages import documents, passage
from tests.pipeline.corpus import indexed
from ui.render import answer_html

FIRMS = [
    (f"{letter}海{place}机械有限公司", f"焊接{place}班", f"{20 + place}人")
    for place, letter in enumerate("东西南北中", 1)
]
TABLE = "\n".join("\t".join(row) for row in [("企业名称", "合作专业", "接收人数"), *FIRMS])
REPORT = f"""云河县职业教育情况

第一章 校企合作

1.1 合作企业

云河职中与企业合作，签约企业见表1-1。

表1-1 云河职中校企合作统计表

{TABLE}

1.2 学校数量

全县共有职业学校7所，其中公办学校5所。
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory):
    return open_assistant(settings=indexed(tmp_path_factory.mktemp("rows"), {"yunhe.txt": REPORT}))


@pytest.mark.parametrize(
    "question", ["表1-1的内容", "表1-1", "列出表1-1的全部数据", "校企合作的企业有哪些，各合作什么专业"]
)
def test_all_rows_are_shown_and_held_to_one_quote(assistant, question):
    answer = assistant.ask(question)
    tables = [block for block in blocks(answer.text) if not isinstance(block, str)]
    assert answer.status is Status.ANSWERED
    assert len(tables) == 1
    assert [row[0] for row in tables[0]] == ["企业名称", *(firm[0] for firm in FIRMS)]
    assert len(answer.citations) == 1
    assert len(answer.statements) == len(FIRMS)
    assert all(statement.verdict is Verdict.SUPPORTED for statement in answer.statements)
    assert all(statement.text in answer.text for statement in answer.statements)
    assert not violations(answer)


def test_one_column_stays_a_list_of_all(assistant):
    text = assistant.ask("列出所有校企合作企业").text
    assert all(firm[0] in text for firm in FIRMS)


def test_the_page_and_the_exports_show_a_table(assistant):
    answer = assistant.ask("表1-1的内容")
    page = answer_html(answer, 1)
    assert page.count("<tr>") == len(FIRMS) + 1
    assert page.count("<th>") == 3
    assert "|" not in page.split('class="citations"')[0].split('class="text"')[1]
    label = Label(notice="标识", provider="云河", number="1", created_at="2026-01-01T00:00:00+00:00")
    assert f"| {FIRMS[0][0]} |" in to_markdown([answer], title="问答", label=label)
    opened = docx.Document(io.BytesIO(to_word([answer], title="问答", label=label)))
    assert len(opened.tables[0].rows) == len(FIRMS) + 1


def test_notes_on_rows_are_told_from_claims():
    assert is_rows_note("（表中共45行，以下列出前30行。）")
    assert not is_rows_note("（表中共45行，每行30人。）")


def test_what_is_cut_says_how_many_of_how_many():
    rows = tuple(
        Row(cells=tuple(Cell(text=t, start=i, end=i + 1) for t in (f"甲{i}", f"乙{i}")), start=i, end=i + 1)
        for i in range(45)
    )
    table = Table(caption="表1 名单", header=("名称", "专业"), rows=rows)
    lines = shown(whole_table(table), table, 0).splitlines()
    assert lines[0] == "（表中共45行，以下列出前30行。）"
    assert len(lines) == 1 + 2 + 30
    few = TableAnswer("甲1；甲2", rows[:2], "", chosen=False)
    assert shown(few, table, 0, picked=True).startswith("（表中共45行，以下是其中的2行。）")


def test_lines_that_only_look_like_headings_are_claims():
    chunk_of = passage(1, "全县有学校7所。")
    cited = cite("| 学校 | 99所 |\n| --- | --- |\n| 学校 | 7所 |[1]", [chunk_of], documents([chunk_of]))
    assert not cited.claims[0].labels
    assert "99所" in cited.claims[0].text
