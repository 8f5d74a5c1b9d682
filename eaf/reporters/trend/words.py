"""What the formats of a trend, and the site, say of its numbers."""

from __future__ import annotations

from eaf.text import Text

HEADING = Text(
    "Diễn biến qua {count} commit, từ {first} đến {last}", "Trend over {count} {count:commit|commits}, from {first} to {last}"
)
EMPTY = Text("Không có commit nào trong khoảng này.", "There is no commit in this range.")
DATE, COMMIT = Text("Ngày", "Date"), Text("Commit", "Commit")
ELEMENTS, RELATIONSHIPS = Text("Phần tử", "Elements"), Text("Quan hệ", "Relationships")
ERRORS, WARNINGS, NOTES = Text("Lỗi", "Errors"), Text("Cảnh báo", "Warnings"), Text("Ghi chú", "Notes")
WAIVED, BASELINED = Text("Miễn trừ", "Waived"), Text("Trong nền", "Baselined")
MET, NOT_MET, UNDECIDED = Text("Đáp ứng", "Met"), Text("Chưa đáp ứng", "Not met"), Text("Chưa đủ cơ sở", "Undecided")
STRICT, EFFECTIVE = Text("Nghiêm ngặt", "Strict"), Text("Không kể miễn trừ", "Without waived")
ASSURANCE = Text("Bảo đảm", "Assurance")
COLUMNS = (
    ELEMENTS,
    RELATIONSHIPS,
    ERRORS,
    WARNINGS,
    NOTES,
    WAIVED,
    BASELINED,
    MET,
    NOT_MET,
    UNDECIDED,
    STRICT,
    EFFECTIVE,
    ASSURANCE,
)
NOT_CHECKED = Text("KHÔNG KIỂM TRA ĐƯỢC", "COULD NOT CHECK")
SAME = Text(
    "{count} commit không làm đổi con số nào, không nêu ở trên.",
    "{count} {count:commit|commits} that changed no number {count:is|are} left out.",
)
EARLIER = Text(
    "{count} commit đầu chưa có mô hình kiến trúc.", "The first {count} {count:commit has|commits have} no architecture yet."
)
UNCHECKED = Text(
    "{count} commit không kiểm tra được: không có con số, không có nghĩa là không có phát hiện.",
    "{count} {count:commit|commits} could not be checked: no numbers, which does not mean no findings.",
)
OWN_DATES = Text(
    "Mỗi commit được đánh giá tại ngày của chính nó (giờ Việt Nam).", "Each commit is judged as of its own date (in Vietnam)."
)
