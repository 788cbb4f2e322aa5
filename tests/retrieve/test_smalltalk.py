"""Small talk is told from questions: only what is small talk from end to end counts."""

import pytest

from assistant.retrieve.smalltalk import small_talk


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        *((text, "greeting") for text in ("你好", "您好！", "早上好", "在吗？", "Hello", "各位老师好")),
        *((text, "thanks") for text in ("谢谢", "好的，谢谢你", "非常感谢你的帮助", "再见", "你真棒")),
        *((text, "about") for text in ("你是谁", "你能做什么？", "怎么用", "你好，你是机器人吗", "我可以问什么问题")),
        *((text, "held") for text in ("你有哪些资料", "这里都收录了什么文件", "资料清单")),
        *(
            (text, "task")
            for text in (
                "帮我写首诗",
                "讲个笑话",
                "今天天气怎么样",
                "给我讲个故事",
                "写一首关于春天的诗",
                "帮我写一份工作总结",
            )
        ),
    ],
)
def test_what_is_no_question_is_told(text, kind):
    assert small_talk(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "3+2",
        "2024-2035",
        "你好，全市有几所公办中职学校？",
        "谢谢，那民办的呢",
        "怎么用经费",
        "学校怎么用人工智能",
        "讲讲红色故事",
        "学生诵读了哪些诗",
        "毕业生能做什么",
        "有哪些文件支持产教融合",
        "天气对实训有影响吗",
        "学校写了一份工作总结吗",
    ],
)
def test_what_may_be_a_question_stays_one(text):
    assert small_talk(text) is None


def test_a_conversation_that_goes_on_may_ask_the_same_words_of_its_topic():
    assert small_talk("怎么用", goes_on=True) is None
    assert small_talk("有哪些文件", goes_on=True) is None
    assert small_talk("你怎么用", goes_on=True) == "about"
    assert small_talk("谢谢", goes_on=True) == "thanks"
