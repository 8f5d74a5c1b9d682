"""Owners against rules: who has to answer for how many findings, the worst rules first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.finding import Severity
from eaf.text import Text
from eaf.viewing.matrix import Evidence, Head, Tally
from eaf.viewing.matrix_kind import MatrixKind, SignText

if TYPE_CHECKING:
    from eaf.finding import Finding
    from eaf.viewing.matrix import Matrix
    from eaf.viewing.matrix_ground import Ground

NOBODY = "_"
_NO_OWNER = Text("Chưa rõ đơn vị", "No owner")
_SEVERITIES = {
    Severity.ERROR: SignText(Text("L", "E"), Text("lỗi", "errors"), "error"),
    Severity.WARNING: SignText(Text("C", "W"), Text("cảnh báo", "warnings"), "warning"),
    Severity.NOTE: SignText(Text("G", "N"), Text("ghi chú", "notes"), "note"),
}


def _build(kind: MatrixKind, ground: Ground) -> Matrix:
    say = ground.perspective.say
    signs = {severity: each.said(ground.perspective) for severity, each in _SEVERITIES.items()}
    tally = Tally()
    worst: dict[str, Severity] = {}
    for each in ground.findings:
        worst[each.rule] = max(each.severity, worst.get(each.rule, Severity.NOTE))
        evidence = Evidence(say(each.message), each.subjects, each.fingerprint, place=str(each.place))
        tally.note(_owner(ground, each), each.rule, signs[each.severity], evidence)
    owners = ground.owners()
    groups = {severity.word: signs[severity].meaning for severity in _SEVERITIES}
    rows = (Head(each, owners.get(each) or say(_NO_OWNER), element=each != NOBODY) for each in tally.rows())
    columns = (Head(each, _title(ground, each), severity.word, each, element=False) for each, severity in worst.items())
    return tally.matrix(kind.frame(ground, tuple(signs.values()), groups), rows, columns)


def _owner(ground: Ground, finding: Finding) -> str:
    """Who owns what the finding is about: its first subject."""
    element = ground.perspective.model.elements.get(finding.subjects[0]) if finding.subjects else None
    return element.owner if element and element.owner else NOBODY


def _title(ground: Ground, rule: str) -> str:
    found = ground.rules.get(rule)
    return ground.perspective.say(found.title) if found else rule


KIND = MatrixKind(
    id="don-vi-phat-hien",
    title=Text("Đơn vị và phát hiện", "Owners and findings"),
    lead=Text(
        "Đơn vị nào phải xử lý bao nhiêu phát hiện, theo quy tắc và theo mức.",
        "How many findings each owner has to deal with, by rule and by severity.",
    ),
    row_name=Text("Đơn vị chủ quản", "Owner"),
    column_name=Text("Quy tắc", "Rule"),
    missing=Text("Lần kiểm tra này không có phát hiện nào đang được tính.", "This check has no finding that counts."),
    build=_build,
    counted=True,
)
