"""When the evidence is no answer, whatever its words."""

from assistant.answer.features import Calibration, Logistic, shipped_calibration, sort_of
from assistant.answer.question import read_ask
from assistant.answer.refuse import is_hopeless, judge
from assistant.prompts import REFUSAL
from assistant.types import Kind, Query, Term
from tests.answer.passages import evidence, passage

ALWAYS = Calibration(Logistic(9.0, {}), 0.5)
NEVER = Calibration(Logistic(-9.0, {}), 0.5)


def found(sentence, **features):
    passages = [passage(1, sentence)]
    whole = {"own_coverage": 1.0, "similarity": 1.0, "cosine": 0.8, "figure": 0.0, "unmet": 0.0, **features}
    items = [item.scored(item.score, {**item.features, **whole, **features}) for item in evidence(passages)]
    return passages, items


def judged(question, sentence, calibration=ALWAYS, undated=(), **features):
    passages, items = found(sentence, **features)
    query = Query(question=question, text=question, terms=(Term(text="护士"),))
    return judge(query, read_ask(question), passages, items, calibration, 1.0, undated)


def test_the_model_decides_where_no_rule_does():
    assert judged("护士做了什么", "护士举办讲座。").answerable
    assert not judged("护士做了什么", "护士举办讲座。", NEVER).answerable


def test_a_question_for_names_is_not_answered_without_one():
    assert not judged("哪几家公司与护士学校合作", "3家公司与学校合作。", kind=0.0).answerable


def test_a_unit_that_is_asked_for_must_stand_near():
    assert not judged("护士站占地多少亩", "护士站有12人。", kind=0.3).answerable
    assert judged("护士站占地多少亩", "护士站占地2亩。", kind=1.0).answerable


def test_a_year_without_such_a_figure_is_named_in_the_reason():
    refused = judged("2019年护士有多少人", "护士756人。", undated=(Term(text="2019年", role="year"),), kind=1.0)
    assert not refused.answerable
    assert refused.excluded
    assert refused.reason == "资料中没有2019年的相关数据。"


def test_what_would_fill_the_slot_depends_on_what_is_asked():
    assert [sort_of(read_ask(q)) for q in ("护士多少人", "护士长是谁", "为什么招护士")] == ["amount", "name", "account"]
    features = judged("护士多少人", "护士有12人。", kind=1.0).features
    assert set(shipped_calibration().model.coefficients) <= set(features)


def test_a_sentence_that_surely_answers_may_name_in_a_form_that_no_sign_knows():
    question, sentence = "哪家公司与护士学校合作", "与护士学校合作的是南方康养。"
    assert not judged(question, sentence, kind=0.0, answers=0.1).answerable
    assert judged(question, sentence, kind=0.0, answers=0.9).answerable


def test_no_certainty_makes_up_for_an_amount_that_is_not_there():
    assert not judged("护士站占地多少亩", "护士站很大。", kind=0.0, answers=0.9).answerable


def test_a_level_that_goes_without_saying_excludes_no_sure_answer():
    passages, items = found("职业学校护士实行聘任制。", answers=0.9)
    unmet = (Term(text="高职", role="level"),)
    items = [item._replace(unmet=unmet) for item in items]
    query = Query(question="", text="高职的护士怎么聘任", terms=unmet)
    assert judge(query, read_ask(query.text), passages, items, ALWAYS).answerable
    doubtful = [item.scored(item.score, {**item.features, "answers": 0.1}) for item in items]
    assert judge(query, read_ask(query.text), passages, doubtful, ALWAYS).excluded


def test_no_sentence_is_read_where_each_of_them_is_about_another_year_or_the_year_has_no_figures():
    _, items = found("护士756人。")
    year, level = Term(text="2019年", role="year"), Term(text="高职", role="level")
    ask = read_ask("2019年护士有多少人")

    def lacking(*terms):
        return [item._replace(unmet=terms) for item in items]

    assert is_hopeless(ask, items, [year])
    assert is_hopeless(ask, lacking(year), [])
    assert not is_hopeless(ask, [*lacking(year), *items], [])
    assert not is_hopeless(ask, lacking(level), [])  # a sentence that surely answers may do without


def caption_judged(question, caption):
    passages, items = found(caption, answers=0.9)
    drawn = passages[0].chunk.model_copy(update={"kind": Kind.TABLE, "caption": caption})
    passages = [passages[0].model_copy(update={"chunk": drawn})]
    query = Query(question=question, text=question, terms=(Term(text="护士"),))
    return judge(query, read_ask(question), passages, items, ALWAYS)


def test_a_list_of_which_only_the_caption_is_text_is_said_to_be_a_picture():
    refused = caption_judged("获奖护士有哪些", "表3-1 获奖护士名单")
    assert not refused.answerable
    assert "表3-1在原文中是图片" in refused.reason
    assert caption_judged("护士参加了哪些活动", "图3-2 护士参加义诊、讲座").answerable


def beside_judged(question, *sentences, role="level", features=None):
    """Judge sentences of one passage of which the first does not name the second of the things asked about."""
    passages = [passage(1, *sentences)]
    whole = {"own_coverage": 1.0, "similarity": 1.0, "cosine": 0.8, "figure": 0.0, "unmet": 0.0, "unmet_names": 0.0}
    other = Term(text="高职", role=role)
    items = [
        item._replace(features={**item.features, **whole, **(features or {})}, unmet=() if item.unit else (other,))
        for item in evidence(passages)
    ]
    query = Query(question=question, text=question, terms=(Term(text="中职"), other))
    return judge(query, read_ask(question), passages, items, ALWAYS)


def test_a_term_that_the_next_sentence_tells_is_not_missing_where_each_is_asked_for():
    told = ("中职标准223项。", "高职标准471项。")
    assert beside_judged("中职、高职标准各有多少项", *told).answerable
    assert not beside_judged("高职标准有多少项", *told).answerable
    assert not beside_judged(
        "中职、高职标准各有多少项", *told, role="year"
    ).answerable  # another year's is another figure


def test_what_is_told_of_several_is_no_answer_for_one():
    refused = judged("南岭学校送课多少课时", "为河口学校、南岭学校等5所学校送课186课时。", kind=1.0, answers=0.9)
    assert not refused.answerable
    assert refused.shared
    assert "186课时" in refused.reason


def test_a_question_without_words_of_its_own_is_about_nothing_else():
    passages, items = found("四节即技能节、读书节、文化节、体育节。", coverage=0.0)
    query = Query(question="四节是哪四节", text="四节是哪四节", terms=())
    assert judge(query, read_ask(query.text), passages, items, ALWAYS).answerable


def test_the_best_sentence_tells_the_date_or_one_that_begins_with_it():
    def dated(*said):
        passages = [passage(1, *said)]
        features = {"own_coverage": 1.0, "cosine": 0.8, "figure": 0.0, "unmet": 0.0}
        items = [item.scored(item.score, {**item.features, **features}) for item in evidence(passages)]
        items = [
            item.scored(item.score, {**item.features, "kind": float("月" in item.sentence.folded)}) for item in items
        ]
        query = Query(question="何时义诊", text="何时义诊", terms=(Term(text="义诊"),))
        return judge(query, read_ask(query.text), passages, items, ALWAYS).answerable

    assert dated("医院举办义诊。", "9月，护士走访病人。")
    assert not dated("医院举办义诊。", "通过宣传，9月新增病人50名。")


def test_a_list_of_schools_names_some_unless_the_reader_is_quite_sure():
    question, sentence = "护士考进了哪些大学", "护士升学86人。"
    assert not judged(question, sentence, kind=0.0, answers=0.85).answerable
    assert judged(question, sentence, kind=0.0, answers=0.98).answerable


def test_a_firm_in_general_is_not_told_however_sure_the_sentence_seems():
    question, sentence = "护士去了哪家企业", "护士毕业后入职企业。"
    assert not judged(question, sentence, kind=0.0, answers=0.9).answerable


def test_the_documents_are_said_to_speak_of_a_matter_only_where_they_do():
    question, sentence = "护士站为什么取消", "护士站9月取消。"
    assert "原因" in judged(question, sentence, coverage=0.9).reason
    assert judged(question, sentence, coverage=0.4).reason == REFUSAL
    assert not judged(question, sentence, coverage=0.4).answerable
