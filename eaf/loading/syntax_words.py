"""libyaml's syntax messages in the words of the people who edit the files."""

from __future__ import annotations

from eaf.text import Text

_WORDS: tuple[tuple[str, str], ...] = (
    ("did not find expected key", "thiếu khóa, hoặc thụt lề không thẳng hàng"),
    ("did not find expected '-' indicator", "thiếu dấu '-' của danh sách, hoặc thụt lề không thẳng hàng"),
    ("did not find expected ',' or ']'", "thiếu ',' hoặc ']'"),
    ("did not find expected ',' or '}'", "thiếu ',' hoặc '}'"),
    ("did not find expected node content", "thiếu nội dung"),
    ("did not find expected <document start>", "có nội dung thừa sau tài liệu"),
    ("did not find expected <stream-start>", "tệp không bắt đầu đúng cách"),
    ("mapping values are not allowed in this context", "không được có ': ' ở đây (hãy đặt văn bản trong dấu nháy)"),
    ("block sequence entries are not allowed in this context", "không được có danh sách '-' ở đây"),
    ("mapping keys are not allowed in this context", "không được có khóa '?' ở đây"),
    ("could not find expected ':'", "thiếu ':' sau khóa"),
    ("found unexpected end of stream", "dấu nháy chưa đóng"),
    ("found unexpected document indicator", "gặp dấu phân cách tài liệu bên trong văn bản có nháy"),
    ("found character that cannot start any token", "ký tự này không thể bắt đầu một giá trị (hãy đặt văn bản trong dấu nháy)"),
    ("found unknown escape character", "ký tự thoát không được biết trong dấu nháy kép"),
    ("did not find expected hexdecimal number", "ký tự thoát cần chữ số thập lục phân"),
    ("found invalid Unicode character escape code", "mã ký tự Unicode không hợp lệ"),
    ("found undefined tag handle", "thẻ kiểu không được khai báo"),
    ("found a tab character", "có ký tự TAB; hãy dùng dấu cách"),
    ("control characters are not allowed", "có ký tự điều khiển"),
    ("unacceptable character", "có ký tự không được phép"),
    ("found an indentation indicator equal to 0", "chỉ số thụt lề bằng 0"),
    ("did not find expected comment or line break", "thừa nội dung sau dấu '|' hoặc '>'"),
    ("did not find expected alphabetic or numeric character", "tên neo hoặc bí danh không hợp lệ"),
    ("while scanning a simple key", "khóa này không có ':'"),
)


def explain(detail: str) -> Text:
    """``detail`` of libyaml in both languages; what has no translation stays in English."""
    for english, vietnamese in _WORDS:
        if english in detail:
            return Text(vietnamese, detail)
    return Text(detail, detail)
