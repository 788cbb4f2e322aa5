"""Commands of packages above the command line, and the page, are found by name."""

from contextlib import closing

import pytest
from fastapi import FastAPI

from assistant.bootstrap import open_store
from assistant.cli import app as cli
from assistant.cli.serve import build_site
from assistant.errors import SettingsError
from assistant.settings import load_settings


def test_the_evaluation_joins_the_commands(assistant):
    code, out, _ = assistant("eval", "--help")
    assert (code, "--split" in out) == (0, True)


def test_a_command_whose_dependencies_are_missing_says_how_to_get_them(assistant, monkeypatch):
    class Broken:
        def load(self):
            raise ModuleNotFoundError(name="sklearn")

    monkeypatch.setattr(cli, "_registered", lambda: {"eval": Broken()})
    code, out, _ = assistant("--help")
    assert (code, "缺少 sklearn" in out) == (0, True)
    code, _, err = assistant("eval", "--split", "dev")
    assert (code, "make eval" in err) == (2, True)


@pytest.fixture
def store(empty_folder):
    """A store in the working folder."""
    with closing(open_store(load_settings())) as store:
        yield store


def mount_nothing(app: FastAPI) -> FastAPI:
    """A page that adds nothing."""
    app.state.mounted = True
    return app


def test_the_page_is_mounted_by_name(store):
    site = build_site(load_settings(page=f"{__name__}:mount_nothing"), store)
    assert site.state.mounted


@pytest.mark.parametrize("page", ["no.such.module:mount", "assistant.cli.serve:nothing"])
def test_a_page_that_is_not_there_is_a_wrong_setting(store, page):
    with pytest.raises(SettingsError, match="ASSISTANT_PAGE"):
        build_site(load_settings(page=page), store)


def test_the_default_page_is_the_one_of_the_project(store):
    assert isinstance(build_site(load_settings(), store), FastAPI)


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])  # noqa: S104  # what is refused
def test_beyond_this_machine_the_server_does_not_start_without_a_key(assistant, empty_folder, host):
    code, out, err = assistant("serve", "--host", host, "--port", "0")
    assert (code, out, "assistant keys create" in err) == (2, "", True)
