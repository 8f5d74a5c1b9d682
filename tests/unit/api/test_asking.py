"""The public functions behind show, query, explain, schema, view and scripting."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import jsonschema
import networkx as nx
import pytest

from eaf.api import Session, load, model_at, today
from eaf.api.ask import element_of, explain, explain_of_tool
from eaf.api.pictures import MATRIX_FORMATS, VIEW_FORMATS, matrix_names, picture, sheet, view_names
from eaf.api.query import query
from eaf.api.scaffold import LEVEL, USUAL_LEVEL, new_workspace
from eaf.api.schemas import SCHEMA_KINDS, schema
from eaf.api.scripting import to_networkx
from eaf.checking.faults import FAMILY, FAULTS, UNSETTLED
from eaf.checking.report import CheckReport
from eaf.cli.init import command as init
from eaf.errors import EafError, NotFoundError, UsageError
from eaf.loading.problems import FAMILIES, PROBLEMS
from eaf.model.element import Origin
from eaf.model.model import Model, View
from eaf.text import LANGUAGES, both


@pytest.fixture(scope="module")
def model(city: Session) -> Model:
    assert city.loaded.model is not None
    return city.loaded.model


def test_an_unknown_element_is_answered_with_the_nearest_names(model: Model) -> None:
    with pytest.raises(NotFoundError) as error:
        element_of(model, "app-lgs")
    assert error.value.suggestions[0] == "app-lgsp"


@pytest.mark.parametrize(
    ("selector", "expected"),
    [
        ("id=app-lgsp", {"app-lgsp"}),
        ("type=plateau", {"plt-2021", "plt-2022"}),
        ("platform=lgsp,ndxp", {"app-lgsp", "ext-ndxp"}),
        ("{type: plateau, where: {plateau_date: {before: 2022-01-01}}}", {"plt-2021"}),
        ("{id: [app-lgsp, nod-may-chu], not: {type: node}}", {"app-lgsp"}),
        ("in=exchange-platforms id=app-lgsp,ext-ndxp", {"app-lgsp"}),
        ("{in: [exchange-platforms, national-exchange-platforms], id: [app-lgsp, ext-ndxp]}", {"app-lgsp", "ext-ndxp"}),
    ],
)
def test_a_query_selects_by_words_or_by_yaml(city: Session, selector: str, expected: set[str]) -> None:
    answer = query(city, selector)
    assert {each.id for each in answer.elements} == expected
    assert answer.unknown == ()


def test_a_query_by_property_selects_only_elements_that_have_it(city: Session) -> None:
    found = query(city, "type=application-component security_level=3").elements
    assert found
    assert all(each.properties["security_level"] == 3 for each in found)


@pytest.mark.parametrize(
    ("selector", "vi", "en"),
    [
        ("type=applcation-component", "không có kiểu", "there is no type"),
        ("security_levl=3", "không có thuộc tính", "there is no attribute 'security_levl'"),
        ("owner.unit_knd=x", "không có thuộc tính", "there is no attribute 'unit_knd'"),
        ("layer=ung-dun", "không có lớp", "there is no layer"),
        ("{any: [{architecture: ung-dun}]}", "không có kiến trúc thành phần", "there is no component architecture"),
        ("in=exchange-platform", "không có tập", "there is no set 'exchange-platform'"),
        ("nonsense", "không có dạng", "is not of the form"),
        ("{type: nod}", "không thuộc danh sách", "(có phải 'node'? · did you mean 'node'?)"),
        ("{type: [", "sai cú pháp YAML", "YAML syntax error"),
        ("{where: {name: {matches: '(a+)+'}}}", "bộ chọn không dùng được", "the selector cannot be used"),
        ("platform=lgps", "bộ chọn không dùng được", "did you mean 'lgsp'?"),
    ],
)
def test_a_query_that_cannot_be_read_says_so_in_both_languages(city: Session, selector: str, vi: str, en: str) -> None:
    with pytest.raises(EafError) as error:
        query(city, selector)
    assert vi in str(error.value)
    assert en in str(error.value)


@pytest.mark.parametrize(
    ("selector", "near"),
    [
        ("id=app-lgs", "app-lgsp"),
        ("owner=org-van-phong-ubn", "org-van-phong-ubnd"),
        ("steward=org-van-phong-ubn", "org-van-phong-ubnd"),
        ("{not: {any: [{where: {owner: {eq: org-van-phong-ubn}}}]}, type: node}", "org-van-phong-ubnd"),
    ],
)
def test_an_id_that_no_element_has_is_answered_with_the_nearest(city: Session, selector: str, near: str) -> None:
    (unknown,) = query(city, selector).unknown
    assert unknown.suggestions[0] == near


@pytest.mark.parametrize(
    ("subject", "said"),
    [
        ("layer", "order"),
        ("layer", "Các phụ thuộc có chỉ đi xuống không?"),
        ("EAF-Y002", "khóa '…' bị lặp"),
        ("EAF-Y002", "quy cách YAML"),
        ("EAF-P005", "mã 2"),
        ("EAF-E001", "mã 2"),
        ("CPDT-INT-001", "đối tượng được xét"),
        ("CPDT-INT-001", "2323/QĐ-BTTTT hết hiệu lực từ 29/12/2023, thay bằng 2568/QĐ-BTTTT"),
        ("CPDT-INT-001", "LGSP"),
        ("flow-bypasses-lgsp", "LGSP"),
        ("qd-2323-lgsp-within-province", "CPDT-INT-001"),
        ("app-lgsp", "app-lgsp"),
        ("exchange-platforms", "CPDT-INT-003"),
        ("not-in-use", "CPDT-SVC-001"),
    ],
)
def test_everything_with_a_name_can_be_explained(city: Session, subject: str, said: str) -> None:
    assert any(said in line for line in explain(city, subject, "vi"))
    assert explain(city, subject, "en")


@pytest.mark.parametrize("code", [*PROBLEMS, *FAULTS])
def test_every_problem_code_is_explained_with_its_family(code: str) -> None:
    status = "1" if code in FAULTS.keys() - UNSETTLED else "2"
    for language in LANGUAGES:
        sentence, family, ends = explain_of_tool(code, language)
        assert sentence.startswith(f"{code}: ")
        assert "{" not in sentence
        assert family.endswith({**FAMILIES, "W": FAMILY}[code[4]].said_in(language))
        assert status in ends


def test_a_finding_is_explained_by_the_beginning_of_its_fingerprint(city: Session, city_report: object) -> None:
    from eaf.checking.report import CheckReport

    assert isinstance(city_report, CheckReport)
    finding = city_report.findings[0]
    lines = explain(city, finding.fingerprint[:12], "vi")
    assert any(str(finding.place) in line for line in lines)


def test_what_has_no_name_is_not_explained(city: Session) -> None:
    with pytest.raises(NotFoundError) as error:
        explain(city, "CPDT-INT-01", "vi")
    assert "CPDT-INT-001" in error.value.suggestions
    with pytest.raises(NotFoundError) as error:
        explain(city, "EAF-Y02", "vi")
    assert "EAF-Y002" in error.value.suggestions


@pytest.mark.parametrize("kind", SCHEMA_KINDS)
def test_every_schema_is_a_valid_schema(kind: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema(kind))
    json.dumps(schema(kind))


def test_the_model_schema_of_a_workspace_knows_its_packs_words(root: Path) -> None:
    text = json.dumps(schema("model", root / "architecture"))
    assert "security_level" in text
    assert "kenh-giao-tiep" in text
    assert "security_level" not in json.dumps(schema("model"))


def test_every_named_view_can_be_drawn_as_svg(city: Session) -> None:
    names = [name for name in view_names(city) if name != "context:ID"]
    assert len(names) > 40
    for name in names:
        assert picture(city, name, "svg", "vi").startswith("<svg")


@pytest.mark.parametrize("form", [form for form in VIEW_FORMATS if form != "svg"])
@pytest.mark.parametrize(
    "name", ["overview", "integration", "architecture:ung-dung", "service:svc-khai-sinh", "context:app-lgsp"]
)
def test_views_without_charts_can_be_had_as_text(city: Session, name: str, form: str) -> None:
    text = picture(city, name, form, "en")
    assert text.startswith(("digraph", "flowchart", "<mxfile"))


@pytest.mark.parametrize("form", MATRIX_FORMATS)
def test_every_named_matrix_can_be_had_as_a_file(city: Session, form: str) -> None:
    for name in matrix_names():
        assert sheet(city, name, form, "en").startswith(b"PK" if form == "xlsx" else b"\xef\xbb\xbf")


def test_a_matrix_that_is_not_there_is_named_with_what_is_near(city: Session) -> None:
    with pytest.raises(NotFoundError) as error:
        sheet(city, "matrix:phu-thuo", "csv", "vi")
    assert error.value.suggestions == ("matrix:phu-thuoc",)


def test_a_chart_has_no_boxes_to_export(city: Session) -> None:
    with pytest.raises(UsageError):
        picture(city, next(name for name in view_names(city) if name.startswith("indicator:")), "dot", "vi")


@pytest.mark.parametrize(
    ("name", "suggested"),
    [
        ("service:app-lgsp", "context:app-lgsp"),
        ("indicator:svc-khai-sinh", "context:svc-khai-sinh"),
        ("service:svc-khai-sin", "service:svc-khai-sinh"),
        ("context:app-lgs", "context:app-lgsp"),
    ],
)
def test_a_view_of_an_element_that_it_cannot_show_is_not_drawn_empty(city: Session, name: str, suggested: str) -> None:
    with pytest.raises(NotFoundError) as error:
        picture(city, name, "svg", "vi")
    assert suggested in error.value.suggestions


def test_a_declared_view_keeps_to_its_budget(city: Session, model: Model) -> None:
    views = tuple(View(f"v-{n}", "architecture", both("V"), Origin(0, ()), architecture="ung-dung", budget=n) for n in (100, 3))
    declared = replace(city, loaded=replace(city.loaded, model=replace(model, views=views)))
    assert " -> " in picture(declared, "v-100", "dot", "vi")
    assert " -> " not in picture(declared, "v-3", "dot", "vi"), "beyond its budget a view is nested blocks"


@pytest.mark.parametrize("name", ["overvew", "architecture:x", "service:svc-nothing", "context:"])
def test_an_unknown_view_is_not_drawn(city: Session, name: str) -> None:
    with pytest.raises(NotFoundError):
        picture(city, name, "svg", "vi")


def test_a_view_at_a_plateau_leaves_out_what_is_not_there_yet(city: Session, model: Model) -> None:
    planned = [
        each.id for each in model.elements.values() if each.lifecycle.status == "planned" and each.architecture == "ung-dung"
    ]
    assert planned
    at_once = picture(city, "architecture:ung-dung", "dot", "vi", "plt-2021")
    assert all(f'"{id_}"' not in at_once for id_ in planned)


def test_an_unknown_plateau_is_answered_with_the_known_ones(model: Model) -> None:
    with pytest.raises(NotFoundError) as error:
        model_at(model, "plt-2020")
    assert error.value.suggestions


def test_networkx_sees_the_same_elements_and_relationships(model: Model) -> None:
    graph = to_networkx(model)
    assert isinstance(graph, nx.MultiDiGraph)
    assert set(graph) == set(model.elements)
    assert graph.number_of_edges() == len(model.relationships)
    assert graph.nodes["app-lgsp"]["platform"] == "lgsp"


def test_a_new_workspace_is_never_made_over_an_old_one(tmp_path: Path) -> None:
    new_workspace(tmp_path / "a", "vn-cpdt-2.0", "", "", "vi")
    with pytest.raises(UsageError):
        new_workspace(tmp_path / "a", "vn-cpdt-2.0", "", "", "vi")
    with pytest.raises(NotFoundError) as error:
        new_workspace(tmp_path / "b", "vn-cpdt-2", "", "", "vi")
    assert "vn-cpdt-2.0" in error.value.suggestions
    with pytest.raises(UsageError):
        new_workspace(tmp_path / "1", "vn-cpdt-2.0", "", "", "vi")


def test_a_new_workspace_has_the_level_of_its_body(tmp_path: Path, city: Session) -> None:
    levels = city.loaded.packs[0].properties[LEVEL].values
    for level in ("", *levels):
        folder = tmp_path / f"a-{level or 'none'}"
        new_workspace(folder, "vn-cpdt-2.0", "", "", "vi", level)
        session = load(folder / "architecture")
        assert session.problems == ()
        assert session.loaded.model is not None
        assert session.loaded.model.elements["org-co-quan"].properties[LEVEL] == (level or USUAL_LEVEL)
    with pytest.raises(NotFoundError) as error:
        new_workspace(tmp_path / "b", "vn-cpdt-2.0", "", "", "vi", "departmnt")
    assert error.value.suggestions == ("department",)
    assert not (tmp_path / "b").exists()


def test_the_help_of_init_names_the_levels_of_the_pack(city: Session) -> None:
    (option,) = (each for each in init.params if each.name == "level")
    help_ = option.to_info_dict()["help"]
    assert all(level in help_ for level in city.loaded.packs[0].properties[LEVEL].values)


def test_a_new_workspace_says_only_what_its_pack_has_words_for(tmp_path: Path, root: Path) -> None:
    shutil.copytree(root / "tests" / "functional" / "cities" / "checks", tmp_path / "a" / "checks")
    new_workspace(tmp_path / "a", "toy-1", "", "", "vi")
    session = load(tmp_path / "a" / "architecture")
    assert [(each.rule, each.message.en) for each in session.problems] == []
    shutil.rmtree(tmp_path / "a" / "architecture")
    with pytest.raises(NotFoundError):
        new_workspace(tmp_path / "a", "toy-1", "", "", "vi", "city")


def test_today_is_a_date_in_vietnam() -> None:
    assert today().year >= 2026


def test_a_finding_names_its_owner_its_clause_and_its_cure(city: Session, city_report: CheckReport) -> None:
    finding = next(each for each in city_report.findings if each.rule == "CPDT-STD-005")
    said = "\n".join(explain(city, finding.fingerprint, "vi"))
    rule = city_report.rules[finding.rule]
    assert rule.rationale.vi in said
    assert finding.remedy.vi in said
    assert "Chủ quản: Văn phòng UBND thành phố [org-van-phong-ubnd]" in said
    assert "39/2017/TT-BTTTT; bắt buộc" in said
    assert "hiệu lực từ 01/07/2018" in said


def test_an_element_names_every_clause_that_looks_at_it(city: Session) -> None:
    said = "\n".join(explain(city, "app-lgsp", "en"))
    assert "Clauses and rules that look at this element:" in said
    assert "CPDT-GOV-001" in said
    assert "CPDT-SVC-005" not in said, "a rule about services"


def test_a_clause_names_its_rules_its_subjects_its_findings_and_its_source(city: Session) -> None:
    said = "\n".join(explain(city, "tt-32-2017-levels", "en"))
    for part in ("CPDT-SVC-005", "45 subjects looked at", "dich-vu-cong-ho-tich-cu-tru.yaml:", "vndx-tt-32", "confidence: high"):
        assert part in said
