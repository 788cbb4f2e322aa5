#!/bin/sh
# Install the Chinese fonts that the documents are set in, where they are missing and that takes no questions.
# Out: exit 0 with the fonts there; exit 1 with what to do. Only `make corpus` needs them: the documents are committed.
set -eu

PACKAGE=fonts-noto-cjk
FONT=/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc

[ -f "$FONT" ] && exit 0

as_root=none
if [ "$(id -u)" = 0 ]; then
    as_root=
elif sudo -n true 2>/dev/null; then
    as_root='sudo -n'
fi
if [ "$as_root" != none ] && command -v apt-get >/dev/null 2>&1; then
    echo "安装排印所需的中文字体 ${PACKAGE}…"
    export DEBIAN_FRONTEND=noninteractive
    $as_root apt-get -qq update </dev/null &&
        $as_root apt-get -qq install -y --no-install-recommends "$PACKAGE" </dev/null >/dev/null ||
        echo '安装失败。' >&2
fi

[ -f "$FONT" ] && exit 0
echo "缺少中文字体：请先安装 ${PACKAGE}（Debian/Ubuntu），再运行 make corpus。已提交的文档不受影响。" >&2
exit 1
