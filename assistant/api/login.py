"""Logging in: `/login` for people with a browser, `/api/v1/session` for programs; both exchange a key for a cookie.

In: a key. Out: a page that asks for one (plain HTML, no script), a session cookie. A wrong key counts towards the
limit of failures.
"""

from html import escape
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import Field

from assistant.api import origin, sessions
from assistant.api.access import permit
from assistant.api.body import Body
from assistant.api.recognition import Recognition, actor_of
from assistant.errors import AssistantError, Forbidden, TooManyRequests

PATH = "/login"
LOGOUT = "/logout"
SESSION = "/api/v1/session"
KEY_LENGTH = 512  # characters that are read of what was typed as a key

page_router = APIRouter(include_in_schema=False)
router = APIRouter(tags=["登录"])

PAGE = """<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>登录 · 报告问答助手</title>
<style>
:root {{ --paper: #fff; --ground: #f3f5f8; --ink: #1c2733; --soft: #566170; --line: #dbe1e8; --accent: #1a4f94;
  --on: #fff; --warn: #8a4700; color-scheme: light dark; line-height: 1.7;
  font-family: "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }}
@media (prefers-color-scheme: dark) {{ :root {{ --paper: #1b222b; --ground: #11161d; --ink: #e4e8ee; --soft: #a2adba;
  --line: #313b48; --accent: #92bcf4; --on: #0d1a2b; --warn: #f0b56e; }} }}
body {{ display: grid; place-items: center; min-height: 100vh; margin: 0; }}
body {{ background: var(--ground); color: var(--ink); }}
main {{ box-sizing: border-box; width: min(24rem, 100% - 2rem); padding: 2rem; border: 1px solid var(--line);
  border-radius: 10px; background: var(--paper); }}
form {{ display: grid; gap: .75rem; }}
h1 {{ margin: 0 0 .5rem; font-size: 1.25rem; font-weight: 600; }}
input, button {{ box-sizing: border-box; width: 100%; padding: .5rem .75rem; border: 1px solid var(--line);
  border-radius: 6px; background: var(--paper); color: var(--ink); font: inherit; }}
button {{ border-color: var(--accent); background: var(--accent); color: var(--on); cursor: pointer; }}
:focus-visible {{ outline: 2px solid var(--accent); outline-offset: 2px; }}
p {{ margin: 0; color: var(--soft); font-size: .875rem; }}
[role=alert] {{ color: var(--warn); font-size: .9375rem; }}
</style>
</head>
<body>
<main>
<form method="post" action="/login">
<h1>报告问答助手</h1>
<label for="key">请输入访问密钥</label>
<input id="key" name="key" type="password" autocomplete="current-password" maxlength="{length}" required autofocus>
<button type="submit">登录</button>
{complaint}
<p>密钥向管理员领取。</p>
</form>
</main>
</body>
</html>
"""
POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"


class SessionRequest(Body):
    """A key to be exchanged for a session."""

    key: str = Field(min_length=1, max_length=KEY_LENGTH, description="访问密钥", examples=["rk_…"])


def page(complaint: str = "", *, status: int = 200) -> Response:
    """Return the page that asks for a key."""
    shown = f'<p role="alert">{escape(complaint)}</p>' if complaint else ""
    headers = {"Content-Security-Policy": POLICY, "Cache-Control": "no-store"}
    return HTMLResponse(PAGE.format(length=KEY_LENGTH, complaint=shown), status, headers)


@page_router.get(PATH)
def show() -> Response:
    """Show the page."""
    return page()


@page_router.post(PATH)
def log_in(request: Request, key: Annotated[str, Form()] = "") -> Response:
    """Start a session and lead to the page at the root."""
    recognition: Recognition = request.app.state.recognition
    response = RedirectResponse("/", 303)
    try:
        origin.own_site(request.method, request.headers, recognition.origins)
        found = recognition.key(request, key.strip()[:KEY_LENGTH])
        permit(actor_of(found), "ask")
    except AssistantError as fault:
        refused = page(fault.message, status=_status(fault))
        if isinstance(fault, TooManyRequests):
            refused.headers["Retry-After"] = str(fault.retry_after)
        return refused
    recognition.sessions.start(request, response, found.id)
    return response


@page_router.post(LOGOUT)
def log_out() -> Response:
    """End the session and show the login page."""
    response = RedirectResponse(PATH, 303)
    sessions.end(response)
    return response


@router.post(
    "/session",
    status_code=204,
    summary="登录",
    description="用密钥换取会话 cookie（HttpOnly，SameSite=Strict），供网页使用；程序直接在请求头中带密钥即可。",
    response_description="已登录，cookie 见响应头",
)
def start_session(body: SessionRequest, request: Request) -> Response:
    """Exchange a key for a session cookie."""
    recognition: Recognition = request.app.state.recognition
    origin.own_site(request.method, request.headers, recognition.origins)
    response = Response(status_code=204)
    recognition.sessions.start(request, response, recognition.key(request, body.key).id)
    return response


@router.delete(
    "/session", status_code=204, summary="退出", description="清除会话 cookie。", response_description="已退出"
)
def end_session() -> Response:
    """Take the session cookie away."""
    response = Response(status_code=204)
    sessions.end(response)
    return response


def _status(fault: AssistantError) -> int:
    if isinstance(fault, TooManyRequests):
        return 429
    return 403 if isinstance(fault, Forbidden) else 401
