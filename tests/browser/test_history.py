"""Conversations that outlive the page, and what leaves it."""

import json
import re
from io import BytesIO

import pytest
from docx import Document
from playwright.sync_api import expect

from tests.browser.asking import ask
from tests.browser.served import run

WATCH = """new MutationObserver(() => { window.told ||= document.body.textContent.includes("链接已复制"); })
    .observe(document.body, { childList: true, subtree: true })"""

pytestmark = [pytest.mark.browser, pytest.mark.server, pytest.mark.slow]


def test_a_reloaded_page_shows_the_conversation_with_its_citations(open_page):
    page = open_page()
    ask(page, "全市职业学校有多少名专任教师？")
    expect(page).to_have_url(re.compile(r"conversation=\w+"))
    page.reload()
    turn = page.locator(".turn").first
    expect(turn.locator(".text")).to_contain_text("876人")
    turn.locator(".mark").first.click()
    expect(page.locator("#panel mark").first).to_contain_text("专任教师876人")
    again = ask(page, "其中硕士学位的有多少？")
    expect(again.locator(".text")).to_contain_text("219人")


def test_earlier_conversations_are_found_opened_and_deleted(open_page):
    page = open_page()
    ask(page, "全市建成几个实训基地？")
    page.get_by_role("button", name="新对话").click()
    expect(page.locator(".turn")).to_have_count(0)
    page.get_by_role("button", name="历史").click()
    past = page.get_by_role("navigation", name="历史对话")
    past.get_by_role("searchbox").fill("实训基地")
    page.keyboard.press("Enter")
    found = past.get_by_role("link", name="全市建成几个实训基地？")
    expect(past.get_by_role("listitem")).to_have_count(1)
    found.click()
    expect(page.locator(".turn .text")).to_contain_text("6个")
    delete = past.get_by_role("button", name="删除对话")
    delete.click()
    expect(delete).to_contain_text("再按一次")
    delete.click()
    expect(found).to_have_count(0)


def test_a_link_leads_to_one_answer(open_page):
    page = open_page()
    page.evaluate("document.addEventListener('copy', () => (window.copied = document.activeElement.value))")
    page.evaluate("Object.defineProperty(window, 'isSecureContext', { value: false })")
    turn = ask(page, "全市有多少所职业学校？")
    page.evaluate(WATCH)  # what the button says is gone again after a moment, perhaps between two looks
    turn.get_by_role("button", name="复制链接").click()
    page.wait_for_function("window.copied && window.told")
    link = page.evaluate("window.copied")
    other = open_page(at=link.split("/", 3)[3])
    expect(other.locator(".turn .text")).to_contain_text("17所")
    other.locator(".mark").first.click()
    expect(other.locator("#panel mark").first).to_contain_text("17所")


def test_an_export_can_be_opened_again_and_carries_the_label(open_page):
    page = open_page()
    turn = ask(page, "全市有多少所职业学校？")
    files = {}
    for name in ("Word", "Markdown"):
        turn.locator(".menu summary").click()
        with page.expect_download() as download:
            turn.locator(".menu").get_by_role("link", name=name).click()
        files[name] = download.value.path().read_bytes()
    word = "\n".join(paragraph.text for paragraph in Document(BytesIO(files["Word"])).paragraphs)
    for text in (word, files["Markdown"].decode()):
        assert "17所" in text
        assert "由人工智能生成" in text
        assert "1.1 学校规模" in text


def test_a_whole_conversation_can_be_exported(open_page):
    page = open_page()
    ask(page, "全市有多少所职业学校？")
    ask(page, "全市有多少所民办职业学校？")
    page.get_by_role("button", name="历史").click()
    past = page.get_by_role("navigation", name="历史对话")
    with page.expect_download() as download:
        past.get_by_role("listitem").first.get_by_role("button", name="导出对话").click()
    written = "\n".join(paragraph.text for paragraph in Document(download.value.path()).paragraphs)
    assert all(words in written for words in ("全市有多少所职业学校", "全市有多少所民办职业学校", "由人工智能生成"))


def test_a_correction_becomes_an_evaluation_case(open_page, served):
    page = open_page()
    turn = ask(page, "全市有多少所民办职业学校？")
    turn.locator(".opinion summary").click()
    form = turn.locator(".opinion form")
    form.get_by_label("问题在哪里").select_option("数字不对")
    form.get_by_label("正确的回答").fill("民办8所")
    form.get_by_label("依据的章节").fill("1.1")
    form.get_by_role("button", name="提交意见").click()
    expect(turn.get_by_text("已记下")).to_be_visible()
    printed = run(served.folder, "feedback", "export")
    cases = [json.loads(line) for line in printed.splitlines() if line.startswith("{")]
    assert any("民办" in case["question"] for case in cases)


def test_what_is_typed_into_an_opinion_stays_when_the_answer_is_put_in_place_anew(open_page):
    page = open_page()
    turn = ask(page, "全市有多少所公办职业学校？")
    turn.locator(".opinion summary").click()
    turn.get_by_label("正确的回答").fill("公办9所")
    expect(turn.locator(".followups")).to_be_visible()
    expect(turn.get_by_label("正确的回答")).to_be_visible()
    expect(turn.get_by_label("正确的回答")).to_have_value("公办9所")


def test_questions_to_go_on_with_are_answered(open_page):
    page = open_page()
    turn = ask(page, "全市职业学校有多少名专任教师？")
    following = turn.locator(".followups button").first
    expect(following).to_be_visible()
    following.click()
    expect(page.locator(".turn").nth(1).locator(".answer.answered")).to_be_visible()


def test_the_same_can_be_asked_again(open_page):
    page = open_page()
    ask(page, "全市有多少所职业学校？").get_by_role("button", name="重答").click()
    expect(page.locator(".turn").nth(1).locator(".text")).to_contain_text("17所")
