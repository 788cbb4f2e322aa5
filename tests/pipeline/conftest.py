"""An assistant over a small report of our own."""

import pytest

from assistant.bootstrap import open_assistant
from tests.pipeline.corpus import small_settings


@pytest.fixture(scope="package")
def settings(tmp_path_factory):
    return small_settings(tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="package")
def assistant(settings):
    return open_assistant(settings=settings)
