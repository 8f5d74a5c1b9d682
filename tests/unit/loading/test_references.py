"""Every id, code and property that a model names must exist: each broken one is reported once, exactly where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from loading_city import loaded, problems, short

NODE = "elements:\n  x-1:\n    type: node\n    name: X\n"
INDICATOR = "elements:\n  k:\n    type: indicator\n    name: K\n    indicator:\n      unit: x\n"
SYSTEM = "elements:\n  x-1:\n    type: application-component\n    name: X\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (NODE + "    owner: org-nobody\n", "EAF-R001 x.yaml:5:12-22 there is no element 'org-nobody'"),
        (NODE + "    sources: [{ref: src-a}]\n", "EAF-R001 x.yaml:5:21-26 there is no element 'src-a'"),
        (NODE + "    properties: {keeper: org-x}\n", "EAF-R001 x.yaml:5:26-31 there is no element 'org-x'"),
        (NODE + "    relationships: [{type: serving, target: y}]\n", "EAF-R001 x.yaml:5:45-46 there is no element 'y'"),
        (
            NODE + "    relationships: [{type: flow, target: x-1, data: [dat-a]}]\n",
            "EAF-R001 x.yaml:5:54-59 there is no element 'dat-a'",
        ),
        (
            NODE + "    relationships: [{type: flow, target: x-1, sources: [{ref: src-a}]}]\n",
            "EAF-R001 x.yaml:5:63-68 there is no element 'src-a'",
        ),
        (
            "relationships:\n  - {type: serving, source: nod-x, target: sys-registry}\n",
            "EAF-R001 x.yaml:2:29-34 there is no element 'nod-x'",
        ),
        (
            INDICATOR + "      measurements: [{date: 2020-01-01, value: 1, source: src-m}]\n",
            "EAF-R001 x.yaml:7:59-64 there is no element 'src-m'",
        ),
        (
            INDICATOR + "      targets: [{date: 2020-01-01, min: 1, source: src-t}]\n",
            "EAF-R001 x.yaml:7:52-57 there is no element 'src-t'",
        ),
        *(
            (
                f"elements:\n  i:\n    type: instrument\n    name: I\n    instrument: {{{field}: org-x}}\n",
                f"EAF-R001 x.yaml:5:{20 + len(field)}-{25 + len(field)} there is no element 'org-x'",
            )
            for field in ("issuer", "replaced_by", "amends")
        ),
        ("views:\n  v: {viewpoint: context, title: V, element: x-9}\n", "EAF-R001 x.yaml:2:46-49 there is no element 'x-9'"),
        ("elements:\n  svc-births: {type: node, name: X}\n", "EAF-R002 x.yaml:2:3-13 the element id 'svc-births' is used again"),
        (NODE + "    layers: {toy-1: sistems}\n", "EAF-R003 x.yaml:5:21-28 there is no layer 'sistems' in the pack toy-1"),
        (
            NODE + "    classified: [brm:BRM1, brm:BRM2]\n",
            "EAF-R004 x.yaml:5:28-36 there is no reference code 'brm:BRM2' in the pack toy-1",
        ),
        (NODE + "    properties: {level: 3}\n", "EAF-R006 x.yaml:5:18-23 the property 'level' does not apply to the type 'node'"),
        (
            "elements:\n  i:\n    type: instrument\n    name: I\n    instrument: {ref: toy-dcree}\n",
            "EAF-R007 x.yaml:5:23-32 there is no instrument 'toy-dcree' in the pack",
        ),
        (
            NODE
            + "    relationships:\n      - {type: serving, target: sys-registry}\n      - {type: serving, target: sys-registry}\n",
            "EAF-R008 x.yaml:7:16-23 this relationship is already declared",
        ),
        (
            NODE + "    owner: svc-births\n",
            "EAF-R010 x.yaml:5:12-22 'svc-births' is of type 'business-service', here business-actor is needed",
        ),
        (
            NODE + "    sources: [{ref: org-city}]\n",
            "EAF-R010 x.yaml:5:21-29 'org-city' is of type 'business-actor', here source is needed",
        ),
        (
            NODE + "    relationships: [{type: flow, target: x-1, data: [org-city]}]\n",
            "EAF-R010 x.yaml:5:54-62 'org-city' is of type 'business-actor', here data-object is needed",
        ),
        (
            NODE + "    lifecycle: {from: 2020-02-01, to: 2020-01-31}\n",
            "EAF-R011 x.yaml:5:39-49 the end date is before the start date",
        ),
        (
            NODE + "    relationships: [{type: serving, target: sys-registry, since: 2020-02-01, until: 2020-01-31}]\n",
            "EAF-R011 x.yaml:5:85-95 the end date is before the start date",
        ),
        (
            "views:\n  v: {viewpoint: architecture, title: V, architecture: biuld}\n",
            "EAF-R012 x.yaml:2:56-61 there is no component architecture 'biuld'",
        ),
    ],
)
def test_broken_reference_is_reported_once_where_it_stands(tmp_path: Path, text: str, expected: str) -> None:
    assert problems(tmp_path, {"x.yaml": text}) == [expected]


def test_reference_to_a_pack_stands_at_its_name(tmp_path: Path) -> None:
    settings = "workspace:\n  format: 1\n  id: x\n  name: X\n  packs:\n    - toy-1\n    - toy-2\n"
    found = loaded(tmp_path, {"eaf.yaml": settings}).problems
    assert [(each.rule, short(each.place), each.remedy.en) for each in found] == [
        ("EAF-R005", "eaf.yaml:7:7-12", "did you mean 'toy-1'?")
    ]


def test_owner_and_plateau_of_the_workspace_must_exist(tmp_path: Path) -> None:
    head = "workspace:\n  format: 1\n  id: x\n  name: X\n  packs: [toy-1]\n"
    assert problems(tmp_path, {"eaf.yaml": head + "  owner: org-ciyt\n  plateau: plt-tomorrow\n"}) == [
        "EAF-R001 eaf.yaml:6:10-18 there is no element 'org-ciyt'",
        "EAF-R001 eaf.yaml:7:12-24 there is no element 'plt-tomorrow'",
    ]


def test_a_folder_without_settings_is_no_workspace(tmp_path: Path) -> None:
    loaded(tmp_path, {})
    (tmp_path / "architecture" / "eaf.yaml").unlink()
    assert problems(tmp_path / "architecture" / "nowhere", {"eaf.yaml": ""})[:1] == [
        "EAF-F005 eaf.yaml:1:1-1 the file holds nothing"
    ]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("elements:\n  svc-births: {type: node, name: X}\n", "services.yaml:2:3-13"),
        ("relationships:\n  - {type: serving, source: nod-server, target: sys-registry}\n", "systems.yaml:13:16-23"),
    ],
)
def test_what_is_declared_again_names_the_first_place(tmp_path: Path, text: str, first: str) -> None:
    found = loaded(tmp_path, {"z.yaml": text}).problems
    assert [(each.place.file, [short(one.place) for one in each.related]) for each in found] == [("architecture/z.yaml", [first])]


def test_view_declared_in_two_files_is_reported_in_the_later(tmp_path: Path) -> None:
    view = "views:\n  v: {viewpoint: overview, title: V}\n"
    found = loaded(tmp_path, {"a.yaml": view, "b.yaml": view}).problems
    assert [(each.rule, short(each.place), short(each.related[0].place)) for each in found] == [
        ("EAF-R013", "b.yaml:2:3-4", "a.yaml:2:3-4")
    ]


def test_relationships_that_differ_in_their_name_are_two(tmp_path: Path) -> None:
    one = "      - {type: serving, target: sys-registry, name: %s}\n"
    assert problems(tmp_path, {"x.yaml": NODE + "    relationships:\n" + one % "a" + one % "b"}) == []


def test_an_artifact_may_be_the_data_of_a_flow(tmp_path: Path) -> None:
    text = SYSTEM + "    owner: org-city\n    relationships: [{type: flow, target: sys-registry, data: [art-a]}]\n"
    assert problems(tmp_path, {"x.yaml": text + "  art-a: {type: artifact, name: A}\n"}) == []


def test_layer_of_a_pack_that_is_not_loaded_is_not_judged(tmp_path: Path) -> None:
    assert problems(tmp_path, {"x.yaml": NODE + "    layers: {vn-kts-1425: l4}\n"}) == []
