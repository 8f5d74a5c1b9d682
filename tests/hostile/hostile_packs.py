"""Hostile settings and packs: a pack is data from someone else, and a workspace's settings say which packs are read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hostile_texts import Case, case

SETTINGS = "architecture/eaf.yaml"
PACK = "checks/toy-1/pack.yaml"
LAYERS = "checks/toy-1/layers.yaml"
RULES = "checks/toy-1/rules/z.yaml"
OTHER = "checks/toy-1/z.yaml"
STANDARD = "{id: s-1, number: S1, name: S, group: g"
NAMED = "{require: [{attr: name, exists: true}]}"
CLAUSE = "clauses: [{id: TOY-BAD, instrument: toy-decree, level: must, text: X, status: automated, rules: [TOY-BAD-001]}]\n"


def settings(fields: str = "", packs: str = "[toy-1]", head: str = "format: 1") -> str:
    """An ``eaf.yaml``; the packs begin at 5:10, further fields stand from 6:3 on."""
    return f"workspace:\n  {head}\n  id: x\n  name: X\n  packs: {packs}\n  {fields}\n"


def rule(params: str, kind: str = "attribute", select: str = "{type: node}", more: str = "") -> str:
    """A file with one rule; its selection begins at 10:13, its parameters at 11:13."""
    return (
        "rules:\n  - rule: TOY-BAD-001\n    name: bad\n"
        f"    kind: {kind}\n    title: T\n    message: M\n    severity: error\n    rationale: R\n    remedy: R\n"
        f"    select: {select}\n    params: {params}\n    {more}\n"
    )


def bad_rule(name: str, text: str, codes: str, at: str = "") -> Case:
    """A case of one rule, with a clause that names it."""
    return replace(case(name, text, codes, at, RULES), beside=(("checks/toy-1/clauses/more.yaml", CLAUSE),))


def matching(pattern: str) -> str:
    """The parameters of a rule with a regular expression."""
    return "{require: [{attr: name, matches: '" + pattern + "'}]}"


def hostile_settings() -> Iterator[Case]:
    """Settings that are no YAML, name packs elsewhere, or name what is not there."""
    for name, text, codes, at in (
        ("empty", "", "F005", "1:1"),
        ("a list", "- workspace\n", "S004", "1:1"),
        ("an empty mapping", "{}\n", "S002", "1:1"),
        ("a duplicate key", "workspace: {}\nworkspace: {}\n", "Y002", "2:1"),
        ("an alias bomb", "a: &a [x]\nb: &b [*a, *a]\nworkspace: *b\n", "Y003", "1:4"),
        ("a Python object", "workspace: !!python/object:os.system {}\n", "Y004", "1:12"),
        ("200 KB of brackets", "[" * 200_000, "Y006", "1:33"),
        ("an escape for the terminal", settings('summary: "\\e[2J"'), "Y009", "6:12"),
        ("an unknown format", settings(head="format: 2"), "S005", "2:11"),
        ("a format with an exponent", settings(head="format: 1e0"), "Y013", "2:11"),
        ("an unknown language", settings("language: fr"), "S003", "6:13"),
        ("an unknown key", settings("langauge: vi"), "S001", "6:3"),
        ("no packs", settings(packs="[]"), "S007", "5:3"),
        ("a pack above the workspace", settings(packs="[../../etc]"), "S005", "5:11"),
        ("a pack at an absolute path", settings(packs="[/etc/passwd]"), "S005", "5:11"),
        ("a pack with a file name", settings(packs="[toy-1/pack.yaml]"), "S005", "5:11"),
        ("a pack that is not there", settings(packs="[toy-2]"), "R005", "5:11"),
        ("a pack twice", settings(packs="[toy-1, toy-1]"), "S010", "5:18"),
        ("an owner that is not there", settings("owner: nobody"), "R001", "6:10"),
        ("a plateau that is none", settings("plateau: sys-registry"), "R010", "6:12"),
        ("a repository of code", settings("repository: {url: 'javascript:alert(1)'}"), "S005", "6:21"),
    ):
        yield case(f"settings: {name}", text, codes, at, SETTINGS)


def hostile_rules() -> Iterator[Case]:
    """Rules whose parameters cannot be used, or that would keep the machine busy."""
    for pattern in (
        "(a+)+$",
        "((a+))+$",
        "(a|aa)+$",
        "(a|a)*b",
        "(.*a){20}",
        "([a-z]+)*$",
        "(a*)*",
        "(?=a)b",
        "(?!a)b",
        "(?<=a)b",
        r"(a)\1",
        "(?P<n>a)(?P=n)",
        "a" * 201,
        "(",
        "[",
        "(?i)a",
        "*a",
    ):
        yield bad_rule(f"a rule matching {pattern[:20]}", rule(matching(pattern)), "P002", "11:37")
        selector = "{where: {name: {matches: '" + pattern + "'}}}"
        yield bad_rule(f"a selector matching {pattern[:20]}", rule(NAMED, select=selector), "P002", "10:29")
    for along in (
        "",
        "nowhere",
        "serving//flow",
        "serving/" * 9,
        "(serving",
        "serving)",
        "(((serving)))",
        "serving**",
        "^^serving",
        "serving;flow",
        "(" * 1000,
    ):
        codes = "S007" if not along else "P002"
        yield bad_rule(
            f"a path along '{along[:20]}'", rule(f"{{must: reach, along: '{along}', to: {{type: node}}}}", "path"), codes
        )
    for name, text, codes in (
        ("an unknown kind", rule("{}", "python"), "S003"),
        ("an unknown parameter", rule("{require: [{attr: name, exists: true}], exec: x}"), "S001"),
        ("parameters of another kind", rule("{order: [services, systems]}"), "S001 S002"),
        ("an unknown attribute", rule("{require: [{attr: nmae, exists: true}]}"), "P002"),
        ("an attribute of an attribute", rule("{require: [{attr: owner.owner.owner, exists: true}]}"), "S005"),
        ("an attribute of Python", rule("{require: [{attr: __class__, exists: true}]}"), "S005"),
        ("an unknown layer", rule("{order: [services, sistems]}", "layer"), "P002"),
        ("a placeholder that does not exist", rule(NAMED).replace("message: M", 'message: "{password}"'), "P002"),
        ("a placeholder that reaches into Python", rule(NAMED).replace("message: M", 'message: "{subject.__class__}"'), "P002"),
        ("an id in small letters", rule("{}").replace("TOY-BAD-001", "toy-bad-001"), "S005 S002"),
        ("an id of a rule above", rule(NAMED).replace("TOY-BAD-001", "TOY-GOV-001"), "P001 P003"),
        ("a day that never comes", rule(NAMED, more="valid: {from: 2026-02-30}"), "S008"),
        ("a selector 40 levels deep", rule(NAMED, select="{not: " * 40 + "{}" + "}" * 40), "Y006"),
        ("a selector of an unknown type", rule(NAMED, select="{type: nod}"), "S003"),
        ("no rule at all", "rules: []\n", "S007"),
        ("20,000 rules without anything", "rules:\n" + "  - {}\n" * 20_000, "S002 F007"),
    ):
        yield bad_rule(f"a rule with {name}", text, codes)
    yield case("a rule without a clause", rule(NAMED), "P005", "2:11", RULES)
    count = "{count: {relationship: serving, direction: in}, min: %s}"
    for number in ("-1", "1.5", "9" * 5000, "1e3x", "true"):
        yield bad_rule(f"a count of at least {number[:10]}", rule(count % number, "cardinality"), "S005")


def hostile_packs() -> Iterator[Case]:
    """Packs that refer to themselves, to nothing, or to what is outside."""
    head = "  format: 1\n  version: 1\n  name: X\n"
    for name, text, codes, at in (
        ("an id that leads upwards", f"pack:\n  id: ../toy-1\n{head}", "S005", "2:7"),
        ("the id of another pack", f"pack:\n  id: vn-cpdt-2.0\n{head}", "P006", "2:7"),
        ("a format of the future", "pack: {id: toy-1, format: 99, version: 1, name: X}\n", "S005", "1:27"),
        ("an instrument that is not there", f"pack:\n  id: toy-1\n{head}  instrument: decree\n", "P004", "6:15"),
        ("a successor that is not there", f"pack:\n  id: toy-1\n{head}  replaced_by: toy-dcree\n", "P004", "6:16"),
        ("itself to extend", f"pack:\n  id: toy-1\n{head}  extends: toy-1\n", "P010", "6:12"),
        ("no pack to extend", f"pack:\n  id: toy-1\n{head}  extends: ../vn-cpdt-2.0\n", "S005", "6:12"),
        ("nothing in it", "", "F005", "1:1"),
        ("an empty mapping", "{}\n", "S002", "1:1"),
        ("a list at the top", "[pack]\n", "S004", "1:1"),
        ("no pack in it", "elements: {}\n", "S001", "1:1"),
    ):
        yield case(f"a pack with {name}", text, codes, at, PACK)
    for name, text, codes, at in (
        ("a second head", f"pack:\n  id: toy-1\n{head}", "P001", "1:1"),
        ("a property declared twice", "properties: {level: {value: text, label: X}}\n", "P001", "1:14"),
        ("a set inside itself", "sets: [{id: x, name: X, select: {in: x}}]\n", "P012", "1:13"),
        ("a maximum below the minimum", "properties: {x: {value: integer, minimum: 5, maximum: 4, label: X}}\n", "P009", "1:55"),
        (
            "a maximum of 5,000 digits",
            f"properties: {{x: {{value: integer, maximum: {'9' * 5000}, label: X}}}}\n",
            "S005",
            "1:43",
        ),
        ("a maximum of ten milliards", "properties: {x: {value: integer, maximum: 9999999999, label: X}}\n", "S005", "1:43"),
        ("values that read as numbers", "properties: {x: {value: enum, values: {1: X}, label: X}}\n", "S005", "1:40"),
        ("a reference model twice", "reference_model: {id: brm, name: X}\n", "P001", "1:23"),
        ("a code twice", "reference_model: {id: trm, name: X, codes: [{code: A}, {code: A}]}\n", "P001", "1:63"),
        ("a code below itself", "reference_model: {id: trm, name: X, codes: [{code: A, parent: A}]}\n", "P008", "1:63"),
        (
            "a code replaced by nothing",
            "reference_model: {id: trm, name: X, codes: [{code: A, replaced_by: [B]}]}\n",
            "P007",
            "1:69",
        ),
        ("a code below nothing", "reference_model: {id: trm, name: X, codes: [{code: A, parent: B}]}\n", "P007", "1:63"),
        (
            "a clause of no instrument",
            "clauses: [{id: C, instrument: nothing, level: must, text: X, status: manual}]\n",
            "P004",
            "1:31",
        ),
        (
            "a clause for no rule",
            "clauses: [{id: C, instrument: toy-decree, level: must, text: X, status: manual, rules: [TOY-GOV-009]}]\n",
            "P003",
            "1:89",
        ),
        (
            "a source that is not there",
            "clauses: [{id: C, instrument: toy-decree, level: must, text: X, status: manual, source: toy-bok}]\n",
            "P007",
            "1:89",
        ),
        ("a standard twice", f"standard_groups: [{{id: g, name: G}}]\nstandards: [{STANDARD}}}, {STANDARD}}}]\n", "P001", "2:60"),
        ("a standard of no group", f"standards: [{STANDARD}}}]\n", "P007", "1:51"),
        (
            "a standard replaced by nothing",
            f"standard_groups: [{{id: g, name: G}}]\nstandards: [{STANDARD}, replaced_by: s-2}}]\n",
            "P007",
            "2:67",
        ),
        (
            "a standard of an unknown status",
            f"standard_groups: [{{id: g, name: G}}]\nstandards: [{STANDARD}, status: dead}}]\n",
            "S003",
            "2:62",
        ),
        ("an instrument that replaces nothing", "instruments: [{id: i, title: X, replaces: [toy-dcree]}]\n", "P004", "1:44"),
        (
            "permission for a layer that is not there",
            "relationships: [{from: {layer: sistems}, to: {}, types: [serving]}]\n",
            "P007",
            "1:32",
        ),
        ("a Python object", "rules: !!python/object:os.system {}\n", "Y004", "1:8"),
        ("an unknown kind of file", "plugins: [evil.py]\n", "S001", "1:1"),
        (
            "a circle of 2,000 codes",
            "reference_model:\n  id: trm\n  name: X\n  codes:\n"
            + "".join(f"    - {{code: C{n}, parent: C{(n + 1) % 2_000}}}\n" for n in range(2_000)),
            "P008",
            "5:26",
        ),
    ):
        yield case(f"a pack with {name}", text, codes, at, OTHER)
    layers = (
        "layers: [{id: services, name: X, parent: machines}, {id: systems, name: X}, {id: machines, name: X, parent: services}]\n"
    )
    yield case("a pack with layers in a circle", layers, "P008", "1:42", LAYERS)
    yield case("a pack with a layer below itself", layers.replace("parent: machines", "parent: services"), "P008", "1:42", LAYERS)
    yield case(
        "a pack with a layer below nothing", layers.replace("parent: machines", "parent: mashines"), "P007", "1:42", LAYERS
    )
    yield case(
        "a pack with a rank of 5,000 digits", f"layers: [{{id: a, name: X, rank: {'1' * 5000}}}]\n", "S005", "1:33", LAYERS
    )
    named = layers.replace(", parent: machines", "") + "architectures: [{id: a, name: X, layers: [sistems]}]\n"
    yield case("a pack with an architecture of no layer", named, "P007", "2:43", LAYERS)


PACKS: tuple[Case, ...] = (*hostile_settings(), *hostile_rules(), *hostile_packs())
