"""Typesetting of the corpus: readable Markdown sources become the PDF and DOCX documents that are indexed.

`python -m corpus.typeset` (or `make corpus`) builds all of them. Nothing here runs when the assistant does.
"""
