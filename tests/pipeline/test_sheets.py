"""Arithmetic that a question asks of one table: of a hospital, a library, a bus company and a park."""

import pytest

from assistant.answer.evidence import EvidenceReader
from assistant.answer.question import read_ask
from assistant.pipeline.tables import TableReader
from assistant.types import Passage
from tests.facts.desk import SEGMENTER, accountant, query, table

WARDS = table(
    ("科室", "入院人数（人）", "治愈人数（人）", "床位使用率（%）", "平均住院费用（元）"),
    ("心血管内科", "412", "404", "98.1", "8260"),
    ("神经外科", "286", "240", "91.3", "15480"),
    ("妇产科", "445", "436", "88.0", "6640"),
    ("老年医学科", "198", "150", "96.5", "7150"),
    ("其他科室", "300", "282", "—", "—"),
    ("合计", "1641", "1512", "93.2", "9020"),
    caption="表1 2024年各科室住院情况",
)
SPENDING = table(
    ("项目", "2023年", "2024年"),
    ("人员支出", "43850", "46210"),
    ("设备支出", "14260", "15730"),
    ("图书采购", "8640", "9380"),
    ("合计", "66750", "71320"),
    caption="表2 2023—2024年群艺馆经费支出（单位：万元）",
)
BRANCHES = table(
    ("区域", "分馆数（所）", "持证读者（人）", "上年持证读者（人）", "馆员（人）"),
    ("市直", "3", "12400", "11900", "90"),
    ("东湖区", "4", "6905", "7100", "38"),
    ("西山县", "2", "3870", "3600", "21"),
    ("南河县", "1", "2760", "2760", "17"),
    ("合计", "10", "25935", "25360", "166"),
    caption="表3 2024年各地分馆与读者",
)
ROUTES = table(
    ("线路类别", "客运量（万人次）", "占客运量比例", "较上年增减（万人次）"),
    ("快速公交", "7236", "46.0%", "+512"),
    ("城区支线", "5348", "34.0%", "-388"),
    ("城乡线路", "3146", "20.0%", "-760"),
    caption="表4 2024年公交线路客运量",
)
PARKS = table(("", ""), ("荷花展", "310人"), ("菊花展", "205人"), ("灯会", "880人"), caption="图1 公园展览参观人数")
STAFF = table(("", ""), ("职工总数", "2368"), ("医生数", "1012"), ("护士数", "906"), caption="表5 医院职工")


def reader(chunks):
    evidence = EvidenceReader(chunks, tagger=SEGMENTER, similarity=lambda *_: [])
    return TableReader(evidence, accountant(chunks), chunks)


def passages(chunks):
    return [Passage(chunk=chunk, document_title="报告", score=1.0) for chunk in chunks]


def worked(chunk, question):
    asked = query([chunk], question)
    done = reader([chunk]).worked(asked, read_ask(asked.text), passages([chunk]))
    return None if done is None else done.text


@pytest.mark.parametrize(
    ("chunk", "question", "told"),
    [
        (SPENDING, "2024年人员支出占总支出多大比例", "约64.8%：人员支出46210 ÷ 合计71320"),
        (SPENDING, "2023年设备支出占总支出的几成", "约21.4%：设备支出14260 ÷ 合计66750"),
        (BRANCHES, "东湖区持证读者占全市几成", "约26.6%：东湖区持证读者（人）6905 ÷ 合计持证读者（人）25935"),
        (BRANCHES, "西山县馆员占馆员总数的百分之几", "约12.7%"),
        (PARKS, "灯会占展览参观人数的几成", "约63.1%：灯会"),  # the caption says what all rows make up
        (PARKS, "灯会占公园游客的几成", None),
        (ROUTES, "快速公交占客运量的比例", None),  # the table gives it
    ],
)
def test_a_row_is_held_against_the_total_of_its_column(chunk, question, told):
    done = worked(chunk, question)
    assert done is None if told is None else done.startswith(told)


@pytest.mark.parametrize(
    ("chunk", "question", "told"),
    [
        (
            WARDS,
            "哪个科室的床位使用率最高",
            "最高的是心血管内科床位使用率（%）98.1，其次是老年医学科床位使用率（%）96.5",
        ),
        (WARDS, "入院人数最少的是哪个科室", "最少的是老年医学科入院人数（人）198，其次是神经外科入院人数（人）286"),
        (WARDS, "哪个科室治愈率最高", "最高的是98.1%（心血管内科治愈人数（人）404 ÷ 心血管内科入院人数（人）412）"),
        (BRANCHES, "哪个县的持证读者最多", "最多的是西山县持证读者（人）3870，其次是南河县持证读者（人）2760"),
        (ROUTES, "哪类线路减少最多", "最多的是城乡线路较上年增减（万人次）：-760"),
        (WARDS, "哪个科室没治愈的人最多", None),  # not by those who were
        (ROUTES, "哪类线路增加最少", None),  # a gain or a loss?
        (WARDS, "哪个科室的护士最多", None),  # not in the table
        (STAFF, "医生、护士、药师里谁最多", None),  # rows that are measures are no items
        (BRANCHES, "东湖、西山、北山哪个馆员最多", None),  # those three only
        (WARDS, "哪所医院入院人数最多", None),  # wards are no hospitals
    ],
)
def test_the_foremost_row_is_one_of_the_sort_by_the_column_that_is_named(chunk, question, told):
    done = worked(chunk, question)
    assert done is None if told is None else done.startswith(told)


def ranked(chunk, question):
    asked = query([chunk], question)
    done = reader([chunk]).worked(asked, read_ask(asked.text), passages([chunk]))
    return [line.text for line in done.lines] if done else []


def test_a_place_or_an_order_gives_a_line_a_row():
    assert ranked(WARDS, "床位使用率排前三的科室是哪些") == [
        "心血管内科床位使用率（%）98.1",
        "老年医学科床位使用率（%）96.5",
        "神经外科床位使用率（%）91.3",
    ]
    assert ranked(WARDS, "平均住院费用最低的两个科室")[0] == "妇产科平均住院费用（元）6640"
    assert [line[:3] for line in ranked(PARKS, "按人数从多到少给三个展览排个序")] == ["灯会8", "荷花展", "菊花展"]


@pytest.mark.parametrize(
    ("chunk", "question", "told"),
    [
        (SPENDING, "图书采购比2023年增长了百分之几", "约增加8.6%：2023年图书采购8640万元，2024年图书采购9380万元"),
        (SPENDING, "2024年支出比2023年增加多少，增长百分之几", "净增加4570万元，约增加6.8%：2023年合计66750"),
        (BRANCHES, "东湖区持证读者比上年增加了，对吗", "与资料不符：净减少195人"),
        (BRANCHES, "西山县持证读者是不是比去年多了", "是的，净增加270人"),
        (BRANCHES, "西山县2023年持证读者有多少", "西山县上年持证读者（人）3600"),
        (ROUTES, "城乡线路2023年客运量是多少", "上年为3906"),
        (ROUTES, "城区支线客运量比上年下降了百分之几", "约减少6.8%：388"),
        (BRANCHES, "西山县馆员比上年增加了多少", None),  # no column of that year
        (SPENDING, "2022年人员支出多少", None),
        (SPENDING, "维修经费比2023年增加多少", None),  # no row of the table, and not its total
    ],
)
def test_the_year_before_is_read_from_its_column_or_the_change(chunk, question, told):
    done = worked(chunk, question)
    assert done is None if told is None else done.startswith(told)


@pytest.mark.parametrize(
    ("chunk", "question", "told"),
    [
        (
            WARDS,
            "妇产科的床位使用率是不是比神经外科高",
            "与资料不符：妇产科床位使用率（%）88.0，神经外科床位使用率（%）91.3",
        ),
        (WARDS, "心血管科入院人数比神经外科多吗", "是的，心血管内科入院人数（人）412，神经外科入院人数（人）286"),
        (
            SPENDING,
            "2023年设备支出花得比图书采购还多，对不对",
            "是的，设备支出14260万元，图书采购8640万元",
        ),
        (WARDS, "神经外科还有多少入院的人没治愈", "其余46人：神经外科入院人数（人）286 - 神经外科治愈人数（人）240"),
        (WARDS, "妇产科和神经外科入院人数一共多少", "合计731人"),
        (WARDS, "妇产科比神经外科的护士多几个", None),
    ],
)
def test_two_rows_or_two_columns_are_held_against_one_another(chunk, question, told):
    done = worked(chunk, question)
    assert done is None if told is None else done.startswith(told)


def listed(chunk, question):
    asked = query([chunk], question)
    return reader([chunk]).cells(asked, read_ask(asked.text), passages([chunk]))


def test_all_rows_but_the_total_are_listed_with_the_unit_of_the_caption():
    lines = listed(SPENDING, "2024年群艺馆各项支出分别是多少")
    assert lines[0] == "人员支出，2024年（万元）：46210。[1]\n"
    assert len(lines) == 3
    assert listed(SPENDING, "2024年群艺馆各项收入来源分别是多少") == ()


def test_a_table_that_was_cut_is_put_together_before_it_is_ranked():
    rows = WARDS.table.rows
    first, second = (
        WARDS.model_copy(update={"id": name, "table": WARDS.table.model_copy(update={"rows": part})})
        for name, part in (("t1", rows[:2]), ("t2", rows[2:]))
    )
    second = second.model_copy(update={"start": rows[2].start})
    asked = query([WARDS], "哪个科室入院人数最多")
    done = reader([first, second]).worked(asked, read_ask(asked.text), passages([first]))
    assert done is not None
    assert done.text.startswith("最多的是妇产科入院人数（人）445，其次是心血管内科")


CONTESTS = table(
    ("专业部", "省赛·一等奖", "省赛·二等奖", "省赛·三等奖", "市赛"),
    ("信息部", "2", "5", "7", "24"),
    ("机电部", "4", "5", "6", "27"),
    ("合计", "6", "10", "13", "51"),
    caption="表6 学生获奖（单位：项）",
)
CLASSES = table(
    ("学段", "班级数（个）", "在校生（人）", "专任教师（人）"),
    ("初中", "302", "13590", "1139"),
    ("高中", "152", "7600", "608"),
    ("合计", "454", "21190", "1747"),
    caption="表7 办学规模",
)
PLANS = table(
    ("地区", "计划·公办", "计划·民办", "计划·小计"),
    ("东湖市", "21600", "6800", "28400"),
    ("西山市", "9000", "800", "9800"),
    ("合计", "30600", "7600", "38200"),
    caption="表8 招生计划（单位：人）",
)
YEARS = table(
    ("指标", "2022-2023学年", "2023-2024学年", "2024-2025学年"),
    ("专任教师", "228", "237", "246"),
    ("兼职教师", "35", "39", "42"),
    caption="表9 近三学年师资（单位：人）",
)


@pytest.mark.parametrize(
    ("chunk", "question", "told"),
    [
        (BRANCHES, "东湖区的持证读者是西山县的几倍", "约1.8倍：东湖区持证读者（人）6905 ÷ 西山县持证读者（人）3870"),
        (CONTESTS, "信息部省赛一共拿了多少奖", "合计14项：信息部省赛·一等奖2"),  # a group without a total
        (CONTESTS, "信息部国赛一共拿了多少奖", None),
        (CLASSES, "初中一个班平均坐多少学生", "平均约45人：初中在校生（人）13590 ÷ 初中班级数（个）302"),
        (CLASSES, "高中平均每名专任教师对应多少名学生", "平均约12.5人：高中在校生（人）7600 ÷ 高中专任教师（人）608"),
        (PLANS, "东湖市的招生名额里，民办占几成", "约23.9%：东湖市计划·民办6800 ÷ 东湖市计划·小计28400"),
        (
            YEARS,
            "专任教师比2022-2023学年增加了多少人",
            "净增加18人：2022-2023学年专任教师228人，2024-2025学年专任教师246人",
        ),
        (YEARS, "专任教师比2019-2020学年增加了多少人", None),
        (
            YEARS,
            "与2022-2023学年相比，2024-2025学年专任教师累计增幅是百分之几",
            "约增加7.9%：2022-2023学年专任教师228人",
        ),
        (BRANCHES, "东湖区持证读者一年里掉了百分之几", "约减少2.7%"),
        (BRANCHES, "哪些区域的持证读者比去年少了", "东湖区"),
        (PLANS, "东湖市和西山市的民办计划占全省几成", "约100%"),
    ],
)
def test_headings_of_two_levels_are_computed_with(chunk, question, told):
    done = worked(chunk, question)
    assert done is None if told is None else done is not None and done.startswith(told)


DISTRICTS = table(
    ("县（市、区）", "企业职工", "合计"),
    ("东湖区", "5120", "6600"),
    ("西山区", "3860", "4940"),
    ("南河县", "1940", "4040"),
    ("北岭市", "2605", "4440"),
    ("合计", "13525", "20020"),
    caption="表10 社会培训人次（单位：人次）",
)


@pytest.mark.parametrize(
    ("question", "told"),
    [("社会培训人次排全市第三的是哪个县区", "北岭市"), ("社会培训人次最少的是哪个县区", "最少的是南河县")],
)
def test_districts_of_all_sorts_are_ranked_together(question, told):
    done = worked(DISTRICTS, question)
    assert done is not None
    assert done.startswith(told)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("按治愈人数占入院人数的比例排，垫底的是哪个科室", "75.8%"),
        ("按治愈人数占住院人数的比例排，垫底的是哪个科室", None),  # no column has 住院人数
    ],
)
def test_rows_are_put_in_order_by_what_two_columns_that_are_named_come_to(question, first):
    done = worked(WARDS, question)
    assert (done is None) if first is None else (done is not None and first in done)


PATIENTS = table(
    ("年龄段", "男", "女", "合计"),
    ("35岁及以下", "200", "500", "700"),
    ("36至60岁", "400", "300", "700"),
    ("合计", "600", "800", "1400"),
    caption="表6 按年龄和性别分的患者（单位：人）",
)


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("35岁及以下的患者，女的是男的几倍", "2.5倍"),
        ("36至60岁的患者中男的比女的多多少", "100"),
    ],
)
def test_two_columns_of_one_row_are_held_against_each_other(question, result):
    done = worked(PATIENTS, question)
    assert done is not None
    assert result in done
