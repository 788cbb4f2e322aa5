"""The tables' history. In: a connection inside a transaction. Out: tables of the newest version (Alembic)."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, inspect, text

HERE = Path(__file__).resolve().parent
HEAD = "v0003"
VERSION_TABLE = "alembic_version"


def version(connection: Connection) -> str:
    """Return the version of the database's tables, "" when it has none."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return ""
    # the table's name is a constant of the library
    return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none() or "")


def upgrade(connection: Connection, target: str = HEAD) -> None:
    """Bring the tables to `target`, in the connection's transaction."""
    config = Config()
    config.set_main_option("script_location", HERE.as_posix().replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, target)
