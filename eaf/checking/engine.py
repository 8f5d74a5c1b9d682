"""Asserts prepared rules over the model and words what they report.

Every rule is a function of the context; the engine alone decides severity, wording and order. A rule that breaks down is an
``error``, never a pass: the others still run, and the check counts as incomplete.
"""

from __future__ import annotations

import traceback
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from eaf.checking.assertion import Context
from eaf.checking.attested import faults_of, for_rule, not_looked_at
from eaf.checking.kept_outcomes import KeptOutcomes
from eaf.checking.preparing import PreparedRule, prepare
from eaf.checking.report import ERROR, FAIL, NOT_APPLICABLE, PASS, Basis, CheckReport, RuleResult, severity_of
from eaf.checking.said_once import said_once
from eaf.checking.standing import UNUSED
from eaf.checking.verdict import clause_results
from eaf.finding import Finding, Place, Related, Severity, Step, sort_findings
from eaf.graph.model_facts import ModelGraph
from eaf.loading.yaml_text import collector_paused
from eaf.pack.selector import Selector
from eaf.selection.selection import Selection
from eaf.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from eaf.checking.assertion import Outcome, Violation
    from eaf.graph.graph import Graph
    from eaf.loading.cache import Cache
    from eaf.loading.shard import Shard
    from eaf.model.model import Model, Places
    from eaf.model.share import Share
    from eaf.pack.pack import Pack
    from eaf.pack.rule import Rule

__all__ = ["PreparedRule", "Run", "check", "prepare"]

RULE_BROKE = Text("quy tắc {rule} không chạy được: {detail}", "the rule {rule} could not finish: {detail}")
_RULE_HERE = Text("quy tắc {rule}", "rule {rule}")
_NOWHERE, _NO_WORDS = Place(""), Text()
_ALSO_HERE = Text("cũng ở đây", "also here")


@dataclass(frozen=True)
class Large:
    """A large model by column, the names of its documents by number, and where outcomes are kept."""

    shards: tuple[tuple[int, Shard], ...]
    files: tuple[str, ...]
    cache: Cache


@dataclass(frozen=True, slots=True)
class Run:
    """The settings of one check; ``recorded`` is the share of rules with ``ratchet`` that the baseline recorded.

    Findings that are only ``counted`` have no words and no place.
    """

    as_of: date
    plateau: str = ""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    recorded: Mapping[str, Share] = field(default_factory=dict)
    counted: bool = False

    def wants(self, rule: Rule) -> bool:
        """Whether the rule was asked for: by id, by name, or by the beginning of its id."""
        names = (rule.id, rule.name)
        chosen = not self.select or any(name in names or rule.id.startswith(f"{name}-") for name in self.select)
        return chosen and not any(name in names or rule.id.startswith(f"{name}-") for name in self.ignore)


def check(
    model: Model,
    rules: tuple[PreparedRule, ...],
    packs: tuple[Pack, ...],
    run: Run,
    progress: Callable[[str, int, int], None] | None = None,
    large: Large | None = None,
) -> CheckReport:
    """Assert every rule over the model; ``large`` is the same model by column, where it is large."""
    with collector_paused():  # rules make many small values and no cycles
        return _check(model, rules, packs, run, progress or (lambda _phase, _done, _total: None), large)


def _check(
    model: Model,
    rules: tuple[PreparedRule, ...],
    packs: tuple[Pack, ...],
    run: Run,
    progress: Callable[[str, int, int], None],
    large: Large | None,
) -> CheckReport:
    contexts = _contexts(model, packs, run.as_of, large)
    kept = _kept(contexts, packs, large) if large else None
    results: list[RuleResult] = []
    findings: list[Finding] = []
    problems: list[Finding] = []
    wanted = [each for each in rules if run.wants(each.rule)]
    for index, each in enumerate(wanted):
        progress("rules", index, len(wanted))
        known = kept if contexts[each.pack.id] is contexts[packs[0].id] else None
        context = replace(for_rule(each.rule, contexts[each.pack.id], model), recorded=run.recorded.get(each.rule.id))
        result, found, fault = _assert(each, context, model.places, known, counted=run.counted)
        results.append(result)
        findings.extend(found)
        problems.extend(fault)
    progress("rules", len(wanted), len(wanted))
    if kept:
        kept.write()
    findings, results = said_once(findings, results, wanted)
    findings.extend(_told_apart(list(faults_of(model))))
    ordered = sort_findings(findings)
    return CheckReport(
        as_of=run.as_of,
        plateau=run.plateau,
        workspace=model.workspace.id,
        model=model,
        packs=packs,
        problems=tuple(problems),
        findings=ordered,
        results=tuple(results),
        clauses=clause_results(packs, tuple(results), ordered, run.as_of),
        selected=len(wanted) != len(rules),
        rules={each.rule.id: each.rule for each in rules},
    )


def _kept(contexts: dict[str, Context], packs: tuple[Pack, ...], large: Large) -> KeptOutcomes | None:
    from eaf.graph.shard_facts import ShardFacts  # noqa: PLC0415 - numpy, which small models need not wait for

    context = contexts[packs[0].id]
    facts = context.graph.facts
    if not large.cache.holds or not isinstance(facts, ShardFacts):
        return None
    return KeptOutcomes(large.cache, facts, packs[0], large.files)


def _contexts(model: Model, packs: tuple[Pack, ...], as_of: date, large: Large | None) -> dict[str, Context]:
    """For each pack the model as its rules see it: the first pack's layers are in the model, a further pack's are put in.

    Rules of a pack that the first one extends see what the extension adds.
    """
    found: dict[str, Context] = {}
    for index, pack in enumerate(packs):
        if index and packs[0].includes(pack):
            found[pack.id] = found[packs[0].id]
            continue
        if large and index == 0:
            from eaf.graph.shard_facts import shard_graph  # noqa: PLC0415 - numpy, which small models need not wait for

            graph: Graph = shard_graph(large.shards, model.workspace.language, pack)
        else:
            graph = ModelGraph(model if index == 0 else _in_layers_of(pack, model))
        found[pack.id] = Context(model.workspace, pack, graph, Selection(graph, pack), as_of)
    return found


def _in_layers_of(pack: Pack, model: Model) -> Model:
    elements = {}
    for id_, each in model.elements.items():
        layer = each.layers.get(pack.id) or pack.layer_of(each.type)
        elements[id_] = replace(each, layer=layer, architecture=pack.architecture_of(each.type, layer))
    return replace(model, elements=elements)


def _outcome(each: PreparedRule, context: Context, kept: KeptOutcomes | None) -> Outcome:
    """What the rule says, now or when nothing was different yet."""
    known = kept.find(each.rule.id, context) if kept else None
    if known is not None:
        return known
    context.graph.reads = set()
    selected = context.selection.mask(each.rule.select or Selector())
    outcome = each.assertion.over(context, selected)
    if kept:
        kept.keep(each.rule.id, context, outcome)
    return outcome


def _assert(
    each: PreparedRule, context: Context, places: Places, kept: KeptOutcomes | None, *, counted: bool
) -> tuple[RuleResult, list[Finding], list[Finding]]:
    rule, basis = each.rule, _basis(each.rule, each.pack, context.day)
    if rule.status == "retired" or not rule.validity.holds_at(context.day):
        return RuleResult(rule, NOT_APPLICABLE, reason="not-in-force", basis=basis), [], []
    try:
        outcome = _outcome(each, context, kept)
    except Exception as error:  # noqa: BLE001 - one broken rule must not hide the others; the run counts as incomplete
        frame = traceback.extract_tb(error.__traceback__)[-1]
        detail = f"{type(error).__name__} ({frame.name})"
        place = each.pack.places.place(rule.origin) if each.pack.places else Place(each.pack.id)
        fault = Finding("EAF-E001", Severity.ERROR, place, RULE_BROKE.format(rule=rule.id, detail=detail), discriminator=rule.id)
        return RuleResult(rule, ERROR, reason=detail, basis=basis), [], [fault]
    violations = outcome.violations
    told = _counted(each.rule, violations) if counted else _findings(each, context.graph, places, violations)
    found = _told_apart(list(told))
    status = FAIL if found else PASS if outcome.subjects else NOT_APPLICABLE
    reason = "" if status != NOT_APPLICABLE else "no-subject"
    evidence = tuple(one for one in outcome.evidence if one.state != UNUSED)
    recorded = context.recorded if outcome.ratchet else None
    result = RuleResult(
        rule,
        status,
        outcome.subjects,
        len(found),
        reason,
        basis,
        evidence=evidence,
        share=outcome.share,
        ratchet=outcome.ratchet,
        recorded=recorded,
    )
    return result, [*found, *_told_apart(list(not_looked_at(rule, outcome.evidence, places)))], []


def _told_apart(findings: list[Finding]) -> list[Finding]:
    """Findings that the model cannot tell apart become one, which names the further places: a fingerprint stands once."""
    kept: dict[str, Finding] = {}
    for each in sort_findings(findings):
        first = kept.setdefault(each.fingerprint, each)
        if first is not each:
            kept[each.fingerprint] = replace(first, related=(*first.related, Related(each.place, _ALSO_HERE)))
    return list(kept.values())


def _counted(rule: Rule, violations: tuple[Violation, ...]) -> Iterator[Finding]:
    """Every violation as a finding that is only counted."""
    for each in violations:
        yield Finding(rule.id, severity_of(rule), _NOWHERE, _NO_WORDS, each.subjects, each.discriminator)


def _findings(each: PreparedRule, graph: Graph, places: Places, violations: tuple[Violation, ...]) -> Iterator[Finding]:
    """Every violation worded; where the rule itself is written is said with each."""
    if not violations:
        return
    rule, known = each.rule, each.pack.places
    here = (Related(known.place(rule.origin.child("rule")), _RULE_HERE.format(rule=rule.id)),) if known else ()
    for violation in violations:
        yield _finding(rule, graph, places, violation, here)


def _finding(rule: Rule, graph: Graph, places: Places, violation: Violation, here: tuple[Related, ...]) -> Finding:
    message = rule.message.format(rule=rule.id, **violation.values)
    if violation.because:
        message = Text(f"{message.vi}: {violation.because.said_in('vi')}", f"{message.en}: {violation.because.said_in('en')}")
    related = (Related(places.place(origin, key=True), text) for origin, text in violation.related)
    return Finding(
        rule=rule.id,
        severity=severity_of(rule),
        place=places.place(violation.origin, key=violation.key),
        message=message,
        subjects=violation.subjects,
        discriminator=violation.discriminator,
        remedy=rule.remedy.format(rule=rule.id, **violation.values),
        related=(*related, *here),
        witness=tuple(_step(graph, places, index) for index in violation.witness),
    )


def _step(graph: Graph, places: Places, index: int) -> Step:
    place = places.place(graph.facts.relationship_origin(index))
    return Step(graph.ids[graph.sources[index]], graph.type_of(index), graph.ids[graph.targets[index]], place)


def _basis(rule: Rule, pack: Pack, as_of: date) -> tuple[Basis, ...]:
    """The instruments of the rule's clauses, each once, with what became of them by ``as_of``."""
    found: dict[str, Basis] = {}
    for clause in pack.clauses_of(rule.id):
        instrument = pack.instruments[clause.instrument]
        ended = instrument.validity.end if instrument.validity.end and instrument.validity.end <= as_of else None
        successors = tuple(pack.instruments[each].number for each in instrument.replaced_by if each in pack.instruments)
        found.setdefault(instrument.id, Basis(instrument.id, instrument.number, ended, successors if ended else ()))
    return tuple(found.values())
