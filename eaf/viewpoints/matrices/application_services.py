"""Applications against public services: which application a service stands on, and in what way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.graph.path_expression import Label
from eaf.pack.selector import Selector
from eaf.text import Text
from eaf.viewing.matrix import Tally
from eaf.viewing.matrix_ground import Reading
from eaf.viewing.matrix_kind import MatrixKind, SignText

if TYPE_CHECKING:
    from eaf.viewing.matrix import Matrix
    from eaf.viewing.matrix_ground import Ground

APPLICATIONS = Selector(types=("application-component",))
SERVICES = Selector(types=("business-service",))
_REALIZES, _SERVES = Label("realization"), Label("serving")
_READINGS = (
    (SignText(Text("H", "R"), Text("trực tiếp hiện thực hóa dịch vụ", "realizes the service itself")), (_REALIZES,), ()),
    (
        SignText(Text("Q", "P"), Text("phục vụ quy trình của dịch vụ", "serves a process of the service")),
        (_SERVES, _REALIZES),
        ("business-process", "business-function"),
    ),
    (
        SignText(Text("D", "S"), Text("qua một dịch vụ ứng dụng", "through an application service")),
        (_REALIZES, _SERVES, _REALIZES),
        ("application-service", "business-process", "business-function"),
    ),
    (
        SignText(Text("K", "C"), Text("phục vụ kênh cung cấp dịch vụ", "serves a channel of the service")),
        (_SERVES, Label("assignment")),
        ("business-interface",),
    ),
)


def _build(kind: MatrixKind, ground: Ground) -> Matrix:
    tally = Tally()
    applications, services = ground.elements(APPLICATIONS), ground.elements(SERVICES)
    readings = [Reading(sign.said(ground.perspective), steps, via) for sign, steps, via in _READINGS]
    for each in readings:
        ground.follow(tally, each, applications, services)
    frame = kind.frame(ground, tuple(each.sign for each in readings), ground.owners())
    rows = (ground.head(each, each.owner) for each in ground.own_or_used(applications, tally.rows()))
    columns = (ground.head(each, each.owner) for each in ground.own_or_used(services, tally.columns()))
    return tally.matrix(frame, rows, columns)


KIND = MatrixKind(
    id="ung-dung-dich-vu",
    title=Text("Ứng dụng và dịch vụ công", "Applications and public services"),
    lead=Text(
        "Dịch vụ nào dựa trên ứng dụng nào, trực tiếp hay qua quy trình, dịch vụ ứng dụng, kênh giao tiếp.",
        "Which service stands on which application: directly, or through a process, an application service or a channel.",
    ),
    row_name=Text("Ứng dụng", "Application"),
    column_name=Text("Dịch vụ công", "Public service"),
    missing=Text(
        "Chưa ứng dụng nào nối tới dịch vụ: thêm quan hệ realization từ ứng dụng tới dịch vụ, hoặc serving tới quy trình của dịch vụ.",
        "No application is joined to a service: add a realization from the application to the service, or a serving to its process.",
    ),
    build=_build,
)
