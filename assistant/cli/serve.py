"""`assistant serve`: API and page on one port.

In: settings. Out: a running server until it is interrupted. The page comes from a package above this one, so it is
found by the name in the setting `page`, never imported here.
"""

import errno
import gc
import socket
from contextlib import closing
from pkgutil import resolve_name
from typing import Annotated

import typer
import uvicorn
from fastapi import FastAPI

from assistant import logs
from assistant.api.access import Access
from assistant.api.app import create_app
from assistant.api.current import Current
from assistant.api.origin import is_loopback
from assistant.api.sessions import kept_secret
from assistant.bootstrap import open_assistant, open_library, open_reception, open_store, published_version
from assistant.cli.index import bring_up_to_date
from assistant.cli.options import read_settings
from assistant.cli.terminal import stdout
from assistant.errors import SettingsError
from assistant.settings import Settings
from assistant.store import Store

GRACE = 5  # seconds that running requests get to finish when the server is stopped


def serve(
    context: typer.Context,
    host: Annotated[str | None, typer.Option(help="监听的地址。")] = None,
    port: Annotated[int | None, typer.Option(help="监听的端口；0 为任选一个空闲端口。")] = None,
) -> None:
    """启动服务：网页和接口在同一端口。索引缺失或过期时先建立索引。"""  # noqa: D400, D415  # shown by --help
    settings = read_settings(context, host=host, port=port)
    with _bound(settings) as listener, closing(open_store(settings)) as store:
        _check_keys(settings, store)
        bring_up_to_date(settings)
        logs.configure("DEBUG" if context.obj.debug else settings.log_level)
        config = uvicorn.Config(
            build_site(settings, store),
            log_config=None,
            access_log=False,
            timeout_graceful_shutdown=GRACE,
            forwarded_allow_ips=_listed(settings.trusted_proxies),
            server_header=False,
        )
        listener.listen()  # who comes before the server runs waits instead of being turned away
        stdout().print(f"服务已启动：{_address(listener)} （按 Ctrl-C 停止）")
        uvicorn.Server(config).run(sockets=[listener])


def build_site(settings: Settings, store: Store) -> FastAPI:
    """Put the page on top of the API. Raises SettingsError when the setting `page` leads nowhere."""
    current = Current(lambda: open_assistant(settings=settings), lambda: published_version(settings), opened=_put_aside)
    app = create_app(
        current,
        reception=open_reception(settings, current, store),
        store=store,
        library=open_library(settings, current.renew),
        notice=settings.notice,
        provider=settings.provider,
        access=_access(settings),
        threads=settings.threads,
    )
    app.state.data_dir = settings.data_dir  # the page shows the evaluation written there
    try:
        mount = resolve_name(settings.page)
    except (ImportError, AttributeError) as error:
        raise SettingsError(f"设置项 ASSISTANT_PAGE 指向的 {settings.page} 无法装载：{error}。") from error
    site: FastAPI = mount(app)
    return site


def _put_aside() -> None:
    """Let the garbage collector pass over what is there now: the index stays, and going through it takes 0.15 s a time.

    What the index before it left is collected first, as far as no answer still needs it, else the next time.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _check_keys(settings: Settings, store: Store) -> None:
    """Open the service beyond this machine only when it has keys."""
    if not is_loopback(settings.host) and not store.keys.any():
        raise SettingsError(
            f"监听 {settings.host} 会让其他电脑访问，须先有密钥：请运行 assistant keys create 创建密钥，再启动服务；"
            "只在本机使用则去掉 --host。"
        )


def _access(settings: Settings) -> Access:
    local = is_loopback(settings.host)
    return Access(
        keyless=local,
        guarded=True,
        origins=tuple(origin.lower() for origin in _listed(settings.cors_origins)),
        rate_limit=settings.rate_limit,
        concurrency_limit=settings.concurrency_limit,
        session_secret=kept_secret(settings.data_dir),
    )


def _listed(setting: str) -> list[str]:
    """Split a setting at its commas."""
    return [item.strip() for item in setting.split(",") if item.strip()]


def _bound(settings: Settings) -> socket.socket:
    """Take the port before anything else, so that a taken one is told at once."""
    try:
        family, _, _, _, address = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
    except OSError as error:
        raise SettingsError(
            f"无法监听 {settings.host}:{settings.port}：{_reason(error)}。请用 --port 换一个端口，或检查 --host。"
        ) from error
    return listener


def _reason(error: OSError) -> str:
    if isinstance(error, socket.gaierror):
        return "没有这个地址"
    return {errno.EADDRINUSE: "端口已被占用", errno.EACCES: "没有权限"}.get(error.errno or 0, str(error.strerror))


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"
