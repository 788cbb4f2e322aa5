"""The numbers of a run on a terminal.

In: a `Report`. Out: rich tables on a console. Single cases are not shown here: the report's files hold them.
"""

from rich.console import Console
from rich.table import Table

from evals.evaluation import SPLIT_NAMES
from evals.report.contents import (
    Grid,
    Report,
    comparison_grid,
    gate_grid,
    group_grid,
    overview_grid,
    skipped_text,
    stage_grid,
)
from evals.report.markdown import outcome

WIDTH = 110  # of the widest table; where the output is no terminal, the console would take 80 and cut cells


def print_report(report: Report, console: Console) -> None:
    """Print overview, kinds, stages, comparisons and failed gates."""
    console.width = max(console.width, WIDTH)
    for evaluation in report.evaluations:
        console.print(_table(evaluation.title, overview_grid(evaluation)))
        for text in (evaluation.note, skipped_text(evaluation)):
            if text:
                console.print(text)
        for split in evaluation.splits:
            name = f"{evaluation.title} · {SPLIT_NAMES[split]}"
            console.print(_table(f"{name} · 按题型", group_grid("题型", evaluation.part(split))))
            console.print(_table(f"{name} · 用时", stage_grid(evaluation.part(split))))
    for comparison in report.comparisons:
        console.print(_table(comparison.title, comparison_grid(comparison)))
        if comparison.note:
            console.print(comparison.note)
    failed = [gate for gate in report.gates if not gate.passed]
    if failed:
        console.print(_table("未达标", gate_grid(failed)))
    for note in report.notes:
        console.print(note)
    console.print(f"评测结果：{outcome(report)}")


def print_table(title: str, grid: Grid, console: Console) -> None:
    """Print one table."""
    console.width = max(console.width, WIDTH)
    console.print(_table(title, grid))


def _table(title: str, grid: Grid) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold")
    for number, name in enumerate(grid.header):
        table.add_column(name, justify="right" if number else "left", no_wrap=True)
    for row in grid.rows:
        table.add_row(*row)
    return table
