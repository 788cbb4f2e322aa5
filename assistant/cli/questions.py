"""`assistant ask QUESTION` and `assistant search QUERY`.

In: a question or query. Out: the answer with its citations, or passages; `--json` prints the types as they are.
"""

from typing import Annotated

import typer
from pydantic import TypeAdapter

from assistant.bootstrap import open_assistant
from assistant.cli.index import bring_up_to_date
from assistant.cli.options import read_settings
from assistant.cli.terminal import stdout
from assistant.errors import QuestionError
from assistant.pipeline import Assistant, Mode
from assistant.types import Answer, Passage

AsJson = Annotated[bool, typer.Option("--json", help="以 JSON 输出。")]
Documents = Annotated[list[str] | None, typer.Option("--document", metavar="ID", help="只在该文档中查找，可写多次。")]

EDITIONS = {"digest": "整编本", "original": "原文"}
EXCERPT = 120  # characters of a passage shown by `search`


def ask(
    context: typer.Context,
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="问题。")],
    as_json: AsJson = False,
    document: Documents = None,
    mode: Annotated[
        Mode, typer.Option(help="由谁作答：auto 配置了对话模型就用，extractive 不用，chat 要用。")
    ] = "auto",
) -> None:
    """提问。索引缺失或过期时先建立索引。"""  # noqa: D400, D415  # shown to users by --help
    answer = _open(context, question).ask(question, documents=document or (), mode=mode)
    stdout().print(answer.model_dump_json(indent=2) if as_json else _written(answer))


def search(
    context: typer.Context,
    query: Annotated[str, typer.Argument(metavar="QUERY", help="查找的内容。")],
    limit: Annotated[int, typer.Option("-k", "--limit", min=1, max=50, help="最多几个片段。")] = 5,
    as_json: AsJson = False,
    document: Documents = None,
) -> None:
    """查找原文片段，不生成回答。索引缺失或过期时先建立索引。"""  # noqa: D400, D415  # shown to users by --help
    passages = _open(context, query).search(query, limit=limit, documents=document or ())
    if as_json:
        stdout().print(TypeAdapter(list[Passage]).dump_json(passages, indent=2).decode())
        return
    for place, passage in enumerate(passages, 1):
        stdout().print(_listed(place, passage))


def _open(context: typer.Context, question: str) -> Assistant:
    try:
        question.encode()
    except UnicodeEncodeError:
        raise QuestionError("问题里有无法识别的字符，请用 UTF-8 编码输入。") from None
    settings = read_settings(context)
    bring_up_to_date(settings)
    return open_assistant(settings=settings)


def _written(answer: Answer) -> str:
    lines = [answer.text.strip()]
    if answer.citations:
        lines.append("")
    for citation in answer.citations:
        edition = f"（{EDITIONS[citation.edition]}）" if citation.edition in EDITIONS else ""
        lines += [f"[{citation.label}] {citation.reference}{edition}", f"    “{_one_line(citation.quote)}”"]
    for calculation in answer.calculations:
        lines.append(f"系统计算：{calculation.expression} = {calculation.result}")
    for conflict in answer.conflicts:
        lines.append(f"资料中有不同的数：{conflict.indicator}：{'、'.join(value.text for value in conflict.values)}")
    if answer.related:
        lines += ["", "相近内容：", *(f"- {reference}" for reference in answer.related)]
    if answer.provenance.degraded:
        lines += ["", answer.provenance.degraded]
    spent = sum(answer.provenance.timings_ms.values())
    return "\n".join([*lines, "", f"用时 {spent:.0f} 毫秒。{answer.notice}"])


def _listed(place: int, passage: Passage) -> str:
    chunk = passage.chunk
    where = " › ".join((passage.document_title, *chunk.path))
    text = _one_line(chunk.text)
    return f"{place}. {where}\n   {text[:EXCERPT]}{'…' if len(text) > EXCERPT else ''}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
