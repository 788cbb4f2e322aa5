"""Requests made up from the API's own description: no server error, and nothing that the description does not say."""

from contextlib import closing

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from assistant.api.app import create_app
from assistant.api.current import Current
from assistant.reception import Reception, Screen
from assistant.store import file_url, open_store
from tests.fakes import NOTICE, FakeAssistant
from tests.serving import served

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
EXAMPLES = 15  # for each operation

pytestmark = [pytest.mark.server, pytest.mark.slow]


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    """A served app over the fake assistant, with a store; yields its address and its description."""
    with closing(open_store(file_url(tmp_path_factory.mktemp("store") / "store.db"))) as store:
        current = Current(FakeAssistant, lambda: "v1")
        reception = Reception(current, store, Screen(), notice=NOTICE)
        app = create_app(current, reception=reception, store=store, notice=NOTICE)
        with served(app) as address:
            yield address, app.openapi()


def test_every_operation_keeps_to_its_description(service):
    address, description = service
    schema = schemathesis.openapi.from_dict(description)
    failures = []
    for found in schema.get_all_operations():
        assert isinstance(found, Ok), found
        operation = found.ok()

        @settings(
            max_examples=EXAMPLES,
            derandomize=True,
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy())
        def conforms(case):
            case.call_and_validate(base_url=address, checks=CHECKS)

        try:
            conforms()
        except AssertionError as failure:
            failures.append(f"{operation.label}: {failure}")
        except BaseExceptionGroup as failure:
            failures.append(f"{operation.label}: {failure.exceptions}")
    assert failures == [], "\n\n".join(failures)
