"""One question at the reception: what is looked up before it is answered, and what is written down after.

In: the question, who asks, the store. Out: the history it refers to; its answer as it was recorded. Faults of the store
are dealt with here: see `desk`.
"""

import logging
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from assistant.errors import ConversationNotFound, StoreFault
from assistant.logs import digest
from assistant.reception.actor import Actor
from assistant.store import Message, Store
from assistant.types import Answer, Provenance, Status, Turn

logger = logging.getLogger(__name__)

REFUSAL = "这个问题含有不便讨论的内容，无法回答。请换一种问法，或就年度报告和政策文件提问。"
NOT_RECORDED = "记录暂时无法保存，本次问答没有存入历史和审计记录。"
NO_HISTORY = "此前的对话暂时读不到，本次只按这一句话作答。"
REMEMBERED = 10  # earlier questions of a conversation that a new one may refer to


@dataclass(frozen=True)
class Visit:
    """A question and its circumstances; `must_record`: rather no answer than one that is not recorded."""

    store: Store
    question: str
    actor: Actor
    conversation_id: str
    request_id: str
    must_record: bool

    def look_back(self, history: Sequence[Turn]) -> tuple[Sequence[Turn], str]:
        """Return the turns before the question, and a remark if they could not be read.

        `history` as it was sent goes before what is stored. Raises ConversationNotFound, and StoreFault where recording
        is a must.
        """
        if not self.conversation_id:
            return history, ""
        try:
            if history:
                self.store.conversations.get(self.conversation_id, self.actor.name)
                return history, ""
            messages = self.store.conversations.messages(self.conversation_id, self.actor.name, last=REMEMBERED)
        except StoreFault:
            if self.must_record:
                raise
            return history, "" if history else NO_HISTORY
        return [turn for message in messages for turn in _turns(message)], ""

    def announce(self) -> None:
        """Write down that a question is being answered, before any of its text is shown. Raises StoreFault.

        Only where recording is a must: otherwise the entry that goes with the answer is enough.
        """
        if self.must_record:
            self.store.audit.record("asked", self.actor.name, **self._traces())

    def record(self, answer: Answer, *, announced: bool = False) -> Answer:
        """Keep the answer and write it down; return it as it was kept, or with a remark that it was not.

        Raises StoreFault where recording is a must and nothing was announced.
        """
        try:
            try:
                return self._keep(answer, self.conversation_id)
            except ConversationNotFound:  # deleted while the question was being answered
                return self._keep(answer, "")
        except StoreFault:
            return self._unrecorded(answer, must=self.must_record and not announced)

    def turn_away(self, lines: Sequence[int], notice: str) -> Answer:
        """Refuse a question that meets these lines of the list. Its text is kept nowhere, so no later one refers to it.

        Raises StoreFault where recording is a must.
        """
        refusal = Answer(
            id=uuid.uuid4().hex,
            question=self.question,
            standalone_question=self.question,
            status=Status.REFUSED,
            answerer="extractive",
            text=REFUSAL,
            notice=notice,
            conversation_id=self.conversation_id,
            provenance=Provenance(created_at=datetime.now(UTC).isoformat(timespec="milliseconds")),
        )
        try:
            self.store.audit.record("screened", self.actor.name, lines=list(lines), **self._traces())
        except StoreFault:
            return self._unrecorded(refusal, must=self.must_record)
        return refusal

    def abandon(self) -> None:
        """Write down that the asker went away while the answer was being shown."""
        try:
            self.store.audit.record("abandoned", self.actor.name, **self._traces())
        except StoreFault:
            logger.warning("unrecorded", extra={"fields": {"event": "abandoned"}})

    def _keep(self, answer: Answer, conversation_id: str) -> Answer:
        with self.store.transaction():
            kept = self.store.answers.add(answer, owner=self.actor.name, conversation_id=conversation_id).answer
            self.store.audit.record(
                "answer",
                self.actor.name,
                answer_id=kept.id,
                conversation_id=conversation_id,
                status=kept.status.value,
                answerer=kept.answerer,
                documents=sorted({citation.document_id for citation in kept.citations}),
                index=kept.provenance.index_fingerprint,
                degraded=bool(kept.provenance.degraded),
                **self._traces(),
            )
        return kept

    def _unrecorded(self, answer: Answer, *, must: bool) -> Answer:
        fields = {"answer_id": answer.id, "status": answer.status.value, "given": not must}
        logger.error("unrecorded", extra={"fields": fields})
        if must:
            raise StoreFault(
                "记录暂时无法保存，而使用密钥的问答必须留有审计记录，因此没有作答。请稍后再试，或联系管理员。"
            )
        return remarked(answer, NOT_RECORDED).model_copy(update={"conversation_id": self.conversation_id})

    def _traces(self) -> dict[str, object]:
        """What the audit log tells of a question: never its text."""
        return {"request_id": self.request_id, "key_id": self.actor.key_id, **digest(self.question)}


def remarked(answer: Answer, remark: str) -> Answer:
    """Return the answer with one more remark on why it is less than it could be."""
    if not remark:
        return answer
    degraded = answer.provenance.degraded + remark
    return answer.model_copy(update={"provenance": answer.provenance.model_copy(update={"degraded": degraded})})


def _turns(message: Message) -> tuple[Turn, Turn]:
    return Turn(role="user", content=message.question), Turn(role="assistant", content=message.answer.text)
