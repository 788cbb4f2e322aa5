from assistant.answer.mentions import Mentions, share
from assistant.types import Query


def test_a_column_without_a_name_is_said_by_nothing():
    text = "全市有多少个班"
    assert share("", Mentions(Query(question=text, text=text, terms=())), frozenset()) == 0.0
