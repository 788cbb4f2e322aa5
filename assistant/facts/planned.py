"""Whether a figure is of what is planned: 2025年计划床位增至2,000张, 力争满意度达到95%.

In: an entry, or the words of a question. Out: whether it tells of a plan. What is planned says nothing of what is so: a
target of 95% neither bears out nor rules out that 95% are reached.
"""

import re

from assistant.facts.entries import Entry

PLANNED = re.compile(
    r"力争|争取|预计|目标|(?<![模虚])拟(?!声|人|态|合|定)|将(?!近|军)|规划|(?<![招收录聘募生])计划(?!数|的|内|外|人数|总|完成|执行|单列|招收录取|生)"
    r"|(?:到|至)?20\d{2}年底?前|打算|(?<!截)[到至]20\d{2}年[底末]?,?(?=[^,，。；;]*[达不增提培建实力][到少低至高育成现争])"
)


def plans(entry: Entry) -> bool:
    """Tell whether the figure comes after a word that plans in its sentence."""
    return PLANNED.search(entry.sentence) is not None
