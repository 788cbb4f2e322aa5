"""What stands behind an answer: pages, arithmetic, contradictions."""

import pytest
from playwright.sync_api import expect

from tests.browser.asking import ask
from tests.browser.served import DESKTOP, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.server, pytest.mark.slow]


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_page_is_shown_as_an_image_with_the_quote_marked(open_page, viewport):
    page = open_page(viewport)
    turn = ask(page, "教育法第三十三条是怎么规定的？")
    turn.locator(".mark").first.click()
    panel = page.locator("#panel")
    number = panel.locator(".place").inner_text()
    panel.get_by_role("button", name="原页").click()
    expect(panel.locator(".passage")).not_to_be_visible()
    image = panel.locator(".sheet img").first
    expect(image).to_be_visible()
    page.wait_for_function("document.querySelector('.sheet img').naturalWidth > 500")
    expect(panel.locator(".paper i").first).to_be_in_viewport()
    assert panel.locator(".sheet figcaption").first.inner_text() in number
    panel.get_by_role("button", name="放大").click()
    expect(panel.get_by_role("button", name="放大")).to_have_attribute("aria-pressed", "true")
    panel.get_by_role("button", name="文字").click()
    expect(panel.locator(".passage mark").first).to_be_in_viewport()


def test_a_computed_answer_shows_its_formula_and_operands(open_page):
    page = open_page()
    turn = ask(page, "硕士学位教师占专任教师的比例是多少？")
    expect(turn.locator(".text")).to_contain_text("25%")
    expect(turn.locator(".calculation .formula")).to_contain_text("219人 ÷ 876人 = 25%")
    turn.locator(".calculation .mark").first.click()
    expect(page.locator("#panel mark").first).to_contain_text("219人")


def test_contradicting_figures_are_both_shown_and_cited(open_page):
    page = open_page()
    turn = ask(page, "全市职业学校在校生有多少？")
    conflict = turn.locator(".conflict")
    expect(conflict).to_contain_text("12345人")
    expect(conflict).to_contain_text("12890人")
    conflict.locator(".mark").last.click()
    expect(page.locator("#panel mark").first).to_contain_text("12890人")
    expect(page.locator("#panel .path")).to_contain_text("1.3 经费保障")


def test_table_rows_are_quoted_with_their_headings(open_page):
    page = open_page()
    turn = ask(page, "河东二职开设了什么专业？")
    expect(turn.locator(".citations .quote").first).to_contain_text("专业：护理")
