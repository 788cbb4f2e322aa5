"""Who is let in: keys, sessions, and what a browser may be made to send."""

from datetime import timedelta

import pytest
from fastapi.testclient import TestClient

from assistant.api.access import Access
from assistant.api.sessions import COOKIE, Sessions, kept_secret
from assistant.errors import StorageFault
from tests.api.keys import ADMIN, ASKER, READER, FakeKeys, guarded_app, issued, now
from tests.api.test_problems import check

ASK, SEARCH = "/api/v1/ask", "/api/v1/search"
QUESTION = {"question": "有几所学校？"}


@pytest.fixture
def keys():
    return issued()


@pytest.fixture
def app(keys):
    return guarded_app(keys)


@pytest.fixture
def client(app):
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


def bearer(secret):
    return {"Authorization": f"Bearer {secret}"}


@pytest.mark.parametrize("path", ["/openapi.json", "/api/v1/documents", "/mcp", "/metrics", "/nothing"])
def test_once_there_is_a_key_nothing_is_open_but_the_probes(client, path):
    response = client.get(path)
    check(response, 401)
    assert response.headers["WWW-Authenticate"] == "Bearer"
    assert client.get("/healthz").status_code == client.get("/readyz").status_code == 200


def test_every_endpoint_asks_for_a_scope(app, client, keys):
    keys.change(ASKER, scopes=())
    open_to_all = {"/healthz", "/readyz", "/api/v1/session"}
    description = client.get("/openapi.json", headers=bearer(ADMIN)).json()
    for path, operations in description["paths"].items():
        for method in operations:
            address = path.replace("{", "").replace("}", "")
            status = client.request(method, address, headers=bearer(ASKER), json={}).status_code
            assert path in open_to_all or status in {403, 422}, (method, path, status)


def test_a_key_may_do_what_its_scope_says(client):
    assert client.post(ASK, json=QUESTION, headers=bearer(ASKER)).status_code == 200
    check(client.post(SEARCH, json={"query": "学校"}, headers=bearer(ASKER)), 403)
    assert client.post(SEARCH, json={"query": "学校"}, headers=bearer(READER)).status_code == 200
    check(client.post(ASK, json=QUESTION, headers=bearer(READER)), 403)
    assert client.post(ASK, json=QUESTION, headers=bearer(ADMIN)).status_code == 200


@pytest.mark.parametrize("header", ["Bearer wrong", "bearer", "Basic YTpi", "Bearer \xe9", ""])
def test_what_is_not_a_valid_key(client, header):
    check(client.get("/api/v1/documents", headers={"Authorization": header.encode("latin-1")}), 401)


@pytest.mark.parametrize("change", [{"revoked_at": now()}, {"expires_at": now() - timedelta(seconds=1)}])
def test_a_revoked_or_expired_key_ends_at_once_with_its_sessions(client, keys, change):
    assert client.post("/api/v1/session", json={"key": ASKER}).status_code == 204
    assert client.post(ASK, json=QUESTION).status_code == 200
    keys.change(ASKER, **change)
    check(client.post(ASK, json=QUESTION, headers=bearer(ASKER)), 401)
    check(client.post(ASK, json=QUESTION), 401)


def test_a_session_is_a_strict_cookie_that_scripts_cannot_read_and_ends(client):
    response = client.post("/api/v1/session", json={"key": ASKER})
    cookie = response.headers["set-cookie"].lower()
    assert all(part in cookie for part in ("httponly", "samesite=strict", "path=/", "max-age="))
    assert ASKER not in cookie
    assert client.post(ASK, json=QUESTION).status_code == 200
    client.delete("/api/v1/session")
    check(client.post(ASK, json=QUESTION), 401)


def test_over_https_the_cookie_stays_on_https(app):
    with TestClient(app, base_url="https://testserver") as client:
        assert "secure" in client.post("/api/v1/session", json={"key": ASKER}).headers["set-cookie"].lower()


@pytest.mark.parametrize("value", ["", ".", "..", "k-ask", "k-ask.9999999999.x", "k-ask.x.x", "k-ask.9999999999.é"])
def test_a_forged_cookie_opens_nothing(client, value):
    headers = {"Cookie": f"{COOKIE}={value}".encode()}
    check(client.get("/api/v1/documents", headers=headers), 401)


def test_a_session_ends_by_its_clock():
    time = [1000.0]
    sessions = Sessions(b"s" * 32, lifetime=60, clock=lambda: time[0])
    value = sessions.issue("k1")
    assert sessions.key_id(value) == "k1"
    assert Sessions(b"t" * 32, clock=lambda: 0.0).key_id(value) is None
    time[0] = 1061
    assert sessions.key_id(value) is None


def test_the_secret_of_sessions_is_kept_for_its_owner_only(tmp_path):
    secret = kept_secret(tmp_path / "data")
    assert kept_secret(tmp_path / "data") == secret
    path = tmp_path / "data" / "session.secret"
    assert (len(secret), path.stat().st_mode & 0o777) == (32, 0o600)
    assert [file.name for file in path.parent.iterdir()] == ["session.secret"]
    path.write_bytes(b"")
    with pytest.raises(StorageFault, match=r"session\.secret"):
        kept_secret(tmp_path / "data")


def test_a_person_with_a_browser_is_shown_a_form_and_logs_in(client):
    shown = client.get("/", headers={"Accept": "text/html"})
    assert (shown.status_code, 'action="/login"' in shown.text, "<script" in shown.text) == (401, True, False)
    check(client.get("/gradio_api/info"), 401)
    wrong = client.post("/login", data={"key": "wrong"})
    assert (wrong.status_code, 'role="alert"' in wrong.text) == (401, True)
    done = client.post("/login", data={"key": f" {ASKER} "}, follow_redirects=False)
    assert (done.status_code, done.headers["location"]) == (303, "/")
    check(client.get("/"), 404)  # let in; there is no page in this app
    client.post("/logout")
    check(client.get("/api/v1/documents"), 401)


def test_the_page_is_for_those_who_may_ask(client):
    refused = client.post("/login", data={"key": READER}, follow_redirects=False)
    assert (refused.status_code, "提问" in refused.text) == (403, True)
    check(client.get("/gradio_api/info", headers=bearer(READER)), 403)


@pytest.mark.parametrize("path", ["upload", "process_recording", "component_server", "api/predict", "run/predict/"])
def test_the_page_s_framework_does_what_the_page_needs_and_nothing_else(client, path):
    check(client.post(f"/gradio_api/{path}", json={}, headers=bearer(ADMIN)), 403)


@pytest.mark.parametrize("path", ["queue/join", "run/predict", "cancel", "reset"])
def test_what_the_page_needs_is_let_through(client, path):
    check(client.post(f"/gradio_api/{path}", json={}, headers=bearer(ASKER)), 404)  # there is no page in this app


def test_an_old_key_in_the_header_does_not_keep_anyone_from_logging_in(client):
    assert client.post("/api/v1/session", json={"key": ASKER}, headers=bearer("old")).status_code == 204


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://testserver.evil.example"},
        {"Origin": "http://testserver:81"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_another_site_cannot_use_a_session_or_start_one(client, headers):
    check(client.post("/api/v1/session", json={"key": ASKER}, headers=headers), 403)
    assert client.post("/login", data={"key": ASKER}, headers=headers).status_code == 403
    client.post("/api/v1/session", json={"key": ASKER})
    check(client.post(ASK, json=QUESTION, headers=headers), 403)
    assert client.post(ASK, json=QUESTION, headers=headers | bearer(ASKER)).status_code == 200


@pytest.mark.parametrize("headers", [{"Origin": "http://testserver"}, {"Sec-Fetch-Site": "same-origin"}])
def test_its_own_pages_can(client, headers):
    client.post("/api/v1/session", json={"key": ASKER})
    assert client.post(ASK, json=QUESTION, headers=headers).status_code == 200


@pytest.fixture
def local():
    with TestClient(guarded_app(FakeKeys(), Access(guarded=True)), base_url="http://127.0.0.1:8000") as client:
        yield client


def test_without_any_key_the_machine_itself_may_do_everything(local):
    assert local.get("/api/v1/documents").status_code == 200
    assert local.post(ASK, json=QUESTION).status_code == 200
    assert local.post(ASK, json=QUESTION, headers=bearer("anything")).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "192.168.1.2:8000", "127.0.0.1.evil.example", "[", ""])
def test_a_foreign_name_that_was_pointed_at_this_machine_is_turned_away(local, host):
    check(local.get("/api/v1/documents", headers={"Host": host}), 403)


@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "127.0.0.2", "[::1]:8000"])
def test_names_of_this_machine(local, host):
    assert local.get("/api/v1/documents", headers={"Host": host}).status_code == 200


def test_another_site_cannot_make_a_browser_ask_without_a_key(local):
    check(local.post(ASK, json=QUESTION, headers={"Origin": "https://evil.example"}), 403)


@pytest.mark.parametrize("name", ["X-Forwarded-For", "Forwarded", "X-Real-IP"])
def test_behind_a_proxy_nobody_is_at_the_machine_itself(local, name):
    problem = check(local.get("/api/v1/documents", headers={name: "192.0.2.1"}), 401)
    assert "assistant keys create" in problem["detail"]


def test_beyond_the_machine_nobody_is_let_in_without_a_key():
    with TestClient(guarded_app(FakeKeys(), Access(keyless=False))) as client:
        check(client.get("/api/v1/documents"), 401)


def test_keys_and_cookies_never_reach_the_log_or_a_response(client, caplog):
    with caplog.at_level("DEBUG"):
        started = client.post("/api/v1/session", json={"key": ASKER})
        cookie = started.cookies[COOKIE]
        responses = [
            client.post(ASK, json=QUESTION, headers=bearer(ASKER)),
            client.post(ASK, json=QUESTION, headers=bearer("wrong-secret")),
            client.post("/login", data={"key": "wrong-secret"}),
            client.get("/api/v1/documents", headers=bearer(READER)),
            client.get("/nothing", headers=bearer(ADMIN)),
        ]
    logged = caplog.text + str([vars(record) for record in caplog.records])
    told = "".join(response.text for response in responses)
    for secret in (ASKER, READER, ADMIN, "wrong-secret", cookie):
        assert secret not in logged
        assert secret not in told
