"""The home page: the verdict, key figures, the overview, and a door for each kind of reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.finding import Severity
from eaf.model.element import Indicator
from eaf.reporters import words as report_words
from eaf.site.material import WIDE, Material
from eaf.site.page import Door, Doors, KeyFigure, KeyFigures, Notice, Page, Picture, Section
from eaf.site.pages.appraisal import PATH as APPRAISAL
from eaf.site.pages.architectures import ALL, OVERVIEW, SERVICES, layer_paths
from eaf.site.pages.compliance import verdict_box
from eaf.site.pages.findings import PATH as FINDINGS
from eaf.site.pages.leaders import PATH as LEADERS
from eaf.site.pages.units import PATH as UNITS
from eaf.site.theme.labels import LABELS
from eaf.text import Text
from eaf.viewpoints.indicator import QUALIFIERS, day, decimal
from eaf.viewpoints.overview import overview

if TYPE_CHECKING:
    from eaf.model.element import Element

_DOORS = Text("Bắt đầu từ đâu", "Where to start")
_OVERVIEW = Text("Sơ đồ tổng thể", "Overview diagram")
_ARCHITECTURES = Text("Năm kiến trúc thành phần", "The five component architectures")
_SUMMARY = Text(
    "Mô hình kiến trúc được lưu trong Git, kiểm tra tự động theo khung và công bố tại đây.",
    "The architecture is kept in Git, checked against the framework, and published here.",
)
_ARCHITECTS = Text(
    "{count} phát hiện cần xử lý, danh mục và sơ đồ.", "{count} {count:finding|findings} to deal with, catalogs and diagrams."
)
FIGURES = 4


def home_page(material: Material) -> Page:
    """The first page."""
    workspace = material.model.workspace
    layers = layer_paths(material)
    view = overview(material.perspective(""), lambda layer: layers.get(layer, ALL))
    sections: list[Section] = [verdict_box(material)]
    ended = report_words.ended(material.report)
    if ended is not None:
        sections.append(Notice("warning", material.say(ended)))
    sections += [
        KeyFigures(tuple(_figures(material))),
        _doors(material),
        Picture(material.say(_OVERVIEW), material.picture(view, "tc", WIDE), id="so-do", file=f"{OVERVIEW}so-do-tong-the.svg"),
        _architectures(material),
    ]
    return Page(
        path="",
        title=material.say(workspace.name),
        section="",
        sections=tuple(sections),
        lead=material.say(workspace.summary or _SUMMARY),
        wide=True,
    )


def _figures(material: Material) -> list[KeyFigure]:
    """The latest measurements of the indicators tagged for the home page, else of the first ones that have any."""
    measured = [e for e in material.model.elements.values() if isinstance(e.detail, Indicator) and e.detail.measurements]
    chosen = [each for each in measured if "trang-chu" in each.tags] or measured
    figures = [figure for each in chosen[:FIGURES] if (figure := _figure(material, each))]
    say = material.say
    count = len(material.model.elements)
    figures.append(
        KeyFigure(decimal_count(count, material), say(Text("phần tử trong mô hình", "elements in the model")), path=ALL)
    )
    return figures


def decimal_count(count: int, material: Material) -> str:
    """A whole number as people write it."""
    return f"{count:,}".replace(",", ".") if material.language == "vi" else f"{count:,}"


def _figure(material: Material, element: Element) -> KeyFigure | None:
    if not isinstance(element.detail, Indicator):
        return None
    latest = element.detail.latest(material.report.as_of)
    if latest is None:
        return None
    value = material.say(QUALIFIERS[latest.qualifier].format(value=decimal(latest.value, material.language)))
    unit = material.say(element.detail.unit)
    shown = f"{value} %" if unit == "%" else value
    note = day(latest.date, material.language) if unit == "%" else f"{unit} · {day(latest.date, material.language)}"
    return KeyFigure(shown, material.say(element.name), note, f"pt/{element.id}/")


def _doors(material: Material) -> Doors:
    say = material.say
    worst = material.report.count(Severity.ERROR) + material.report.count(Severity.WARNING)
    return Doors(
        say(_DOORS),
        (
            Door(
                say(Text("Lãnh đạo", "Leaders")),
                say(Text("Chỉ tiêu đã đạt đến đâu, còn khoảng cách nào.", "How far the targets are met, and which gaps remain.")),
                LEADERS,
                "L",
            ),
            Door(
                say(Text("Hội đồng thẩm định", "Appraisal council")),
                say(
                    Text(
                        "Kết luận theo từng điều khoản, căn cứ và nguồn.",
                        "The verdict clause by clause, with its basis and sources.",
                    )
                ),
                APPRAISAL,
                say(Text("T", "C")),
            ),
            Door(
                say(Text("Kiến trúc sư", "Architects")),
                say(_ARCHITECTS.format(count=str(worst))),
                FINDINGS,
                say(Text("K", "A")),
            ),
            Door(
                say(Text("Đơn vị", "Units")),
                say(Text("Việc, phát hiện và minh chứng của từng đơn vị.", "The work, findings and evidence of each unit.")),
                UNITS,
                say(Text("V", "U")),
            ),
            Door(
                say(Text("Người dân và doanh nghiệp", "People and businesses")),
                say(Text("Các dịch vụ công và những gì đứng sau chúng.", "The public services and what stands behind them.")),
                SERVICES,
                say(Text("D", "P")),
            ),
        ),
    )


def _architectures(material: Material) -> Doors:
    counts = {each.id: 0 for each in material.pack.architectures}
    for element in material.model.elements.values():
        if element.architecture in counts:
            counts[element.architecture] += 1
    letters = {area.id: area.letter for area in LABELS[material.language].areas}
    items = tuple(
        Door(
            material.say(each.name),
            material.say(Text("{count} phần tử", "{count} {count:element|elements}").format(count=str(counts[each.id]))),
            f"{each.id}/",
            letters.get(each.id, ""),
            each.id,
        )
        for each in material.pack.architectures
    )
    return Doors(material.say(_ARCHITECTURES), items)
