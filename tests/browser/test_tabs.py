"""The tabs beside the chat: search, documents, figures, evaluation."""

import pytest
from playwright.sync_api import expect

from tests.browser.asking import ask, tab
from tests.browser.served import DESKTOP, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.server, pytest.mark.slow]

NOTICE = """# 河东市实训基地开放办法

## 一、开放时间

实训基地每周六向社会开放，每次接待参观人员不超过80人。
"""


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_passages_are_found_filtered_and_opened(open_page, viewport):
    page = open_page(viewport)
    tab(page, "检索")
    page.get_by_role("searchbox", name="检索词").fill("专业设置")
    page.keyboard.press("Enter")
    results = page.locator(".result")
    expect(results.first).to_contain_text("语义")
    page.get_by_label("类型").select_option("table")
    expect(results).to_have_count(1)
    results.first.get_by_role("button", name="查看原文").click()
    expect(page.locator("#panel table")).to_contain_text("河东三职")
    page.keyboard.press("Escape")
    expect(results.first.get_by_role("button", name="查看原文")).to_be_focused()


def test_a_document_is_read_beside_its_outline(open_page):
    page = open_page(at="#library")
    outline = page.get_by_role("navigation", name="文档与提纲")
    outline.get_by_role("button", name="河东市职业学校年度报告").click()
    outline.get_by_text("2 实训工作", exact=True).click()
    outline.get_by_role("link", name="2.1 实训基地").click()
    expect(page.locator("#page").get_by_role("heading", name="2.1 实训基地")).to_be_in_viewport()
    expect(page.locator("#page table")).to_contain_text("数控技术")
    expect(page.locator("#masthead")).to_be_in_viewport()


def test_an_uploaded_document_is_answered_from_until_it_is_deleted(open_page):
    page = open_page()
    tab(page, "文档")
    upload = {"name": "kaifang-banfa.md", "mimeType": "text/markdown", "buffer": NOTICE.encode()}
    page.locator("form[data-act=upload] input").set_input_files([upload])
    done = page.locator(".job.done")
    expect(done).to_contain_text("已收入", timeout=60_000)
    done.get_by_role("button", name="打开").click()
    expect(page.locator("#page")).to_contain_text("每次接待参观人员不超过80人")
    tab(page, "问答")
    turn = ask(page, "实训基地每次接待参观人员不超过多少人？")
    expect(turn.locator(".text")).to_contain_text("80人")
    tab(page, "文档")
    delete = page.get_by_role("button", name="删除这个文档")
    delete.click()
    page.get_by_role("button", name="再按一次删除").click()
    expect(page.get_by_role("button", name="河东市实训基地开放办法")).to_have_count(0, timeout=30_000)
    tab(page, "问答")
    page.get_by_role("button", name="新对话").click()
    expect(page.locator(".turn")).to_have_count(0)
    turn = ask(page, "实训基地每次接待参观人员不超过多少人？")
    expect(turn.locator(".answer")).not_to_contain_text("80人")


def test_figures_are_ordered_plotted_and_lead_to_their_sentence(open_page):
    page = open_page(at="#ledger")
    page.get_by_label("单位").select_option("人")
    values = page.locator("#ledger .grid .number")
    page.get_by_role("columnheader", name="数值").get_by_role("button").click()
    expect(values.first).to_have_text("219人")
    page.get_by_role("columnheader", name="数值").get_by_role("button").click()
    expect(values.first).to_have_text("12890人")
    expect(page.get_by_role("columnheader", name="数值").get_by_role("button")).to_be_focused()
    expect(page.locator("#ledger .bars").first).to_contain_text("12,890人")
    expect(page.locator(".clashes")).to_contain_text("12345人")
    page.locator("#ledger .grid td a").first.click()
    expect(page.locator("#panel mark").first).to_contain_text("12890人")
    with page.expect_download() as download:
        page.get_by_role("link", name="下载 CSV").click()
    assert "12890人" in download.value.path().read_text(encoding="utf-8-sig")


def test_without_an_evaluation_the_tab_says_how_to_run_one(open_page):
    page = open_page(at="#evaluation")
    expect(page.locator("#evaluation-numbers")).to_contain_text("还没有评测记录")
    expect(page.get_by_role("button", name="重新评测")).to_be_visible()
