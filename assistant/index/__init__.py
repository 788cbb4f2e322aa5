"""Chunks and the search engines: publish a version of the index, open it, search it.

In: documents, chunks, an embedding model. Out: a published `Snapshot` and two searchers over it that return ids and
scores. It reads no source files and ranks nothing beyond one engine's own score.
"""
