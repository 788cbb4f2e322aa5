"""Measure the page: `python -m tests.browser.bench ADDRESS`, against a warm server.

In: the address of a running server. Out: milliseconds until the page can be used, and from Enter until an extractive
answer is complete on screen: medians, on stdout.
"""

import sys
import time
from statistics import median

from playwright.sync_api import Page, sync_playwright

from tests.browser.conftest import FLAGS
from tests.browser.screenshots import CHROMIUM

ROUNDS = 20
QUESTION = "全市中职学校有多少所？"
TIMED = """() => new Promise((done) => {
    const turns = document.querySelectorAll('.turn').length;
    const box = document.querySelector('#box textarea');
    const started = performance.now();
    const look = () => {
        const turn = document.querySelectorAll('.turn')[turns];
        if (turn?.querySelector('.answer:not(.pending) footer')) done(performance.now() - started);
        else requestAnimationFrame(look);
    };
    box.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true}));
    box.dispatchEvent(new KeyboardEvent('keypress', {key: 'Enter', bubbles: true}));
    look();
})"""


def opened(page: Page, address: str) -> tuple[float, float]:
    """Load the page; returns first contentful paint and the time until the suggestions are there, in ms."""
    started = time.perf_counter()
    page.goto(address)
    page.wait_for_selector(".welcome[aria-busy=false]")
    ready = (time.perf_counter() - started) * 1000
    paint = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
    return float(page.evaluate(paint)), ready


def answered(page: Page) -> float:
    """Ask; returns milliseconds from Enter until the answer is complete on screen."""
    page.get_by_role("textbox", name="问题").fill(QUESTION)
    return float(page.evaluate(TIMED))


def main(address: str) -> None:
    """Measure and print."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        page = browser.new_context(locale="zh-CN").new_page()
        loads = [opened(page, address) for _ in range(5)]
        times = []
        for _ in range(ROUNDS):
            times.append(answered(page))
            page.wait_for_timeout(600)
        browser.close()
    sys.stdout.write(
        f"first paint {median(p for p, _ in loads):.0f} ms, usable {median(r for _, r in loads):.0f} ms, "
        f"Enter to complete: median {median(times):.0f} ms, slowest {max(times):.0f} ms of {ROUNDS}\n"
    )


if __name__ == "__main__":
    main(sys.argv[1])
