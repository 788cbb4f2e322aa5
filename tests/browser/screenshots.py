"""Make the pictures of docs/images: `python -m tests.browser.screenshots ADDRESS`, against a server over the corpus.

In: the address of a running server. Out: every tab in light, dark and at a phone's width, as small PNG files.
"""

import sys
from io import BytesIO
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tests.browser.asking import ask, tab
from tests.browser.conftest import FLAGS
from tests.browser.served import DESKTOP, PHONE

FOLDER = Path(__file__).parents[2] / "docs" / "images"
CHROMIUM = "/usr/bin/chromium"
COLOURS = 48
LOOKS = (("light", DESKTOP, False), ("dark", DESKTOP, True), ("phone", PHONE, False))


def main(address: str) -> None:
    """Take all pictures."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        for look, viewport, dark in LOOKS:
            colours: Literal["dark", "light"] = "dark" if dark else "light"
            page = browser.new_context(locale="zh-CN", viewport=viewport, color_scheme=colours).new_page()
            page.goto(address)
            page.wait_for_selector(".welcome[aria-busy=false]")
            take(page, f"welcome-{look}")
            ask(page, "双师型教师占专任教师的比例是多少？")
            page.wait_for_timeout(1500)
            take(page, f"answer-{look}")
            page.locator(".turn .text .mark").first.click()
            page.wait_for_selector("#panel mark")
            take(page, f"evidence-{look}")
            page.get_by_role("button", name="原页").click()
            page.wait_for_function("document.querySelector('.sheet img')?.naturalWidth > 500")
            take(page, f"page-{look}")
            page.keyboard.press("Escape")
            visit(page, look)
        browser.close()


def visit(page: Page, look: str) -> None:
    """Take a picture of each of the other tabs."""
    tab(page, "检索")
    page.get_by_role("searchbox", name="检索词").fill("校企合作 实训基地")
    page.keyboard.press("Enter")
    page.wait_for_selector(".result")
    take(page, f"search-{look}")
    tab(page, "文档")
    page.wait_for_selector("#page .fulltext")
    take(page, f"documents-{look}")
    tab(page, "数据台账")
    page.wait_for_selector("#ledger .grid")
    page.get_by_label("单位").select_option("人")
    page.wait_for_timeout(800)
    take(page, f"ledger-{look}")
    tab(page, "评测")
    page.wait_for_selector("#evaluation-numbers :is(.tiles, .note)")
    take(page, f"evaluation-{look}")


def take(page: Page, name: str) -> None:
    """Save a picture with few colours, which keeps it small."""
    page.wait_for_timeout(400)
    drawn = Image.open(BytesIO(page.screenshot()))
    drawn.convert("P", palette=Image.Palette.ADAPTIVE, colors=COLOURS).save(FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main(sys.argv[1])
