"""Which relationships are allowed between which elements.

``among`` says which relationships are looked at (all, when it is left out). With ``allow`` each of them must match an entry;
an entry of ``forbid`` outweighs any permission. An entry names the relationship's type, both of its ends, the kind of
access, and attributes that both ends must share (``same``) or must not share (``different``). The finding stands at the
relationship. Work: each relationship once for each entry.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eaf.checking.assertion import Assertion, Context, Outcome, RuleKind, Violation
from eaf.loading.typed import items, relationship_selector
from eaf.model.metamodel import RELATIONSHIP_TYPES
from eaf.pack.selector import RelationshipSelector
from eaf.schemas.pieces import listed, mapping
from eaf.schemas.selectors import RELATIONSHIP_SELECTOR
from eaf.selection.attributes import check_attribute
from eaf.selection.selection import check_selector
from eaf.text import Text

if TYPE_CHECKING:
    from eaf.pack.pack import Pack
    from eaf.pack.rule import Raw


@dataclass(frozen=True, slots=True)
class Parameters:
    """The relationships looked at, the permitted and the forbidden ones."""

    among: RelationshipSelector
    allow: tuple[RelationshipSelector, ...] = ()
    forbid: tuple[RelationshipSelector, ...] = ()

    @classmethod
    def read(cls, raw: dict[str, Raw]) -> Assertion:
        """Read the parameters of a rule."""
        return cls(
            among=relationship_selector(raw.get("among")),
            allow=tuple(relationship_selector(each) for each in items(raw.get("allow"))),
            forbid=tuple(relationship_selector(each) for each in items(raw.get("forbid"))),
        )

    def prepare(self, pack: Pack) -> None:
        """The attributes named must exist."""
        for each in (self.among, *self.allow, *self.forbid):
            check_selector(each.source, pack)
            check_selector(each.target, pack)
            for name in (*each.same, *each.different):
                check_attribute(name, pack.properties)

    def over(self, context: Context, selected: tuple[int, ...] | None) -> Outcome:
        """Match the relationships against every entry."""
        candidates = context.selection.relationships(self.among)
        if selected is not None:
            chosen = set(selected)
            candidates = [index for index in candidates if context.graph.sources[index] in chosen]
        forbidden: dict[int, RelationshipSelector] = {}
        for entry in self.forbid:
            for index in context.selection.relationships(entry, candidates):
                forbidden.setdefault(index, entry)
        allowed = {index for entry in self.allow for index in context.selection.relationships(entry, candidates)}
        found = []
        for index in candidates:
            if index in forbidden:
                found.append(self._violation(context, index, forbidden[index].because))
            elif self.allow and index not in allowed:
                found.append(self._violation(context, index, Text()))
        return Outcome(len(candidates), tuple(found))

    def _violation(self, context: Context, index: int, because: Text) -> Violation:
        graph = context.graph
        source, target = graph.elements[graph.sources[index]], graph.elements[graph.targets[index]]
        return Violation(
            subjects=(source.id, target.id),
            origin=graph.relationships[index].origin,
            key=False,
            values={"source": source.name, "target": target.name, "type": RELATIONSHIP_TYPES[graph.types[index]].name},
            discriminator=graph.types[index],
            because=because,
            witness=(index,),
        )


KIND = RuleKind(
    id="relation",
    question=Text("Quan hệ này có được phép không?", "Is this relationship allowed?"),
    schema=mapping(
        {
            "among": RELATIONSHIP_SELECTOR,
            "allow": listed(RELATIONSHIP_SELECTOR, least=1),
            "forbid": listed(RELATIONSHIP_SELECTOR, least=1),
        }
    )
    | {"anyOf": [{"required": ["allow"]}, {"required": ["forbid"]}]},
    read=Parameters.read,
    documentation=__doc__ or "",
    selects=False,
)
