"""`assistant eval` ends with 0, 1 or 2; run over a small index of its own."""

import hashlib
import json

import pytest

from assistant.cli.app import run
from assistant.ingest.parse import document_id
from evals import corpora

TEXT = """山阳县职业教育情况

第一章 办学规模

1.1 学校数量

全县共有职业学校7所，其中公办学校5所，民办学校2所。

1.2 教师队伍

专任教师共有318人，其中高级讲师96人。
"""
THRESHOLDS = "[current.test]\nanswer_correctness = 1.0\nverbatim = 1.0\ndigit_violations = 0\n"


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    """Index a small document once; returns its id and the data folder."""
    folder = tmp_path_factory.mktemp("eval")
    path = folder / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert run(["index", str(path), "--data-dir", str(folder / "data")]) == 0
    return document_id(path, hashlib.sha256(path.read_bytes()).hexdigest()), folder / "data"


@pytest.fixture
def question(index):
    """Make a row of a question set about that document."""

    def make(name, question, *facts, **fields):
        return {
            "id": name,
            "question": question,
            "facts": [[fact] for fact in facts],
            "gold_sections": ["1.1"] if facts else [],
            "gold_document": index[0],
            "kind": "number",
            "answerable": bool(facts),
            "style": "formal",
            "split": "test",
            **fields,
        }

    return make


@pytest.fixture
def assistant_eval(index, question_file, empty_folder, monkeypatch, capsys):
    """Run the command on question rows over the small index; returns (exit code, stdout, stderr)."""
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    (empty_folder / "limits.toml").write_text(THRESHOLDS, encoding="utf-8")

    def call(*rows, arguments=("--thresholds", "limits.toml")):
        own = question_file(*rows)
        fixed = ["--documents", "current", "--data-dir", str(index[1]), "--data", str(own), "--report", "out"]
        code = run(["eval", *fixed, *arguments])
        streams = capsys.readouterr()
        return code, streams.out, streams.err

    return call


def test_reaching_the_thresholds_ends_with_0(assistant_eval, question, empty_folder):
    code, out, err = assistant_eval(question("x-1", "全县有几所职业学校？", "7所"))
    assert code == 0
    assert "3 项全部达标" in out
    assert "evaluation.html" in err
    assert json.loads((empty_folder / "out/evaluation.json").read_text(encoding="utf-8"))["passed"] is True


def test_missing_one_ends_with_1(assistant_eval, question):
    code, out, _ = assistant_eval(question("x-1", "全县有几所职业学校？", "9所"))
    assert code == 1
    assert "1 项未达标" in out


def test_a_bad_question_set_ends_with_2_and_one_sentence(assistant_eval, question):
    good = question("x-1", "全县有几所职业学校？", "7所")
    for rows, sentence in (
        ([good, good], "own.jsonl 第2行：编号 x-1"),
        (["{"], "own.jsonl 第1行"),
        ([""], "没有读到任何评测题"),
        ([{**good, "gold_sections": ["9"]}], "own.jsonl 第1行：题 x-1"),
        ([{**good, "gold_document": "law"}], "没有一道题适用"),
    ):
        code, out, err = assistant_eval(*rows)
        assert code == 2
        assert sentence in err
        assert out == ""


def test_one_split_only(assistant_eval, question):
    dev = question("x-2", "全县有几所职业学校？", "9所", split="dev")
    code, out, _ = assistant_eval(
        dev,
        question("x-1", "全县有几所职业学校？", "7所"),
        arguments=["--thresholds", "limits.toml", "--split", "test"],
    )
    assert code == 0
    assert "开发集" not in out


def test_own_questions_are_held_against_no_thresholds_but_their_own(assistant_eval, question):
    code, out, _ = assistant_eval(question("x-1", "全县有几所职业学校？", "9所"), arguments=[])
    assert code == 0
    assert "未设门槛" in out


def test_a_baseline_is_written_and_then_holds(assistant_eval, question, empty_folder):
    right = question("x-1", "全县有几所职业学校？", "7所")
    assert assistant_eval(right, arguments=["--baseline", "base.json", "--write-baseline"])[0] == 0
    written = json.loads((empty_folder / "base.json").read_text(encoding="utf-8"))
    assert written["current.test"]["answer_correctness"] == 1.0
    wrong = {**right, "facts": [["9所"]]}
    assert assistant_eval(wrong, arguments=["--baseline", "base.json"])[0] == 1


def test_own_questions_do_not_overwrite_our_baseline(assistant_eval, question):
    code, _, err = assistant_eval(question("x-1", "全县有几所？", "7所"), arguments=["--write-baseline"])
    assert code == 2
    assert "--baseline" in err


def test_thresholds_that_are_not_there_end_with_2(assistant_eval, question):
    code, _, err = assistant_eval(question("x-1", "有几所？", "7所"), arguments=["--thresholds", "gone.toml"])
    assert code == 2
    assert "gone.toml" in err


def test_without_originals_the_sentence_says_where_to_put_them(empty_folder, capsys):
    code = run(["eval", "--documents", "originals", "--originals", "nowhere"])
    assert code == 2
    assert "--originals" in capsys.readouterr().err


def test_originals_of_a_user_do_not_change_the_shipped_set(tmp_path):
    source = tmp_path / "corpus"
    for name in ("manifest.toml", "documents/a.pdf", "originals/a.txt", "sources/a.md"):
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text(name, encoding="utf-8")
    corpora.stage(source, tmp_path / "shipped", [])
    assert sorted(p.name for p in (tmp_path / "shipped").rglob("*") if p.is_file()) == ["a.pdf", "manifest.toml"]
    corpora.stage(source, tmp_path / "shipped", [source / "originals/a.txt"])
    assert (tmp_path / "shipped/originals/a.txt").read_text(encoding="utf-8") == "originals/a.txt"
