"""From a draft to the answer that leaves: cited, verified, with what it is based on.

In: a reading and its draft. Out: an `Answer` that keeps of the draft what is supported. Whoever wrote it, the draft
goes through the same citing and verifying.
"""

import uuid
from collections.abc import Sequence
from datetime import UTC, datetime

from assistant.answer.articles import with_places
from assistant.answer.cite import Cited, cite
from assistant.answer.outcome import calculation, calculations_shown, conflict, conflicts_shown, nearest, outcome
from assistant.answer.verify import verify
from assistant.facts.results import Computed
from assistant.index.snapshot import Snapshot
from assistant.pipeline.clock import Stopwatch
from assistant.pipeline.draft import EXTRACTIVE, Draft
from assistant.pipeline.elsewhere import beside
from assistant.pipeline.reading import Reading
from assistant.prompts import UNTOLD
from assistant.types import Answer, Calculation, Conflict, Provenance, Query, Statement, Status


class Finisher:
    """Makes answers over one snapshot; `notice` is the label that they carry."""

    def __init__(self, snapshot: Snapshot, *, notice: str, settings_hash: str = "") -> None:
        self._snapshot = snapshot
        self._notice = notice
        self._settings_hash = settings_hash

    def finish(self, reading: Reading, draft: Draft, clock: Stopwatch) -> Answer:
        """Cite and verify the draft, and keep of it what is supported."""
        cited = cite(draft.text, draft.passages, self._snapshot.documents)
        calculations = _calculations(draft.shown, cited)
        statements = verify(cited.claims, cited.citations, self._snapshot.documents, calculations, cited.headings)
        clock.lap("verify")
        status, text, kept = outcome(reading.judgement, cited, _with_checks(statements, draft))
        if reading.ascribed and status is not Status.ANSWERED:
            refused = reading.ascribed.refused  # whose the thing is must be certain
            return self.finish(refused, Draft(refused.passages, prompt_hash=draft.prompt_hash), clock)
        status, text, kept = _told(status, text, kept, draft)
        text = with_places(text, cited.citations)
        if reading.ascribed:
            text = beside(text, reading.ascribed.owned)
        used = {label for statement in kept for label in statement.citations}
        return Answer(
            id=uuid.uuid4().hex,
            question=reading.query.question,
            standalone_question=reading.query.text,
            status=status,
            answerer=draft.answerer,
            text=text,
            statements=kept,
            citations=tuple(citation for citation in cited.citations if citation.label in used),
            calculations=calculations_shown(calculations, used),
            conflicts=conflicts_shown(_conflicts(draft.shown, cited), used),
            related=() if status is Status.ANSWERED else nearest(draft.passages),
            notice=self._notice,
            provenance=self._provenance(draft, clock),
        )

    def decline(self, query: Query, text: str, clock: Stopwatch) -> Answer:
        """Return what the assistant says of itself: it claims nothing of the documents, so it cites nothing."""
        return Answer(
            id=uuid.uuid4().hex,
            question=query.question,
            standalone_question=query.question,
            status=Status.REFUSED,
            answerer=EXTRACTIVE,
            text=text,
            notice=self._notice,
            provenance=self._provenance(Draft(()), clock),
        )

    def _provenance(self, draft: Draft, clock: Stopwatch) -> Provenance:
        return Provenance(
            index_fingerprint=self._snapshot.fingerprint,
            settings_hash=self._settings_hash,
            prompt_hash=draft.prompt_hash,
            timings_ms=clock.laps,
            created_at=datetime.now(UTC).isoformat(timespec="milliseconds"),
            degraded=draft.degraded,
            corrections=draft.corrections,
        )


def _with_checks(statements: Sequence[Statement], draft: Draft) -> tuple[Statement, ...]:
    """Return the statements with the further checks that a chat model's text had."""
    return tuple(s.model_copy(update={"checks": (*s.checks, *draft.checks.get(s.text, ()))}) for s in statements)


def _told(
    status: Status, text: str, kept: tuple[Statement, ...], draft: Draft
) -> tuple[Status, str, tuple[Statement, ...]]:
    """Say in the text what it leaves open of the question, and what was changed in a chat model's wording.

    With a part left open or sentences left out the answer is partial.
    """
    if kept and draft.untold:
        return Status.PARTIAL, f"{text.rstrip()}\n（{UNTOLD}{'；'.join(draft.untold)}。）", kept
    if not kept or not draft.corrections:
        return status, text, kept
    if draft.removed and status is Status.ANSWERED:
        status = Status.PARTIAL
    return status, f"{text.rstrip()}\n（{''.join(draft.corrections).rstrip('。')}。）", kept


def _calculations(computed: Computed | None, cited: Cited) -> tuple[Calculation, ...]:
    if computed is None or not computed.expression:
        return ()
    done = calculation(computed.expression, computed.result, computed.operands, cited)
    return (done,) if done else ()


def _conflicts(computed: Computed | None, cited: Cited) -> tuple[Conflict, ...]:
    if computed is None or computed.clash is None:
        return ()
    found = conflict(computed.clash.figures, computed.clash.note, cited)
    return (found,) if found else ()
