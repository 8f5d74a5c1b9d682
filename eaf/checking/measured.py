"""What a check gave, in numbers: one point of a trend, small enough to be kept for every commit of a history."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from eaf.checking.report import MET, NOT_CONCERNED, NOT_MET, UNDECIDED
from eaf.checking.score import scores
from eaf.finding import BASELINED, WAIVED, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from fractions import Fraction

    from eaf.checking.report import CheckReport

VERDICTS = (MET, NOT_MET, UNDECIDED, NOT_CONCERNED)
SCORES = ("strict", "effective", "assurance")
SEVERITIES = {"errors": Severity.ERROR, "warnings": Severity.WARNING, "notes": Severity.NOTE}
COUNTS = ("files", "elements", "relationships", *SEVERITIES, "waived", "baselined")
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class PackUsed:
    """A pack that was checked with."""

    id: str
    version: str
    digest: str


@dataclass(frozen=True, slots=True)
class LayerCounts:
    """A layer, or nothing for what stands in none: its elements, and the active findings whose first element stands in it."""

    layer: str
    elements: int
    errors: int
    warnings: int
    notes: int


@dataclass(frozen=True, slots=True)
class Measured:
    """The numbers of one check; a check that is not ``complete`` has none, but ``problems``, the first of ``problem_count``.

    ``scores`` are empty where there is nothing to score.
    """

    as_of: date
    complete: bool
    packs: tuple[PackUsed, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    verdicts: Mapping[str, int] = field(default_factory=dict)
    scores: Mapping[str, Fraction | None] = field(default_factory=dict)
    layers: tuple[LayerCounts, ...] = ()
    problems: tuple[str, ...] = ()
    problem_count: int = 0

    def says_the_same(self, other: Measured) -> bool:
        """Whether all numbers are the same, on whatever day."""
        mine = (self.complete, self.counts, self.verdicts, self.scores, self.layers, self.problems, self.problem_count)
        others = (other.complete, other.counts, other.verdicts, other.scores, other.layers, other.problems, other.problem_count)
        return mine == others


@dataclass(frozen=True, slots=True)
class Point:
    """A commit with its date in Vietnam, and what a check of it gave."""

    commit: str
    date: date
    measured: Measured


@dataclass(frozen=True, slots=True)
class Trend:
    """The points of a history, the oldest first; ``earlier`` counts the commits before there was an architecture."""

    points: tuple[Point, ...]
    earlier: int = 0

    @property
    def unchecked(self) -> int:
        """How many commits could not be checked whole."""
        return sum(not each.measured.complete for each in self.points)


def measure(report: CheckReport, placed: Mapping[str, str] | None = None) -> Measured:
    """The numbers of a report; ``placed`` is the layer in which each element stands, where that is known already."""
    packs = tuple(PackUsed(each.id, each.version, each.digest) for each in report.packs)
    if not report.complete or report.model is None:
        said = tuple(f"{each.place}: {each.rule} {each.message.vi} · {each.message.en}" for each in report.problems)
        return Measured(report.as_of, complete=False, packs=packs, problems=said[:_SHOWN], problem_count=len(said))
    found = scores(report)
    model = report.model
    if placed is None:
        placed = {id_: each.layer for id_, each in model.elements.items()}
    counts = {
        "files": report.files,
        "elements": len(model.elements),
        "relationships": len(model.relationships),
        **{name: report.count(severity) for name, severity in SEVERITIES.items()},
        "waived": report.count_state(WAIVED),
        "baselined": report.count_state(BASELINED),
    }
    verdicts = Counter(each.verdict for each in report.clauses)
    values = (found.strict.value, found.effective.value, found.assurance.value) if found else (None, None, None)
    return Measured(
        report.as_of,
        complete=True,
        packs=packs,
        counts=counts,
        verdicts={verdict: verdicts[verdict] for verdict in VERDICTS},
        scores=dict(zip(SCORES, values, strict=True)),
        layers=_layers(report, placed),
    )


def _layers(report: CheckReport, placed: Mapping[str, str]) -> tuple[LayerCounts, ...]:
    """Each layer in the order of the packs, then what stands in none; every active finding is counted once."""
    standing = Counter(placed.values())
    found: Counter[tuple[str, Severity]] = Counter()
    for each in report.findings:
        found[next((placed[name] for name in each.subjects if name in placed), ""), each.severity] += 1
    known = [layer.id for pack in report.packs for layer in pack.layers]
    names = {*standing, *(layer for layer, _ in found)}
    order = [*dict.fromkeys(each for each in known if each in names), *sorted(names - {*known, ""}), *sorted(names & {""})]
    return tuple(LayerCounts(layer, standing[layer], *(found[layer, each] for each in SEVERITIES.values())) for layer in order)


def as_data(each: Measured) -> dict[str, object]:
    """The numbers as plain data; fractions are exact."""
    whole = each.complete
    return {
        "as_of": each.as_of.isoformat(),
        "complete": whole,
        "problems": {"count": each.problem_count, "first": list(each.problems)},
        "packs": [{"id": one.id, "version": one.version, "digest": one.digest} for one in each.packs],
        "counts": dict(each.counts) if whole else None,
        "verdicts": dict(each.verdicts) if whole else None,
        "scores": {name: None if value is None else str(value) for name, value in each.scores.items()} if whole else None,
        "layers": [
            {
                "layer": one.layer or None,
                "elements": one.elements,
                "errors": one.errors,
                "warnings": one.warnings,
                "notes": one.notes,
            }
            for one in each.layers
        ]
        if whole
        else None,
    }
