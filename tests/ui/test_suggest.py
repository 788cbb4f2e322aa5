"""Suggested questions come from the corpus and are known to be answered."""

from assistant.types import Kind
from tests.ui.samples import DOCUMENT, section
from ui.suggest import candidates


def questions(document):
    return {candidate.question for candidate in candidates({document.id: document})}


def titled(title, kind=Kind.PROSE, **profile):
    sections = (section(0, "1.1", title, kind),)
    changed = DOCUMENT.profile.model_copy(update=profile)
    return DOCUMENT.model_copy(update={"sections": sections, "blocks": (), "profile": changed})


def test_each_kind_of_section_has_its_question():
    assert questions(DOCUMENT) == {"学校名单有哪些？"} or "学校有哪些？" in questions(DOCUMENT)
    assert questions(titled("师资队伍")) == {"师资队伍情况怎么样？"}
    assert questions(titled("招生就业情况")) == {"招生就业情况怎么样？"}
    assert questions(titled("依产调增，扎实推进")) == {"在依产调增、扎实推进方面做了哪些工作？"}
    assert questions(titled("校企同心", Kind.CASE)) == {"典型案例“校企同心”是怎么做的？"}
    assert questions(titled("办学条件", kind="law")) == set()
