"""`assistant corpus status`, and how originals take over and give back."""

import hashlib

import pytest

DIGEST = "县情报告整编本\n\n1 学校\n\n全县共有职业学校7所。\n"
ORIGINAL = "县情报告\n\n1 学校\n\n全县职业学校计8所。\n"
MANIFEST = """
[[document]]
id = "county"
title = "县情报告"
edition = "digest"
file = "documents/county.txt"
sha256 = "{digest}"
url = "https://county.invalid/report"
original = ["county.txt"]

[[document]]
id = "named"
title = "只知题名的文件"
edition = "title-only"
original = ["named.pdf"]

[[document]]
id = "old"
title = "旧法"
edition = "superseded"
superseded_by = "county"
"""


@pytest.fixture
def corpus(empty_folder, monkeypatch):
    folder = empty_folder / "corpus"
    (folder / "documents").mkdir(parents=True)
    (folder / "originals").mkdir()
    (folder / "documents" / "county.txt").write_text(DIGEST, encoding="utf-8")
    digest = hashlib.sha256(DIGEST.encode()).hexdigest()
    (folder / "manifest.toml").write_text(MANIFEST.format(digest=digest), encoding="utf-8")
    (folder / "glossary.toml").write_text("", encoding="utf-8")
    monkeypatch.setenv("ASSISTANT_CORPUS_DIR", str(folder))
    return folder


def rows(out):
    return {cells[1].strip(): line for line in out.splitlines() if len(cells := line.split("│")) > 2}


def test_status_tells_edition_file_and_what_is_missing(assistant, corpus):
    code, out, err = assistant("corpus", "status")
    assert (code, err) == (0, "")
    assert "整编本" in rows(out)["county"]
    assert "https://county.invalid/report" in rows(out)["county"]
    assert "仅题名" in rows(out)["named"]
    assert "originals/named.pdf" in rows(out)["named"]
    assert "由 county 代替" in rows(out)["old"]


def test_a_damaged_file_is_named_and_ends_with_1(assistant, corpus):
    (corpus / "documents" / "county.txt").write_text("改过。", encoding="utf-8")
    code, out, err = assistant("corpus", "status")
    assert code == 1
    assert "有误" in rows(out)["county"]
    assert "sha256" in err


def test_a_corpus_without_a_manifest_is_told(assistant, corpus):
    (corpus / "manifest.toml").unlink()
    code, _, err = assistant("corpus", "status")
    assert (code, "manifest.toml" in err) == (1, True)


def test_an_original_takes_over_and_gives_back(assistant, corpus):
    question = "全县有几所职业学校？"
    code, out, _ = assistant("ask", question)
    assert (code, "7所" in out, "（整编本）" in out) == (0, True, True)
    (corpus / "originals" / "county.txt").write_text(ORIGINAL, encoding="utf-8")
    _, out, _ = assistant("ask", question)
    assert ("8所" in out, "（原文）" in out) == (True, True)
    assert "原文" in rows(assistant("corpus", "status")[1])["county"]
    (corpus / "originals" / "county.txt").unlink()
    assert "7所" in assistant("ask", question)[1]


def test_a_manifest_that_breaks_later_leaves_the_index_in_service(assistant, corpus):
    assert assistant("index")[0] == 0
    (corpus / "manifest.toml").write_text("[[document", encoding="utf-8")
    code, out, err = assistant("ask", "全县有几所职业学校？")
    assert (code, "7所" in out, "继续使用现有索引" in err) == (0, True, True)
    assert assistant("index")[0] == 1
