"""Small views in the words of the domain, shared by the tests of drawing."""

from __future__ import annotations

from eaf.viewing.shapes import (
    Bar,
    BarChart,
    Block,
    BlockMap,
    Box,
    Context,
    Course,
    Graph,
    Group,
    IndicatorChart,
    Lane,
    Lanes,
    Line,
    Mark,
    Measurement,
    Neighbour,
    Span,
    Target,
    TrendChart,
    View,
)

LONG = "Hệ thống thông tin giải quyết thủ tục hành chính cấp thành phố"
PEOPLE = Box("usr-nguoi-dan", "Người dân", "Nhóm người dùng", "nghiep-vu", "../pt/usr-nguoi-dan/")
PORTAL = Box("app-cong-dvc", "Cổng dịch vụ công", "Ứng dụng", "ung-dung", "../pt/app-cong-dvc/", (Mark.FINDING_ERROR,))
ONE_STOP = Box("app-mot-cua", LONG, "Ứng dụng", "ung-dung", "../pt/app-mot-cua/", (Mark.ASSUMED, Mark.FINDING_WARNING))
LGSP = Box("app-lgsp", "Nền tảng tích hợp, chia sẻ dữ liệu", "Nền tảng", "ung-dung", marks=(Mark.PLANNED,))
DOSSIERS = Box("dat-ho-so", "Hồ sơ thủ tục hành chính", "Dữ liệu", "du-lieu", note="do Văn phòng quản lý")
NATIONAL = Box("ext-dan-cu", "Cơ sở dữ liệu quốc gia về dân cư", "Dữ liệu", "du-lieu", marks=(Mark.EXTERNAL, Mark.ASSUMED))
CENTRE = Box("nod-ttdl", "Trung tâm dữ liệu", "Nút", "cong-nghe")
SIGNATURE = Box("sec-ky-so", "Chữ ký số", "Dịch vụ", "an-toan")
DECISION = Box("ins-4097", "Quyết định 4097/QĐ-UBND")

LINES = (
    Line("app-cong-dvc", "usr-nguoi-dan", kind="serving"),
    Line("app-cong-dvc", "app-lgsp", "hồ sơ", "flow"),
    Line("app-lgsp", "app-mot-cua", "hồ sơ", "flow", "theo ngày"),
    Line("app-mot-cua", "dat-ho-so", kind="access"),
    Line("nod-ttdl", "app-mot-cua", kind="serving"),
)

BLOCK_MAP = BlockMap(
    "Sơ đồ tổng thể",
    (
        Block("nguoi-su-dung", "Người sử dụng", "../nguoi-su-dung/", (PEOPLE,)),
        Block(
            "du-lieu-va-ung-dung",
            "Dữ liệu và ứng dụng",
            blocks=(
                Block("ung-dung", "Ứng dụng", boxes=(PORTAL, ONE_STOP, LGSP)),
                Block("du-lieu", "Dữ liệu", boxes=(DOSSIERS,)),
            ),
        ),
        Block("ky-thuat-cong-nghe", "Kỹ thuật – công nghệ"),
        Block("an-toan-thong-tin", "An toàn thông tin", boxes=(SIGNATURE,), side="right"),
        Block("chi-dao-chinh-sach", "Chỉ đạo, chính sách", boxes=(DECISION,), side="left"),
    ),
)
CONTEXT = Context(
    "Bối cảnh: Nền tảng tích hợp",
    LGSP,
    (Neighbour(PORTAL, "phục vụ"), Neighbour(ONE_STOP, "phục vụ")),
    (Neighbour(CENTRE, "phục vụ"),),
    (Neighbour(NATIONAL, "trao đổi"),),
    hidden_dependents=3,
)
LANES = Lanes(
    "Đăng ký khai sinh",
    (
        Lane("l-nguoi", "Người sử dụng", (PEOPLE,)),
        Lane("l-ung-dung", "Ứng dụng", (PORTAL, LGSP, ONE_STOP)),
        Lane("l-du-lieu", "Dữ liệu", (DOSSIERS,)),
        Lane("l-cong-nghe", "Kỹ thuật – công nghệ", (CENTRE,)),
    ),
    LINES,
)
GRAPH = Graph(
    "Trao đổi dữ liệu",
    (Group("g-tp", "Hệ thống của thành phố", "../tp/", (PORTAL, ONE_STOP), (Group("g-th", "Tích hợp", boxes=(LGSP,)),)),),
    (PEOPLE, DOSSIERS, CENTRE),
    LINES,
)
BARS = BarChart(
    "Số phần tử",
    "phần tử",
    (
        Bar("Kiến trúc nghiệp vụ", "1.843", 1843, "nghiep-vu", "../nghiep-vu/"),
        Bar("Kiến trúc dữ liệu", "64", 64, "du-lieu"),
        Bar("Chưa phân loại", "0", 0),
    ),
)
INDICATOR = IndicatorChart(
    "Hồ sơ trực tuyến",
    "%",
    (Measurement("2021-12-31", "31/12/2021", "21,4 %", 21.4),),
    (
        Target("2021-12-31", "31/12/2021", "20 %", 20, "min", "met"),
        Target("2022-12-31", "31/12/2022", "30 %", 30, "min", "not-due"),
    ),
)
TREND = TrendChart(
    "Phát hiện theo thời gian",
    "01/01/2026",
    "31/12/2026",
    (
        Course(
            "Lỗi",
            "0",
            "12",
            (
                Span(0, 0.25, 1, "01/01/2026 – 31/03/2026: 12"),
                Span(0.3, 0.8, 0.5, "20/04/2026 – 19/10/2026: 6"),
                Span(0.8, 1, 0, "20/10/2026 – 31/12/2026: 0"),
            ),
        ),
        Course("Cảnh báo", "31", "31", (Span(0, 1, 1, "01/01/2026 – 31/12/2026: 31"),)),
        Course("Ghi chú", "chưa có", "0"),
    ),
)
FIXED: dict[str, View] = {
    "block_map": BLOCK_MAP,
    "context": CONTEXT,
    "lanes": LANES,
    "bar_chart": BARS,
    "indicator_chart": INDICATOR,
    "trend_chart": TREND,
}
VIEWS: dict[str, View] = {**FIXED, "graph": GRAPH}
