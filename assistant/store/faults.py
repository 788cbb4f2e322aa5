"""What a database complains of, as a sentence that says what to do next.

In: the library's exceptions. Out: StoreFault. No path, host, statement or value goes into the sentence: it may be shown
to whoever asked a question.
"""

import sqlite3

import psycopg
from sqlalchemy import exc

from assistant.errors import StoreFault

BUSY = "保存记录的数据库正忙，请稍后再试。"
FULL = "磁盘已满，对话和审计记录无法保存。请清理磁盘空间后再试。"
READ_ONLY = "保存记录的数据库无法写入。请检查数据文件夹及其中数据库文件的权限。"
DAMAGED = (
    "保存记录的数据库文件已损坏或不是数据库，程序没有改动它。"
    "请用备份恢复；或把它（连同同名的 -wal、-shm 文件）移到别处保存，重新启动后会另建新库。"
)
UNREACHABLE = "连不上保存记录的数据库。请检查数据库服务，以及设置项 ASSISTANT_STORE_URL 中的地址、用户和密码。"
NEWER = "保存记录的数据库由更新版本的程序建立，本版本无法使用。请升级程序，或换一个数据库。"
OTHER = "保存记录的数据库出错，请把服务日志交给管理员查看。"

_SQLITE = (
    ("SQLITE_BUSY", BUSY),
    ("SQLITE_LOCKED", BUSY),
    ("SQLITE_FULL", FULL),
    ("SQLITE_READONLY", READ_ONLY),
    ("SQLITE_CANTOPEN", READ_ONLY),
    ("SQLITE_PERM", READ_ONLY),
    ("SQLITE_NOTADB", DAMAGED),
    ("SQLITE_CORRUPT", DAMAGED),
)
_SQLSTATES = (("53100", FULL), ("25006", READ_ONLY), ("42501", READ_ONLY), ("55P03", BUSY), ("40", BUSY), ("53", BUSY))


def told(error: exc.SQLAlchemyError) -> StoreFault:
    """Return the fault to raise for what the library raised."""
    return StoreFault(_sentence(error))


def _sentence(error: exc.SQLAlchemyError) -> str:
    if isinstance(error, exc.TimeoutError):  # no connection of the pool became free
        return BUSY
    cause = error.orig if isinstance(error, exc.DBAPIError) else None
    if isinstance(cause, sqlite3.Error):
        name = getattr(cause, "sqlite_errorname", "")
        return next((sentence for prefix, sentence in _SQLITE if name.startswith(prefix)), OTHER)
    if isinstance(cause, psycopg.Error):
        state = cause.sqlstate or ""
        if isinstance(cause, psycopg.OperationalError) and state[:2] in {"", "08", "28", "3D", "57"}:
            return UNREACHABLE
        return next((sentence for prefix, sentence in _SQLSTATES if state.startswith(prefix)), OTHER)
    return OTHER
