"""`assistant mcp`: the tools for programs that start this one and speak the Model Context Protocol with it.

In: requests on stdin. Out: responses on stdout, everything else on stderr.
"""

from contextlib import closing

import typer

from assistant.api.current import Current
from assistant.bootstrap import open_assistant, open_reception, open_store, published_version
from assistant.cli.index import bring_up_to_date
from assistant.cli.options import read_settings
from assistant.mcp import build_server


def mcp(context: typer.Context) -> None:
    """以 MCP 协议提供提问和检索（标准输入输出），供支持 MCP 的程序启动。"""  # noqa: D400, D415  # shown by --help
    settings = read_settings(context)
    bring_up_to_date(settings)
    current = Current(lambda: open_assistant(settings=settings), lambda: published_version(settings))
    with closing(open_store(settings)) as store:
        build_server(open_reception(settings, current, store), current).run("stdio")
