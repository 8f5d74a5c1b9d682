"""No two elements share a key.

``key`` lists the attributes that together must be unique; elements that lack one of them are left out. ``normalise`` says what
does not count as a difference: ``casefold``, ``trim``, ``fold-diacritics``. Every element after the first of its key is a finding
at its value, the first one is named beside it. Work: each subject once.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial, reduce
from typing import TYPE_CHECKING

from eaf.checking.assertion import Assertion, Context, Outcome, RuleKind, Violation
from eaf.graph.marks import both, numbers
from eaf.loading.problems import FIRST_SEEN
from eaf.loading.typed import words
from eaf.schemas.pieces import listed, mapping
from eaf.schemas.selectors import ATTRIBUTE
from eaf.selection.attributes import check_attribute
from eaf.selection.compare import said
from eaf.text import Text, fold

if TYPE_CHECKING:
    from eaf.graph.column import Codes, Column
    from eaf.graph.kernel import Kernel
    from eaf.pack.pack import Pack
    from eaf.pack.rule import Raw


@dataclass(frozen=True, slots=True)
class Parameters:
    """The key, and what does not count as a difference."""

    key: tuple[str, ...]
    normalise: tuple[str, ...] = ()

    @classmethod
    def read(cls, raw: dict[str, Raw]) -> Assertion:
        """Read the parameters of a rule."""
        return cls(words(raw.get("key")), words(raw.get("normalise")))

    @property
    def placeholders(self) -> frozenset[str]:
        """What a message may name."""
        return frozenset({"subject", "target", "value", "others"})

    def prepare(self, pack: Pack) -> None:
        """The attributes named must exist."""
        for index, name in enumerate(self.key):
            check_attribute(name, pack.properties, ("key", index))

    def over(self, context: Context, selected: bytearray) -> Outcome:
        """Give each different key a number; look only at keys that stand more than once."""
        graph, kernel = context.graph, context.graph.kernel
        columns = [graph.column(name) for name in self.key]
        whole = reduce(both, (kernel.marked(each.codes, each.present) for each in columns), selected)
        keys = [graph.shared((name, *self.normalise), partial(self._keys, graph.column(name), kernel)) for name in self.key]
        last, repeated = columns[-1], kernel.repeated(keys, whole)
        first: dict[tuple[int, ...], int] = {}
        found: list[Violation] = []
        for n in numbers(repeated):
            known = first.setdefault(tuple(int(each[n]) for each in keys), n)
            if known != n:
                found.append(self._violation(context, last, n, known))
        return Outcome(whole.count(1), tuple(found))

    def _keys(self, column: Column, kernel: Kernel) -> Codes:
        """For each element the number of its part of the key: each different value is normalised once."""
        known: dict[tuple[str, ...], int] = {}
        table = [known.setdefault(tuple(self._normal(said(v)) for v, _ in each), len(known)) for each in column.values]
        return kernel.mapped(column.codes, table)

    def _normal(self, value: str) -> str:
        if "trim" in self.normalise:
            value = " ".join(value.split())
        if "fold-diacritics" in self.normalise:
            return fold(value)
        return value.casefold() if "casefold" in self.normalise else value

    def _violation(self, context: Context, column: Column, n: int, known: int) -> Violation:
        facts, ids = context.graph.facts, context.graph.ids
        value, path = column.values[column.codes[n]][0]
        _, first = column.values[column.codes[known]][0]
        return Violation(
            subjects=(ids[n],),
            origin=facts.origin(n).child(*path),
            key=False,
            values={"subject": facts.name(n), "target": facts.name(known), "value": said(value), "others": ids[known]},
            discriminator="/".join(self.key),
            related=((facts.origin(known).child(*first), FIRST_SEEN),),
        )


KIND = RuleKind(
    id="unique",
    question=Text("Có bị trùng không?", "Are there duplicates?"),
    schema=mapping(
        {
            "key": listed(ATTRIBUTE, least=1, unique=True),
            "normalise": listed({"enum": ["casefold", "trim", "fold-diacritics"]}, unique=True),
        },
        required=("key",),
    ),
    read=Parameters.read,
    documentation=__doc__ or "",
)
