"""The published JSON Schemas are valid, and accept exactly the documents that the loader accepts.

The oracle is ``jsonschema`` over what a YAML 1.2 reader makes of the text; the loader checks the text itself.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from core_yaml import core_value, read_core
from jsonschema import Draft202012Validator, FormatChecker
from mutations import Plain, Tree, excerpt, mutated, text_of, tree_of

from eaf.api import kind_schemas
from eaf.loading.pack_files import pack_schemas
from eaf.loading.shape import Shape
from eaf.loading.vocabulary import vocabulary_of
from eaf.loading.workspace import WorkspaceLoader
from eaf.loading.yaml_text import parse
from eaf.schemas.attestation_files import attestations_schema
from eaf.schemas.pieces import FORMS, Schema, integer
from eaf.schemas.workspace_files import model_schema, views_schema, waivers_schema, workspace_schema

ROOT = Path(__file__).parent.parent.parent.parent
CITIES = ROOT / "tests" / "functional" / "cities"
REAL = (ROOT / "architecture", ROOT / "checks")
BATCHES, BATCH = 20, 150
VIEWS = """\
views:
  v-1: {viewpoint: architecture, title: {vi: Một, en: One}, architecture: ung-dung, budget: 12}
  v-2: {viewpoint: context, title: Hai, element: app-a, summary: S}
  v-3: {viewpoint: overview, title: Ba}
"""
WAIVERS = """\
waivers:
  - id: W-2026-014
    rule: CPDT-INT-001
    subjects: [app-a, ung-dung, brm:BRM1.1, {from: app-a, to: app-b, type: flow}]
    reason: {vi: Đang chuyển đổi., en: In transition.}
    approved_by: org-a
    decision: 123/QĐ-UBND
    evidence: docs/123.pdf
    created: 2026-03-01
    expires: 2026-08-28
    until_changed: sha256:0123456789abcdef
    max_findings: 2
"""
ATTESTATIONS = """\
attestations:
  - rule: CPDT-ATT-001
    elements: [app-a, app-b]
    method: examine
    collected: 2026-01-05
    expires: 2026-12-31
    by: org-a
    note: {vi: Đã xem., en: Seen.}
    evidence:
      - {path: hồ sơ/Quyết định 1.pdf, sha256: 0f343b0931126a20f133d67c2b018a3b1e5a3c6a1e1f0b5a3c6a1e1f0b5a3c6a, note: Bản quét}
      - {source: src-a}
      - {url: 'https://example.org/a', accessed: 2026-01-05, sha256: 0f343b0931126a20f133d67c2b018a3b1e5a3c6a1e1f0b5a3c6a1e1f0b5a3c6a}
"""
MODEL = """\
elements:
  k-1:
    type: indicator
    name: {vi: Tỷ lệ, en: Share}
    indicator:
      unit: '%'
      better: higher
      measurements: [{date: 2021-12-31, value: 45.50, qualifier: about, source: src-a}]
      targets: [{date: 2025-12-31, min: 80}, {date: 2026-12-31, max: 5}]
  s-1: {type: source, name: S, source: {kind: web, published: 2022, url: 'https://example.org/a', accessed: 2022-02-14}}
  i-1: {type: instrument, name: I, instrument: {ref: qd-1, number: 1/QĐ, issuer: org-a, issued: 2019-12-31, effective_to: null}}
  p-1: {type: plateau, name: P, plateau: {date: 2025-12-31}}
relationships:
  - {type: access, source: a, target: b, access: read-write, data: [d], since: 2020-01-01, until: null, sources: [{ref: s-1, note: N}]}
"""


@cache
def schemas() -> dict[str, Schema]:
    """The schema of each kind of file by the top-level key that tells the kind, as the real workspace has them."""
    packs = WorkspaceLoader(ROOT / "architecture", kind_schemas()).load().packs
    model = model_schema(vocabulary_of(packs))
    free = model_schema()
    return {
        **pack_schemas(kind_schemas()),
        "workspace": workspace_schema(),
        "views": views_schema(),
        "waivers": waivers_schema(),
        "attestations": attestations_schema(),
        "elements": model,
        "relationships of a model": model,
        "elements without a pack": free,
    }


@cache
def oracle(kind: str) -> Draft202012Validator:
    """The schema for ``jsonschema``; Python's ``$`` also means "before a last line break", that of JSON Schema does not."""
    return Draft202012Validator(_ends_for_python(schemas()[kind]), format_checker=FormatChecker())


def _ends_for_python(schema: object) -> Any:  # noqa: ANN401 - a schema is any JSON
    if isinstance(schema, dict):
        return {
            key: re.sub(r"\$$", r"\\Z", each) if key == "pattern" and isinstance(each, str) else _ends_for_python(each)
            for key, each in schema.items()
        }
    return [_ends_for_python(each) for each in schema] if isinstance(schema, list) else schema


def patterns(schema: object) -> set[str]:
    """Every pattern in a schema."""
    if isinstance(schema, dict):
        own = {schema["pattern"]} if isinstance(schema.get("pattern"), str) else set()
        return own.union(*map(patterns, schema.values()))
    return set[str]().union(*map(patterns, schema)) if isinstance(schema, list) else set()


def numbers(schema: object) -> set[tuple[str, int, int]]:
    """The pattern and the limits of every whole number in a schema."""
    if isinstance(schema, dict):
        own = (
            {(schema["pattern"], schema["minimum"], schema["maximum"])}
            if {"minimum", "maximum", "pattern"} <= set(schema)
            else set()
        )
        return {each for each in own if each[0] not in FORMS}.union(*map(numbers, schema.values()))
    return set[tuple[str, int, int]]().union(*map(numbers, schema)) if isinstance(schema, list) else set()


@cache
def shape(kind: str) -> Shape:
    return Shape(schemas()[kind])


def accepted_by_schema(kind: str, text: str) -> bool:
    return oracle(kind).is_valid(read_core(text))


def accepted_by_loader(kind: str, text: str) -> bool:
    """Whether the loader accepts; when it does not it must say where and why, in words that are not the fallback's."""
    document = parse("a.yaml", text.encode())
    assert not document.problems, document.problems
    found = shape(kind).problems(document)
    assert all(each.rule != "EAF-S009" for each in found), text
    assert all(each.place.line == 1 and each.place.column <= len(text) for each in found if "\n" not in text)
    return not found


def kind_of(tree: Tree) -> str:
    assert isinstance(tree, dict)
    if "source" in str(tree.get("relationships", "")) and "elements" not in tree:
        return "relationships of a model"
    return next(key for key in tree if key in schemas())


@cache
def real_trees() -> tuple[tuple[str, Tree], ...]:
    paths = sorted(path for folder in (*REAL, CITIES) for path in folder.rglob("*.yaml"))
    texts = [VIEWS, MODEL, WAIVERS, ATTESTATIONS, *(path.read_text(encoding="utf-8") for path in paths)]
    trees = [tree_of(text) for text in texts]
    return tuple((kind_of(tree), tree) for tree in trees)


@pytest.mark.parametrize("kind", sorted(schemas()))
def test_schema_is_valid_json_schema(kind: str) -> None:
    Draft202012Validator.check_schema(schemas()[kind])
    assert schemas()[kind]["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert json.loads(json.dumps(schemas()[kind])) == schemas()[kind]


@pytest.mark.parametrize("kind", sorted(schemas()))
def test_every_reference_in_a_schema_leads_somewhere(kind: str) -> None:
    text = json.dumps(schemas()[kind])
    names = set(re.findall(r'"\$ref": "#/\$defs/([^"]+)"', text))
    definitions = schemas()[kind].get("$defs", {})
    assert isinstance(definitions, dict)
    assert names <= set(definitions)


@pytest.mark.parametrize("kind", sorted(schemas()))
def test_every_pattern_has_words(kind: str) -> None:
    assert {each for each in patterns(schemas()[kind]) if each not in FORMS} == {each for each, _, _ in numbers(schemas()[kind])}


def test_a_number_that_does_not_fit_is_told_its_limits() -> None:
    limits = {limits for kind in schemas() for limits in numbers(schemas()[kind])}
    assert len(limits) > 3
    for pattern, low, high in limits:
        (found,) = Shape(integer(low, high)).problems(parse("a.yaml", b"x\n"))
        assert integer(low, high)["pattern"] == pattern
        said = f"a whole number from {low} to {high}" if low < high else str(low)
        assert found.message.en == f"'x' does not have the form {said}"


@pytest.mark.parametrize(
    ("kind", "text", "message"),
    [
        ("elements", "elements: {x: {type: node, name: [X]}}", "expected text or a mapping, found a list"),
        (
            "elements",
            "elements: {x: {type: node, name: X, owner: [a]}}",
            "expected an id of a-z, digits and hyphens, found a list",
        ),
        (
            "elements",
            "elements: {x: {type: node, name: X, lifecycle: {from: {}}}}",
            "expected a date YYYY-MM-DD or nothing, found",
        ),
        (
            "elements",
            "elements: {x: {type: node, name: X, properties: {security_level: [1]}}}",
            "expected a whole number from 1 to 5",
        ),
        (
            "elements",
            "elements: {x: {type: data-object, name: X, properties: {database: ja}}}",
            "'ja' is not one of: false, true",
        ),
        (
            "views",
            "views: {v: {viewpoint: overview, title: V, budget: {}}}",
            "expected a whole number from 1 to 400, found a mapping",
        ),
        ("elements", "elements: {x: {type: node, name: X, tags: a}}", "expected a list, found 'a'"),
        ("elements", "elements: {x: [node]}", "expected a mapping, found a list"),
    ],
)
def test_what_is_expected_is_said_in_words(kind: str, text: str, message: str) -> None:
    (found,) = shape(kind).problems(parse("a.yaml", text.encode()))
    assert found.message.en.startswith(message)


@pytest.mark.parametrize(
    "path", [path for folder in REAL for path in sorted(folder.rglob("*.yaml"))], ids=lambda path: str(path.relative_to(ROOT))
)
def test_real_file_is_accepted_by_both(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    kind = kind_of(tree_of(text))
    assert accepted_by_loader(kind, text)
    assert list(oracle(kind).iter_errors(read_core(text))) == []


@pytest.mark.parametrize("number", range(4))
def test_sample_is_accepted_by_both(number: int) -> None:
    kind, tree = real_trees()[number]
    assert accepted_by_loader(kind, text_of(tree))
    assert list(oracle(kind).iter_errors(read_core(text_of(tree)))) == []


@pytest.mark.parametrize("batch", range(BATCHES))
def test_both_accept_the_same_mutations(batch: int) -> None:
    dice = random.Random(batch)  # noqa: S311 - the same flaws in every run
    accepted = 0
    for _ in range(BATCH):
        kind, tree = dice.choice(real_trees())
        text = text_of(mutated(excerpt(tree, dice), dice))
        wanted = accepted_by_schema(kind, text)
        assert accepted_by_loader(kind, text) == wanted, f"{kind}: the schema {'accepts' if wanted else 'refuses'} {text}"
        accepted += wanted
    assert BATCH * 0.05 < accepted < BATCH * 0.6


@pytest.mark.parametrize(
    ("low", "high"), [(0, 0), (0, 9), (1, 4), (1, 400), (7, 1205), (0, 99), (10, 99), (95, 1000), (999, 1001), (5, 4)]
)
def test_whole_number_is_accepted_within_its_limits_as_number_and_as_text(low: int, high: int) -> None:
    schema = integer(low, high)
    validator = Draft202012Validator(_ends_for_python(schema))
    for number in (*range(1300), 99_999, 10**20):
        within = low <= number <= high
        for text in (f"{number}", f"00{number}", f"{number}.0", f"{number}.000"):
            assert validator.is_valid(text) == within, text
            assert validator.is_valid(core_value(text)) == within, text
        for text in (f"-{number + 1}", f"{number}.5", f"{number}a", f" {number}"):
            assert not validator.is_valid(text), text


@pytest.mark.parametrize("text", ["true", "True", "FALSE", "5", "1.0", "null", "2022", "no", "x", "x-1", "X1"])
@pytest.mark.parametrize("kind", ["workspace", "pack", "views", "waivers", "attestations", "rules", "clauses"])
def test_plain_and_typed_scalar_are_judged_alike_everywhere(kind: str, text: str) -> None:
    """Every scalar of a sound document, one after the other, replaced by the same plain word."""
    tree = next(each for name, each in real_trees() if name == kind)
    for changed in replaced_one_by_one(excerpt(tree, random.Random(0), 1), Plain(text)):  # noqa: S311 - an excerpt
        written = text_of(changed)
        assert accepted_by_loader(kind, written) == accepted_by_schema(kind, written), written


def replaced_one_by_one(tree: Tree, new: Tree) -> Iterator[Tree]:
    """The tree as often as it has scalars, each time with another of them replaced."""
    if isinstance(tree, dict):
        for key, each in tree.items():
            yield from ({**tree, key: changed} for changed in replaced_one_by_one(each, new))
    elif isinstance(tree, list):
        for index, each in enumerate(tree):
            yield from ([*tree[:index], changed, *tree[index + 1 :]] for changed in replaced_one_by_one(each, new))
    else:
        yield new


def test_core_reader_follows_yaml_1_2() -> None:
    text = "{a: 0123, b: 1.50, c: no, d: 2022-01-01, e: 0x1F, f: 1e3, g: '5', h: , i: True, j: 12:30, k: 0o17, l: 1_000, 1: x}"
    assert read_core(text) == {
        "a": 123, "b": 1.5, "c": "no", "d": "2022-01-01", "e": 31, "f": 1000.0, "g": "5", "h": None, "i": True, "j": "12:30", "k": 15,
        "l": "1_000", "1": "x",
    }  # fmt: skip


def test_a_fault_that_the_words_do_not_know_is_still_reported() -> None:
    document = parse("a.yaml", b"a: 1\n")
    (found,) = Shape({"type": "object", "not": {"required": ["a"]}}).problems(document)
    assert (found.rule, found.place.line, found.place.column) == ("EAF-S009", 1, 1)


@pytest.mark.deep
@pytest.mark.parametrize("batch", range(20, 420))
def test_both_accept_the_same_of_sixty_thousand_mutations(batch: int) -> None:
    test_both_accept_the_same_mutations(batch)
