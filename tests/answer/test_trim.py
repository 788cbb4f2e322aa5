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


AWARDS = (
    "2025年区里的护理技能比赛最终推出4个病区、9个案例晋级市赛，在全市第六届卫生系统护理技能大赛中，"
    "共拿下21个奖项，其中，特等奖2个、优秀奖19个。"
)


def test_a_sentence_stays_whole_where_its_part_would_leave_out_a_word_of_the_question():
    assert "21个奖项" in cut("护理比赛市赛拿奖多少", AWARDS, (), "护理", "市赛", "奖项")


@pytest.mark.parametrize("amount", ["共86人", "总计86人", "约86人", "86人"])
def test_an_amount_without_a_subject_stays_with_the_part_before_it(amount):
    text = (
        "全院职工总数1240人，其中医师402人；心电专业12人，放射专业31人，麻醉专业27人，药学专业44人，行政后勤人员158人，"
        f"“首席”护士队伍已经成形，{amount}。"
    )
    assert amount in cut("“首席”护士有几名", text, (), "首席", "护士")


def test_a_part_that_ends_in_its_setting_takes_along_what_happened_there():
    text = (
        "馆里在春季组织了3场选拔，报名读者很踊跃，"
        + "各分馆也都派出队员参加集训并邀请专家授课，" * 8
        + "在全省朗诵大赛决赛中，"
        "共获得7个奖项，活动影响不断扩大。"
    )
    assert "7个奖项" in cut("全省朗诵大赛决赛怎样，拿了几个", text, (), "全省", "朗诵", "决赛")


def test_partners_named_inside_a_part_do_not_end_what_is_said_of_the_school():
    text = (
        "与中阳职业中学合作多年的院校遍布全省，包括孝义职教中心、交口职业中学、云河职业学院、河东卫生学校等单位；"
        "共同建立的贯通培养项目涵盖8个专业，每年约有一百余名学生进入高一级学校继续学习，培养质量得到各方认可。"
    )
    names = ("中阳职业中学", "孝义职教中心", "交口职业中学")
    query = Query(question="", text="中阳职业中学贯通培养几个专业", terms=(Term(text="中阳职业中学", role="school"),))
    part = trim(text, query, read_ask(query.text), weight=lambda c: float("专业" in c), schools=names)
    assert "8个专业" in part


def test_amounts_that_no_word_tells_apart_are_all_kept():
    text = (
        "市中心医院的护理工作由各自为战转为统一管理，全院一年组织培训24场，病区巡查效率提升60%，家属满意率达到92%，"
        "较上年增加23.7个百分点，并在年底的全市医疗卫生系统工作会议上作了典型经验交流发言，受到各方好评。"
    )
    part = cut("培训之后家里人高兴的比例有多高", text, (), "培训")
    assert "60%" in part
    assert "92%" in part


def test_a_school_that_opens_a_clause_begins_what_is_said_of_it():
    text = (
        "中阳职业中学举办书法比赛并评出优秀作品二十余件在县城巡回展出，孝义职教中心开设陶艺社团并邀请民间艺人每周授课两次，"
        "交口职业中学排演地方戏曲并在全县各乡镇演出二十余场受到欢迎。"
    )
    names = ("中阳职业中学", "孝义职教中心", "交口职业中学")
    query = Query(question="", text="孝义职教中心开了哪些社团", terms=(Term(text="孝义职教中心", role="school"),))
    part = trim(text * 2, query, read_ask(query.text), weight=lambda c: float("社团" in c), schools=names)
    assert part.startswith("孝义职教中心")
    assert "书法" not in part.partition("。")[0]


def test_the_clause_with_what_the_amount_is_asked_of_is_kept():
    text = (
        "与全市重点产业（高端装备、绿色食品、生物医药和现代物流、文旅康养）相匹配的病区136个，匹配度为69.0%，"
        "比2023年提高6.5个百分点，另有若干病区正在改造之中。"
    )
    assert "69.0%" in cut("病区和重点产业的匹配度是多少", text, (), "病区", "重点产业")


def test_what_it_is_spread_over_stays_with_the_amount_before_it():
    text = (
        "全市图书馆占地面积2846亩，馆舍建筑面积89.7万平方米，人均馆舍面积28.5平方米；设备总值5.62亿元，人均1.79万元；"
        "馆藏纸质图书118.6万册，人均37.7册，年内新增座位1260个。"
    )
    assert cut("人均馆藏纸质图书多少册", text, (), "馆藏", "纸质图书").endswith("人均37.7册")
