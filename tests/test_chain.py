"""LangChain programs get the same passages and answers as everybody else."""

import pytest
from langchain_core.documents import Document
from langchain_core.runnables import Runnable, RunnableLambda

from assistant.chain import PassageRetriever, as_runnable
from assistant.errors import DocumentNotFound, QuestionError
from assistant.types import Answer, Turn
from tests.fakes import CHUNK, PASSAGE, FakeAssistant, answer


def test_the_retriever_gives_the_search_s_passages_with_section_page_and_scores():
    (document,) = PassageRetriever(assistant=FakeAssistant(), limit=1).invoke("学校")
    assert (document.id, document.page_content) == (CHUNK.id, CHUNK.text)
    assert document.metadata["section_number"] == CHUNK.number
    assert document.metadata["section_path"] == list(CHUNK.path)
    assert document.metadata["page_start"] == CHUNK.page_start
    assert [document.metadata[name] for name in ("score", "dense", "lexical")] == [1.0, PASSAGE.dense, PASSAGE.lexical]


def test_the_retriever_keeps_to_documents_and_joins_a_chain():
    with pytest.raises(DocumentNotFound):
        PassageRetriever(assistant=FakeAssistant(), documents=("none",)).invoke("学校")
    ids: Runnable[list[Document], list[str | None]] = RunnableLambda(lambda found: [d.id for d in found])
    chain = PassageRetriever(assistant=FakeAssistant()) | ids
    assert chain.batch(["学校", "学校"]) == [["c1"], ["c1"]]


def test_the_assistant_answers_as_a_runnable():
    assistant = FakeAssistant()
    runnable = as_runnable(assistant)
    assert runnable.invoke("有几所学校？") == answer("有几所学校？")
    turns = [Turn(role="user", content="学校？")]
    runnable.invoke({"question": "几所学校？", "history": turns, "documents": ["report"], "mode": "extractive"})
    assert assistant.asked[-1] == ("几所学校？", tuple(turns), ("report",), "extractive")
    assert [a.question for a in runnable.batch(["学校甲", "学校乙"])] == ["学校甲", "学校乙"]
    text: Runnable[Answer, str] = RunnableLambda(lambda given: given.text)
    chain = runnable | text
    assert chain.invoke("学校？") == "三所。[1]"


def test_faults_come_through_as_they_are():
    with pytest.raises(QuestionError):
        as_runnable(FakeAssistant()).invoke("？")
