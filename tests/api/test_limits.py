"""How often, how much at once, and what other sites' pages may do."""

import threading

import pytest
from fastapi.testclient import TestClient

from assistant.api.access import Access
from assistant.api.app import create_app
from assistant.api.current import Current
from assistant.api.rates import Places
from assistant.errors import Busy
from tests.api.keys import ADMIN, ASKER, FakeKeys, guarded_app, issued
from tests.api.test_gate import ASK, QUESTION, bearer
from tests.api.test_problems import check
from tests.fakes import FakeAssistant

PORTAL = "https://portal.example"


def test_each_key_has_its_own_rate():
    with TestClient(guarded_app(issued(), Access(rate_limit=2))) as client:
        assert [client.post(ASK, json=QUESTION, headers=bearer(ASKER)).status_code for _ in range(3)] == [200, 200, 429]
        response = client.post(ASK, json=QUESTION, headers=bearer(ASKER))
        check(response, 429)
        assert 1 <= int(response.headers["Retry-After"]) <= 60
        assert client.post(ASK, json=QUESTION, headers=bearer(ADMIN)).status_code == 200


def test_who_guesses_has_to_wait_and_an_office_behind_one_address_does_not():
    with TestClient(guarded_app(issued())) as client:
        statuses = [client.post("/login", data={"key": "wrong"}).status_code for _ in range(12)]
        assert statuses == [401] * 10 + [429] * 2
        assert client.get("/api/v1/documents", headers=bearer(ADMIN)).status_code == 200
        for number in range(60):
            client.get("/api/v1/documents", headers=bearer(f"guess-{number}"))
        response = client.get("/api/v1/documents", headers=bearer("another"))
        check(response, 429)
        assert int(response.headers["Retry-After"]) >= 1


def test_places_are_given_back():
    places = Places(1)
    for _ in range(2):
        with places.take(), pytest.raises(Busy):
            places.take()


def test_more_at_once_than_allowed_is_told_with_a_time_to_wait():
    class Slow(FakeAssistant):
        def search(self, query, *, limit=10, documents=()):
            begun.set()
            assert release.wait(30)
            return super().search(query, limit=limit)

    begun, release = threading.Event(), threading.Event()
    app = create_app(Current(Slow, lambda: "v1"), access=Access(concurrency_limit=1))
    with TestClient(app) as client:
        first = threading.Thread(target=client.post, args=("/api/v1/search",), kwargs={"json": {"query": "学校"}})
        first.start()
        assert begun.wait(30)
        response = client.post("/api/v1/search", json={"query": "学校"})
        assert client.get("/healthz").status_code == 200
        release.set()
        first.join(30)
        check(response, 503)
        assert response.headers["Retry-After"]
        assert client.post("/api/v1/search", json={"query": "学校"}).status_code == 200


def test_probes_do_not_wait_for_slow_answers():
    class Slow(FakeAssistant):
        def search(self, query, *, limit=10, documents=()):
            begun.set()
            assert release.wait(30)
            return super().search(query, limit=limit)

    begun, release = threading.Event(), threading.Event()
    probed: list[int] = []

    def probe():
        probed.extend(client.get(path).status_code for path in ("/healthz", "/readyz"))

    with TestClient(create_app(Current(Slow, lambda: "v1"), threads=1)) as client:
        busy = threading.Thread(target=client.post, args=("/api/v1/search",), kwargs={"json": {"query": "学校"}})
        probing = threading.Thread(target=probe)
        busy.start()
        assert begun.wait(30)
        probing.start()
        probing.join(10)
        told = list(probed)
        release.set()
        busy.join(30)
        probing.join(30)
    assert told == [200, 200]


def test_the_calls_of_the_page_count_too():
    with TestClient(guarded_app(issued(), Access(rate_limit=2))) as client:
        calls = [client.post("/gradio_api/run/predict", json={}, headers=bearer(ASKER)).status_code for _ in range(3)]
        assert calls == [404, 404, 429]


def preflight(client, method="POST"):
    headers = {"Origin": PORTAL, "Access-Control-Request-Method": method}
    return client.options(ASK, headers=headers | {"Access-Control-Request-Headers": "authorization,content-type"})


def test_no_other_site_s_page_may_read_unless_it_is_named():
    with TestClient(guarded_app(issued())) as client:
        assert "access-control-allow-origin" not in preflight(client).headers
        answered = client.post(ASK, json=QUESTION, headers=bearer(ASKER) | {"Origin": PORTAL})
        assert "access-control-allow-origin" not in answered.headers
    with TestClient(guarded_app(issued(), Access(origins=(PORTAL,)))) as client:
        allowed = preflight(client)
        assert (allowed.status_code, allowed.headers["access-control-allow-origin"]) == (200, PORTAL)
        assert "access-control-allow-credentials" not in allowed.headers
        assert {preflight(client, method).status_code for method in ("GET", "PATCH", "DELETE")} == {200}
        answered = client.post(ASK, json=QUESTION, headers=bearer(ASKER) | {"Origin": PORTAL})
        assert (answered.status_code, answered.headers["access-control-allow-origin"]) == (200, PORTAL)
        other = client.post(ASK, json=QUESTION, headers=bearer(ASKER) | {"Origin": "https://evil.example"})
        assert "access-control-allow-origin" not in other.headers


def test_a_named_site_may_ask_without_a_key_where_none_is_needed():
    app = guarded_app(FakeKeys(), Access(guarded=True, origins=(PORTAL,)))
    with TestClient(app, base_url="http://localhost:8000") as client:
        assert client.post(ASK, json=QUESTION, headers={"Origin": PORTAL}).status_code == 200


@pytest.mark.parametrize("path", ["/healthz", "/api/v1/documents", "/api/v1/none", "/login"])
def test_every_response_tells_browsers_what_not_to_do(client, path):
    headers = client.get(path).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "frame-ancestors" in headers["Content-Security-Policy"]
    assert "*" not in headers["Content-Security-Policy"]
