"""A reception over a store in a file and an assistant that answers at once."""

import pytest
from sqlalchemy import text

from assistant.reception import Reception, Screen
from assistant.store import file_url, open_store
from tests.fakes import FakeAssistant

NOTICE = "测试标识。"


class Numbering(FakeAssistant):
    """Gives each answer an id of its own, as the real one does."""

    def ask(self, *arguments, **named):
        given = super().ask(*arguments, **named)
        return given.model_copy(update={"id": f"a{len(self.asked)}"})


@pytest.fixture
def store(tmp_path):
    opened = open_store(file_url(tmp_path / "assistant.db"))
    yield opened
    opened.close()


@pytest.fixture
def assistant():
    return Numbering()


@pytest.fixture
def reception(assistant, store):
    return Reception(lambda: assistant, store, Screen({"赌博": 7}), notice=NOTICE)


@pytest.fixture
def break_down(store):
    """Make every write of the store fail, and every reading of conversations."""

    def run():
        with store._database.write() as connection:
            connection.execute(text("ALTER TABLE audit_log RENAME TO away"))
            connection.execute(text("ALTER TABLE conversations RENAME TO gone"))

    return run
