"""What pydantic found wrong, in Chinese.

In: the error details of a pydantic ValidationError. Out: a phrase that follows the name of the field or setting,
such as "须为整数". Never repeats the rejected value: it may be personal, huge or undecodable.
"""

from collections.abc import Mapping
from typing import Any

_PHRASES = {
    "missing": "缺少，须填写",
    "extra_forbidden": "不是已知的名称，请检查拼写",
    "string_type": "须为文字",
    "string_unicode": "含有不成对的代理字符，须为正常的 Unicode 文字",
    "string_too_short": "至少 {min_length} 个字符",
    "string_too_long": "至多 {max_length} 个字符",
    "string_pattern_mismatch": "格式不符",
    "int_type": "须为整数",
    "int_parsing": "须为整数",
    "int_parsing_size": "数字过大",
    "int_from_float": "须为整数",
    "float_type": "须为数字",
    "float_parsing": "须为数字",
    "bool_type": "须为 true 或 false",
    "bool_parsing": "须为 true 或 false",
    "list_type": "须为列表",
    "tuple_type": "须为列表",
    "dict_type": "须为对象",
    "path_type": "须为路径",
    "too_long": "至多 {max_length} 项",
    "too_short": "至少 {min_length} 项",
    "greater_than_equal": "不得小于 {ge}",
    "greater_than": "须大于 {gt}",
    "less_than_equal": "不得大于 {le}",
    "less_than": "须小于 {lt}",
    "literal_error": "只能是 {expected}",
    "datetime_type": "须为时间",
    "datetime_parsing": "须为时间，如 2025-12-31T08:00:00Z",
    "datetime_from_date_parsing": "须为时间，如 2025-12-31T08:00:00Z",
    "timezone_aware": "须带时区，如 2025-12-31T08:00:00Z",
    "enum": "只能是 {expected}",
    "model_type": "须为 JSON 对象",
    "model_attributes_type": "须为 JSON 对象，并带请求头 Content-Type: application/json",
    "json_invalid": "不是完整的 JSON",
    "value_error": "{error}",
}


def phrase(error: Mapping[str, Any]) -> str:
    """Say what is wrong, from one item of `ValidationError.errors()`; "取值不符合要求" for a kind without words."""
    template = _PHRASES.get(error["type"], "取值不符合要求")
    context = {key: str(value).replace(" or ", " 或 ") for key, value in error.get("ctx", {}).items()}
    return template.format_map(context) if context.keys() >= _names(template) else "取值不符合要求"


def _names(template: str) -> set[str]:
    return {part.split("}")[0] for part in template.split("{")[1:]}
