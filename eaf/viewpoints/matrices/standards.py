"""Applications and interfaces against standards: which name which, in what state the standard is, and where one is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.model.metamodel import ELEMENT_TYPES
from eaf.pack.standard import MANDATORY, RECOMMENDED, SUNSET, UPCOMING
from eaf.text import Text
from eaf.viewing.matrix import Evidence, Head, Tally
from eaf.viewing.matrix_kind import MatrixKind, SignText

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eaf.model.element import Element
    from eaf.viewing.matrix import Matrix
    from eaf.viewing.matrix_ground import Ground

MISSING, UNKNOWN = "_", "?"
ATTRIBUTE = "standards"
_KIND = "standard"
_STATES = {
    MANDATORY: SignText(Text("B", "M"), Text("nêu tiêu chuẩn bắt buộc, còn hiệu lực", "names a mandatory standard in force")),
    RECOMMENDED: SignText(
        Text("K", "R"), Text("nêu tiêu chuẩn khuyến nghị, còn hiệu lực", "names a recommended standard in force")
    ),
    "": SignText(Text("N", "N"), Text("nêu tiêu chuẩn chưa rõ mức áp dụng", "names a standard of unknown status")),
    UPCOMING: SignText(Text("S", "U"), Text("nêu tiêu chuẩn chưa có hiệu lực", "names a standard not yet in force"), "note"),
    SUNSET: SignText(Text("H", "E"), Text("nêu tiêu chuẩn đã hết hiệu lực", "names a standard no longer in force"), "warning"),
    UNKNOWN: SignText(
        Text("?", "?"), Text("nêu tiêu chuẩn ngoài danh mục của gói", "names a standard outside the catalogue"), "note"
    ),
    MISSING: SignText(
        Text("!", "!"), Text("quy tắc báo thiếu hoặc sai tiêu chuẩn", "a rule reports a standard missing or wrong"), "warning"
    ),
}
_LACKS = Text("Tiêu chuẩn còn thiếu", "Missing standards")
_OUTSIDE = Text("Ngoài danh mục", "Outside the catalogue")
_NAMES = Text("{element} nêu {standard}", "{element} names {standard}")


def _build(kind: MatrixKind, ground: Ground) -> Matrix:
    perspective = ground.perspective
    catalogue = {each.id: each for each in perspective.pack.standards}
    signs = {state: each.said(perspective) for state, each in _STATES.items()}
    tally = Tally()
    for element, name, evidence in _named(ground):
        standard = catalogue.get(name)
        state = standard.status_at(ground.as_of) if standard else UNKNOWN
        tally.note(element.id, name, signs[state], evidence)
    for each in ground.findings:
        rule = ground.rules.get(each.rule)
        if rule is not None and rule.kind == _KIND and each.subjects:
            column = each.discriminator if each.discriminator in tally.columns() else MISSING
            evidence = Evidence(perspective.say(each.message), each.subjects, each.fingerprint, place=str(each.place))
            tally.note(each.subjects[0], column, signs[MISSING], evidence)
    elements = [perspective.model.elements[id_] for id_ in tally.rows()]
    rows = (ground.head(each, each.type) for each in elements)
    frame = kind.frame(ground, tuple(signs.values()), _groups(ground))
    return tally.matrix(frame, rows, _columns(ground, tally))


def _named(ground: Ground) -> Iterator[tuple[Element, str, Evidence]]:
    """Each standard that an element names, with its number where the catalogue has it."""
    perspective = ground.perspective
    numbers = {each.id: each.number for each in perspective.pack.standards}
    column = perspective.graph.column(ATTRIBUTE)
    for place, element in enumerate(perspective.graph.elements):
        for value, path in column.values[column.codes[place]]:
            name = str(value)
            said = _NAMES.format(element=element.name, standard=numbers.get(name, name))
            yield element, name, Evidence(perspective.say(said), (element.id,), origins=(element.origin.child(*path),))


def _groups(ground: Ground) -> dict[str, str]:
    say, pack = ground.perspective.say, ground.perspective.pack
    types = {each.id: say(each.name) for each in ELEMENT_TYPES.values()}
    listed = {each.id: say(each.name) for each in pack.standard_groups}
    return {**types, MISSING: say(_LACKS), **listed, UNKNOWN: say(_OUTSIDE)}


def _columns(ground: Ground, tally: Tally) -> Iterator[Head]:
    """The standards of the catalogue that anybody names, those outside of it, and what is missing."""
    say, used = ground.perspective.say, tally.columns()
    known = {each.id: each for each in ground.perspective.pack.standards}
    for name in used:
        standard = known.get(name)
        if name == MISSING:
            yield Head(name, say(_LACKS), MISSING, element=False)
        elif standard is None:
            yield Head(name, name, UNKNOWN, element=False)
        else:
            yield Head(name, standard.number, standard.group, say(standard.name), element=False)


KIND = MatrixKind(
    id="tieu-chuan",
    title=Text("Áp dụng tiêu chuẩn", "Standards in use"),
    lead=Text(
        "Ứng dụng, giao diện, mạng nào nêu tiêu chuẩn nào, tiêu chuẩn đó còn hiệu lực hay không, và nơi quy tắc báo thiếu.",
        "Which applications, interfaces and networks name which standard, whether it is in force, and where a rule misses one.",
    ),
    row_name=Text("Thành phần", "Element"),
    column_name=Text("Tiêu chuẩn", "Standard"),
    missing=Text(
        "Chưa phần tử nào ghi thuộc tính standards, và không có quy tắc nào báo thiếu tiêu chuẩn.",
        "No element has the property standards, and no rule reports a standard missing.",
    ),
    build=_build,
)
