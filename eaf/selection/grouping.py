"""Elements in groups: those of which an attribute says the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from eaf.errors import ParameterError
from eaf.model.metamodel import ELEMENT_TYPES
from eaf.selection.attributes import check_attribute
from eaf.selection.compare import said
from eaf.text import Text, both, joined

if TYPE_CHECKING:
    from eaf.graph.column import Codes
    from eaf.graph.graph import Graph
    from eaf.model.element import Path, PropertyValue
    from eaf.pack.pack import Pack

    Group: TypeAlias = tuple[PropertyValue, ...]

_COMMA = Text(", ", ", ")
_NOTHING = Text("không có {attribute}", "without {attribute}")
_OF_IDS = ("owner", "layer", "architecture")


@dataclass(frozen=True)
class Grouping:
    """``groups[codes[n]]`` is what the attribute says of element ``n``; group 0 is of those of which it says nothing."""

    attribute: str
    codes: Codes
    groups: tuple[Group, ...]

    @classmethod
    def by(cls, attribute: str, graph: Graph) -> Grouping:
        """The elements of a graph by one attribute, groups in order of what it says: every different value is looked at once."""
        column = graph.column(attribute)
        of_codes: list[Group] = [tuple(value for value, _ in each) for each in column.values]
        groups = sorted({(), *of_codes}, key=lambda group: tuple(map(said, group)))
        number = {group: at for at, group in enumerate(groups)}
        return cls(attribute, graph.kernel.mapped(column.codes, [number[group] for group in of_codes]), tuple(groups))

    def name(self, group: int, graph: Graph, pack: Pack) -> Text:
        """What people call a group."""
        values = self.groups[group]
        if values:
            return joined((self._name(said(value), graph, pack) for value in values), _COMMA)
        definition = pack.properties.get(self.attribute.removeprefix("owner."))
        return _NOTHING.format(attribute=definition.label if definition else both(self.attribute))

    def _name(self, value: str, graph: Graph, pack: Pack) -> Text:
        attribute = self.attribute.removeprefix("owner.")
        definition = pack.properties.get(attribute)
        if definition is not None and value in definition.values:
            return definition.values[value]
        if attribute == "layer":
            return next((each.name for each in pack.layers if each.id == value), both(value))
        if attribute == "architecture":
            return next((each.name for each in pack.architectures if each.id == value), both(value))
        if attribute == "type":
            return ELEMENT_TYPES[value].name
        number = graph.number.get(value) if attribute == "owner" or (definition and definition.kind == "element") else None
        return both(value) if number is None else graph.facts.name(number)


def check_group(attribute: str, pack: Pack, at: Path = ()) -> None:
    """Raise :class:`ParameterError` unless each value of the attribute is the id of an element or of an item of the framework."""
    check_attribute(attribute, pack.properties, at)
    name = attribute.removeprefix("owner.")
    definition = pack.properties.get(name)
    if name not in _OF_IDS and (definition is None or definition.kind != "element"):
        message = f"'{attribute}' names no element, layer or architecture, which a group here must be"
        raise ParameterError(message, at)
