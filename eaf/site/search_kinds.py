"""What kinds of thing the search finds, the most asked for first: hits that fit equally well are shown in this order."""

from __future__ import annotations

from eaf.text import Text

PAGE = Text("Trang", "Page")
SERVICE = Text("Dịch vụ công", "Public service")
APPLICATION = Text("Ứng dụng", "Application")
DATA = Text("Dữ liệu", "Data")
UNIT = Text("Việc của đơn vị", "Work of a body")
BODY = Text("Đơn vị", "Body")
INDICATOR = Text("Chỉ tiêu", "Indicator")
INSTRUMENT = Text("Văn bản", "Legal text")
CODE_LIST = Text("Danh mục mã", "Code list")
MATRIX = Text("Ma trận", "Matrix")
ELEMENT = Text("Phần tử", "Element")
GUIDE = Text("Hướng dẫn", "Guide")
RULE = Text("Quy tắc", "Rule")
RULE_KIND = Text("Loại quy tắc", "Rule kind")
CLAUSE = Text("Điều khoản", "Clause")
SOURCE = Text("Nguồn", "Source")
FINDING = Text("Phát hiện", "Finding")

NAMED = (
    PAGE,
    SERVICE,
    APPLICATION,
    DATA,
    UNIT,
    BODY,
    INDICATOR,
    INSTRUMENT,
    CODE_LIST,
    MATRIX,
    ELEMENT,
    GUIDE,
    RULE,
    RULE_KIND,
    CLAUSE,
)
"""What has a name of its own; the others have sentences for titles, in which the names of other things stand."""
KINDS = (*NAMED, SOURCE, FINDING)
