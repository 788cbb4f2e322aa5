"""Harder examples: the wrong sentences that a network likes best, none of them one that may be right."""

from random import Random

from evals.reading.material import Section
from evals.reading.mining import DOUBTFUL, mined_groups

SECTION = Section.model_validate(
    {
        "document": "河东医院年报",
        "heading": "2.1 护理",
        "sentences": ["护士756人。", "培训18期。", "周敏获奖。", "病床900张。", "院区3个。", "车辆9台。"],
        "questions": [{"q": "护士多少人", "a": [0]}, {"q": "护士工资多少", "a": []}],
    }
)
OTHER = SECTION.model_copy(
    update={"heading": "2.2 后勤", "sentences": ("护士食堂有护士20人。", "护士楼一栋。"), "questions": ()}
)


def mined(**odds):
    read = []

    def encoder(question, candidates):
        read.extend(candidates)
        return [odds.get(candidate.sentence.rstrip("。"), -5.0) for candidate in candidates]

    groups = mined_groups([SECTION, OTHER], Random(0), encoder)
    return {group.question: group for group in groups}, read


def test_the_wrong_sentences_that_are_liked_best_are_shown():
    groups, _ = mined(病床900张=2.5, 院区3个=4.0, 护士楼一栋=1.0)
    group = groups["护士多少人"]
    assert [one.sentence for one in group.candidates][:4] == ["护士756人。", "院区3个。", "病床900张。", "护士楼一栋。"]
    assert group.right == (True, False, False, False)


def test_a_sentence_elsewhere_that_may_well_be_right_is_not_called_wrong():
    groups, read = mined(护士食堂有护士20人=DOUBTFUL + 0.1)
    assert any(one.sentence == "护士食堂有护士20人。" and one.heading == "2.2 后勤" for one in read)
    assert all(one.sentence != "护士食堂有护士20人。" for one in groups["护士多少人"].candidates)


def test_a_question_without_an_answer_is_shown_one_more():
    groups, _ = mined()
    assert len(groups["护士工资多少"].candidates) == 4
    assert not any(groups["护士工资多少"].right)
