"""The assistant with a scripted chat endpoint over real HTTP; everything else is the program as it is."""

from contextlib import contextmanager

from assistant.bootstrap import open_assistant
from assistant.models.configured import chat_endpoint
from assistant.types import Verdict
from tests.models.server import serving

RATE = "2025年毕业生的就业率是多少？"
SCHOOLS = "全县有几所公办学校，几所民办学校？"


@contextmanager
def chatting(settings, *script, **more):
    """Open the assistant with a chat endpoint that follows the script."""
    with serving(*script) as server:
        quick = {"chat_timeout": 3.0, "chat_silence": 1.0, "chat_base_url": server.url, "chat_model": "m"}
        chosen = settings.model_copy(update={**quick, **more})
        endpoint = chat_endpoint(chosen)
        assert endpoint is not None
        try:
            yield open_assistant(settings=chosen), server
        finally:
            endpoint.close()


def place(assistant, question, words):
    """Return the number of the passage that holds the words, as the model sees it."""
    passages = next(assistant.stream(question, mode="extractive")).passages
    return next(n for n, passage in enumerate(passages, 1) if words in passage.chunk.text)


def is_honest(answer, assistant):
    """Whatever happened: quotes are verbatim, statements supported, marks lead to citations."""
    texts = {identity: document.text for identity, document in assistant.documents.items()}
    labels = {citation.label for citation in answer.citations}
    return (
        all(texts[c.document_id][c.start : c.end] == c.quote for c in answer.citations)
        and all(s.verdict is Verdict.SUPPORTED and set(s.citations) <= labels for s in answer.statements)
        and bool(answer.notice)
    )
