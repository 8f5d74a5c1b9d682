"""A workspace is read whole: all errors in one run, and nothing depends on the names or the order of files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from loading_city import CITIES, loaded, problems

from eaf.finding import Place
from eaf.loading.problems import PROBLEMS, problem, quoted
from eaf.model.element import Element, Origin, Relationship
from eaf.model.model import Model

NODE = "elements:\n  {}: {{type: node, name: X}}\n"


def test_all_errors_of_all_files_come_in_one_run(tmp_path: Path) -> None:
    assert problems(
        tmp_path,
        {
            "a.yaml": "elements: [\n",
            "b.yaml": "elements:\n  X: {type: node}\n  y: {type: nod, name: Y}\n",
            "architecture/c/d.yaml": "elements:\n  z: {type: node, name: Z}\nelements: {}\n",
            "checks/toy-1/rules/z.yaml": "rules: [{rule: x}]\n",
        },
    ) == [
        "EAF-Y001 a.yaml:2:1-1 YAML syntax error: while parsing a flow node, did not find expected node content",
        "EAF-S002 b.yaml:2:3-4 the required key 'name' is missing",
        "EAF-S005 b.yaml:2:3-4 'X' does not have the form an id of a-z, digits and hyphens",
        "EAF-S003 b.yaml:3:13-16 'nod' is not one of: " + _first_types(),
        "EAF-Y002 c/d.yaml:3:1-9 duplicate key 'elements'",
        *(
            f"EAF-S002 checks/toy-1/rules/z.yaml:1:9-18 the required key '{key}' is missing"
            for key in ("kind", "message", "name", "params", "rationale", "remedy", "severity", "title")
        ),
        "EAF-S005 checks/toy-1/rules/z.yaml:1:16-17 'x' does not have the form a rule's code, for example CPDT-INT-001",
    ]


def _first_types() -> str:
    from eaf.model.metamodel import ELEMENT_TYPES

    names = sorted(ELEMENT_TYPES)
    return f"{', '.join(names[:12])}, … ({len(names)})"


def test_broken_settings_do_not_hide_what_is_wrong_elsewhere(tmp_path: Path) -> None:
    found = problems(tmp_path, {"eaf.yaml": "workspace: {}\n", "a.yaml": "elements: {A: 1}\n", "b.yaml": "- \t\n"})
    assert [each.split(" ")[0] + " " + each.split(" ")[1].split(":")[0] for each in found] == [
        "EAF-S005 a.yaml",
        "EAF-S004 a.yaml",
        "EAF-Y009 b.yaml",
        *["EAF-S002 eaf.yaml"] * 4,
    ]


def test_broken_pack_does_not_make_the_model_wrong(tmp_path: Path) -> None:
    model = NODE.format("x") + "  y: {type: node, name: Y, layer: rooms, properties: {zone: inside}, owner: nobody}\n"
    found = problems(tmp_path, {"a.yaml": model, "checks/toy-1/layers.yaml": "layers: []\n"})
    assert [each.split(" ")[0] for each in found] == ["EAF-R001", "EAF-S007"]


def test_reference_into_a_file_that_cannot_be_read_is_not_called_broken(tmp_path: Path) -> None:
    assert [each.split(" ")[0] for each in problems(tmp_path, {"services.yaml": "elements: ["})] == ["EAF-Y001"]


@pytest.mark.parametrize("name", ["x.yaml", "x.yml", "x.YAML", "x.Yml", "deep/er/x.yaml", "ộ.yaml", "with space.yaml"])
def test_every_yaml_file_is_read(tmp_path: Path, name: str) -> None:
    model = loaded(tmp_path, {f"architecture/{name}": NODE.format("x-1")}).model
    assert model is not None
    assert model.places.place(model.elements["x-1"].origin, key=True).file == f"architecture/{name}"


@pytest.mark.parametrize("name", [".x.yaml", ".hidden/x.yaml", "x.yaml.bak", "x.txt", "checks/other/x.yaml", "yaml"])
def test_other_files_are_left_alone(tmp_path: Path, name: str) -> None:
    result = loaded(tmp_path, {f"architecture/{name}": "\x00 no model\n"})
    assert not result.problems
    assert result.files == 4


def test_a_pack_inside_the_workspace_is_found_before_others(tmp_path: Path) -> None:
    pack = {
        f"architecture/checks/toy-1/{path.relative_to(CITIES / 'checks' / 'toy-1').as_posix()}": path.read_text(encoding="utf-8")
        for path in (CITIES / "checks" / "toy-1").rglob("*.yaml")
    }
    pack["architecture/checks/toy-1/pack.yaml"] = pack["architecture/checks/toy-1/pack.yaml"].replace("1.0.0", "9.9.9")
    result = loaded(tmp_path, pack)
    assert not result.problems
    assert [each.version for each in result.packs] == ["9.9.9"]


def test_two_packs_are_read_and_the_first_gives_the_layers(tmp_path: Path) -> None:
    other = {
        "checks/other/pack.yaml": "pack: {id: other, format: 1, version: 1, name: Other}\n",
        "checks/other/layers.yaml": "layers: [{id: everything, name: E, types: [node]}]\n",
        "checks/other/properties.yaml": "properties: {colour: {value: text, label: C}}\n",
    }
    settings_file = "workspace:\n  format: 1\n  id: x\n  name: X\n  packs: [toy-1, other]\n"
    text = NODE.format("x").replace("name: X", "name: X, layers: {other: everything}, properties: {colour: red, zone: inside}")
    result = loaded(tmp_path, {"eaf.yaml": settings_file, "x.yaml": text, **other})
    assert not result.problems
    assert result.model is not None
    assert result.model.elements["x"].layer == "machines"


def values(model: Model | None) -> tuple[dict[str, Element], list[Relationship]]:
    """Elements and relationships without their origins."""
    assert model is not None
    nowhere = Origin(0, ())
    return (
        {id_: replace(each, origin=nowhere) for id_, each in model.elements.items()},
        [replace(each, origin=nowhere) for each in model.relationships],
    )


@settings(max_examples=25, deadline=None, derandomize=True, database=None)
@given(st.permutations(["a", "b", "c", "d", "e"]), st.permutations(range(5)), st.booleans())
def test_model_does_not_depend_on_names_or_order_of_files(
    tmp_path_factory: pytest.TempPathFactory,
    names: list[str],
    order: list[int],
    whole: bool,  # noqa: FBT001 - drawn by hypothesis
) -> None:
    entries = [
        f"  n-{n}: {{type: node, name: N{n}, relationships: [{{type: serving, target: n-{(n + 1) % 5}}}]}}\n" for n in range(5)
    ]
    free = "relationships:\n  - {type: flow, source: n-0, target: sys-registry}\n"
    shuffled = [entries[index] for index in order]
    files = (
        {"all.yaml": "elements:\n" + "".join(shuffled)}
        if whole
        else {f"{name}.yaml": f"elements:\n{entry}" for name, entry in zip(names, shuffled, strict=True)}
    )
    result = loaded(tmp_path_factory.mktemp("city"), {**files, f"{names[0]}-free.yaml": free})
    expected = loaded(tmp_path_factory.mktemp("city"), {"x.yaml": "elements:\n" + "".join(entries) + free})
    assert values(result.model) == values(expected.model)
    assert list(values(result.model)[0]) == sorted(values(result.model)[0])


def test_problems_come_in_order_of_place(tmp_path: Path) -> None:
    found = loaded(tmp_path, {"b.yaml": "elements: {B: 1}\n", "a.yaml": "elements: {A: 1, b: 2}\n"}).problems
    assert list(found) == sorted(found, key=lambda each: each.sort_key)
    assert [each.place.file for each in found] == ["architecture/a.yaml"] * 3 + ["architecture/b.yaml"] * 2


def test_real_model_has_the_structure_that_a_plain_reader_sees(root: Path) -> None:
    from eaf.loading.yaml_text import parse

    files = [*root.glob("architecture/**/*.yaml"), *root.glob("checks/**/*.yaml")]
    assert len(files) > 50
    for path in files:
        text = path.read_text(encoding="utf-8")
        plain = yaml.load(text, yaml.CBaseLoader)  # noqa: S506 - makes nothing but text
        assert _empty_for_nothing(parse(path.name, text.encode()).data) == _empty_for_nothing(plain), path


def _empty_for_nothing(value: object) -> object:
    if isinstance(value, dict):
        return {name: _empty_for_nothing(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_empty_for_nothing(each) for each in value]
    return "" if value in (None, "null", "~") else value


@pytest.mark.parametrize("code", PROBLEMS)
def test_every_problem_speaks_both_languages_with_the_same_values(code: str) -> None:
    import re

    text = PROBLEMS[code]
    assert text.vi
    assert text.en
    assert text.vi != text.en
    assert sorted(re.findall(r"\{(\w+)\}", text.vi)) == sorted(re.findall(r"\{(\w+)\}", text.en))


def test_what_a_message_quotes_is_printable_and_short() -> None:
    assert quoted("a\x1b[31m\n\u202eb") == "a�[31m��b"
    assert len(quoted("a" * 1000)) == 100
    assert problem("EAF-S001", Place("f"), key="a\x07").message.en == "unknown key 'a�'"
