"""Feedback on answers.

In: a rating with what may go with it. Out: `Feedback`.
"""

from assistant.store.records import Feedback, Rating


class FeedbackBox:
    """All feedback. Thread-safe."""

    def add(
        self,
        answer_id: str,
        owner: str,
        rating: Rating,
        *,
        reason: str = "",
        corrected_answer: str = "",
        corrected_section: str = "",
    ) -> Feedback:
        """Keep what an owner thinks of an answer, in the place of what they thought before. Raises AnswerNotFound."""
        raise NotImplementedError

    def list(self, *, rating: Rating | None = None, limit: int = 100) -> list[Feedback]:
        """Return the latest feedback first."""
        raise NotImplementedError
