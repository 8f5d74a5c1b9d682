"""Model files that are sound YAML and yet no model: wrong types, unknown words, impossible dates, ids that lead elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from hostile_texts import Case, case, named


def element(fields: str, type_: str = "application-component") -> str:
    """A model file whose one element has these fields, written in flow style from 5:5 on."""
    return f"elements:\n  x-1:\n    type: {type_}\n    name: X\n    {fields}\n"


def with_id(id_: str) -> str:
    """A model file with one element of this id, which stands at 2:3."""
    return f"elements:\n  {id_}: {{type: node, name: X}}\n"


def wrong_types() -> Iterator[Case]:
    """A value of the wrong type in every place of the format."""
    for value in ("", "null", "5", "text", "[]", "[a]"):
        yield case(f"elements that are {value or 'left out'}", f"elements: {value}\n", "S004")
    yield case("elements that are empty", "elements: {}\n", "S007", "1:1")
    yield case("relationships that are a mapping", "relationships: {a: b}\n", "S004", "1:16")
    yield case("relationships that are empty", "relationships: []\n", "S007", "1:1")
    yield case("views that are a list", "views: [a]\n", "S004", "1:8")
    for value in ("null", "5", "text", "[]"):
        yield case(f"an element that is {value}", f"elements: {{x-1: {value}}}\n", "S004")
    yield case("an element that is empty", "elements: {x-1: {}}\n", "S002", "1:12")
    for value, codes in (
        ("null", "S004"),
        ("[X]", "S004"),
        ("{}", "S007"),
        ("''", "S007"),
        ("{fr: X}", "S001"),
        ("{vi: []}", "S004"),
        ("{vi: ''}", "S007"),
    ):
        yield case(f"a name that is {value}", named(value), codes)
    for field, at in (
        ("type: 5", ""),
        ("summary: []", "5:14"),
        ("documentation: [a]", "5:20"),
        ("layer: [systems]", "5:12"),
        ("layers: [toy-1]", "5:13"),
        ("owner: [org-city]", "5:12"),
        ("owner: {id: org-city}", "5:12"),
        ("owner: null", "5:5"),
        ("confidence: []", "5:17"),
        ("lifecycle: operating", "5:16"),
        ("lifecycle: {status: [operating]}", "5:25"),
        ("lifecycle: {from: [2020-01-01]}", "5:23"),
        ("lifecycle: {from: {year: 2020}}", "5:23"),
        ("classified: brm:BRM1", "5:17"),
        ("classified: [[brm:BRM1]]", "5:18"),
        ("tags: a", "5:11"),
        ("tags: [null]", "5:12"),
        ("properties: [level]", "5:17"),
        ("properties: null", "5:5"),
        ("properties: {level: [3]}", "5:25"),
        ("properties: {level: {high: 3}}", "5:25"),
        ("properties: {zone: [inside]}", "5:24"),
        ("properties: {public: [true]}", "5:26"),
        ("properties: {opened: null}", "5:18"),
        ("properties: {standards: std-a}", "5:29"),
        ("relationships: {target: a}", "5:20"),
        ("relationships: serving", "5:20"),
        ("relationships: [serving]", "5:21"),
        ("relationships: [null]", "5:21"),
        ("relationships: [{type: serving, target: [svc-births]}]", "5:45"),
        ("relationships: [{type: [serving], target: svc-births}]", "5:28"),
        ("relationships: [{type: flow, target: svc-births, data: dat-a}]", "5:60"),
        ("sources: src-a", "5:14"),
        ("sources: [src-a]", "5:15"),
        ("sources: [{ref: [src-a]}]", "5:21"),
    ):
        if field != "type: 5":
            yield case(f"{field}", element(field), "S004", at)
    yield case("a type that is a number", "elements: {x-1: {type: 5, name: X}}\n", "S003", "1:24")
    yield case(
        "measurements that are a mapping", element("indicator: {unit: '%', measurements: {a: b}}", "indicator"), "S004", "5:42"
    )
    yield case("a plateau that is a date", element("plateau: 2020-01-01", "plateau"), "S004", "5:14")


def wrong_values() -> Iterator[Case]:
    """Values of the right type that the format does not know, or that cannot be."""
    for day in ("2026-02-30", "2026-13-01", "2026-00-10", "2026-01-00", "2023-02-29", "2026-01-32", "9999-99-99"):
        yield case(f"the day {day}", element(f"lifecycle: {{from: {day}}}"), "S008", "5:23")
    for day in (
        "0000-01-01",
        "2026-2-3",
        "20260101",
        "2026-02",
        "yesterday",
        "2026-01-01T00:00:00Z",
        "1/1/2026",
        "'2026-01-01 '",
        "２０２６-01-01",
        "true",
    ):
        yield case(f"the day {day}", element(f"lifecycle: {{from: {day}}}"), "S005", "5:23")
    for value in ("0", "6", "-1", "2.5", "three", "1e", "'1e3'", "1.000000001", "9" * 5000, "0x3x", "true", "³"):
        yield case(f"a level of {value[:20]}", element(f"properties: {{level: {value}}}"), "S005", "5:25")
    for field, codes, at in (
        ("confidence: sure", "S003", "5:17"),
        ("layer: sistems", "S003", "5:12"),
        ("lifecycle: {status: alive}", "S003", "5:25"),
        ("properties: {zone: insied}", "S003", "5:24"),
        ("properties: {public: yes}", "S003", "5:26"),
        ("properties: {public: 1}", "S003", "5:26"),
        ("properties: {opened: 2026-02-30}", "S008", "5:26"),
        ("properties: {share: '1,5'}", "S005", "5:25"),
        ("properties: {share: '1e5'}", "S005", "5:25"),
        ("properties: {share: NaN}", "S005", "5:25"),
        ("properties: {keeper: ../../etc/passwd}", "S005", "5:26"),
        ("properties: {levle: 3}", "S001", "5:18"),
        ("properties: {}", "S004 S007", ""),
        ("ownr: org-city", "S001", "5:5"),
        ("__class__: X", "S001", "5:5"),
        ("constructor: {prototype: X}", "S001", "5:5"),
        ("owner: Org-City", "S005", "5:12"),
        ("owner: true", "S005", "5:12"),
        ("tags: []", "S007", "5:5"),
        ("tags: [a, b, a]", "S010", "5:18"),
        ("classified: [BRM1]", "S005", "5:18"),
        ("classified: ['brm:../BRM1']", "S005", "5:18"),
        ("relationships: [{type: serving}]", "S002", "5:21"),
        ("relationships: [{target: svc-births}]", "S002", "5:21"),
        ("relationships: [{type: serves, target: svc-births}]", "S003", "5:28"),
        ("relationships: [{type: serving, target: svc-births, access: read}]", "S006", "5:57"),
        ("relationships: [{type: serving, target: svc-births, targt: x}]", "S001", "5:57"),
        ("relationships: [{type: serving, target: svc-births, since: 2026-02-30}]", "S008", "5:64"),
        ("relationships: [{type: flow, target: svc-births, data: [a, a]}]", "S010", "5:64"),
        ("sources: [{note: n}]", "S002", "5:15"),
        ("plateau: {date: 2026-01-01}", "S006", "5:5"),
        ("layers: {'../x': systems}", "S005", "5:14"),
    ):
        if "{}" not in field:
            yield case(field, element(field), codes, at)
    yield case("properties that are empty", element("properties: {level: ''}"), "S005", "5:25")
    yield case("a type of another spelling", "elements: {x-1: {type: aplication-component, name: X}}\n", "S003", "1:24")
    yield case("an indicator without figures", element("tags: [a]", "indicator"), "S002", "2:3")
    yield case("a plateau without a date", element("plateau: {}", "plateau"), "S002", "5:5")
    target = "indicator: {unit: '%', targets: [{date: 2026-01-01}]}"
    yield case("a target without a bound", element(target, "indicator"), "S002", "5:38")
    measured = "indicator: {unit: '%', measurements: [{date: 2026-01-01, value: many}]}"
    yield case("a measurement that is no number", element(measured, "indicator"), "S005", "5:69")
    for source, at in (
        ("url: 'javascript:alert(1)'", "5:30"),
        ("url: file:///etc/passwd", "5:30"),
        ("published: 2022-13", "5:36"),
        ("published: 22", "5:36"),
    ):
        yield case(f"a source with {source}", element(f"source: {{kind: web, {source}}}", "source"), "S005", at)
    yield case("a source published on no day", element("source: {kind: web, published: 2022-02-30}", "source"), "S008", "5:36")
    yield case("a budget of a million", "views: {v: {viewpoint: overview, title: X, budget: 1000000}}\n", "S005", "1:52")


def wrong_names() -> Iterator[Case]:
    """Ids and keys that could lead elsewhere, or that nobody can tell apart."""
    for id_ in (
        "X-1",
        "đất-đai",
        "../../etc/passwd",
        "/etc/passwd",
        "x/1",
        "x.1",
        "x_1",
        "x 1",
        "-x",
        "1x",
        "x1\N{FULLWIDTH DIGIT ONE}",
        "true",
        "'x-1 '",
        "x\N{CYRILLIC SMALL LETTER A}",
        "\N{GRINNING FACE}",
        "con\N{LATIN SMALL LETTER DOTLESS I}",
        "'%2e%2e'",
        "<script>",
        "'{{7*7}}'",
        "'${HOME}'",
        "'x;rm -rf /'",
    ):
        yield case(f"the id {id_}", with_id(id_), "S005", "2:3")
    yield case("an id of 81 characters", with_id("a" * 81), "S011", "2:3")
    yield case("an id of 1,000 characters", with_id("a" * 1000), "S011", "2:3")
    yield case("an owner of 10,000 characters", element(f"owner: {'a' * 10_000}"), "S011", "5:12")
    yield case("a key of 30,000 characters", f"? {'a' * 30_000}\n: 1\n", "S001", "1:3")
    yield case("an unknown key at the top", "elemnts: {}\n", "S001", "1:1")
    yield case("an unknown key beside a known one", with_id("x-1") + "elemnts: {}\n", "S001", "3:1")
    yield case("settings in a second file", "workspace: {format: 1, id: other, name: X, packs: [toy-1]}\n", "S001", "1:1")
    yield case("a pack among the models", "pack: {id: toy-1, format: 1, version: 1, name: X}\n", "S001", "1:1")
    yield case(
        "50,000 unknown keys",
        lambda: "elements: {x-1: {type: node, name: X}}\n" + "".join(f"k{n}: 1\n" for n in range(50_000)),
        "S001 F007",
        "2:1",
    )
    yield case(
        "50,000 ids in capitals", lambda: "elements:\n" + "".join(f"  X{n}: 1\n" for n in range(50_000)), "S004 S005 F007", "2:3"
    )
    yield case(
        "20,000 elements without a name",
        lambda: "elements:\n" + "".join(f"  x{n}: {{type: node}}\n" for n in range(20_000)),
        "S002 F007",
        "2:3",
    )
    yield case("20,000 tags, one twice", lambda: element("tags: [" + ",".join(f"t{n}" for n in range(20_000)) + ", t7]"), "S010")
    yield case("100,000 lines of one element", lambda: element("relationships:") + "    - {}\n" * 99_995, "S002 F007", "6:7")


def references() -> Iterator[Case]:
    """Names that nothing bears."""
    for field, codes, at in (
        ("owner: org-nobody", "R001", "5:12"),
        ("owner: svc-births", "R010", "5:12"),
        ("classified: [brm:BRM9]", "R004", "5:18"),
        ("properties: {keeper: org-cyti}", "R001", "5:26"),
        ("layers: {toy-1: sistems}", "R003", "5:21"),
        ("lifecycle: {from: 2026-01-02, to: 2026-01-01}", "R011", "5:39"),
        ("relationships: [{type: serving, target: svc-brths}]", "R001", "5:45"),
        ("relationships: [{type: serving, target: x-1}, {type: serving, target: x-1}]", "R008", "5:58"),
        ("relationships: [{type: flow, target: svc-births, data: [org-city]}]", "R010", "5:61"),
        ("sources: [{ref: org-city}]", "R010", "5:21"),
    ):
        yield case(field, element(field), codes, at)
    yield case("an id that another file has", with_id("sys-registry"), "R002", "2:3", "architecture/z.yaml")
    yield case("a property of another type", element("properties: {level: 3}", "node"), "R006", "5:18")
    many = "".join(f"  x{n}: {{type: node, name: X, owner: y{n}}}\n" for n in range(2_000))
    yield case("2,000 owners that do not exist", lambda: "elements:\n" + many, "R001", "2:36")
    chain = "".join(f"  x{n}: {{type: node, name: X, relationships: [{{type: serving, target: x{n}z}}]}}\n" for n in range(2_000))
    yield case("2,000 targets that do not exist", lambda: "elements:\n" + chain, "R001", "2:69")


MODELS: tuple[Case, ...] = (*wrong_types(), *wrong_values(), *wrong_names(), *references())
