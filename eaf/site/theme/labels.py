"""Every word that the theme adds to the pages, in Vietnamese and English; ``{placeholders}`` are filled in where they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from eaf.drawing import ENGLISH, VIETNAMESE, Area

if TYPE_CHECKING:
    from eaf.text import Language


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of one language; ``areas`` are the component architectures with their names and letters, as the pictures say them."""

    language: Language
    areas: tuple[Area, ...]

    # the main navigation
    home: str
    overview: str
    architecture: str
    services: str
    integration: str
    compliance: str
    compliance_result: str
    leaders: str
    appraisal: str
    traceability: str
    rules: str
    rule_kinds: str
    code_lists: str
    findings: str
    indicators: str
    roadmap: str
    units: str
    explorer: str
    sources: str
    guide: str

    # the frame of every page
    skip: str
    menu: str
    main_navigation: str
    breadcrumbs: str
    languages: str
    on_this_page: str
    section_pages: str
    previous: str
    next: str
    edit: str
    explore: str
    scheme_auto: str
    scheme_light: str
    scheme_dark: str
    provenance: str
    as_of: str
    pack: str
    audience: str
    version: str
    repository: str
    not_found_title: str
    not_found_text: str
    to_home: str

    # search
    search: str
    search_field: str
    search_start: str
    search_loading: str
    search_failed: str
    search_none: str
    search_count: str
    search_near: str
    search_keys: str
    all_kinds: str
    close: str

    # sections
    unknown: str
    empty: str
    filter: str
    filter_field: str
    filter_count: str
    filter_none: str
    zoom_in: str
    zoom_out: str
    zoom_fit: str
    zoom_reset: str
    zoom_region: str
    drawing_file: str
    png_failed: str
    as_table: str
    place: str
    witness: str
    remedy: str
    owner: str
    subjects: str
    permalink: str
    data: str
    line: str

    # matrices
    matrices: str
    grid_region: str
    grid_filter_rows: str
    grid_filter_columns: str
    grid_hide_empty: str
    grid_count: str
    grid_total: str
    grid_forbidden: str
    grid_details: str
    grid_more: str
    grid_legend: str
    grid_finding: str
    download: str
    lens: str


VI = Labels(
    language="vi",
    areas=VIETNAMESE.areas,
    home="Trang chủ",
    overview="Sơ đồ tổng thể",
    architecture="Kiến trúc",
    services="Dịch vụ công",
    integration="Tích hợp",
    compliance="Tuân thủ",
    compliance_result="Kết quả tuân thủ",
    leaders="Tóm tắt cho lãnh đạo",
    appraisal="Bảng thẩm định",
    traceability="Truy vết hai chiều",
    rules="Quy tắc",
    rule_kinds="Loại quy tắc",
    code_lists="Danh mục mã",
    findings="Phát hiện",
    indicators="Chỉ tiêu",
    roadmap="Lộ trình",
    units="Đơn vị",
    explorer="Khám phá",
    sources="Nguồn",
    guide="Hướng dẫn",
    skip="Đến nội dung chính",
    menu="Danh mục",
    main_navigation="Danh mục chính",
    breadcrumbs="Vị trí của trang",
    languages="Ngôn ngữ",
    on_this_page="Trên trang này",
    section_pages="Các trang trong mục này",
    previous="Trang trước",
    next="Trang sau",
    edit="Sửa trong Git",
    explore="Mở trong trình khám phá",
    scheme_auto="Nền sáng hay tối theo thiết bị; bấm để đổi",
    scheme_light="Nền sáng; bấm để đổi",
    scheme_dark="Nền tối; bấm để đổi",
    provenance=(
        "Trang được tạo tự động từ mô hình kiến trúc lưu trong kho Git. Nội dung chưa có nguồn công khai được ghi rõ là giả định. "
        "Kết quả kiểm tra không thay cho kết luận của cơ quan có thẩm quyền."
    ),
    as_of="Dữ liệu tại ngày",
    pack="Gói quy tắc",
    audience="Đối tượng",
    version="Công cụ",
    repository="Kho mã nguồn",
    not_found_title="Không tìm thấy trang",
    not_found_text="Trang có thể đã đổi địa chỉ, hoặc nội dung đã được đưa ra khỏi mô hình. Hãy tìm theo tên, theo mã hoặc theo số văn bản.",
    to_home="Về trang chủ",
    search="Tìm kiếm",
    search_field="Tìm phần tử, quy tắc, điều khoản, số văn bản",
    search_start="Gõ có dấu hay không dấu đều được. Có thể tìm theo mã (app-lgsp) hoặc theo số văn bản (4097).",
    search_loading="Đang tải chỉ mục tìm kiếm…",
    search_failed="Không tải được chỉ mục tìm kiếm. Hãy tải lại trang rồi thử lại.",
    search_none="Không tìm thấy “{query}”. Hãy thử ít từ hơn, hoặc tìm theo mã, theo số văn bản.",
    search_count="{shown} trên {total} kết quả",
    search_near="Không có kết quả khớp với mọi từ; dưới đây là kết quả gần nhất.",
    search_keys="↑ ↓ để chọn, Enter để mở, Esc để đóng",
    all_kinds="Tất cả",
    close="Đóng",
    unknown="Chưa có thông tin",
    empty="Chưa có dữ liệu.",
    filter="Lọc bảng",
    filter_field="Gõ để lọc, có dấu hay không dấu",
    filter_count="{shown} trên {total} dòng",
    filter_none="Không có dòng nào khớp với “{query}”.",
    zoom_in="Phóng to",
    zoom_out="Thu nhỏ",
    zoom_fit="Vừa khung",
    zoom_reset="Cỡ gốc",
    zoom_region="{title}: sơ đồ; cuộn bằng phím mũi tên, phóng bằng phím + và −, về cỡ gốc bằng phím 0",
    drawing_file="Mở tệp SVG",
    png_failed="Trình duyệt này không tạo được tệp PNG.",
    as_table="Nội dung sơ đồ bằng chữ",
    place="Vị trí",
    witness="Đường đi",
    remedy="Cách khắc phục",
    owner="Đơn vị chịu trách nhiệm",
    subjects="Phần tử liên quan",
    permalink="Địa chỉ của phát hiện này",
    data="Dữ liệu",
    line="dòng {line}",
    matrices="Ma trận",
    grid_region="{title}: ma trận; cuộn bằng phím mũi tên, đi giữa các ô có nội dung cũng bằng phím mũi tên",
    grid_filter_rows="Lọc hàng",
    grid_filter_columns="Lọc cột",
    grid_hide_empty="Ẩn hàng và cột trống",
    grid_count="{rows} trên {all_rows} hàng, {columns} trên {all_columns} cột",
    grid_total="Tổng",
    grid_forbidden="chiều mà quy tắc về lớp không cho phép",
    grid_details="Từng hàng và căn cứ",
    grid_more="Còn {count} ô nữa, có trong các tệp tải về.",
    grid_legend="Chú giải",
    grid_finding="Xem phát hiện",
    download="Tải về",
    lens="Tô màu theo",
)

EN = Labels(
    language="en",
    areas=ENGLISH.areas,
    home="Home",
    overview="Overview",
    architecture="Architecture",
    services="Public services",
    integration="Integration",
    compliance="Compliance",
    compliance_result="Compliance result",
    leaders="Summary for leaders",
    appraisal="Appraisal",
    traceability="Traceability",
    rules="Rules",
    rule_kinds="Rule kinds",
    code_lists="Lists of codes",
    findings="Findings",
    indicators="Indicators",
    roadmap="Roadmap",
    units="Units",
    explorer="Explore",
    sources="Sources",
    guide="Guide",
    skip="Skip to the content",
    menu="Menu",
    main_navigation="Main navigation",
    breadcrumbs="Where this page is",
    languages="Language",
    on_this_page="On this page",
    section_pages="Pages of this section",
    previous="Previous page",
    next="Next page",
    edit="Edit in Git",
    explore="Open in the explorer",
    scheme_auto="Light or dark as the device says; press to change",
    scheme_light="Light; press to change",
    scheme_dark="Dark; press to change",
    provenance=(
        "This page is made from the architecture model in the Git repository. What has no public source is marked as assumed. "
        "The result of the checks does not replace the conclusion of the competent authority."
    ),
    as_of="Data as of",
    pack="Rule pack",
    audience="Audience",
    version="Tool",
    repository="Repository",
    not_found_title="Page not found",
    not_found_text="The page may have moved, or what it described has left the model. Search by name, id or document number.",
    to_home="To the home page",
    search="Search",
    search_field="Search elements, rules, clauses, document numbers",
    search_start="With or without diacritics. Ids (app-lgsp) and document numbers (4097) are found as well.",
    search_loading="Loading the search index…",
    search_failed="The search index could not be loaded. Reload the page and try again.",
    search_none="Nothing found for “{query}”. Try fewer words, an id or a document number.",
    search_count="{shown} of {total} results",
    search_near="Nothing matches all the words; these come closest.",
    search_keys="↑ ↓ to choose, Enter to open, Esc to close",
    all_kinds="All",
    close="Close",
    unknown="Not known yet",
    empty="No data yet.",
    filter="Filter the table",
    filter_field="Type to filter, with or without diacritics",
    filter_count="{shown} of {total} rows",
    filter_none="No row matches “{query}”.",
    zoom_in="Zoom in",
    zoom_out="Zoom out",
    zoom_fit="Fit",
    zoom_reset="Original size",
    zoom_region="{title}: diagram; scroll with the arrow keys, zoom with + and −, original size with 0",
    drawing_file="Open the SVG file",
    png_failed="This browser cannot make the PNG.",
    as_table="The diagram in words",
    place="Place",
    witness="Path",
    remedy="Remedy",
    owner="Responsible unit",
    subjects="Elements concerned",
    permalink="Address of this finding",
    data="Data",
    line="line {line}",
    matrices="Matrices",
    grid_region="{title}: matrix; scroll with the arrow keys, which also go from one filled cell to the next",
    grid_filter_rows="Filter rows",
    grid_filter_columns="Filter columns",
    grid_hide_empty="Hide empty rows and columns",
    grid_count="{rows} of {all_rows} rows, {columns} of {all_columns} columns",
    grid_total="Total",
    grid_forbidden="direction that the rule on layers forbids",
    grid_details="Each row with its evidence",
    grid_more="{count} more cells are in the downloads.",
    grid_legend="Legend",
    grid_finding="Open the finding",
    download="Download",
    lens="Coloured by",
)

LABELS = MappingProxyType({labels.language: labels for labels in (VI, EN)})
NAMES: MappingProxyType[Language, str] = MappingProxyType({"vi": "Tiếng Việt", "en": "English"})
"""What each language calls itself."""
