"""When what the networks read is computed at all, and which way: by roles, by phrases, not against each other."""

import pytest

from assistant.facts.accountant import Accountant
from assistant.facts.asked.parse import Parse
from assistant.facts.roles import pleaded
from tests.facts.desk import SEGMENTER, WORDS, query, report, table
from tests.facts.roles import HOSPITAL, NOTHING, QUESTION, books_of, compute, reader


def test_a_doubtful_parse_computes_nothing():
    read = reader(first="756人", second="1344人")
    assert compute("share", read, parse=Parse("share", 0.4)) is None


def test_where_the_likeliest_operation_comes_to_nothing_the_second_is_tried():
    read = reader(first="756人 420人")
    done = compute("sum", read, parse=Parse("share", 0.7, second_best=("sum", 0.25)))
    assert done is not None
    assert done.result == "1176人"
    assert compute("sum", read, parse=Parse("share", 0.7, second_best=("sum", 0.1))) is None


@pytest.mark.parametrize(
    ("parse", "question", "plain"),
    [
        (Parse("difference", 0.95), "打针的比看病的多几个", True),
        (Parse("difference", 0.7), "打针的比看病的多几个", False),
        (Parse("sum", 0.95), "打针的和看病的一共几个", True),
        (Parse("sum", 0.95), "打针的、看病的各几个", False),
        (Parse("sum", 0.95), "跟看病的合办打针的综合班有几个人参加", False),
        (Parse("sum", 0.95), "打针的和看病的合起来几个", True),
        (Parse("sum", 0.95), "产教融合打针的总决赛有几个人", False),
        (Parse("previous", 0.95), "原先住进来的有多少", False),
    ],
)
def test_where_a_sentence_answers_only_plain_arithmetic_is_done(parse, question, plain):
    roles = {"first": "756人", "second": "420人"} if parse.operation == "difference" else {"first": "756人 420人"}
    done = compute(parse.operation, reader(**roles), parse=parse, question=question, answered=True)
    assert (done is not None) is plain


def test_without_networks_nothing_is_computed():
    books = Accountant(HOSPITAL, tagger=SEGMENTER, words=WORDS)
    assert books.compute_meant(query(HOSPITAL, "打针的占几成"), HOSPITAL, answered=False) is None


def test_the_question_is_read_with_the_name_of_its_operation():
    seen: list[str] = []

    def watch(question, sentences):
        seen.append(question)
        return [[NOTHING for _ in one.figures] for one in sentences]

    compute("share", watch)
    assert [text.replace(",", "，") for text in seen] == [pleaded(QUESTION, "share")] == ["占比：" + QUESTION]
    assert pleaded(QUESTION, "none") == QUESTION


def test_a_row_of_a_table_is_read_with_its_headings_and_its_figure_is_found_in_it():
    seen: list[tuple[str, list[str]]] = []

    def watch(_question, sentences):
        seen.extend((one.sentence, [one.sentence[a:b] for a, b in one.figures]) for one in sentences)
        return [[NOTHING for _ in one.figures] for one in sentences]

    rows = [table(("期次", "人数（人）"), ("剪纸", "85"), ("厨师", "122"))]
    compute("sum", watch, chunks=rows, question="剪纸和做饭的一共多少人")
    assert any("剪纸" in text and figures == ["85"] for text, figures in seen)


MEANT = {"看病": "医师【420人", "打针": "护士【756人", "全体穿白大褂": "卫生技术人员【1344人"}


def known(phrase, marked):
    """Tell the figure that a phrase means by a list, as the cross-encoder does by what it has learnt."""
    return [3.0 if MEANT.get(phrase, "∅") in one.sentence else -4.0 for one in marked]


SHARE = Parse("share", 0.9, ("打针的",), ("全体穿白大褂的",))


def test_what_roles_do_not_tell_is_looked_up_phrase_by_phrase():
    done = compute("share", reader(first="756人#20", second="1344人#20"), parse=SHARE, figures=known)
    assert done is not None
    assert done.result == "56.3%"
    assert compute("share", reader(), parse=SHARE, figures=known) is None  # nothing speaks for either figure


def test_phrases_must_not_contradict_the_roles():
    others = reader(first="84人#60", second="1344人")
    assert compute("share", others, parse=SHARE, figures=known, chunks=HOSPITAL[:1]).result == "6.3%"
    doubtful = reader(first="84人#45 420人#40", second="1344人")
    assert compute("share", doubtful, parse=SHARE, figures=known, chunks=HOSPITAL[:1]) is None


def test_a_figure_that_surely_is_no_operand_is_not_computed_with():
    strange = reader(second="1344人", first="41200人#20")  # 756人 plays no part, as far as can be read
    assert compute("share", strange, parse=SHARE, figures=known, chunks=HOSPITAL[:1]) is None


def test_an_average_that_stands_in_the_text_is_not_computed():
    chunks = report("教师8名累计帮扶学生106名，人均13名。")
    assert compute("average", reader(first="106名", second="8名"), chunks=chunks, question="一人带几个") is None


def test_a_total_that_is_divided_into_the_addends_is_not_computed():
    chunks = report("获奖项36个，其中一等奖5个、二等奖9个、三等奖22个。")
    assert compute("sum", reader(first="5个 9个 22个"), chunks=chunks, question="一共拿了几个奖") is None


def test_of_several_amounts_that_are_asked_for_none_is_worked_out():
    assert compute("sum", reader(first="756人 420人"), several=True) is None
    assert compute("difference", reader(first="756人", second="420人"), several=True) is not None


@pytest.mark.parametrize(
    ("roles", "given"),
    [
        ({"first": "756人", "second": "1344人"}, True),
        ({"second": "1344人"}, False),  # one operand is read and the other is none
        ({}, True),  # nothing is read, so nothing speaks against it
    ],
)
def test_what_rules_computed_is_not_given_where_a_figure_in_it_is_no_operand(roles, given):
    books = books_of(SHARE, reader(**roles))
    asked = query(HOSPITAL, "护士占卫生技术人员的比例")
    by_rule = books.compute(asked, HOSPITAL)
    assert by_rule is not None
    assert by_rule.result == "56.3%"
    assert (books.settled(asked, HOSPITAL, by_rule) is not None) is given


def test_operands_that_two_sentences_name_outright_are_not_doubted():
    chunks = report("护士培训计划1136人。", "夜校培训安排340人。")
    books = books_of(SHARE, reader(first="340人"), chunks=chunks)
    asked = query(chunks, "夜校培训占护士培训计划的比例")
    by_rule = books.compute(asked, chunks)
    assert by_rule is not None
    assert books.settled(asked, chunks, by_rule) is not None


CONTESTS = report(
    "全市在教学能力比赛中获奖项17个，其中一等奖1个、二等奖8个、三等奖8个。",
    "全市在班主任比赛中获奖项36个，其中一等奖5个、二等奖9个、三等奖22个。",
)


def test_figures_of_another_event_are_not_what_is_asked_for():
    books = books_of(Parse("none", 0.9), reader(), chunks=CONTESTS)
    asked = query(CONTESTS, "教学能力比赛的三等奖占几成")
    wrong = books.compute(query(CONTESTS, "班主任比赛的三等奖占几成"), CONTESTS)
    assert wrong is not None
    assert wrong.result == "61.1%"
    assert books.settled(asked, CONTESTS, wrong) is None
    right = query(CONTESTS, "班主任比赛的三等奖占几成")
    assert books.settled(right, CONTESTS, wrong) is not None


@pytest.mark.parametrize(
    ("operation", "roles"),
    [
        ("previous", {"first": "756人", "second": "1300人"}),  # a change of something else
        ("difference", {"first": "41200人", "second": "1300人"}),
        ("times", {"first": "756人", "second": "1050张"}),
        ("conflict", {"first": "92%", "second": "1344人"}),
    ],
)
def test_figures_that_have_nothing_to_do_with_one_another_are_not_computed_with(operation, roles):
    assert compute(operation, reader(**roles)) is None


FUNDS = report(
    "市本级免学费配套资金700万元，对县免学费配套资金230万元。",
    "市本级助学金配套资金80万元，对县助学金配套资金30万元。",
)


def test_two_figures_of_one_side_are_not_compared():
    books = Accountant(FUNDS, tagger=SEGMENTER, words=WORDS)
    done = books.compute(query(FUNDS, "免学费配套资金市本级比对县多多少"), FUNDS)
    assert done is not None
    assert done.result == "470万元"
    other = books.compute(query(FUNDS, "免学费配套资金市里比对县多多少"), FUNDS)
    assert (
        other is None
        or other.result == "470万元"
        or books_of(Parse("none", 0.9), reader(), chunks=FUNDS).settled(
            query(FUNDS, "免学费配套资金市里比对县多多少"), FUNDS, other
        )
        is None
    )


@pytest.mark.parametrize(
    ("question", "first", "second", "left"),
    [
        ("卫生技术人员里的护士有几个", "1344人", "756人", False),  # a part, and no rest
        ("没评上职称的卫生技术人员有几个", "1344人#80", "756人#75", False),  # the text tells of none that is
        ("没在药房的卫生技术人员有几个", "1344人#80", "756人 420人", False),  # one is named, two are taken off
        ("不是护士的卫生技术人员有几个", "1344人#80", "756人#75", True),
        ("除了打针的，穿白大褂的还有几个", "1344人", "756人", True),
        ("不打针的有几个", "1344人", "756人", True),  # in other words, yet surely meant
    ],
)
def test_what_is_left_is_asked_for_by_what_it_is_not(question, first, second, left):
    read = reader(first=first, second=second)
    assert (compute("remainder", read, question=question) is not None) is left
