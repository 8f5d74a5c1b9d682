"""Every selected element, or every item of the framework, is covered.

With ``by`` every selected element must have a path of that expression to at least ``min_count`` different elements of ``target``;
where ``through`` is given, only paths count on which all elements between the two ends match it. When the covered share is
below ``threshold`` (100 % unless said otherwise), each uncovered element is a finding.

With ``group_by`` the threshold holds in each group of elements of which that attribute says the same, such as ``owner`` or ``layer``;
those of which it says nothing are a group too. The findings of a group name it, and its share.

With ``ratchet: true`` the share of all subjects may not fall below what the baseline recorded of the rule either, whatever the
threshold is. After such a fall each uncovered element is a finding, which says from which share to which.

With ``of`` instead the items are the framework's own: its ``architectures``, ``layers``, ``components`` or the codes of a reference
model (``codes:drm``); each must hold at least ``min_count`` of the selected elements that match ``target``, and what is missing
is reported at the workspace.

Work: each relationship once for each step of the path, times ``min_count``.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from eaf.checking.assertion import Assertion, Context, Outcome, RuleKind, Violation
from eaf.errors import ParameterError
from eaf.graph.marks import both, numbers, turned
from eaf.graph.path_expression import PathExpression, parse_path
from eaf.graph.traverse import labels_of, starts_of
from eaf.loading.typed import selector, truth, word
from eaf.model.share import Share
from eaf.schemas.pieces import BOOLEAN, integer, mapping
from eaf.schemas.selectors import ATTRIBUTE, PATH, SELECTOR_REFERENCE
from eaf.selection.attributes import check_attribute
from eaf.selection.conditions import check_known
from eaf.selection.grouping import Grouping
from eaf.selection.selection import check_selector
from eaf.text import Text
from eaf.text import both as both_languages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from eaf.graph.marks import Marks
    from eaf.pack.pack import Pack
    from eaf.pack.rule import Raw
    from eaf.pack.selector import Selector

MAX_COUNT = 8
_FALLEN = Text("tỷ lệ bao phủ giảm từ {before} xuống {now}", "the covered share fell from {before} to {now}")
_OF_GROUP = Text("nhóm {group} mới đạt {share}", "of the group {group} only {share} are covered")


@dataclass(frozen=True, slots=True)
class Parameters:
    """What covers, how often, and which share must be covered."""

    target: Selector
    by: PathExpression | None = None
    through: Selector | None = None
    of: str = ""
    min_count: int = 1
    threshold: Decimal = Decimal(100)
    group_by: str = ""
    ratchet: bool = False

    @classmethod
    def read(cls, raw: dict[str, Raw]) -> Assertion:
        """Read the parameters of a rule."""
        if ("by" in raw) == ("of" in raw):
            message = "exactly one of 'by' and 'of' is needed"
            raise ParameterError(message)
        for key in ("threshold", "through", "group_by", "ratchet"):
            if "of" in raw and key in raw:
                message = f"'{key}' belongs to 'by'"
                raise ParameterError(message, (key,))
        return cls(
            target=selector(raw.get("target")),
            by=parse_path(word(raw["by"]), ("by",)) if "by" in raw else None,
            through=selector(raw["through"]) if "through" in raw else None,
            of=word(raw.get("of")),
            min_count=int(Decimal(word(raw.get("min_count")) or "1")),
            threshold=Decimal(word(raw.get("threshold")).rstrip("%") or "100"),
            group_by=word(raw.get("group_by")),
            ratchet=truth(raw.get("ratchet")),
        )

    @property
    def placeholders(self) -> frozenset[str]:
        """What a message may name."""
        return frozenset({"subject", "count", "expected"})

    def prepare(self, pack: Pack) -> None:
        """The target's attributes must exist, and so must the reference model."""
        check_selector(self.target, pack, ("target",))
        if self.through:
            check_selector(self.through, pack, ("through",))
        if self.group_by:
            check_attribute(self.group_by, pack.properties, ("group_by",))
        if self.of.startswith("codes:"):
            known = [each.id for each in pack.reference_models]
            check_known((self.of.removeprefix("codes:"),), known, "reference model", ("of",))

    def over(self, context: Context, selected: bytearray) -> Outcome:
        """One reverse traversal for all subjects, or one count of the covering elements by what they cover."""
        if self.by is None:
            return self._items(context, selected)
        subjects = selected.count(1)
        if not subjects:
            return Outcome(0)
        graph, targets = context.graph, context.selection.elements(self.target)
        stops = context.selection.outside(self.through)
        if self.min_count == 1:
            covered: Sequence[Marks] = (starts_of(graph, self.by, targets, stops),)
        else:
            kept = labels_of(graph, self.by, [(n, n) for n in targets], self.min_count, stops)
            covered = [graph.kernel.present(labels) for labels in kept]
        uncovered = both(selected, turned(covered[-1]))
        share, facts = Share(subjects - uncovered.count(1), subjects), graph.facts
        found = (
            Violation(
                (graph.ids[n],),
                facts.origin(n),
                values=self._facts(facts.name(n), sum(each[n] for each in covered)),
                because=because,
            )
            for n, because in self._reported(context, selected, uncovered, share)
        )
        return Outcome(subjects, tuple(found), share=share, ratchet=self.ratchet)

    def _reported(self, context: Context, selected: bytearray, uncovered: bytearray, share: Share) -> Iterator[tuple[int, Text]]:
        """The uncovered elements that are findings, each with what is added to its message."""
        if self.ratchet and context.recorded and share.is_below(context.recorded):
            fallen = _FALLEN.format(before=context.recorded.said, now=share.said)
            yield from ((n, fallen) for n in numbers(uncovered))
        elif self.group_by:
            yield from self._in_groups(context, selected, uncovered)
        elif self._is_too_small(share):
            yield from ((n, Text()) for n in numbers(uncovered))

    def _in_groups(self, context: Context, selected: bytearray, uncovered: bytearray) -> Iterator[tuple[int, Text]]:
        graph, grouping = context.graph, Grouping.by(self.group_by, context.graph)
        totals, missing = (graph.kernel.tally(grouping.codes, each, len(grouping.groups)) for each in (selected, uncovered))
        because: dict[int, Text] = {}
        for group, (total, without) in enumerate(zip(totals, missing, strict=True)):
            share = Share(total - without, total)
            if without and self._is_too_small(share):
                because[group] = _OF_GROUP.format(group=grouping.name(group, graph, context.pack), share=share.said)
        wrong = graph.kernel.marked(grouping.codes, bytes(group in because for group in range(len(grouping.groups))))
        yield from ((n, because[int(grouping.codes[n])]) for n in numbers(both(uncovered, wrong)))

    def _is_too_small(self, share: Share) -> bool:
        return Decimal(100) * share.covered < self.threshold * share.total

    def _items(self, context: Context, selected: bytearray) -> Outcome:
        names = self._names(context.pack)
        counts = dict.fromkeys(names, 0)
        column = context.graph.column(self._attribute)
        holding = {layer.id: self._holding(context.pack, layer.id) for layer in context.pack.layers}
        covering = both(selected, context.selection.mask(self.target))
        for code, count in enumerate(context.graph.kernel.tally(column.codes, covering, len(column.values))):
            for value, _ in column.values[code] if count else ():
                for item in holding.get(str(value), ()) if self._attribute == "layer" else (str(value),):
                    if item in counts:
                        counts[item] += count
        origin = context.workspace.origin.child("packs")
        found = (
            Violation((item,), origin, values=self._facts(names[item], count))
            for item, count in counts.items()
            if count < self.min_count
        )
        violations = tuple(found)
        return Outcome(len(names), violations, share=Share(len(names) - len(violations), len(names)) if names else None)

    def _facts(self, name: Text, count: int) -> dict[str, str | Text]:
        return {"subject": name, "count": str(count), "expected": str(self.min_count)}

    def _names(self, pack: Pack) -> dict[str, Text]:
        """The framework's items that are to be covered, by id."""
        if self.of == "architectures":
            return {each.id: each.name for each in pack.architectures}
        if self.of == "components":
            return {each.id: each.name for each in pack.layers if each.component}
        if self.of == "layers":
            parents = {each.parent for each in pack.layers}
            return {each.id: each.name for each in pack.layers if each.id not in parents}
        model = self.of.removeprefix("codes:")
        codes = (code for each in pack.reference_models if each.id == model for code in each.codes)
        return {f"{model}:{code.code}": code.name or both_languages(code.code) for code in codes}

    def _holding(self, pack: Pack, layer: str) -> tuple[str, ...]:
        """The layers that hold what stands in ``layer``: itself and those above it in the tree."""
        return tuple(each.id for each in pack.layers if layer in pack.within(each.id))

    @property
    def _attribute(self) -> str:
        """The attribute that says what an element covers."""
        if self.of == "architectures":
            return "architecture"
        return "classified" if self.of.startswith("codes:") else "layer"


KIND = RuleKind(
    id="coverage",
    question=Text("Mọi đối tượng có được bao phủ không?", "Is everything covered?"),
    schema=mapping(
        {
            "by": PATH,
            "of": {"type": "string", "pattern": "^(architectures|layers|components|codes:[a-z]+)$"},
            "target": SELECTOR_REFERENCE,
            "through": SELECTOR_REFERENCE,
            "min_count": integer(1, MAX_COUNT),
            "threshold": {"type": ["string", "number"], "pattern": "^[0-9]+([.][0-9]+)?%?$"},
            "group_by": ATTRIBUTE,
            "ratchet": BOOLEAN,
        },
        required=("target",),
    ),
    read=Parameters.read,
    documentation=__doc__ or "",
)
