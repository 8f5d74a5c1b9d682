"""How much is covered: for each rule about a share what is covered, what is waived, and all, so that nothing drops out unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.site.material import Material, rule_path
from eaf.site.page import Cell, Link, Table
from eaf.site.pages import words
from eaf.text import Text

if TYPE_CHECKING:
    from eaf.checking.report import RuleResult

_TITLE = Text("Tỷ lệ bao phủ", "Coverage")
_ALL = Text("Tất cả", "All")
_COVERED = Text("Được bao phủ", "Covered")
_WAIVED = Text("Được miễn trừ", "Waived")
_REST = Text("Còn lại", "The rest")
_SHARE = Text("Tỷ lệ", "Share")
_RECORDED = Text("Tỷ lệ ghi trong nền", "Share in the baseline")
_NONE = Text("Không có quy tắc nào về tỷ lệ bao phủ có đối tượng.", "No rule about a share has a subject.")


def coverage_table(material: Material) -> Table:
    """The rules that ask for a share, each with its parts: those that are waived stay among all."""
    rows = tuple(_row(material, each) for each in material.report.results if each.share is not None)
    columns = (words.ID, words.RULE, _COVERED, _WAIVED, _REST, _ALL, _SHARE, _RECORDED)
    said = tuple(material.say(each) for each in columns)
    return Table(material.say(_TITLE), said, rows, id="bao-phu", filterable=True, empty=material.say(_NONE))


def _row(material: Material, result: RuleResult) -> tuple[Cell, ...]:
    share = result.share
    covered, total = (share.covered, share.total) if share else (0, 0)
    counts = (covered, result.waived, total - covered - result.waived, total)
    return (
        Cell(links=(Link(result.rule.id, rule_path(result.rule.id)),)),
        Cell(material.say(result.rule.title)),
        *(Cell(str(each), number=True) for each in counts),
        Cell(material.say(share.percent) if share else "", number=True),
        Cell(str(result.recorded) if result.recorded else "", number=True),
    )
