"""Start the program as a person does, and wait until it serves."""

import os
import re
import select
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import ViewportSize

DESKTOP: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 390, "height": 844}
STARTED = 120  # seconds until the server must be up
LAW = Path(__file__).parents[2] / "corpus" / "documents" / "jiaoyu-fa-2021.pdf"
PROGRAM = "from assistant.cli import main; main()"
DOCUMENT = """# 河东市职业学校年度报告（2025年）

## 1 基本情况

### 1.1 学校规模

2025年，全市共有职业学校17所，其中公办9所、民办8所。全市职业学校在校生12345人。

### 1.2 教师队伍

全市职业学校共有专任教师876人，其中硕士学位教师219人。各校为新教师安排了导师。

表1-1 专业设置统计表

| 学校 | 专业 | 开设年份 |
| --- | --- | --- |
| 河东一职 | 数控技术 | 2011 |
| 河东二职 | 护理 | 2018 |
| 河东三职 | 学前教育 | 2020 |

### 1.3 经费保障

据财政部门统计，2025年度全市职业学校在校生12890人，生均拨款4800元。

## 2 实训工作

### 2.1 实训基地

全市建成实训基地6个，最大的基地设在河东一职，可同时容纳300名学生实训。
"""


@dataclass(frozen=True)
class Served:
    """A server that runs: where it is, and the folder that it works in."""

    address: str
    folder: Path


def run(folder: Path, *arguments: str) -> str:
    """Run a command of the program to its end; returns what it printed."""
    line = command(folder, *arguments)
    done = subprocess.run(line, cwd=folder, env=environment(), check=False, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def command(folder: Path, *arguments: str) -> list[str]:
    """The program's command line with its data below `folder`."""
    return [sys.executable, "-c", PROGRAM, "--data-dir", str(folder / "data"), *arguments]


def serving(folder: Path, **settings: str) -> "subprocess.Popen[str]":
    """Start the server on a free port, with settings by their environment variables."""
    log = (folder / "server.log").open("w", encoding="utf-8")
    with log:
        line = command(folder, "serve", "--port", "0")
        return subprocess.Popen(
            line, cwd=folder, env=environment() | settings, stdout=subprocess.PIPE, stderr=log, text=True
        )


def environment() -> dict[str, str]:
    """The environment without the developer's own settings of the program."""
    return {name: value for name, value in os.environ.items() if not name.upper().startswith("ASSISTANT_")}


def wait_for_address(server: "subprocess.Popen[str]", probe: str = "readyz") -> str:
    """Read what the server prints until it names its address, and wait until it answers there."""
    assert server.stdout is not None
    until = time.monotonic() + STARTED
    address = ""
    while not address and select.select([server.stdout], [], [], STARTED)[0]:
        line = server.stdout.readline()
        assert line, "the server ended before it had started"
        found = re.search(r"http://\S+/", line)
        address = found.group() if found else ""
    while time.monotonic() < until and server.poll() is None:
        try:
            if httpx.get(address + probe, timeout=STARTED).status_code == 200:
                return address
        except httpx.ConnectError:  # it names its address before it listens there
            time.sleep(0.2)
    pytest.fail(f"the server ended with {server.poll()}, or did not start within {STARTED} s: see its server.log")
