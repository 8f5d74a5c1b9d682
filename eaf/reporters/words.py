"""The words that several reports share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.checking.report import ERROR, FAIL, NOT_APPLICABLE, PASS
from eaf.finding import BASELINED, WAIVED, Severity
from eaf.text import LANGUAGES, Text, both, joined

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

    from eaf.checking.report import CheckReport, RuleResult, Since
    from eaf.checking.score import Scores
    from eaf.finding import Cure, State

SEVERITIES = {
    Severity.ERROR: Text("lỗi", "error"),
    Severity.WARNING: Text("cảnh báo", "warning"),
    Severity.NOTE: Text("ghi chú", "note"),
}
STATUSES = {
    PASS: Text("đạt", "pass"),
    FAIL: Text("chưa đạt", "fail"),
    NOT_APPLICABLE: Text("không áp dụng", "not applicable"),
    ERROR: Text("không chạy được", "could not finish"),
}
ANSWERS = {
    PASS: Text("có minh chứng còn hiệu lực", "evidence is current"),
    FAIL: Text("chưa đủ minh chứng", "evidence is lacking"),
}
"""What the status of a rule that people answer means."""
REMEDY = Text("cách khắc phục", "remedy")
PATH = Text("đường đi", "path")
MORE = Text("xem thêm", "more")
ENDED = Text("{number} hết hiệu lực từ {date}{successors}", "{number} ended on {date}{successors}")
REPLACED = Text(", thay bằng {numbers}", ", replaced by {numbers}")
NOT_CHECKED = Text(
    "KHÔNG KIỂM TRA ĐƯỢC: chưa thể kết luận về tuân thủ vì {count} vấn đề nêu trên.",
    "COULD NOT CHECK: nothing can be said of compliance because of the {count} {count:problem|problems} above.",
)
CLEAN = Text("Không có phát hiện nào.", "No findings.")
COUNTS = Text(
    "{errors} lỗi, {warnings} cảnh báo, {notes} ghi chú",
    "{errors} {errors:error|errors}, {warnings} {warnings:warning|warnings}, {notes} {notes:note|notes}",
)
SCOPE = Text(
    "{rules} quy tắc ({passed} đạt, {failed} chưa đạt, {na} không áp dụng) trên {elements} phần tử và {relationships} quan hệ",
    "{rules} {rules:rule|rules} ({passed} pass, {failed} fail, {na} not applicable)"
    " over {elements} {elements:element|elements} and {relationships} {relationships:relationship|relationships}",
)
AS_OF = Text("Tại ngày {date}, gói {packs}", "As of {date}, pack {packs}")
PLATEAU = Text(", giai đoạn {plateau}", ", plateau {plateau}")
BASIS_ENDED = Text(
    "Lưu ý: căn cứ của gói đã hết hiệu lực tại ngày này: {instruments}.",
    "Note: the pack's basis has ended by this date: {instruments}.",
)
PLANNED = Text("đã có trong kế hoạch: không còn ở {plateau} ({date})", "planned: gone at {plateau} ({date})")
PLANS = Text("Trong đó {count} phát hiện sẽ hết theo kế hoạch.", "{count} of them are planned to end.")
RULES_ENDED = Text("Căn cứ của {rules} đã hết hiệu lực: {basis}.", "The basis of {rules} has ended: {basis}.")
SCORES = Text(
    "Điểm tuân thủ: {strict} nghiêm ngặt, {effective} không kể điều khoản đã miễn trừ; mức bảo đảm {assurance} (trọng số {weights}).",
    "Compliance score: {strict} strict, {effective} without waived clauses; assurance {assurance} (weights {weights}).",
)
NO_SCORE = Text("chưa có", "none")
LEVELS = {"must": Text("bắt buộc", "must"), "should": Text("nên", "should"), "may": Text("có thể", "may")}
SELECTED = Text("Chỉ chạy một phần quy tắc theo lựa chọn.", "Only some rules were run, as selected.")
NARROWED = Text(
    "Chỉ nêu phát hiện trong {paths}; còn {count} phát hiện ở nơi khác không nêu.",
    "Only findings in {paths} are reported; {count} elsewhere are left out.",
)
SINCE = Text(
    "So với {name}: chỉ nêu phát hiện do thay đổi gây ra; {before} phát hiện đã có từ trước không nêu, {gone} phát hiện không còn.",
    "Compared with {name}: only findings that the change causes; {before} that were there before are left out, {gone} are gone.",
)
RULES_CHANGED = Text("Quy tắc đã thay đổi: {rules}.", "The rules changed: {rules}.")
PACKS_CHANGED = Text("Gói đã thay đổi: {packs}.", "Packs changed: {packs}.")
RULES_SAID = {
    "added": Text("thêm {ids}", "added {ids}"),
    "removed": Text("bỏ {ids}", "removed {ids}"),
    "changed": Text("sửa {ids}", "changed {ids}"),
}
SUPPRESSED = Text("{waived} được miễn trừ, {baselined} trong nền", "{waived} waived, {baselined} baselined")
AUDIT = Text(
    "Chế độ kiểm toán: mọi phát hiện đều được tính, không xét miễn trừ và nền.",
    "Audit: every finding counts, waivers and baseline are left out.",
)
STALE_UNKNOWN = Text(
    "Chưa xét miễn trừ, dòng nền nào không còn khớp phát hiện, vì chỉ một phần được kiểm tra.",
    "Whether waivers and baseline lines still match is not judged, because only a part was checked.",
)
ACCEPTED = {
    WAIVED: Text("được miễn trừ theo {waiver}: {reason}", "waived by {waiver}: {reason}"),
    BASELINED: Text("trong nền từ {since}", "in the baseline since {since}"),
}


def heading(report: CheckReport) -> Text:
    """As-of date, packs and plateau: printed in every report."""
    packs = ", ".join(f"{pack.id} {pack.version} ({pack.digest[:12]})" for pack in report.packs) or "–"
    line = AS_OF.format(date=Text(f"{report.as_of:%d/%m/%Y}", report.as_of.isoformat()), packs=packs)
    if report.plateau:
        plateau = PLATEAU.format(plateau=report.plateau)
        line = Text(line.vi + plateau.vi, line.en + plateau.en)
    return line


def counts(report: CheckReport) -> Text:
    """How many errors, warnings and notes."""
    return COUNTS.format(
        errors=str(report.count(Severity.ERROR)),
        warnings=str(report.count(Severity.WARNING)),
        notes=str(report.count(Severity.NOTE)),
    )


def scope(report: CheckReport) -> Text:
    """What was looked at."""
    statuses = [each.status for each in report.results]
    return SCOPE.format(
        rules=str(len(statuses)),
        passed=str(statuses.count(PASS)),
        failed=str(statuses.count(FAIL)),
        na=str(statuses.count(NOT_APPLICABLE)),
        elements=str(len(report.model.elements) if report.model else 0),
        relationships=str(len(report.model.relationships) if report.model else 0),
    )


def ended(report: CheckReport) -> Text | None:
    """Which packs rest on an instrument that has ended by the as-of date, and what replaced it."""
    lines: list[Text] = []
    for pack in report.packs:
        instrument = pack.instruments.get(pack.instrument)
        if instrument and instrument.validity.end and instrument.validity.end <= report.as_of:
            successors = tuple(pack.instruments[each].number for each in instrument.replaced_by if each in pack.instruments)
            lines.append(ended_on(instrument.number, instrument.validity.end, successors))
    if not lines:
        return None
    return BASIS_ENDED.format(instruments=Text("; ".join(t.vi for t in lines), "; ".join(t.en for t in lines)))


def ended_on(number: str, end: date, successors: tuple[str, ...]) -> Text:
    """That an instrument has ended, on which day, and what came after it."""
    replaced = REPLACED.format(numbers=", ".join(successors)) if successors else Text()
    return ENDED.format(number=number, date=Text(f"{end:%d/%m/%Y}", end.isoformat()), successors=replaced)


def remarks(report: CheckReport) -> list[Text]:
    """What a reader must know before the counts: an ended basis, and whatever narrowed the check or its report."""
    ended_basis = ended(report)
    found = [ended_basis] if ended_basis else []
    found += ended_rules(report)
    if report.selected:
        found.append(SELECTED)
    if report.since:
        found += since(report.since)
    if report.paths:
        found.append(NARROWED.format(paths=", ".join(report.paths), count=str(report.elsewhere)))
    if report.audit:
        found.append(AUDIT)
    if report.stale_unknown:
        found.append(STALE_UNKNOWN)
    if report.suppressed:
        found.append(suppressed(report))
    if planned := sum(each.cure is not None for each in report.findings):
        found.append(PLANS.format(count=str(planned)))
    return found


def ended_rules(report: CheckReport) -> list[Text]:
    """The rules of which no instrument is in force any more by the as-of date, with what came after, by instrument."""
    own = {pack.instrument for pack in report.packs}
    rules: dict[Text, list[str]] = {}
    for result in report.results:
        basis = [each for each in result.basis if each.ended]
        if len(basis) < len(result.basis) or not basis or all(each.instrument in own for each in basis):
            continue
        for each in basis:
            if each.ended and each.instrument not in own:
                rules.setdefault(ended_on(each.number, each.ended, each.successors), []).append(result.rule.id)
    return [RULES_ENDED.format(rules=", ".join(ids), basis=basis) for basis, ids in rules.items()]


def status_of(result: RuleResult) -> Text:
    """The status of a rule's result: that evidence is lacking is no breach, and does not read like one."""
    answers = ANSWERS if result.rule.is_answered_by_people else STATUSES
    return answers.get(result.status, STATUSES[result.status])


def since(given: Since) -> list[Text]:
    """What is left out because it was there before, and how the rules changed since."""
    found = [SINCE.format(name=given.name, before=str(given.before), gone=str(given.gone))]
    if given.packs:
        found.append(PACKS_CHANGED.format(packs=", ".join(given.packs)))
    changed = {"added": given.added, "removed": given.removed, "changed": given.changed}
    if said := [RULES_SAID[name].format(ids=", ".join(ids)) for name, ids in changed.items() if ids]:
        found.append(RULES_CHANGED.format(rules=joined(said, both("; "))))
    return found


def suppressed(report: CheckReport) -> Text:
    """How many findings do not count because they are waived or baselined; nothing where there is none."""
    if not report.suppressed:
        return Text()
    return SUPPRESSED.format(waived=str(report.count_state(WAIVED)), baselined=str(report.count_state(BASELINED)))


def cured(cure: Cure) -> Text:
    """That a planned change will cure a finding, and when."""
    return PLANNED.format(plateau=cure.name or cure.plateau, date=Text(f"{cure.date:%d/%m/%Y}", cure.date.isoformat()))


def accepted(state: State) -> Text:
    """Why a finding does not count."""
    since = Text(f"{state.since:%d/%m/%Y}", state.since.isoformat()) if state.since else Text()
    return ACCEPTED[state.word].format(waiver=state.waiver, reason=state.reason, since=since)


def incomplete(report: CheckReport) -> Text:
    """The sentence of a check that could not be done."""
    return NOT_CHECKED.format(count=str(max(len(report.problems), 1)))


def scored(given: Scores) -> Text:
    """The three scores in one sentence, with the weights that they rest on."""
    weights = Text(
        *(", ".join(f"{getattr(LEVELS[level], side)} {weight}" for level, weight in given.weights.items()) for side in LANGUAGES)
    )
    return SCORES.format(
        strict=percent(given.strict.value),
        effective=percent(given.effective.value),
        assurance=percent(given.assurance.value),
        weights=weights,
    )


def percent(value: Fraction | None) -> Text:
    """A share as people write it, rounded half up to one decimal, with the exact fraction."""
    if value is None:
        return NO_SCORE
    said, exact = rounded(value), f"{value.numerator}/{value.denominator}"
    return Text(f"{said.vi} ({exact})", f"{said.en} ({exact})")


def rounded(value: Fraction) -> Text:
    """A share in percent, rounded half up to one decimal."""
    whole, rest = divmod((value * 2000 + 1) // 2, 10)
    return Text(f"{whole},{rest} %", f"{whole}.{rest} %")
