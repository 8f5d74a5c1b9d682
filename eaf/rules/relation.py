"""Which relationships are allowed between which elements.

``among`` says which relationships are looked at (all, when it is left out; with ``select`` those that begin at a selected element).
With ``allow`` each of them must match an entry; an entry of ``forbid`` outweighs any permission. An entry names the
relationship's type, both of its ends, the kind of access, whether it names data, and attributes that both ends must share
(``same``) or must not share (``different``); ``because`` is added to the message. The finding stands at the relationship.
Work: each relationship once for each entry.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING

from eaf.checking.assertion import Assertion, Context, Outcome, RuleKind, Violation
from eaf.graph.marks import both, either, numbers, turned
from eaf.loading.typed import items, relationship_selector
from eaf.model.metamodel import RELATIONSHIP_TYPES
from eaf.schemas.pieces import listed, mapping
from eaf.schemas.selectors import RELATIONSHIP_SELECTOR
from eaf.selection.selection import check_relationship_selector
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

    def over(self, context: Context, selected: bytearray) -> Outcome:
        """Match the relationships against every entry."""
        graph, selection = context.graph, context.selection
        looked_at = both(selection.relationships(self.among), graph.with_end(graph.sources, selected))
        wrong = bytearray(len(looked_at))
        if self.allow:
            wrong = both(looked_at, turned(reduce(either, map(selection.relationships, self.allow))))
        because: dict[int, Text] = dict.fromkeys(numbers(wrong), Text())
        for entry in reversed(self.forbid):
            because |= dict.fromkeys(numbers(both(looked_at, selection.relationships(entry))), entry.because)
        found = tuple(_violation(context, index, because[index]) for index in sorted(because))
        return Outcome(looked_at.count(1), found)


def _violation(context: Context, index: int, because: Text) -> Violation:
    graph, facts = context.graph, context.graph.facts
    source, target = graph.sources[index], graph.targets[index]
    return Violation(
        subjects=(graph.ids[source], graph.ids[target]),
        origin=facts.relationship_origin(index),
        key=False,
        values={
            "source": facts.name(source),
            "target": facts.name(target),
            "type": RELATIONSHIP_TYPES[graph.type_of(index)].name,
        },
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
