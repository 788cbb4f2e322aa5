"""A real server over a small document, and Chromium to look at its page.

Without Chromium the tests are skipped, visibly; with the variable CI set they fail, because then nobody would notice.
"""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tests.browser.served import DESKTOP, DOCUMENT, LAW, Served, run, serving, wait_for_address

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass
class Watched:
    """A page and everything it should not do."""

    page: Page
    elsewhere: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of Chromium."""
    found = shutil.which("chromium")
    if found is None and os.environ.get("CI"):
        pytest.fail("No chromium in CI: the page would go untested.")
    if found is None:
        pytest.skip("no chromium: install it with `apt-get install chromium fonts-noto-cjk`")
    return found


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """Chromium, which must not talk to its makers either.

    One a module: while the driver runs, it keeps an event loop running in this thread, where others need their own.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def served(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server that has indexed DOCUMENT and a law with pages; `chromium` first, so that a skip costs nothing."""
    folder = tmp_path_factory.mktemp("site")
    document = folder / "hedong-report.md"
    document.write_text(DOCUMENT, encoding="utf-8")
    run(folder, "index", str(document), str(LAW))
    with serving(folder) as server:
        try:
            yield Served(wait_for_address(server), folder)
        finally:
            server.terminate()


@pytest.fixture(scope="session")
def address(served: Served) -> str:
    """The address of the server."""
    return served.address


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[object]:
    """Call it with a viewport size for a fresh, watched page; at the end nothing may have gone elsewhere or wrong."""
    opened: list[Watched] = []

    def open_one(viewport: ViewportSize = DESKTOP, at: str = "", dark: bool = False) -> Page:
        colours: Literal["dark", "light"] = "dark" if dark else "light"
        context = browser.new_context(locale="zh-CN", viewport=viewport, color_scheme=colours)
        watched = Watched(context.new_page())
        opened.append(watched)
        watch(watched, address)
        watched.page.goto(address + at)
        watched.page.wait_for_selector(".welcome[aria-busy=false], .turn", state="attached")
        return watched.page

    yield open_one
    for watched in opened:
        watched.page.context.close()
    assert [url for watched in opened for url in watched.elsewhere] == []
    assert [words for watched in opened for words in watched.complaints] == []


def watch(watched: Watched, address: str) -> None:
    """Note requests to other hosts, errors on the console, and exceptions."""

    def request(url: str) -> None:
        if not url.startswith((address, "data:", "blob:")):
            watched.elsewhere.append(url)

    def complain(text: str) -> None:
        left = ("AbortError", "Unexpected error Connection errored out")  # what was being fetched when a page is left
        if not text.startswith(left):
            watched.complaints.append(text)

    watched.page.on("request", lambda made: request(made.url))
    watched.page.on("websocket", lambda made: request(made.url))
    watched.page.on("console", lambda said: complain(said.text) if said.type == "error" else None)
    watched.page.on("pageerror", lambda error: watched.complaints.append(str(error)))
