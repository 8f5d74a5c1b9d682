"""How far the clauses are assessed: the counts that add up, why a clause has no verdict, and the verdict of the whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eaf.checking.report import ERROR, FAIL, MET, NOT_CONCERNED, NOT_MET, UNDECIDED
from eaf.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from eaf.checking.report import CheckReport, ClauseResult

_SENTENCES: dict[str, Text] = {
    MET: Text(
        "Cả {met} điều khoản bắt buộc đang áp dụng đều được đáp ứng.", "Every compulsory clause that applies is met ({met})."
    ),
    NOT_MET: Text(
        "{failing} điều khoản bắt buộc chưa được đáp ứng; {met} đáp ứng; {undecided} chưa đủ cơ sở đánh giá.",
        "{failing} compulsory {failing:clause is|clauses are} not met; {met} {met:is|are} met;"
        " {undecided} {undecided:lacks|lack} the evidence to be assessed.",
    ),
    UNDECIDED: Text(
        "Không có điều khoản bắt buộc nào bị vi phạm; {met} đáp ứng, {undecided} chưa đủ cơ sở đánh giá.",
        "No compulsory clause is broken; {met} {met:is|are} met, {undecided} {undecided:lacks|lack} the evidence to be assessed.",
    ),
}
_INCOMPLETE = Text("Chưa kiểm tra được đầy đủ nên chưa kết luận.", "Not everything could be checked, so there is no verdict.")
REASONS: dict[str, Text] = {
    "not-in-force": Text("không có hiệu lực tại ngày đánh giá", "not in force on the day"),
    "no-subject": Text("không có đối tượng nào trong mô hình", "nothing in the model is concerned"),
    "text-not-available": Text("chưa có văn bản chính thức", "the official text is not available"),
    "no-rule": Text("chưa có quy tắc nào đánh giá", "no rule assesses it"),
    "rule-error": Text("có quy tắc không chạy được", "a rule could not finish"),
    "not-run": Text("có quy tắc không được chạy", "a rule was not run"),
    "evidence": Text("minh chứng chưa có hoặc không còn dùng được", "evidence is missing or no longer of use"),
    "note": Text(
        "quy tắc đang thử nghiệm hoặc chỉ ghi chú có phát hiện", "a rule in preview, or one that only notes, found something"
    ),
    "partial": Text(
        "quy tắc chỉ kiểm tra được một phần, phần đó không bị vi phạm", "rules check only a part, and that part is not broken"
    ),
    "rules-not-in-force": Text("quy tắc không còn hiệu lực", "its rules are not in force"),
}
"""Why a clause is neither met nor not met."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of clauses: those that apply are assessed or missing, those assessed are so by rules or by people."""

    total: int
    applicable: int
    automated: int
    manual: int
    missing: tuple[str, ...]

    @property
    def assessed(self) -> int:
        """How many were judged met or not met."""
        return self.automated + self.manual

    @property
    def percent(self) -> int:
        """The share of the applicable clauses that was assessed, rounded down so that 100 means all."""
        return self.assessed * 100 // self.applicable if self.applicable else 0


def tally(clauses: Iterable[ClauseResult]) -> Tally:
    """The counts of some clauses."""
    known = tuple(clauses)
    applying = [each for each in known if each.verdict != NOT_CONCERNED]
    assessed = [each for each in applying if each.verdict in (MET, NOT_MET)]
    manual = sum(all(one.rule.is_answered_by_people for one in each.rules) for each in assessed)
    missing = tuple(each.clause.id for each in applying if each.verdict == UNDECIDED)
    return Tally(len(known), len(applying), len(assessed) - manual, manual, missing)


def reason(result: ClauseResult, as_of: date) -> str:
    """Why a clause is neither met nor not met, as a key of :data:`REASONS`; empty where it is one of them."""
    clause = result.clause
    if result.verdict == NOT_CONCERNED:
        return "no-subject" if clause.validity.holds_at(as_of) else "not-in-force"
    if result.verdict != UNDECIDED:
        return ""
    if clause.status == "text-not-available":
        return clause.status
    return _undecided(result) if clause.rules else "no-rule"


def _undecided(result: ClauseResult) -> str:
    if any(each.status == ERROR for each in result.rules):
        return "rule-error"
    if len(result.rules) < len(result.clause.rules):
        return "not-run"
    failed = [each for each in result.rules if each.status == FAIL]
    if failed:
        return "evidence" if any(each.rule.is_answered_by_people for each in failed) else "note"
    by_people = all(each.rule.is_answered_by_people for each in result.rules)
    whole = result.clause.status == "automated" or (result.clause.status == "manual" and by_people)
    return "rules-not-in-force" if whole else "partial"


def overall(report: CheckReport) -> tuple[str, Text]:
    """The verdict of the whole is that of its compulsory clauses: one that is not met decides, then one that nobody assessed."""
    if not report.complete:
        return UNDECIDED, _INCOMPLETE
    verdicts = [each.verdict for each in report.clauses if each.clause.level == "must"]
    counts = {"failing": NOT_MET, "met": MET, "undecided": UNDECIDED}
    key = next((verdict for verdict in (NOT_MET, UNDECIDED) if verdict in verdicts), MET)
    return key, _SENTENCES[key].format(**{name: str(verdicts.count(verdict)) for name, verdict in counts.items()})
