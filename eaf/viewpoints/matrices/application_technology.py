"""Applications against technology: what each application runs on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.graph.path_expression import Label
from eaf.model.metamodel import ELEMENT_TYPES
from eaf.pack.selector import Selector
from eaf.text import Text
from eaf.viewing.matrix import Tally
from eaf.viewing.matrix_ground import Reading
from eaf.viewing.matrix_kind import MatrixKind, SignText
from eaf.viewpoints.matrices.application_services import APPLICATIONS

if TYPE_CHECKING:
    from eaf.viewing.matrix import Matrix
    from eaf.viewing.matrix_ground import Ground

_TYPES = tuple(each.id for each in ELEMENT_TYPES.values() if each.domain == "technology")
_TECHNOLOGY = Selector(types=_TYPES)
_BENEATH = Label("serving", inverse=True)
_READINGS = (
    (SignText(Text("T", "D"), Text("phục vụ trực tiếp ứng dụng", "serves the application itself")), (_BENEATH,), ()),
    (
        SignText(Text("H", "R"), Text("hiện thực hóa hoặc cài đặt ứng dụng", "realizes the application, or has it installed")),
        (Label("realization", inverse=True),),
        (),
    ),
    (
        SignText(Text("P", "S"), Text("qua phần mềm hệ thống", "through system software")),
        (_BENEATH, _BENEATH),
        ("system-software",),
    ),
)


def _build(kind: MatrixKind, ground: Ground) -> Matrix:
    tally = Tally()
    applications, technology = ground.elements(APPLICATIONS), ground.elements(_TECHNOLOGY)
    readings = [Reading(sign.said(ground.perspective), steps, via) for sign, steps, via in _READINGS]
    for each in readings:
        ground.follow(tally, each, applications, technology)
    say = ground.perspective.say
    groups = {**ground.owners(), **{type_: say(ELEMENT_TYPES[type_].name) for type_ in _TYPES}}
    frame = kind.frame(ground, tuple(each.sign for each in readings), groups)
    rows = (ground.head(each, each.owner) for each in ground.own_or_used(applications, tally.rows()))
    columns = (ground.head(each, each.type) for each in technology if each.id in tally.columns())
    return tally.matrix(frame, rows, columns)


KIND = MatrixKind(
    id="ung-dung-cong-nghe",
    title=Text("Ứng dụng và công nghệ", "Applications and technology"),
    lead=Text(
        "Ứng dụng chạy trên máy chủ, phần mềm, dịch vụ hạ tầng nào và được biện pháp an toàn nào bảo vệ.",
        "Which nodes, software, technology services and protective controls each application rests on.",
    ),
    row_name=Text("Ứng dụng", "Application"),
    column_name=Text("Thành phần công nghệ", "Technology"),
    missing=Text(
        "Chưa có quan hệ serving từ máy chủ, phần mềm hệ thống hoặc dịch vụ công nghệ tới ứng dụng.",
        "There is no serving from a node, system software or technology service to an application.",
    ),
    build=_build,
)
