"""Requests made up from the API's own description: no server error, and nothing that the description does not say."""

import copy
from collections import Counter
from contextlib import closing

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from assistant.api.app import create_app
from assistant.api.current import Current
from assistant.errors import DocumentError
from assistant.reception import Reception, Screen
from assistant.store import file_url, open_store
from tests.fakes import NOTICE, FakeAssistant
from tests.ingest import hostile
from tests.library.shelves import build, finished, index
from tests.serving import served

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
EXAMPLES = 15  # for each operation
UPLOADS = 6  # for each file name
TAKEN = ("办法.txt", "办法.md", "办法.docx", "办法.pdf", "a\tb.TXT", "名" * 300 + ".md")
NAMES = (*TAKEN, "../../etc/passwd", ".txt", "办法.exe")
READABLE = "第一章 总则\n第一条 本办法适用于全市的{}所示范学校。\n"
CONTENTS = st.one_of(
    st.integers(1, 99).map(lambda number: READABLE.format(number).encode()),
    st.binary(max_size=300),
    st.text(max_size=300).map(str.encode),
    st.sampled_from((b"", hostile.endless_pages(), hostile.encrypted_pdf(), hostile.scanned_pdf())),
)

pytestmark = [pytest.mark.server, pytest.mark.slow]


def made_up(examples):
    """Settings of a test with so many requests, always the same ones."""
    return settings(
        max_examples=examples,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """A data folder with an index."""
    folder = tmp_path_factory.mktemp("data")
    index(folder)
    return folder


@pytest.fixture(scope="module")
def library(data):
    """What takes the uploads; nothing is put into service."""
    return build(data)


@pytest.fixture(scope="module")
def service(data, library):
    """A served app over the fake assistant, with store and library; yields its address and its description."""
    with closing(open_store(file_url(data / "store.db"))) as store:
        current = Current(FakeAssistant, lambda: "v1")
        reception = Reception(current, store, Screen(), notice=NOTICE)
        app = create_app(current, reception=reception, store=store, library=library, notice=NOTICE)
        with served(app) as address:
            yield address, app.openapi()


def test_every_operation_keeps_to_its_description(service):
    address, description = service
    schema = schemathesis.openapi.from_dict(description)
    failures = []
    for found in schema.get_all_operations():
        assert isinstance(found, Ok), found
        operation = found.ok()

        @made_up(EXAMPLES)
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


@pytest.mark.parametrize("name", NAMES)
def test_uploads_of_any_name_and_content_keep_to_their_description(service, library, name):
    address, description = service
    named = copy.deepcopy(description)
    sent = named["paths"]["/api/v1/documents"]["post"]["requestBody"]["content"]["multipart/form-data"]
    sent["encoding"] = {"file": {"headers": {"Content-Disposition": {"example": f'filename="{name}"'}}}}
    operation = schemathesis.openapi.from_dict(named)["/api/v1/documents"]["POST"]
    told: Counter[int] = Counter()

    @made_up(UPLOADS)
    @given(case=operation.as_strategy(), content=CONTENTS)
    def conforms(case, content):
        if isinstance(case.body, dict):
            case.body["file"] = content
        told[case.call_and_validate(base_url=address, checks=CHECKS).status_code] += 1

    conforms()
    jobs = [finished(library, job) for job in library.jobs.all()]
    assert (202 in told) == (name in TAKEN), told
    assert not set(told) & {500, 503}
    assert {job.state for job in jobs} <= {"done", "failed"}
    assert any(job.state == "done" for job in jobs) or name not in TAKEN
    assert all(isinstance(job.fault, DocumentError) for job in jobs if job.state == "failed")
