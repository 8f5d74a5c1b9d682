"""The codes of what can be wrong with a pack that is read without a problem, each with its level and its sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eaf.finding import Finding, Related, Severity
from eaf.loading.problems import FIRST_SEEN
from eaf.text import Text

if TYPE_CHECKING:
    from eaf.finding import Place

FAMILY = Text("gói quy tắc tự chứng minh", "packs that prove themselves")


@dataclass(frozen=True, slots=True)
class Lint:
    """One thing that can be wrong with a pack."""

    severity: Severity
    said: Text


def _error(vi: str, en: str) -> Lint:
    return Lint(Severity.ERROR, Text(vi, en))


def _warning(vi: str, en: str) -> Lint:
    return Lint(Severity.WARNING, Text(vi, en))


def _note(vi: str, en: str) -> Lint:
    return Lint(Severity.NOTE, Text(vi, en))


LINTS: dict[str, Lint] = {
    # Names and texts
    "EAF-L001": _error("mã '{key}' đã có trong gói {pack}", "'{key}' is used in the pack {pack} already"),
    "EAF-L002": _warning(
        "mã quy tắc '{key}' không bắt đầu bằng '{expected}' như các quy tắc khác của gói",
        "the rule id '{key}' does not begin with '{expected}' as the other rules of the pack do",
    ),
    "EAF-L003": _warning("tên '{key}' không nêu khuyết điểm", "the name '{key}' does not state a flaw"),
    "EAF-L004": _error("thiếu bản {language}", "the {language} text is missing"),
    "EAF-L005": _error(
        "bản tiếng Việt và bản tiếng Anh khác chỗ điền: {names}", "the two languages have different placeholders: {names}"
    ),
    # Examples
    "EAF-L006": _error("quy tắc {key} chưa có ca '{expect}'", "the rule {key} has no case '{expect}'"),
    "EAF-L007": _error(
        "ca chưa đạt không nêu đúng vị trí và đối tượng của từng phát hiện",
        "the failing case does not say where each finding is and of what",
    ),
    "EAF-L008": _error("ca kiểm thử không đúng, xem eaf pack test {key}", "the case does not hold, see eaf pack test {key}"),
    "EAF-L009": _error(
        "không có thay đổi nào tên là '{key}' hoặc thay đổi đó không được tính",
        "there is no change called '{key}', or it does not count",
    ),
    "EAF-L010": _error(
        "thay đổi '{key}' được nêu là không ảnh hưởng nhưng bị phát hiện", "the change '{key}' is stated as good, and is noticed"
    ),
    # What rules look at
    "EAF-L011": _error("bộ chọn không thể chọn phần tử nào: {why}", "the selector can select no element: {why}"),
    "EAF-L012": _note("quy tắc {key} không có đối tượng nào trong mô hình", "the rule {key} has no subject in the model"),
    "EAF-L013": _note(
        "không quy tắc nào xét riêng kiểu '{type}' ở lớp '{layer}' ({count} phần tử)",
        "no rule looks at the type '{type}' in the layer '{layer}' ({count} elements)",
    ),
    "EAF-L014": _note(
        "thuộc tính '{key}' không được quy tắc hay phần tử nào dùng", "no rule and no element uses the property '{key}'"
    ),
    # Clauses and instruments
    "EAF-L015": _error(
        "điều khoản bắt buộc '{key}' không có quy tắc và không nói vì sao",
        "the compulsory clause '{key}' has no rule and does not say why",
    ),
    "EAF-L016": _error(
        "điều khoản '{key}' có trạng thái '{status}' nhưng {fact}", "the clause '{key}' is '{status}', but {fact}"
    ),
    "EAF-L017": _error("'{key}' không nêu nguồn", "'{key}' names no source"),
    "EAF-L018": _error("'{key}' không nêu độ tin cậy", "'{key}' states no confidence"),
    "EAF-L019": _error("'{key}' nêu điều, khoản cụ thể nhưng chỉ là giả định", "'{key}' claims an article and is only assumed"),
    "EAF-L020": _error(
        "'{key}' và '{other}' không cùng nói về việc thay thế nhau: {field} của '{other}' thiếu '{key}'",
        "'{key}' and '{other}' tell their succession differently: {field} of '{other}' lacks '{key}'",
    ),
    "EAF-L021": _error(
        "ngày không theo thứ tự: {before} phải trước {after}", "dates are out of order: {before} must come before {after}"
    ),
    "EAF-L022": _error(
        "'{key}' không có tên và không có trạng thái cho biết vì sao", "'{key}' has no name and no status that says why"
    ),
}


def lint(code: str, place: Place, first: Place | None = None, **values: str | Text) -> Finding:
    """A finding about a pack; ``first`` is where the same name stands first."""
    each = LINTS[code]
    key = str(values.get("key", ""))
    related = (Related(first, FIRST_SEEN),) if first else ()
    return Finding(code, each.severity, place, each.said.format(**values), discriminator=key, related=related)
