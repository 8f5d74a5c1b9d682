"""Every word that a picture adds to the view's own: the legend, the headings, the text alternative.

Nothing here asks which language it is: a language is one more :class:`Labels` value, and an edition with other component
architectures replaces ``areas``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from eaf.model.metamodel import RELATIONSHIP_TYPES
from eaf.viewing.shapes import Mark

if TYPE_CHECKING:
    from collections.abc import Mapping

    from eaf.text import Language
    from eaf.viewing.shapes import Bound, Verdict


@dataclass(frozen=True, slots=True)
class Area:
    """A component architecture as the pictures show it: a hue of the palette, and a letter that reads without the hue."""

    id: str
    name: str
    letter: str
    hue: str


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of one language; ``{count}``, ``{unit}`` and ``{value}`` are filled in."""

    language: Language
    legend: str
    areas: tuple[Area, ...]
    marks: Mapping[Mark, str]
    relations: Mapping[str, str]
    more: str
    nothing: str
    no_data: str
    others: str
    dependents: str
    dependencies: str
    peers: str
    depends: str
    lines_left_out: str
    measured: str
    target: str
    unit: str
    at_bound: Mapping[Bound, str]
    verdicts: Mapping[Verdict, str]

    def area(self, area_id: str) -> Area | None:
        """The area of that id, if it has a hue of its own."""
        return next((area for area in self.areas if area.id == area_id), None)

    def relation(self, kind: str) -> str:
        """The name of a relationship type, or the type itself where nobody named it."""
        return self.relations.get(kind, kind)

    def with_areas(self, areas: tuple[Area, ...]) -> Labels:
        """The same words for an edition with other areas."""
        return replace(self, areas=areas)


def _verbs(language: Language) -> Mapping[str, str]:
    """How each relationship type is read from its source."""
    return MappingProxyType({kind: found.forward.said_in(language) for kind, found in RELATIONSHIP_TYPES.items()})


VIETNAMESE = Labels(
    language="vi",
    legend="Chú giải",
    areas=(
        Area("nghiep-vu", "Nghiệp vụ", "N", "orange"),
        Area("du-lieu", "Dữ liệu", "D", "purple"),
        Area("ung-dung", "Ứng dụng", "Ư", "blue"),
        Area("cong-nghe", "Kỹ thuật – công nghệ", "C", "green"),
        Area("an-toan", "An toàn thông tin", "A", "vermilion"),
    ),
    marks=MappingProxyType(
        {
            Mark.EXTERNAL: "bên ngoài",
            Mark.ASSUMED: "giả định",
            Mark.PLANNED: "dự kiến",
            Mark.RETIRING: "sắp dừng",
            Mark.ADDED: "thêm mới",
            Mark.CHANGED: "thay đổi",
            Mark.REMOVED: "bỏ đi",
            Mark.FINDING_WARNING: "có cảnh báo",
            Mark.FINDING_ERROR: "có lỗi",
        }
    ),
    relations=_verbs("vi"),
    more="và {count} phần tử khác",
    nothing="Chưa có phần tử nào",
    no_data="Chưa có số liệu",
    others="Ngoài nhóm",
    dependents="Phụ thuộc vào phần tử này",
    dependencies="Phần tử này phụ thuộc vào",
    peers="Trao đổi và liên kết khác",
    depends="phụ thuộc vào",
    lines_left_out="Các đường nối có trong bản rộng của sơ đồ này.",
    measured="Đo được",
    target="mục tiêu",
    unit="Đơn vị: {unit}",
    at_bound=MappingProxyType({"min": "ít nhất {value}", "max": "không quá {value}"}),
    verdicts=MappingProxyType({"met": "đạt", "missed": "chưa đạt", "not-due": "chưa đến hạn", "": ""}),
)

ENGLISH = Labels(
    language="en",
    legend="Legend",
    areas=(
        Area("nghiep-vu", "Business", "B", "orange"),
        Area("du-lieu", "Data", "D", "purple"),
        Area("ung-dung", "Application", "A", "blue"),
        Area("cong-nghe", "Technology", "T", "green"),
        Area("an-toan", "Information security", "S", "vermilion"),
    ),
    marks=MappingProxyType(
        {
            Mark.EXTERNAL: "external",
            Mark.ASSUMED: "assumed",
            Mark.PLANNED: "planned",
            Mark.RETIRING: "retiring",
            Mark.ADDED: "added",
            Mark.CHANGED: "changed",
            Mark.REMOVED: "removed",
            Mark.FINDING_WARNING: "has a warning",
            Mark.FINDING_ERROR: "has an error",
        }
    ),
    relations=_verbs("en"),
    more="and {count} more",
    nothing="No element yet",
    no_data="No figures yet",
    others="Outside any group",
    dependents="Depends on this element",
    dependencies="This element depends on",
    peers="Other exchanges and associations",
    depends="depends on",
    lines_left_out="The lines are in the wide edition of this diagram.",
    measured="Measured",
    target="target",
    unit="Unit: {unit}",
    at_bound=MappingProxyType({"min": "at least {value}", "max": "at most {value}"}),
    verdicts=MappingProxyType({"met": "met", "missed": "missed", "not-due": "not yet due", "": ""}),
)

LANGUAGES = MappingProxyType({labels.language: labels for labels in (VIETNAMESE, ENGLISH)})
