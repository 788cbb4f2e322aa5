"""`assistant keys create | list | revoke`: who may use the interface.

In: names, scopes, ids. Out: a table; the secret of a new key on stdout, once.
"""

import re
from contextlib import closing
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated

import typer
from pydantic import TypeAdapter

from assistant.bootstrap import open_store
from assistant.cli.options import read_settings
from assistant.cli.terminal import print_table, stderr, stdout
from assistant.errors import UsageError
from assistant.store import ApiKey, KeyScope

app = typer.Typer(help="密钥：谁可以使用接口。", no_args_is_help=True)

DAYS = re.compile(r"(\d{1,5})d")
WHAT = {"ask": "提问", "read": "检索和查看", "admin": "一切"}


@app.callback()
def keys() -> None:
    """密钥。"""  # noqa: D400, D415  # shown to users by --help


@app.command("create")
def create(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="谁或哪个系统使用它；同名的密钥共用对话。")],
    scope: Annotated[
        list[str] | None, typer.Option(metavar="ask|read|admin", help="权限，可写多次；默认 ask 和 read。")
    ] = None,
    expires: Annotated[
        str | None, typer.Option(metavar="90d|2027-12-31", help="有效期：天数，或最后一天的日期；不写则一直有效。")
    ] = None,
) -> None:
    """创建密钥。密钥只显示这一次。"""  # noqa: D400, D415  # shown to users by --help
    until = _end(expires) if expires else None
    with closing(open_store(read_settings(context))) as store:
        key, secret = store.keys.create(name, [_scope(given) for given in scope or ("ask", "read")], until)
    stderr().print(f"密钥 {key.id}（{key.name}，{_scopes(key)}，{_until(key)}）已创建。它只显示这一次，请妥善保存：")
    stdout().print(secret)


@app.command("list")
def list_keys(
    context: typer.Context, as_json: Annotated[bool, typer.Option("--json", help="以 JSON 输出。")] = False
) -> None:
    """列出全部密钥，包括已停用的。"""  # noqa: D400, D415  # shown to users by --help
    with closing(open_store(read_settings(context))) as store:
        found = store.keys.list()
    if as_json:
        stdout().print(TypeAdapter(list[ApiKey]).dump_json(found, indent=2).decode())
        return
    rows = [
        (key.id, key.name, _scopes(key), _local(key.created_at), _until(key), _local(key.last_used_at) or "从未")
        for key in found
    ]
    print_table("编号", "名称", "权限", "创建", "有效期", "最近使用", rows=rows)


@app.command("revoke")
def revoke(context: typer.Context, key_id: Annotated[str, typer.Argument(metavar="ID", help="密钥的编号。")]) -> None:
    """停用密钥，立即生效。"""  # noqa: D400, D415  # shown to users by --help
    with closing(open_store(read_settings(context))) as store:
        key = store.keys.revoke(key_id)
    stdout().print(f"密钥 {key.id}（{key.name}）已停用。")


def _scope(given: str) -> KeyScope:
    match given:
        case "ask" | "read" | "admin":
            return given
    raise UsageError(f"没有权限 {given}；可用的是 {'、'.join(f'{name}（{what}）' for name, what in WHAT.items())}。")


def _end(given: str) -> datetime:
    """Return the moment when a key ends: so many days from now, or at the end of a day here."""
    try:
        if days := DAYS.fullmatch(given.strip().lower()):
            return datetime.now(UTC) + timedelta(days=int(days[1]))
        return datetime.combine(date.fromisoformat(given.strip()) + timedelta(days=1), time()).astimezone()
    except (ValueError, OverflowError):
        raise UsageError(f"有效期 {given} 无法识别，请写天数（90d）或日期（2027-12-31）。") from None


def _scopes(key: ApiKey) -> str:
    return "、".join(f"{scope} {WHAT[scope]}" for scope in key.scopes)


def _until(key: ApiKey) -> str:
    if key.revoked_at is not None:
        return f"{_local(key.revoked_at)} 停用"
    if key.expires_at is None:
        return "一直有效"
    return f"{_local(key.expires_at)} {'已过期' if key.expires_at <= datetime.now(UTC) else '到期'}"


def _local(moment: datetime | None) -> str:
    return "" if moment is None else moment.astimezone().strftime("%Y-%m-%d %H:%M")
