"""The installed program as people run it: exit codes, pipes, interruption, and a server on a free port."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from assistant.settings import REPOSITORY

PROGRAM = [sys.executable, "-c", "from assistant.cli import main; main()"]


def environment(**more):
    return {**os.environ, "PYTHONPATH": str(REPOSITORY), "PYTHONUNBUFFERED": "1", **more}


def call(*arguments, **more):
    return subprocess.run(
        [*PROGRAM, *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env=environment(**more),
    )


@pytest.mark.slow
def test_exit_codes_and_streams(report):
    done = call("index", report)
    assert (done.returncode, "索引已建立" in done.stdout) == (0, True)
    done = call("ask", "专任教师有多少人？", "--json")
    assert (done.returncode, json.loads(done.stdout)["status"], done.stderr) == (0, "answered", "")
    done = call("ask", "？？")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
    assert call("index", "nowhere").returncode == 1


def test_a_fault_of_the_program_is_told_without_a_page_of_code(empty_folder):
    (empty_folder / "data").write_text("")
    done = call("settings", ASSISTANT_PORT="x")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1


@pytest.mark.slow
def test_a_reader_that_leaves_early_ends_it_quietly(report):
    call("index", report)
    command = " ".join(["exec", *[f"'{part}'" for part in PROGRAM], "settings", "--json"])
    done = subprocess.run(
        ["/bin/bash", "-c", f"{{ sleep 0.2; {command}; }} | true"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=environment(),
    )
    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr


@pytest.mark.slow
def test_ctrl_c_ends_quietly_with_130(report):
    report.write_text(
        "\n\n".join(f"{i} 标题{i}\n\n这是第{i}段，讲的是第{i}件事情。" for i in range(1, 4000)), encoding="utf-8"
    )
    command = [*PROGRAM, "index", str(report)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment()) as process:
        assert process.stderr is not None
        process.stderr.readline()  # the first task has begun
        process.send_signal(signal.SIGINT)
        try:
            said = process.communicate(timeout=60)[1]
        finally:
            process.kill()
    assert process.returncode == 130
    assert "Traceback" not in said.partition("Exception ignored")[0]  # what Python says of one that it lost


@pytest.fixture
def server(report):
    """A served index of the small document; yields its address and is stopped afterwards."""
    call("index", report)
    process = subprocess.Popen([*PROGRAM, "serve", "--port", "0"], stdout=subprocess.PIPE, text=True, env=environment())
    assert process.stdout is not None
    line = process.stdout.readline()
    address = line.split("：")[1].split()[0]
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if fetch(address + "healthz")[0] == 200:
            break
        time.sleep(0.1)
    yield address
    process.send_signal(signal.SIGINT)
    process.wait(timeout=30)
    process.stdout.close()


def fetch(url, body=None):
    request = Request(url, data=None if body is None else json.dumps(body).encode())
    request.add_header("Content-Type", "application/json")
    try:
        with urlopen(request, timeout=30) as response:
            return response.status, json.load(response)
    except HTTPError as error:
        with error:
            return error.code, json.load(error)
    except OSError:
        return 0, None


@pytest.mark.server
@pytest.mark.slow
def test_a_server_answers_and_takes_up_a_new_index_without_restart(server, report):
    status, ready = fetch(server + "readyz")
    assert (status, ready["status"], ready["documents"]) == (200, "ready", 1)
    status, answer = fetch(server + "api/v1/ask", {"question": "全县有几所民办职业学校？"})
    assert (status, answer["status"], "2所" in answer["text"]) == (200, "answered", True)
    report.write_text(report.read_text(encoding="utf-8").replace("民办学校2所", "民办学校3所"), encoding="utf-8")
    assert call("index", report).returncode == 0
    time.sleep(1.1)  # the version is looked at once a second
    status, answer = fetch(server + "api/v1/ask", {"question": "全县有几所民办职业学校？"})
    assert "3所" in answer["text"]
    assert fetch(server + "readyz")[1]["index_fingerprint"] != ready["index_fingerprint"]


@pytest.mark.server
@pytest.mark.slow
def test_a_damaged_new_index_leaves_the_old_one_in_service(server, report):
    pointer = report.parent / "data" / "index" / "CURRENT"
    pointer.write_text("garbage")
    time.sleep(1.1)
    status, answer = fetch(server + "api/v1/ask", {"question": "全县有几所民办职业学校？"})
    assert (status, "2所" in answer["text"]) == (200, True)
    status, ready = fetch(server + "readyz")
    assert (status, ready["status"]) == (200, "degraded")
    assert ready["detail"]


@pytest.mark.server
def test_a_taken_port_is_told_at_once(empty_folder):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = call("serve", "--port", taken.getsockname()[1])
    assert (done.returncode, "端口已被占用" in done.stderr) == (2, True)
