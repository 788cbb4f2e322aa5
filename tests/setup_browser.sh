#!/bin/sh
# Make Chromium and a Chinese font available to the browser tests, where that takes no questions.
# Out: exit 0, also without them outside CI (the tests are skipped visibly then); exit 1 without them in CI.
set -eu

have_browser() { command -v chromium >/dev/null 2>&1; }
have_font() { [ -n "$(fc-list :lang=zh family 2>/dev/null | head -n 1)" ]; }

have_browser && have_font && exit 0

if command -v apt-get >/dev/null 2>&1; then
    if [ "$(id -u)" = 0 ]; then
        as_root=
    elif sudo -n true 2>/dev/null; then
        as_root='sudo -n'
    else
        as_root=none
    fi
    if [ "$as_root" != none ]; then
        echo '安装浏览器测试所需的 chromium 和 fonts-noto-cjk…'
        export DEBIAN_FRONTEND=noninteractive
        $as_root apt-get -qq update </dev/null &&
            $as_root apt-get -qq install -y --no-install-recommends chromium fonts-noto-cjk fontconfig </dev/null >/dev/null ||
            echo '安装失败。' >&2
    fi
fi

have_browser && have_font && exit 0

if [ -n "${CI:-}" ]; then
    echo 'CI 中必须有 chromium 和中文字体，否则网页未经测试。' >&2
    exit 1
fi
echo '没有 chromium 或中文字体：浏览器测试将被跳过。' >&2
