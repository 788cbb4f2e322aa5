"""What every test of the page does: ask."""

from playwright.sync_api import Locator, Page


def ask(page: Page, question: str) -> Locator:
    """Type a question, press Enter, wait for the answer; returns its turn."""
    turn = page.locator(".turn").nth(page.locator(".turn").count())
    page.get_by_role("textbox", name="问题").fill(question)
    page.keyboard.press("Enter")
    turn.locator(".answer:not(.pending)").wait_for()
    return turn


def tab(page: Page, name: str) -> None:
    """Go to a tab."""
    page.get_by_role("navigation", name="栏目").get_by_role("link", name=name).click()
