"""A small document of our own, and the command line run in this process."""

import pytest

from assistant.cli.app import run

TEXT = """山阳县职业教育情况

第一章 办学规模

1.1 学校数量

全县共有职业学校7所，其中公办学校5所，民办学校2所。

1.2 教师队伍

专任教师共有318人，其中高级讲师96人。
"""


@pytest.fixture
def report(empty_folder):
    """A text file to index, in an otherwise empty working folder."""
    path = empty_folder / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def assistant(capsys):
    """Run `assistant …` and return (exit code, stdout, stderr)."""

    def call(*arguments):
        code = run([str(argument) for argument in arguments])
        streams = capsys.readouterr()
        return code, streams.out, streams.err

    return call
