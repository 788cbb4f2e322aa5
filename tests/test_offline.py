"""The program makes no request to another host: indexing and asking with every other socket forbidden."""

import json
import os
import subprocess
import sys

import pytest

from assistant.settings import REPOSITORY
from tests.models.server import says, serving

# Runs before anything is imported. An audit hook cannot be removed or bypassed from Python: it sees every connection
# and every look-up of a name, and ends the process at the first that leaves the machine.
GUARD = """
import ipaddress, os, sys

def local(host):
    if host in ("localhost", "", None):
        return True
    try:
        return ipaddress.ip_address(host.split("%")[0]).is_loopback
    except ValueError:
        return False

def guard(event, arguments):
    if event == "socket.getaddrinfo" or event == "socket.gethostbyname":
        host = arguments[0]
    elif event == "socket.connect" or event == "socket.sendto":
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) else None  # a path: a socket of this machine
    else:
        return
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    if not local(host):
        sys.stderr.write(f"LEAVES THE MACHINE: {event} {host}\\n")
        sys.stderr.flush()
        os._exit(99)

sys.addaudithook(guard)
"""
PROGRAM = GUARD + "\nfrom assistant.cli import main\nmain()"
TEXT = "县情报告\n\n1 学校\n\n全县共有职业学校7所，其中公办学校5所。\n"


def call(script, *arguments, **variables):
    """Run a script without any variable that could switch the network off for us."""
    passed = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG", "TMPDIR"}}
    return subprocess.run(
        [sys.executable, "-c", script, *arguments],
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
        env={**passed, **variables, "PYTHONPATH": str(REPOSITORY)},
    )


@pytest.mark.parametrize(
    "leak",
    [
        "import socket; socket.create_connection(('192.0.2.1', 80), timeout=1)",
        "import socket; socket.getaddrinfo('example.invalid', 80)",
        "import urllib.request; urllib.request.urlopen('http://192.0.2.1/', timeout=1)",
    ],
)
def test_the_guard_sees_what_leaves(leak):
    done = call(f"{GUARD}\n{leak}")
    assert (done.returncode, "LEAVES THE MACHINE" in done.stderr) == (99, True)


@pytest.mark.slow
def test_index_ask_and_search_stay_on_the_machine(empty_folder):
    (empty_folder / "report.txt").write_text(TEXT, encoding="utf-8")
    indexed = call(PROGRAM, "index", "report.txt")
    assert indexed.returncode == 0, indexed.stderr
    asked = call(PROGRAM, "ask", "全县有几所公办职业学校？", "--json")
    assert asked.returncode == 0, asked.stderr
    assert "5所" in json.loads(asked.stdout)["text"]
    assert call(PROGRAM, "search", "学校").returncode == 0


@pytest.mark.slow
def test_with_a_chat_model_only_its_address_is_talked_to(empty_folder):
    (empty_folder / "report.txt").write_text(TEXT, encoding="utf-8")
    assert call(PROGRAM, "index", "report.txt").returncode == 0
    traced = {"LANGSMITH_TRACING": "true", "LANGCHAIN_TRACING_V2": "true", "LANGSMITH_API_KEY": "k"}
    with serving(says("全县共有职业学校7所，其中公办学校5所。[1]")) as server:
        chat = {
            "ASSISTANT_CHAT_BASE_URL": server.url,
            "ASSISTANT_CHAT_MODEL": "m",
            "ASSISTANT_CHAT_API_KEY": "sk-secret",
        }
        asked = call(PROGRAM, "ask", "全县有几所公办职业学校？", "--json", **chat, **traced)
    assert asked.returncode == 0, asked.stderr
    assert json.loads(asked.stdout)["answerer"] == "chat:m"
    assert "sk-secret" not in asked.stdout + asked.stderr
    assert len(server.requests) == 1


@pytest.mark.slow
def test_building_and_asking_the_site_stays_on_the_machine(empty_folder):
    (empty_folder / "report.txt").write_text(TEXT, encoding="utf-8")
    assert call(PROGRAM, "index", "report.txt").returncode == 0
    site = """
from contextlib import closing
from fastapi.testclient import TestClient
from assistant.bootstrap import open_store
from assistant.cli.serve import build_site
from assistant.settings import load_settings

settings = load_settings()
with (
    closing(open_store(settings)) as store,
    TestClient(build_site(settings, store), base_url="http://127.0.0.1") as client,
):
    assert client.get("/readyz").status_code == 200
    assert client.get("/").status_code == 200
    assert client.post("/api/v1/ask", json={"question": "公办学校有几所？"}).status_code == 200
"""
    done = call(GUARD + site)
    assert done.returncode == 0, done.stderr
