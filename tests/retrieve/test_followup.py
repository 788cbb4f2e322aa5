import pytest

from assistant.retrieve.followup import TopicInFront, standalone
from assistant.text import Segmenter
from assistant.types import Turn

WORDS = Segmenter()


def asked(*questions):
    return [Turn(role="user", content=question) for question in questions]


def test_a_first_question_stays_as_it_is():
    assert standalone("全市有几所公办中职?", [], words=WORDS) == "全市有几所公办中职?"


def test_a_contrast_takes_the_place_of_what_it_contrasts_with():
    assert standalone("那民办的呢?", asked("全市有几所公办中职?"), words=WORDS) == "全市有几所民办中职?"


def test_a_year_takes_the_place_of_a_year():
    assert "2023年" in standalone("那2023年呢?", asked("2025年毕业生多少人?"), words=WORDS)
    assert "2025年" not in standalone("那2023年呢?", asked("2025年毕业生多少人?"), words=WORDS)


def test_a_school_takes_the_place_of_a_school():
    question = standalone("交口县职业中学呢?", asked("中阳县职业中学打造了哪些金课?"), words=WORDS)
    assert "交口县职业中学" in question
    assert "中阳" not in question
    assert "金课" in question


@pytest.mark.parametrize("question", ["其中去就业的有多少?", "第六期是什么?"])
def test_a_question_that_points_back_gets_the_topic(question):
    full = standalone(question, asked("交城职中办了几期乡村振兴培训?"), words=WORDS)
    assert "乡村振兴培训" in full


def test_a_question_with_its_own_subject_is_left_alone():
    question = "吕梁市卫生学校在表1-1中属于哪个等级?"
    assert standalone(question, asked("教职工总数是多少?"), words=WORDS) == question


def test_answers_of_the_assistant_are_no_questions():
    history = [Turn(role="assistant", content="公办23所。")]
    assert standalone("那民办的呢?", history, words=WORDS) == "那民办的呢?"


CHAINS = [
    # contrasts: the new words take the place of the same kind of thing
    ("县医院儿科有几名医生?", "内科呢?", "县医院内科有几名医生?"),
    ("第二医院去年门诊量多少?", "前年呢?", "第二医院前年门诊量多少?"),
    ("运动会甲组拿了几块金牌?", "乙组呢?", "运动会乙组拿了几块金牌?"),
    ("2024年新增图书多少册?", "2025年的呢?", "2025年新增图书多少册?"),
    ("本科生招了多少?", "专科的有多少?", "专科招了多少"),
    ("博物馆有几件一级文物?", "二级的呢?", "博物馆有几件二级文物?"),
    ("县级劳模评了几个?", "市级的呢?", "市级劳模评了几个?"),
    ("女职工有多少?", "男职工呢?", "男职工有多少?"),
    ("骨干教师评了多少名?", "学科带头人呢?", "学科带头人评了多少名?"),
    ("毕业生留学的有多少?", "考研的呢?", "毕业生考研的有多少?"),
    ("北京的分馆有几个?", "上海呢?", "上海的分馆有几个?"),
    ("阳光小学有多少学生?", "希望小学呢?", "希望小学有多少学生?"),
    ("离石区有几所民办学校?", "岚县呢?", "岚县有几所民办学校?"),
    ("渔业法第十二条讲什么?", "第十三条呢?", "渔业法第十三条讲什么?"),
    ("渔业法第十九条讲什么?", "下一条呢?", "渔业法第二十条讲什么?"),
    ("第三期讲座谁主讲?", "上一期呢?", "第二期讲座谁主讲?"),
    ("第一批名单公布了吗?", "那第二批呢?", "第二批名单公布了吗?"),
    ("技能大赛拿了几个一等奖?", "三等的呢?", "技能大赛拿了几个三等奖?"),
    ("作文比赛特等奖几个?", "一等、二等呢", "作文比赛一等奖、二等奖几个?"),
    ("教师法规定教师有哪些权利?", "义务呢?", "教师法规定教师有哪些义务?"),
    ("设置标准对绿地怎么要求?", "车位呢?", "设置标准对车位怎么要求?"),
    ("今年新增了几个站点?", "撤销了几个?", "今年撤销了几个站点"),
    ("去年毕业生升学多少?", "那打工的有几个人", "去年毕业生参加工作有几个人"),
    ("汾阳市职业中学的精品课叫什么?", "那孝义市职业教育中心的是哪些?", "孝义市职业教育中心的精品课是哪些"),
    ("机电专业招了多少新生?", "护理那边招了几个?", "护理招了几个新生"),
    # years: beside the one named, else in front of all
    ("图书馆2024年借出多少册?", "前一年呢?", "图书馆2023年借出多少册?"),
    ("2023年图书馆借出多少册?", "次年呢?", "2024年图书馆借出多少册?"),
    ("图书馆今年借出多少册?", "去年同期呢?", "图书馆去年同期借出多少册?"),
    ("图书馆给孩子们办了多少场讲座?", "去年呢?", "去年图书馆给孩子们办了多少场讲座?"),
    ("图书馆借出多少册?", "上一年度的呢?", "上一年度图书馆借出多少册?"),
    # quoted words, levels, phrases that end alike
    ("城北小学的“两会”指的是什么?", "那“三节”呢?", "城北小学的“三节”指的是什么?"),
    ("《渔业法》是哪年颁布的?", "《森林法》呢?", "《森林法》是哪年颁布的?"),
    ("市本级补助经费是多少?", "对县的呢?", "对县补助经费是多少?"),
    ("年度竞赛里珠算竞赛有多少人?", "朗诵竞赛呢?", "年度竞赛里朗诵竞赛有多少人?"),
    ("公办幼儿园多少所?", "民办多少所?", "民办幼儿园多少所"),
    # another predicate takes the place of the whole one
    ("有几家诊所取得执照?", "吊销执照的呢?", "有几家诊所吊销执照?"),
    ("有多少学生报名参赛?", "获奖的呢?", "有多少学生获奖?"),
    ("今年有多少个班停课?", "恢复上课的呢?", "今年有多少个班恢复上课?"),
    ("端午节有多少人去社区包粽子?", "去扫地的呢?", "端午节有多少人去扫地?"),
    ("今年新增登记了多少个社团?", "停办的呢?", "今年停办了多少个社团?"),
    ("有多少人参加了钳工培训?", "电工培训呢?", "有多少人参加了电工培训?"),
    # pointers
    ("新招的护士有几名?", "其中硕士几个?", "新招的护士中硕士几个?"),
    ("首批示范馆是哪几家?", "里面有没有县里的?", "首批示范馆中有没有县里的?"),
    ("教职工有多少?", "其中女的呢?", "教职工中女的有多少"),
    ("救援队去了哪几个村?", "他们带了什么设备?", "救援队带了什么设备?"),
    ("书记是谁?", "他哪年上任的?", "书记哪年上任的?"),
    ("交城县职业中学见了哪位院长?", "他们后来签了什么?", "交城县职业中学后来签了什么?"),
    ("城区要合并几家医院?", "做这件事图什么?", "城区要合并医院图什么?"),
    # what is left out
    ("老厂房是干什么用的?", "投了多少钱进去?", "老厂房投了多少钱进去?"),
    ("社区夜校给多少人做了培训?", "一共多少人?", "社区夜校做了培训一共多少人?"),
    ("市里建了几个口袋公园?", "占地多少?", "市里建的口袋公园占地多少?"),
    ("有资质的诊所有几家?", "名单发我一份", "有资质的诊所名单发我一份"),
    ("停办的幼儿园有几所?", "分别是哪3所?", "停办的幼儿园分别是哪3所?"),
    ("合作社带动了多少农户?", "都在哪些村?", "合作社带动的农户都在哪些村?"),
    ("县里办的讲座几场?", "时长呢?", "县里办的讲座的时长是什么?"),
    # comparisons, shares and means have no subject of their own
    ("今年社团里退出的有多少人?", "占比呢?", "今年社团里退出的占比是多少?"),
    ("今年社团里退出的有多少人?", "占全部社员的几成?", "今年社团里退出的占全部社员的几成?"),
    ("今年社团里退出的有多少人?", "比加入的多多少?", "今年社团里退出的比加入的多多少?"),
    ("城北小学发了多少助学金?", "人均多少元?", "城北小学发的助学金人均多少元?"),
    ("城北小学开展了几期夜校?", "累计培训多少人次?", "城北小学开展的夜校累计培训多少人次?"),
    ("今年有多少个班停课?", "涉及几个年级?", "今年班停课涉及几个年级?"),
    ("图书馆借出多少册?", "平均每天呢?", "图书馆借出平均每天多少册?"),
    ("展馆有几件展品?", "其中瓷器的占比呢?", "展馆展品中瓷器的占比是多少"),
    ("全县的护士有多少人?", "她们当中男的占多少?", "全县的护士中男的占多少?"),
    ("首批试点医院有几家?", "这些医院占全县的多少?", "首批试点医院占全县的多少?"),
    ("老厂房改造花了多少钱?", "该项目谁负责?", "老厂房改造项目谁负责?"),
    ("岚县护士多少人?", "该县有几家医院?", "岚县有几家医院?"),
    ("城北小学参加了什么竞赛?", "此次大赛几等奖?", "城北小学参加的竞赛几等奖?"),
    ("合唱节谁组织?", "这次活动花了多少钱?", "合唱节组织花了多少钱?"),
    ("护士多少人?", "此外还有什么补贴?", "护士还有什么补贴?"),
    ("护士多少人?", "此外，全市有几家诊所?", "全市有几家诊所?"),
    ("护士多少人?", "该怎么报名?", "护士该怎么报名?"),
    ("城北小学办了几期夜校?", "夜校第六期有谁?", "城北小学办的夜校第六期有谁?"),
    # what was done is denied
    ("新生住校的有多少?", "不住校的呢?", "新生中不住校的有多少?"),
    ("有几家诊所取得执照?", "没取得的呢?", "有几家诊所没取得执照?"),
    ("有多少学生报名参赛?", "没参赛的呢?", "有多少学生没参赛?"),
    # another topic inherits nothing
    ("护士多少人?", "该县有几家医院?", "该县有几家医院?"),
    ("护士多少人?", "此次大赛几等奖?", "此次大赛几等奖?"),
    ("护士多少人?", "孝义市职业教育中心第二期研学去了哪里?", "孝义市职业教育中心第二期研学去了哪里?"),
    ("护士多少人?", "数学建模竞赛第一名是谁?", "数学建模竞赛第一名是谁?"),
    ("护士多少人?", "心理健康课程第一节讲什么?", "心理健康课程第一节讲什么?"),
    ("图书馆借出多少册?", "平均每所公办中职有多少学生?", "平均每所公办中职有多少学生?"),
    ("图书馆借出多少册?", "比赛什么时候办?", "比赛什么时候办?"),
    ("图书馆借出多少册?", "比亚迪合作了几个订单班?", "比亚迪合作了几个订单班?"),
    ("省里补助标准是什么?", "涉及产教融合的文件有哪些?", "涉及产教融合的文件有哪些?"),
    ("图书馆几点开门?", "第三届运动会在哪办?", "第三届运动会在哪办?"),
    ("全市有几所公办中职?", "明天天气怎么样", "明天天气怎么样"),
    ("全市公交线路几条?", "火车票怎么买?", "火车票怎么买?"),
    ("今天星期几?", "帮我写首诗", "帮我写首诗"),
    ("图书馆几点开门?", "全市有多少个社区?", "全市有多少个社区?"),
]


@pytest.mark.parametrize(("first", "then", "full"), CHAINS)
def test_a_follow_up_reads_as_a_person_would_ask_it(first, then, full):
    assert standalone(then, asked(first), words=WORDS) == full


LONGER = [
    (("市直要合并几家医院?", "现在到哪一步了?", "做这件事图什么?"), "市直要合并医院图什么?"),
    (("第三批下派了多少医生?", "前一批呢?", "他们都去了哪些乡镇?"), "第二批下派的医生都去了哪些乡镇?"),
    (("去年毕业生多少?", "升学的呢?", "这里面读本科的占百分之几?"), "去年毕业生升学中读本科的占百分之几?"),
    (("毕业生里参军的有几个?", "其中女生有几个?", "占参军人数的几成?"), "毕业生里参军中女生占参军人数的几成?"),
    (("新生多少人?", "就业的呢?", "不就业的呢?"), "新生中不就业的有多少人"),
    (("县医院有多少住院病人?", "门诊呢?", "死亡率是多少?"), "县医院门诊死亡率是多少?"),
]


@pytest.mark.parametrize(("questions", "full"), LONGER)
def test_a_chain_keeps_its_topic(questions, full):
    assert standalone(questions[-1], asked(*questions[:-1]), words=WORDS) == full


def test_an_item_of_the_answer_takes_the_place_of_its_number():
    history = [
        *asked("规划提了哪三个难点?"),
        Turn(role="assistant", content="一是资金不足，二是人才短缺，三是场地分散。[1]"),
    ]
    assert standalone("针对第二个打算怎么办?", history, words=WORDS) == "针对人才短缺打算怎么办?"


@pytest.mark.parametrize(
    ("first", "answer", "then", "full"),
    [
        ("吊销执照的有几家?", "3家。", "那三家诊所叫什么?", "吊销执照的三家诊所叫什么?"),
        ("有几家诊所被吊销执照?", "3家。", "这3家诊所叫什么?", "被吊销执照的3家诊所叫什么?"),
        ("首批试点医院有几家?", "共3家。", "这三家医院在哪里?", "首批试点医院在哪里?"),
        ("试点医院有哪些?", "云河医院、河东医院。", "这两家医院在哪里?", "试点医院在哪里?"),
        ("吊销执照的有几家?", "3家。", "那四家医院叫什么?", "那四家医院叫什么?"),
    ],
)
def test_so_many_are_those_that_the_answer_counts(first, answer, then, full):
    history = [*asked(first), Turn(role="assistant", content=answer)]
    assert standalone(then, history, words=WORDS) == full


def test_what_the_question_names_itself_is_no_item_of_the_list():
    history = [*asked("试点学校有哪些?"), Turn(role="assistant", content="云河一中、云河二中、云河三中。")]
    for question in ("孝义市职业教育中心第二期研学去了哪里?", "技能大赛第一名是谁?"):
        assert standalone(question, history, words=WORDS) == question


def test_they_are_the_school_that_the_answer_names():
    history = [*asked("谁拿了冠军?"), Turn(role="assistant", content="交口县职业中学。[1]")]
    assert "交口县职业中学" in standalone("他们练了多久?", history, words=WORDS)


@pytest.mark.parametrize(
    ("first", "then", "kept"),
    [
        ("西湖院区什么时候启用的?", "一期先开多少张?主攻什么方向?", "西湖院区"),
        ("市四院去年急诊量多少?", "住院的呢?", "市四院"),
        ("县三幼去年招了多少孩子?", "投了多少钱?", "县三幼"),
        ("县三幼有几个班?", "老师呢?", "县三幼"),
        ("市图书馆借出多少册书?", "期刊呢?", "市图书馆"),
        ("市少儿图书馆哪年建的?", "花了多少钱?", "市少儿图书馆"),
    ],
)
def test_an_institution_is_carried_over(first, then, kept):
    history = [Turn(role="user", content=first), Turn(role="assistant", content="见报告。")]
    assert standalone(then, history, words=Segmenter()).startswith(kept)


@pytest.mark.parametrize("sort", ["学院", "医院", "幼儿园"])
def test_what_was_asked_for_is_no_name(sort):
    history = [
        Turn(role="user", content=f"海南哪所{sort}用了这套教材?"),
        Turn(role="assistant", content="见报告。"),
    ]
    assert f"海南{sort}" not in standalone("后来放到哪儿了?", history, words=Segmenter())


def test_a_question_that_finds_no_answer_alone_gets_the_topic_in_front():
    rewrite = TopicInFront(WORDS).rewrite
    full = rewrite("有几个班的学生来比了?", asked("河东职中工匠精神小视频决赛什么时候办的?"))
    assert full is not None
    assert "小视频决赛" in full
    assert full.endswith("有几个班的学生来比了?")


@pytest.mark.parametrize("question", ["全市有多少所学校?", "河西职中有几个班?", "小视频决赛来了几个班?"])
def test_a_question_that_names_its_own_topic_gets_none(question):
    assert TopicInFront(WORDS).rewrite(question, asked("小视频决赛什么时候办的?")) is None


def test_no_conversation_has_no_topic():
    assert TopicInFront(WORDS).rewrite("有几个班的学生来比了?", []) is None


@pytest.mark.parametrize(
    ("first", "then", "full"),
    [
        ("河东职中承办了什么足球赛事?", "参与其中的志愿者规模如何?", "参与河东职中承办的足球赛事的志愿者规模如何?"),
        ("河东职中有多少名师生参加了活动?", "是哪一年的?", "河东职中师生参加了活动是哪一年的?"),
        ("教学能力大赛往省里推了多少名额?", "一共几门?", "教学能力大赛往省里推的名额一共几门?"),
    ],
)
def test_the_topic_keeps_whole_words(first, then, full):
    assert standalone(then, asked(first), words=WORDS) == full
