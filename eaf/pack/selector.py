"""Selectors as written: which elements, or which relationships, something is about."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from eaf.text import Text

if TYPE_CHECKING:
    from eaf.model.element import Origin


@dataclass(frozen=True, slots=True)
class Comparison:
    """One comparison: its operator and its operand, still as text.

    Where the quantifier is ``count`` the operand is compared with the number of values of which all of ``of`` hold.
    """

    operator: str
    operand: tuple[str, ...]
    quantifier: str = ""
    of: tuple[Comparison, ...] = ()


@dataclass(frozen=True, slots=True)
class Condition:
    """What must hold of one attribute; all comparisons must."""

    attribute: str
    comparisons: tuple[Comparison, ...]


@dataclass(frozen=True, slots=True)
class Selector:
    """Which elements: every part that is given must hold; an empty selector means all. ``sets`` names sets of the pack."""

    types: tuple[str, ...] = ()
    layers: tuple[str, ...] = ()
    architectures: tuple[str, ...] = ()
    tag: str = ""
    ids: tuple[str, ...] = ()
    where: tuple[Condition, ...] = ()
    any_of: tuple[Selector, ...] = ()
    all_of: tuple[Selector, ...] = ()
    none_of: tuple[Selector, ...] = ()
    sets: tuple[str, ...] = ()

    @property
    def inner(self) -> tuple[Selector, ...]:
        """The selectors that stand directly in it."""
        return (*self.any_of, *self.all_of, *self.none_of)

    @property
    def all_sets(self) -> frozenset[str]:
        """The sets that it names, itself or in a selector inside it."""
        return frozenset(self.sets).union(*(each.all_sets for each in self.inner))


@dataclass(frozen=True, slots=True)
class NamedSet:
    """A selector with a name, so that many rules mean the same elements."""

    id: str
    name: Text
    selector: Selector
    origin: Origin


@dataclass(frozen=True, slots=True)
class RelationshipSelector:
    """Which relationships: by type, by both ends, and by attributes that both ends share or do not share."""

    types: tuple[str, ...] = ()
    source: Selector = field(default_factory=Selector)
    target: Selector = field(default_factory=Selector)
    access: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    different: tuple[str, ...] = ()
    has_data: bool | None = None
    because: Text = field(default_factory=Text)
