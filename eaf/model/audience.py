"""Who may see what: a model, a pack's properties and findings as far as an audience may read them.

Only what is allowed is kept; what nobody classified counts as the workspace says, and as internal where it says nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from eaf.model.element import Indicator, Instrument, Measurement, Target

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from eaf.model.element import Detail, Element, Relationship
    from eaf.model.model import Model, Workspace

Figure = TypeVar("Figure", Measurement, Target)
CLASSIFICATIONS = ("public", "internal", "restricted")
"""From what everybody may read to what only the workspace itself may; an audience reads its own and those before it."""
UNSAID, EVERYTHING = "internal", CLASSIFICATIONS[-1]


@dataclass(frozen=True)
class Audience:
    """The readers of one classification, and what of a model they may see."""

    classification: str
    shown: frozenset[str]
    withheld: tuple[Element, ...]
    properties: frozenset[str]
    """The properties that are withheld."""

    def model(self, model: Model) -> Model:
        """The model without what is withheld, and without anything that names it."""
        elements = {id_: self._element(each, model) for id_, each in model.elements.items() if id_ in self.shown}
        ties = (each for each in model.relationships if each.source in self.shown and each.target in self.shown)
        workspace = replace(model.workspace, owner=self._known(model.workspace.owner))
        return replace(
            model,
            workspace=workspace,
            elements=elements,
            relationships=tuple(self._relationship(each) for each in ties),
            views=tuple(each for each in model.views if not each.element or each.element in self.shown),
            attestations=tuple(each for each in model.attestations if self.shown.issuperset(each.elements)),
        )

    def _element(self, each: Element, model: Model) -> Element:
        return replace(
            each,
            owner=self._known(each.owner),
            properties={
                name: value
                for name, value in each.properties.items()
                if name not in self.properties and not (value in model.elements and value not in self.shown)
            },
            sources=tuple(source for source in each.sources if source.ref in self.shown),
            detail=self._detail(each.detail),
        )

    def _detail(self, detail: Detail) -> Detail:
        if isinstance(detail, Indicator):
            return replace(detail, measurements=self._figures(detail.measurements), targets=self._figures(detail.targets))
        if isinstance(detail, Instrument):
            known = (self._known(detail.issuer), self._known(detail.replaced_by), self._known(detail.amends))
            return replace(detail, issuer=known[0], replaced_by=known[1], amends=known[2])
        return detail

    def _figures(self, figures: Sequence[Figure]) -> tuple[Figure, ...]:
        return tuple(replace(each, source=self._known(each.source)) for each in figures)

    def _relationship(self, each: Relationship) -> Relationship:
        return replace(
            each,
            data=tuple(id_ for id_ in each.data if id_ in self.shown),
            sources=tuple(source for source in each.sources if source.ref in self.shown),
        )

    def _known(self, id_: str) -> str:
        return id_ if id_ in self.shown else ""


def audience_of(model: Model, properties: Mapping[str, str], classification: str) -> Audience:
    """Those who may read what is classified so, and what comes before it; ``properties`` are classified by name."""
    allowed = CLASSIFICATIONS[: CLASSIFICATIONS.index(classification) + 1]
    unsaid = _unsaid(model.workspace)
    seen = {id_ for id_, each in model.elements.items() if (each.classification or unsaid) in allowed}
    return Audience(
        classification,
        frozenset(seen),
        tuple(each for id_, each in model.elements.items() if id_ not in seen),
        frozenset(name for name, each in properties.items() if (each or unsaid) not in allowed),
    )


def _unsaid(workspace: Workspace) -> str:
    return workspace.classification or UNSAID
