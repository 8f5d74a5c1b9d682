"""The words that pages share, in both languages."""

from __future__ import annotations

from eaf.text import Text

ASSUMED = Text("giả định", "assumed")
EXTERNAL = Text("hệ thống ngoài", "external")
CONFIDENCES = {
    "high": Text("độ tin cậy cao", "high confidence"),
    "medium": Text("độ tin cậy trung bình", "medium confidence"),
    "low": Text("độ tin cậy thấp", "low confidence"),
    "assumed": ASSUMED,
    "": Text("chưa ghi độ tin cậy", "confidence not stated"),
}
SOURCE_KINDS = {
    "": Text(),
    "article": Text("bài báo", "article"),
    "legal-text": Text("văn bản", "legal text"),
    "statistics": Text("số liệu thống kê", "statistics"),
    "dataset": Text("bộ dữ liệu", "dataset"),
    "web": Text("trang thông tin", "website"),
    "document": Text("tài liệu", "document"),
}
LEVELS = {
    "must": Text("bắt buộc", "must"),
    "should": Text("nên", "should"),
    "may": Text("có thể", "may"),
}
CLAUSE_STATUSES = {
    "automated": Text("kiểm tra tự động", "checked by rules"),
    "partial": Text("kiểm tra một phần", "partly checked by rules"),
    "manual": Text("đánh giá thủ công", "assessed by people"),
    "documentation": Text("ghi nhận, không kiểm tra", "for information"),
    "planned": Text("sẽ có quy tắc", "a rule is planned"),
    "text-not-available": Text("chưa có văn bản chính thức", "the official text is not available"),
}
HOME = Text("Trang chủ", "Home")
ELEMENTS = Text("Phần tử", "Elements")
NAME = Text("Tên", "Name")
TYPE = Text("Kiểu", "Type")
OWNER = Text("Đơn vị chủ quản", "Owner")
STATUS = Text("Trạng thái", "Status")
FINDINGS = Text("Phát hiện", "Findings")
NO_FINDING = Text("Không có phát hiện nào.", "There are no findings.")
SOURCE = Text("Nguồn", "Source")
SOURCES = Text("Nguồn", "Sources")
NOTE = Text("Ghi chú", "Note")
RULE = Text("Quy tắc", "Rule")
RULES = Text("Quy tắc", "Rules")
CLAUSE = Text("Điều khoản", "Clause")
CLAUSES = Text("Điều khoản liên quan", "Clauses")
VERDICT = Text("Kết luận", "Verdict")
ID = Text("Mã", "Id")
LAYER = Text("Lớp", "Layer")
RELATIONSHIPS = Text("Quan hệ", "Relationships")
KIND = Text("Loại", "Kind")
DATE = Text("Ngày", "Date")
VALUE = Text("Giá trị", "Value")
NOTHING_HERE = Text("Chưa có nội dung.", "Nothing here yet.")
