"""The small schemas that all kinds of files share.

A YAML 1.2 reader sees numbers and booleans where the loader still sees their text, so that a code such as ``1.001610`` or
``001`` loses nothing. Every scalar here therefore accepts both forms, and accepts exactly the same documents either way: what
must be text has a pattern that no number and no boolean fits, and what may be a number has its limits twice, as a pattern and
as ``minimum`` and ``maximum``.
"""

from __future__ import annotations

import re
from typing import TypeAlias

from eaf.text import Text

Schema: TypeAlias = "dict[str, object]"

DIALECT = "https://json-schema.org/draft/2020-12/schema"
LONGEST_ID = 80
LONGEST_PATH = 240
LARGEST = 999_999_999
_NO_BOOLEAN = "(?!(?:true|True|TRUE|false|False|FALSE)$)"
ID_PATTERN = f"^{_NO_BOOLEAN}[a-z][a-z0-9-]*$"
DOTTED_PATTERN = f"^{_NO_BOOLEAN}[a-z][a-z0-9.-]*$"
NAME_PATTERN = f"^{_NO_BOOLEAN}[a-z][a-z0-9_]*$"
KEY_PATTERN = f"^{_NO_BOOLEAN}[A-Za-z][A-Za-z0-9.-]*$"
DATE_PATTERN = "^(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}$"
MONTH_PATTERN = "^(?:0*[1-9][0-9]{3}(?:[.]0+)?|[1-9][0-9]{3}-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)$"
DECIMAL_PATTERN = "^-?[0-9]+(?:[.][0-9]+)?$"
URL_PATTERN = "^https?://[^ ]+$"
CODE_PATTERN = "^[a-z]+:[A-Za-z0-9.]+$"
RULE_PATTERN = "^[A-Z][A-Z0-9]*-[A-Z]+-[0-9]{3}$"
ATTRIBUTE_PATTERN = f"^{_NO_BOOLEAN}[a-z][a-z0-9_]*(?:[.][a-z][a-z0-9_]*)?$"
SUBJECT_PATTERN = f"^{_NO_BOOLEAN}[a-z][a-z0-9-]*(?::[A-Za-z0-9.]+)?$"
DIGEST_PATTERN = "^sha256:[0-9a-f]{16}$"
SHA256_PATTERN = "^(?![0-9]+(?:e[0-9]+)?$)[0-9a-f]{64}$"
_STEP = r"[^./\\:\r\n\t][^/\\:\r\n\t]*"
FILE_PATTERN = rf"^(?:{_STEP}/)*{_STEP}[.][A-Za-z]{{2,}}[A-Za-z0-9]*$"
DAYS_PATTERN = "^[0-9]{1,5}d$"
SPOT_PATTERN = "^(?:[0-9]+:[0-9]+|workspace)$"
PARTS_PATTERN = "^(architectures|layers|components|codes:[a-z]+)$"
SHARE_PATTERN = "^[0-9]+([.][0-9]+)?%?$"
FRACTION_PATTERN = "^[0-9]{1,9}/[1-9][0-9]{0,8}$"
FORMS: dict[str, Text] = {
    ID_PATTERN: Text("mã gồm chữ thường a-z, chữ số và dấu gạch nối", "an id of a-z, digits and hyphens"),
    DOTTED_PATTERN: Text("mã gồm chữ thường a-z, chữ số, dấu chấm và gạch nối", "an id of a-z, digits, dots and hyphens"),
    NAME_PATTERN: Text("tên gồm chữ thường a-z, chữ số và dấu gạch dưới", "a name of a-z, digits and underscores"),
    KEY_PATTERN: Text("mã gồm chữ cái không dấu, chữ số, dấu chấm và gạch nối", "a code of letters, digits, dots and hyphens"),
    DATE_PATTERN: Text("ngày YYYY-MM-DD", "a date YYYY-MM-DD"),
    MONTH_PATTERN: Text("YYYY, YYYY-MM hoặc YYYY-MM-DD", "YYYY, YYYY-MM or YYYY-MM-DD"),
    DECIMAL_PATTERN: Text("số thập phân, dùng dấu chấm", "a decimal number"),
    URL_PATTERN: Text("địa chỉ http(s)://", "an http(s):// address"),
    CODE_PATTERN: Text("mô hình:mã, ví dụ drm:DRM001", "model:code, for example drm:DRM001"),
    RULE_PATTERN: Text("mã quy tắc, ví dụ CPDT-INT-001", "a rule's code, for example CPDT-INT-001"),
    ATTRIBUTE_PATTERN: Text("tên thuộc tính, ví dụ owner hoặc name.en", "an attribute's name, for example owner or name.en"),
    SUBJECT_PATTERN: Text(
        "mã phần tử, hoặc mã của khung (lớp, kiến trúc thành phần, mô hình:mã)",
        "an element's id, or that of an item of the framework (layer, architecture, model:code)",
    ),
    DIGEST_PATTERN: Text("sha256: và 16 chữ số hệ 16", "sha256: and 16 hexadecimal digits"),
    SHA256_PATTERN: Text(
        "64 chữ số hệ 16 viết thường, như sha256sum in ra", "64 lower-case hexadecimal digits, as sha256sum prints them"
    ),
    FILE_PATTERN: Text(
        "đường dẫn tệp có đuôi, tính từ thư mục của eaf.yaml, không có phần nào bắt đầu bằng dấu chấm",
        "the path of a file with a suffix, from the folder of eaf.yaml, no part of which begins with a dot",
    ),
    DAYS_PATTERN: Text("số ngày, ví dụ 180d", "a number of days, for example 180d"),
    SPOT_PATTERN: Text("dòng:cột hoặc workspace", "line:column or workspace"),
    PARTS_PATTERN: Text(
        "architectures, layers, components hoặc codes:<mô hình tham chiếu>",
        "architectures, layers, components or codes:<reference model>",
    ),
    SHARE_PATTERN: Text("phần trăm, ví dụ 80%", "a percentage, for example 80%"),
    FRACTION_PATTERN: Text("phân số, ví dụ 41/50", "a fraction, for example 41/50"),
}
"""What people call the form that a pattern stands for."""

SCALAR: Schema = {"type": ["string", "number", "boolean"], "minLength": 1}
ID: Schema = {"type": "string", "pattern": ID_PATTERN, "maxLength": LONGEST_ID}
PACK_ID: Schema = {"type": "string", "pattern": DOTTED_PATTERN, "maxLength": LONGEST_ID}
NAME: Schema = {"type": "string", "pattern": NAME_PATTERN, "maxLength": LONGEST_ID}
RULE_ID: Schema = {"type": "string", "pattern": RULE_PATTERN}
SUBJECT: Schema = {"type": "string", "pattern": SUBJECT_PATTERN, "maxLength": LONGEST_ID}
DIGEST: Schema = {"type": "string", "pattern": DIGEST_PATTERN}
SHA256: Schema = {"type": "string", "pattern": SHA256_PATTERN}
FILE: Schema = {"type": "string", "pattern": FILE_PATTERN, "maxLength": LONGEST_PATH}
KEY: Schema = {"type": "string", "pattern": KEY_PATTERN, "maxLength": LONGEST_ID}
TEXT: Schema = {
    "type": ["string", "number", "boolean", "object"],
    "minLength": 1,
    "minProperties": 1,
    "properties": {"vi": SCALAR, "en": SCALAR},
    "additionalProperties": False,
}
DATE: Schema = {"type": "string", "pattern": DATE_PATTERN, "format": "date"}
DATE_OR_NULL: Schema = {**DATE, "type": ["string", "null"]}
MONTH: Schema = {
    "type": ["string", "integer"],
    "pattern": MONTH_PATTERN,
    "minimum": 1000,
    "maximum": 9999,
    "if": {"type": "string", "pattern": DATE_PATTERN},
    "then": {"format": "date"},
}
DECIMAL: Schema = {"type": ["number", "string"], "pattern": DECIMAL_PATTERN}
BOOLEAN: Schema = {"enum": [True, False, "true", "false", "True", "False", "TRUE", "FALSE"]}
DAYS: Schema = {"type": "string", "pattern": DAYS_PATTERN}
URL: Schema = {"type": "string", "pattern": URL_PATTERN}
CONFIDENCE: Schema = {"enum": ["high", "medium", "low"]}


def integer(minimum: int = 0, maximum: int = LARGEST) -> Schema:
    """A whole number from ``minimum`` (0 or more) to ``maximum``, written in decimal digits."""
    pattern = f"^0*(?:{_digits(minimum, maximum)})(?:[.]0+)?$"
    return {"type": ["integer", "string"], "minimum": minimum, "maximum": maximum, "pattern": pattern}


def _digits(low: int, high: int) -> str:
    """A pattern of the numbers from ``low`` to ``high`` without leading zeros; of none when ``high`` is smaller."""
    parts: list[str] = []
    for length in range(len(str(low)), len(str(high)) + 1):
        first, last = max(low, 10 ** (length - 1) if length > 1 else 0), min(high, 10**length - 1)
        if first <= last:
            parts.extend(_same_length(str(first), str(last)))
    return "|".join(parts) or "(?!)"


def _same_length(low: str, high: str) -> list[str]:
    """Patterns of the numbers between two of as many digits."""
    rest = len(low) - 1
    any_rest = f"[0-9]{{{rest}}}" if rest else ""
    if low[1:] == "0" * rest and high[1:] == "9" * rest:
        return [(low[0] if low[0] == high[0] else f"[{low[0]}-{high[0]}]") + any_rest]
    if low[0] == high[0]:
        return [low[0] + each for each in _same_length(low[1:], high[1:])]
    first, last = int(low[0]), int(high[0])
    lower = [low[0] + each for each in _same_length(low[1:], "9" * rest)]
    upper = [high[0] + each for each in _same_length("0" * rest, high[1:])]
    between = [f"[{first + 1}-{last - 1}]{any_rest}"] if first + 1 <= last - 1 else []
    return [*lower, *between, *upper]


def listed(item: Schema, *, least: int = 0, unique: bool = False) -> Schema:
    """A list of ``item``."""
    schema: Schema = {"type": "array", "items": item}
    if least:
        schema["minItems"] = least
    if unique:
        schema["uniqueItems"] = True
    return schema


def one_or_more(item: Schema) -> Schema:
    """One scalar or a list of such: the constraints of ``item`` (an enum or a pattern) hold for both."""
    return {"anyOf": [item, listed(item, least=1, unique=True)]}


def mapping(properties: dict[str, Schema], required: tuple[str, ...] = ()) -> Schema:
    """A mapping with exactly these keys."""
    schema: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    if required:
        schema["required"] = list(required)
    return schema


def keyed(value: Schema, key: Schema = ID) -> Schema:
    """A mapping from ids to ``value``."""
    return {"type": "object", "propertyNames": key, "additionalProperties": value, "minProperties": 1}


def for_both_readers(schema: Schema) -> Schema:
    """The schema of a rule kind's parameters with both forms of its scalars, where it was written with one in mind.

    What is said to be text and has no form may read as a number or a boolean too; a number whose form has no sign is not negative.
    """
    made = {key: _for_both(each) for key, each in schema.items()}
    if schema.get("type") == "string" and not schema.keys() & {"pattern", "enum", "const", "format"}:
        made["type"] = SCALAR["type"]
    types, pattern = schema.get("type"), schema.get("pattern")
    if isinstance(types, list) and "number" in types and isinstance(pattern, str) and re.search(pattern, "-1") is None:
        made.setdefault("minimum", 0)
    return made


def _for_both(part: object) -> object:
    if isinstance(part, dict):
        return for_both_readers(part)
    return [_for_both(each) for each in part] if isinstance(part, list) else part


def document(title: str, schema: Schema, definitions: dict[str, Schema] | None = None) -> Schema:
    """A whole schema with its dialect and title."""
    whole: Schema = {"$schema": DIALECT, "title": title, **schema}
    if definitions:
        whole["$defs"] = definitions
    return whole
