"""With keys configured: logging in, roles; and a chat model that is silent, then gone."""

import socket
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import expect

from tests.browser.asking import ask, tab
from tests.browser.conftest import Watched, watch
from tests.browser.served import DOCUMENT, run, serving, wait_for_address

pytestmark = [pytest.mark.browser, pytest.mark.server, pytest.mark.slow]


@dataclass
class Guarded:
    """A server with keys, whose chat model is `endpoint`: it takes connections and never answers."""

    address: str
    admin: str
    staff: str
    endpoint: socket.socket


@pytest.fixture(scope="module")
def guarded(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Guarded]:
    folder = tmp_path_factory.mktemp("guarded")
    (folder / "hedong-report.md").write_text(DOCUMENT, encoding="utf-8")
    run(folder, "index", str(folder / "hedong-report.md"))
    admin = run(folder, "keys", "create", "信息科", "--scope", "admin").strip()
    staff = run(folder, "keys", "create", "教研室").strip()
    with socket.create_server(("127.0.0.1", 0)) as endpoint:
        base = f"http://127.0.0.1:{endpoint.getsockname()[1]}/v1"
        with serving(folder, ASSISTANT_CHAT_BASE_URL=base, ASSISTANT_CHAT_MODEL="silent") as server:
            try:
                yield Guarded(wait_for_address(server, probe="healthz"), admin, staff, endpoint)
            finally:
                server.terminate()


@pytest.fixture
def enter(browser, guarded):
    """Call it with a key for a page that is logged in."""
    opened = []

    def log_in(key):
        watched = Watched(browser.new_context(locale="zh-CN").new_page())
        opened.append(watched)
        watch(watched, guarded.address)
        watched.page.goto(guarded.address)
        watched.page.get_by_label("请输入访问密钥").fill(key)
        watched.page.get_by_role("button", name="登录").click()
        return watched.page

    yield log_in
    for watched in opened:
        watched.page.context.close()
        assert watched.elsewhere == []


def test_nothing_is_shown_without_a_valid_key(enter, guarded):
    page = enter("wrong")
    expect(page.get_by_role("alert")).to_be_visible()
    page.goto(f"{guarded.address}#library")
    expect(page.get_by_label("请输入访问密钥")).to_be_visible()


def test_staff_read_and_ask_and_an_admin_does_the_rest(enter, guarded):
    page = enter(guarded.staff)
    expect(page.locator(".person")).to_contain_text("教研室（职员）")
    tab(page, "文档")
    expect(page.locator("#page .about")).to_be_visible()
    expect(page.get_by_text("上传文档")).to_have_count(0)
    tab(page, "评测")
    expect(page.locator("#evaluation-controls")).to_contain_text("问答集")
    expect(page.get_by_role("button", name="重新评测")).to_have_count(0)
    page.get_by_role("button", name="退出").click()
    expect(page.get_by_label("请输入访问密钥")).to_be_visible()

    page = enter(guarded.admin)
    expect(page.locator(".person")).to_contain_text("信息科（管理员）")
    tab(page, "文档")
    expect(page.get_by_text("上传文档")).to_be_visible()


def test_a_silent_model_can_be_stopped_and_a_dead_one_is_replaced(enter, guarded):
    page = enter(guarded.staff)
    page.get_by_role("textbox", name="问题").fill("全市有多少所职业学校？")
    page.keyboard.press("Enter")
    turn = page.locator(".turn").first
    expect(turn.locator(".pending")).to_be_visible()
    page.get_by_role("button", name="停止").click()
    expect(turn.locator(".answer")).to_contain_text("已停止")
    expect(turn.get_by_role("button", name="重试")).to_be_visible()
    guarded.endpoint.close()
    page.get_by_role("button", name="新对话").click()
    expect(page.locator(".turn")).to_have_count(0)
    turn = ask(page, "全市有多少所职业学校？")
    expect(turn.locator(".text")).to_contain_text("17所")
    expect(turn.locator(".facts")).to_contain_text("摘自原文")
    expect(turn.locator(".facts")).to_contain_text("对话接口")
