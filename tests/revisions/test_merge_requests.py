"""Merge requests of many kinds: for each exactly what differs, and exactly what is found because of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from small_city import BASELINE, FILES, ORGANISATION, RULES, SERVICES, SYSTEMS, VIEWS, WAIVERS, City, found, lines, make

Edit = Callable[[City], None]


@dataclass(frozen=True)
class Request:
    """One merge request: its edits, what differs, what is new, and what is said of the rules."""

    name: str
    edit: Edit
    differs: tuple[str, ...]
    news: tuple[str, ...] = ()
    rules: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]] = field(default=((), (), ()))


def swap(name: str, old: str, new: str) -> Edit:
    return lambda city: city.swap(name, old, new)


def write(name: str, text: str) -> Edit:
    return lambda city: city.write({name: text})


def remove(name: str) -> Edit:
    return lambda city: (city.folder / name).unlink()


def move(old: str, new: str) -> Edit:
    def moved(city: City) -> None:
        (city.folder / new).parent.mkdir(parents=True, exist_ok=True)
        (city.folder / old).rename(city.folder / new)

    return moved


def all_of(*edits: Edit) -> Edit:
    def done(city: City) -> None:
        for each in edits:
            each(city)

    return done


def crlf(city: City) -> None:
    path = city.folder / SYSTEMS
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


def in_another_order(city: City) -> None:
    text = city.read(SERVICES)
    head, rest = text.split("\n", 1)
    first, second = rest.split("  svc-bare:", 1)
    city.write({SERVICES: f"{head}\n  svc-bare:{second}{first}"})


REGISTRY = FILES[SYSTEMS][FILES[SYSTEMS].index("  sys-registry:") : FILES[SYSTEMS].index("  sys-clinic:")]
NEW_SYSTEM = "elements:\n  sys-new: {type: application-component, name: Mới, owner: org-city, properties: {level: 1}}\n"
NEW_RULE = """\
  - rule: TOY-NOD-001
    name: server-without-owner
    kind: attribute
    title: {vi: Máy chủ có chủ quản, en: A server has an owner}
    message: {vi: "{subject} không có chủ quản", en: "{subject} has no owner"}
    severity: error
    rationale: {vi: Phải có., en: There has to be one.}
    remedy: {vi: Ghi owner., en: State the owner.}
    select: {type: node}
    params: {require: [{attr: owner, exists: true}]}
"""
NEW_CLAUSE = "  - {id: TOY-6, instrument: toy-decree, level: may, text: {vi: Máy chủ., en: Servers.}, status: automated, rules: [TOY-NOD-001]}\n"
ATTESTATION = """\
attestations:
  - rule: TOY-GOV-001
    elements: [sys-registry]
    method: interview
    collected: 2025-02-01
    expires: 2026-02-01
    by: org-city
    evidence: [{url: "https://example.invalid/bien-ban", accessed: 2025-02-01}]
"""
CLAUSES = "checks/toy-1/clauses/clauses.yaml"
LAYERS = "checks/toy-1/layers.yaml"
OLD_DOC_RULE = "select: {type: business-service}\n    params: {require: [{attr: summary, exists: true}]}"

REQUESTS = (
    Request("nothing", lambda _: None, ()),
    # Elements
    Request("an element comes", write("architecture/new.yaml", NEW_SYSTEM), ("added element sys-new",)),
    Request(
        "an element at fault comes",
        write("architecture/new.yaml", "elements:\n  sys-new: {type: application-component, name: Mới}\n"),
        ("added element sys-new",),
        ("TOY-GOV-001 sys-new", "TOY-SEC-001 sys-new"),
    ),
    Request(
        "an element goes",
        swap(SERVICES, "  svc-bare: {type: business-service, name: {vi: Chưa mô tả, en: Not described}}\n", ""),
        ("removed element svc-bare",),
    ),
    Request(
        "a value changes", swap(SYSTEMS, "level: 3", "level: 4"), ("changed element sys-registry", "    properties.level: 3 → 4")
    ),
    Request(
        "a value goes, and is missed",
        swap(SYSTEMS, "    properties: {level: 3}\n", ""),
        ("changed element sys-registry", "    properties.level: 3 → None"),
        ("TOY-SEC-001 sys-registry",),
    ),
    Request(
        "a name in one language",
        swap(SYSTEMS, "en: Civil registry", "en: Register"),
        ("changed element sys-registry", "    name.en: Civil registry → Register"),
    ),
    Request(
        "a plain name becomes one in both languages",
        swap(SYSTEMS, "{vi: Máy chủ, en: Server}", "Máy chủ"),
        ("changed element nod-server", "    name.en: Server → None"),
    ),
    Request(
        "a type changes",
        swap(SYSTEMS, "type: node", "type: device"),
        ("changed element nod-server", "    type: node → device"),
    ),
    Request(
        "a list in another order says the same",
        swap(SYSTEMS, "[std-b, std-a]", "[std-a, std-b]"),
        (),
    ),
    Request(
        "a list gets longer",
        swap(SYSTEMS, "[std-b, std-a]", "[std-b, std-a, std-c]"),
        ("changed element sys-clinic", "    properties.standards: ['std-b', 'std-a'] → ['std-b', 'std-a', 'std-c']"),
    ),
    Request("elements in another order", in_another_order, ()),
    Request("a comment", swap(SERVICES, "elements:\n", "# Dịch vụ\nelements:\n"), ()),
    Request("quotes", swap(SYSTEMS, "owner: org-clinic", 'owner: "org-clinic"'), ()),
    Request("other line ends", crlf, ()),
    Request(
        "a new name and a new owner",
        all_of(swap(SYSTEMS, "vi: Bệnh án", "vi: Hồ sơ bệnh án"), swap(SYSTEMS, "owner: org-clinic", "owner: org-school")),
        ("changed element sys-clinic", "    name.vi: Bệnh án → Hồ sơ bệnh án", "    owner: org-clinic → org-school"),
    ),
    Request(
        "the owner goes",
        swap(SYSTEMS, "    owner: org-clinic\n", ""),
        ("changed element sys-clinic", "    owner: org-clinic → None"),
        ("TOY-GOV-001 sys-clinic",),
    ),
    # Renames
    Request(
        "an id changes, and everything that names it",
        all_of(
            swap(SYSTEMS, "  sys-clinic:\n", "  sys-patients:\n"),
            swap(SYSTEMS, "target: sys-clinic", "target: sys-patients"),
            swap(ORGANISATION, "target: sys-clinic", "target: sys-patients"),
        ),
        ("renamed element sys-patients was sys-clinic +2",),
    ),
    Request(
        "an id and a value change",
        all_of(
            swap(SYSTEMS, "  sys-registry:\n", "  sys-so:\n"),
            swap(SYSTEMS, "target: sys-registry", "target: sys-so"),
            swap(SYSTEMS, "level: 3", "level: 5"),
        ),
        ("renamed element sys-so was sys-registry +2", "    properties.level: 3 → 5"),
    ),
    Request(
        "an owner's id changes",
        all_of(
            swap(ORGANISATION, "  org-clinic: {", "  org-ward: {"),
            swap(ORGANISATION, "target: org-clinic", "target: org-ward"),
            swap(SYSTEMS, "owner: org-clinic", "owner: org-ward"),
        ),
        ("renamed element org-ward was org-clinic +2",),
    ),
    Request(
        "two ids change at once",
        all_of(
            swap(SYSTEMS, "  sys-registry:\n", "  sys-so:\n"),
            swap(SYSTEMS, "target: sys-registry", "target: sys-so"),
            swap(SYSTEMS, "  nod-server:\n", "  nod-may-chu:\n"),
            lambda city: city.write({SYSTEMS: city.read(SYSTEMS).replace("source: nod-server", "source: nod-may-chu")}),
        ),
        (
            "renamed element nod-may-chu was nod-server +2",
            "renamed element sys-so was sys-registry +2",
        ),
    ),
    Request(
        "one goes and another of the same name comes that is related otherwise",
        all_of(
            swap(SYSTEMS, REGISTRY, ""),
            swap(SYSTEMS, "    relationships:\n      - {type: serving, target: sys-registry}\n", ""),
            write(
                "architecture/new.yaml",
                "elements:\n  sys-so: {type: application-component, name: {vi: Sổ hộ tịch, en: Civil registry}, owner: org-school,"
                " properties: {level: 1}, relationships: [{type: access, target: sys-twin-a}]}\n",
            ),
        ),
        (
            "removed element sys-registry",
            "added element sys-so",
            "removed relationship nod-server ─serving→ sys-registry",
            "removed relationship sys-registry ─serving→ svc-births",
            "added relationship sys-so ─access→ sys-twin-a",
        ),
    ),
    Request(
        "two that say the same change their ids: which became which cannot be told",
        all_of(swap(SYSTEMS, "  sys-twin-a:", "  sys-x-a:"), swap(SYSTEMS, "  sys-twin-b:", "  sys-x-b:")),
        (
            "removed element sys-twin-a",
            "removed element sys-twin-b",
            "added element sys-x-a",
            "added element sys-x-b",
        ),
        ("EAF-W010", "TOY-NAM-001 sys-x-b"),
    ),
    # Moves
    Request(
        "an element moves to another file",
        all_of(swap(SYSTEMS, REGISTRY, ""), write("architecture/application/so.yaml", f"elements:\n{REGISTRY}")),
        ("moved element sys-registry [architecture/systems.yaml → architecture/application/so.yaml]",),
    ),
    Request(
        "a file gets another name",
        move(VIEWS, "architecture/views/sơ đồ.yaml"),
        ("moved view toan-canh [architecture/views.yaml → architecture/views/sơ đồ.yaml]",),
    ),
    Request(
        "an element moves and changes",
        all_of(
            swap(SYSTEMS, REGISTRY, ""),
            write("architecture/hộ tịch/đăng ký.yaml", f"elements:\n{REGISTRY}".replace("level: 3", "level: 1")),
        ),
        (
            "changed element sys-registry [architecture/systems.yaml → architecture/hộ tịch/đăng ký.yaml]",
            "    properties.level: 3 → 1",
        ),
    ),
    # Relationships
    Request(
        "a relationship comes that goes upwards",
        swap(SYSTEMS, "      - {type: serving, target: svc-births}\n", "      - {type: serving, target: nod-server}\n"),
        (
            "added relationship sys-registry ─serving→ nod-server",
            "removed relationship sys-registry ─serving→ svc-births",
        ),
        ("TOY-LAY-001 nod-server sys-registry",),
    ),
    Request(
        "a relationship goes",
        swap(SYSTEMS, "relationships:\n  - {source: nod-server, type: serving, target: sys-clinic}\n", ""),
        ("removed relationship nod-server ─serving→ sys-clinic",),
    ),
    Request(
        "a relationship says more",
        swap(SYSTEMS, "target: sys-clinic}", "target: sys-clinic, since: 2025-01-01}"),
        ("changed relationship nod-server ─serving→ sys-clinic", "    since: None → 2025-01-01"),
    ),
    Request(
        "a relationship is written at its source instead",
        all_of(
            swap(SYSTEMS, "relationships:\n  - {source: nod-server, type: serving, target: sys-clinic}\n", ""),
            swap(SYSTEMS, "target: sys-registry}\n", "target: sys-registry}\n      - {type: serving, target: sys-clinic}\n"),
        ),
        (),
    ),
    # Effects at a distance
    Request(
        "an organisation moves below another",
        all_of(
            swap(ORGANISATION, "    relationships:\n      - {type: composition, target: org-clinic}\n", ""),
            swap(
                ORGANISATION,
                "      - {type: composition, target: org-school}\n",
                "      - {type: composition, target: org-school}\n      - {type: composition, target: org-clinic}\n",
            ),
        ),
        (
            "added relationship org-city ─composition→ org-clinic",
            "removed relationship org-health ─composition→ org-clinic",
            "! sys-clinic owners: org-city org-health → org-city (org-city org-clinic org-health)",
        ),
    ),
    Request(
        "a plateau comes earlier",
        swap(ORGANISATION, "plateau: {date: 2024-06-30}", "plateau: {date: 2030-06-30}"),
        (
            "changed element plt-today",
            "    plateau.date: 2024-06-30 → 2030-06-30",
            "! sys-clinic plateaus: plt-later → plt-later plt-today (plt-today)",
        ),
    ),
    Request(
        "a plan is given up",
        swap(ORGANISATION, "    relationships:\n      - {type: aggregation, target: sys-clinic}\n", ""),
        (
            "removed relationship plt-later ─aggregation→ sys-clinic",
            "! sys-clinic plateaus: plt-later →  (plt-later)",
        ),
    ),
    Request(
        "the pack puts a layer into another architecture",
        swap(LAYERS, "layers: [systems, machines]", "layers: [systems]"),
        (
            "changed architecture toy-1 build",
            "    layers: ['systems', 'machines'] → ['systems']",
            "! nod-server architecture: build →  (toy-1)",
        ),
    ),
    Request(
        "the pack puts a type into another layer",
        all_of(swap(LAYERS, "types: [node]", "types: [device]"), swap(LAYERS, "types: [application-component]", "types: [node]")),
        (
            "changed layer toy-1 machines",
            "    types: ['node'] → ['device']",
            "changed layer toy-1 systems",
            "    types: ['application-component'] → ['node']",
            "! nod-server layer: machines → systems (toy-1)",
            *(
                f"! {system} {fact} (toy-1)"
                for system in ("sys-clinic", "sys-registry", "sys-twin-a", "sys-twin-b")
                for fact in ("layer: systems → ", "architecture: build → ")
            ),
        ),
    ),
    # Views, waivers, baseline, workspace
    Request("a view goes", remove(VIEWS), ("removed view toan-canh",)),
    Request(
        "a view changes",
        swap(VIEWS, "en: Overview", "en: All of it"),
        ("changed view toan-canh", "    title.en: Overview → All of it"),
    ),
    Request(
        "a view gets another id",
        swap(VIEWS, "  toan-canh:", "  tong-the:"),
        ("renamed view tong-the was toan-canh",),
    ),
    Request(
        "a waiver goes, and its finding counts again",
        remove(WAIVERS),
        ("removed waiver W-1",),
        ("TOY-DOC-001 svc-waived",),
    ),
    Request(
        "a waiver lasts too long",
        swap(WAIVERS, "expires: 2025-08-01", "expires: 2028-08-01"),
        ("changed waiver W-1", "    expires: 2025-08-01 → 2028-08-01"),
        ("TOY-DOC-001 svc-waived", "EAF-W006"),
    ),
    Request(
        "a waiver for what was there before",
        swap(WAIVERS, "subjects: [svc-waived]", "subjects: [svc-waived, svc-bare]"),
        ("changed waiver W-1", "    subjects: ['svc-waived'] → ['svc-waived', 'svc-bare']"),
    ),
    Request(
        "a line of the baseline goes, and its finding counts again",
        write(BASELINE, "# eaf baseline 1\n"),
        ("removed baseline 61bd55c8f8969bd38307608b165e813e",),
        ("TOY-NAM-001 sys-twin-b",),
    ),
    Request(
        "an attestation comes for a rule that asks for none",
        write("architecture/attestations.yaml", ATTESTATION),
        ("added attestation TOY-GOV-001 2025-02-01 sys-registry",),
        ("EAF-A002",),
    ),
    Request(
        "the workspace gets another name",
        swap("architecture/eaf.yaml", "en: Toy city", "en: Small city"),
        ("changed workspace sound", "    name.en: Toy city → Small city"),
    ),
    # Packs
    Request(
        "a rule comes",
        all_of(
            lambda city: city.write({RULES: city.read(RULES) + NEW_RULE}),
            lambda city: city.write({CLAUSES: city.read(CLAUSES) + NEW_CLAUSE}),
        ),
        ("added rule toy-1 TOY-NOD-001", "added clause toy-1 TOY-6"),
        ("TOY-NOD-001 nod-server",),
        (("TOY-NOD-001",), (), ()),
    ),
    Request(
        "a rule asks for more",
        swap(RULES, OLD_DOC_RULE, OLD_DOC_RULE.replace("attr: summary", "attr: owner")),
        (
            "changed rule toy-1 TOY-DOC-001",
            "    params.require: [{'attr': 'summary', 'exists': 'true'}] → [{'attr': 'owner', 'exists': 'true'}]",
        ),
        ("TOY-DOC-001 svc-births", "TOY-DOC-001 svc-bare"),
        ((), (), ("TOY-DOC-001",)),
    ),
    Request(
        "a rule is worded otherwise",
        swap(RULES, "en: Names are unique}", "en: No name twice}"),
        ("changed rule toy-1 TOY-NAM-001", "    title.en: Names are unique → No name twice"),
        (),
        ((), (), ("TOY-NAM-001",)),
    ),
    Request(
        "a code gets another name",
        swap("checks/toy-1/reference-models/brm.yaml", "en: Births}", "en: Newborns}"),
        ("changed code toy-1 brm BRM1.1", "    name.en: Births → Newborns"),
    ),
    Request(
        "a property and an expected relationship come",
        all_of(
            swap(
                "checks/toy-1/properties.yaml",
                "label: {vi: Mã, en: Code}}",
                "label: {vi: Mã, en: Code}}\n  rank: {value: integer, label: {vi: Hạng, en: Rank}}",
            ),
            write(
                "checks/toy-1/relationships.yaml",
                "relationships:\n  - {from: {type: node}, types: [serving], to: {type: node}}\n",
            ),
        ),
        (
            "added property toy-1 rank",
            'added permitted toy-1 {"from": {"type": "node"}, "to": {"type": "node"}, "types": ["serving"]}',
        ),
    ),
    Request(
        "another edition of the pack",
        swap("checks/toy-1/pack.yaml", "version: 1.0.0", "version: 1.1.0"),
        ("changed pack toy-1", "    version: 1.0.0 → 1.1.0"),
    ),
    Request(
        "the pack gets another id",
        all_of(
            move("checks/toy-1", "checks/toy-2"),
            swap("checks/toy-2/pack.yaml", "id: toy-1", "id: toy-2"),
            swap("architecture/eaf.yaml", "packs: [toy-1]", "packs: [toy-2]"),
        ),
        ("changed workspace sound", "    packs: ['toy-1'] → ['toy-2']", "removed pack toy-1", "added pack toy-2"),
        (),
        ((), (), ()),
    ),
    # Several
    Request(
        "several files",
        all_of(
            write("architecture/new.yaml", NEW_SYSTEM),
            swap(SYSTEMS, "level: 3", "level: 2"),
            swap(VIEWS, "en: Overview", "en: Whole"),
            swap(SERVICES, "    summary: {vi: Cấp giấy khai sinh., en: Issues birth certificates.}\n", ""),
        ),
        (
            "changed element svc-births",
            "    summary.en: Issues birth certificates. → None",
            "    summary.vi: Cấp giấy khai sinh. → None",
            "added element sys-new",
            "changed element sys-registry",
            "    properties.level: 3 → 2",
            "changed view toan-canh",
            "    title.en: Overview → Whole",
        ),
        ("TOY-DOC-001 svc-births",),
    ),
    Request(
        "a fault far from the changed lines",
        swap(SYSTEMS, "name: {vi: Bệnh án, en: Patient records}", "name: {vi: Sổ hộ tịch, en: Civil registry}"),
        (
            "changed element sys-clinic",
            "    name.en: Patient records → Civil registry",
            "    name.vi: Bệnh án → Sổ hộ tịch",
        ),
        ("TOY-NAM-001 sys-registry",),
    ),
    Request("the folder of examples of the pack goes", lambda city: shutil.rmtree(city.folder / "checks/toy-1/tests"), ()),
)


@pytest.mark.parametrize("request_", REQUESTS, ids=lambda each: each.name)
def test_a_merge_request_is_told_exactly(tmp_path: Path, request_: Request) -> None:
    city = make(tmp_path)
    request_.edit(city)
    assert lines(city.difference()) == list(request_.differs)
    report = city.news()
    assert found(report) == list(request_.news)
    assert report.since is not None
    assert (report.since.added, report.since.removed, report.since.changed) == request_.rules
    city.commit()
    assert lines(city.difference("base", "HEAD")) == list(request_.differs), "between commits as with the work tree"


@pytest.mark.parametrize("request_", [each for each in REQUESTS if each.differs], ids=lambda each: each.name)
def test_the_other_way_round_what_came_went(tmp_path: Path, request_: Request) -> None:
    city = make(tmp_path)
    request_.edit(city)
    city.commit()
    there, back = city.difference("base", "HEAD"), city.difference("HEAD", "base")
    turned = {"added": "removed", "removed": "added"}
    assert sorted(turned.get(each.state, each.state) for each in there.changes) == sorted(each.state for each in back.changes)
    assert len(there.effects) == len(back.effects)
    assert {(one.field, str(one.before), str(one.after)) for each in there.changes for one in each.fields} == {
        (one.field, str(one.after), str(one.before)) for each in back.changes for one in each.fields
    }


def test_there_are_enough_requests_and_none_twice() -> None:
    assert len({each.name for each in REQUESTS}) == len(REQUESTS) >= 40
