"""What a leader needs at a glance: the verdict, the scores, targets, the biggest gaps and the next dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.checking.assessment import overall
from eaf.checking.gaps import gaps
from eaf.checking.score import scores
from eaf.checking.verdict import VERDICTS
from eaf.model.element import Indicator, Plateau
from eaf.reporters.words import SEVERITIES, rounded
from eaf.site.material import Material, rule_path
from eaf.site.page import (
    Badge,
    Card,
    Cards,
    Cell,
    Door,
    Doors,
    Fact,
    KeyFigure,
    KeyFigures,
    Link,
    Notice,
    Page,
    Section,
    Table,
    VerdictBox,
)
from eaf.site.pages import words
from eaf.site.pages.findings import PATH as FINDINGS
from eaf.site.pages.findings import owner_of
from eaf.site.pages.indicators import PATH as INDICATORS
from eaf.site.pages.indicators import VERDICT_BADGES, measured_text, target_text, verdict_badge
from eaf.site.pages.parts import severity_word, verdict_key
from eaf.site.pages.roadmap import PATH as ROADMAP
from eaf.text import Text
from eaf.viewpoints.indicator import day, verdict_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from fractions import Fraction

    from eaf.checking.gaps import Gap
    from eaf.model.element import Element, Target

PATH = "lanh-dao/"
TITLE = Text("Tóm tắt cho lãnh đạo", "Summary for leaders")
SHOWN = 10
OWNERS = 3
_LEAD = Text(
    "Kết luận, mức đáp ứng, chỉ tiêu, những khoảng cách lớn nhất và các mốc sắp tới.",
    "The verdict, how far the requirements are met, the targets, the biggest gaps and the next dates.",
)
_COMPLIANCE = Text("Mức đáp ứng các quy định", "How far the requirements are met")
_STRICT = Text("đáp ứng, trong những gì đã đánh giá", "met, of what was assessed")
_STRICT_NOTE = Text("Điều được miễn trừ vẫn tính là chưa đáp ứng.", "What is waived still counts as not met.")
_EFFECTIVE = Text("đáp ứng, không kể điều được miễn trừ", "met, leaving out what is waived")
_EFFECTIVE_NOTE = Text("Bằng số thứ nhất khi không có miễn trừ nào.", "The same as the first where nothing is waived.")
_ASSURANCE = Text("đã đánh giá được, trong những gì áp dụng", "assessed, of what applies")
_ASSURANCE_NOTE = Text("Phần còn lại chưa có kết luận, không phải là đạt.", "The rest has no verdict; it is not met.")
_NO_SCORE = Text("Chưa có điểm, vì chưa kiểm tra được đầy đủ.", "There is no score, because not everything could be checked.")
_TARGETS = Text("Chỉ tiêu so với mục tiêu", "Indicators against targets")
_EACH_TARGET = Text("Từng mục tiêu", "Each target")
_TARGET = Text("Mục tiêu", "Target")
_DUE = Text("Hạn", "Due")
_MEASURED = Text("Kết quả gần nhất", "Latest result")
_INDICATOR = Text("Chỉ tiêu", "Indicator")
_STATE = Text("Đánh giá", "State")
_NO_TARGET = Text("Chưa có chỉ tiêu nào có mục tiêu.", "No indicator has a target.")
_GAPS = Text("Những khoảng cách lớn nhất ({shown} trên {total})", "The biggest gaps ({shown} of {total})")
_MORE_OWNERS = Text("và {count} đơn vị khác", "and {count} more")
_SUBJECTS = Text("Số đối tượng", "Subjects")
_REMEDY = Text("Cần làm", "What to do")
_EXAMPLE = Text("Ví dụ: {remedy}", "For example: {remedy}")
_PLANNED = Text("Hết theo kế hoạch", "Planned to end")
_NO_PLAN = Text("chưa có kế hoạch", "no plan yet")
_NO_GAP = Text("Không có khoảng cách nào được phát hiện.", "No gap was found.")
_DATES = Text("Các mốc sắp tới", "The next dates")
_WHAT = Text("Việc", "What")
_NO_DATE = Text(
    "Mô hình chưa ghi mốc nào sau ngày {day}.{last} Cần bổ sung giai đoạn, hạn của gói công việc hoặc mục tiêu mới.",
    "The model has no date after {day}.{last} Plateaus, dates of work packages or new targets are to be added.",
)
_LAST = Text(" Mốc gần nhất đã qua là {day}: {name}.", " The last one was {day}: {name}.")
_MORE = Text("Xem tiếp", "More")
_DOORS = (
    (
        Text("Lộ trình", "Roadmap"),
        Text("Các giai đoạn, khoảng cách và gói công việc.", "Plateaus, gaps and work packages."),
        ROADMAP,
        Text("L", "R"),
    ),
    (
        Text("Chỉ tiêu", "Indicators"),
        Text("Từng con số và nguồn của nó.", "Each figure and its source."),
        INDICATORS,
        Text("C", "I"),
    ),
    (
        Text("Phát hiện", "Findings"),
        Text("Mọi điểm cần xử lý, theo đơn vị.", "All that is to be dealt with, by unit."),
        FINDINGS,
        Text("P", "F"),
    ),
)
_START, _END, _REACHED = Text("bắt đầu", "begins"), Text("kết thúc", "ends"), Text("đạt giai đoạn", "plateau reached")


def leaders_page(material: Material) -> Page:
    """The verdict in a sentence, a screen of figures, then lists."""
    report = material.report
    key, sentence = overall(report)
    facts = (Fact(material.say(Text("Ngày đánh giá", "As of")), Cell(day(report.as_of, material.language))),)
    sections: tuple[Section, ...] = (
        VerdictBox(verdict_key(key), material.say(VERDICTS[key]), material.say(sentence), facts),
        score_figures(material),
        _target_figures(material),
        _gap_cards(material),
        _target_table(material),
        _roadmap(material),
        _doors(material),
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


def score_figures(material: Material) -> Section:
    """The three scores, each with what it means; the sentence that there is none."""
    found = scores(material.report)
    if found is None:
        return Notice("warning", material.say(_NO_SCORE))
    said = (
        (found.strict.value, _STRICT, _STRICT_NOTE),
        (found.effective.value, _EFFECTIVE, _EFFECTIVE_NOTE),
        (found.assurance.value, _ASSURANCE, _ASSURANCE_NOTE),
    )
    items = tuple(KeyFigure(_share(material, value), material.say(label), material.say(note)) for value, label, note in said)
    return KeyFigures(items, material.say(_COMPLIANCE))


def _share(material: Material, value: Fraction | None) -> str:
    return "–" if value is None else material.say(rounded(value))


def _targets(material: Material) -> Iterator[tuple[Element, Indicator, Target]]:
    for each in material.model.of_type("indicator"):
        if isinstance(each.detail, Indicator):
            yield from ((each, each.detail, target) for target in each.detail.targets)


def _target_figures(material: Material) -> KeyFigures:
    """How many targets are met, missed, not measured and not yet due; they add up to all of them."""
    states: list[str] = [verdict_of(detail, target, material.report.as_of) for _, detail, target in _targets(material)]
    items = tuple(
        KeyFigure(str(states.count(state)), material.say(word), path=INDICATORS) for state, (_, word) in VERDICT_BADGES.items()
    )
    return KeyFigures(items, material.say(_TARGETS))


def _target_table(material: Material) -> Table:
    order = ("missed", "", "not-due", "met")
    found = sorted(
        _targets(material), key=lambda each: (order.index(verdict_of(each[1], each[2], material.report.as_of)), each[2].date)
    )
    rows = tuple(_target_row(material, *each) for each in found)
    columns = (_INDICATOR, _TARGET, _DUE, _MEASURED, _STATE)
    return Table(
        material.say(_EACH_TARGET),
        tuple(material.say(each) for each in columns),
        rows,
        id="chi-tieu",
        empty=material.say(_NO_TARGET),
    )


def _target_row(material: Material, element: Element, detail: Indicator, target: Target) -> tuple[Cell, ...]:
    shown = detail.measured_for(target, material.report.as_of) or detail.latest(material.report.as_of)
    return (
        Cell(links=(material.link(element.id),)),
        Cell(target_text(material, detail, target)),
        Cell(day(target.date, material.language)),
        Cell(measured_text(material, detail, shown)),
        Cell(badges=(verdict_badge(material, detail, target),)),
    )


def _gap_cards(material: Material) -> Cards:
    found = gaps(material.report)
    shown = found[:SHOWN]
    title = material.say(_GAPS.format(shown=str(len(shown)), total=str(len(found))))
    return Cards(title, tuple(_gap_card(material, each) for each in shown), material.say(_NO_GAP))


def _gap_card(material: Material, gap: Gap) -> Card:
    path = rule_path(gap.rule) if gap.rule in material.report.rules else FINDINGS
    remedy = gap.remedy if len({each.remedy for each in gap.findings}) == 1 else _EXAMPLE.format(remedy=gap.remedy)
    planned = day(gap.planned, material.language) if gap.planned else material.say(_NO_PLAN)
    said = (
        (_SUBJECTS, Cell(str(len(gap.subjects)))),
        (words.OWNER, Cell(links=_owners(material, gap, path))),
        (_REMEDY, Cell(material.say(remedy))),
        (_PLANNED, Cell(planned)),
    )
    level = (Badge("", material.say(words.LEVELS[gap.level])),) if gap.level else ()
    return Card(
        Link(material.say(gap.title), path),
        badges=(Badge(severity_word(gap.severity), material.say(SEVERITIES[gap.severity])), *level),
        facts=tuple(Fact(material.say(label), cell) for label, cell in said),
    )


def _owners(material: Material, gap: Gap, path: str) -> tuple[Link, ...]:
    """The first of those who answer for the gap, and how many more there are."""
    owners = [material.link(each) for each in dict.fromkeys(owner_of(material, each) for each in gap.findings) if each]
    more = len(owners) - OWNERS
    rest = (Link(material.say(_MORE_OWNERS.format(count=str(more))), path),) if more > 0 else ()
    return (*owners[:OWNERS], *rest)


def _dates(material: Material) -> list[tuple[date, Text, str]]:
    """Every date of the roadmap with what happens on it, in order."""
    found: list[tuple[date, Text, str]] = []
    for each in material.model.elements.values():
        if isinstance(each.detail, Plateau):
            found.append((each.detail.date, _REACHED, each.id))
        if each.type in ("work-package", "implementation-event"):
            ends = ((each.lifecycle.start, _START), (each.lifecycle.end, _END))
            found += [(on, what, each.id) for on, what in ends if on]
    found += [(target.date, _TARGET, element.id) for element, _, target in _targets(material)]
    return sorted(found, key=lambda each: (each[0], each[2], each[1]))


def _roadmap(material: Material) -> Table:
    as_of = material.report.as_of
    dates = _dates(material)
    rows = tuple(
        (Cell(day(on, material.language)), Cell(material.say(what)), Cell(links=(material.link(id_),)))
        for on, what, id_ in dates
        if on > as_of
    )
    past = [each for each in dates if each[0] <= as_of]
    last = _LAST.format(day=day(past[-1][0], material.language), name=material.link(past[-1][2]).text) if past else Text()
    columns = (words.DATE, _WHAT, words.NAME)
    empty = material.say(_NO_DATE.format(day=day(as_of, material.language), last=last))
    return Table(material.say(_DATES), tuple(material.say(each) for each in columns), rows[:SHOWN], id="moc", empty=empty)


def _doors(material: Material) -> Doors:
    return Doors(
        material.say(_MORE),
        tuple(Door(material.say(title), material.say(text), path, material.say(mark)) for title, text, path, mark in _DOORS),
    )
