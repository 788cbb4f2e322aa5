"""`assistant serve`: API and page on one port.

In: settings. Out: a running server until it is interrupted. The page comes from a package above this one, so it is
found by the name in the setting `page`, never imported here.
"""

import errno
import socket
from pkgutil import resolve_name
from typing import Annotated

import typer
import uvicorn
from fastapi import FastAPI

from assistant import logs
from assistant.api.app import create_app
from assistant.api.current import Current
from assistant.bootstrap import open_assistant, published_version
from assistant.cli.index import bring_up_to_date
from assistant.cli.options import read_settings
from assistant.cli.terminal import stderr, stdout
from assistant.errors import SettingsError
from assistant.settings import Settings

LOOPBACK = ("127.0.0.1", "::1", "localhost")
GRACE = 5  # seconds that running requests get to finish when the server is stopped


def serve(
    context: typer.Context,
    host: Annotated[str | None, typer.Option(help="监听的地址。")] = None,
    port: Annotated[int | None, typer.Option(help="监听的端口；0 为任选一个空闲端口。")] = None,
) -> None:
    """启动服务：网页和接口在同一端口。索引缺失或过期时先建立索引。"""  # noqa: D400, D415  # shown by --help
    settings = read_settings(context, host=host, port=port)
    with _bound(settings) as listener:
        bring_up_to_date(settings)
        logs.configure("DEBUG" if context.obj.debug else settings.log_level)
        site = build_site(settings)
        config = uvicorn.Config(site, log_config=None, access_log=False, timeout_graceful_shutdown=GRACE)
        listener.listen()  # who comes before the server runs waits instead of being turned away
        stdout().print(f"服务已启动：{_address(listener)} （按 Ctrl-C 停止）")
        if settings.host not in LOOPBACK:
            stderr().print("注意：服务对本机以外开放，且没有访问控制；请只在可信的网络中这样做。")
        uvicorn.Server(config).run(sockets=[listener])


def build_site(settings: Settings) -> FastAPI:
    """Put the page on top of the API. Raises SettingsError when the setting `page` leads nowhere."""
    current = Current(lambda: open_assistant(settings=settings), lambda: published_version(settings))
    app = create_app(current, threads=settings.threads)
    app.state.data_dir = settings.data_dir  # the page shows the evaluation written there
    try:
        mount = resolve_name(settings.page)
    except (ImportError, AttributeError) as error:
        raise SettingsError(f"设置项 ASSISTANT_PAGE 指向的 {settings.page} 无法装载：{error}。") from error
    site: FastAPI = mount(app)
    return site


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
