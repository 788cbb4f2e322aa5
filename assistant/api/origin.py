"""Where a browser's request comes from.

In: a request that is let in without a key of its own (by cookie, or at the machine itself). Out: nothing, or Forbidden
for one that another site made the browser send. Requests with a key in their header need none of this: no other site
knows the key.
"""

import re
from collections.abc import Collection
from ipaddress import ip_address

from starlette.datastructures import Headers

from assistant.errors import Forbidden, Unauthenticated

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip")
_HOST = re.compile(r"(?:\[([0-9A-Fa-f:]+)\]|([^:\[\]]*))(?::\d+)?")  # name or address, perhaps with a port
DEFAULT_PORTS = {"http": ":80", "https": ":443"}


def own_site(method: str, headers: Headers, allowed: Collection[str]) -> None:
    """Raise Forbidden when a request that may change something was sent by a page of another site.

    `allowed` are further origins, like "https://portal.example".
    """
    if method in SAFE:
        return
    origin = headers.get("origin")
    if origin is None:
        if headers.get("sec-fetch-site", "none") in {"same-origin", "none"}:
            return
    elif origin in allowed or _place(origin) == _bare(headers.get("host", "").lower()):
        return
    raise Forbidden("请求来自另一个网站，已被拒绝。请在本服务自己的网页中操作，或由管理员设置 ASSISTANT_CORS_ORIGINS。")


def this_machine(headers: Headers) -> None:
    """Raise when a request without a key was not meant for this machine itself.

    A name of another site that was pointed at this machine (DNS rebinding) shows in Host, a reverse proxy in what it
    adds.
    """
    if any(name in headers for name in FORWARDED):
        raise Unauthenticated("经代理访问需要密钥：请管理员先运行 assistant keys create 创建密钥。")
    host = _HOST.fullmatch(headers.get("host", ""))
    if host is None or not is_loopback(host[1] or host[2]):
        raise Forbidden("没有密钥时只能用 localhost 或 127.0.0.1 访问。其他地址需要密钥：assistant keys create。")


def is_loopback(host: str) -> bool:
    """Say whether a host name or address is this machine itself."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _place(origin: str) -> str:
    """Return host and port of an origin, without the port that its scheme has anyway; "" for none ("null")."""
    scheme, _, place = origin.lower().partition("://")
    return place.removesuffix(DEFAULT_PORTS.get(scheme, "\0"))


def _bare(host: str) -> str:
    return host.removesuffix(":80").removesuffix(":443")
