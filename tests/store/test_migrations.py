"""The tables come from migrations: from nothing, from every earlier version, and no further than this program knows."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from assistant.errors import StoreFault
from assistant.store import migrations, open_store
from assistant.store.database import Database
from assistant.store.tables import Table
from tests.fakes import answer


def test_the_newest_version_is_the_last_script():
    assert ScriptDirectory(str(migrations.HERE)).get_heads() == [migrations.HEAD]


def test_an_empty_database_gets_the_tables_that_the_program_expects(store):
    with store._database.read() as connection:
        assert migrations.version(connection) == migrations.HEAD
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Table.metadata) == []


@pytest.mark.parametrize("earlier", ["v0001", "v0002"])
def test_what_an_earlier_version_kept_is_still_there(url, earlier):
    database = Database(url)
    with database.write() as connection:
        migrations.upgrade(connection, earlier)
        connection.execute(
            text(
                "INSERT INTO conversations (id, owner, title, sought, created_at, updated_at)"
                " VALUES ('c1', '甲', '材料', '材料', '2026-01-02 03:04:05.000006', '2026-01-02 03:04:05.000006')"
            )
        )
    database.close()
    store = open_store(url)
    store.answers.add(answer("问"), owner="甲", conversation_id="c1")
    assert [message.question for message in store.conversations.messages("c1", "甲")] == ["问"]
    assert store.conversations.get("c1", "甲").created_at.isoformat().startswith("2026-01-02T03:04:05")
    store.keys.create("系统", ["ask"])
    assert store.audit.verify().entries == 1
    store.close()


def test_opening_again_changes_nothing(url, store):
    store.conversations.create("甲", "材料")
    again = open_store(url)
    assert [c.title for c in again.conversations.list("甲")] == ["材料"]
    again.close()


def test_a_database_of_a_newer_program_is_refused(url, store):
    with store._database.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'v9999'"))
    with pytest.raises(StoreFault, match="更新版本"):
        open_store(url)


def test_a_migration_that_fails_leaves_the_database_as_it_was(url):
    database = Database(url)
    with database.write() as connection:
        connection.execute(text("CREATE TABLE api_keys (mine TEXT)"))  # of some other program
        connection.execute(text("INSERT INTO api_keys VALUES ('kept')"))
    with pytest.raises(StoreFault):
        open_store(url)
    with database.read() as connection:
        assert migrations.version(connection) == ""
        assert connection.execute(text("SELECT mine FROM api_keys")).scalar_one() == "kept"
    database.close()
