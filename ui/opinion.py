"""What a reader thinks of an answer: 👍, or 👎 with a reason and how it should read.

In: an answer's place in the conversation, what was told after an opinion was sent. Out: `Html`.
"""

from ui.markup import Html, tag

THUMB = (
    "M7 21H4a1 1 0 0 1-1-1v-8a1 1 0 0 1 1-1h3m0 10V11m0 10h10.3a2 2 0 0 0 2-1.7l1.2-7"
    "A2 2 0 0 0 18.5 10H14V5a2 2 0 0 0-2-2l-4 8H7"
)
REASONS = ("答案不对", "数字不对", "引用的章节不对", "没有答全", "资料里有，却说没有", "其他")
LONGEST = 2000  # characters of a correction


def opinion_html(turn: int, told: str) -> Html:
    """Return the buttons and the form behind 👎; once an opinion was sent, what was told instead."""
    if told:
        return tag("p", told, class_="note opinion", role="status")
    good = tag(
        "button",
        _thumb("up"),
        type="button",
        title="回答有用",
        aria_label="回答有用",
        data_act="praise",
        data_turn=turn,
    )
    bad = tag("summary", _thumb("down"), title="回答有问题", aria_label="回答有问题")
    return tag("div", good, tag("details", bad, _form(turn)), class_="opinion")


def _thumb(way: str) -> Html:
    """Return 👍 or 👎 as a drawing: many office machines have no font with them."""
    return tag("svg", tag("path", d=THUMB), viewBox="0 0 24 24", class_=f"thumb {way}", aria_hidden="true")


def _form(turn: int) -> Html:
    options = [tag("option", reason, value=reason) for reason in REASONS]
    return tag(
        "form",
        tag("label", tag("span", "问题在哪里"), tag("select", *options, name="reason")),
        tag(
            "label", tag("span", "正确的回答（可不填）"), tag("textarea", name="correction", rows=3, maxlength=LONGEST)
        ),
        tag(
            "label",
            tag("span", "依据的章节（可不填）"),
            tag("input", type="text", name="section", maxlength=60, placeholder="如 1.3.1"),
        ),
        tag("button", "提交意见", type="submit", class_="primary"),
        data_act="complain",
        data_turn=turn,
    )
