"""Uploading and deleting over HTTP: what works, what is refused, and that the service answers all the while."""

import json
import select
import socket
import threading
import time

import httpx
import pytest
import uvicorn
from fastapi.testclient import TestClient

from assistant.api.app import create_app
from assistant.api.current import Current
from assistant.index.snapshot import current_version
from assistant.store import file_url, open_store
from tests.api.test_problems import check
from tests.ingest import hostile
from tests.library.shelves import LIMIT, build, index, indexed, opened, stream

DOCUMENTS = "/api/v1/documents"


@pytest.fixture
def data(tmp_path):
    index(tmp_path)
    return tmp_path


@pytest.fixture
def app(data):
    current = Current(lambda: opened(data), lambda: current_version(data), interval=3600)
    return create_app(current, library=build(data, changed=current.renew))


@pytest.fixture
def client(app):
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


def upload(client, name="办法.txt", content=None):
    return client.post(DOCUMENTS, files={"file": (name, content if content is not None else stream().read())})


def finish(client, response):
    assert response.status_code == 202, response.text
    end = time.monotonic() + 60
    while time.monotonic() < end:
        job = client.get(response.headers["Location"]).json()
        if job["state"] in ("done", "failed"):
            return job
        time.sleep(0.05)
    raise AssertionError(job)


def test_an_upload_is_queued_followed_and_then_in_service(client):
    response = upload(client)
    queued = response.json()
    assert (queued["name"], queued["problem"], queued["state"]) == ("办法.txt", None, "queued")
    job = finish(client, response)
    assert (job["state"], job["problem"]) == ("done", None)
    assert job["quality"]["figures"] == 2
    listed = {found["id"]: found for found in client.get(DOCUMENTS).json()["documents"]}
    assert listed[job["document_id"]]["profile"]["uploaded_as"] == "办法.txt"
    assert "uploads" not in listed[job["document_id"]]["source"]["path"]
    outline = client.get(f"{DOCUMENTS}/{job['document_id']}").json()
    assert outline["sections"]
    assert client.get(f"{DOCUMENTS}/uploads").json()["uploads"][0] == job


def test_deleting_it_takes_it_out_of_service(client, data):
    identity = finish(client, upload(client))["document_id"]
    response = client.delete(f"{DOCUMENTS}/{identity}")
    assert (response.status_code, response.content) == (204, b"")
    assert [found["id"] for found in client.get(DOCUMENTS).json()["documents"]] == ["report"]
    check(client.delete(f"{DOCUMENTS}/{identity}"), 404)
    assert not list((data / "uploads").glob("upload-*"))


def test_who_changed_the_documents_is_audited(data, tmp_path):
    store = open_store(file_url(tmp_path / "assistant.db"))
    current = Current(lambda: opened(data), lambda: current_version(data), interval=3600)
    app = create_app(current, store=store, library=build(data, changed=current.renew))
    with TestClient(app) as client:
        identity = finish(client, upload(client))["document_id"]
        client.delete(f"{DOCUMENTS}/{identity}")
        client.delete(f"{DOCUMENTS}/report")
    entries = [(entry.event, entry.actor, json.loads(entry.details)["document_id"]) for entry in store.audit.entries()]
    store.close()
    assert entries == [("document.uploaded", "local", identity), ("document.deleted", "local", identity)]


def test_a_document_of_the_corpus_is_not_deleted_and_it_is_said_how(client):
    problem = check(client.delete(f"{DOCUMENTS}/report"), 409)
    assert "assistant index" in problem["detail"]


def test_the_same_content_twice_names_the_existing_one(client):
    identity = finish(client, upload(client))["document_id"]
    assert identity in check(upload(client, "又一份.txt"), 409)["detail"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("锁.pdf", hostile.encrypted_pdf(), "密码"),
        ("扫描.pdf", hostile.scanned_pdf(), "文字层"),
        ("炸弹.docx", hostile.zip_bomb(50), "过大"),
        ("改名.docx", b"just words", "扩展名"),
        ("改名.txt", b"%PDF-1.7 x", "扩展名"),
        ("循环.pdf", hostile.endless_pages(), "循环.pdf"),
        ("空白.md", b" \n", "空文件"),
        ("坏.txt", b"\xff\xfe\xfa\x00\xd8", "坏.txt"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_problem_of_its_job(client, data, name, content, said):
    before = indexed(data)
    response = upload(client, name, content)
    job = finish(client, response)
    assert job["state"] == "failed"
    assert job["problem"]["status"] == 422
    assert said in job["problem"]["detail"]
    assert job["problem"]["request_id"] == response.headers["X-Request-ID"]
    assert indexed(data) == before
    assert not [path for path in (data / "uploads").rglob("*") if path.is_file()]


@pytest.mark.parametrize("name", ["a.exe", "a", "表.xlsx", "a.txt\0.exe", ".."])
def test_another_format_is_refused_at_once(client, name):
    check(upload(client, name), 422)


def test_names_with_tricks_are_harmless(client, tmp_path):
    job = finish(client, upload(client, "../../../evil.txt"))
    assert (job["state"], job["name"]) == ("done", "evil.txt")
    assert not list(tmp_path.parent.glob("evil*"))


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        ({"json": {"file": "x"}}, 415),
        ({"content": b"x"}, 415),
        ({"files": {"other": ("a.txt", b"x")}}, 400),
        ({"files": [("file", ("a.txt", b"x")), ("file", ("b.txt", b"y"))]}, 400),
        ({"files": {"file": ("a.txt", b"x")}, "data": {"mood": "good"}}, 400),
        ({"data": {"file": "x"}, "files": {"other": ("a.txt", b"x")}}, 400),
        ({"content": b"--x\r\nrubbish", "headers": {"Content-Type": "multipart/form-data; boundary=x"}}, 400),
        ({"content": b"x", "headers": {"Content-Type": "multipart/form-data"}}, 400),
    ],
)
def test_a_form_that_is_not_one_file_is_explained(client, request_, status):
    assert "file" in check(client.post(DOCUMENTS, **request_), status)["detail"]


def test_a_file_over_the_limit_is_refused(client, data):
    problem = check(upload(client, "大.txt", b"x" * (LIMIT + 1)), 413)
    assert "0.1 MB" in problem["detail"]
    check(upload(client, "很大.txt", b"x" * (LIMIT * 3)), 413)
    assert not [path for path in (data / "uploads").rglob("*") if path.is_file()]


def test_other_addresses_keep_the_small_limit(client):
    check(client.post("/api/v1/ask", json={"question": "字" * 400_000}), 413)


def test_unknown_jobs_are_not_found(client):
    check(client.get(f"{DOCUMENTS}/uploads/none"), 404)


def test_an_app_without_a_library_takes_no_uploads(data):
    with TestClient(create_app(Current(lambda: opened(data), lambda: "v1"))) as client:
        check(upload(client), 400)


@pytest.fixture
def address(app):
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_config=None))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


@pytest.mark.server
@pytest.mark.parametrize("declared", [True, False])
def test_a_hundred_megabytes_are_refused_before_they_are_sent_and_leave_nothing(address, data, declared):
    host, port = address.removeprefix("http://").split(":")
    size = b"Content-Length: 100000000" if declared else b"Transfer-Encoding: chunked"
    head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'
    sent = 0
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        connection.sendall(
            b"POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=x\r\n%s\r\n\r\n"
            % (DOCUMENTS.encode(), size)
        )
        part = head
        while not select.select([connection], [], [], 0.1)[0] and sent < 100_000_000:
            connection.sendall(part if declared else b"%x\r\n%s\r\n" % (len(part), part))
            sent += len(part)
            part = b"x" * 65536
        assert connection.recv(65536).startswith(b"HTTP/1.1 413")
    assert sent < 10_000_000  # on a busy machine the answer may take a while
    assert not [path for path in (data / "uploads").rglob("*") if path.is_file()]


@pytest.mark.server
def test_questions_are_answered_while_documents_come_and_go(address, data):
    outcomes = []
    stop = threading.Event()

    def ask():
        with httpx.Client() as client:
            while not stop.is_set():
                outcomes.append(client.post(f"{address}/api/v1/ask", json={"question": "学校？"}).status_code)

    asking = [threading.Thread(target=ask) for _ in range(3)]
    for thread in asking:
        thread.start()
    with httpx.Client(base_url=address, timeout=60) as client:
        jobs = [client.post(DOCUMENTS, files={"file": (f"{n}.txt", stream(n))}) for n in (3, 4)]
        for job in [finish(client, job) for job in jobs]:
            assert job["state"] == "done"
            assert client.delete(f"{DOCUMENTS}/{job['document_id']}").status_code == 204
    stop.set()
    for thread in asking:
        thread.join()
    assert set(outcomes) == {200}
    assert set(indexed(data)) == {"report"}
