import pytest

from assistant.lexicon import Lexicon
from assistant.retrieve.terms import read_terms
from assistant.text import Segmenter
from tests.facts.desk import table
from tests.fakes import chunk

WORDS = Segmenter()


def lexicon(title, *sentences):
    made = [chunk(str(place), sentence) for place, sentence in enumerate(sentences)]
    return Lexicon.build([one.model_copy(update={"heading": f"{title} > 1 概况"}) for one in made], WORDS)


HOSPITALS = lexicon(
    "丰城市公立医院报告（2023年）",
    "三级医院是丰城市第一人民医院（以下简称市一院）、丰城市中医医院（简称“市中医院”）和兴化县人民医院。",
    "市一院开放床位900张。市博物馆（以下简称市博）办展。",
    "兴化县青石镇和白水乡受灾。兴化县、青石镇、白水乡已恢复。",
    "苏州云杉餐饮管理有限公司供餐。石桥镇小黄鸭幼儿园是示范园。",
)


def roles(question):
    return {term.text: (term.role, set(term.variants)) for term in read_terms(question, HOSPITALS, WORDS)}


@pytest.mark.parametrize("said", ["市一院", "丰城市第一人民医院", "丰城市一院", "第一人民医院"])
def test_all_names_of_a_hospital_are_one(said):
    assert roles(f"{said}有多少床位")[said] == ("school", {"市一院", "丰城市第一人民医院"})


def test_another_city_s_hospital_of_the_same_number_is_another_one():
    assert roles("太原市第一人民医院有多少床位")["太原市第一人民医院"] == ("school", set())


@pytest.mark.parametrize("said", ["兴化医院", "兴化县医院", "兴化人民医院"])
def test_the_plain_hospital_of_a_place_has_short_names(said):
    assert roles(f"{said}的院长")[said] == ("school", {"兴化县人民医院"})


def test_what_only_may_be_a_name_is_one_where_the_corpus_knows_it():
    assert roles("小黄鸭园收费多少")["小黄鸭园"] == ("school", {"石桥镇小黄鸭幼儿园"})
    assert not [text for text, (role, _) in roles("产业园收费多少").items() if role == "school"]


@pytest.mark.parametrize(
    "question", ["丰城市医院有几家", "丰城市图书馆有几家", "丰城市人民满意的医院", "县级医院有几家"]
)
def test_a_sort_is_no_name(question):
    assert "school" not in {role for role, _ in roles(question).values()}


@pytest.mark.parametrize(("said", "full"), [("青石", "青石镇"), ("白水乡", "白水乡"), ("兴化", "兴化县")])
def test_towns_are_places_with_and_without_their_ending(said, full):
    role, forms = roles(f"{said}有几家卫生院")[said]
    assert role == "place"
    assert full in forms


def test_a_firm_is_known_by_its_short_name():
    assert roles("云杉餐饮供了几顿饭")["云杉餐饮"][0] == "name"


def test_a_level_is_the_corpus_s_own_where_it_is_about_it():
    kindergartens = lexicon("平安县学前教育报告", "全县幼儿园20所。", "学前教育普及。", "高中3所，普通高中老师9人。")
    assert {t.text: t.role for t in read_terms("幼儿园有几所", kindergartens, WORDS)}["幼儿园"] == "word"
    assert {t.text: t.role for t in read_terms("小学有几所", kindergartens, WORDS)}["小学"] == "level"


COLLEGES = lexicon(
    "平川市中等职业教育报告（2023年）",
    "白河县职业中学与泰国曼谷皇家理工大学签约。中泰双方互访。白河县职业中学家访65人次。",
    "云岭县职业教育中心同云岭县第二中医院合作。“金课”有9门。首批试点5所。青山酒业产业学院由白河县职业中学打造。",
    "学生到柳村研学。柳村聘了导师。",
)


def college_terms(question):
    return {term.text: (term.role, set(term.variants)) for term in read_terms(question, COLLEGES, WORDS)}


@pytest.mark.parametrize("said", ["白河高级职中", "白河高职", "白河县高职", "白河职教", "白河职业学校"])
def test_the_vocational_school_of_a_county_has_everyday_names(said):
    read = college_terms(f"{said}家访了多少人次")
    assert read[said] == ("school", {"白河县职业中学"})
    assert "level" not in {role for role, _ in read.values()}


@pytest.mark.parametrize("question", ["白河高职院校有几所", "白河职教高考怎么考", "青岛高职有多少学生", "高职招生多少"])
def test_a_sort_or_an_unknown_place_is_no_everyday_name(question):
    assert "白河县职业中学" not in {form for _, forms in college_terms(question).values() for form in forms}


@pytest.mark.parametrize(
    ("said", "full"),
    [
        ("曼谷理工大学", "曼谷皇家理工大学"),
        ("云岭第二中医院", "云岭县第二中医院"),
        ("云岭县中医院", ""),
        ("青岛大学", ""),
        ("青岛第二中医院", ""),
    ],
)
def test_a_shortened_name_is_one_where_the_corpus_writes_its_words_in_order(said, full):
    assert (full in college_terms(f"{said}有多少人").get(said, ("", set()))[1]) == bool(full)


def test_a_foreign_school_is_a_country_and_a_sort():
    read = college_terms("哪两所泰国大学签约")
    assert read["泰国"][0] == "place"
    assert "中泰" in read["泰国"][1]
    assert not [text for text, (role, _) in read.items() if role in ("school", "level")]


def test_what_the_corpus_quotes_before_school_is_a_sort():
    assert "school" not in {role for role, _ in college_terms("四所金课学校是哪几所").values()}
    assert college_terms("青岛学校有多少学生")["青岛"][0] == "place"


def test_a_preposition_is_no_part_of_a_place():
    assert college_terms("白河为柳村研学聘的导师").keys() >= {"柳村"}


def test_the_first_batch_is_said_in_two_ways():
    assert "首批" in college_terms("第一批试点有几所")["第一批"][1]


def test_institutions_of_higher_learning_that_admit_are_where_graduates_go():
    assert "level" not in {role for role, _ in college_terms("本科院校一共录取了多少人").values()}
    assert "level" in {role for role, _ in college_terms("高等院校有多少在校生").values()}


COINED = lexicon(
    "丰城市职业教育报告（2023年）",
    "构建“共融、共育、共研、共享”模式。",
    "使教材走向简单化、实用化、实践化。",
    "推进专业联动、师资联动、课程联动。",
)


@pytest.mark.parametrize(
    ("said", "name", "told"),
    [
        ("“四共”模式指什么", "四共", "共融、共育、共研、共享"),
        ("教材往哪三个“化”走", "三化", "简单化、实用化、实践化"),
        ("“三联动”是哪三个", "三联动", "专业联动、师资联动、课程联动"),
    ],
)
def test_a_list_is_found_by_the_number_and_the_sign_of_its_members(said, name, told):
    terms = {term.text: term for term in read_terms(said, COINED, WORDS)}
    assert terms[name].role == "name"
    assert any(told in form for form in terms[name].variants)


def test_a_question_in_quotes_is_no_name():
    assert all(term.role != "name" for term in read_terms("“全市有多少所学校”该填几", COINED, WORDS))


class Cutting(Segmenter):
    """Cuts 澜河市 wrongly, as a segmenter does that never met the name."""

    def tagged(self, text):
        words = []
        for word, tag in super().tagged(text.replace("澜河市", "，河市")):
            words += [("澜" if word == "，" else word, "ns" if word == "，" else tag)]
        return words


def test_a_name_that_was_cut_is_told_whole():
    cutting = Cutting()
    texts = ("澜河市卫生学校招生。", "全市有澜河市卫生学校等4所学校。")
    known = Lexicon.build([chunk(str(place), text) for place, text in enumerate(texts)], cutting)
    (name, forms), *_ = known.named("国家奖学金澜河市卫生学校有几人", cutting).items()
    assert name == "澜河市卫生学校"
    assert any("河市卫生学校" in form for form in forms)


SCHOOLS = lexicon(
    "河西市职业教育报告（2023年）",
    "示范校1所，即河西市第一职业中等专业学校（以下简称“市一职专”）；另有河西市工贸技术学校（简称“工贸学校”）。严守“六个不准”。",
    "临水县职业高级中学新校区开工。城东实验小学和柳湾镇中心幼儿园建成。",
    "3所高中及县职校参加。各类职业学校（以下简称“职业学校”）招生。",
)


def named(question):
    return {t.text: set(t.variants) for t in read_terms(question, SCHOOLS, WORDS) if t.role == "school"}


def test_a_declared_short_name_of_a_school_is_its_name():
    assert named("工贸学校就业率多少") == {"工贸学校": {"河西市工贸技术学校", "工贸学校"}}
    assert "市一职专" in named("河西市第一职业中等专业学校有多少学生")["河西市第一职业中等专业学校"]
    assert named("职业学校有多少学生") == {}  # a sort


def test_a_new_campus_is_the_school_s():
    assert named("临水职高新校区投资多少") == {"临水职高": {"临水县职业高级中学"}}


def test_a_conjunction_is_no_part_of_a_name():
    assert not any(school.text.startswith("及") for school in SCHOOLS.schools)


def test_a_school_is_meant_by_its_name_without_what_sort_it_is():
    assert named("城东小学建成了吗") == {"城东小学": {"城东实验小学"}}
    assert named("城西小学建成了吗") == {"城西小学": set()}


def test_a_name_that_counts_its_members_is_written_with_and_without_a_measure_word():
    (term,) = (t for t in read_terms("“六不准”是什么", SCHOOLS, WORDS) if t.role == "name")
    assert "六个不准" in term.variants
    (term,) = (t for t in read_terms("“无作业日”是什么", SCHOOLS, WORDS) if t.role == "name")
    assert term.variants == ()


def test_a_rate_is_one_noun():
    assert "近视率" in {term.text for term in read_terms("全市学生的近视率是多少", SCHOOLS, WORDS)}


def test_a_department_that_a_table_gives_a_row_is_a_body_of_its_own():
    rows = table(("二级学院", "学生（人）"), ("纺织服装学院", "1621"), ("食品与酿造学院", "1380"), ("合计", "3001"))
    known = Lexicon.build([rows, chunk("a", "新生报到率97.89%。")], WORDS)
    found = {term.text: term.role for term in read_terms("纺织服装学院今年新生报到率", known, WORDS)}
    assert found["纺织服装学院"] == "school"
    assert "合计" not in known.named("合计有多少学生", WORDS)
