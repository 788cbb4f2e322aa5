"""axe-core finds no serious violation on any tab, light or dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.asking import ask, tab
from tests.browser.served import DESKTOP, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.server, pytest.mark.slow]

GRAVE = {"serious", "critical"}


def violations(page):
    page.wait_for_timeout(300)  # transitions of the framework's own parts
    found = Axe().run(page).response["violations"]
    return [(v["id"], [node["html"][:200] for node in v["nodes"]]) for v in found if v["impact"] in GRAVE]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_no_serious_violation(open_page, viewport, dark):
    page = open_page(viewport, dark=dark)
    assert violations(page) == []
    ask(page, "2019年全市在校生有多少人？")
    ask(page, "？！")
    turn = ask(page, "全市职业学校在校生有多少？")
    turn.locator(".opinion summary").click()
    turn.locator(".mark").first.click()
    page.locator("#panel mark").first.wait_for()
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.get_by_role("button", name="历史").click()
    page.locator(".past li").first.wait_for()
    assert violations(page) == []
    page.get_by_role("button", name="历史").click()
    for name, ready in (("检索", "#search-form select"), ("文档", "#page .fulltext"), ("数据台账", "#ledger .grid")):
        tab(page, name)
        page.locator(ready).first.wait_for()
        assert violations(page) == [], name
    tab(page, "评测")
    page.locator("#evaluation-numbers .note").wait_for()
    assert violations(page) == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_tabs_are_reached_and_left_by_keyboard(open_page, dark):
    page = open_page(dark=dark)
    page.locator("body").press("Tab")
    page.get_by_role("link", name="检索").focus()
    page.keyboard.press("Enter")
    page.get_by_role("searchbox", name="检索词").fill("教师")
    page.keyboard.press("Enter")
    page.locator(".result").first.wait_for()
    page.locator(".result button").first.focus()
    page.keyboard.press("Enter")
    page.locator("#panel h2").wait_for()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent") == "查看原文"
