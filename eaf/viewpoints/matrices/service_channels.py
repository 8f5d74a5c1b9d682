"""The map of services: which service is had through which channel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.graph.path_expression import Label
from eaf.pack.selector import Selector
from eaf.text import Text
from eaf.viewing.matrix import Tally
from eaf.viewing.matrix_ground import Reading
from eaf.viewing.matrix_kind import MatrixKind, SignText
from eaf.viewpoints.matrices.application_services import SERVICES

if TYPE_CHECKING:
    from eaf.model.element import Element
    from eaf.viewing.matrix import Matrix
    from eaf.viewing.matrix_ground import Ground

_CHANNELS = Selector(types=("business-interface",))
_OFFERS = SignText(Text("x", "x"), Text("cung cấp dịch vụ qua kênh này", "the service is had through this channel"))
_LEVEL = "online_level"
_SAID_LEVEL = Text("mức độ {level}", "level {level}")


def _build(kind: MatrixKind, ground: Ground) -> Matrix:
    tally = Tally()
    services, channels = ground.elements(SERVICES), ground.elements(_CHANNELS)
    reading = Reading(_OFFERS.said(ground.perspective), (Label("assignment", inverse=True),))
    ground.follow(tally, reading, services, channels)
    frame = kind.frame(ground, (reading.sign,), ground.owners())
    rows = (ground.head(each, each.owner, _note(ground, each)) for each in services)
    columns = (ground.head(each, each.owner) for each in channels)
    return tally.matrix(frame, rows, columns)


def _note(ground: Ground, service: Element) -> str:
    level = service.properties.get(_LEVEL)
    return "" if level is None else ground.perspective.say(_SAID_LEVEL.format(level=str(level)))


KIND = MatrixKind(
    id="dich-vu-kenh",
    title=Text("Dịch vụ công và kênh cung cấp", "Public services and channels"),
    lead=Text(
        "Bản đồ dịch vụ: mỗi dịch vụ được cung cấp qua kênh nào, ở mức độ trực tuyến nào.",
        "The map of services: through which channels each is had, and how far online.",
    ),
    row_name=Text("Dịch vụ công", "Public service"),
    column_name=Text("Kênh", "Channel"),
    missing=Text(
        "Chưa có quan hệ assignment từ kênh giao tiếp tới dịch vụ.", "There is no assignment from a channel to a service."
    ),
    build=_build,
)
