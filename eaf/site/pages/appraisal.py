"""What an appraisal council works through: counts that add up, clauses by instrument, what has no verdict, waivers, evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.checking.assessment import REASONS, Tally, reason, tally
from eaf.checking.report import MET, NOT_CONCERNED, NOT_MET, UNDECIDED
from eaf.checking.verdict import VERDICTS
from eaf.finding import BASELINED, WAIVED
from eaf.reporters.waivers import APPLIED, LAPSED, REFUSED, expiring, standing
from eaf.site.material import Material, clause_path, rule_path
from eaf.site.page import Badge, Cell, Fact, Facts, Link, Notice, Page, Section, Table
from eaf.site.pages import words
from eaf.site.pages.compliance import instrument_number, verdict_badge, verdict_box
from eaf.site.pages.evidence import evidence_badges, evidence_table
from eaf.site.pages.parts import clause_cell
from eaf.text import Text
from eaf.viewpoints.indicator import day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from eaf.checking.report import ClauseResult, WaiverResult
    from eaf.model.waiver import Subject

PATH = "tham-dinh/"
TITLE = Text("Bảng thẩm định", "Appraisal")
DAYS = 90
MISSING = "chua-danh-gia"
_LEAD = Text(
    "Mọi điều khoản theo văn bản: kết luận, căn cứ, điều chưa đánh giá được và vì sao, miễn trừ, hạn của minh chứng.",
    "Every clause by instrument: verdict and basis, what could not be assessed and why, waivers, how long evidence lasts.",
)
_HEADER = Text(
    "Tổng {total} · áp dụng {applicable} · đã đánh giá {assessed} ({percent} %) · tự động {automated} · thủ công {manual} · còn thiếu {missing}",
    "Total {total} · applicable {applicable} · assessed {assessed} ({percent} %) · automated {automated} · manual {manual} · missing {missing}",
)
_BY_INSTRUMENT = Text("Theo văn bản", "By instrument")
_INSTRUMENT = Text("Văn bản", "Instrument")
_TOTAL, _APPLICABLE = Text("Tổng", "Total"), Text("Áp dụng", "Applicable")
_ASSESSED, _WAIVED = Text("Đã đánh giá", "Assessed"), Text("Được miễn trừ", "Waived")
_MATRIX = Text("Từng điều khoản", "Clause by clause")
_ASKS, _LEVEL = Text("Nội dung", "What it asks"), Text("Mức yêu cầu", "Level")
_LOOKED = Text("Lượt xem xét", "Subjects checked")
_FAILING = Text("Phát hiện", "Failing")
_EVIDENCE = Text("Minh chứng", "Evidence")
_BY_RULES = Text("kiểm tra tự động {day}", "checked by rules on {day}")
_COLLECTED = Text("thu thập {day}", "collected {day}")
_IN_BASELINE = Text("{waived} (trong nền {baselined})", "{waived} (baselined {baselined})")
_MISSING = Text("Chưa đánh giá được và vì sao", "What could not be assessed, and why")
_MISSING_COUNTS = Text("Vì sao chưa đánh giá được", "Why clauses have no verdict")
_ALL_ASSESSED = Text("Mọi điều khoản áp dụng đều đã được đánh giá.", "Every clause that applies is assessed.")
_WHY = Text("Vì sao", "Why")
_HOW = Text("Cách đánh giá", "How it is assessed")
_SOON = Text("Miễn trừ đã hết hạn hoặc hết hạn trong {days} ngày tới", "Waivers that have ended or end within {days} days")
_REGISTER = Text("Sổ miễn trừ", "Waiver register")
_NO_WAIVER = Text("Chưa có miễn trừ nào.", "There is no waiver.")
_NONE_SOON = Text(
    "Không có miễn trừ nào đã hết hạn hoặc hết hạn trong {days} ngày tới.", "No waiver has ended or ends within {days} days."
)
_REASON, _APPROVER = Text("Lý do", "Reason"), Text("Người phê duyệt", "Approver")
_DECISION, _EXPIRES = Text("Quyết định", "Decision"), Text("Hết hạn", "Ends")
_DAYS_LEFT, _SUBJECTS = Text("Còn (ngày)", "Days left"), Text("Đối tượng", "Subjects")
_STATES = {
    APPLIED: ("met", Text("đang áp dụng", "applied")),
    LAPSED: ("not-met", Text("đã hết hạn", "ended")),
    REFUSED: ("warning", Text("không được áp dụng", "not applied")),
}
_ENDING = Text("Minh chứng đã hết hạn hoặc hết hạn trong {days} ngày tới", "Evidence that has ended or ends within {days} days")
_NONE_ENDING = Text(
    "Không có minh chứng nào đã hết hạn hoặc hết hạn trong {days} ngày tới.", "No evidence has ended or ends within {days} days."
)


def appraisal_page(material: Material) -> Page:
    """Counts, clauses, what is missing, waivers and evidence."""
    sections: tuple[Section, ...] = (
        verdict_box(material),
        header(material),
        _by_instrument(material),
        _matrix(material),
        _missing_counts(material),
        missing_table(material),
        _waivers_soon(material),
        register(material),
        _evidence_ending(material),
    )
    return Page(
        path=PATH,
        title=material.say(TITLE),
        section=PATH,
        sections=sections,
        lead=material.say(_LEAD),
        breadcrumbs=(Link(material.say(words.HOME), ""), Link(material.say(TITLE))),
        wide=True,
    )


def header(material: Material) -> Notice:
    """The counts of all clauses in one line, each part of which the parts after it add up to."""
    return Notice("info", material.say(_told(tally(material.report.clauses))), (Link(material.say(_MISSING), f"#{MISSING}"),))


def _told(counts: Tally) -> Text:
    names = ("total", "applicable", "assessed", "percent", "automated", "manual")
    return _HEADER.format(missing=str(len(counts.missing)), **{name: str(getattr(counts, name)) for name in names})


def instruments(material: Material) -> dict[str, list[ClauseResult]]:
    """Clauses by instrument, both in the order of the packs."""
    found: dict[str, list[ClauseResult]] = {}
    for each in material.report.clauses:
        found.setdefault(each.clause.instrument, []).append(each)
    return found


def _by_instrument(material: Material) -> Table:
    rows = []
    for id_, clauses in instruments(material).items():
        counts = tally(clauses)
        verdicts = [each.verdict for each in clauses]
        numbers = (
            counts.total,
            counts.applicable,
            counts.assessed,
            *(verdicts.count(each) for each in (MET, NOT_MET, UNDECIDED, NOT_CONCERNED)),
            sum(each.waived for each in clauses),
        )
        rows.append((Cell(instrument_number(material, id_)), *(Cell(str(each), number=True) for each in numbers)))
    verdicts_said = (VERDICTS[each] for each in (MET, NOT_MET, UNDECIDED, NOT_CONCERNED))
    columns = (_INSTRUMENT, _TOTAL, _APPLICABLE, _ASSESSED, *verdicts_said, _WAIVED)
    said = tuple(material.say(each) for each in columns)
    return Table(material.say(_BY_INSTRUMENT), said, tuple(rows), id="theo-van-ban", filterable=True)


def _matrix(material: Material) -> Table:
    rows = tuple(_row(material, each) for clauses in instruments(material).values() for each in clauses)
    columns = (words.CLAUSE, words.VERDICT, _INSTRUMENT, _ASKS, _LEVEL, words.RULES, _LOOKED, _FAILING, _WAIVED, _EVIDENCE)
    return Table(material.say(_MATRIX), tuple(material.say(each) for each in columns), rows, id="ma-tran", filterable=True)


def _row(material: Material, each: ClauseResult) -> tuple[Cell, ...]:
    return (
        clause_cell(each),
        Cell(badges=(verdict_badge(material, each), *_waived_badge(material, each))),
        Cell(instrument_number(material, each.clause.instrument)),
        Cell(material.say(each.clause.text)),
        Cell(material.say(words.LEVELS[each.clause.level])),
        Cell(links=tuple(Link(one.rule.id, rule_path(one.rule.id)) for one in each.rules)),
        Cell(str(sum(one.subjects for one in each.rules)), number=True),
        Cell(str(len(each.findings)), number=True),
        Cell(_accepted(material, each), number=True),
        Cell(_evidence_dates(material, each), badges=evidence_badges(material, each.rules)),
    )


def _accepted(material: Material, result: ClauseResult) -> str:
    """How many findings are waived; those in the baseline are named beside them."""
    waived, baselined = (sum(each.state.word == word for each in result.suppressed) for word in (WAIVED, BASELINED))
    return material.say(_IN_BASELINE.format(waived=str(waived), baselined=str(baselined))) if baselined else str(waived)


def _waived_badge(material: Material, result: ClauseResult) -> tuple[Badge, ...]:
    return (Badge("waived", material.say(_WAIVED)),) if result.waived else ()


def _evidence_dates(material: Material, result: ClauseResult) -> str:
    """When rules checked, and when what people answered was collected."""
    told = []
    if any(not each.rule.is_answered_by_people and each.subjects for each in result.rules):
        told.append(material.say(_BY_RULES.format(day=day(material.report.as_of, material.language))))
    collected = {one.attestation.collected for each in result.rules for one in each.evidence if one.attestation}
    told += [material.say(_COLLECTED.format(day=day(each, material.language))) for each in sorted(collected)]
    return "; ".join(told)


def _undecided(material: Material) -> list[ClauseResult]:
    return [each for each in material.report.clauses if each.verdict == UNDECIDED]


def _missing_counts(material: Material) -> Facts:
    """How many clauses have no verdict for each reason."""
    why = [reason(each, material.report.as_of) for each in _undecided(material)]
    return Facts(
        material.say(_MISSING_COUNTS),
        tuple(Fact(material.say(said), Cell(str(why.count(key)))) for key, said in REASONS.items() if key in why),
        id="vi-sao",
    )


def missing_table(material: Material) -> Table:
    """The clauses without a verdict, each with the reason."""
    rows = tuple(
        (
            clause_cell(each),
            Cell(instrument_number(material, each.clause.instrument)),
            Cell(material.say(each.clause.text)),
            Cell(material.say(words.CLAUSE_STATUSES[each.clause.status])),
            Cell(material.say(REASONS[reason(each, material.report.as_of)])),
        )
        for each in _undecided(material)
    )
    columns = (words.CLAUSE, _INSTRUMENT, _ASKS, _HOW, _WHY)
    said = tuple(material.say(each) for each in columns)
    return Table(material.say(_MISSING), said, rows, id=MISSING, filterable=True, empty=material.say(_ALL_ASSESSED))


def _waivers_soon(material: Material) -> Table:
    found = expiring(material.report, DAYS)
    said = {name: material.say(text.format(days=str(DAYS))) for name, text in (("title", _SOON), ("empty", _NONE_SOON))}
    return _waivers(material, found, said["title"], "mien-tru-sap-het", said["empty"])


def register(material: Material) -> Table:
    """Every waiver: those that have ended first, then by their last day."""
    found = sorted(material.report.waivers, key=lambda each: (each.waiver.expires, each.waiver.id, each.waiver.origin))
    return _waivers(material, found, material.say(_REGISTER), "mien-tru", material.say(_NO_WAIVER))


def _waivers(material: Material, found: Iterable[WaiverResult], title: str, id_: str, empty: str) -> Table:
    rows = tuple(_waiver(material, each) for each in found)
    columns = (words.ID, words.RULE, words.CLAUSE, _SUBJECTS, _REASON, _APPROVER, _DECISION, _EXPIRES, _DAYS_LEFT, words.STATUS)
    return Table(title, tuple(material.say(each) for each in columns), rows, id=id_, empty=empty)


def _waiver(material: Material, result: WaiverResult) -> tuple[Cell, ...]:
    waiver = result.waiver
    kind, said = _STATES[standing(material.report, result)]
    clauses = material.facts.clauses_of_rule.get(waiver.rule, ())
    known = waiver.rule in material.report.rules
    return (
        Cell(waiver.id),
        Cell(links=(Link(waiver.rule, rule_path(waiver.rule) if known else ""),)),
        Cell(links=tuple(Link(each.clause.id, clause_path(each.clause.id)) for each in clauses)),
        Cell(links=tuple(_subject(material, each) for each in waiver.subjects)),
        Cell(material.say(waiver.reason)),
        Cell(links=(material.link(waiver.approved_by),)),
        Cell(waiver.decision),
        Cell(day(waiver.expires, material.language)),
        Cell(str(waiver.days_left(material.report.as_of)), number=True),
        Cell(badges=(Badge(kind, material.say(said)),)),
    )


def _subject(material: Material, subject: Subject) -> Link:
    if isinstance(subject, str):
        return material.link(subject)
    ends = (material.link(subject.source), material.link(subject.target))
    return Link(f"{ends[0].text} → {ends[1].text}", ends[0].path)


def _evidence_ending(material: Material) -> Table:
    """Evidence whose last day has passed or comes soon, the first to end first."""
    as_of = material.report.as_of
    near = [
        (one.until, rule, one)
        for rule, one in material.report.evidence
        if one.until is not None and (one.until - as_of).days <= DAYS
    ]
    ordered = sorted(near, key=lambda each: (each[0], each[1].id, each[2].subject))
    return evidence_table(
        material,
        ((rule, one) for _, rule, one in ordered),
        _ENDING.format(days=str(DAYS)),
        "minh-chung-sap-het",
        _NONE_ENDING.format(days=str(DAYS)),
    )
