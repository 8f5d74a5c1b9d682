"""Selectors as written: which elements, or which relationships, something is about."""

from __future__ import annotations

from dataclasses import dataclass, field

from eaf.text import Text


@dataclass(frozen=True, slots=True)
class Comparison:
    """One comparison: an operator of :data:`OPERATORS` and its operand, still as text."""

    operator: str
    operand: tuple[str, ...]
    quantifier: str = ""


@dataclass(frozen=True, slots=True)
class Condition:
    """What must hold of one attribute; all comparisons must."""

    attribute: str
    comparisons: tuple[Comparison, ...]


@dataclass(frozen=True, slots=True)
class Selector:
    """Which elements: every part that is given must hold; an empty selector means all."""

    types: tuple[str, ...] = ()
    layers: tuple[str, ...] = ()
    architectures: tuple[str, ...] = ()
    tag: str = ""
    ids: tuple[str, ...] = ()
    where: tuple[Condition, ...] = ()
    any_of: tuple[Selector, ...] = ()
    all_of: tuple[Selector, ...] = ()
    none_of: tuple[Selector, ...] = ()


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
