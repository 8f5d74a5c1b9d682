"""Compliance clause by clause: the verdict, the matrix, and a page for each clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.checking.assessment import overall
from eaf.checking.report import ERROR, MET, NOT_CONCERNED, NOT_MET, UNDECIDED
from eaf.checking.verdict import VERDICTS
from eaf.finding import Severity
from eaf.model.element import Instrument
from eaf.reporters import words as report_words
from eaf.site.material import Material, clause_path, rule_path
from eaf.site.page import (
    Badge,
    Cell,
    Door,
    Doors,
    Fact,
    Facts,
    KeyFigure,
    KeyFigures,
    Link,
    Notice,
    Page,
    PageFile,
    Section,
    Table,
    VerdictBox,
)
from eaf.site.pages import words
from eaf.site.pages.coverage import coverage_table
from eaf.site.pages.evidence import evidence_badges, evidence_table
from eaf.site.pages.parts import clause_cell, findings_section, result_badge, verdict_key
from eaf.site.pages.scoring import scores_section
from eaf.site.pages.traceability import PATH as TRACEABILITY
from eaf.site.pages.trend import trend_sections
from eaf.site.search_index import SearchEntry, numbers_of
from eaf.site.search_kinds import CLAUSE, INSTRUMENT
from eaf.text import Text, both
from eaf.viewpoints.indicator import day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eaf.checking.report import ClauseResult
    from eaf.pack.pack import PackInstrument

PATH = "tuan-thu/"
_TITLE = Text("Tuân thủ", "Compliance")
_MATRIX = Text("Kết luận theo từng điều khoản", "Clause by clause")
_LEAD = Text(
    "Từng điều khoản, quy tắc kiểm tra nó, kết luận và căn cứ. Điều khoản chưa có quy tắc thì chưa đủ cơ sở đánh giá, không được coi là đạt.",
    "Each clause, the rules that check it, the verdict and what it rests on. A clause without a rule is not assessed, never met.",
)
REPORT = f"{PATH}bao-cao.json"
_AGAIN = Text("Để có lại đúng kết quả này", "To come to the same result")
_MORE_TITLE = Text("Các phần của báo cáo", "Parts of the report")
_MORE = (
    (
        Text("Truy vết hai chiều", "Traceability"),
        Text("Điều khoản, quy tắc, phần tử, minh chứng; phần chưa nối được.", "Clauses, rules, elements, evidence; the orphans."),
        TRACEABILITY,
        both("T"),
    ),
    (
        Text("Chưa đánh giá được và vì sao", "What could not be assessed"),
        Text("Từng điều khoản chưa có kết luận.", "Every clause without a verdict."),
        "tham-dinh/#chua-danh-gia",
        both("?"),
    ),
    (
        Text("Sổ miễn trừ", "Waiver register"),
        Text("Lý do, người phê duyệt, quyết định, hạn.", "Reason, approver, decision, last day."),
        "tham-dinh/#mien-tru",
        Text("M", "W"),
    ),
    (
        Text("Nguồn và điều chưa tìm được", "Sources and what is missing"),
        Text("Bao nhiêu có nguồn, bao nhiêu giả định, còn thiếu gì.", "How much is sourced, assumed, not available."),
        "nguon/#muc-do",
        Text("N", "S"),
    ),
    (
        Text("Báo cáo dạng JSON", "The report as JSON"),
        Text(
            "Cùng dữ liệu cho máy; lược đồ: eaf schema compliance-report.", "The same for machines; eaf schema compliance-report."
        ),
        REPORT,
        both("J"),
    ),
)
_GATE = Text("Cổng kiểm tra tự động", "Automatic gate")
_GATES = (Text("Qua: không có lỗi", "Passed: no error"), Text("Không qua: có lỗi", "Failed: there are errors"))
_ASKS = Text("Nội dung", "What it asks")
_LEVEL = Text("Mức yêu cầu", "Level")
_INSTRUMENT = Text("Văn bản", "Instrument")
_ASSESSED = Text("Cách đánh giá", "How it is assessed")
_NUMBER = Text("Số, ký hiệu", "Number")
_TITLE_OF = Text("Trích yếu", "Title")
_VALID = Text("Hiệu lực", "Validity")
_AFTER = Text("Thay thế bởi", "Replaced by")
_INSTRUMENTS = Text("Văn bản của khung", "The framework's instruments")
_ORIGIN = Text("Nguồn và độ tin cậy", "Source and confidence")


def verdict_box(material: Material) -> VerdictBox:
    """The verdict with date, pack, and what it rests on."""
    report = material.report
    key, sentence = overall(report)
    packs = ", ".join(f"{pack.id} {pack.version}" for pack in report.packs)
    facts = (
        Fact(material.say(Text("Ngày đánh giá", "As of")), Cell(day(report.as_of, material.language))),
        Fact(material.say(Text("Gói quy tắc", "Rule pack")), Cell(packs)),
        Fact(material.say(_GATE), Cell(material.say(_GATES[report.exit_status(Severity.ERROR)]))),
        Fact(material.say(Text("Phát hiện", "Findings")), Cell(material.say(report_words.counts(report)))),
        Fact(material.say(Text("Phạm vi", "Scope")), Cell(material.say(report_words.scope(report)))),
    )
    return VerdictBox(verdict_key(key), material.say(VERDICTS[key]), material.say(sentence), facts)


def compliance_page(material: Material) -> Page:
    """Verdict box, counts of verdicts, clause matrix, coverage, instruments."""
    clauses = material.report.clauses
    figures = KeyFigures(
        tuple(
            KeyFigure(str(sum(each.verdict == verdict for each in clauses)), material.say(VERDICTS[verdict]))
            for verdict in (MET, NOT_MET, UNDECIDED, NOT_CONCERNED)
        )
    )
    sections: list[Section] = [verdict_box(material)]
    ended = report_words.ended(material.report)
    if ended is not None:
        sections.append(Notice("warning", material.say(ended)))
    sections += [
        figures,
        _more(material),
        _matrix(material, clauses),
        scores_section(material),
        *trend_sections(material),
        coverage_table(material),
        instruments_table(material),
        _again(material),
    ]
    return Page(
        path=PATH,
        title=material.say(_TITLE),
        section=PATH,
        sections=tuple(sections),
        lead=material.say(_LEAD),
        breadcrumbs=(Link(material.say(words.HOME), ""), Link(material.say(_TITLE))),
        places=tuple(_instruments_to_find(material)),
        wide=True,
        files=(PageFile(REPORT, lambda: material.facts.as_json),),
    )


def _more(material: Material) -> Doors:
    """What belongs to the report and stands on pages of its own, and the report for machines."""
    doors = (Door(material.say(title), material.say(text), path, material.say(mark)) for title, text, path, mark in _MORE)
    return Doors(material.say(_MORE_TITLE), tuple(doors))


def _again(material: Material) -> Facts:
    """What somebody needs to come to the same result."""
    report = material.report
    ran = sum(each.status != ERROR for each in report.results)
    packs = "; ".join(f"{each.id} {each.version} sha256:{each.digest}" for each in report.packs)
    plateau = f" --plateau {report.plateau}" if report.plateau else ""
    said = (
        (Text("Quy tắc đã chạy", "Rules that ran"), f"{ran}/{len(report.results)}"),
        (Text("Gói quy tắc", "Rule packs"), packs),
        (Text("Công cụ", "Tool"), f"eaf {material.version}"),
        (Text("Lệnh", "Command"), f"eaf check --as-of {report.as_of.isoformat()}{plateau}"),
    )
    return Facts(material.say(_AGAIN), tuple(Fact(material.say(label), Cell(value)) for label, value in said), id="lam-lai")


def _matrix(material: Material, clauses: tuple[ClauseResult, ...]) -> Table:
    rows = tuple(
        (
            clause_cell(each),
            Cell(material.say(each.clause.text)),
            Cell(instrument_number(material, each.clause.instrument)),
            Cell(material.say(words.LEVELS[each.clause.level])),
            Cell(links=tuple(Link(one.rule.id, rule_path(one.rule.id)) for one in each.rules)),
            Cell(str(len(each.findings)), number=True),
            Cell(badges=(verdict_badge(material, each), *evidence_badges(material, each.rules))),
        )
        for each in clauses
    )
    columns = (words.CLAUSE, _ASKS, _INSTRUMENT, _LEVEL, words.RULES, words.FINDINGS, words.VERDICT)
    return Table(material.say(_MATRIX), tuple(material.say(each) for each in columns), rows, id="ma-tran", filterable=True)


def verdict_badge(material: Material, result: ClauseResult) -> Badge:
    """The verdict of a clause, in shape and word."""
    return Badge(verdict_key(result.verdict), material.say(VERDICTS[result.verdict]))


def instrument_number(material: Material, id_: str) -> str:
    """What people call an instrument: its number, else its title."""
    instrument = material.pack.instruments.get(id_)
    return (instrument.number or material.say(instrument.title)) if instrument else id_


def validity(material: Material, instrument: PackInstrument) -> str:
    """From when until when the instrument holds, as far as it is known."""
    start, end = instrument.validity.start, instrument.validity.end
    parts = [
        f"{material.say(Text('từ', 'from'))} {day(start, material.language)}" if start else "",
        f"{material.say(Text('đến trước', 'until'))} {day(end, material.language)}" if end else "",
    ]
    return " ".join(part for part in parts if part)


def _instruments_to_find(material: Material) -> Iterator[SearchEntry]:
    """The instruments that are found in the table, because no element of the model is about them."""
    described = {each.detail.ref for each in material.model.elements.values() if isinstance(each.detail, Instrument)}
    for each in material.pack.instruments.values():
        if each.id not in described:
            title = ": ".join(part for part in (each.number, material.say(each.title)) if part)
            yield SearchEntry(
                f"{PATH}#van-ban", title, INSTRUMENT, material.say(each.issuer), (), numbers_of(each.number), (each.id,)
            )


def instruments_table(material: Material) -> Table:
    """Every instrument of the pack with validity and succession."""
    known = material.pack.instruments
    rows = tuple(
        (
            Cell(each.number or "–"),
            Cell(material.say(each.title)),
            Cell(validity(material, each)),
            Cell(", ".join(known[one].number for one in each.replaced_by if one in known)),
            Cell(material.say(words.CONFIDENCES.get(each.provenance.confidence, Text()))),
        )
        for each in known.values()
    )
    columns = (_NUMBER, _TITLE_OF, _VALID, _AFTER, Text("Độ tin cậy", "Confidence"))
    return Table(material.say(_INSTRUMENTS), tuple(material.say(each) for each in columns), rows, id="van-ban", filterable=True)


def clause_pages(material: Material) -> list[Page]:
    """A page for every clause."""
    return [_clause_page(material, each) for each in material.report.clauses]


def _clause_page(material: Material, result: ClauseResult) -> Page:
    clause = result.clause
    instrument = material.pack.instruments.get(clause.instrument)
    sources = [material.pack.sources[name] for name in clause.provenance.sources if name in material.pack.sources]
    confidence = material.say(words.CONFIDENCES.get(clause.provenance.confidence, Text()))
    facts = Facts(
        "",
        (
            Fact(
                material.say(_INSTRUMENT),
                Cell(f"{instrument_number(material, clause.instrument)} {validity(material, instrument) if instrument else ''}"),
            ),
            Fact(material.say(Text("Điều, khoản", "Article")), Cell(material.say(clause.article))),
            Fact(material.say(_LEVEL), Cell(material.say(words.LEVELS[clause.level]))),
            Fact(material.say(_ASSESSED), Cell(material.say(words.CLAUSE_STATUSES[clause.status]))),
            Fact(
                material.say(_ORIGIN),
                Cell("; ".join([*(f"{material.say(one.name)} ({one.locator})" for one in sources), confidence])),
            ),
            Fact(material.say(words.NOTE), Cell(material.say(clause.provenance.note))),
        ),
    )
    rows = tuple(
        (
            Cell(links=(Link(each.rule.id, rule_path(each.rule.id)),)),
            Cell(material.say(each.rule.title)),
            Cell(badges=(result_badge(material, each),)),
            Cell(str(each.subjects), number=True),
        )
        for each in result.rules
    )
    columns = (words.ID, words.RULE, words.VERDICT, Text("Số đối tượng", "Subjects"))
    empty = material.say(Text("Chưa có quy tắc nào kiểm tra điều khoản này.", "No rule checks this clause yet."))
    table = Table(material.say(words.RULES), tuple(material.say(each) for each in columns), rows, id="quy-tac", empty=empty)
    evidence = [(each.rule, one) for each in result.rules for one in each.evidence]
    asked = any(each.rule.is_answered_by_people for each in result.rules)
    answers = (evidence_table(material, evidence),) if asked else ()
    return Page(
        path=clause_path(clause.id),
        title=material.say(clause.text),
        section=PATH,
        sections=(facts, table, *answers, findings_section(material, result.findings)),
        kicker=clause.id,
        badges=(verdict_badge(material, result), *evidence_badges(material, result.rules)),
        breadcrumbs=(Link(material.say(words.HOME), ""), Link(material.say(_TITLE), PATH), Link(clause.id)),
        keywords=(clause.id,),
        also=(instrument_number(material, clause.instrument), material.say(clause.article), *clause.rules),
        kind=CLAUSE,
    )
