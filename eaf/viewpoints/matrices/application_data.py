"""Applications against data: what reads and what writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.graph.path_expression import Label
from eaf.pack.selector import Selector
from eaf.text import Text
from eaf.viewing.matrix import Tally
from eaf.viewing.matrix_ground import Reading
from eaf.viewing.matrix_kind import MatrixKind, SignText
from eaf.viewpoints.matrices.application_services import APPLICATIONS

if TYPE_CHECKING:
    from eaf.viewing.matrix import Matrix
    from eaf.viewing.matrix_ground import Ground

_DATA = Selector(types=("data-object",))
# ArchiMate's access says that something is written, not whether it is made or changed.
_WRITES = SignText(
    Text("C/U", "C/U"),
    Text("tạo mới hoặc cập nhật (mô hình không tách hai việc)", "creates or updates (the model does not tell them apart)"),
)
_READS = SignText(Text("R", "R"), Text("đọc", "reads"))
_UNSTATED = SignText(Text("?", "?"), Text("truy cập, chưa ghi đọc hay ghi", "accesses, kind not stated"))
_READINGS = (
    (_WRITES, ("write", "read-write")),
    (_READS, ("read", "read-write")),
    (_UNSTATED, ("",)),
)


def _build(kind: MatrixKind, ground: Ground) -> Matrix:
    tally = Tally()
    applications, data = ground.elements(APPLICATIONS), ground.elements(_DATA)
    readings = [Reading(sign.said(ground.perspective), (Label("access", access=access),)) for sign, access in _READINGS]
    for each in readings:
        ground.follow(tally, each, applications, data)
    frame = kind.frame(ground, tuple(each.sign for each in readings), ground.owners())
    rows = (ground.head(each, each.owner) for each in ground.own_or_used(applications, tally.rows()))
    columns = (ground.head(each, each.owner) for each in ground.own_or_used(data, tally.columns()))
    return tally.matrix(frame, rows, columns)


KIND = MatrixKind(
    id="ung-dung-du-lieu",
    title=Text("Ứng dụng và dữ liệu", "Applications and data"),
    lead=Text("Ứng dụng nào tạo, cập nhật, đọc dữ liệu nào.", "Which application creates, updates and reads which data."),
    row_name=Text("Ứng dụng", "Application"),
    column_name=Text("Dữ liệu", "Data"),
    missing=Text(
        "Chưa có quan hệ access từ ứng dụng tới dữ liệu; ghi kèm access: read, write hoặc read-write.",
        "There is no access from an application to data; state access: read, write or read-write.",
    ),
    build=_build,
)
