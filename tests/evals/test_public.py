"""Public sets: which questions are drawn, how they become cases, how searchers are compared."""

import pytest

from assistant.cli.terminal import progress_bar
from assistant.ingest.corpus import load_manifest
from assistant.settings import Settings
from evals.cases import CaseError
from evals.evaluation import SPLITS
from evals.public import statutes, xquad
from evals.public.texts import Question, Text, document_id, draw, folder_of, open_texts, read_questions, write_corpus

TEXTS = [Text(id=f"p{i}", title=f"条目{i // 2}", text=f"第{i}段的内容。") for i in range(8)]
QUESTIONS = [
    Question(id=f"q{i}", question=f"问题{i}？", answers=("内容", "全部内容"), passage_ids=(f"p{i}",)) for i in range(8)
]
PLACES = {text.id: document_id("x", number) for number, text in enumerate(TEXTS)}


def test_a_draw_is_always_the_same_and_grows_without_losing_any():
    ids = [f"q{i}" for i in range(100)]
    assert draw(ids, 10) == draw(reversed(ids), 10)
    assert len(draw(ids, 10)) == 10
    assert draw(ids, 10) < draw(ids, 20)


def test_every_question_is_asked_twice_and_refused_without_its_passage():
    cases = {case.id: case for case in xquad.cases_of(TEXTS, QUESTIONS, PLACES, None)}
    assert len(cases) == 16
    reading, withheld = cases["q3"], cases["q3-withheld"]
    assert (reading.answerable, reading.facts, reading.gold_document) == (True, (("内容", "全部内容"),), "x-00003")
    assert (withheld.answerable, withheld.facts, withheld.related) == (False, (), ("x-00003",))
    assert reading.split == withheld.split


def test_no_article_is_on_both_sides():
    cases = xquad.cases_of(TEXTS, QUESTIONS, PLACES, None)
    titles = {place: TEXTS[number].title for number, place in enumerate(PLACES.values())}
    sides = {side: {titles[c.gold_document] for c in cases if c.split == side and c.answerable} for side in SPLITS}
    assert sides["dev"]
    assert not sides["dev"] & sides["test"]


def test_a_sample_is_taken_of_each_side():
    cases = xquad.cases_of(TEXTS, QUESTIONS, PLACES, 3)
    assert [sum(case.split == side for case in cases) for side in SPLITS] == [6, 6]


def test_a_sample_of_the_lay_questions_is_the_same_every_time_and_of_each_side():
    kept = statutes.sampled(QUESTIONS, 2)
    assert kept == statutes.sampled(list(QUESTIONS), 2)
    assert [sum(statutes.split_of(q) == side for q in kept) for side in SPLITS] == [2, 2]
    assert statutes.sampled(QUESTIONS, None) == list(QUESTIONS)


def test_all_gold_articles_are_indexed_and_as_many_others_as_asked_for():
    drawn = statutes.drawn(TEXTS, QUESTIONS[:2], 5)
    assert len(drawn) == 5
    assert {"p0", "p1"} <= {text.id for text in drawn}
    assert [text.id for text in drawn] == sorted(text.id for text in drawn)
    assert len(statutes.drawn(TEXTS, QUESTIONS[:2], 1)) == 2


def test_an_article_counts_once_at_the_place_of_its_best_chunk():
    answers = {"问题0？": ["x-00005", "x-00005", "x-00000"], "问题1？": ["x-00001"]}
    done = []
    found = statutes.measured(QUESTIONS[:2], lambda q: answers[q], PLACES, lambda: done.append(1))
    assert found.cases == 2
    assert found.hit_at_1 == pytest.approx(0.5)
    assert found.mrr == pytest.approx((1 / 2 + 1) / 2)
    assert len(done) == 2


def test_the_three_searchers_give_documents_best_first(tmp_path):
    told = ["狗咬伤人由饲养人赔偿。", "租房押金应当退还。", "加班应当支付工资。"]
    texts = [Text(id=f"s{i}", title=f"某法第{i}条", text=text) for i, text in enumerate(told)]
    with progress_bar() as progress:
        assistant = open_texts("s", texts, Settings(data_dir=tmp_path), progress)
    for name, search in statutes.searches(assistant).items():
        assert next(iter(search("加班有工资吗？"))) == document_id("s", 2), name


def test_a_corpus_of_texts_is_one_that_the_manifest_reader_accepts(tmp_path):
    odd = Text(id="o", title='引号"与\\反斜杠', text="内容。")
    write_corpus(tmp_path, "x", [TEXTS[0], odd])
    manifest = load_manifest(tmp_path)
    assert manifest.problems == ()
    assert [(entry.profile.id, entry.profile.title) for entry in manifest.entries] == [
        ("x-00000", "条目0"),
        ("x-00001", odd.title),
    ]
    assert manifest.entries[1].path.read_text(encoding="utf-8") == odd.text


def test_a_broken_public_file_is_told(tmp_path):
    (tmp_path / "questions.jsonl").write_text('{"id": 1}\n', encoding="utf-8")
    with pytest.raises(CaseError, match=r"questions\.jsonl"):
        read_questions(tmp_path)
    with pytest.raises(CaseError, match=r"questions\.jsonl"):
        read_questions(tmp_path / "gone")


def test_an_absent_set_is_passed_over_with_a_note(monkeypatch, tmp_path):
    monkeypatch.setattr("evals.public.texts.SHARED", tmp_path)
    assert folder_of("statutes") is None
    notes: list[str] = []
    settings = Settings(data_dir=tmp_path)
    with progress_bar() as progress:
        assert xquad.evaluations(settings, full=False, progress=progress, notes=notes) == []
        assert statutes.comparisons(settings, articles=1, full=False, progress=progress, notes=notes) == []
    assert ["xquad-zh" in notes[0], "statutes" in notes[1]] == [True, True]
