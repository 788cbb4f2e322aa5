"""The interface that OpenAI's clients know: `/v1/chat/completions` and `/v1/models` (endpoints.py).

In: chat messages. Out: the same answer that `/api/v1/ask` gives, its text with `[n]` marks as the message and its
citations beside it.
"""
