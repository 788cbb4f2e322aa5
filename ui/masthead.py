"""The line at the top: what this is, the tabs, the colours.

In: the name. Out: `Html`. A tab's address is its hash, so that a link can lead to it; page.js shows the tab.
"""

from assistant.reception.actor import Actor
from ui.markup import Html, tag

TABS = (("ask", "问答"), ("search", "检索"), ("library", "文档"), ("ledger", "数据台账"), ("evaluation", "评测"))


def masthead_html(title: str, person: Html) -> Html:
    """Return the masthead; `person` says who is logged in, empty where nobody needs to."""
    links = [tag("a", name, href=f"#{key}", data_act="tab", data_tab=key) for key, name in TABS]
    return tag(
        "header",
        tag("h1", title),
        tag("nav", *links, aria_label="栏目", class_="tabs"),
        tag("button", "历史", type="button", data_act="recall", class_="talking", aria_expanded="false"),
        tag("button", "新对话", type="button", data_act="new", class_="talking"),
        tag(
            "button",
            tag("span", "深色", class_="dark"),
            tag("span", "浅色", class_="light"),
            type="button",
            data_act="theme",
            class_="theme",
        ),
        person,
        class_="masthead",
    )


def person_html(actor: Actor) -> Html:
    """Return who is logged in, with the way out; nothing for the person at the machine itself."""
    if not actor.key_id:
        return Html("")
    role = "管理员" if actor.may("admin") else "职员"
    leave = tag("form", tag("button", "退出", type="submit"), method="post", action="/logout")
    return tag("div", tag("span", f"{actor.name}（{role}）"), leave, class_="person")
