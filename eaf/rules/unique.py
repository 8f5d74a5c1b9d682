"""No two elements share a key.

``key`` lists the attributes that together must be unique; elements that lack one of them are left out. ``normalise`` says what
does not count as a difference: ``casefold``, ``trim``, ``fold-diacritics``. Every element after the first of its key is a finding
at its value, the first one is named beside it. Work: each subject once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eaf.checking.assertion import Assertion, Context, Outcome, RuleKind, Violation
from eaf.loading.problems import FIRST_SEEN
from eaf.loading.typed import words
from eaf.schemas.pieces import listed, mapping
from eaf.schemas.selectors import ATTRIBUTE
from eaf.selection.attributes import check_attribute, reader
from eaf.selection.compare import said
from eaf.text import Text, fold

if TYPE_CHECKING:
    from eaf.model.element import Element
    from eaf.pack.pack import Pack
    from eaf.pack.rule import Raw
    from eaf.selection.attributes import Values


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

    def over(self, context: Context, selected: tuple[int, ...]) -> Outcome:
        """One pass with a table of keys."""
        first: dict[tuple[tuple[str, ...], ...], tuple[Element, Values]] = {}
        found: list[Violation] = []
        subjects = 0
        readers = [reader(name) for name in self.key]
        for n in selected:
            element = context.graph.elements[n]
            parts = [read(element, context.model.elements) for read in readers]
            if not all(parts):
                continue
            subjects += 1
            key = tuple(tuple(self._normal(said(value)) for value, _ in part) for part in parts)
            known, where = first.setdefault(key, (element, parts[-1]))
            if known is not element:
                found.append(self._violation(element, parts[-1], known, where))
        return Outcome(subjects, tuple(found))

    def _normal(self, value: str) -> str:
        if "trim" in self.normalise:
            value = " ".join(value.split())
        if "fold-diacritics" in self.normalise:
            return fold(value)
        return value.casefold() if "casefold" in self.normalise else value

    def _violation(self, element: Element, values: Values, known: Element, where: Values) -> Violation:
        value, path = values[0]
        return Violation(
            subjects=(element.id,),
            origin=element.origin.child(*path),
            key=False,
            values={"subject": element.name, "target": known.name, "value": said(value), "others": known.id},
            discriminator="/".join(self.key),
            related=((known.origin.child(*where[0][1]), FIRST_SEEN),),
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
