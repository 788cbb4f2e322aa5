"""A person asks, reads, and checks the answer against the document."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.asking import ask
from tests.browser.served import DESKTOP, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.server, pytest.mark.slow]


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_mark_opens_the_quote_in_its_passage(open_page, viewport):
    page = open_page(viewport)
    turn = ask(page, "全市职业学校有多少名专任教师？")
    expect(turn.locator(".text")).to_contain_text("876人")
    expect(turn.locator(".citations .reference").first).to_contain_text("1.2 教师队伍")
    turn.locator(".mark").first.click()
    panel = page.locator("#panel")
    expect(panel.locator("mark").first).to_be_in_viewport()
    expect(panel.locator("mark").first).to_contain_text("专任教师876人")
    expect(panel.locator(".passage")).to_contain_text("各校为新教师安排了导师。")
    expect(panel.get_by_role("heading", name="依据 [1]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(panel).not_to_be_visible()
    expect(turn.locator(".mark").first).to_be_focused()


def test_a_table_is_shown_with_the_cited_row(open_page):
    page = open_page()
    turn = ask(page, "河东二职开设了什么专业？")
    expect(turn.locator(".text")).to_contain_text("护理")
    turn.locator(".citations a").first.click()
    expect(page.locator("#panel tr.marked")).to_contain_text("河东二职")
    expect(page.locator("#panel th").first).to_have_text("学校")


def test_a_follow_up_is_understood_from_the_question_before(open_page):
    page = open_page()
    ask(page, "全市公办职业学校有几所？")
    turn = ask(page, "那民办的呢？")
    expect(turn.locator(".text")).to_contain_text("民办8所")


def test_a_refusal_leads_to_the_nearest_section(open_page):
    page = open_page()
    turn = ask(page, "2019年全市在校生有多少人？")
    expect(turn.locator(".answer")).to_have_class(re.compile("refused"))
    turn.locator(".related button", has_text="1.1 学校规模").click()
    expect(page.locator("#panel .passage")).to_contain_text("在校生12345人")


def test_a_suggested_question_is_answered_with_one_click(open_page):
    page = open_page()
    page.locator(".suggested button").first.click()
    expect(page.locator(".answer.answered .citations")).to_be_visible()


def test_enter_sends_and_shift_enter_breaks_the_line(open_page):
    page = open_page()
    box = page.get_by_role("textbox", name="问题")
    box.fill("全市共有多少所")
    page.keyboard.press("Shift+Enter")
    expect(box).to_have_value("全市共有多少所\n")
    expect(page.locator(".turn")).to_have_count(0)
    page.keyboard.type("职业学校？")
    page.keyboard.press("Enter")
    expect(page.locator(".answer .text")).to_contain_text("17所")
    expect(box).to_have_value("")


def test_a_question_without_words_is_told_so(open_page):
    page = open_page()
    turn = ask(page, "？！……")
    expect(turn.get_by_role("alert")).to_be_visible()
    turn.get_by_role("button", name="改问").click()
    expect(page.get_by_role("textbox", name="问题")).to_have_value("？！……")


def test_what_is_copied_carries_reference_and_label(open_page):
    page = open_page()
    page.evaluate("document.addEventListener('copy', () => (window.copied = document.activeElement.value))")
    page.evaluate("Object.defineProperty(window, 'isSecureContext', { value: false })")  # plain http in an office
    turn = ask(page, "全市职业学校有多少名专任教师？")
    expect(turn.locator(".followups")).to_be_visible()  # what comes last puts the answer in place anew
    turn.get_by_role("button", name="复制回答").click()
    expect(turn.get_by_role("button", name="已复制")).to_be_visible()
    assert "由人工智能生成" in page.evaluate("window.copied")
    turn.locator(".mark").first.click()
    page.get_by_role("button", name="复制引文").click()
    page.wait_for_function("window.copied.endsWith('第1.2节）')")


def test_a_new_conversation_starts_empty(open_page):
    page = open_page()
    ask(page, "全市有多少所职业学校？").locator(".mark").first.click()
    page.get_by_role("button", name="新对话").click()
    expect(page.locator(".turn")).to_have_count(0)
    expect(page.locator("#panel")).not_to_be_visible()
    expect(page.locator(".welcome")).to_be_visible()


def test_the_chosen_colours_stay(open_page):
    page = open_page()
    page.get_by_role("button", name="深色").click()
    page.reload()
    expect(page.get_by_role("button", name="浅色")).to_be_visible()
    assert "dark" in page.evaluate("document.body.className")


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_label_of_generated_content_is_always_in_view(open_page, viewport):
    page = open_page(viewport)
    label = page.locator("#footing").get_by_text("内容由人工智能生成")
    expect(label).to_be_in_viewport()
    for _ in range(3):
        ask(page, "全市有多少所职业学校？")
    expect(label).to_be_in_viewport()


def test_nothing_is_wider_than_a_phone(open_page):
    page = open_page(PHONE)
    ask(page, "全市职业学校有多少名专任教师？").locator(".mark").first.click()
    page.locator("#panel mark").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_everything_that_can_be_pressed_has_a_name(open_page):
    page = open_page()
    ask(page, "全市职业学校有多少名专任教师？").locator(".mark").first.click()
    page.locator("#panel mark").first.wait_for()
    nameless = page.evaluate(
        """() => [...document.querySelectorAll('#frame :is(button, a, textarea, summary)')]
            .filter((e) => e.checkVisibility())
            .filter((e) => !(e.textContent.trim() || e.getAttribute('aria-label') || (e.labels && e.labels.length)))
            .map((e) => e.outerHTML)"""
    )
    assert nameless == []
