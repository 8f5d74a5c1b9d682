"""What is told of a rule, a clause, an element or a finding when somebody asks why."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from eaf.api.missing_step import missing_step
from eaf.api.telling_evidence import HEADING, told
from eaf.checking.traceability import selections_of, trace
from eaf.checking.verdict import VERDICTS
from eaf.finding import ACTIVE
from eaf.graph.model_facts import ModelGraph
from eaf.model.metamodel import ELEMENT_TYPES
from eaf.reporters.words import LEVELS, SEVERITIES, accepted, cured, ended_on, status_of
from eaf.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from eaf.checking.report import CheckReport, ClauseResult
    from eaf.checking.standing import Standing
    from eaf.finding import Finding
    from eaf.model.element import Element
    from eaf.pack.pack import Pack, PackInstrument
    from eaf.pack.rule import Rule
    from eaf.pack.selector import NamedSet
    from eaf.selection.selection import Selection
    from eaf.text import Language

_WAIVED = Text("mọi phát hiện đều đang được miễn trừ", "every finding is waived at present")
_COUNTS = Text(
    "{subjects} đối tượng được xét, {findings} phát hiện",
    "{subjects} {subjects:subject|subjects} looked at, {findings} {findings:finding|findings}",
)
_SET = Text("tập có tên của gói {pack}, {count} phần tử", "a named set of the pack {pack}, {count} {count:element|elements}")
_OWNER = Text("Chủ quản: {name}", "Owner: {name}")
_NO_OWNER = Text("Chủ quản: chưa có", "Owner: none")
_PATH = Text("Đường đi:", "Path:")
_WHY = Text("Vì sao:", "Why:")
_CURE = Text("Cách khắc phục:", "What would cure it:")
_CLAUSES = Text("Điều khoản:", "Clauses:")
_RULES = Text("Quy tắc:", "Rules:")
_FINDINGS = Text("Phát hiện:", "Findings:")
_EVIDENCE = Text(
    "Nguồn của điều khoản: {sources} (độ tin cậy: {confidence})", "Source of the clause: {sources} (confidence: {confidence})"
)
_NONE = Text("Không có phát hiện nào.", "There are no findings.")
_LOOKED_AT = Text("Điều khoản và quy tắc xét tới phần tử này:", "Clauses and rules that look at this element:")
_IN_FORCE = Text("hiệu lực từ {start}", "in force from {start}")
_UNTIL = Text(", đến trước {end}", ", until before {end}")


class Teller:
    """Tells of one check, in one language."""

    def __init__(self, report: CheckReport, packs: tuple[Pack, ...], language: Language) -> None:
        self._report = report
        self._packs = packs
        self._language = language

    def rule(self, rule: Rule) -> list[str]:
        """A rule: what it asks, what it found, and the clauses behind it."""
        result = next(each for each in self._report.results if each.rule.id == rule.id)
        counts = _COUNTS.format(subjects=str(result.subjects), findings=str(result.findings))
        severity, status = self._say(SEVERITIES[rule.severity]), self._say(status_of(result))
        return [
            f"{rule.id} {rule.name}: {self._say(rule.title)}",
            f"  {rule.kind} · {severity} · {status} ({self._say(counts)})",
            "",
            self._say(rule.rationale),
            self._say(rule.remedy),
            "",
            *self._evidence([(rule, each) for each in result.evidence]),
            *self._clauses_of(rule.id),
            *[f"  {self._say(ended_on(each.number, each.ended, each.successors))}" for each in result.basis if each.ended],
        ]

    def clause(self, result: ClauseResult) -> list[str]:
        """A clause: its text and dates, the verdict, its rules with their subjects, findings of any state, and its source."""
        clause, evidence = result.clause, result.clause.provenance
        said = _EVIDENCE.format(sources=", ".join(evidence.sources) or "–", confidence=evidence.confidence or "–")
        return [
            *self._clause_text(result),
            *([f"  {self._say(_WAIVED)}"] if result.waived else []),
            f"  {self._say(said)} · {clause.status}",
            *([self._say(_RULES)] if result.rules else []),
            *[
                f"  {each.rule.id} {self._say(status_of(each))}: {self._say(each.rule.title)} "
                f"({self._say(_COUNTS.format(subjects=str(each.subjects), findings=str(each.findings + each.suppressed)))})"
                for each in result.rules
            ],
            *self._evidence([(each.rule, one) for each in result.rules for one in each.evidence]),
            *([self._say(_FINDINGS)] if result.findings or result.suppressed else []),
            *[f"  {each.place}: {self._say(each.message)}{self._state(each)}" for each in (*result.findings, *result.suppressed)],
        ]

    def named_set(self, named: NamedSet, pack: Pack, using: list[Rule]) -> list[str]:
        """A named set: how many elements are in it, and the rules that name it."""
        count = len(self._selections[pack.id].elements(named.selector)) if self._graph else 0
        return [
            f"{named.id}: {self._say(named.name)}",
            f"  {self._say(_SET.format(pack=pack.id, count=str(count)))}",
            *([self._say(_RULES)] if using else []),
            *[f"  {each.id}: {self._say(each.title)}" for each in using],
        ]

    def element(self, element: Element) -> list[str]:
        """An element: whose it is, every finding about it, and every clause and rule that looks at it."""
        found = [each for each in self._report.of_rules if element.id in each.subjects]
        lines = [
            f"{self._say(element.name)} [{element.id}]",
            f"  {self._say(ELEMENT_TYPES[element.type].name)}",
            *self._owner(element),
            *self._evidence([(rule, each) for rule, each in self._report.evidence if each.subject == element.id and rule.select]),
        ]
        for each in found:
            lines += ["", *self.finding(each)]
        looking = list(self._looking_at(element))
        if not found:
            lines.append(self._say(_NONE))
        return [*lines, "", self._say(_LOOKED_AT), *looking] if looking else lines

    def finding(self, finding: Finding) -> list[str]:
        """A finding: the rule and why, the path or the step that is missing, who owns it, the clauses, what would cure it."""
        rule = self._report.rules[finding.rule]
        steps = [f"  {step.source} ─{step.type}→ {step.target}  ({step.place})" for step in finding.witness]
        missing = missing_step(self._graph, self._selections.get(rule.pack), rule, finding.subjects) if self._graph else None
        return [
            f"{self._say(SEVERITIES[finding.severity])} {finding.rule} {finding.fingerprint[:12]}: {self._say(finding.message)}",
            f"  {finding.place}",
            *([f"  {self._say(accepted(finding.state))}"] if finding.state.word != ACTIVE else []),
            *([f"  {self._say(cured(finding.cure))}"] if finding.cure else []),
            *self._owners(finding),
            *([self._say(_PATH), *steps] if steps else []),
            *([f"  {self._say(missing)}"] if missing else []),
            self._say(_WHY),
            f"  {self._say(rule.rationale)}",
            self._say(_CURE),
            f"  {self._say(finding.remedy)}",
            *([self._say(_CLAUSES), *clauses] if (clauses := self._clauses_of(rule.id)) else []),
        ]

    def _evidence(self, evidence: list[tuple[Rule, Standing]]) -> list[str]:
        """What people say, where they are asked: also that nobody has said anything."""
        if not evidence or self._report.model is None:
            return []
        return [self._say(HEADING), *(f"  {self._say(each)}" for each in told(self._report.model, evidence))]

    def _say(self, text: Text) -> str:
        return text.said_in(self._language)

    def _state(self, finding: Finding) -> str:
        return f" [{self._say(accepted(finding.state))}]" if finding.state.word != ACTIVE else ""

    def _clauses_of(self, rule: str) -> list[str]:
        return [line for each in self._report.clauses if rule in each.clause.rules for line in self._clause_text(each)]

    def _clause_text(self, result: ClauseResult) -> list[str]:
        clause, instrument = result.clause, self._instrument(result)
        number = instrument.number or clause.instrument if instrument else clause.instrument
        where = ", ".join(part for part in (self._say(clause.article), number) if part)
        lines = [f"  {clause.id} ({where}; {self._say(LEVELS[clause.level])}): {self._say(clause.text)}"]
        dates = self._dates(instrument) if instrument else ""
        return [*lines, f"    {self._say(VERDICTS[result.verdict])}{f' · {dates}' if dates else ''}"]

    def _instrument(self, result: ClauseResult) -> PackInstrument | None:
        return next((pack.instruments.get(result.clause.instrument) for pack in self._packs if pack.id == result.pack), None)

    def _dates(self, instrument: PackInstrument) -> str:
        start, end = instrument.validity.start, instrument.validity.end
        said = self._say(_IN_FORCE.format(start=_date(start))) if start else ""
        return said + (self._say(_UNTIL.format(end=_date(end))) if end else "")

    def _owners(self, finding: Finding) -> list[str]:
        model = self._report.model
        first = model.elements.get(finding.subjects[0]) if model and finding.subjects else None
        return self._owner(first) if first else []

    def _owner(self, element: Element) -> list[str]:
        model = self._report.model
        owner = model.elements.get(element.owner) if model and element.owner else None
        return [
            f"  {self._say(_OWNER.format(name=Text(f'{owner.name.vi} [{owner.id}]', f'{owner.name.en} [{owner.id}]')) if owner else _NO_OWNER)}"
        ]

    @cached_property
    def _graph(self) -> ModelGraph | None:
        return ModelGraph(self._report.model) if self._report.model else None

    @cached_property
    def _selections(self) -> dict[str, Selection]:
        return selections_of(self._report)

    def _looking_at(self, element: Element) -> Iterator[str]:
        """The clauses whose rules look at the element, each rule named."""
        looking = set(trace(self._report).rules[element.id])
        for result in self._report.clauses:
            named = [rule for rule in result.clause.rules if rule in looking]
            if named:
                verdict = self._say(VERDICTS[result.verdict])
                yield f"  {result.clause.id} ({result.clause.instrument}) {verdict}: {', '.join(named)}"


def _date(day: date) -> Text:
    return Text(f"{day:%d/%m/%Y}", day.isoformat())
