"""The codes of what can be wrong with a file, each with its sentence in both languages."""

from __future__ import annotations

from dataclasses import dataclass

from eaf.finding import Finding, Place, Related, Severity
from eaf.text import Text

PROBLEMS: dict[str, Text] = {
    # The file
    "EAF-F001": Text("không đọc được tệp: {detail}", "cannot read the file: {detail}"),
    "EAF-F002": Text("tệp lớn hơn giới hạn {limit} byte", "the file is larger than the limit of {limit} bytes"),
    "EAF-F003": Text("tệp không phải UTF-8 hợp lệ", "the file is not valid UTF-8"),
    "EAF-F004": Text("không phải tệp thường nằm trong thư mục kiến trúc", "not a regular file inside the workspace"),
    "EAF-F005": Text("tệp không có nội dung", "the file holds nothing"),
    "EAF-F006": Text("tên tệp có ký tự không được phép", "the file's name has characters that are not allowed"),
    "EAF-F007": Text(
        "tệp có hơn {limit} vấn đề; phần còn lại không nêu ra", "the file has more than {limit} problems; the rest is left out"
    ),
    # The YAML profile
    "EAF-Y001": Text("sai cú pháp YAML: {detail}", "YAML syntax error: {detail}"),
    "EAF-Y002": Text("khóa '{key}' bị lặp", "duplicate key '{key}'"),
    "EAF-Y003": Text("không được dùng neo hoặc bí danh (&, *)", "anchors and aliases (&, *) are not allowed"),
    "EAF-Y004": Text("không được dùng thẻ kiểu '{tag}'", "the tag '{tag}' is not allowed"),
    "EAF-Y005": Text("không được dùng khóa trộn '<<'", "the merge key '<<' is not allowed"),
    "EAF-Y006": Text("lồng sâu hơn {limit} cấp", "nested deeper than {limit} levels"),
    "EAF-Y007": Text("có hơn {limit} nút", "more than {limit} nodes"),
    "EAF-Y008": Text("giá trị dài hơn {limit} ký tự", "a value longer than {limit} characters"),
    "EAF-Y009": Text("ký tự không được phép {char}", "the character {char} is not allowed"),
    "EAF-Y010": Text("chỉ được có một tài liệu YAML trong một tệp", "only one YAML document in a file"),
    "EAF-Y011": Text("không được dùng chỉ thị (%)", "directives (%) are not allowed"),
    "EAF-Y012": Text("khóa phải là văn bản đơn, không rỗng", "a key must be plain text and not empty"),
    "EAF-Y013": Text(
        "số '{value}' viết theo dạng không rõ nghĩa; hãy viết dạng thập phân hoặc đặt trong dấu nháy",
        "the number '{value}' is ambiguous; write it as a decimal or in quotes",
    ),
    # The shape (JSON Schema)
    "EAF-S001": Text("khóa '{key}' không được biết", "unknown key '{key}'"),
    "EAF-S002": Text("thiếu khóa bắt buộc '{key}'", "the required key '{key}' is missing"),
    "EAF-S003": Text("giá trị '{value}' không thuộc danh sách: {expected}", "'{value}' is not one of: {expected}"),
    "EAF-S004": Text("cần {expected}, nhưng gặp {found}", "expected {expected}, found {found}"),
    "EAF-S005": Text("giá trị '{value}' không đúng dạng {expected}", "'{value}' does not have the form {expected}"),
    "EAF-S006": Text("khóa '{key}' không dùng được ở đây", "the key '{key}' does not belong here"),
    "EAF-S007": Text("không được để trống", "must not be empty"),
    "EAF-S008": Text("không có ngày '{value}' trong lịch", "there is no such date as '{value}'"),
    "EAF-S009": Text("tệp không đúng lược đồ của loại tệp này", "the file does not fit the schema of its kind"),
    "EAF-S010": Text("mỗi giá trị chỉ được nêu một lần", "each value may stand only once"),
    "EAF-S011": Text("dài hơn {limit} ký tự", "longer than {limit} characters"),
    # References
    "EAF-R001": Text("không có phần tử '{key}'", "there is no element '{key}'"),
    "EAF-R002": Text("mã phần tử '{key}' bị dùng lại", "the element id '{key}' is used again"),
    "EAF-R003": Text("không có lớp '{key}' trong gói {pack}", "there is no layer '{key}' in the pack {pack}"),
    "EAF-R004": Text("không có mã tham chiếu '{key}' trong gói {pack}", "there is no reference code '{key}' in the pack {pack}"),
    "EAF-R005": Text("không có gói '{key}'", "there is no pack '{key}'"),
    "EAF-R006": Text(
        "thuộc tính '{key}' không dùng cho kiểu phần tử '{type}'", "the property '{key}' does not apply to the type '{type}'"
    ),
    "EAF-R007": Text("không có văn bản '{key}' trong gói", "there is no instrument '{key}' in the pack"),
    "EAF-R008": Text("quan hệ này đã được khai báo", "this relationship is already declared"),
    "EAF-R009": Text("không có tệp eaf.yaml của không gian kiến trúc", "the workspace has no eaf.yaml"),
    "EAF-R010": Text(
        "phần tử '{key}' thuộc kiểu '{type}', ở đây cần kiểu {expected}", "'{key}' is of type '{type}', here {expected} is needed"
    ),
    "EAF-R011": Text("ngày kết thúc sớm hơn ngày bắt đầu", "the end date is before the start date"),
    "EAF-R012": Text("không có kiến trúc thành phần '{key}'", "there is no component architecture '{key}'"),
    "EAF-R013": Text("khung nhìn '{key}' đã được khai báo", "the view '{key}' is declared again"),
    # Packs
    "EAF-P001": Text("mã '{key}' bị dùng lại trong gói", "'{key}' is used again in the pack"),
    "EAF-P002": Text("tham số của quy tắc không dùng được: {detail}", "the rule's parameters cannot be used: {detail}"),
    "EAF-P003": Text("không có quy tắc '{key}' trong gói", "there is no rule '{key}' in the pack"),
    "EAF-P004": Text(
        "không có điều khoản hoặc văn bản '{key}' trong gói", "there is no clause or instrument '{key}' in the pack"
    ),
    "EAF-P005": Text("quy tắc '{key}' không gắn với điều khoản nào", "the rule '{key}' belongs to no clause"),
    "EAF-P006": Text("mã gói '{key}' khác tên thư mục '{folder}'", "the pack's id '{key}' differs from its folder '{folder}'"),
    "EAF-P007": Text("không có {kind} '{key}' trong gói", "there is no {kind} '{key}' in the pack"),
    "EAF-P008": Text("'{key}' nằm dưới chính nó", "'{key}' stands below itself"),
    "EAF-P009": Text("giá trị lớn nhất của '{key}' nhỏ hơn giá trị nhỏ nhất", "the maximum of '{key}' is below its minimum"),
    "EAF-P010": Text("gói '{key}' mở rộng chính nó", "the pack '{key}' extends itself"),
    "EAF-P011": Text(
        "'{key}' đã có trong gói được mở rộng '{pack}'", "'{key}' is already in the pack '{pack}', which this one extends"
    ),
    "EAF-P012": Text("tập '{key}' không dùng được: {detail}", "the set '{key}' cannot be used: {detail}"),
    # Official lists as CSV files
    "EAF-C001": Text("cột '{key}' không được biết", "unknown column '{key}'"),
    "EAF-C002": Text("cột '{key}' bị lặp", "the column '{key}' stands twice"),
    "EAF-C003": Text("thiếu cột '{key}'", "the column '{key}' is missing"),
    "EAF-C004": Text("dòng có {found} ô, dòng tiêu đề có {expected} cột", "{found} cells here, {expected} columns in the header"),
    "EAF-C005": Text("ô của cột '{key}' không được để trống", "the cell of the column '{key}' must not be empty"),
    "EAF-C006": Text("dấu nháy kép không đóng ở cuối ô", "the quotes are not closed at the end of the cell"),
    # The baseline file
    "EAF-B001": Text("tệp nền phải bắt đầu bằng dòng '{expected}'", "a baseline begins with the line '{expected}'"),
    "EAF-B002": Text(
        "dòng '{value}' không phải là một dòng của tệp nền: mã phát hiện, mã quy tắc, ngày, đối tượng; hoặc share, mã quy tắc, ngày, tỷ lệ",
        "'{value}' is no line of a baseline: fingerprint, rule, date, subjects; or share, rule, date, fraction",
    ),
    "EAF-B003": Text(
        "dòng bị lặp hoặc sai thứ tự: phát hiện theo mã, rồi tỷ lệ theo quy tắc",
        "the line stands twice, or out of order: findings by fingerprint, then shares by rule",
    ),
}
FAMILIES: dict[str, Text] = {
    "F": Text("tệp", "the file"),
    "Y": Text("quy cách YAML", "the YAML profile"),
    "S": Text("lược đồ của loại tệp", "the schema of the kind of file"),
    "R": Text("tham chiếu", "references"),
    "P": Text("gói quy tắc", "rule packs"),
    "C": Text("danh mục CSV", "CSV lists"),
    "B": Text("tệp nền", "the baseline file"),
}
"""What the letter of a code says: which part of reading found the problem."""
SUGGESTION = Text("có phải '{names}'?", "did you mean '{names}'?")
FIRST_SEEN = Text("đã khai báo ở đây", "first declared here")


@dataclass(frozen=True, slots=True)
class Note:
    """What to add to a problem: the names that were perhaps meant, and the place of a first declaration."""

    suggestions: tuple[str, ...] = ()
    first: Place | None = None


NOTHING = Note()
_QUOTED = frozenset({"key", "tag", "value"})
_LONGEST = 100


def quoted(words: str) -> str:
    """Words of a file as a message may repeat them: printable, and not longer than a line."""
    cut = words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
    return cut if cut.isprintable() else "".join(c if c.isprintable() else "�" for c in cut)


def problem(code: str, place: Place, note: Note = NOTHING, **values: str | Text) -> Finding:
    """A finding of severity error for ``code``; did-you-mean goes into the remedy, what is quoted is made fit to print."""
    remedy = SUGGESTION.format(names="', '".join(note.suggestions)) if note.suggestions else Text()
    related = (Related(note.first, FIRST_SEEN),) if note.first else ()
    subject = next((str(v) for k, v in values.items() if k == "key" and isinstance(v, str)), "")
    message = PROBLEMS[code].format(**{k: quoted(v) if isinstance(v, str) and k in _QUOTED else v for k, v in values.items()})
    return Finding(code, Severity.ERROR, place, message, discriminator=subject, remedy=remedy, related=related)
