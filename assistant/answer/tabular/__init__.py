"""Arithmetic that a question asks of one table: shares of the total, ranks, changes on the year before, differences.

`cues.py` reads which operation is worded, `choice.py` which rows and columns are named, `work.py` puts the operands
together. Like a look-up, a task is found surely or not at all: row, column, caption and cue together account for all
that the question says. What the operands come to is worked out elsewhere.
"""
