"""The element and relationship types of ArchiMate 3.2, and the three types that a government framework adds.

Source: The Open Group, ArchiMate 3.2 Specification (C226), chapters 5 to 13 (element types), 5 (relationships).
"""

from __future__ import annotations

from dataclasses import dataclass

from eaf.text import Text


@dataclass(frozen=True, slots=True)
class ElementType:
    """A type of element: its kebab-case name, the layer of the language and what people call it."""

    id: str
    domain: str
    name: Text
    base: str = ""


@dataclass(frozen=True, slots=True)
class RelationshipType:
    """A type of relationship and which way the dependency runs along it.

    ``dependent`` is the end that depends on the other: ``source``, ``target`` or ``none``. ``forward`` and ``backward`` are
    the verbs with which the relationship is read from its source and from its target.
    """

    id: str
    dependent: str
    name: Text
    forward: Text
    backward: Text

    @property
    def is_symmetric(self) -> bool:
        """Whether the relationship says the same from both of its ends."""
        return self.forward == self.backward


def _types(domain: str, *rows: tuple[str, str, str]) -> tuple[ElementType, ...]:
    return tuple(ElementType(id_, domain, Text(vi, en)) for id_, vi, en in rows)


STATUSES: dict[str, Text] = {
    "planned": Text("dự kiến", "planned"),
    "building": Text("đang xây dựng", "being built"),
    "operating": Text("đang vận hành", "operating"),
    "retiring": Text("sắp dừng", "being retired"),
    "retired": Text("đã dừng", "retired"),
}
"""The phases of a lifecycle, from first to last."""

ACCESSES: dict[str, Text] = {
    "read": Text("đọc", "reads"),
    "write": Text("ghi", "writes"),
    "read-write": Text("đọc và ghi", "reads and writes"),
    "": Text(),
}
"""What is done to data along an access."""

ELEMENT_TYPES: dict[str, ElementType] = {
    each.id: each
    for each in (
        *_types(
            "motivation",
            ("stakeholder", "Bên liên quan", "Stakeholder"),
            ("driver", "Động lực", "Driver"),
            ("assessment", "Đánh giá", "Assessment"),
            ("goal", "Mục tiêu", "Goal"),
            ("outcome", "Kết quả", "Outcome"),
            ("principle", "Nguyên tắc", "Principle"),
            ("requirement", "Yêu cầu", "Requirement"),
            ("constraint", "Ràng buộc", "Constraint"),
            ("meaning", "Ý nghĩa", "Meaning"),
            ("value", "Giá trị", "Value"),
        ),
        *_types(
            "strategy",
            ("resource", "Nguồn lực", "Resource"),
            ("capability", "Năng lực", "Capability"),
            ("value-stream", "Chuỗi giá trị", "Value stream"),
            ("course-of-action", "Phương hướng hành động", "Course of action"),
        ),
        *_types(
            "business",
            ("business-actor", "Tác nhân nghiệp vụ", "Business actor"),
            ("business-role", "Vai trò nghiệp vụ", "Business role"),
            ("business-collaboration", "Phối hợp nghiệp vụ", "Business collaboration"),
            ("business-interface", "Kênh giao tiếp", "Business interface"),
            ("business-process", "Quy trình nghiệp vụ", "Business process"),
            ("business-function", "Chức năng nghiệp vụ", "Business function"),
            ("business-interaction", "Tương tác nghiệp vụ", "Business interaction"),
            ("business-event", "Sự kiện nghiệp vụ", "Business event"),
            ("business-service", "Dịch vụ nghiệp vụ", "Business service"),
            ("business-object", "Đối tượng nghiệp vụ", "Business object"),
            ("contract", "Hợp đồng", "Contract"),
            ("representation", "Hình thức thể hiện", "Representation"),
            ("product", "Sản phẩm", "Product"),
        ),
        *_types(
            "application",
            ("application-component", "Ứng dụng", "Application component"),
            ("application-collaboration", "Phối hợp ứng dụng", "Application collaboration"),
            ("application-interface", "Giao diện ứng dụng", "Application interface"),
            ("application-function", "Chức năng ứng dụng", "Application function"),
            ("application-interaction", "Tương tác ứng dụng", "Application interaction"),
            ("application-process", "Tiến trình ứng dụng", "Application process"),
            ("application-event", "Sự kiện ứng dụng", "Application event"),
            ("application-service", "Dịch vụ ứng dụng", "Application service"),
            ("data-object", "Dữ liệu", "Data object"),
        ),
        *_types(
            "technology",
            ("node", "Nút công nghệ", "Node"),
            ("device", "Thiết bị", "Device"),
            ("system-software", "Phần mềm hệ thống", "System software"),
            ("technology-collaboration", "Phối hợp công nghệ", "Technology collaboration"),
            ("technology-interface", "Giao diện công nghệ", "Technology interface"),
            ("path", "Đường kết nối", "Path"),
            ("communication-network", "Mạng truyền thông", "Communication network"),
            ("technology-function", "Chức năng công nghệ", "Technology function"),
            ("technology-process", "Tiến trình công nghệ", "Technology process"),
            ("technology-interaction", "Tương tác công nghệ", "Technology interaction"),
            ("technology-event", "Sự kiện công nghệ", "Technology event"),
            ("technology-service", "Dịch vụ công nghệ", "Technology service"),
            ("artifact", "Tệp cài đặt", "Artifact"),
            ("equipment", "Trang thiết bị", "Equipment"),
            ("facility", "Cơ sở vật chất", "Facility"),
            ("distribution-network", "Mạng phân phối", "Distribution network"),
            ("material", "Vật liệu", "Material"),
        ),
        *_types(
            "implementation",
            ("work-package", "Gói công việc", "Work package"),
            ("deliverable", "Sản phẩm bàn giao", "Deliverable"),
            ("implementation-event", "Sự kiện triển khai", "Implementation event"),
            ("plateau", "Giai đoạn kiến trúc", "Plateau"),
            ("gap", "Khoảng cách", "Gap"),
        ),
        *_types("other", ("location", "Địa điểm", "Location"), ("grouping", "Nhóm", "Grouping")),
        ElementType("instrument", "motivation", Text("Văn bản", "Legal instrument"), base="driver"),
        ElementType("indicator", "motivation", Text("Chỉ tiêu", "Indicator"), base="outcome"),
        ElementType("source", "motivation", Text("Nguồn", "Source"), base="representation"),
    )
}

RELATIONSHIP_TYPES: dict[str, RelationshipType] = {
    id_: RelationshipType(id_, dependent, Text(*name), Text(*forward), Text(*backward))
    for id_, dependent, name, forward, backward in (
        ("composition", "source", ("hợp thành", "composition"), ("gồm", "is composed of"), ("là bộ phận của", "is part of")),
        ("aggregation", "source", ("tập hợp", "aggregation"), ("tập hợp", "aggregates"), ("thuộc", "belongs to")),
        (
            "assignment",
            "target",
            ("phân công", "assignment"),
            ("đảm nhận", "is assigned to"),
            ("được đảm nhận bởi", "is performed by"),
        ),
        (
            "realization",
            "target",
            ("hiện thực hóa", "realization"),
            ("hiện thực hóa", "realizes"),
            ("được hiện thực bởi", "is realized by"),
        ),
        ("serving", "target", ("phục vụ", "serving"), ("phục vụ", "serves"), ("được phục vụ bởi", "is served by")),
        ("access", "source", ("truy cập", "access"), ("truy cập", "accesses"), ("được truy cập bởi", "is accessed by")),
        (
            "influence",
            "none",
            ("tác động", "influence"),
            ("tác động đến", "influences"),
            ("chịu tác động của", "is influenced by"),
        ),
        ("triggering", "none", ("kích hoạt", "triggering"), ("kích hoạt", "triggers"), ("được kích hoạt bởi", "is triggered by")),
        (
            "flow",
            "none",
            ("luồng dữ liệu", "flow"),
            ("chuyển dữ liệu đến", "sends data to"),
            ("nhận dữ liệu từ", "receives data from"),
        ),
        (
            "specialization",
            "source",
            ("chuyên biệt hóa", "specialization"),
            ("là một loại của", "specializes"),
            ("có loại riêng", "is specialized by"),
        ),
        (
            "association",
            "none",
            ("liên kết", "association"),
            ("liên quan đến", "is associated with"),
            ("liên quan đến", "is associated with"),
        ),
    )
}
