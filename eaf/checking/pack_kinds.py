"""A page of documentation for each rule kind, made of its code: what it asks, its parameters, its cost, a rule that uses it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from eaf.checking.pack_lint_rules import selectors_of, used_sets
from eaf.checking.pack_nodes import table
from eaf.checking.pack_written import Written
from eaf.finding import Place
from eaf.loading.typed import word
from eaf.schemas.pieces import BOOLEAN, FORMS, TEXT
from eaf.schemas.selectors import CONDITION_KEYS, PATH, RELATIONSHIP_TYPE
from eaf.text import Text, both

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eaf.checking.assertion import RuleKind
    from eaf.pack.pack import Pack
    from eaf.pack.rule import Rule
    from eaf.schemas.pieces import Schema

_WORK = "Work: "
_PARAGRAPHS = re.compile(r"\n\s*\n|\n(?=- )")
_COMPARISONS = Text("phép so của bộ chọn", "a comparison of selectors")
_REFERENCES = {
    "selector": Text("bộ chọn phần tử", "a selector of elements"),
    "relationship-selector": Text("bộ chọn quan hệ", "a selector of relationships"),
    "text": Text("câu chữ vi, en", "a text, vi and en"),
}
_KEYS = Text("các khóa sau", "the keys below")
_LIST = Text("danh sách: {item}", "a list of: {item}")
_WHOLE = Text("số nguyên từ {low} đến {high}", "a whole number from {low} to {high}")
_FROM = Text("số nguyên từ {low}", "a whole number from {low}")
_PATH = Text("biểu thức đường đi", "a path expression")
_TYPE = Text("kiểu quan hệ", "a relationship type")
_WORDS = Text("văn bản", "text")
_MANY = 100_000


@dataclass(frozen=True, slots=True)
class KindParameter:
    """A parameter: its name with what it stands in, the form of its value, and whether a rule must state it."""

    name: str
    form: Text
    required: bool = False


@dataclass(frozen=True, slots=True)
class KindPage:
    """The documentation of a rule kind; ``example`` is what the first of ``rules`` says, as its file has it."""

    id: str
    question: Text
    paragraphs: tuple[str, ...]
    work: str
    parameters: tuple[KindParameter, ...]
    rules: tuple[Rule, ...] = ()
    example: str = ""


def page_of(kind: RuleKind, packs: tuple[Pack, ...], rules: tuple[Rule, ...]) -> KindPage:
    """The page of a kind that these rules of the packs use."""
    said, _, work = kind.documentation.strip().partition(_WORK)
    paragraphs = tuple(" ".join(each.split()) for each in _PARAGRAPHS.split(said) if each.strip())
    example = _example(next(pack for pack in packs if pack.id == rules[0].pack), rules[0], kind) if rules else ""
    return KindPage(kind.id, kind.question, paragraphs, _sentence(work), tuple(_parameters(kind.schema, "")), rules, example)


def _sentence(said: str) -> str:
    """Words that came after a colon, as a sentence of their own."""
    words = " ".join(said.split())
    return words[:1].upper() + words[1:]


def _parameters(schema: Schema, inside: str) -> Iterator[KindParameter]:
    """The keys of a mapping, each followed by those inside it; the comparisons that selectors know too are one row."""
    properties, required = table(schema.get("properties")), schema.get("required")
    compared = [key for key, part in properties.items() if CONDITION_KEYS.get(key) == part]
    for key, part in properties.items():
        if key not in compared:
            needed = isinstance(required, list) and key in required
            yield KindParameter(f"{inside}{key}", _form(table(part)), needed)
            if part != TEXT:
                yield from _parameters(*_inner(table(part), f"{inside}{key}"))
    if compared:
        yield KindParameter(f"{inside}{', '.join(compared)}", _COMPARISONS)


def _inner(schema: Schema, name: str) -> tuple[Schema, str]:
    """The mapping that a parameter is, or that the entries of its list are."""
    if schema.get("type") == "array":
        return table(schema.get("items")), f"{name}[]."
    return schema, f"{name}."


def _form(schema: Schema) -> Text:
    """What a value looks like, in words."""
    forms = schema.get("anyOf")
    if schema == TEXT or "$ref" in schema:
        return _REFERENCES.get(str(schema.get("$ref")).removeprefix("#/$defs/"), _REFERENCES["text"])
    if isinstance(forms, list) and "properties" not in schema:
        found = [_form(table(each)) for each in forms]
        return Text(" hoặc ".join(each.vi for each in found), " or ".join(each.en for each in found))
    if schema.get("type") == "array":
        return _LIST.format(item=_form(table(schema.get("items"))))
    if "properties" in schema:
        return _KEYS
    return _scalar(schema)


def _scalar(schema: Schema) -> Text:
    options = schema.get("enum")
    if schema == BOOLEAN:
        return both("true | false")
    if schema in (RELATIONSHIP_TYPE, PATH):
        return _PATH if schema == PATH else _TYPE
    if isinstance(options, list):
        return both(" | ".join(map(str, options)))
    low, high = schema.get("minimum"), schema.get("maximum")
    if isinstance(low, int) and isinstance(high, int):
        return (_WHOLE if high < _MANY else _FROM).format(low=str(low), high=str(high))
    return FORMS.get(str(schema.get("pattern")), _WORDS)


def _example(pack: Pack, rule: Rule, kind: RuleKind) -> str:
    """``select`` and ``params`` of a rule, with their comments, and the sets of the pack that they name, as the files have them."""
    written = Written(pack)
    given = written.rule(rule)
    places = [written.place(rule.origin.child(key), key=True) for key in ("select", "params") if key in given]
    lines = [line for place in places for line in _block(pack, place)]
    used = used_sets(pack, (selector for _, selector in selectors_of(given, kind)))
    sets = [(name, origin) for each, origin in written.listed("sets") if (name := word(each["id"])) in used]
    for name, origin in sets:
        lines += ["sets:"] if name == sets[0][0] else []
        lines.append(f"  - id: {name}")
        lines += [f"    {line}" for line in _block(pack, written.place(origin.child("select"), key=True))]
    return "".join(f"{line}\n" for line in lines)


def _block(pack: Pack, place: Place) -> Iterator[str]:
    """The lines of the entry whose key stands at the place, without the indentation of the key."""
    indent, number = place.column - 1, place.line
    line = pack.places.line(place) if pack.places else ""
    while line and (number == place.line or not line[: indent + 1].strip()):
        yield line[indent:].rstrip()
        number += 1
        line = pack.places.line(Place(place.file, number)) if pack.places else ""
