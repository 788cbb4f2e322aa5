"""A client of the API over a fake assistant."""

import pytest
from fastapi.testclient import TestClient

from assistant.api.app import create_app
from assistant.api.current import Current
from tests.fakes import FakeAssistant


@pytest.fixture
def assistant():
    return FakeAssistant()


@pytest.fixture
def client(assistant):
    app = create_app(Current(lambda: assistant, lambda: "v1"))
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client
