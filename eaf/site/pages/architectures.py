"""The overview, the five component architectures, integration, and the catalogs behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.graph.marks import numbers
from eaf.model.metamodel import ELEMENT_TYPES
from eaf.site.material import WIDE, Material
from eaf.site.page import Cell, KeyFigure, KeyFigures, Link, Page, Picture, Section, Table
from eaf.site.pages import words
from eaf.site.pages.lens_map import lens_map
from eaf.site.pages.parts import catalog, findings_section
from eaf.text import Text
from eaf.viewpoints.architecture import BUDGET, architecture, counted_types, of_one_type
from eaf.viewpoints.integration import INTEGRATION_LAYER, integration
from eaf.viewpoints.overview import overview

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eaf.pack.pack import Architecture
    from eaf.viewing.shapes import View

OVERVIEW = "so-do-tong-the/"
INTEGRATION = "tich-hop/"
SERVICES = "dich-vu/"
ALL = "pt/"
_OVERVIEW = Text("Sơ đồ tổng thể", "Overview diagram")
_OVERVIEW_LEAD = Text(
    "Các thành phần của khung kiến trúc và những gì thành phố có trong từng thành phần. Chọn một khối để mở trang của nó.",
    "The framework's components and what the city has in each. Choose a block to open its page.",
)
_MAP = Text("Bản đồ", "Map")
_DRAWING = Text("Bản vẽ để in và đưa vào tài liệu", "Drawing for print and documents")
_COMPONENTS = Text("Các thành phần và lớp", "Components and layers")
_INTEGRATION = Text("Tích hợp và chia sẻ dữ liệu", "Integration and data sharing")
_INTEGRATION_LEAD = Text(
    "Dữ liệu giữa các cơ quan đi qua nền tảng LGSP của thành phố; với hệ thống quốc gia đi qua LGSP và NDXP.",
    "Data between bodies goes through the city's LGSP; with national systems through LGSP and NDXP.",
)
_INTEGRATION_CAPTION = Text(
    "Nhiều hệ thống của một đơn vị được gộp thành một ô có số đếm, chọn để mở trang của đơn vị. Từng luồng ở bảng dưới.",
    "Several systems of one owner stand in one box with their number; choose it to open the owner's page. Each flow is in the table.",
)
_FLOWS = Text("Các luồng dữ liệu", "Data flows")
_SERVICES = Text("Dịch vụ công", "Public services")
_SERVICES_LEAD = Text(
    "Mỗi dịch vụ có một trang: ai sử dụng, qua kênh nào, quy trình, ứng dụng, dữ liệu và hạ tầng phía sau.",
    "Each service has a page: who uses it, through which channel, the process, applications, data and infrastructure behind it.",
)
_CATALOG = Text("Danh mục", "Catalog")
_VIEW = Text("Sơ đồ", "Diagram")
_COUNTED = Text(
    "Kiểu có nhiều phần tử được đếm theo đơn vị chủ quản; chọn một con số hoặc tên kiểu để mở sơ đồ từng phần tử.",
    "Types with many elements are counted by owner; choose a number or the type's name to open the diagram of each element.",
)
_OF_TYPE = Text("{kind} – {name}", "{kind} – {name}")
_ALL = Text("Tất cả phần tử", "All elements")
_REFERENCE = Text("Mô hình tham chiếu", "Reference model")
_CODES = Text("Mã", "Code")
_NO_CODES = Text(
    "Danh mục mã chính thức chưa tìm được bản công khai; để trống cho đến khi có văn bản.",
    "The official code list could not be found in public; it stays empty until the text is there.",
)
_NO_TEXT = Text("chưa có văn bản", "text not available")


def layer_paths(material: Material) -> dict[str, str]:
    """Where a layer's catalog stands: on its architecture's page, else among all elements."""
    paths = {layer: f"{each.id}/" for each in material.pack.architectures for layer in each.layers}
    paths[INTEGRATION_LAYER] = INTEGRATION
    return paths


def overview_page(material: Material) -> Page:
    """The framework's overview diagram, with a table that says the same."""
    layers = layer_paths(material)
    view = overview(material.perspective(OVERVIEW), lambda layer: f"../{layers.get(layer, ALL)}")
    picture = Picture(
        material.say(_DRAWING),
        material.picture(view, "tt", WIDE),
        id="so-do",
        file=f"{OVERVIEW}so-do-tong-the.svg",
        editable=f"{OVERVIEW}so-do-tong-the.drawio",
    )
    return Page(
        path=OVERVIEW,
        title=material.say(_OVERVIEW),
        section=OVERVIEW,
        sections=(lens_map(material, view, layers, material.say(_MAP)), picture, _layers_table(material)),
        lead=material.say(_OVERVIEW_LEAD),
        breadcrumbs=(Link(material.say(words.HOME), ""), Link(material.say(_OVERVIEW))),
        wide=True,
    )


def _layers_table(material: Material) -> Table:
    layers = layer_paths(material)
    names = {each.id: material.say(each.name) for each in material.pack.layers}
    rows = []
    for layer in material.pack.layers:
        inside = material.pack.within(layer.id)
        count = sum(each.layer in inside for each in material.model.elements.values())
        rows.append(
            (
                Cell(links=(Link(names[layer.id], layers.get(layer.id, ALL)),)),
                Cell(names.get(layer.parent, "")),
                Cell(str(count), number=True),
                Cell(material.say(layer.provenance.note)),
            )
        )
    columns = (words.LAYER, Text("Thuộc thành phần", "Part of"), Text("Số phần tử", "Elements"), words.NOTE)
    return Table(material.say(_COMPONENTS), tuple(material.say(each) for each in columns), tuple(rows), id="thanh-phan")


def architecture_pages(material: Material) -> list[Page]:
    """A page for each component architecture."""
    found: list[Page] = []
    for each in material.pack.architectures:
        title, budget = _declared(material, "architecture", each.id)
        counted = counted_types(material.perspective(""), each.id, budget)
        found.append(_architecture_page(material, each, title or each.name, budget, counted))
        found += [_type_page(material, each, type_) for type_ in counted]
    return found


def _declared(material: Material, viewpoint: str, architecture_id: str = "") -> tuple[Text, int]:
    """Title and budget of the view that the workspace declares for this, if any."""
    for view in material.model.views:
        if view.viewpoint == viewpoint and view.architecture == architecture_id:
            return view.title, view.budget or BUDGET
    return Text(), BUDGET


def _architecture_page(material: Material, each: Architecture, title: Text, budget: int, counted: Sequence[str]) -> Page:
    path = f"{each.id}/"
    members = [element for element in material.model.elements.values() if element.architecture == each.id]
    by_type: dict[str, int] = {}
    for member in members:
        by_type[member.type] = by_type.get(member.type, 0) + 1
    figures = KeyFigures(
        tuple(
            KeyFigure(str(by_type[type_]), material.say(ELEMENT_TYPES[type_].name)) for type_ in ELEMENT_TYPES if type_ in by_type
        )
    )
    view = architecture(material.perspective(path), each.id, title, budget, lambda type_: f"{type_}/")
    picture = _picture(material, view, path, material.say(_COUNTED) if counted else "")
    subjects = {member.id for member in members}
    found = [finding for finding in material.report.findings if finding.subjects and finding.subjects[0] in subjects]
    sections: list[Section] = [
        figures,
        picture,
        catalog(material, members, _CATALOG, "danh-muc"),
        findings_section(material, found),
    ]
    sections += _reference_model(material, each)
    return Page(
        path=path,
        title=material.say(each.name),
        section=path,
        sections=tuple(sections),
        lead=material.say(each.provenance.note),
        breadcrumbs=(Link(material.say(words.HOME), ""), Link(material.say(each.name))),
        keywords=(each.reference_model.upper(),),
        wide=True,
    )


def _picture(material: Material, view: View, path: str, caption: str = "") -> Picture:
    """The one diagram of a page, with its files."""
    svg = material.picture(view, "kt", WIDE)
    return Picture(material.say(_VIEW), svg, "so-do", caption, f"{path}so-do.svg", editable=f"{path}so-do.drawio")


def _type_page(material: Material, each: Architecture, type_: str) -> Page:
    """The elements that the architecture's diagram only counts, one by one."""
    path = f"{each.id}/{type_}/"
    name = ELEMENT_TYPES[type_].name
    view = of_one_type(material.perspective(path), each.id, type_, name)
    picture = _picture(material, view, path)
    members = [one for one in material.model.elements.values() if one.architecture == each.id and one.type == type_]
    return Page(
        path=path,
        title=material.say(_OF_TYPE.format(kind=name, name=each.name)),
        section=f"{each.id}/",
        sections=(picture, catalog(material, members, _CATALOG, "danh-muc")),
        breadcrumbs=(
            Link(material.say(words.HOME), ""),
            Link(material.say(each.name), f"{each.id}/"),
            Link(material.say(name)),
        ),
        wide=True,
    )


def _reference_model(material: Material, each: Architecture) -> list[Section]:
    model = next((one for one in material.pack.reference_models if one.id == each.reference_model), None)
    if model is None:
        return []
    rows = tuple(
        (
            Cell(code.code),
            Cell(material.say(code.name) or material.say(_NO_TEXT)),
            Cell(str(sum(f"{model.id}:{code.code}" in one.classified for one in material.model.elements.values())), number=True),
            Cell(material.say(words.CONFIDENCES.get(code.provenance.confidence, Text()))),
        )
        for code in model.codes
    )
    columns = (_CODES, words.NAME, words.ELEMENTS, Text("Độ tin cậy", "Confidence"))
    return [
        Table(
            f"{material.say(_REFERENCE)} {model.id.upper()}: {material.say(model.name)}",
            tuple(material.say(one) for one in columns),
            rows,
            id="mo-hinh-tham-chieu",
            caption=material.say(model.provenance.note),
            empty=material.say(_NO_CODES),
        )
    ]


def integration_page(material: Material) -> Page:
    """The integration view and the table of all flows."""
    title, _ = _declared(material, "integration")
    view = integration(material.perspective(INTEGRATION), title or _INTEGRATION, "#luong")
    picture = Picture(
        material.say(_VIEW),
        material.picture(view, "th"),
        id="so-do",
        caption=material.say(_INTEGRATION_CAPTION),
        file=f"{INTEGRATION}tich-hop.svg",
        editable=f"{INTEGRATION}tich-hop.drawio",
    )
    graph = material.facts.graph
    rows = []
    for index in numbers(graph.of_types(("flow",))):
        each = graph.relationships[index]
        rows.append(
            (
                Cell(links=(material.link(each.source),)),
                Cell(links=(material.link(each.target),)),
                Cell(links=tuple(material.link(one) for one in each.data)),
                Cell(material.say(words.CONFIDENCES[each.confidence]) if each.confidence else ""),
            )
        )
    columns = (Text("Từ", "From"), Text("Đến", "To"), Text("Dữ liệu", "Data"), Text("Độ tin cậy", "Confidence"))
    table = Table(material.say(_FLOWS), tuple(material.say(each) for each in columns), tuple(rows), id="luong", filterable=True)
    platforms = [each for each in material.model.elements.values() if each.layer == INTEGRATION_LAYER]
    return Page(
        path=INTEGRATION,
        title=material.say(_INTEGRATION),
        section=INTEGRATION,
        sections=(picture, table, catalog(material, platforms, Text("Nền tảng tích hợp", "Integration platforms"), "nen-tang")),
        lead=material.say(_INTEGRATION_LEAD),
        breadcrumbs=(Link(material.say(words.HOME), ""), Link(material.say(_INTEGRATION))),
        also=("LGSP", "NDXP"),
        wide=True,
    )


def services_page(material: Material) -> Page:
    """All public services."""
    services = [each for each in material.model.elements.values() if each.type == "business-service"]
    level = material.pack.properties.get("online_level")
    rows = tuple(
        (
            Cell(links=(material.link(each.id),)),
            Cell(str(each.properties.get("procedure_group", ""))),
            Cell(str(each.properties.get("online_level", "–")), number=True),
            Cell(links=(material.link(each.owner),)) if each.owner else Cell("–"),
            Cell(material.say(each.summary)),
        )
        for each in services
    )
    columns = (
        words.NAME,
        Text("Nhóm thủ tục", "Group"),
        level.label if level else Text("Mức độ", "Level"),
        words.OWNER,
        Text("Tóm tắt", "Summary"),
    )
    table = Table(material.say(_CATALOG), tuple(material.say(each) for each in columns), rows, id="danh-muc", filterable=True)
    return Page(
        path=SERVICES,
        title=material.say(_SERVICES),
        section=SERVICES,
        sections=(table,),
        lead=material.say(_SERVICES_LEAD),
        breadcrumbs=(Link(material.say(words.HOME), ""), Link(material.say(_SERVICES))),
        wide=True,
    )


def all_elements_page(material: Material) -> Page:
    """Every element in one filterable table."""
    table = catalog(material, material.model.elements.values(), _CATALOG, "danh-muc")
    return Page(
        path=ALL,
        title=material.say(_ALL),
        section="",
        sections=(table,),
        breadcrumbs=(Link(material.say(words.HOME), ""), Link(material.say(_ALL))),
        wide=True,
    )
