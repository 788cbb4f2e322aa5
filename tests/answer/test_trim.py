import pytest

from assistant.answer.question import read_ask
from assistant.answer.trim import trim
from assistant.types import Query, Term

LONG = (
    "到2025年末，各类职业学校在读学生24206人，比一年前少4100人；当年毕业10756人，比前一年多836人，"
    "其中考入高校6015人，走上岗位7828人，综合班录取2705人，各校办学条件逐步改善，社会评价稳步提高。"
)


def cut(question, text=LONG, schools=(), *words):
    query = Query(question=question, text=question, terms=tuple(Term(text=w) for w in words))

    def weight(clause):
        return float(sum(word in clause for word in words))

    return trim(text, query, read_ask(question), weight=weight, schools=schools)


def test_a_short_sentence_stays_whole():
    assert cut("在校生多少人", "在校生24206人，较上年减少4100人。", (), "在校生") == "在校生24206人，较上年减少4100人。"


def test_one_amount_is_cut_out_with_what_it_leans_on():
    part = cut("考入高校多少人", LONG, (), "考入高校")
    assert part.startswith("当年毕业10756人")
    assert part.endswith("其中考入高校6015人")


def test_a_cut_is_verbatim():
    assert cut("在读学生多少人", LONG, (), "在读学生") in LONG


def test_the_amount_after_the_clause_that_names_it_is_kept():
    text = (
        "双师型教师队伍已经形成相当规模，"
        + "各校高度重视培养工作并给予大力支持，" * 3
        + "目前共395人，其余事项另行说明，后续工作继续推进。"
    )
    assert "395人" in cut("双师型教师多少人", text, (), "双师型")


def test_only_the_asked_school_is_kept():
    text = (
        "孝义职教中心打造了两门精品课程并投入教学使用，中阳职业中学打造了三门精品课程并通过省级验收；"
        "交口职业中学打造了一门线上课程，其他学校的课程建设工作也在按计划有序推进之中，年底前完成全部建设任务并接受检查评估，"
        "结果向社会公布。"
    )
    part = cut("中阳职业中学打造了哪些课程", text, ("孝义职教中心", "中阳职业中学", "交口职业中学"), "课程")
    assert "三门" in cut("中阳职业中学打造了哪些课程", text, (), "中阳职业中学")
    assert part


@pytest.mark.parametrize("joint", ["与", "和", "同", "跟", "由"])
def test_a_part_that_begins_with_its_partner_takes_its_subject_along(joint):
    text = (
        "市图书馆的志愿者在重阳节前后走进城区十二个社区开展敬老活动，"
        f"{joint}康复医院护士8人一起为老人量血压，"
        "其余时间还打扫卫生、整理院落并陪老人聊天，活动受到居民欢迎，街道办事处表示感谢。"
    )
    assert cut("康复医院护士多少人", text, (), "康复医院", "护士").startswith("市图书馆")
