"""Build HTML that cannot be forgotten to escape.

In: tag names, attributes and children. Out: `Html`, text that is safe to put into the page. A child or attribute value
that is a plain `str` is data and is escaped; only `Html` goes in as it is. It knows no tags and no layout.
"""

import html
from collections.abc import Iterable

Attribute = str | int | bool | None

_VOID = frozenset({"br", "hr", "img", "input"})


class Html(str):
    """Text that is HTML already. Everything made from it by str methods is plain text again, and gets escaped."""

    __slots__ = ()


def tag(name: str, /, *children: str, **attributes: Attribute) -> Html:
    """Return `<name …>children</name>`.

    Attribute names: a trailing underscore is dropped (`class_`), others become hyphens (`data_act`). True writes the
    bare name, False and None leave it out.
    """
    opening = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in _VOID:
        return Html(f"<{name}{opening}>")
    return Html(f"<{name}{opening}>{join(children)}</{name}>")


def join(parts: Iterable[str]) -> Html:
    """Return the parts one after the other, plain text escaped."""
    return Html("".join(part if isinstance(part, Html) else escape(part) for part in parts))


def escape(text: str) -> Html:
    """Return plain text as HTML. Lone surrogates, which no encoder accepts, become U+FFFD."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return Html(html.escape(whole, quote=True))


def safe_url(url: str) -> str:
    """Return the URL when it is a web address, else "": `javascript:` and the like must never become a link."""
    return url if url.startswith(("https://", "http://")) else ""


def _attribute(key: str, value: Attribute) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'
