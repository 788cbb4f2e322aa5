"""The digit gate, checked again from outside: which numbers of an answer stand in nothing that it cites.

In: an answer. Out: violations as sentences. Two checks that share no code: `assistant.text.missing_quantities` knows
units, dates and names; `loose_numbers` is a plain reading of digits, so that a fault of the first does not hide itself.
Calculations are worked out again from their expression.
"""

import ast
import operator
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal, DivisionByZero, InvalidOperation

from assistant.prompts import without_rows_notes
from assistant.text import missing_quantities
from assistant.types import Answer, Calculation, Status
from evals.matching import squeeze, without_marks

HEADING = 8  # characters of a heading before a cell: 合作企业名称

_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_SCALED = re.compile(r"(\d+(?:\.\d+)?)(?:\s*([十百千万亿]+))?")
_OF_ONE = re.compile(r"(\(1\s*[+-]\s*)(\d+(?:\.\d+)?)%")
_BY_SHARE = re.compile(r"^([^%]*[/*]\s*)(\d+(?:\.\d+)?)%")  # 4180万元 ÷ 30.5%: an amount by a share of it
_BROKEN = re.compile(
    r"(?<=\S)[ \t\u3000]*\n(?=[\u4e00-\u9fff])|(?<=[年月])[ \t]*\n(?=\d)"
)  # a line of fixed width may end within 23人次
_HAN = re.compile(r"[〇零一二两三四五六七八九十百千万亿]+")
_HAN_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SIGNS = str.maketrans({"÷": "/", "×": "*", "−": "-", "–": "-", "＋": "+", "（": "(", "）": ")"})
_OPERATIONS: dict[type[ast.operator], Callable[[Decimal, Decimal], Decimal]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def violations(answer: Answer) -> list[str]:
    """Return what breaks the gate: a number of a statement that neither its quotes nor a calculation hold.

    A refusal states nothing, so the numbers of its text (the year that was asked about) are not looked at.
    """
    if answer.status is Status.REFUSED:
        return [f"拒答却带有陈述：{statement.text}" for statement in answer.statements]
    found = [fault for calculation in answer.calculations for fault in calculation_faults(calculation, answer)]
    sums = [f"{calculation.expression} = {calculation.result}" for calculation in answer.calculations]
    quotes = {c.label: f"{c.quote}\n\n{_BROKEN.sub('', c.quote)}" for c in answer.citations}
    for statement in answer.statements:
        sources = [quotes[label] for label in statement.citations if label in quotes] + sums
        missing = [quantity.text for quantity in missing_quantities(statement.text, sources)]
        missing += [number for number in loose_numbers(statement.text, sources) if number not in "".join(missing)]
        found += [f"{number} 不在引文里：{statement.text}" for number in missing]
    return found + _outside_statements(answer, [*quotes.values(), *sums])


def _outside_statements(answer: Answer, sources: Sequence[str]) -> list[str]:
    """Look at the text as it is shown: nothing may be written past the statements. Places cited may be named."""
    places = [part for c in answer.citations for part in (c.reference, c.caption or "", *c.section_path)]
    text = without_marks(without_rows_notes(answer.text))  # how many rows a table has is counted in code
    loose = loose_numbers(text, [*sources, *places])
    return [f"{number} 不在任何引文里" for number in loose]


def loose_numbers(text: str, sources: Iterable[str]) -> list[str]:
    """Return the numbers written in digits in a text that no source gives as the same value.

    Units are not read; 万 and 亿 are multiplied out, Chinese numerals of a source count (三所 supports 3所).
    """
    known = {value for source in sources for value in _values(_plain(source))}
    return [
        match.group()
        for match in _SCALED.finditer(_plain(text))
        if not {Decimal(match[1]) * _scale(match[2]), Decimal(match[1])} & known
    ]


def _plain(text: str) -> str:
    return re.sub(
        r"(?<=\d),(?=\d{3}(?!\d))",
        "",
        unicodedata.normalize("NFKC", text.replace("，", "，\u200b").replace("㎡", "平方米")),
    )


def _values(text: str) -> set[Decimal]:
    values = set()
    for match in _SCALED.finditer(text):
        values |= {Decimal(match[1]), Decimal(match[1]) * _scale(match[2])}
    for match in _HAN.finditer(text):
        values.add(Decimal(_han_value(match.group())))
    return values


def _scale(letters: str | None) -> int:
    product = 1
    for letter in letters or "":
        product *= _SCALES[letter]
    return product


def _han_value(numeral: str) -> int:
    """Read a Chinese numeral; without a scale word its digits are read one by one (二〇二五)."""
    if not any(letter in _SCALES for letter in numeral):
        return int("".join(str(_HAN_DIGITS[letter]) for letter in numeral))
    total = section = digit = 0
    for letter in numeral:
        scale = _SCALES.get(letter)
        if scale is None:
            digit = _HAN_DIGITS[letter]
        elif scale < _SCALES["万"]:
            section, digit = section + (digit or 1) * scale, 0
        else:
            total, section, digit = (total + section + digit or 1) * scale, 0, 0
    return total + section + digit


def calculation_faults(calculation: Calculation, answer: Answer) -> list[str]:
    """Return what is wrong with a calculation: operands that are not cited, or a result that does not follow."""
    name = f"{calculation.expression} = {calculation.result}"
    faults = [] if is_grounded(calculation, answer) else [f"算式的数据没有引文：{name}"]
    *first, last = calculation.expression.split("；")  # what comes before has a result of its own
    for step in first:
        expression, _, value = step.rpartition(" = ")
        faults += _wrong(expression or step, value if expression else "", name)
    return faults + _wrong(last, calculation.result, name)


def _wrong(expression: str, value: str, name: str) -> list[str]:
    """Return what is wrong with a value that an expression is said to come to, in as many steps as it has."""
    result, faults = _plain(value), []
    shown = _SCALED.search(result)
    steps = [worked_out(step) for step in expression.split("=")]
    if shown is None or None in steps:
        return [f"算式无法验算：{name}"]
    unit = Decimal(_scale(shown[2])) * (-1 if result[: shown.start()].endswith("-") else 1)
    if "%" in result and "%" not in _plain(expression):
        unit /= 100
    places = len(shown[1].partition(".")[2])
    slack = abs(unit) * Decimal("0.5001").scaleb(-places)  # shown values are rounded at their last place
    if any(step is not None and abs(step - Decimal(shown[1]) * unit) > slack for step in steps):
        faults.append(f"算式的结果不对：{name}")
    return faults


def is_grounded(calculation: Calculation, answer: Answer) -> bool:
    """Tell whether every operand's numbers stand in the quote of the citation that it names.

    Where things are counted (1 + 1 + 1), there is an operand for each, and its name ends in words that stand there: a
    row's heading goes before them.
    """
    quotes = {citation.label: citation.quote for citation in answer.citations}
    operands = calculation.operands
    if set(calculation.expression.split(" + ")) == {"1"}:
        named = all(_ends_in(squeeze(operand.text), squeeze(quotes.get(operand.label, ""))) for operand in operands)
        return named and len(operands) == calculation.expression.count("1")
    return bool(operands) and all(
        _SCALED.search(_plain(operand.text)) and not loose_numbers(operand.text, [quotes.get(operand.label, "")])
        for operand in operands
    )


def _ends_in(name: str, quote: str) -> bool:
    """Tell whether a name, or what follows a heading of a few characters in it, stands in the quote."""
    return any(name[start:] in quote for start in range(max(1, min(HEADING, len(name) - 1))))


def worked_out(expression: str) -> Decimal | None:
    """Return the value of an expression such as `395人 ÷ 2155人` or `82亿元 ÷ (1 + 6.8%)`, None when it is none.

    Units are not read, and % only where it is a part of one or an amount is divided by it.
    """
    expression = _OF_ONE.sub(lambda m: f"{m[1]}{Decimal(m[2]) / 100}", _plain(expression).translate(_SIGNS))
    expression = _BY_SHARE.sub(lambda m: f"{m[1]}{Decimal(m[2]) / 100}", expression)
    scaled = _SCALED.sub(lambda m: str(Decimal(m[1]) * _scale(m[2])), _plain(expression))
    bare = re.sub(r"[^0-9.+\-*/()]", "", scaled)
    try:
        return _value(ast.parse(bare, mode="eval").body)
    except (SyntaxError, ValueError, DivisionByZero, InvalidOperation):
        return None


def _value(node: ast.expr) -> Decimal:
    if isinstance(node, ast.Constant):
        return Decimal(str(node.value))
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATIONS:
        return _OPERATIONS[type(node.op)](_value(node.left), _value(node.right))
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -_value(node.operand)
    raise ValueError(ast.dump(node))
