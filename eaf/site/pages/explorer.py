"""The explorer: the whole graph in the browser, searched, filtered, seen on a day, with neighbours, impact and paths."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.drawing import ENGLISH, VIETNAMESE
from eaf.model.metamodel import STATUSES
from eaf.reporters.words import SEVERITIES
from eaf.site.explorer_data import GRAPH_PATH, render_graph
from eaf.site.material import EXPLORER
from eaf.site.page import Explorer, Link, Page, PageFile
from eaf.site.pages import words
from eaf.site.pages.parts import severity_word
from eaf.text import Text
from eaf.viewing.shapes import Mark

if TYPE_CHECKING:
    from eaf.site.material import Material

_TITLE = Text("Khám phá kiến trúc", "Explore the architecture")
_LEAD = Text(
    "Tìm một phần tử, xem lân cận, ảnh hưởng khi thay đổi và đường đi giữa hai phần tử.",
    "Find an element, its neighbours, the impact of a change, and the paths between two elements.",
)
WORDS: dict[str, Text] = {
    "needs_script": Text(
        "Trang này cần JavaScript. Danh mục mọi phần tử có ở trang Tất cả phần tử.",
        "This page needs JavaScript. The page All elements lists every element.",
    ),
    "failed": Text("Không tải được dữ liệu đồ thị. Hãy tải lại trang.", "The graph could not be loaded. Reload the page."),
    "loading": Text("Đang tải đồ thị…", "Loading the graph…"),
    # the fields
    "find": Text("Tìm phần tử để đặt làm tâm", "Find an element to put in the centre"),
    "find_hint": Text("Tên hoặc mã, có dấu hay không dấu", "Name or id, with or without diacritics"),
    "found_count": Text("{shown} trên {total} kết quả", "{shown} of {total} results"),
    "found_none": Text("Không tìm thấy “{query}”.", "Nothing found for “{query}”."),
    "view": Text("Cách xem", "View"),
    "view_all": Text("Tổng thể", "Overview"),
    "view_near": Text("Lân cận", "Neighbours"),
    "view_impact": Text("Ảnh hưởng", "Impact"),
    "view_path": Text("Đường đi", "Paths"),
    "steps_label": Text("Số bước", "Steps"),
    "direction": Text("Chiều", "Direction"),
    "way_up": Text("Bị ảnh hưởng", "Affected"),
    "way_down": Text("Phụ thuộc vào", "Depended upon"),
    "way_both": Text("Cả hai", "Both"),
    "way_any": Text("Bất kỳ chiều nào", "Any direction"),
    "way_along": Text("Theo chiều quan hệ", "Along the relationships"),
    "way_depends": Text("Theo phụ thuộc", "Along dependencies"),
    "from": Text("Từ", "From"),
    "to": Text("Đến", "To"),
    "swap": Text("Đổi chiều", "Swap"),
    "grouping": Text("Nhóm theo", "Group by"),
    "by_type": Text("kiểu phần tử", "element type"),
    "by_unit": Text("đơn vị chủ quản", "owner"),
    "by_architecture": Text("kiến trúc thành phần", "component architecture"),
    "day": Text("Thời điểm", "Moment"),
    "every_day": Text("Mọi thời điểm", "Any moment"),
    "today": Text("Ngày của dữ liệu", "The date of the data"),
    "filters": Text("Bộ lọc", "Filters"),
    "filter_field": Text("Gõ để lọc", "Type to filter"),
    "filter_type": words.TYPE,
    "filter_layer": words.LAYER,
    "filter_architecture": Text("Kiến trúc", "Architecture"),
    "filter_owner": words.OWNER,
    "filter_status": words.STATUS,
    "filter_finding": words.FINDINGS,
    "clear_filters": Text("Bỏ lọc", "Clear filters"),
    "no_layer": Text("Ngoài các lớp", "Outside the layers"),
    "no_architecture": Text("Ngoài các kiến trúc thành phần", "Outside the component architectures"),
    "no_owner": Text("Chưa ghi đơn vị chủ quản", "No owner stated"),
    "no_status": Text("Chưa ghi trạng thái", "No status stated"),
    "no_finding": Text("Không có phát hiện", "No findings"),
    # the picture
    "picture": Text("Hình", "Picture"),
    "copy_link": Text("Sao chép liên kết", "Copy the link"),
    "copied": Text("Đã sao chép liên kết đến đúng hình này.", "The link to this very picture is copied."),
    "not_copied": Text("Trình duyệt không cho sao chép; liên kết: {address}", "The browser does not copy; the link: {address}"),
    "print": Text("In", "Print"),
    "legend": Text("Chú giải", "Legend"),
    "depends": Text("phụ thuộc vào", "depends on"),
    "related": Text("quan hệ khác", "other relationship"),
    "block": Text("nhóm, chọn để mở", "group, choose to open"),
    "nothing": Text("Không có phần tử nào khớp với bộ lọc ở thời điểm này.", "No element matches the filters at this moment."),
    "elements": Text("{count} phần tử", "{count} {count:element|elements}"),
    "steps": Text("{count} bước", "{count} {count:step|steps}"),
    "step": Text("Bước {step}", "Step {step}"),
    "centre": Text("Phần tử đang xem", "The element in the centre"),
    "dependents": Text("Phụ thuộc vào phần tử này", "Depends on this element"),
    "dependencies": Text("Phần tử này phụ thuộc vào", "This element depends on"),
    "peers": Text("Quan hệ khác", "Other relationships"),
    "said_all": Text(
        "{count} phần tử theo lớp của khung kiến trúc.", "{count} {count:element|elements} by layer of the framework."
    ),
    "said_choose": Text("Tìm và chọn một phần tử để bắt đầu.", "Find and choose an element to begin."),
    "said_choose_end": Text("Chọn phần tử ở đầu kia của đường đi.", "Choose the element at the other end."),
    "said_unknown": Text("Mô hình không có phần tử “{id}”.", "The model has no element “{id}”."),
    "said_absent": Text("{name}: không có ở thời điểm đã chọn.", "{name}: not there at the chosen moment."),
    "said_near": Text(
        "{name}: {count} phần tử lân cận, trong đó {peers} qua quan hệ không phải phụ thuộc.",
        "{name}: {count} {count:neighbour|neighbours}, {peers} of them by relationships that are no dependencies.",
    ),
    "said_up": Text(
        "Thay đổi {name} có thể ảnh hưởng đến {count} phần tử, {direct} trực tiếp.",
        "A change of {name} may affect {count} {count:element|elements}, {direct} directly.",
    ),
    "said_down": Text(
        "{name} phụ thuộc vào {count} phần tử, {direct} trực tiếp.",
        "{name} depends on {count} {count:element|elements}, {direct} directly.",
    ),
    "said_both": Text(
        "{name}: {count} phần tử bị ảnh hưởng hoặc được phụ thuộc vào, {direct} trực tiếp.",
        "{name}: {count} {count:element|elements} affected or depended upon, {direct} directly.",
    ),
    "said_path": Text(
        "Đường ngắn nhất từ {from} đến {to}: {length} bước, {count} đường.",
        "Shortest way from {from} to {to}: {length} {length:step|steps}, {count} {count:path|paths}.",
    ),
    "said_no_path": Text("Không có đường đi từ {from} đến {to} theo chiều đã chọn.", "No path from {from} to {to} that way."),
    # beside the picture
    "chosen": Text("Mục đang chọn", "What is chosen"),
    "hint": Text(
        "Chọn một ô để xem quan hệ của nó; chọn lần nữa để đặt nó làm tâm. Phím mũi tên đi giữa các ô, Enter chọn, Esc bỏ chọn.",
        "Choose a box to see its relationships; choose it again to put it in the centre. Arrow keys walk, Enter chooses, Esc lets go.",
    ),
    "open_block": Text("Mở nhóm", "Open the group"),
    "close_block": Text("Thu gọn nhóm", "Close the group"),
    "open_page": Text("Trang của phần tử", "Its page"),
    "show_near": Text("Lân cận", "Neighbours"),
    "show_impact": Text("Ảnh hưởng", "Impact"),
    "show_path": Text("Đường đi từ đây", "Paths from here"),
    "show_path_to": Text("Đường đi đến đây", "Paths to here"),
    "not_there": Text("Không có ở thời điểm đã chọn.", "Not there at the chosen moment."),
    "no_relationship": Text("Không có quan hệ nào ở thời điểm này.", "No relationship at this moment."),
    "more": Text("và {count} mục khác", "and {count} more"),
    "sums": Text("Ảnh hưởng theo lớp và theo đơn vị", "Impact by layer and owner"),
    "by_layer": Text("Theo lớp", "By layer"),
    "by_owner": Text("Theo đơn vị chủ quản", "By owner"),
    "direct": Text("Trực tiếp", "Direct"),
    "indirect": Text("Gián tiếp", "Indirect"),
    "all_of": Text("Tổng", "Total"),
    "id": words.ID,
    "name": words.NAME,
    "type": words.TYPE,
    "layer": words.LAYER,
    "owner": words.OWNER,
    "status": words.STATUS,
    "confidence": Text("Độ tin cậy", "Confidence"),
    "assumed": words.ASSUMED,
    "worst": Text("Phát hiện nặng nhất", "Worst finding"),
    "list": Text("Các phần tử trong hình", "The elements of the picture"),
    "steps_away": Text("Số bước", "Steps"),
    "file": Text("Tải bảng (CSV)", "Download (CSV)"),
    "planned": STATUSES["planned"],
    "external": Text(VIETNAMESE.marks[Mark.EXTERNAL], ENGLISH.marks[Mark.EXTERNAL]),
    **{severity_word(each): text for each, text in SEVERITIES.items()},
}
"""Every word of the explorer: those of its template, and those that its scripts show."""


def explorer_page(material: Material) -> Page:
    """The explorer's page; the graph itself is a file beside it."""
    said = {key: material.say(text) for key, text in WORDS.items()}
    title = material.say(_TITLE)
    return Page(
        path=EXPLORER,
        title=title,
        section=EXPLORER,
        sections=(Explorer("", GRAPH_PATH, said),),
        lead=material.say(_LEAD),
        breadcrumbs=(Link(material.say(words.HOME), ""), Link(title)),
        wide=True,
        files=(PageFile(GRAPH_PATH, lambda: render_graph(material).encode()),),
    )
