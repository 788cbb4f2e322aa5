"""Many askers at once: every answer arrives and is in the audit log. Times are not judged here."""

import asyncio

import pytest

from evals.load import Run, audited, calm, grid, rush
from tests.api.real import FOLLOW_UP, QUESTIONS, chapter_settings, real_service

ASKERS = 16


@pytest.mark.server
@pytest.mark.slow
def test_no_answer_and_no_audit_entry_is_lost(tmp_path):
    settings = chapter_settings(tmp_path)
    questions = [*QUESTIONS, *FOLLOW_UP]
    with real_service(settings) as (address, store):
        run = asyncio.run(rush(address, questions, ASKERS, seconds=2))
        report = store.audit.verify()
        beyond = asyncio.run(calm(address, questions))
    assert run.faults == []
    assert len(set(run.answers)) == len(run.answers) >= ASKERS
    assert set(run.answers) <= audited(settings)
    assert (report.first_bad, report.entries) == (None, len(run.answers))
    assert all(spent > 0 for spent in beyond)


def test_what_was_measured_is_told_as_a_share_of_embedding():
    run = Run(seconds=2.0, times=[100.0, 300.0], answers=["a", "b"], faults=["ReadError"])
    rows = {row[0]: row[1] for row in grid(run, {"b"}, embedding={"慢": 4.0, "快": 16.0}, overhead=[3.0]).rows}
    assert (rows["回答"], rows["出错"], rows["没有审计记录的回答"]) == ("2", "1", "1")
    assert (rows["用时中位数（毫秒）"], rows["吞吐占只计算向量的（慢）"]) == ("200.0", "0.25")
    assert (rows["每秒只计算向量（快）"], rows["吞吐占只计算向量的（快）"]) == ("16.0", "0.06")
