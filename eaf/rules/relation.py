"""Which relationships are allowed between which elements.

``among`` says which relationships are looked at (all, when it is left out; with ``select`` those that begin at a selected element).
With ``allow`` each of them must match an entry; an entry of ``forbid`` outweighs any permission. An entry names the
relationship's type, both of its ends, the kind of access, whether it names data, and attributes that both ends must share
(``same``) or must not share (``different``); ``because`` is added to the message. The finding stands at the relationship.
Work: each relationship once for each entry.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eaf.checking.assertion import Assertion, Context, Outcome, RuleKind, Violation
from eaf.loading.typed import items, relationship_selector
from eaf.model.metamodel import RELATIONSHIP_TYPES
from eaf.schemas.pieces import listed, mapping
from eaf.schemas.selectors import RELATIONSHIP_SELECTOR
from eaf.selection.selection import check_relationship_selector, marks
from eaf.text import Text

if TYPE_CHECKING:
    from eaf.pack.pack import Pack
    from eaf.pack.rule import Raw
    from eaf.pack.selector import RelationshipSelector


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

    @property
    def placeholders(self) -> frozenset[str]:
        """What a message may name."""
        return frozenset({"source", "target", "type"})

    def prepare(self, pack: Pack) -> None:
        """The attributes, layers and values named must exist."""
        check_relationship_selector(self.among, pack, ("among",))
        for key, entries in (("allow", self.allow), ("forbid", self.forbid)):
            for index, entry in enumerate(entries):
                check_relationship_selector(entry, pack, (key, index))

    def over(self, context: Context, selected: tuple[int, ...]) -> Outcome:
        """Match the relationships against every entry."""
        chosen = marks(len(context.graph), selected)
        candidates = [index for index in context.selection.relationships(self.among) if chosen[context.graph.sources[index]]]
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
            discriminator=graph.name_of(index),
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
)
