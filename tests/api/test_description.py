"""The API's description: Chinese throughout, with real examples that fit the models, and how to log in."""

import json
import re

import jsonschema_rs
import pytest

from assistant.api.app import create_app
from assistant.api.current import Current
from assistant.api.description import EXAMPLES, TAGS, WORDS, operations
from assistant.api.problems import MEDIA_TYPE
from assistant.types import Answer
from tests.fakes import FakeAssistant

EVENTS = "text/event-stream"


ENGLISH = re.compile(r"[a-z]+ [a-z]+ [a-z]+")


def chinese(text):
    return any("\u4e00" <= c <= "\u9fff" for c in text) and not ENGLISH.search(text)


@pytest.fixture(scope="module")
def app():
    return create_app(Current(FakeAssistant, lambda: "v1"))


@pytest.fixture(scope="module")
def description(app):
    return app.openapi()


@pytest.fixture(scope="module")
def schemas(description):
    return description["components"]["schemas"]


def test_asked_for_again_it_is_the_same(app, description):
    before = json.dumps(description)
    assert json.dumps(app.openapi()) == before


def test_every_schema_and_every_field_is_described_in_chinese(schemas):
    said = {name: schema.get("description", "") for name, schema in schemas.items()}
    for name, schema in schemas.items():
        said |= {
            f"{name}.{field}": found.get("description", "") for field, found in schema.get("properties", {}).items()
        }
    assert [where for where, text in said.items() if not chinese(text)] == []


def test_every_operation_parameter_and_response_is_described_in_chinese(description):
    said: dict[str, str] = {}
    for path, method, operation in operations(description):
        where = f"{method} {path}"
        said |= {f"{where} {part}": operation.get(part, "") for part in ("summary", "description")}
        said |= {f"{where} {found['name']}": found.get("description", "") for found in operation.get("parameters", [])}
        said |= {f"{where} {status}": found["description"] for status, found in operation["responses"].items()}
        assert set(operation["tags"]) <= TAGS.keys()
    assert [where for where, text in said.items() if not chinese(text)] == []


def test_no_word_is_left_over(schemas):
    known = {(name, field) for name, schema in schemas.items() for field in ("", *schema.get("properties", ()))}
    assert {(name, field) for name, words in WORDS.items() for field in words} <= known


def bodies(operation):
    """Yield what is sent and what comes back when all is well: content by media type."""
    if "requestBody" in operation:
        yield operation["requestBody"]["content"]
    for status, response in operation["responses"].items():
        if int(status) < 400:
            yield response.get("content", {})


def test_every_json_that_is_sent_or_comes_back_has_an_example_that_fits(description):
    for path, method, operation in operations(description):
        for content in bodies(operation):
            for kind, media in content.items():
                if kind == "application/json" and path != "/api/v1/session":
                    schema = {**media["schema"], "components": description["components"]}
                    assert media.get("example"), f"{method} {path}"
                    jsonschema_rs.validate(schema, media["example"])


def test_every_example_is_shown(description):
    shown = {f"{method.upper()} {path}" for path, method, _ in operations(description)}
    assert EXAMPLES.keys() <= shown


def test_the_example_of_an_answer_is_one_that_holds(description):
    content = description["paths"]["/api/v1/ask"]["post"]["responses"]["200"]["content"]
    answer = Answer.model_validate(content["application/json"]["example"])
    assert answer.citations[0].quote.rstrip("。") in answer.text
    stream = description["paths"]["/api/v1/ask/stream"]["post"]["responses"]["200"]["content"][EVENTS]["example"]
    assert [line for line in stream.splitlines() if line.startswith("event:")] == [
        "event: retrieved",
        "event: delta",
        "event: final",
    ]
    assert answer.text in stream


def test_problems_have_a_form_and_a_media_type_of_their_own(description, schemas):
    refused = description["paths"]["/api/v1/ask"]["post"]["responses"]["422"]["content"]
    assert refused[MEDIA_TYPE]["schema"]["$ref"].endswith("/Problem")
    assert set(refused) == {MEDIA_TYPE}
    assert "HTTPValidationError" not in schemas


def test_problems_are_examples_of_their_status(description):
    for path, _, operation in operations(description):
        for status, response in operation["responses"].items():
            example = response.get("content", {}).get(MEDIA_TYPE, {}).get("example")
            if example is not None:
                assert (example["status"], example["instance"]) == (int(status), path)
                assert chinese(example["title"] + example["detail"])


def test_it_is_said_how_to_log_in(description):
    assert description["components"]["securitySchemes"]["key"]["scheme"] == "bearer"
    assert {"key": []} in description["security"]
    assert description["paths"]["/healthz"]["get"]["security"] == []
