"""Every selected element, or every item of the framework, is covered.

With ``select`` every subject must have a path ``by`` to at least ``min_count`` different elements of ``target``; when the covered
share is below ``threshold`` (100 % unless said otherwise), each uncovered subject is a finding. With ``of`` instead of ``select`` the
items are the framework's own: its ``architectures``, ``layers``, ``components`` or the codes of a reference model
(``codes:drm``); each must hold at least ``min_count`` elements of ``target``, and what is missing is reported at the
workspace. Work: each relationship once for each step of the path, times ``min_count``.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from eaf.checking.assertion import Assertion, Context, Outcome, RuleKind, Violation
from eaf.errors import ParameterError
from eaf.graph.path_expression import PathExpression, parse_path
from eaf.graph.traverse import counts_of, starts_of
from eaf.loading.typed import selector, word
from eaf.pack.selector import Selector
from eaf.schemas.pieces import integer, mapping
from eaf.schemas.selectors import SELECTOR_REFERENCE
from eaf.selection.selection import check_selector
from eaf.text import Text, both

if TYPE_CHECKING:
    from eaf.model.element import Element
    from eaf.pack.pack import Pack
    from eaf.pack.rule import Raw

MAX_COUNT = 8


@dataclass(frozen=True, slots=True)
class Parameters:
    """What covers, how often, and which share must be covered."""

    target: Selector
    by: PathExpression | None = None
    of: str = ""
    min_count: int = 1
    threshold: Decimal = Decimal(100)

    @classmethod
    def read(cls, raw: dict[str, Raw]) -> Assertion:
        """Read the parameters of a rule."""
        if ("by" in raw) == ("of" in raw):
            message = "exactly one of 'by' and 'of' is needed"
            raise ParameterError(message)
        return cls(
            target=selector(raw.get("target")),
            by=parse_path(word(raw["by"])) if "by" in raw else None,
            of=word(raw.get("of")),
            min_count=int(Decimal(word(raw.get("min_count")) or "1")),
            threshold=Decimal(word(raw.get("threshold")).rstrip("%") or "100"),
        )

    def prepare(self, pack: Pack) -> None:
        """The target's attributes must exist, and so must the reference model."""
        check_selector(self.target, pack)
        model = self.of.removeprefix("codes:")
        if self.of.startswith("codes:") and model not in {each.id for each in pack.reference_models}:
            message = f"there is no reference model '{model}'"
            raise ParameterError(message, ("of",))

    def over(self, context: Context, selected: tuple[int, ...] | None) -> Outcome:
        """One reverse traversal for all subjects, or one pass over the covering elements."""
        if self.by is None:
            return self._items(context)
        subjects = selected or ()
        targets = context.selection.elements(self.target)
        if self.min_count == 1:
            reaching = starts_of(context.graph, self.by, targets)
            counts = list(reaching)
        else:
            counts = counts_of(context.graph, self.by, targets, self.min_count)
        uncovered = [n for n in subjects if counts[n] < self.min_count]
        if not subjects or Decimal(100) * (len(subjects) - len(uncovered)) >= self.threshold * len(subjects):
            return Outcome(len(subjects))
        elements = context.graph.elements
        return Outcome(len(subjects), tuple(self._uncovered(elements[n], counts[n]) for n in uncovered))

    def _uncovered(self, element: Element, count: int) -> Violation:
        values: dict[str, str | Text] = {"subject": element.name, "count": str(count), "expected": str(self.min_count)}
        return Violation((element.id,), element.origin, values=values)

    def _items(self, context: Context) -> Outcome:
        items = self._framework_items(context.pack)
        counts = dict.fromkeys(items, 0)
        covering = [context.graph.elements[n] for n in context.selection.elements(self.target)]
        for item in items:
            counts[item] = sum(self._stands_in(context.pack, element, item) for element in covering)
        origin = context.model.workspace.origin.child("packs")
        found = [
            Violation(
                (item,),
                origin,
                values={"subject": name, "count": str(counts[item]), "expected": str(self.min_count)},
            )
            for item, name in items.items()
            if counts[item] < self.min_count
        ]
        return Outcome(len(items), tuple(found))

    def _framework_items(self, pack: Pack) -> dict[str, Text]:
        if self.of == "architectures":
            return {each.id: each.name for each in pack.architectures}
        if self.of == "components":
            return {each.id: each.name for each in pack.layers if each.component}
        if self.of == "layers":
            parents = {each.parent for each in pack.layers}
            return {each.id: each.name for each in pack.layers if each.id not in parents}
        model = self.of.removeprefix("codes:")
        codes = (code for each in pack.reference_models if each.id == model for code in each.codes)
        return {f"{model}:{code.code}": code.name or both(code.code) for code in codes}

    def _stands_in(self, pack: Pack, element: Element, item: str) -> bool:
        if self.of == "architectures":
            return element.architecture == item
        if self.of.startswith("codes:"):
            return item in element.classified
        return element.layer in pack.within(item)


KIND = RuleKind(
    id="coverage",
    question=Text("Mọi đối tượng có được bao phủ không?", "Is everything covered?"),
    schema=mapping(
        {
            "by": {"type": "string", "minLength": 1},
            "of": {"type": "string", "pattern": "^(architectures|layers|components|codes:[a-z]+)$"},
            "target": SELECTOR_REFERENCE,
            "min_count": integer(1, MAX_COUNT),
            "threshold": {"type": ["string", "number"], "pattern": "^[0-9]+([.][0-9]+)?%?$"},
        },
        required=("target",),
    ),
    read=Parameters.read,
    documentation=__doc__ or "",
    selects=False,
)
