"""Shared by the index tests: a small corpus of two documents and how it is published."""

import pytest

from assistant.index.snapshot import BuildKey, publish
from tests.fakes import FakeEmbeddings, FakeProgress, FakeWords, chunk, document

KEY = BuildKey(model="fake", settings_hash="s1")
DOCUMENTS = (document("report"), document("law", "第一条 学校应当公开收费标准。\n"))
CHUNKS = (
    chunk("c1", "全市有三所示范学校。", "其中一所在山区。"),
    chunk("c2", "教师总数为五百人。", "教师每年参加培训。"),
    chunk("c3", "食堂每天供应早餐。"),
    chunk("c4", "学校应当公开收费标准。", document_id="law", heading="第一条"),
    chunk("c5", "教师应当持证上岗。", document_id="law", heading="第二条"),
)


@pytest.fixture
def put(tmp_path):
    """Publish chunks into `tmp_path` with fakes; anything can be given otherwise."""

    def published(
        chunks=CHUNKS,
        *,
        data_dir=tmp_path,
        documents=DOCUMENTS,
        key=KEY,
        embeddings=None,
        names=("示范学校",),
        progress=None,
        segmenter=None,
    ):
        return publish(
            data_dir,
            documents=documents,
            chunks=chunks,
            key=key,
            embeddings=embeddings or FakeEmbeddings(),
            names=names,
            progress=progress or FakeProgress(),
            segmenter=segmenter or FakeWords(),
        )

    return published
