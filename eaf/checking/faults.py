"""What can be wrong with waivers and baseline lines that can be read: each code with its sentence, severity and remedy.

A waiver at fault is not applied, so its fault hides nothing: it is a finding. EAF-W005 and EAF-W009 are about several waivers that are
each in order; which of them counts cannot be told, so they could hide a finding and the check counts as not done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.finding import Finding, Severity
from eaf.text import Text

if TYPE_CHECKING:
    from eaf.finding import Place, Related

UNMATCHED, EXPIRED, EXPIRES_SOON, UNKNOWN = "EAF-W001", "EAF-W002", "EAF-W003", "EAF-W004"
TWICE, BAD_PERIOD, TOO_MANY, NOT_WAIVABLE = "EAF-W005", "EAF-W006", "EAF-W007", "EAF-W008"
OVER_BUDGET, STALE_LINE, OLD_SHARE = "EAF-W009", "EAF-W010", "EAF-W011"
FAULTS: dict[str, Text] = {
    UNMATCHED: Text(
        "miễn trừ {waiver} không khớp phát hiện nào của {rule} về {subject}",
        "the waiver {waiver} matches no finding of {rule} about {subject}",
    ),
    EXPIRED: Text("miễn trừ {waiver} đã hết hiệu lực: {why}", "the waiver {waiver} expired: {why}"),
    EXPIRES_SOON: Text(
        "miễn trừ {waiver} còn {days} ngày, ngày cuối cùng là {date}", "the waiver {waiver} has {days} days left, until {date}"
    ),
    UNKNOWN: Text("miễn trừ {waiver}: không có {kind} '{name}'", "the waiver {waiver}: there is no {kind} '{name}'"),
    TWICE: Text("miễn trừ {waiver} bị trùng: {why}", "the waiver {waiver} stands twice: {why}"),
    BAD_PERIOD: Text(
        "thời hạn của miễn trừ {waiver} không được chấp nhận: {why}",
        "the period of the waiver {waiver} cannot be accepted: {why}",
    ),
    TOO_MANY: Text(
        "miễn trừ {waiver} khớp {count} phát hiện, nhiều nhất được {limit}",
        "the waiver {waiver} matches {count} findings, at most {limit} are accepted",
    ),
    NOT_WAIVABLE: Text("không được miễn trừ quy tắc {rule}", "the rule {rule} cannot be waived"),
    OVER_BUDGET: Text(
        "có {count} miễn trừ đang được áp dụng, nhiều nhất được {limit}",
        "{count} waivers are applied, at most {limit} are accepted",
    ),
    STALE_LINE: Text(
        "dòng nền của {rule} không còn khớp phát hiện nào", "the baseline line of {rule} matches no finding any more"
    ),
    OLD_SHARE: Text(
        "tỷ lệ ghi trong nền của {rule} là {recorded}, thấp hơn hiện nay: {share}",
        "the recorded share of {rule} is {recorded}, lower than today's {share}",
    ),
}
FAMILY = Text("miễn trừ và nền", "waivers and baseline")
UNSETTLED = frozenset({TWICE, OVER_BUDGET})
"""The faults for which the check counts as not done."""
ACCEPTING = frozenset({UNMATCHED, EXPIRES_SOON, *UNSETTLED})
"""The faults with which a waiver is applied all the same."""
_RENEW = Text(
    "Khắc phục phát hiện, hoặc xin quyết định mới và ghi thời hạn mới.",
    "Remedy the finding, or obtain a new decision with a new period.",
)
_PRUNE = Text("Chạy 'eaf baseline prune'.", "Run 'eaf baseline prune'.")
_REMEDIES: dict[str, Text] = {
    UNKNOWN: Text(),
    UNMATCHED: Text("Bỏ đối tượng này, hoặc bỏ cả miễn trừ.", "Remove this subject, or the whole waiver."),
    EXPIRED: _RENEW,
    EXPIRES_SOON: _RENEW,
    TWICE: Text("Giữ lại một miễn trừ.", "Keep one of the waivers."),
    BAD_PERIOD: Text("Ghi thời hạn đúng quyết định và trong giới hạn.", "State the period of the decision, within the limit."),
    TOO_MANY: Text("Khắc phục các phát hiện mới, hoặc xin quyết định mới.", "Remedy the new findings, or obtain a new decision."),
    NOT_WAIVABLE: Text(
        "Khắc phục phát hiện; bỏ miễn trừ hoặc dòng nền.", "Remedy the finding and remove the waiver or baseline line."
    ),
    OVER_BUDGET: Text("Khắc phục một số phát hiện và bỏ miễn trừ của chúng.", "Remedy some findings and remove their waivers."),
    STALE_LINE: _PRUNE,
    OLD_SHARE: _PRUNE,
}


def fault(
    code: str, place: Place, about: str, remedy: Text | None = None, related: tuple[Related, ...] = (), **values: str | Text
) -> Finding:
    """A finding for ``code``; ``about`` names the waiver or line, and tells it from others of its code."""
    severity = Severity.NOTE if code == EXPIRES_SOON else Severity.ERROR
    said = remedy if remedy is not None else _REMEDIES[code]
    return Finding(code, severity, place, FAULTS[code].format(**values), (), about, said, related)
