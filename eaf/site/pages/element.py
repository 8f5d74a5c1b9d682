"""A page for each element: what it is, its relationships as sentences, its context, findings, clauses and sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.checking.verdict import VERDICTS
from eaf.model.element import Indicator, Instrument, Lifecycle, Plateau, SourceDetail
from eaf.model.metamodel import ACCESSES, RELATIONSHIP_TYPES, STATUSES
from eaf.selection.compare import said
from eaf.site.material import Material, element_path, explorer_path, rule_path
from eaf.site.page import (
    Badge,
    Cell,
    Fact,
    Facts,
    Link,
    Notice,
    Page,
    Picture,
    Prose,
    Relation,
    Relations,
    Section,
    Table,
)
from eaf.site.pages import words
from eaf.site.pages.evidence import evidence_table
from eaf.site.pages.indicators import figures_table, indicator_picture
from eaf.site.pages.parts import badges_of, catalog, clause_cell, findings_section, layer_name, type_name, verdict_key
from eaf.site.search_index import numbers_of
from eaf.site.search_kinds import APPLICATION, BODY, DATA, ELEMENT, INDICATOR, INSTRUMENT, SERVICE, SOURCE
from eaf.text import Text
from eaf.viewpoints.context import context
from eaf.viewpoints.indicator import day
from eaf.viewpoints.service import chain, service

if TYPE_CHECKING:
    from eaf.model.element import Element
    from eaf.pack.pack import PropertyDefinition
    from eaf.viewing.perspective import Perspective
    from eaf.viewing.shapes import Context

_CONTEXT = Text("Phần tử và các quan hệ trực tiếp", "The element and its direct relationships")
_CONTEXT_CAPTION = Text(
    "Bên trái: những gì phụ thuộc vào phần tử này. Bên phải: những gì nó phụ thuộc vào. Bên dưới: quan hệ khác.",
    "Left: what depends on this element. Right: what it depends on. Below: other relationships.",
)
_SERVICE = Text("Từ người dân đến trung tâm dữ liệu", "From the citizen to the data centre")
_CHAIN = "tu-nguoi-dan-den-trung-tam-du-lieu"
_ASSUMED = Text(
    "Phần tử này được giả định để bức tranh trọn vẹn; chưa có nguồn nào xác nhận.",
    "This element is assumed for the sake of a whole picture; no source confirms it.",
)
_NO_RELATION = Text("Chưa có quan hệ nào.", "It has no relationships yet.")
_OWNED = Text("Do đơn vị này chủ quản", "Owned by this body")
_RESTING = Text("Những gì dựa trên nguồn này", "What rests on this source")
_YES = Text("có", "yes")
_NO = Text("không", "no")
_SEARCHED_AS = {
    "business-service": SERVICE,
    "application-component": APPLICATION,
    "data-object": DATA,
    "indicator": INDICATOR,
    "instrument": INSTRUMENT,
    "source": SOURCE,
    "business-actor": BODY,
}
_RELATION = Text("Quan hệ", "Relationship")
_FOUND_HERE = Text("Quy tắc chưa đạt ở đây", "Rules failing here")
_NO_CLAUSE = Text("Chưa có điều khoản nào xem xét phần tử này.", "No clause looks at this element.")


def element_page(material: Material, element: Element) -> Page:
    """The page of one element."""
    path = element_path(element.id)
    perspective = material.perspective(path)
    view = context(perspective, element.id, material.facts.around)
    sections: list[Section] = []
    if element.confidence == "assumed":
        sections.append(Notice("assumed", material.say(_ASSUMED)))
    if isinstance(element.detail, Indicator):
        sections.append(indicator_picture(material, element, perspective, "so-lieu"))
        sections.append(figures_table(material, element))
    if element.type == "business-service":
        lanes = service(perspective, element.id, f"#{_CHAIN}-words")
        sections.append(
            Picture(
                material.say(_SERVICE),
                material.picture(lanes, "dv"),
                id=_CHAIN,
                file=f"{path}dich-vu.svg",
                alternative=_chain_table(material, perspective, element.id),
                editable=f"{path}dich-vu.drawio",
            )
        )
    sections.append(
        Picture(
            material.say(_CONTEXT),
            material.picture(view, "nc"),
            id="ngu-canh",
            caption=material.say(_CONTEXT_CAPTION),
            file=f"{path}ngu-canh.svg",
            alternative=_context_table(material, view),
        )
    )
    if element.documentation:
        paragraphs = tuple(part.strip() for part in material.say(element.documentation).split("\n\n") if part.strip())
        sections.append(Prose(material.say(Text("Mô tả", "Description")), paragraphs, id="mo-ta"))
    sections.append(_relations(material, element))
    if element.id in material.facts.owned:
        sections.append(catalog(material, material.facts.owned[element.id], _OWNED, "chu-quan"))
    if element.id in material.facts.resting_on:
        sections.append(catalog(material, material.facts.resting_on[element.id], _RESTING, "dua-tren"))
    sections.append(findings_section(material, material.facts.findings_of.get(element.id, ())))
    sections += _clauses(material, element)
    if element.id in material.facts.evidence_of:
        sections.append(evidence_table(material, material.facts.evidence_of[element.id]))
    sections.append(_sources(material, element))
    place = material.model.places.place(element.origin, key=True)
    return Page(
        path=path,
        title=material.say(element.name),
        section=_section(element),
        sections=(_facts(material, element, f"{place.file}:{place.line}"), *sections),
        lead=material.say(element.summary),
        kicker=type_name(material, element),
        badges=badges_of(material, element),
        breadcrumbs=(
            Link(material.say(words.HOME), ""),
            Link(material.say(words.ELEMENTS), "pt/"),
            Link(material.say(element.name)),
        ),
        edit=material.edit_address(place.file, place.line),
        explore=explorer_path(element.id),
        keywords=(element.id,),
        names=_numbers(material, element),
        also=(*element.tags, *element.classified),
        kind=_SEARCHED_AS.get(element.type, ELEMENT),
    )


def _section(element: Element) -> str:
    if element.type == "business-service":
        return "dich-vu/"
    by_type = {
        "indicator": "chi-tieu/",
        "source": "nguon/",
        "plateau": "lo-trinh/",
        "gap": "lo-trinh/",
        "work-package": "lo-trinh/",
    }
    return by_type.get(element.type, f"{element.architecture}/" if element.architecture else "")


def _numbers(material: Material, element: Element) -> tuple[str, ...]:
    """What people call a legal text by: its number, and how that begins."""
    if not isinstance(element.detail, Instrument):
        return ()
    known = material.pack.instruments.get(element.detail.ref)
    return numbers_of(element.detail.number or (known.number if known else ""))


def _facts(material: Material, element: Element, place: str) -> Facts:
    rows = [
        Fact(material.say(words.ID), Cell(element.id)),
        Fact(material.say(words.OWNER), Cell(links=(material.link(element.owner),)) if element.owner else Cell()),
        Fact(material.say(words.LAYER), Cell(layer_name(material, element))),
        Fact(material.say(words.STATUS), Cell(_lifecycle(material, element.lifecycle))),
        *_details(material, element),
    ]
    for name, value in element.properties.items():
        definition = material.pack.properties.get(name)
        label = material.say(definition.label) if definition else name
        values = value if isinstance(value, tuple) else (said(value),)
        shown = [_value(material, definition, v) for v in values]
        if definition and definition.kind == "element":
            rows.append(Fact(label, Cell(links=tuple(material.link(v) for v in values))))
        else:
            rows.append(Fact(label, Cell(", ".join(shown))))
    if element.classified:
        rows.append(Fact(material.say(Text("Mã mô hình tham chiếu", "Reference codes")), Cell(", ".join(element.classified))))
    confidence = words.CONFIDENCES.get(element.confidence, words.CONFIDENCES[""])
    rows.append(Fact(material.say(Text("Độ tin cậy", "Confidence")), Cell(material.say(confidence))))
    rows.append(Fact(material.say(Text("Khai báo tại", "Declared at")), Cell(place)))
    return Facts("", tuple(rows), id="thong-tin")


def _value(material: Material, definition: PropertyDefinition | None, value: str) -> str:
    """A property's value as people say it: the pack's label, yes or no, or as written."""
    if definition and value in definition.values:
        return material.say(definition.values[value])
    if definition and definition.kind == "boolean":
        return material.say(_YES if value == "true" else _NO)
    return value


def _lifecycle(material: Material, lifecycle: Lifecycle) -> str:
    status = material.say(STATUSES[lifecycle.status]) if lifecycle.status else ""
    start = f"{material.say(Text('từ', 'from'))} {day(lifecycle.start, material.language)}" if lifecycle.start else ""
    end = f"{material.say(Text('đến', 'to'))} {day(lifecycle.end, material.language)}" if lifecycle.end else ""
    return " ".join(part for part in (status, start, end) if part)


def _details(material: Material, element: Element) -> list[Fact]:
    say, language = material.say, material.language
    detail = element.detail
    if isinstance(detail, Plateau):
        return [Fact(say(words.DATE), Cell(day(detail.date, language)))]
    if isinstance(detail, SourceDetail):
        return [
            Fact(say(words.KIND), Cell(say(words.SOURCE_KINDS[detail.kind]))),
            Fact(say(Text("Nơi công bố", "Publisher")), Cell(say(detail.publisher))),
            Fact(say(Text("Thời điểm công bố", "Published")), Cell(detail.published)),
            Fact(say(Text("Địa chỉ", "Address")), Cell(detail.url)),
            Fact(say(Text("Độ tin cậy của nguồn", "Confidence of the source")), Cell(say(words.CONFIDENCES[detail.confidence]))),
        ]
    if isinstance(detail, Instrument):
        return _instrument(material, detail)
    return []


def _instrument(material: Material, detail: Instrument) -> list[Fact]:
    say, language = material.say, material.language
    known = material.pack.instruments.get(detail.ref)
    number = detail.number or (known.number if known else "")
    issued = detail.issued or (known.issued if known else None)
    ends = detail.effective_to or (known.validity.end if known else None)
    rows = [
        Fact(say(Text("Số, ký hiệu", "Number")), Cell(number)),
        Fact(say(Text("Ngày ban hành", "Issued")), Cell(day(issued, language) if issued else "")),
        Fact(say(Text("Hết hiệu lực", "Ended")), Cell(day(ends, language) if ends else "")),
    ]
    if detail.issuer:
        rows.append(Fact(say(Text("Cơ quan ban hành", "Issuer")), Cell(links=(material.link(detail.issuer),))))
    elif known:
        rows.append(Fact(say(Text("Cơ quan ban hành", "Issuer")), Cell(say(known.issuer))))
    if known and known.replaced_by:
        successors = ", ".join(
            material.pack.instruments[each].number for each in known.replaced_by if each in material.pack.instruments
        )
        rows.append(Fact(say(Text("Thay thế bởi", "Replaced by")), Cell(successors)))
    return rows


def _relations(material: Material, element: Element) -> Relations:
    groups: dict[str, list[Relation]] = {}
    graph = material.facts.graph
    centre = graph.number[element.id]
    for index in material.facts.around.get(centre, ()):
        relationship = graph.relationships[index]
        outgoing = relationship.source == element.id
        type_ = RELATIONSHIP_TYPES[relationship.type]
        verb = material.say(type_.forward if outgoing else type_.backward)
        other = material.model.elements[relationship.target if outgoing else relationship.source]
        badges = (Badge("assumed", material.say(words.ASSUMED)),) if relationship.confidence == "assumed" else ()
        said_of = (
            material.say(relationship.name),
            material.say(ACCESSES[relationship.access]),
            material.say(relationship.summary),
        )
        groups.setdefault(verb, []).append(
            Relation(
                other=material.link(other.id),
                kind=type_name(material, other),
                note="; ".join(part for part in said_of if part),
                data=tuple(material.link(each) for each in relationship.data),
                badges=badges,
            )
        )
    ordered = tuple((verb, tuple(found)) for verb, found in groups.items())
    return Relations(material.say(words.RELATIONSHIPS), ordered, material.say(_NO_RELATION), id="quan-he")


def _clauses(material: Material, element: Element) -> list[Section]:
    """The clauses whose rules look at the element, with those rules and whether they found something here."""
    rules = material.facts.traced.rules.get(element.id, ())
    found = {finding.rule for finding in material.facts.findings_of.get(element.id, ())}
    rows = tuple(
        (
            clause_cell(result),
            Cell(material.say(result.clause.text)),
            Cell(links=tuple(Link(rule, rule_path(rule)) for rule in rules if rule in result.clause.rules)),
            Cell(str(sum(rule in found for rule in result.clause.rules)), number=True),
            Cell(badges=(Badge(verdict_key(result.verdict), material.say(VERDICTS[result.verdict])),)),
        )
        for id_ in material.facts.traced.clauses.get(element.id, ())
        for result in (material.facts.clause_results[id_],)
    )
    columns = (words.CLAUSE, Text("Nội dung", "What it asks"), words.RULES, _FOUND_HERE, words.VERDICT)
    empty = material.say(_NO_CLAUSE)
    return [Table(material.say(words.CLAUSES), tuple(material.say(each) for each in columns), rows, id="dieu-khoan", empty=empty)]


def _sources(material: Material, element: Element) -> Table:
    rows = tuple(
        (
            Cell(links=(material.link(each.ref),)),
            Cell(material.say(each.note)),
            Cell(material.say(each.locator)),
        )
        for each in element.sources
    )
    columns = (words.SOURCE, Text("Nguồn nói gì", "What it says"), Text("Vị trí", "Where"))
    empty = Text("Chưa có nguồn nào.", "There is no source.")
    return Table(
        material.say(words.SOURCES), tuple(material.say(each) for each in columns), rows, id="nguon", empty=material.say(empty)
    )


def _context_table(material: Material, view: Context) -> Table:
    neighbours = (*view.dependents, *view.dependencies, *view.peers)
    rows = tuple((Cell(each.label), Cell(links=(material.link(each.box.id),))) for each in neighbours)
    return Table("", (material.say(_RELATION), material.say(ELEMENT)), rows, empty=material.say(_NO_RELATION))


def _chain_table(material: Material, perspective: Perspective, id_: str) -> Table:
    """All that the service rests on, with what the picture only counts."""
    rows = tuple(
        (Cell(material.say(layer.name)), Cell(links=tuple(material.link(each.id) for each in inside)))
        for layer, inside in chain(perspective, id_)
    )
    return Table("", (material.say(words.LAYER), material.say(words.ELEMENTS)), rows)
