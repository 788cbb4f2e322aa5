"""What endpoints over the store are given, and how files are sent.

In: the request's app. Out: the store; headers that name a file in Chinese.
"""

from typing import Annotated
from urllib.parse import quote

from fastapi import Depends, Request

from assistant.errors import UsageError
from assistant.store import Store


def store(request: Request) -> Store:
    """Return the store, put on the app by `create_app`. Raises UsageError for an app without one."""
    kept: Store | None = request.app.state.store
    if kept is None:
        raise UsageError("这个服务不保存对话和回答。")
    return kept


StoreDep = Annotated[Store, Depends(store)]


def attachment(stem: str, suffix: str) -> dict[str, str]:
    """Return the header that names a file to be saved (RFC 6266), with a plain name for clients that know no other."""
    named = "".join(c if c.isprintable() and c not in '\\/:*?"<>|' else " " for c in stem)
    name = " ".join(named.split())[:60].strip(" .") or "export"
    names = f"filename=\"export.{suffix}\"; filename*=UTF-8''{quote(name, safe='')}.{suffix}"
    return {"Content-Disposition": f"attachment; {names}"}
