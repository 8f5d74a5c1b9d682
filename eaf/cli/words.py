"""What the command line says in both languages at once, before it knows which one the reader wants."""

EPILOG = (
    "Mã thoát · Exit status: 0 không có phát hiện · clean; 1 có phát hiện · findings; 2 không kiểm tra được · could not check."
)
INTERNAL = "lỗi nội bộ, đặt EAF_DEBUG=1 để xem chi tiết · internal error, set EAF_DEBUG=1 for details:"
NEXT = (
    "Mô hình mới có phát hiện là bình thường: đó là danh sách những gì khung yêu cầu khai tiếp."
    " · Findings in a new model are normal: they list what the framework asks for next."
)
FORMATS = ("text", "json", "sarif", "sarif-github", "junit", "gitlab", "github", "markdown")
"""The names of :data:`eaf.reporters.REPORTERS`, known without loading any of them."""
DIFFERENCE_FORMATS = ("text", "json", "markdown", "html")
"""The names of :data:`eaf.reporters.difference.DIFFERENCE_REPORTERS`, and of those of a review."""
TREND_FORMATS = ("text", "jsonl")
"""The names of :data:`eaf.reporters.trend.TREND_REPORTERS`."""
VERIFICATION_FORMATS = ("text", "json")
"""The names of :data:`eaf.reporters.verification.VERIFICATION_REPORTERS`."""
