"""The codes of what can be wrong with a pack that is read without a problem: each with its level, its sentence and its remedy."""

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
    remedy: Text


LINTS: dict[str, Lint] = {
    # Names and texts
    "EAF-L001": Lint(
        Severity.ERROR,
        Text("mã '{key}' đã có trong gói {pack}", "'{key}' is used in the pack {pack} already"),
        Text("Đổi mã ở một gói.", "Change it in one of the packs."),
    ),
    "EAF-L002": Lint(
        Severity.WARNING,
        Text(
            "mã quy tắc '{key}' không bắt đầu bằng '{expected}' như các quy tắc khác của gói",
            "the rule id '{key}' does not begin with '{expected}' as the other rules of the pack do",
        ),
        Text("Đặt mã theo dạng chung của gói.", "Give it an id of the pack's form."),
    ),
    "EAF-L003": Lint(
        Severity.WARNING,
        Text("tên '{key}' không nêu khuyết điểm", "the name '{key}' does not state a flaw"),
        Text(
            "Đặt tên nêu điều sai, ít nhất hai từ, ví dụ data-without-owner.",
            "Let it say what is wrong, in two words at least, such as data-without-owner.",
        ),
    ),
    "EAF-L004": Lint(
        Severity.ERROR,
        Text("thiếu bản {language}", "the {language} text is missing"),
        Text("Ghi cả hai ngôn ngữ, vi và en.", "State both languages, vi and en."),
    ),
    "EAF-L005": Lint(
        Severity.ERROR,
        Text("bản tiếng Việt và bản tiếng Anh khác chỗ điền: {names}", "the two languages have different placeholders: {names}"),
        Text("Dùng các chỗ điền như nhau ở hai bản.", "Use the same placeholders in both."),
    ),
    # Examples
    "EAF-L006": Lint(
        Severity.ERROR,
        Text("quy tắc {key} chưa có ca '{expect}'", "the rule {key} has no case '{expect}'"),
        Text("Thêm ca kiểm thử vào tests/{key}.yaml.", "Add the case to tests/{key}.yaml."),
    ),
    "EAF-L007": Lint(
        Severity.ERROR,
        Text(
            "ca chưa đạt không nêu vị trí và đối tượng của từng phát hiện",
            "the failing case does not say where each finding is and of what",
        ),
        Text("Ghi at và subjects của từng phát hiện.", "State at and subjects of each finding."),
    ),
    "EAF-L008": Lint(
        Severity.ERROR,
        Text("ca kiểm thử của {key} không đúng", "a case of {key} does not hold"),
        Text("Xem eaf pack test {key}.", "See eaf pack test {key}."),
    ),
    "EAF-L009": Lint(
        Severity.ERROR,
        Text("không có thay đổi nào tên là '{key}'", "there is no change called '{key}'"),
        Text(
            "Bỏ mục as_good này, hoặc ghi đúng tên mà eaf pack mutate in ra.",
            "Remove this entry of as_good, or name the change as eaf pack mutate prints it.",
        ),
    ),
    "EAF-L010": Lint(
        Severity.ERROR,
        Text(
            "thay đổi '{key}' được nêu là không ảnh hưởng nhưng vẫn bị phát hiện",
            "the change '{key}' is stated to be as good, and is noticed all the same",
        ),
        Text("Bỏ mục as_good này.", "Remove this entry of as_good."),
    ),
    # What rules look at
    "EAF-L011": Lint(
        Severity.ERROR,
        Text(
            "bộ chọn không chọn được phần tử nào: không kiểu phần tử nào có đủ lớp, kiến trúc và thuộc tính được nêu",
            "the selector can select nothing: no element type has the layer, architecture and properties that it asks for",
        ),
        Text("Sửa các điều kiện không đi cùng nhau.", "Correct the conditions that cannot hold together."),
    ),
    "EAF-L012": Lint(
        Severity.NOTE,
        Text("quy tắc {key} không có đối tượng nào trong mô hình", "the rule {key} has no subject in the model"),
        Text("Xem lại bộ chọn, hoặc khai phần tử mà quy tắc xét.", "Look at the selector, or describe what the rule is about."),
    ),
    "EAF-L013": Lint(
        Severity.NOTE,
        Text(
            "không quy tắc nào xét riêng kiểu '{type}' ở lớp '{layer}' ({count} phần tử)",
            "no rule looks at the type '{type}' in the layer '{layer}' ({count} elements)",
        ),
        Text("Cân nhắc một quy tắc cho loại phần tử này.", "Consider a rule about such elements."),
    ),
    "EAF-L014": Lint(
        Severity.NOTE,
        Text("thuộc tính '{key}' không được quy tắc hay phần tử nào dùng", "no rule and no element uses the property '{key}'"),
        Text("Bỏ thuộc tính, hoặc dùng nó.", "Remove the property, or use it."),
    ),
    # Clauses and instruments
    "EAF-L015": Lint(
        Severity.ERROR,
        Text(
            "điều khoản bắt buộc '{key}' không có quy tắc và không nói vì sao",
            "the compulsory clause '{key}' has no rule and does not say why",
        ),
        Text("Nêu quy tắc, hoặc nói lý do ở note.", "Name a rule, or say why not in a note."),
    ),
    "EAF-L016": Lint(
        Severity.ERROR,
        Text("điều khoản '{key}' có trạng thái '{status}' nhưng {fact}", "the clause '{key}' is '{status}', but {fact}"),
        Text(
            "Ghi automated hoặc partial khi có quy tắc, trạng thái khác khi không; manual khi mọi quy tắc đều thuộc loại attest.",
            "State automated or partial where there are rules, another status where there are none; manual where all are of the kind attest.",
        ),
    ),
    "EAF-L017": Lint(
        Severity.ERROR,
        Text("'{key}' không nêu nguồn", "'{key}' names no source"),
        Text("Ghi source, hoặc confidence: assumed.", "State source, or confidence: assumed."),
    ),
    "EAF-L018": Lint(
        Severity.ERROR,
        Text("'{key}' không nêu độ tin cậy", "'{key}' states no confidence"),
        Text("Ghi confidence.", "State confidence."),
    ),
    "EAF-L019": Lint(
        Severity.ERROR,
        Text("'{key}' nêu điều, khoản cụ thể nhưng chỉ là giả định", "'{key}' claims an article and is only assumed"),
        Text("Bỏ article, hoặc nêu nguồn đã đọc.", "Remove article, or name the source that was read."),
    ),
    "EAF-L020": Lint(
        Severity.ERROR,
        Text("{field} của '{other}' không nêu '{key}'", "{field} of '{other}' does not name '{key}'"),
        Text("Ghi việc thay thế ở cả hai văn bản.", "Tell the succession from both sides."),
    ),
    "EAF-L021": Lint(
        Severity.ERROR,
        Text("ngày không theo thứ tự: {before} phải trước {after}", "dates are out of order: {before} must come before {after}"),
        Text("Sửa ngày theo văn bản.", "Correct the date as the text has it."),
    ),
    "EAF-L022": Lint(
        Severity.ERROR,
        Text("'{key}' không có tên và không có trạng thái cho biết vì sao", "'{key}' has no name and no status that says why"),
        Text("Ghi tên, hoặc status: text-not-available.", "State the name, or status: text-not-available."),
    ),
    # Named sets
    "EAF-L023": Lint(
        Severity.NOTE,
        Text("không quy tắc nào dùng tập '{key}'", "no rule uses the set '{key}'"),
        Text("Bỏ tập, hoặc dùng nó ở một bộ chọn (in: {key}).", "Remove the set, or name it in a selector (in: {key})."),
    ),
}


def lint(code: str, place: Place, first: Place | None = None, **values: str | Text) -> Finding:
    """A finding about a pack; ``first`` is where the same name stands first."""
    each = LINTS[code]
    return Finding(
        rule=code,
        severity=each.severity,
        place=place,
        message=each.said.format(**values),
        discriminator=str(values.get("key", "")),
        remedy=each.remedy.format(**values),
        related=(Related(first, FIRST_SEEN),) if first else (),
    )
