"""Documents read into sections, tables and chunks.

The journey of a file: `parse` (one reader a format gives a `Draft`) → `lines` → `contents` (title and contents list) →
`outline` with `numbering` (which lines are headings) → `objects` with `captions` (whose table is it) → `sections` with
`levels` (whose line is it) → `tables` → `tree` (a `Document`). Then `chunks` with `packing` and `readings`.
`corpus` finds the files.
"""
