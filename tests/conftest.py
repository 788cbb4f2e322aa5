"""Shared by all tests: an environment without the settings of the machine it runs on."""

import logging
import os

import pytest


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch):
    """No ASSISTANT_ variable of the developer reaches a test."""
    for name in [name for name in os.environ if name.upper().startswith("ASSISTANT_")]:
        monkeypatch.delenv(name)


@pytest.fixture(autouse=True)
def logging_as_before():
    """A command that sets up logging in this process does so for one test only."""
    names = ("", "assistant", "ui", "evals")
    handlers = list(logging.getLogger().handlers)
    levels = {name: logging.getLogger(name).level for name in names}
    yield
    logging.getLogger().handlers[:] = handlers
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


@pytest.fixture
def empty_folder(monkeypatch, tmp_path):
    """Work in an empty folder, so that no `.env` is found and nothing is written into the repository."""
    monkeypatch.chdir(tmp_path)
    return tmp_path
